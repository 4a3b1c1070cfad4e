/* command_view.c - views: pictures of what the program does. A view is a pane that has no place in
 * the layout: it opens zoomed over the others, and all commands go on working. */
#include "app/command_all.h"

#include <stdio.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lockstep.h"
#include "app/machine.h"
#include "app/model_inside.h"
#include "app/say_words.h"

static const struct {
  const char *name;
  enum pane pane;
} views[] = {
    {"lanes", PANE_LANES},       {"ladder", PANE_LADDER}, {"async", PANE_ASYNC},
    {"lockstep", PANE_LOCKSTEP}, {"states", PANE_STATES},
};
enum { VIEWS = sizeof views / sizeof views[0] };

/* What is in lockstep is told in the sentence while its view is closed. */
static void tell_again(struct model *model)
{
  struct engine_pair pair;
  if (lockstep_pair(model->lockstep, &pair)) model_tell_stop(model);
}

enum command_answer command_close_view(struct model *model)
{
  model->zoomed = PANE_COUNT;
  model->focus = model->before_view;
  tell_again(model);
  return COMMAND_DONE;
}

/* Once for the script as it is, also where there was no answer. */
enum command_answer command_ask_meter(struct model *model)
{
  const struct model_asked asked = {.question = MODEL_ASKED_METER};
  if (model->zoomed != PANE_LANES || model->meter.asked || model_running(model) ||
      model->asked.question != MODEL_NOTHING_ASKED || engine_eager_cost(model->engine) != NULL ||
      model->shown->stop.reason == ENGINE_STOP_SYNTAX)
    return COMMAND_DONE;
  model->meter.asked = true;
  if (!engine_eager(model->engine, model->meter.limit)) return COMMAND_DONE;
  return command_asks(model, true, &asked);
}

/* "There is no view lane. The views are lanes (L) and ladder (I)." */
static void say_views(struct model *model, const char *asked)
{
  char line[64], text[512], unknown[256] = "";
  struct sentence sentence;
  sentence_start(&sentence, text, sizeof text);
  for (size_t i = 0; i < VIEWS; i++) {
    snprintf(line, sizeof line, "view %s", views[i].name);
    const char *key = keymap_key(model->keymap, line);
    sentence_add(&sentence, "%s%s", i == 0 ? "" : i + 1 < VIEWS ? ", " : " and ", views[i].name);
    if (key[0] != '\0') sentence_add(&sentence, " (%s)", key);
  }
  if (asked[0] != '\0') snprintf(unknown, sizeof unknown, "There is no view %.200s. ", asked);
  model_say(model, "%sThe views are %s.", unknown, text);
}

/* One ladder or two; a ladder that is not open yet opens with both. */
static bool turn_ladder(struct model *model)
{
  if (model_iterator_other(model) == ENGINE_MAIN) {
    model_say(model, "%s", say_words[SAY_LADDER_NO_OTHER]);
    return false;
  }
  bool two = model->zoomed == PANE_LADDER && model_iterator_beside(model) != ENGINE_MAIN;
  model->ladders = two ? MODEL_LADDERS_ONE : MODEL_LADDERS_TWO;
  return true;
}

enum command_answer command_view(struct model *model, const char *argument)
{
  if (strcmp(argument, "async all") == 0) {
    model->async_all = !model->async_all;
    return COMMAND_DONE;
  }
  if (strcmp(argument, "ladder both") == 0) {
    if (!turn_ladder(model)) return COMMAND_REFUSED;
    if (model->zoomed == PANE_LADDER) return COMMAND_DONE;
    argument = "ladder";
  }
  if (strcmp(argument, "states all") == 0) {
    bool open = model->zoomed == PANE_STATES;
    model->machine->all = !open || !model->machine->all;
    model_read_view(model);
    if (open) return COMMAND_DONE;
    argument = "states";
  }
  for (size_t i = 0; i < VIEWS; i++) {
    if (strcmp(views[i].name, argument) != 0) continue;
    enum pane pane = views[i].pane;
    if (model->zoomed == pane) return command_close_view(model);
    if (!model_is_view(model->focus)) model->before_view = model->focus;
    model->focus = model->zoomed = pane;
    model->focus_hidden = PANE_COUNT;
    model->scrolls[pane] = (struct model_scroll){0};
    model_read_view(model);
    tell_again(model);
    return command_ask_meter(model);
  }
  say_views(model, argument);
  return argument[0] == '\0' ? COMMAND_DONE : COMMAND_REFUSED;
}
