/* grade.c - see grade.h.
 *
 * check.lua asks for what it needs by reading files that are none: its `require "check"` gets the
 * library (assets/check.lua), and that opens a file whose name is a question:
 *
 *   library         the library itself, which what `require` gets loads
 *   run:COMMANDS    drives the student's file (grade_run.h); the answer is the run's summary
 *   events:FROM     the next events of that run
 *   shown           how the checker's newest result is shown, so that the library writes values
 *                   exactly as the student's are written
 *   verdict:JSON    a check's verdict
 *
 * So a verdict comes from nowhere but a process that never runs a line of the student's code, and
 * what check.lua prints is nothing but a note. While a run goes on, check.lua waits. */
#include "app/lesson/grade.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/grade_run.h"
#include "app/lesson/grade_verdict.h"
#include "app/room.h"
#include "engine/engine.h"

extern const char check_library[]; /* assets/check.lua */

enum {
  UNLESS_TOLD = 2000,      /* milliseconds of a run */
  CHECKER_SECONDS = 20,    /* of processor time */
  CHECKER_MEBIBYTES = 512, /* the events of a run need some */
  MOST_RUNS = 100,
  MOST_NOTES = 1 << 16 /* bytes */
};

struct grade {
  struct grade_options options;
  struct engine *checker; /* NULL once all is done */
  struct grade_run *run;  /* the newest; NULL: none yet */
  bool run_awaited;       /* the checker waits for it */
  enum grade_status status;
  bool limit;
  char problem[2048];
  size_t told; /* events of the checker */
  FILE *note_stream;
  char *notes;
  size_t note_size;
  struct grade_verdicts verdicts;
};

/* --------------------------------------------------------------- what check.lua asks */

static void give(struct grade *grade, char *text, size_t size)
{
  if (text) engine_give_file(grade->checker, true, text, size);
  else engine_give_file(grade->checker, false, "There is not enough memory.", 27);
  free(text);
}

static void refuse(struct grade *grade, const char *why)
{
  engine_give_file(grade->checker, false, why, strlen(why));
}

static void begin_run(struct grade *grade, const char *commands)
{
  if (grade->verdicts.run_count == MOST_RUNS) {
    refuse(grade, "a check may make at most 100 runs");
    return;
  }
  grade_run_free(grade->run);
  grade->run = grade_run_new(&grade->options, commands);
  grade_verdicts_begin_run(&grade->verdicts, commands);
  if (grade->run) grade->run_awaited = true;
  else refuse(grade, "there is not enough memory");
}

static void end_run(struct grade *grade)
{
  size_t size = 0;
  grade->run_awaited = false;
  grade->limit = grade->limit || grade_run_limit(grade->run);
  grade_verdicts_end_run(&grade->verdicts, grade_run_steps(grade->run));
  char *summary = grade_run_summary(grade->run, &size);
  give(grade, summary, size);
}

static void give_shown(struct grade *grade)
{
  for (size_t i = engine_event_count(grade->checker); i > 0; i--) {
    const struct engine_event *event = engine_skim(grade->checker, i - 1);
    if (event->kind != ENGINE_RESULT) continue;
    engine_give_file(grade->checker, true, event->text, event->text_size);
    return;
  }
  refuse(grade, "nothing was shown");
}

static const char *after(const char *name, const char *start)
{
  size_t size = strlen(start);
  return strncmp(name, start, size) == 0 ? name + size : NULL;
}

/* The library under a name of its own, since the author's file is called check.lua, too. */
static const char bootstrap[] = "return assert(load(io.open('library'):read('a'), "
                                "'=the check library'))(...)";

static bool answer_question(void *context, const char *name)
{
  struct grade *grade = context;
  const char *rest;
  size_t size = 0;
  if (strcmp(name, "check.lua") == 0) {
    engine_give_file(grade->checker, true, bootstrap, strlen(bootstrap));
  } else if (strcmp(name, "library") == 0) {
    engine_give_file(grade->checker, true, check_library, strlen(check_library));
  } else if ((rest = after(name, "run:")) != NULL) {
    begin_run(grade, rest);
  } else if ((rest = after(name, "events:")) != NULL && grade->run) {
    char *events = grade_run_events(grade->run, strtoul(rest, NULL, 10), &size);
    give(grade, events, size);
  } else if (strcmp(name, "shown") == 0) {
    give_shown(grade);
  } else if ((rest = after(name, "verdict:")) != NULL) {
    if (grade_verdicts_take(&grade->verdicts, rest)) engine_give_file(grade->checker, true, "", 0);
    else refuse(grade, "the verdict was not understood");
  } else {
    return false;
  }
  return true;
}

/* -------------------------------------------------------------------- its course */

static void close_processes(struct grade *grade)
{
  grade_run_free(grade->run);
  engine_free(grade->checker);
  grade->run = NULL;
  grade->checker = NULL;
  grade->run_awaited = false;
}

static size_t failed_count(const struct grade *grade)
{
  return grade_count_of(grade, GRADE_CHECK_FAILED);
}

/* why: what kept check.lua from its end; NULL: nothing did. Where a run had failed already,
 * check.lua may well stumble over that, and the verdict stands. */
static void finish(struct grade *grade, const char *why)
{
  if (why && failed_count(grade) == 0) {
    char *text = grade_verdict_inert(why);
    snprintf(grade->problem, sizeof grade->problem, "%s", text);
    free(text);
    grade->status = GRADE_BROKEN;
  } else if (grade_count(grade) == 0) {
    snprintf(grade->problem, sizeof grade->problem, "check.lua has checked nothing.");
    grade->status = GRADE_BROKEN;
  } else {
    bool failed = failed_count(grade) > 0;
    grade->status = !failed ? GRADE_PASSED : grade->limit ? GRADE_LIMIT : GRADE_FAILED;
  }
  close_processes(grade);
}

