/* command_help.c - help about all commands, and about one of them. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/complete.h"
#include "app/config_file.h"
#include "app/keymap.h"
#include "app/model_inside.h"

/* In `drive`: one line. */
static void help_with(struct model *model, const struct command *command)
{
  model_say(model, "%s%s%s: %s", command->name, command->argument[0] != '\0' ? " " : "",
            command->argument, command->help);
}

/* All that `drive` understands, a line each. */
static void help_with_all(struct model *model)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return;
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if ((command->places & COMMAND_DRIVE) && command_concerns(model, command))
      fprintf(out, "%s%s%s%s: %s", i > 0 ? "\n" : "", command->name,
              command->argument[0] != '\0' ? " " : "", command->argument, command->help);
  }
  fclose(out);
  model_say(model, "%s", text);
  free(text);
}

static void write_kind(void *context, const struct complete_kind *kind)
{
  fprintf(context, "\n%s: %s", kind->name, kind->meaning);
}

static void write_line_keys(FILE *out)
{
  fputs("\n\nWhile you type:\n"
        "Tab, Shift-Tab: completes the word, then goes through what fits\n"
        "Up, Down: what you typed before; Ctrl-R: what has this in it\n"
        "Ctrl-A, Ctrl-E, Alt-b, Alt-f: to the start, to the end, word by word\n"
        "Ctrl-U, Ctrl-K, Ctrl-W: cuts to the start, the end, a word; Ctrl-Y: pastes\n"
        "Enter: do it; Esc: leave it; F1: this page",
        out);
}

char *command_explain(const struct model *model, const struct command *command)
{
  char *text = NULL, keys[256], example[256];
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return NULL;
  if (command == NULL) {
    fputs("Type the name of a command, then what it needs; the first letters are enough. Tab shows "
          "what fits.",
          out);
  } else {
    bool takes = command->argument[0] != '\0';
    fprintf(out, "%s%s%s\n%s\n", command->name, takes ? " " : "", command->argument, command->help);
    complete_kinds(command, write_kind, out);
    keymap_keys(model->keymap, command, keys, sizeof keys);
    if (keys[0] != '\0') fprintf(out, "\nKeys: %s", keys);
    fprintf(out, "\nExample: %s%s", keymap_key(model->keymap, "prompt"),
            complete_example(model, command, example, sizeof example));
  }
  if (model->prompt.open) write_line_keys(out);
  fclose(out);
  return text;
}

enum command_answer command_keys(struct model *model, const char *argument)
{
  (void)argument;
  char *text = NULL, *place = config_file_shown("keys");
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out != NULL) {
    fprintf(out, "# To change a key, write such a line into %s\n# KEY - takes a key away.\n\n",
            place != NULL ? place : "the file keys of your configuration");
    keymap_write(model->keymap, out);
    fclose(out);
    model_say(model, "%s", text);
  }
  free(text);
  free(place);
  return COMMAND_DONE;
}

enum command_answer command_help(struct model *model, const char *argument)
{
  unsigned place = model->on_screen ? COMMAND_SCREEN : COMMAND_DRIVE;
  const struct command *command = command_find(argument, strlen(argument), place);
  if (argument[0] != '\0' && command == NULL) {
    char problem[512];
    model_say(model, "%s",
              command_unknown(argument, strlen(argument), place, problem, sizeof problem));
    return COMMAND_REFUSED;
  }
  if (argument[0] == '\0' && model->on_screen) {
    model->cover = PANE_HELP;
    model->scrolls[PANE_HELP] = (struct model_scroll){0};
  } else if (argument[0] == '\0') {
    help_with_all(model);
  } else if (model->on_screen) {
    char *text = command_explain(model, command);
    if (text != NULL) model_say(model, "%s", text);
    free(text);
  } else {
    help_with(model, command);
  }
  return COMMAND_DONE;
}
