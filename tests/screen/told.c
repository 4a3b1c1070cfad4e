#include "tests/screen/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/support/program.h"

enum { DEADLINE = 20000 };

json_t *told_by_trace(const char *script)
{
  char path[256];
  snprintf(path, sizeof path, "%s.lua", script);
  char *absolute = realpath(path, NULL), *folder = folder_new();
  assert_non_null(absolute);
  char *arguments[] = {"trace", "--json", "--cost", "--pull", "0", absolute, NULL};
  struct program *program = program_start(folder, arguments, launch_patience(DEADLINE));
  program_finish(program);
  assert_false(program_late(program));
  json_t *all = json_array();
  const char *at = buffer_text(program_output(program));
  while (*at != '\0') {
    size_t size = strcspn(at, "\n");
    json_t *object = json_loadb(at, size, 0, NULL);
    if (object == NULL) fail_msg("no object: %.*s", (int)size, at);
    json_array_append_new(all, object);
    at += size + (at[size] == '\n');
  }
  program_free(program);
  folder_remove(folder);
  free(absolute);
  return all;
}

const char *told_text(const json_t *object, const char *key)
{
  const char *text = json_string_value(json_object_get(object, key));
  return text != NULL ? text : "";
}

long long told_number(const json_t *object, const char *key)
{
  return json_integer_value(json_object_get(object, key));
}

bool told_is(const json_t *object, const char *event)
{
  return strcmp(told_text(object, "event"), event) == 0;
}

bool told_is_request(const json_t *object)
{
  return told_is(object, "next") || told_is(object, "throw") || told_is(object, "return");
}

/* ---------------------------------------------------------------------- lanes */

enum { MOST = 64 };

struct lane {
  const char *name;
  long long values, awaits, requests, again;
  bool async;
  const char *giver; /* who gave it what it has not handed on; NULL: nobody */
};

static struct lane *lane_of(struct lane *lanes, size_t *count, const char *name)
{
  for (size_t i = 0; i < *count; i++)
    if (strcmp(lanes[i].name, name) == 0) return &lanes[i];
  assert_true(*count < MOST);
  lanes[*count] = (struct lane){.name = name};
  return &lanes[(*count)++];
}

static void read_lanes(const json_t *object, struct lane *lanes, size_t *count)
{
  const char *generator = told_text(object, "generator");
  const char *consumer = told_text(object, "consumer");
  if (generator[0] == '\0') return;
  struct lane *own = lane_of(lanes, count, generator);
  if (told_is(object, "promise")) own->async = true;
  if (told_is_request(object)) {
    struct lane *asks = lane_of(lanes, count, consumer);
    bool again = told_is(object, "next") && asks->giver != NULL &&
                 strcmp(asks->giver, generator) == 0 && strcmp(consumer, "main") != 0;
    own->requests++;
    asks->again += again;
    asks->giver = NULL;
  }
  if (!told_is(object, "result") && !told_is(object, "threw")) return;
  own->giver = NULL;
  if (!told_is(object, "result") || json_is_true(json_object_get(object, "done"))) return;
  own->values += !own->async;
  own->awaits += own->async;
  if (!own->async) lane_of(lanes, count, consumer)->giver = generator;
}

void told_lanes(const json_t *all, size_t count, struct buffer *facts)
{
  struct lane lanes[MOST];
  size_t lane_count = 0;
  for (size_t i = 0; i < count; i++)
    read_lanes(json_array_get(all, i), lanes, &lane_count);
  for (size_t i = 0; i < lane_count; i++)
    if (strcmp(lanes[i].name, "main") != 0)
      buffer_format(facts, "%s: %lld values, %lld awaits, %lld requests, %lld times again\n",
                    lanes[i].name, lanes[i].values, lanes[i].awaits, lanes[i].requests,
                    lanes[i].again);
}

/* --------------------------------------------------------------------- ladder */

