/* command_settings.c - the settings, shown and changed. What is changed here holds until the end;
 * the user's file is the user's. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config.h"
#include "app/config_file.h"
#include "app/model_inside.h"
#include "app/problems.h"

/* All settings with their values, where they come from, and what is wrong there. */
static enum command_answer show(struct model *model)
{
  char *text = NULL, *folder = config_file_shown("");
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) {
    free(folder);
    return COMMAND_REFUSED;
  }
  fputs("Now:\n", out);
  for (size_t i = 0; i < config_count; i++) {
    const struct config_setting *setting = &config_settings[i];
    fprintf(out, "  %-10s %-12s %s: %s\n", setting->name, setting->get(model), setting->values,
            setting->help);
  }
  fprintf(out, "\n`settings NAME VALUE` changes one until you quit.");
  if (folder != NULL)
    fprintf(out,
            " To keep it, write NAME VALUE into %s/config; keys of your own go into %s/keys, and "
            "themes into %s/themes.",
            folder, folder, folder);
  if (model->problems != NULL && model->problems[0] != '\0')
    fprintf(out, "\n\nNot understood:\n%s", model->problems);
  fclose(out);
  model_say(model, "%s", text);
  free(text);
  free(folder);
  return COMMAND_DONE;
}

enum command_answer command_settings(struct model *model, const char *argument)
{
  if (argument[0] == '\0') return show(model);
  struct problems problems = {0};
  config_read_text(model, NULL, argument, &problems);
  char *text = problems_text(&problems);
  bool well = problems.count == 0;
  if (!well && text != NULL) model_say(model, "%s", text);
  free(text);
  problems_clear(&problems);
  return well ? COMMAND_DONE : COMMAND_REFUSED;
}
