/* command_theme.c - how the screen looks. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/problems.h"
#include "app/theme.h"

/* "default, dark and mine"; the caller frees. */
static char *names_in_words(void)
{
  char *list = theme_list(), *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (char *name = list; out != NULL && name != NULL && *name != '\0';) {
    size_t length = strcspn(name, "\n");
    bool is_last = name[length] == '\0' || name[length + 1] == '\0';
    fprintf(out, "%s%.*s", name == list ? "" : is_last ? " and " : ", ", (int)length, name);
    name += length + (name[length] == '\n');
  }
  if (out != NULL) fclose(out);
  free(list);
  return text;
}

enum command_answer command_mouse(struct model *model, const char *argument)
{
  bool on = strcmp(argument, "on") == 0;
  if (argument[0] != '\0' && !on && strcmp(argument, "off") != 0) {
    model_say(model, "mouse knows on and off.");
    return COMMAND_REFUSED;
  }
  model->mouse = argument[0] == '\0' ? !model->mouse : on;
  model_say(model, model->mouse ? "The mouse can be used: with Shift it still selects text."
                                : "The mouse selects text now, and does nothing else.");
  return COMMAND_DONE;
}

enum command_answer command_theme(struct model *model, const char *argument)
{
  if (argument[0] == '\0') {
    char *names = names_in_words();
    model_say(model, "The theme is %s. There are %s.", model->theme.name, names);
    free(names);
    return COMMAND_DONE;
  }
  struct problems problems = {0};
  bool opened = theme_open(&model->theme, argument, &problems);
  if (problems.count > 0) {
    char *text = problems_text(&problems);
    model_say(model, "%s", text);
    free(text);
  } else if (!opened) {
    char *names = names_in_words();
    model_say(model, "There is no theme “%s”. There are %s.", argument, names);
    free(names);
  }
  problems_clear(&problems);
  return opened ? COMMAND_DONE : COMMAND_REFUSED;
}
