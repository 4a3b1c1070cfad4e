/* command_ask.c - questions that a throw-away copy of the script answers: an expression, and
 * the watches. The session does not move by them. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lessons.h"
#include "app/model_inside.h"

enum command_answer command_eval(struct model *model, const char *argument)
{
  struct model_asked asked = {.question = MODEL_ASKED_VALUE};
  snprintf(asked.text, sizeof asked.text, "%s", argument);
  return command_asks(model, engine_evaluate(model->engine, argument), &asked);
}

static enum command_answer take_value(struct model *model)
{
  bool failed;
  const char *value = engine_value(model->engine, &failed);
  if (value == NULL || failed) {
    model_say(model, "%s", value != NULL ? value : "There was no answer.");
    return COMMAND_REFUSED;
  }
  char *text = model_value(model, value);
  model_say(model, "%s", text);
  free(text);
  return COMMAND_DONE;
}

/* ------------------------------------------------------------------- watches */

static void tell_watch(struct model *model, size_t index)
{
  char text[1024];
  model_say(model, "Watched from now on: %s",
            say_watch(&model->watches, index, model_language(model), text, sizeof text));
}

static void take_watch(struct model *model)
{
  bool failed;
  const char *value = engine_value(model->engine, &failed);
  if (value != NULL) watch_answer(&model->watches, model->watch_next, value, failed);
  if (model->asked.text[0] != '\0') tell_watch(model, model->watch_next);
  model->watch_next++;
}

/* Puts the question of the next watch. One that cannot even be asked has its answer at once. */
static enum command_answer ask_watches(struct model *model)
{
  const struct model_asked asked = {.question = MODEL_ASKED_WATCH};
  for (; model->watch_next < watch_count(&model->watches); model->watch_next++) {
    const char *expression = watch_expression(&model->watches, model->watch_next);
    if (engine_evaluate(model->engine, expression)) {
      model->asked = asked;
      return COMMAND_ASKS;
    }
    watch_answer(&model->watches, model->watch_next, engine_problem(model->engine), true);
  }
  return COMMAND_DONE;
}

enum command_answer command_watch(struct model *model, const char *argument)
{
  if (argument[0] == '\0') return command_info(model, "watches");
  size_t index;
  if (!watch_add(&model->watches, argument, &index)) {
    model_say(model, "There are %d watches already: unwatch one first.", WATCH_MOST);
    return COMMAND_REFUSED;
  }
  model->watch_next = index;
  enum command_answer answer = ask_watches(model);
  if (answer == COMMAND_ASKS) snprintf(model->asked.text, sizeof model->asked.text, "%s", argument);
  else tell_watch(model, index);
  return answer;
}

enum command_answer command_unwatch(struct model *model, const char *argument)
{
  size_t index;
  if (!watch_find(&model->watches, argument, &index)) {
    model_say(model, "There is no watch %s.", argument);
    return COMMAND_REFUSED;
  }
  model_say(model, "No longer watching %s.", watch_expression(&model->watches, index));
  watch_remove(&model->watches, index);
  model->watch_next = watch_count(&model->watches);
  return COMMAND_DONE;
}

/* ------------------------------------------------------------------- answers */

enum command_answer command_go_on(struct model *model)
{
  enum model_question question = model->asked.question;
  if (model_running(model)) return question == MODEL_NOTHING_ASKED ? COMMAND_RUNS : COMMAND_ASKS;
  model->asked.question = MODEL_NOTHING_ASKED;
  command_lockstep_on(model);
  switch (question) {
  case MODEL_ASKED_VALUE: return take_value(model);
  case MODEL_ASKED_GUESS: return command_take_guess(model);
  case MODEL_ASKED_FUTURES: return command_take_futures(model);
  case MODEL_ASKED_COST: return command_take_cost(model);
  case MODEL_ASKED_WATCH: take_watch(model); break;
  case MODEL_ASKED_METER: break;
  case MODEL_NOTHING_ASKED:
    if (command_follow_on(model) == COMMAND_RUNS) return COMMAND_RUNS;
    break;
  }
  enum command_answer answer = ask_watches(model);
  if (answer == COMMAND_DONE) answer = command_ask_meter(model);
  return answer == COMMAND_DONE ? lessons_go_on(model) : answer;
}
