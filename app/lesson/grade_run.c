/* grade_run.c - see grade_run.h. It follows the engine as `drive` does (drive.c), but step by
 * step, and it gives up what takes too long. */
#include "app/lesson/grade_run.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/command.h"
#include "app/lesson/grade.h"
#include "app/lesson/grade_lua.h"
#include "app/model.h"
#include "app/report_json.h"
#include "app/room.h"
#include "engine/engine.h"

enum {
  MOST_EVENTS = 100000,
  MOST_PRINTED = 1 << 20, /* bytes */
  PART = 500,             /* events in one answer */
  PAUSE_PATIENCE = 500,   /* milliseconds until a run that is too long says where it is */
  WALL_FACTOR = 20        /* of the processor time: for a process that does not run at all */
};

/* A build with sanitizers is slow. */
#ifdef YS_SANITIZED
enum { SLOWNESS = 5 };
#else
enum { SLOWNESS = 1 };
#endif

struct grade_run {
  struct model *model; /* NULL: it never began */
  struct engine *engine;
  char *commands;      /* cut into lines */
  size_t size, at;     /* bytes of them; where the next command begins */
  size_t number;       /* of the command under way, from 1 on; 0: the file's own run */
  const char *command; /* it */
  char *steps;         /* all that was given, and how much */
  size_t steps_size, step_count;
  FILE *step_stream;
  enum command_answer answer; /* its */
  bool begun, done, limit;
  const char *kind; /* of the problem: "file", "command", "limit", "gone", "check"; "": none */
  char problem[2048], hint[1024], file_error[1024]; /* file_error: of its own run */
  unsigned milliseconds;                            /* of processor time */
  uint64_t before;        /* what the process had used when the file began to run */
  uint64_t began, paused; /* paused: when it was asked to, 0: it was not. Milliseconds */
  size_t told, printed;   /* events taken; bytes that they printed */
  json_t **events;
  size_t event_capacity;
};

static uint64_t now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

/* The first problem stands. */
__attribute__((format(printf, 3, 4))) static void end_with(struct grade_run *run, const char *kind,
                                                           const char *format, ...)
{
  run->done = true;
  if (run->kind[0]) return;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(run->problem, sizeof run->problem, format, arguments);
  va_end(arguments);
  run->kind = kind;
  run->limit = strcmp(kind, "limit") == 0;
}

/* An exercise is about generators, not about files; and a submission's folder has those of
 * others. */
static bool refuse_file(void *context, const char *name)
{
  static const char problem[] = "files cannot be read in an exercise";
  struct grade_run *run = context;
  engine_give_file(run->engine, false, problem, sizeof problem - 1);
  end_with(run, "file", "It reads the file %.200s, but files cannot be read in an exercise.", name);
  return true;
}

struct grade_run *grade_run_new(const struct grade_options *options, const char *commands)
{
  struct grade_run *run = calloc(1, sizeof *run);
  char problem[1024];
  if (!run) return NULL;
  run->kind = run->command = "";
  run->answer = COMMAND_RUNS; /* the opening */
  run->milliseconds = options->milliseconds;
  run->began = now();
  run->commands = strdup(commands);
  run->step_stream = open_memstream(&run->steps, &run->steps_size);
  if (run->step_stream) fflush(run->step_stream); /* so that they are "" */
  const struct engine_options engine = {.script = options->file,
                                        .memory_limit = options->memory_limit,
                                        .at_start = true,
                                        .no_history = true,
                                        .wants_file = refuse_file,
                                        .context = run};
  run->engine = engine_open(&engine, problem, sizeof problem);
  if (run->engine) run->model = model_new(run->engine, options->file);
  if (run->commands && run->step_stream && run->model) {
    run->size = strlen(run->commands);
    return run;
  }
  if (run->engine && !run->model) engine_free(run->engine);
  if (run->engine) snprintf(problem, sizeof problem, "There is not enough memory.");
  end_with(run, "file", "%s", problem);
  return run;
}

void grade_run_free(struct grade_run *run)
{
  if (!run) return;
  for (size_t i = 0; i < run->told; i++)
    json_decref(run->events[i]);
  free(run->events);
  free(run->commands);
  if (run->step_stream) fclose(run->step_stream);
  free(run->steps);
  if (run->model) model_free(run->model);
  free(run);
}

