#include "engine/inferior/serve.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/by_hand.h"
#include "engine/inferior/channel.h"
#include "engine/inferior/clone.h"
#include "engine/inferior/cost.h"
#include "engine/inferior/eager.h"
#include "engine/inferior/events.h"
#include "engine/inferior/inspect.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"

#define GENERATORS_SENT 200
#define SCANNED_MAX     2000
#define CHAIN_SENT      16
#define PATH_MAX_DEPTH  64
#define EXPRESSION_MAX  (64 * 1024)
#define NAME_MAX_SIZE   64

static struct {
  lua_State *base;
  bool ended, failed;
  uint32_t returned;
} session;

void serve_open(lua_State *base)
{
  session.base = base;
}

void serve_ended(bool failed, const struct coroutine *returned)
{
  session.ended = true;
  session.failed = failed;
  session.returned = returned ? returned->id : ENGINE_MAIN;
}

/* ------------------------------------------------------------------- MSG_STOP */

/* Outermost first, so the chain, which is linked the other way, is turned round. */
static void write_chain(struct wire_writer *out)
{
  uint32_t inner[CHAIN_SENT - 1], count = 0, total = 0;
  const struct coroutine *co = scheduler.current, *last = NULL, *within[CHAIN_SENT];
  for (; co; co = co->consumer) {
    size_t iterators = iterators_within(co, within, CHAIN_SENT);
    for (size_t i = 0; i < iterators; i++, total++)
      if (count < CHAIN_SENT - 1) inner[count++] = coroutine_consumer_id(within[i]);
    if (count < CHAIN_SENT - 1) inner[count++] = coroutine_consumer_id(co);
    last = co;
    total++;
  }
  bool by_hand = !last || last->kind != COROUTINE_MAIN;
  total += by_hand;
  bool first = by_hand || total > count; /* the outermost is not among the inner ones */
  uint32_t outermost = by_hand ? ENGINE_YOU : ENGINE_MAIN;
  wire_u32(out, total - count - (uint32_t)first);
  wire_u32(out, count + (uint32_t)first);
  if (first) wire_u32(out, outermost);
  while (count > 0)
    wire_u32(out, inner[--count]);
}

static void write_generator(struct wire_writer *out, const struct coroutine *co)
{
  wire_u32(out, co->id);
  wire_u8(out, co->state);
  wire_u8(out, co->failed);
  wire_u8(out, events_kind(co));
  wire_u32(out, co->kind == COROUTINE_ITERATOR ? iterators_consumer(co)
                                               : coroutine_consumer_id(co->consumer));
  wire_text(out, co->file);
  wire_u32(out, (uint32_t)co->line);
  wire_text(out, coroutine_name(co));
  wire_text(out, co->function);
}

/* The newest that are alive, by number. */
static void write_generators(struct wire_writer *out)
{
  static struct coroutine *alive[GENERATORS_SENT];
  uint32_t count = 0, id = coroutine_last_id(), scanned = 0;
  for (; id > 0 && count < GENERATORS_SENT && scanned < SCANNED_MAX; id--, scanned++) {
    struct coroutine *co = coroutine_find(id);
    if (co) alive[count++] = co;
  }
  wire_u32(out, id);
  wire_u32(out, count);
  while (count > 0)
    write_generator(out, alive[--count]);
}

/* "limit, step" of the body on top of the base, which it pops. */
static void parameters(char *out, size_t size)
{
  lua_State *L = session.base;
  lua_Debug ar;
  size_t used = 0;
  const char *name;
  out[0] = '\0';
  for (int n = 1; (name = lua_getlocal(L, NULL, n)); n++)
    if (used + strlen(name) + 8 < size)
      used += (size_t)snprintf(out + used, size - used, "%s%s", n > 1 ? ", " : "", name);
  lua_getinfo(L, ">u", &ar);
  if (ar.isvararg && !(ar.nparams == 0 && used > 0))
    snprintf(out + used, size - used, "%s...", used > 0 ? ", " : "");
}

