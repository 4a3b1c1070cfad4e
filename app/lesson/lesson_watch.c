#include "app/lesson/lesson_watch.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"

/* Events are read once each, from `begin` on. Where the present has gone back before some that
 * were read, or to another branch, all are read again from there: counts are those of the past of
 * the present. */
struct lesson_watch {
  const struct lesson_task *task;
  bool *met;
  int *counts;         /* of each condition that counts */
  size_t begin, next;  /* indexes of events: those from begin on count, next is not read yet */
  uint32_t branch;     /* in which they were read */
  size_t branch_count; /* when it began */
};

static void *must(void *memory)
{
  if (memory == NULL) abort();
  return memory;
}

struct lesson_watch *lesson_watch_new(const struct lesson_task *task)
{
  struct lesson_watch *watch = must(calloc(1, sizeof *watch));
  watch->task = task;
  watch->met = must(calloc(task->until_count + 1, sizeof *watch->met));
  watch->counts = must(calloc(task->until_count + 1, sizeof *watch->counts));
  return watch;
}

void lesson_watch_free(struct lesson_watch *watch)
{
  if (watch == NULL) return;
  free(watch->met);
  free(watch->counts);
  free(watch);
}

static void read_again(struct lesson_watch *watch, size_t from)
{
  watch->begin = watch->next = from;
  memset(watch->counts, 0, watch->task->until_count * sizeof *watch->counts);
}

void lesson_watch_begin(struct lesson_watch *watch, const struct engine *engine)
{
  read_again(watch, engine_event_count(engine));
  watch->branch = engine_branch_current(engine);
  watch->branch_count = engine_branch_count(engine);
}

/* ------------------------------------------------------------------ conditions */

static bool is_of_script(const struct engine *engine, const char *file)
{
  const char *path = engine_script_path(engine), *slash = strrchr(path, '/');
  return strcmp(file, slash != NULL ? slash + 1 : path) == 0;
}

/* "fibonacci#1", or all of "fibonacci"; "": any. */
static bool is_named(const char *name, const char *wanted)
{
  size_t size = strlen(wanted);
  if (size == 0) return true;
  return strncmp(name, wanted, size) == 0 && (name[size] == '\0' || name[size] == '#');
}

/* Two values as text; strings may have been written with the other quotes. */
static bool is_same_value(const char *text, const char *wanted)
{
  size_t size = strlen(wanted);
  bool single = size >= 2 && wanted[0] == '\'' && wanted[size - 1] == '\'';
  if (!single) return strcmp(text, wanted) == 0;
  return strlen(text) == size && text[0] == '"' && text[size - 1] == '"' &&
         memcmp(text + 1, wanted + 1, size - 2) == 0;
}

/* Is it one of the lines that were printed at once? */
static bool has_line(const char *text, size_t size, const char *wanted)
{
  size_t length = strlen(wanted);
  for (const char *at = text, *end = text + size; at < end;) {
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t line = (size_t)((newline != NULL ? newline : end) - at);
    if (line == length && memcmp(at, wanted, length) == 0) return true;
    at += line + 1;
  }
  return false;
}

static bool by_hand(const struct engine_event *event, enum engine_event_kind kind,
                    const char *wanted)
{
  return event->kind == kind && event->consumer == ENGINE_YOU &&
         (wanted[0] == '\0' || is_same_value(event->text, wanted));
}

/* A result that the main program, or the user, was handed. */
static bool arrives(const struct engine_event *event)
{
  bool outside = event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU;
  return event->kind == ENGINE_RESULT && outside && !event->threw;
}

/* A generator that refused a call while it was running has thrown, too, and goes on. */
static bool ends(const struct engine *engine, const struct engine_event *event)
{
  if (event->kind != ENGINE_RESULT || (!event->done && !event->threw)) return false;
  const struct engine_stop *stop = engine_stop(engine);
  for (size_t i = 0; event->threw && i < stop->generator_count; i++)
    if (stop->generators[i].id == event->generator)
      return stop->generators[i].state == ENGINE_COMPLETED;
  return true;
}

