#include "app/ahead.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"

static bool begins_with_word(const char *line, const char *word)
{
  size_t size = strlen(word);
  return strncmp(line, word, size) == 0 && (line[size] == '\0' || line[size] == ' ');
}

/* May the command line be given while the script runs? A prompt may, where its command may. */
static bool may_run(const char *line)
{
  if (begins_with_word(line, "prompt") && strchr(line, ' ') != NULL) line = strchr(line, ' ') + 1;
  const struct command *command = command_find(line, strcspn(line, " "), COMMAND_SCREEN);
  return command != NULL && (command->places & COMMAND_RUNNING_TOO);
}

bool ahead_takes(struct model *model, const char *key)
{
  struct ahead *ahead = &model->ahead;
  const char *line = keymap_find(model->keymap, key);
  if (!model_running(model)) return false;
  if (line != NULL && (begins_with_word(line, "pause") || begins_with_word(line, "kill"))) {
    ahead->count = 0;
    return false;
  }
  bool typed = model->prompt.open || model->cover != PANE_COUNT;
  if (ahead->count == 0 && (typed || line == NULL || may_run(line))) return false;
  if (ahead->count < AHEAD_MOST && strlen(key) < AHEAD_KEY)
    snprintf(ahead->keys[ahead->count++], AHEAD_KEY, "%s", key);
  return true;
}

bool ahead_next(struct model *model, char *key)
{
  struct ahead *ahead = &model->ahead;
  if (ahead->count == 0 || model_running(model)) return false;
  memcpy(key, ahead->keys[0], AHEAD_KEY);
  ahead->count--;
  memmove(ahead->keys[0], ahead->keys[1], ahead->count * AHEAD_KEY);
  return true;
}
