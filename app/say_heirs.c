#include "app/say_heirs.h"

#include <stdbool.h>
#include <string.h>

#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "engine/engine.h"

enum { FUNCTIONS_NAMED = 5 }; /* more would bury the sentence */

/* "It defines count(from) and squares(). To make a generator, call one: …" */
static void add_functions(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  size_t count = stop->function_count, shown = count < FUNCTIONS_NAMED ? count : FUNCTIONS_NAMED;
  char list[1024];
  struct sentence names;
  sentence_start(&names, list, sizeof list);
  for (size_t i = 0; i < shown; i++) {
    const struct engine_function *function = &stop->functions[i];
    enum say_word comma = i + 1 == count ? SAY_LIST_AND : SAY_LIST_COMMA;
    char one[512];
    struct sentence name;
    sentence_start(&name, one, sizeof one);
    SAY_WITH(&name, FUNCTION, {"function", function->name, 0},
             {"parameters", function->parameters, 0});
    sentence_add(&names, "%s%s", i > 0 ? say_words[comma] : "", one);
  }
  if (shown < count) {
    char more[64];
    struct sentence rest;
    sentence_start(&rest, more, sizeof more);
    SAY_WITH(&rest, FUNCTIONS_MORE, {"count", NULL, count - shown});
    sentence_add(&names, "%s%s", say_words[SAY_LIST_AND], more);
  }
  const struct sentence_word words[] = {
      {"functions", list, 0}, {"function", stop->functions[0].name, 0}, {NULL, NULL, 0}};
  sentence_add_template(sentence, say_words[count == 1 ? SAY_DEFINES_ONE : SAY_DEFINES], words);
}

static size_t count_suspended(const struct engine_stop *stop)
{
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++)
    count += stop->generators[i].state == ENGINE_SUSPENDED_START ||
             stop->generators[i].state == ENGINE_SUSPENDED_YIELD;
  return count;
}

/* The byte after that many line ends; NULL: there are fewer. */
static const char *line_start(const char *text, int lines)
{
  for (; text != NULL && lines > 0; lines--) {
    text = strchr(text, '\n');
    if (text != NULL) text++;
  }
  return text;
}

bool say_heirs_finally(const struct engine *engine, const struct engine_generator *generator)
{
  const struct engine_stop *stop = engine_stop(engine);
  size_t size;
  const char *text = engine_source(engine, &size);
  int head = 0;
  if (generator->state != ENGINE_SUSPENDED_YIELD || strstr(text, "finally(") == NULL) return false;
  for (size_t i = 0; i < stop->function_count; i++)
    if (strcmp(stop->functions[i].name, generator->function) == 0) head = stop->functions[i].line;
  if (head == 0) return false;
  const char *start = line_start(text, head - 1), *end = line_start(text, generator->line - 1);
  const char *found = start != NULL ? strstr(start, "finally(") : NULL;
  return found != NULL && end != NULL && found < end;
}

/* A finally that waits in a generator which nobody may ever call again. */
static void add_finallys(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  const struct engine_generator *waits = NULL;
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++) {
    const struct engine_generator *generator = &stop->generators[i];
    if (generator->id == stop->returned || !say_heirs_finally(engine, generator)) continue;
    waits = generator;
    count++;
  }
  if (count == 1) SAY_WITH(sentence, LEFT_FINALLY, {"generator", waits->name, 0});
  else if (count > 1) SAY_WITH(sentence, LEFT_FINALLYS, {"count", NULL, count});
}

static void add_no_heir(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  size_t made = stop->generator_count + stop->generators_left_out;
  if (made == 0) SAY(sentence, NO_GENERATOR);
  else if (made == 1) SAY(sentence, ONE_FINISHED);
  else SAY(sentence, ALL_FINISHED);
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
  size_t suspended = count_suspended(stop);
  bool returned = target == stop->returned, finished = generator->state == ENGINE_COMPLETED;
  const struct sentence_word words[] = {
      {"generator", generator->name, 0},
      {"state", say_state((int)generator->state), 0},
      {"count", NULL, suspended},
      {NULL, NULL, 0},
  };
  enum say_word word = returned        ? SAY_RETURNED_IT
                       : finished      ? SAY_IT_IS
                       : suspended > 1 ? SAY_LEFT_SOME
                                       : SAY_LEFT_ONE;
  sentence_add_template(sentence, say_words[word], words);
  if (generator->state == ENGINE_SUSPENDED_START) SAY(sentence, ASK_FIRST);
  else if (generator->state == ENGINE_SUSPENDED_YIELD) SAY(sentence, ASK_NEXT);
  else if (returned) SAY(sentence, FINISHED_ALREADY);
  size_t others = finished ? suspended : suspended > 0 ? suspended - 1 : 0;
  if (returned && others > 0) SAY_WITH(sentence, LEFT_OTHERS, {"count", NULL, others});
  add_finallys(sentence, engine);
}