static void write_functions(struct wire_writer *out)
{
  lua_State *L = session.base;
  char text[200];
  lib_generator_push_functions(L);
  uint32_t count = (uint32_t)lua_rawlen(L, -1);
  wire_u32(out, count);
  for (uint32_t i = 1; i <= count; i++) {
    lua_Debug ar;
    lua_rawgeti(L, -1, i);
    wire_text(out, lib_generator_function_name(L, -1));
    lib_generator_push_body(L, -1);
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &ar);
    parameters(text, sizeof text);
    wire_text(out, text);
    wire_u32(out, ar.linedefined > 0 ? (uint32_t)ar.linedefined : 0);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static void write_view(struct wire_writer *out, const struct coroutine *view)
{
  wire_u32(out, view ? view->id : ENGINE_MAIN);
  wire_u8(out, view ? view->state : (unsigned)ENGINE_COMPLETED);
  if (view) {
    inspect_frames(out, view);
  } else {
    wire_u32(out, 0);
    wire_u32(out, 0);
  }
}

static void send_stop(enum engine_reason reason, const struct coroutine *about,
                      const struct coroutine *view, const char *text)
{
  const char *file = "";
  int line = 0;
  if (view && reason != ENGINE_STOP_END) line = events_where(view->thread, &file);
  if (line == 0 && view && view->state != ENGINE_SUSPENDED_START) {
    line = view->line;
    file = view->file;
  }
  struct wire_writer *out = channel_begin(MSG_STOP);
  uint64_t point = events_point();
  wire_u64(out, point);
  wire_u64(out, point == events.line ? events.line_before : events.line);
  wire_u64(out, stop_tracked_point());
  wire_u64(out, events_now());
  wire_u8(out, reason);
  wire_text(out, text);
  wire_text(out, file);
  wire_u32(out, (uint32_t)line);
  wire_u32(out, about ? about->id : ENGINE_MAIN);
  wire_u8(out, (session.ended ? MSG_STOP_ENDED : 0u) | (session.failed ? MSG_STOP_FAILED : 0u) |
                   (by_hand_under_way() ? MSG_STOP_OPEN_CALL : 0u));
  wire_u32(out, session.returned);
  write_chain(out);
  write_generators(out);
  write_functions(out);
  write_view(out, view);
  channel_end();
}

void serve_unloadable(const char *message)
{
  session.ended = session.failed = true;
  for (;;) {
    struct wire_reader in;
    send_stop(ENGINE_STOP_SYNTAX, NULL, NULL, message);
    while (channel_receive(&in) == MSG_PAUSE || in.data[0] == MSG_BREAKS)
      continue;
  }
}

/* ------------------------------------------------------------------- commands */

static void refuse(const char *sentence)
{
  wire_text(channel_begin(MSG_REFUSED), sentence);
  channel_end();
}

static bool get_run(struct wire_reader *in, struct stop_run *run)
{
  run->until = (enum msg_until)wire_get_u8(in);
  run->flags = wire_get_u8(in);
  run->line = (int)(wire_get_u32(in) & 0x7fffffff);
  run->target = wire_get_u64(in);
  run->limit = wire_get_u64(in);
  return !in->bad && run->until < MSG_UNTIL_COUNT;
}

static struct coroutine *get_coroutine(struct wire_reader *in)
{
  uint32_t id = wire_get_u32(in);
  return id == ENGINE_MAIN ? by_hand_main() : coroutine_find(id);
}

static void expand(struct wire_reader *in)
{
  uint32_t path[PATH_MAX_DEPTH];
  const struct coroutine *co = get_coroutine(in);
  uint32_t frame = wire_get_u32(in), variable = wire_get_u32(in);
  uint32_t depth = wire_get_u32(in);
  for (uint32_t i = 0; i < depth && i < PATH_MAX_DEPTH; i++)
    path[i] = wire_get_u32(in);
  uint32_t from = wire_get_u32(in);
  if (!co || in->bad || depth > PATH_MAX_DEPTH) {
    refuse("There is nothing of that kind to show.");
    return;
  }
  inspect_parts(channel_begin(MSG_PARTS), co, frame, variable, path, depth, from);
  channel_end();
}

static void show(struct wire_reader *in)
{
  const struct coroutine *co = get_coroutine(in);
  if (!co || in->bad) {
    refuse("That generator is gone: nothing refers to it any more.");
    return;
  }
  write_view(channel_begin(MSG_FRAMES), co);
  channel_end();
}

static void tell_cost(const char *text)
{
  unsigned flags = (session.ended ? MSG_COST_ENDED : 0u) | (session.failed ? MSG_COST_FAILED : 0u);
  cost_write(channel_begin(MSG_COST_IS), flags, session.failed ? text : "");
  channel_end();
}

/* Copies a text out of a message that the next message will overwrite. */
static bool get_text(struct wire_reader *in, char *out, size_t size)
{
  size_t length;
  const char *text = wire_get_bytes(in, &length);
  if (in->bad || length >= size) return false;
  memcpy(out, text, length);
  out[length] = '\0';
  return true;
}

/* MSG_EVALUATE's answer. */
static bool evaluate(const struct by_hand *hand, const char **problem)
{
  char value[512];
  if (!by_hand_evaluate(hand, value, sizeof value, problem)) return false;
  wire_text(channel_begin(MSG_VALUE), value);
  channel_end();
  return true;
}

/* The main program's variables are seen as long as there are any. */
static struct coroutine *pair_by_hand(struct by_hand *hand, uint32_t id, const char **problem)
{
  hand->outer = by_hand_main();
  return by_hand_pair(hand, id, problem);
}

/* Does what the user does by hand, from its message. Returns whom the stop that answers it
 * is about; NULL: it is answered already. */
static struct coroutine *act_by_hand(lua_State *from, enum msg type, struct wire_reader *in)
{
  static char expression[EXPRESSION_MAX];
  char name[NAME_MAX_SIZE] = "";
  const char *problem = "That expression is too long.";
  struct coroutine *co = NULL;
  struct stop_run run = {.until = MSG_UNTIL_END};
  unsigned request = type == MSG_CALL ? wire_get_u8(in) : 0;
  uint32_t id = type == MSG_CALL || type == MSG_PAIR ? wire_get_u32(in) : ENGINE_MAIN;
  uint32_t first = type == MSG_CALL ? wire_get_u32(in) : ENGINE_MAIN;
  struct coroutine *scope = get_coroutine(in);
  struct by_hand hand = {
      .from = from, .expression = expression, .scope = scope, .again = first != ENGINE_MAIN};
  bool read = (type != MSG_SET || get_text(in, name, sizeof name)) &&
              get_text(in, expression, sizeof expression) &&
              (type != MSG_CALL || get_run(in, &run)) && request <= ENGINE_BY_RETURN;
  if (read && type == MSG_CALL)
    co = by_hand_call(&hand, (enum engine_request)request, id, &run, &problem);
  else if (read && type == MSG_PAIR) co = pair_by_hand(&hand, id, &problem);
  else if (read && type == MSG_MAKE) co = by_hand_make(&hand, &problem);
  else if (read && type == MSG_SET) co = by_hand_set(&hand, name, &problem) ? scope : NULL;
  else if (read && evaluate(&hand, &problem)) return NULL;
  if (!co) refuse(problem);
  struct coroutine *asked_first = co && hand.again ? coroutine_find(first) : NULL;
  return asked_first ? asked_first : co;
}

static void track(struct wire_reader *in)
{
  char name[NAME_MAX_SIZE];
  uint32_t id = wire_get_u32(in);
  if (get_text(in, name, sizeof name)) stop_track(id, name, wire_get_u8(in));
}

static enum engine_reason reason_after(enum msg type)
{
  return type == MSG_CALL   ? ENGINE_STOP_RESULT
         : type == MSG_MAKE ? ENGINE_STOP_CREATED
         : type == MSG_PAIR ? ENGINE_STOP_LOCKSTEP
                            : ENGINE_STOP_SET;
}

static void set_breaks(struct wire_reader *in)
{
  stop_no_breaks();
  for (uint32_t count = wire_get_u32(in); count > 0 && !in->bad; count--)
    stop_break((int)(wire_get_u32(in) & MSG_BREAK_ERROR));
}

void serve(lua_State *from, enum engine_reason reason, struct coroutine *about, const char *text)
{
  /* Where one was made, whoever made it is in view, for whatever reason it stopped there. */
  bool made = about && about->state == ENGINE_SUSPENDED_START;
  struct coroutine *co, *view = made ? scheduler.current : about;
  struct stop_run run;
  struct wire_reader in;
  send_stop(reason, about, view, text);
  for (;;) {
    enum msg type = channel_receive(&in);
    switch (type) {
    case MSG_RUN:
      if (get_run(&in, &run) && scheduler.current) {
        stop_run(&run);
        return;
      }
      refuse("Nothing is running that could go on.");
      break;
    case MSG_CALL:
    case MSG_MAKE:
    case MSG_PAIR:
    case MSG_SET:
    case MSG_EVALUATE:
      co = act_by_hand(from, type, &in);
      if (!co) break;
      about = view = co;
      reason = reason_after(type);
      text = "";
      send_stop(reason, about, view, text);
      break;
    case MSG_WHERE: send_stop(reason, about, view, text); break;
    case MSG_LOOK:
      co = coroutine_find(wire_get_u32(&in));
      if (co) send_stop(ENGINE_STOP_SELECT, co, co, "");
      else refuse("That generator is gone: nothing refers to it any more.");
      break;
    case MSG_EXPAND: expand(&in); break;
    case MSG_SHOW: show(&in); break;
    case MSG_COST: tell_cost(text); break;
    case MSG_EAGER: eager_begin(wire_get_u32(&in)); break;
    case MSG_BREAKS: set_breaks(&in); break;
    case MSG_TRACK: track(&in); break;
    case MSG_FORK: clone_now(); break;
    default: break; /* a pause that came too late */
    }
  }
}
