#include "engine/inferior/events.h"

#include <string.h>

#include "engine/inferior/channel.h"
#include "engine/inferior/cost.h"
#include "engine/inferior/inspect.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/jobs.h"
#include "engine/inferior/value.h"

#define RAN_MAX     4096 /* lines recorded a command */
#define RAN_SENT    200  /* lines told with one result */
#define PRINT_MAX   (1024u * 1024)
#define VALUES_TEXT 512

struct events events;

static struct {
  int lines[RAN_MAX];
  size_t count;
} ran;

uint64_t events_point(void)
{
  return events.next + events.extra;
}

uint64_t events_now(void)
{
  return events.next ? events.next - 1 : 0;
}

bool events_ran_full(void)
{
  return ran.count == RAN_MAX;
}

void events_ran(int line)
{
  if (ran.count < RAN_MAX) ran.lines[ran.count++] = line;
}

void events_forget_ran(void)
{
  ran.count = 0;
}

static int where_from(lua_State *L, int level, const char **file)
{
  lua_Debug ar;
  *file = "";
  for (; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline <= 0 || ar.source[0] != '@') continue; /* lines of files only */
    *file = ar.source + 1;
    return ar.currentline;
  }
  return 0;
}

int events_where(lua_State *L, const char **file)
{
  return where_from(L, 0, file);
}

struct event {
  enum engine_event_kind kind;
  uint64_t tick;
  const struct coroutine *co;
  uint32_t consumer;
  int line;
  const char *file;
  unsigned flags;
};

static struct wire_writer *begin(const struct event *event, const char *text, size_t size)
{
  struct wire_writer *out = channel_begin(MSG_EVENT);
  wire_u64(out, events_point());
  wire_u8(out, event->kind);
  wire_u64(out, event->tick);
  wire_u32(out, event->co ? event->co->id : ENGINE_MAIN);
  wire_u32(out, event->consumer);
  wire_u32(out, (uint32_t)event->line);
  wire_text(out, event->file ? event->file : "");
  wire_u8(out, event->flags);
  wire_bytes(out, text, size);
  return out;
}

static void send(const struct event *event, const char *text, size_t size)
{
  begin(event, text, size);
  channel_end();
}

/* "1, 2": the values from index on. */
static size_t values_text(lua_State *L, int index, int count, char *out, size_t size)
{
  size_t used = 0;
  out[0] = '\0';
  for (int i = 0; i < count && used + 8 < size; i++) {
    if (i > 0) {
      out[used++] = ',';
      out[used++] = ' ';
    }
    used += value_text(L, index + i, out + used, size - used);
  }
  return used;
}

/* Whose code asks for, or gets, what that coroutine does. */
static uint32_t consumer_id(const struct coroutine *co)
{
  return coroutine_consumer_id(iterators_running(co));
}

/* The byte that MSG_EVENT and MSG_STOP have for it. */
unsigned events_kind(const struct coroutine *co)
{
  return co->kind == COROUTINE_PLAIN      ? MSG_PLAIN
         : co->kind == COROUTINE_ITERATOR ? MSG_HAND_WRITTEN
                                          : MSG_GENERATOR;
}

void events_create(const struct coroutine *co, lua_State *L, int arguments, int level)
{
  char text[VALUES_TEXT];
  events.extra++;
  if (events.quiet) return;
  struct event event = {.kind = ENGINE_CREATE, .tick = events_now(), .co = co};
  event.consumer = consumer_id(scheduler.current);
  event.line = where_from(L, level, &event.file);
  size_t size = values_text(L, lua_gettop(L) - arguments + 1, arguments, text, sizeof text);
  struct wire_writer *out = begin(&event, text, size);
  wire_text(out, coroutine_name(co));
  wire_text(out, co->function);
  wire_u8(out, events_kind(co));
  channel_end();
}

void events_request(struct coroutine *co, enum engine_request request, lua_State *L, int index,
                    int values)
{
  events_request_from(co, request, L, index, values, 0);
}

void events_request_from(struct coroutine *co, enum engine_request request, lua_State *L, int index,
                         int values, int level)
{
  char text[VALUES_TEXT] = "";
  struct event event = {.tick = events.next++, .co = co};
  cost_exchange();
  co->ran_from = ran.count;
  if (events.quiet) return;
  event.kind = request == ENGINE_BY_NEXT    ? ENGINE_NEXT
               : request == ENGINE_BY_THROW ? ENGINE_THROW
                                            : ENGINE_RETURN;
  event.consumer = consumer_id(scheduler.current);
  if (scheduler.current) event.line = where_from(L, level, &event.file);
  size_t size = values_text(L, index, values, text, sizeof text);
  send(&event, text, size);
}

static void send_result(struct coroutine *co, const struct coroutine *consumer,
                        enum outcome outcome, const char *text, size_t size)
{
  struct event event = {.kind = ENGINE_RESULT, .tick = events.next++, .co = co};
  event.consumer = consumer_id(consumer);
  event.line = co->line;
  event.file = co->file;
  if (outcome == OUTCOME_DONE) event.flags |= MSG_EVENT_DONE;
  if (outcome == OUTCOME_ERROR) event.flags |= MSG_EVENT_THREW;
  size_t count = ran.count > co->ran_from ? ran.count - co->ran_from : 0;
  if (count > RAN_SENT || (count > 0 && ran.count == RAN_MAX)) event.flags |= MSG_EVENT_CUT;
  if (count > RAN_SENT) count = RAN_SENT;
  struct wire_writer *out = begin(&event, text, size);
  wire_u32(out, (uint32_t)count);
  for (size_t i = 0; i < count; i++)
    wire_u32(out, (uint32_t)ran.lines[co->ran_from + i]);
  channel_end();
}