void grade_run_poll(const struct grade_run *run, struct pollfd *pollfd)
{
  *pollfd = (struct pollfd){.fd = -1};
  if (run->model && !run->done) engine_poll(run->engine, pollfd);
}

bool grade_run_limit(const struct grade_run *run)
{
  return run->limit;
}

const char *grade_run_steps(const struct grade_run *run)
{
  return run->steps ? run->steps : "";
}

/* -------------------------------------------------------------------- events */

/* As `trace --json` has it; and which command caused it. */
static json_t *event_of(const struct grade_run *run, const struct engine_event *event)
{
  json_t *object = report_json_event(run->engine, event);
  json_object_set_new_nocheck(object, "command", json_integer((json_int_t)run->number));
  json_object_set_new_nocheck(object, "step", json_integer((json_int_t)run->step_count));
  return object;
}

static void take_events(struct grade_run *run)
{
  size_t count = engine_event_count(run->engine);
  while (run->told < count && run->told < MOST_EVENTS && run->printed <= MOST_PRINTED) {
    const struct engine_event *event = engine_skim(run->engine, run->told);
    if (event->kind == ENGINE_PRINT) run->printed += event->text_size;
    run->events = room_for_one(run->events, run->told, &run->event_capacity, sizeof *run->events);
    run->events[run->told++] = event_of(run, event);
  }
  if (run->printed > MOST_PRINTED)
    end_with(run, "limit", "It printed more than %d KiB. Is there a loop that does not end?",
             MOST_PRINTED >> 10);
  if (run->told >= MOST_EVENTS)
    end_with(run, "limit",
             "It made more than %d calls and prints. Is there a loop that does not "
             "end?",
             MOST_EVENTS);
}

/* ---------------------------------------------------------------------- limits */

static void too_long(struct grade_run *run, int line, const char *name)
{
  char where[300] = "";
  if (line > 0) snprintf(where, sizeof where, ", at line %d of %s", line, name);
  end_with(run, "limit",
           "It was still running after %g second%s%s, and was stopped. Is there a loop that does "
           "not end, or that goes over a generator that never ends?",
           run->milliseconds / 1000.0, run->milliseconds == 1000 ? "" : "s", where);
}

/* Too long: it is asked where it is, and given up where it does not answer. */
static void watch_time(struct grade_run *run)
{
  uint64_t passed = now() - run->began, most = (uint64_t)SLOWNESS * run->milliseconds;
  uint64_t used = engine_processor_time(run->engine);
  bool over = (run->begun && used > run->before + most) || passed > WALL_FACTOR * most;
  if (run->paused == 0 && over) {
    engine_pause(run->engine);
    run->paused = now();
  } else if (run->paused > 0 && now() - run->paused > PAUSE_PATIENCE) {
    too_long(run, 0, "");
  }
}

/* -------------------------------------------------------------------- commands */

/* False, and the author of check.lua is to know it. */
static bool is_for_checks(struct grade_run *run, const char *line)
{
  char problem[512];
  size_t size = strcspn(line, " \t");
  const struct command *command = command_find(line, size, COMMAND_DRIVE);
  if (!command) {
    end_with(run, "check", "%s",
             command_unknown(line, size, COMMAND_DRIVE, problem, sizeof problem));
    return false;
  }
  if (strcmp(command->group, "run") == 0 || strcmp(command->group, "by hand") == 0) return true;
  end_with(run, "check", "%.200s is not a command for a check.", line);
  return false;
}

static void command(struct grade_run *run, const char *line)
{
  run->command = line;
  run->step_count++;
  fprintf(run->step_stream, "%s\n", line);
  fflush(run->step_stream);
  run->answer = command_run(run->model, line, COMMAND_DRIVE);
}

/* First the file's own run, then the commands. */
static void begin_next(struct grade_run *run)
{
  bool first = !run->begun;
  if (first) run->before = engine_processor_time(run->engine);
  run->begun = true;
  if (first && engine_stop(run->engine)->reason == ENGINE_STOP_LOADED) {
    command(run, "continue");
    return;
  }
  run->done = run->at >= run->size;
  if (run->done) return;
  char *line = run->commands + run->at;
  size_t length = strcspn(line, "\n");
  line[length] = '\0';
  run->at += length + 1;
  run->number++;
  if (is_for_checks(run, line)) command(run, line);
}

