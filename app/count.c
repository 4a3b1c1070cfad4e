#include "app/count.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say_progress.h"

/* What is worth doing again right away: it goes on, back, or moves. */
static bool may_repeat(const char *line)
{
  static const char *const names[] = {"next", "step", "over",   "finish", "call",  "continue",
                                      "back", "redo", "select", "scroll", "match", "branch"};
  size_t size = strcspn(line, " ");
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == size && strncmp(line, names[i], size) == 0) return true;
  return false;
}

/* A digit that the user has bound to something keeps that meaning, until a count has begun. */
static bool is_digit(const struct model *model, const char *key)
{
  if (!isdigit((unsigned char)key[0]) || key[1] != '\0') return false;
  return model->count.typed > 0 || (key[0] != '0' && keymap_find(model->keymap, key) == NULL);
}

static void add_digit(struct model *model, int digit)
{
  struct count *count = &model->count;
  char text[256];
  int typed = count->typed * 10 + digit;
  count->typed = typed < COUNT_MOST ? typed : COUNT_MOST;
  say_count(count->typed, keymap_key(model->keymap, "next"), keymap_key(model->keymap, "back"),
            keymap_key(model->keymap, "step"), text, sizeof text);
  model_say(model, "%s", text);
}

bool count_takes(struct model *model, const char *key)
{
  struct count *count = &model->count;
  if (is_digit(model, key)) {
    add_digit(model, key[0] - '0');
    return true;
  }
  int typed = count->typed;
  const char *line = keymap_find(model->keymap, key);
  *count = (struct count){0};
  if (typed == 0) return false;
  model_say(model, "%s", "");
  if (strcmp(key, "Esc") == 0) return true;
  if (line == NULL || strlen(key) >= AHEAD_KEY) return false;
  if (!may_repeat(line)) {
    char text[256];
    say_count_refused(key, keymap_key(model->keymap, "next"), text, sizeof text);
    model_say(model, "%s", text);
    return true;
  }
  snprintf(count->key, sizeof count->key, "%s", key);
  count->all = typed;
  count->left = typed - 1;
  return false;
}

/* The key has not led to where it is to be pressed once more. */
static bool has_ended(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  if (model->message[0] != '\0' || model->prompt.open || model->cover != PANE_COUNT) return true;
  const char *line = keymap_find(model->keymap, model->count.key);
  if (line == NULL) return true;
  if (model->arrival.by != SAY_BY_RUNNING || strncmp(line, "scroll", 6) == 0) return false;
  const struct engine_generator *subject = snapshot_generator(model->shown, model_subject(model));
  return stop->reason == ENGINE_STOP_BREAK || stop->reason == ENGINE_STOP_ERROR ||
         stop->reason == ENGINE_STOP_END || stop->reason == ENGINE_STOP_PAUSED ||
         stop->reason == ENGINE_STOP_LIMIT || stop->reason == ENGINE_STOP_GONE ||
         (stop->ended && subject != NULL && subject->state == ENGINE_COMPLETED);
}

bool count_next(struct model *model, char *key)
{
  struct count *count = &model->count;
  if (count->left == 0 || model_running(model)) return false;
  if (has_ended(model)) {
    count->done = count->all - count->left;
    count->left = 0;
    return false;
  }
  count->left--;
  memcpy(key, count->key, AHEAD_KEY);
  return true;
}
