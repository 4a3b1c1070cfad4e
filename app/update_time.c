#include "app/update_time.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/track.h"
#include "app/view.h"

/* -------------------------------------------------------------- the time pane */

static void move_cursor(struct model *model, const char *direction)
{
  enum timeline_track marks = track_marks(model);
  size_t count = timeline_count(model->timeline, marks);
  if (count == 0 || model->time_cursor == HISTORY_NONE) return;
  size_t at = timeline_before(model->timeline, marks, model->time_cursor);
  if (strcmp(direction, "top") == 0) at = 0;
  else if (strcmp(direction, "bottom") == 0) at = count - 1;
  else if (strcmp(direction, "right") == 0) at++;
  else if (at > 0) at--;
  if (at >= count) at = count - 1;
  model->time_cursor = timeline_at(model->timeline, marks, at).event;
}

/* To the mark of that event: of something printed, to when it has been printed. */
static const char *go_there(const struct model *model, size_t recorded, char *out, size_t size)
{
  enum timeline_track marks = track_marks(model);
  size_t at = timeline_before(model->timeline, marks, recorded);
  if (at >= timeline_count(model->timeline, marks)) return "";
  struct timeline_mark mark = timeline_at(model->timeline, marks, at);
  const struct engine_event *last =
      engine_branch_event(model->engine, engine_branch_current(model->engine), mark.last);
  if (last == NULL) return "";
  snprintf(out, size, "goto %" PRIu64, last->tick + mark.print);
  return out;
}

/* NULL: the pane has nothing to do with the key. */
static const char *pane_key(struct model *model, const char *line, char *out, size_t size)
{
  static const char *const moves[] = {"left", "right", "top", "bottom"};
  static const char scroll[] = "scroll ";
  bool opens = line != NULL && strcmp(line, "open") == 0;
  if (opens && model->time_cursor != HISTORY_NONE && !model_running(model))
    return go_there(model, model->time_cursor, out, size);
  if (line == NULL || strncmp(line, scroll, strlen(scroll)) != 0) return NULL;
  for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
    if (strcmp(line + strlen(scroll), moves[i]) == 0) {
      move_cursor(model, moves[i]);
      return "";
    }
  return NULL;
}

const char *update_time_click(const struct model *model, int row, int column, char *out,
                              size_t size)
{
  bool covered = model->prompt.open || model->cover != PANE_COUNT;
  size_t event = covered ? HISTORY_NONE : view_time_event(model, row, column);
  return event == HISTORY_NONE ? "" : go_there(model, event, out, size);
}

void update_time_settle(struct model *model)
{
  if (model->focus != PANE_TIME) model->time_cursor = HISTORY_NONE;
  if (model->focus != PANE_TIME || model->time_cursor != HISTORY_NONE || model_running(model))
    return;
  struct track track = track_of(model, track_marks(model));
  if (timeline_count(model->timeline, track.marks) == 0) return;
  size_t mark = track.past > 0 ? track.past - 1 : 0;
  model->time_cursor = timeline_at(model->timeline, track.marks, mark).event;
}

/* ---------------------------------------------------------------- predictions */

static const char *switch_predicting(struct model *model)
{
  const char *key = keymap_key(model->keymap, "next");
  model->predicting = !model->predicting;
  lessons_note(model, "predict");
  if (model->predicting)
    model_say(model, "Predicting: each %s first asks you what will come. %s ends that.", key,
              keymap_key(model->keymap, "predict"));
  else model_say(model, "Predicting is over.");
  return "";
}

/* An error on its way is not a result to be guessed. */
static bool asks_for_guess(const struct model *model)
{
  const struct command *next = command_find("next", strlen("next"), COMMAND_SCREEN);
  bool asks = model->predicting || lessons_want(model) == LESSONS_WANT_GUESS;
  return asks && next->makes_sense(model) && model->shown->stop.reason != ENGINE_STOP_ERROR;
}

/* -------------------------------------------------------------------- branches */

static const char *next_branch(struct model *model, char *out, size_t size)
{
  size_t count = engine_branch_count(model->engine);
  size_t next = count > 1 ? (engine_branch_current(model->engine) + 1) % count + 1 : 2;
  snprintf(out, size, "branch %zu", next); /* where there is no other, it says so */
  return out;
}

/* ------------------------------------------------------------------------ keys */

const char *update_time_key(struct model *model, const char *line, char *out, size_t size)
{
  const char *done = model->focus == PANE_TIME ? pane_key(model, line, out, size) : NULL;
  if (done != NULL || line == NULL) return done;
  if (strcmp(line, "predict") == 0) return switch_predicting(model);
  if (strcmp(line, "branch next") == 0) return next_branch(model, out, size);
  return strcmp(line, "next") == 0 && asks_for_guess(model) ? "prompt predict" : line;
}

const char *update_time_prompt(struct model *model, bool entered, char *out, size_t size)
{
  const struct prompt *prompt = &model->prompt;
  const char *name = prompt->command != NULL ? prompt->command->name : "";
  bool guess = model->predicting && strcmp(name, "predict") == 0;
  if (!entered && guess) return switch_predicting(model);
  if (!entered) return "";
  if (prompt->command == NULL) return prompt->text;
  bool guesses =
      guess || (strcmp(name, "predict") == 0 && lessons_want(model) == LESSONS_WANT_GUESS);
  if (guesses && prompt->text[strspn(prompt->text, " ")] == '\0') return "predict";
  snprintf(out, size, "%s %s", name, prompt->text);
  if (strcmp(name, "what-if") != 0) return out;
  static const char *const deeds[] = {"send", "throw", "return"};
  size_t word = strcspn(prompt->text, " ");
  for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
    if (strlen(deeds[i]) == word && strncmp(prompt->text, deeds[i], word) == 0) return out;
  if (word > 0) snprintf(out, size, "%s send %s", name, prompt->text);
  return out;
}

const char *update_time_take(const struct model *model, char *out, size_t size)
{
  static const char *const names[] = {"send", "throw", "return"};
  snprintf(out, size, "%s %s", names[model->futures.request], model->futures.text);
  return out;
}
