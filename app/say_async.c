#include "app/say_async.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/async.h"
#include "app/language.h"
#include "app/say_words.h"
#include "engine/engine.h"

/* Those that are not told in lists are what the async view shows. */
static const struct {
  enum say_word word;
  bool told;
} templates[] = {
    [ENGINE_PROMISE] = {SAY_ASYNC_PROMISE, false},
    [ENGINE_FULFILLED] = {SAY_ASYNC_FULFILLED, true},
    [ENGINE_REJECTED] = {SAY_ASYNC_REJECTED, true},
    [ENGINE_WAITS] = {SAY_ASYNC_WAITS, true},
    [ENGINE_UNHANDLED] = {SAY_ASYNC_UNHANDLED, true},
    [ENGINE_MICROTASK] = {SAY_ASYNC_MICROTASK, false},
    [ENGINE_MICROTASK_RUNS] = {SAY_ASYNC_MICROTASK_RUNS, false},
    [ENGINE_TIMER] = {SAY_ASYNC_TIMER, false},
    [ENGINE_TIMER_FIRES] = {SAY_ASYNC_TIMER_FIRES, true},
    [ENGINE_LOOP] = {SAY_ASYNC_LOOP, true},
};

bool say_async_is_told(const struct engine_event *event)
{
  bool by_then = event->async == ENGINE_WAITS && event->generator == ENGINE_MAIN;
  return templates[event->async].told && !by_then;
}

void say_async_add(struct sentence *sentence, const struct engine *engine,
                   const struct engine_event *event, const struct language *language)
{
  bool is_value = event->async == ENGINE_FULFILLED || event->async == ENGINE_REJECTED;
  char *value = is_value ? language->value(event->text) : NULL;
  char clock[24], due[24]; /* 0 is one of them */
  snprintf(clock, sizeof clock, "%" PRIu64, event->clock);
  snprintf(due, sizeof due, "%" PRIu64, event->due);
  const struct sentence_word words[] = {
      {"object", NULL, event->object},
      {"other", NULL, event->other},
      {"clock", clock, 0},
      {"due", due, 0},
      {"what", value ? value : event->text, 0},
      {"generator", engine_name(engine, event->generator), 0},
      {NULL, NULL, 0},
  };
  sentence_add_template(sentence, say_words[templates[event->async].word], words);
  free(value);
}

const char *say_async_now(int now, unsigned job, const char *what, char *out, size_t size)
{
  static const enum say_word sayings[] = {
      [ASYNC_MAIN] = SAY_NOW_MAIN,   [ASYNC_BETWEEN] = SAY_NOW_BETWEEN,
      [ASYNC_TIMER] = SAY_NOW_TIMER, [ASYNC_MICROTASK] = SAY_NOW_MICROTASK,
      [ASYNC_OVER] = SAY_NOW_OVER,
  };
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  const struct sentence_word words[] = {{"job", NULL, job}, {"what", what, 0}, {NULL, NULL, 0}};
  sentence_add_template(&sentence, say_words[sayings[now]], words);
  return out;
}

const char *say_async_runner(const struct say_async_runner *runner, const struct language *language,
                             char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  enum say_word word = runner->for_ever         ? SAY_RUNNER_NEVER
                       : runner->microtask != 0 ? SAY_RUNNER_MICROTASK
                       : runner->settled        ? SAY_RUNNER_NOW
                       : runner->soon           ? SAY_RUNNER_SOON
                       : runner->by_async       ? SAY_RUNNER_ASYNC
                       : runner->line > 0       ? SAY_RUNNER_BY_HAND
                                                : SAY_RUNNER_NOBODY;
  const struct sentence_word words[] = {{"microtask", NULL, runner->microtask},
                                        {"line", NULL, (unsigned)runner->line},
                                        {"then", language->then, 0},
                                        {NULL, NULL, 0}};
  sentence_add_template(&sentence, say_words[word], words);
  return out;
}

const char *say_async_unhandled(void)
{
  return say_words[SAY_PROMISE_UNHANDLED];
}