static void take_notes(struct grade *grade)
{
  size_t count = engine_event_count(grade->checker);
  for (; grade->told < count; grade->told++) {
    const struct engine_event *event = engine_skim(grade->checker, grade->told);
    if (event->kind == ENGINE_PRINT && grade->note_size < MOST_NOTES) {
      char *text = grade_verdict_inert(event->text);
      fputs(text, grade->note_stream);
      fflush(grade->note_stream);
      free(text);
    }
  }
}

/* check.lua stands. */
static void conclude(struct grade *grade)
{
  const struct engine_stop *stop = engine_stop(grade->checker);
  char why[1024];
  size_t length = strlen(stop->text);
  while (length > 0 && stop->text[length - 1] == '.')
    length--;
  snprintf(why, sizeof why, "%.*s. That is a mistake in check.lua, not in the file.",
           (int)(length < 900 ? length : 900), stop->text);
  switch (stop->reason) {
  case ENGINE_STOP_LOADED:
  case ENGINE_STOP_CREATED:
    if (!engine_continue(grade->checker)) finish(grade, engine_problem(grade->checker));
    break;
  case ENGINE_STOP_END: finish(grade, stop->failed ? why : NULL); break;
  case ENGINE_STOP_SYNTAX:
  case ENGINE_STOP_ERROR: finish(grade, why); break;
  default: finish(grade, stop->text[0] ? stop->text : "check.lua did not come to its end."); break;
  }
}

static void step_checker(struct grade *grade)
{
  engine_dispatch(grade->checker);
  take_notes(grade);
  if (grade->run_awaited) return;
  if (engine_status(grade->checker) == ENGINE_STOPPED) conclude(grade);
  else if (engine_processor_time(grade->checker) > CHECKER_SECONDS * 1000)
    finish(grade, "check.lua was still running after 20 seconds, and was stopped.");
}

bool grade_dispatch(struct grade *grade)
{
  while (grade->status == GRADE_RUNNING) {
    if (grade->run_awaited) {
      if (!grade_run_dispatch(grade->run)) return false;
      end_run(grade);
    }
    step_checker(grade);
    if (!grade->run_awaited) break;
  }
  return grade->status != GRADE_RUNNING;
}

void grade_poll(const struct grade *grade, struct pollfd *pollfd)
{
  *pollfd = (struct pollfd){.fd = -1};
  if (grade->run_awaited) grade_run_poll(grade->run, pollfd);
  else if (grade->checker) engine_poll(grade->checker, pollfd);
}

void grade_wait(struct grade *grade)
{
  while (!grade_dispatch(grade)) {
    struct pollfd pollfd;
    grade_poll(grade, &pollfd);
    poll(&pollfd, 1, GRADE_PATIENCE);
  }
}

/* ------------------------------------------------------------------ start and end */

static bool ends_with(const char *text, const char *ending)
{
  size_t length = strlen(text), size = strlen(ending);
  return length >= size && strcmp(text + length - size, ending) == 0;
}

static bool begin(struct grade *grade, const struct grade_options *options, char *problem,
                  size_t size)
{
  grade->options = *options;
  grade->options.check = strdup(options->check);
  grade->options.file = strdup(options->file);
  if (options->milliseconds == 0) grade->options.milliseconds = UNLESS_TOLD;
  grade->note_stream = open_memstream(&grade->notes, &grade->note_size);
  if (!grade->options.check || !grade->options.file || !grade->note_stream) return false;
  fflush(grade->note_stream); /* so that the notes are "" */
  const struct engine_options checker = {.script = grade->options.check,
                                         .memory_limit = (uint64_t)CHECKER_MEBIBYTES << 20,
                                         .at_start = true,
                                         .no_history = true,
                                         .wants_file = answer_question,
                                         .context = grade};
  grade->checker = engine_open(&checker, problem, size);
  return grade->checker != NULL;
}

struct grade *grade_start(const struct grade_options *options, char *problem, size_t size)
{
  snprintf(problem, size, "There is not enough memory.");
  FILE *file = fopen(options->file, "r");
  if (!file) {
    snprintf(problem, size, "%s cannot be read.", options->file);
    return NULL;
  }
  fclose(file);
  if (ends_with(options->file, ".session")) { /* it would open another file */
    snprintf(problem, size, "%s is a saved session, not a script.", options->file);
    return NULL;
  }
  struct grade *grade = calloc(1, sizeof *grade);
  if (!grade || begin(grade, options, problem, size)) return grade;
  grade_free(grade);
  return NULL;
}

void grade_free(struct grade *grade)
{
  if (!grade) return;
  close_processes(grade);
  grade_verdicts_free(&grade->verdicts);
  if (grade->note_stream) fclose(grade->note_stream);
  free(grade->notes);
  free((void *)grade->options.check);
  free((void *)grade->options.file);
  free(grade);
}

enum grade_status grade_status(const struct grade *grade)
{
  return grade->status;
}

const char *grade_problem(const struct grade *grade)
{
  return grade->problem;
}

const char *grade_notes(const struct grade *grade)
{
  return grade->notes;
}

size_t grade_count(const struct grade *grade)
{
  return grade->verdicts.count;
}

const struct grade_check *grade_check(const struct grade *grade, size_t index)
{
  return index < grade->verdicts.count ? &grade->verdicts.checks[index] : NULL;
}

size_t grade_count_of(const struct grade *grade, enum grade_verdict verdict)
{
  size_t count = 0;
  for (size_t i = 0; i < grade->verdicts.count; i++)
    count += grade->verdicts.checks[i].verdict == verdict;
  return count;
}
