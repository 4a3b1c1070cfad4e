#include "app/drive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/exit_status.h"
#include "app/follow.h"
#include "app/model.h"
#include "app/report.h"
#include "engine/engine.h"

static void report_event(void *context, const struct engine *engine,
                         const struct engine_event *event)
{
  struct report *report = context;
  report->event(report, engine, event);
}

/* By how the session stands at the end. */
static int status_of(const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  switch (stop->reason) {
  case ENGINE_STOP_LIMIT: return EXIT_LIMIT;
  case ENGINE_STOP_SYNTAX:
  case ENGINE_STOP_ERROR:
  case ENGINE_STOP_GONE: return EXIT_SCRIPT_FAILED;
  default: return stop->ended && stop->failed ? EXIT_SCRIPT_FAILED : EXIT_WELL;
  }
}

/* Follows the engine to its stop and tells it. */
static enum follow_end run_and_tell(struct follow *follow, struct report *report)
{
  size_t from = follow->told;
  enum follow_end end = follow_run(follow);
  bool stands = end == FOLLOW_STOPPED || end == FOLLOW_INTERRUPTED;
  if (stands && engine_refused(follow->engine))
    report->refused(report, follow->engine, engine_problem(follow->engine));
  else if (stands)
    report->stop(report, follow->engine, from);
  return end == FOLLOW_INTERRUPTED ? FOLLOW_STOPPED : end;
}

/* One command. Returns false where it was the last. */
static bool answer(struct model *model, struct follow *follow, struct report *report,
                   const char *line, enum follow_end *end)
{
  switch (command_run(model, line, COMMAND_DRIVE)) {
  case COMMAND_QUIT: return false;
  case COMMAND_REFUSED: report->refused(report, follow->engine, model_message(model)); return true;
  case COMMAND_DONE:
    report->answer(report, follow->engine, line, model_message(model), follow->told);
    return true;
  case COMMAND_RUNS: break;
  }
  size_t count = engine_event_count(follow->engine);
  if (follow->told > count) follow->told = count; /* a restart begins the list again */
  *end = run_and_tell(follow, report);
  return *end == FOLLOW_STOPPED;
}

/* The command within a line, without the blanks around it; NULL where there is none. */
static const char *command_of(char *line)
{
  char *start = line + strspn(line, " \t\r\n");
  size_t size = strlen(start);
  while (size > 0 && strchr(" \t\r\n", start[size - 1]))
    size--;
  start[size] = '\0';
  return size == 0 || start[0] == '#' ? NULL : start;
}

static enum follow_end read_commands(struct model *model, struct follow *follow,
                                     struct report *report)
{
  enum follow_end end = run_and_tell(follow, report);
  char *line = NULL;
  size_t capacity = 0;
  bool more = end == FOLLOW_STOPPED;
  while (more) {
    follow->problem = follow_flush();
    if (follow->problem) {
      end = FOLLOW_NO_OUTPUT;
      break;
    }
    if (getline(&line, &capacity, stdin) < 0) break;
    const char *command = command_of(line);
    if (command) more = answer(model, follow, report, command, &end);
  }
  free(line);
  return end;
}

int drive_run(struct model *model, struct report *report)
{
  struct follow follow = {.engine = model_engine(model), .event = report_event, .context = report};
  enum follow_end end = read_commands(model, &follow, report);
  int status = end == FOLLOW_STOPPED ? status_of(follow.engine) : EXIT_INTERRUPTED;
  model_free(model);
  report->free(report);
  return end == FOLLOW_NO_OUTPUT ? follow_no_output(follow.problem) : status;
}