/* Looks at how it stands now that it has stopped. True: it may go on. */
static bool stands_well(struct grade_run *run)
{
  const struct engine_stop *stop = engine_stop(run->engine);
  switch (stop->reason) {
  case ENGINE_STOP_SYNTAX:
    end_with(run, "file", "%s%s%s", stop->text, stop->hint[0] ? "\n" : "", stop->hint);
    break;
  case ENGINE_STOP_LIMIT: end_with(run, "limit", "%s", stop->text); break;
  case ENGINE_STOP_GONE: end_with(run, "gone", "%s", stop->text); break;
  case ENGINE_STOP_PAUSED:
    too_long(run, stop->line, stop->file[0] ? stop->file : "the file");
    break;
  default: break;
  }
  return !run->done;
}

static bool runs(enum command_answer answer)
{
  return answer == COMMAND_RUNS || answer == COMMAND_JUMPS || answer == COMMAND_ASKS;
}

/* The engine stands: what comes now? */
static void go_on(struct grade_run *run)
{
  model_refresh(run->model);
  const char *why = NULL;
  const struct engine_stop *stop = engine_stop(run->engine);
  if (!stands_well(run)) return;
  if (runs(run->answer)) {
    if (engine_refused(run->engine)) why = engine_problem(run->engine);
    else run->answer = command_go_on(run->model);
    if (!why && runs(run->answer)) return;
  } else if (run->answer == COMMAND_REFUSED) {
    why = model_message(run->model);
  }
  if (why) {
    end_with(run, "command", "%s", why);
  } else if (stop->reason == ENGINE_STOP_ERROR) {
    if (!run->hint[0]) snprintf(run->hint, sizeof run->hint, "%s", stop->hint);
    if (run->number == 0) snprintf(run->file_error, sizeof run->file_error, "%s", stop->text);
    command(run, "continue");
  } else {
    begin_next(run);
  }
}

bool grade_run_dispatch(struct grade_run *run)
{
  while (!run->done) {
    engine_dispatch(run->engine);
    take_events(run);
    if (run->done) break;
    if (engine_status(run->engine) == ENGINE_RUNNING) {
      watch_time(run);
      break;
    }
    go_on(run);
  }
  return run->done;
}

/* ------------------------------------------------------------------- for check.lua */

static char *chunk_of(json_t *value, size_t *size)
{
  char *text = NULL;
  FILE *out = open_memstream(&text, size);
  if (out) {
    fputs("return ", out);
    grade_lua_write(out, value);
    fclose(out);
  }
  json_decref(value);
  return text;
}

static json_t *text_of(const char *text)
{
  json_t *string = json_string(text); /* NULL where it is not UTF-8 */
  return string ? string : json_string("?");
}

static json_t *generators_of(const struct engine_stop *stop)
{
  static const char *const states[] = {"suspended-start", "suspended-yield", "executing",
                                       "completed"};
  json_t *list = json_array();
  for (size_t i = 0; stop && i < stop->generator_count; i++) {
    const struct engine_generator *each = &stop->generators[i];
    json_array_append_new(list, json_pack("{s:o, s:o, s:s, s:b, s:i}", "name", text_of(each->name),
                                          "function", text_of(each->function), "state",
                                          states[each->state], "failed", (int)each->failed, "line",
                                          each->line));
  }
  return list;
}

char *grade_run_summary(const struct grade_run *run, size_t *size)
{
  bool stands = run->model && engine_status(run->engine) == ENGINE_STOPPED;
  json_t *object = json_pack("{s:I, s:o}", "event_count", (json_int_t)run->told, "generators",
                             generators_of(stands ? engine_stop(run->engine) : NULL));
  if (run->hint[0]) json_object_set_new(object, "hint", text_of(run->hint));
  if (run->file_error[0]) json_object_set_new(object, "file_error", text_of(run->file_error));
  if (run->kind[0]) {
    json_object_set_new(object, "kind", text_of(run->kind));
    json_object_set_new(object, "problem", text_of(run->problem));
    json_object_set_new(object, "problem_command", text_of(run->number > 0 ? run->command : ""));
  }
  return chunk_of(object, size);
}

char *grade_run_events(const struct grade_run *run, size_t from, size_t *size)
{
  json_t *list = json_array();
  for (size_t i = from; i < run->told && i < from + PART; i++)
    json_array_append(list, run->events[i]);
  return chunk_of(list, size);
}
