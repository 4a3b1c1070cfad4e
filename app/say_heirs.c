#include "app/say_heirs.h"

#include <stdio.h>
#include <string.h>

#include "app/say.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "engine/engine.h"

enum { FUNCTIONS_NAMED = 5 }; /* more would bury the sentence */

/* "Its generator functions are count(from) and squares(). To make a generator, call one: …" */
static void add_functions(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  size_t shown = stop->function_count < FUNCTIONS_NAMED ? stop->function_count : FUNCTIONS_NAMED;
  char list[1024];
  struct sentence names;
  sentence_start(&names, list, sizeof list);
  for (size_t i = 0; i < shown; i++) {
    const struct engine_function *function = &stop->functions[i];
    bool last = i + 1 == stop->function_count;
    sentence_add(&names, "%s%s(%s)",
                 i == 0 ? ""
                 : last ? " and "
                        : ", ",
                 function->name, function->parameters);
  }
  if (shown < stop->function_count)
    sentence_add(&names, " and %zu more", stop->function_count - shown);
  sentence_add_about(sentence,
                     "It defines {what}. To make a generator, call one: new {subject}(…).",
                     stop->functions[0].name, list);
}

static size_t count_suspended(const struct engine_stop *stop)
{
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++)
    count += stop->generators[i].state == ENGINE_SUSPENDED_START ||
             stop->generators[i].state == ENGINE_SUSPENDED_YIELD;
  return count;
}

static void add_no_heir(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  size_t made = stop->generator_count + stop->generators_left_out;
  if (made == 0) sentence_add_about(sentence, "It made no generator.", "", "");
  else if (made == 1) sentence_add_about(sentence, "Its generator is finished.", "", "");
  else sentence_add_about(sentence, "All its generators are finished.", "", "");
  if (stop->function_count > 0) add_functions(sentence, engine);
}

void say_heirs_add(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  uint32_t target = engine_target(engine);
  const struct engine_generator *generator = say_generator(engine, target);
  if (!generator || target == ENGINE_MAIN) {
    add_no_heir(sentence, engine);
    return;
  }
  const char *name = generator->name;
  char suspended[32];
  size_t others = count_suspended(stop);
  snprintf(suspended, sizeof suspended, "%zu", others);
  if (target == stop->returned) sentence_add_about(sentence, "It returned {subject}.", name, "");
  else if (generator->state == ENGINE_COMPLETED)
    sentence_add_about(sentence, "{subject} is {what}.", name, say_state((int)generator->state));
  else if (others > 1)
    sentence_add_about(sentence,
                       "It left {what} generators unfinished; the one to ask is {subject}.", name,
                       suspended);
  else sentence_add_about(sentence, "It left {subject} unfinished.", name, "");
  if (generator->state == ENGINE_SUSPENDED_START)
    sentence_add_about(sentence, "Now you are the consumer: next asks it for its first result.", "",
                       "");
  else if (generator->state == ENGINE_SUSPENDED_YIELD)
    sentence_add_about(sentence, "Now you are the consumer: next asks it for its next result.", "",
                       "");
  else if (target == stop->returned)
    sentence_add_about(sentence, "It has finished already.", "", "");
}