void told_ladder(const json_t *all, size_t count, const char *generator, struct buffer *facts)
{
  bool in_loop = false;
  for (size_t i = 0; i < count; i++) {
    const json_t *object = json_array_get(all, i);
    if (told_is(object, "loop")) in_loop = true;
    if (strcmp(told_text(object, "generator"), generator) != 0) continue;
    const char *consumer = told_text(object, "consumer");
    if (in_loop && strcmp(consumer, "main") == 0) consumer = "event loop";
    if (told_is(object, "create"))
      buffer_format(facts, "%s\n",
                    json_is_true(json_object_get(object, "hand_written")) ? "by hand" : "made");
    else if (told_is_request(object))
      buffer_format(facts, "%s %s(%s)\n", consumer, told_text(object, "event"),
                    told_text(object, "value"));
    else if (told_is(object, "result"))
      buffer_format(facts, "  %s%s, line %lld\n", told_text(object, "value"),
                    json_is_true(json_object_get(object, "done")) ? ", done" : "",
                    told_number(object, "line"));
    else if (told_is(object, "threw"))
      buffer_format(facts, "  threw %s\n", told_text(object, "text"));
  }
}

/* ---------------------------------------------------------------------- async */

struct job {
  long long number, due;
};
struct queue {
  struct job jobs[MOST];
  size_t count;
};

/* By due time, and then in the order in which they came. */
static void put_job(struct queue *queue, struct job job)
{
  assert_true(queue->count < MOST);
  size_t at = queue->count++;
  for (; at > 0 && queue->jobs[at - 1].due > job.due; at--)
    queue->jobs[at] = queue->jobs[at - 1];
  queue->jobs[at] = job;
}

static void take_job(struct queue *queue, long long number)
{
  assert_true(queue->count > 0);
  assert_int_equal(queue->jobs[0].number, number); /* in the order that the facts tell */
  memmove(queue->jobs, queue->jobs + 1, --queue->count * sizeof queue->jobs[0]);
}

static void put_queue(const struct queue *queue, const char *name, struct buffer *facts)
{
  buffer_format(facts, "%s:", name);
  for (size_t i = 0; i < queue->count; i++)
    buffer_format(facts, " %lld", queue->jobs[i].number);
  buffer_add_text(facts, "\n");
}

/* What waits for it, as long as it is pending. */
static void put_waiters(const json_t *all, size_t count, long long promise, struct buffer *facts)
{
  for (size_t i = 0; i < count; i++) {
    const json_t *object = json_array_get(all, i);
    if (!told_is(object, "waits") || told_number(object, "promise") != promise) continue;
    long long gives = told_number(object, "gives");
    if (told_text(object, "generator")[0] != '\0')
      buffer_format(facts, " %s", told_text(object, "generator"));
    else if (gives != 0) buffer_format(facts, " promise#%lld", gives);
  }
}

static bool is_settled(const json_t *all, size_t count, long long promise)
{
  for (size_t i = 0; i < count; i++) {
    const json_t *object = json_array_get(all, i);
    bool settles = told_is(object, "fulfilled") || told_is(object, "rejected");
    if (settles && told_number(object, "promise") == promise) return true;
  }
  return false;
}

void told_async(const json_t *all, size_t count, struct buffer *facts)
{
  struct queue microtasks = {.count = 0}, timers = {.count = 0};
  long long clock = 0;
  for (size_t i = 0; i < count; i++) {
    const json_t *object = json_array_get(all, i);
    long long job = told_number(object, "job"), promise = told_number(object, "promise");
    if (json_object_get(object, "clock") != NULL) clock = told_number(object, "clock");
    if (told_is(object, "microtask")) put_job(&microtasks, (struct job){job, 0});
    if (told_is(object, "microtask-runs")) take_job(&microtasks, job);
    if (told_is(object, "timer")) put_job(&timers, (struct job){job, told_number(object, "due")});
    if (told_is(object, "timer-fires")) take_job(&timers, job);
    if (!told_is(object, "promise") || is_settled(all, count, promise)) continue;
    buffer_format(facts, "promise#%lld by %s:", promise, told_text(object, "text"));
    put_waiters(all, count, promise, facts);
    buffer_add_text(facts, "\n");
  }
  put_queue(&microtasks, "microtasks", facts);
  put_queue(&timers, "timers", facts);
  buffer_format(facts, "clock: %lld\n", clock);
}