/* Counts a result that is not to be told. */
static bool is_untold_result(void)
{
  cost_exchange();
  if (events.quiet) events.next++;
  return events.quiet;
}

void events_result(struct coroutine *co, const struct coroutine *consumer, enum outcome outcome,
                   int count)
{
  char text[VALUES_TEXT];
  size_t size;
  lua_State *L = co->thread;
  if (outcome == OUTCOME_YIELD && !co->async) cost_value(co->share);
  if (is_untold_result()) return;
  int index = lua_gettop(L) - count + 1;
  if (outcome == OUTCOME_ERROR) size = value_error_text(L, -1, text, sizeof text);
  else if (count == 0) size = value_nothing(text, sizeof text);
  else if (outcome == OUTCOME_YIELD && scheduler.passes)
    size = value_of_result(L, index, text, sizeof text);
  else size = values_text(L, index, co->kind == COROUTINE_PLAIN ? count : 1, text, sizeof text);
  send_result(co, consumer, outcome, text, size);
}

void events_answer(struct coroutine *co, const struct coroutine *consumer, enum outcome outcome,
                   lua_State *L, int index)
{
  char text[VALUES_TEXT];
  if (outcome == OUTCOME_YIELD) cost_value(co->share);
  if (is_untold_result()) return;
  size_t size = outcome == OUTCOME_ERROR ? value_error_text(L, index, text, sizeof text)
                                         : value_text(L, index, text, sizeof text);
  send_result(co, consumer, outcome, text, size);
}

void events_error(const struct coroutine *co, lua_State *L, int index, const char *file, int line,
                  bool caught)
{
  char text[VALUES_TEXT * 4];
  events.extra++;
  if (events.quiet) return;
  const struct coroutine *running = iterators_running(co);
  struct event event = {.kind = ENGINE_ERROR, .tick = events_now(), .co = running, .file = file};
  event.line = line;
  event.consumer = running == co ? consumer_id(co->consumer) : coroutine_consumer_id(co);
  if (caught) event.flags |= MSG_EVENT_CAUGHT;
  size_t size = value_error_text(L, index, text, sizeof text);
  send(&event, text, size);
}

void events_print(const char *text, size_t size)
{
  events.extra++;
  if (events.quiet) return;
  struct event event = {.kind = ENGINE_PRINT, .tick = events_now(), .co = scheduler.current};
  if (event.co && event.co->kind == COROUTINE_EXPRESSION) event.co = NULL;
  event.consumer = coroutine_consumer_id(scheduler.current);
  while (size > PRINT_MAX) {
    send(&event, text, PRINT_MAX);
    text += PRINT_MAX;
    size -= PRINT_MAX;
  }
  send(&event, text, size);
}

void events_end(const struct coroutine *main, bool failed, int count)
{
  char text[VALUES_TEXT * 4];
  events.extra++;
  if (events.quiet) return;
  struct event event = {.kind = ENGINE_END, .tick = events_now(), .co = main};
  if (failed) event.flags |= MSG_EVENT_THREW;
  event.line = main->line;
  event.file = main->file;
  lua_State *L = main->thread;
  size_t size = failed ? value_error_text(L, -1, text, sizeof text)
                       : values_text(L, lua_gettop(L) - count + 1, count, text, sizeof text);
  send(&event, text, size);
}

void events_line(const struct coroutine *co, uint64_t tick, const char *file, int line)
{
  struct event event = {.kind = ENGINE_LINE, .tick = tick, .co = co, .file = file, .line = line};
  event.consumer = coroutine_consumer_id(co->consumer);
  inspect_chain(begin(&event, "", 0), co);
  channel_end();
}

void events_lockstep(const struct coroutine *first, const struct coroutine *second)
{
  events.extra++;
  if (events.quiet) return;
  struct event event = {.kind = ENGINE_LOCKSTEP, .tick = events_now(), .co = first};
  event.consumer = ENGINE_YOU;
  wire_u32(begin(&event, "", 0), second ? second->id : ENGINE_MAIN);
  channel_end();
}

void events_async(const struct events_async *async)
{
  events.extra++;
  if (events.quiet) return;
  struct event event = {.kind = ENGINE_ASYNC, .tick = events_now(), .co = async->about};
  event.consumer = consumer_id(scheduler.current);
  if (scheduler.current) event.line = events_where(scheduler.current->thread, &event.file);
  const char *text = async->text ? async->text : "";
  struct wire_writer *out = begin(&event, text, strlen(text));
  wire_u8(out, async->what);
  wire_u32(out, async->object);
  wire_u32(out, async->other);
  wire_u64(out, (uint64_t)jobs_clock());
  wire_u64(out, (uint64_t)async->due);
  channel_end();
}