static bool is_met_by(const struct lesson_when *when, const struct engine *engine,
                      const struct engine_event *event, int *count)
{
  bool threw = event->kind == ENGINE_ERROR ||
               ((event->kind == ENGINE_RESULT || event->kind == ENGINE_END) && event->threw);
  switch (when->kind) {
  case LESSON_WHEN_RESULTS: return arrives(event) && ++*count >= when->number;
  case LESSON_WHEN_VALUE: return arrives(event) && is_same_value(event->text, when->text);
  case LESSON_WHEN_DONE: return arrives(event) && event->done;
  case LESSON_WHEN_SEND: return event->text[0] != '\0' && by_hand(event, ENGINE_NEXT, when->text);
  case LESSON_WHEN_THROW: return by_hand(event, ENGINE_THROW, when->text);
  case LESSON_WHEN_RETURN: return by_hand(event, ENGINE_RETURN, when->text);
  case LESSON_WHEN_CREATED: return event->kind == ENGINE_CREATE && ++*count >= when->number;
  case LESSON_WHEN_PAUSED:
    return event->kind == ENGINE_RESULT && !event->done && !event->threw &&
           event->line == when->number && is_of_script(engine, event->file);
  case LESSON_WHEN_ERROR: return threw && strstr(event->text, when->text) != NULL;
  case LESSON_WHEN_PRINTED:
    return event->kind == ENGINE_PRINT && has_line(event->text, event->text_size, when->text);
  case LESSON_WHEN_END: return event->kind == ENGINE_END;
  case LESSON_WHEN_FINISHED:
    return ends(engine, event) && is_named(engine_name(engine, event->generator), when->text);
  case LESSON_WHEN_LINE:
  case LESSON_WHEN_COMMAND:
  case LESSON_WHEN_BRANCH:
  case LESSON_WHEN_COUNT: break; /* not of events */
  }
  return false;
}

/* Those that are about where the session stands. */
static bool is_met_now(const struct lesson_watch *watch, const struct lesson_when *when,
                       const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  if (when->kind == LESSON_WHEN_LINE)
    return stop->line == when->number && is_of_script(engine, stop->file);
  return when->kind == LESSON_WHEN_BRANCH && engine_branch_count(engine) > watch->branch_count;
}

void lesson_watch_see(struct lesson_watch *watch, const struct engine *engine)
{
  size_t count = engine_event_count(engine);
  bool elsewhere = engine_branch_current(engine) != watch->branch;
  if (count < watch->begin) read_again(watch, count);
  else if (count < watch->next || elsewhere) read_again(watch, watch->begin);
  watch->branch = engine_branch_current(engine);
  const struct lesson_task *task = watch->task;
  for (; watch->next < count; watch->next++)
    for (size_t i = 0; i < task->until_count; i++) {
      const struct engine_event *event = engine_skim(engine, watch->next);
      if (is_met_by(&task->until[i], engine, event, &watch->counts[i])) watch->met[i] = true;
    }
  for (size_t i = 0; i < task->until_count; i++)
    if (is_met_now(watch, &task->until[i], engine)) watch->met[i] = true;
}

/* "view" is that command with any argument, "view lanes" that one with this. */
void lesson_watch_command(struct lesson_watch *watch, const char *line)
{
  const struct lesson_task *task = watch->task;
  for (size_t i = 0; i < task->until_count; i++) {
    const char *wanted = task->until[i].text;
    size_t size = strlen(wanted);
    if (task->until[i].kind != LESSON_WHEN_COMMAND || strncmp(line, wanted, size) != 0) continue;
    if (size == 0 || line[size] == '\0' || line[size] == ' ') watch->met[i] = true;
  }
}

bool lesson_watch_is_fulfilled(const struct lesson_watch *watch)
{
  for (size_t i = 0; i < watch->task->until_count; i++)
    if (!watch->met[i]) return false;
  return watch->task->until_count > 0;
}
