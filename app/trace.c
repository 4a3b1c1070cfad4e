#include "app/trace.h"

#include <stdio.h>
#include <stddef.h>
#include <stdint.h>

#include "app/exit_status.h"
#include "app/follow.h"
#include "app/report.h"
#include "app/say.h"
#include "app/say_cost.h"
#include "app/say_words.h"
#include "engine/engine.h"

/* What the events told so far amount to. */
struct tally {
  struct report *report;
  size_t generators, exchanges, lines_printed;
  size_t pulled;     /* results that reached the user */
  bool done;         /* the last of them was the end */
  bool error_pulled; /* or it was an error */
  bool job_failed;   /* of the event loop; or a rejection was handled nowhere */
};

static void tally_event(void *context, const struct engine *engine,
                        const struct engine_event *event)
{
  struct tally *tally = context;
  switch (event->kind) {
  case ENGINE_CREATE: tally->generators++; break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: tally->exchanges++; break;
  case ENGINE_PRINT:
    for (size_t i = 0; i < event->text_size; i++)
      tally->lines_printed += event->text[i] == '\n';
    break;
  case ENGINE_RESULT:
    if (event->consumer != ENGINE_YOU) break;
    tally->pulled++;
    tally->done = event->done;
    tally->error_pulled = event->threw;
    break;
  case ENGINE_ERROR:
    if (!event->caught && engine_in_loop(engine, event->tick)) tally->job_failed = true;
    break;
  case ENGINE_ASYNC:
    if (event->async == ENGINE_UNHANDLED) tally->job_failed = true;
    break;
  default: break;
  }
  tally->report->event(tally->report, engine, event);
}

/* Pulls what the script returned until it is done, fails, or has given enough. An error that
 * nothing catches stops before it unwinds: it is let through, so that it reaches us. */
static enum follow_end pull(struct follow *follow, const struct tally *tally, unsigned long most)
{
  struct engine *engine = follow->engine;
  for (unsigned long i = 0; i < most && engine_next(engine); i++) {
    enum follow_end end = follow_run(follow);
    if (end == FOLLOW_STOPPED && engine_stop(engine)->reason == ENGINE_STOP_ERROR &&
        engine_continue(engine))
      end = follow_run(follow);
    if (end != FOLLOW_STOPPED) return end;
    enum engine_reason reason = engine_stop(engine)->reason;
    if (tally->done || tally->error_pulled || reason == ENGINE_STOP_LIMIT ||
        reason == ENGINE_STOP_GONE)
      break;
  }
  return FOLLOW_STOPPED;
}

static enum follow_end run(struct follow *follow, const struct tally *tally,
                           const struct trace_options *options)
{
  struct engine *engine = follow->engine;
  enum follow_end end = follow_run(follow);
  if (end != FOLLOW_STOPPED || engine_stop(engine)->reason != ENGINE_STOP_LOADED) return end;
  if (engine_run_all(engine, options->lines)) end = follow_run(follow);
  if (end != FOLLOW_STOPPED) return end;
  const struct engine_stop *stop = engine_stop(engine);
  if (stop->reason != ENGINE_STOP_END || stop->returned == ENGINE_MAIN) return end;
  return pull(follow, tally, options->pull);
}

/* Ends that no event has told of. */
static bool is_untold(enum engine_reason reason)
{
  return reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_LIMIT ||
         reason == ENGINE_STOP_GONE || reason == ENGINE_STOP_PAUSED;
}

static void write_summary(const struct tally *tally, const struct trace_options *options)
{
  char text[512];
  struct sentence sentence;
  sentence_start(&sentence, text, sizeof text);
  SAY_WITH(&sentence, TALLY, {"generators", NULL, tally->generators},
           {"calls", NULL, tally->exchanges}, {"lines", NULL, tally->lines_printed});
  if (options->pull > 0 && tally->pulled >= options->pull && !tally->done && !tally->error_pulled)
    SAY_WITH(&sentence, TALLY_MORE, {"count", NULL, tally->pulled});
  puts(text);
}

/* Runs the script once more, eagerly, and compares. */
static enum follow_end compare(struct follow *follow, const struct tally *tally,
                               const struct trace_options *options)
{
  struct engine *engine = follow->engine;
  const struct engine_cost *lazy = engine_cost(engine);
  if (!lazy) return FOLLOW_STOPPED; /* it could not be loaded, or is gone: that was told */
  enum follow_end end = FOLLOW_STOPPED;
  if (engine_eager(engine, SAY_COST_LIMIT)) end = follow_run(follow);
  if (end != FOLLOW_STOPPED) return end;
  const struct engine_cost *eager = engine_eager_cost(engine);
  char text[8192];
  if (!options->summary) report_json_cost(tally->report, engine, lazy, eager);
  else puts(eager ? say_cost(lazy, eager, text, sizeof text) : engine_problem(engine));
  return end;
}

static int status_of(const struct engine *engine, const struct tally *tally)
{
  const struct engine_stop *stop = engine_stop(engine);
  if (stop->reason == ENGINE_STOP_LIMIT) return EXIT_LIMIT;
  if (stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_GONE ||
      (stop->ended && stop->failed) || tally->error_pulled || tally->job_failed)
    return EXIT_SCRIPT_FAILED;
  return EXIT_WELL;
}

int trace_run(struct engine *engine, struct report *report, const struct trace_options *options)
{
  struct tally tally = {.report = report};
  struct follow follow = {
      .engine = engine, .forget = true, .event = tally_event, .context = &tally};
  enum follow_end end = run(&follow, &tally, options);
  int status = EXIT_INTERRUPTED;
  if (end == FOLLOW_STOPPED) status = status_of(engine, &tally);
  if (end == FOLLOW_STOPPED || end == FOLLOW_INTERRUPTED) {
    if (!options->summary || is_untold(engine_stop(engine)->reason))
      report->stop(report, engine,
                   &(struct report_present){.arrival = &(struct say_arrival){.from = follow.told}});
    if (options->summary) write_summary(&tally, options);
    if (options->cost && end == FOLLOW_STOPPED) end = compare(&follow, &tally, options);
    if (end == FOLLOW_INTERRUPTED) status = EXIT_INTERRUPTED;
    follow.problem = follow_flush();
    if (follow.problem) end = FOLLOW_NO_OUTPUT;
  }
  engine_free(engine);
  report->free(report);
  return end == FOLLOW_NO_OUTPUT ? follow_no_output(follow.problem) : status;
}
