#include "app/say_loop.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/async.h"
#include "app/say_words.h"
#include "engine/engine.h"

bool say_loop_runs(const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  return !stop->ended && (stop->reason == ENGINE_STOP_JOB || engine_in_loop(engine, stop->tick));
}

static bool is_async(const struct engine_event *event, enum engine_async what)
{
  return event != NULL && event->kind == ENGINE_ASYNC && event->async == what;
}

void say_loop_began(struct sentence *sentence, const struct engine *engine, size_t from)
{
  const unsigned kinds = ENGINE_KIND(ENGINE_ASYNC) | ENGINE_KIND(ENGINE_END);
  for (size_t i = from; (i = engine_event_next(engine, i, kinds)) != SIZE_MAX; i++) {
    const struct engine_event *event = engine_skim(engine, i);
    if (event == NULL || event->kind == ENGINE_END) return; /* what follows is the user's */
    if (!is_async(event, ENGINE_LOOP)) continue;
    SAY(sentence, LOOP_BEGINS);
    return;
  }
}

void say_loop_unhandled(struct sentence *sentence, const struct engine *engine, size_t from)
{
  size_t lost = 0, at = SIZE_MAX;
  for (size_t i = from; (i = engine_event_next(engine, i, ENGINE_KIND(ENGINE_ASYNC))) != SIZE_MAX;
       i++) {
    if (!is_async(engine_skim(engine, i), ENGINE_UNHANDLED)) continue;
    if (lost++ == 0) at = i;
  }
  const struct engine_event *first = lost > 0 ? engine_event(engine, at) : NULL;
  if (first == NULL) return;
  char name[32];
  snprintf(name, sizeof name, "promise#%u", first->object);
  SAY_WITH(sentence, UNHANDLED, {"promise", name, 0}, {"error", first->text, 0});
  if (lost > 1) SAY_WITH(sentence, UNHANDLED_MORE, {"count", NULL, lost - 1});
  SAY(sentence, UNHANDLED_NODE);
}

/* ----------------------------------------------------------------------- the job */

struct present { /* of the loop */
  bool timer, known;
  struct async_job job;
  uint64_t clock;
  const char *what; /* it does */
};

static struct present present_of(const struct engine *engine)
{
  struct present present = {.what = ""};
  struct async *async = async_new();
  if (async == NULL) return present;
  async_read(async, engine, SIZE_MAX);
  enum async_now now = async_now(async, &present.job);
  present.timer = now == ASYNC_TIMER;
  present.known = present.timer || now == ASYNC_MICROTASK;
  present.clock = async_clock(async);
  async_free(async);
  const struct engine_event *queued =
      present.job.event != ASYNC_NONE ? engine_event(engine, present.job.event) : NULL;
  if (queued != NULL) present.what = queued->text;
  return present;
}

void say_loop_job(struct sentence *sentence, const struct engine *engine)
{
  struct present present = present_of(engine);
  char clock[24];
  snprintf(clock, sizeof clock, "%" PRIu64, present.clock);
  const struct sentence_word words[] = {{"clock", clock, 0},
                                        {"job", NULL, present.job.number},
                                        {"what", present.what, 0},
                                        {NULL, NULL, 0}};
  sentence_add_template(sentence, say_words[present.timer ? SAY_JOB_TIMER : SAY_JOB_MICROTASK],
                        words);
  SAY(sentence, JOB_NEXT);
}

void say_loop_place(struct sentence *sentence, const struct engine *engine, const char *error)
{
  const struct engine_view *view = engine_view(engine);
  int line = view->frame_count > 0 ? view->frames[0].line : 0;
  if (line > 0) {
    SAY_WITH(sentence, AT_LOOP_LINE, {"line", NULL, (unsigned)line}, {"error", error, 0});
    return;
  }
  struct present present = present_of(engine);
  const char *kind = say_words[present.timer ? SAY_TIMER : SAY_MICROTASK];
  if (present.known)
    SAY_WITH(sentence, AT_LOOP, {"kind", kind, 0}, {"job", NULL, present.job.number},
             {"what", present.what, 0});
  else SAY_WITH(sentence, AT_LOOP_RUNS, {"error", error, 0});
}

/* ------------------------------------------------------------------------ awaits */

/* The request that the result answers: requests and results of one generator alternate. */
static const struct engine_event *request_of(const struct engine *engine, size_t result)
{
  const struct engine_event *answer = engine_event(engine, result);
  for (size_t i = result; answer != NULL && i-- > 0;) {
    const struct engine_event *event = engine_skim(engine, i);
    if (event == NULL) return NULL;
    bool request = event->kind >= ENGINE_NEXT && event->kind <= ENGINE_RETURN;
    if (request && event->generator == answer->generator) return engine_event(engine, i);
  }
  return NULL;
}

/* Did async make that generator? Then its promise was made right after it. */
static bool is_of_async(const struct engine *engine, const struct engine_event *result)
{
  struct async *async = async_new();
  if (async == NULL) return false;
  async_read(async, engine, SIZE_MAX);
  const struct async_generator *generator = async_generator(async, result->generator);
  bool is = generator != NULL && generator->async;
  async_free(async);
  return is;
}

void say_loop_result(struct sentence *sentence, const struct engine *engine, size_t index)
{
  const struct engine_event *result = engine_event(engine, index);
  if (result == NULL || result->kind != ENGINE_RESULT) return;
  const struct engine_event *request = request_of(engine, index);
  if (request != NULL && request->kind == ENGINE_THROW && request->consumer == ENGINE_MAIN &&
      engine_in_loop(engine, request->tick))
    SAY(sentence, REJECTED_ARRIVES);
  bool by_user = result->consumer == ENGINE_YOU || result->done || result->threw;
  if (by_user || strncmp(result->text, "promise#", 8) != 0 || !is_of_async(engine, result)) return;
  if (strstr(result->text, "(pending)") != NULL) SAY(sentence, AWAITS);
  else SAY(sentence, AWAITS_NO_MORE);
}

/* ----------------------------------------------------------------------- the end */

void say_loop_ended(struct sentence *sentence, const struct engine *engine,
                    const struct engine_event *end)
{
  if (end != NULL && engine_in_loop(engine, end->tick + 1)) SAY(sentence, END_LOOP);
  else SAY(sentence, END);
}

void say_loop_for_ever(struct sentence *sentence, const struct engine *engine)
{
  if (engine_event_next(engine, 0, ENGINE_KIND(ENGINE_ASYNC)) == SIZE_MAX) return;
  struct async *async = async_new();
  if (async == NULL) return;
  async_read(async, engine, SIZE_MAX);
  const uint32_t *ids;
  size_t count = async_generators(async, &ids), others = 0;
  uint32_t first = ENGINE_MAIN;
  for (size_t i = 0; i < count; i++) {
    if (!async_waits_for_ever(async, ids[i])) continue;
    if (first == ENGINE_MAIN) first = ids[i];
    else others++;
  }
  if (first != ENGINE_MAIN) {
    char name[32];
    snprintf(name, sizeof name, "promise#%u", async_generator(async, first)->awaits);
    SAY_WITH(sentence, WAITS_FOR_EVER, {"generator", engine_name(engine, first), 0},
             {"promise", name, 0});
    if (others > 0) SAY_WITH(sentence, WAIT_FOR_EVER_MORE, {"count", NULL, others});
  }
  async_free(async);
}
