#include "engine/inferior/by_hand.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/events.h"
#include "engine/inferior/inspect.h"
#include "engine/inferior/iterator_scan.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/jobs.h"
#include "engine/inferior/lib_coroutine.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/pair.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"
#include "engine/inferior/value.h"

#define EXPRESSION_CHUNK "=your expression"
#define EXPRESSION_LINE  "your expression:1: " /* what its errors begin with */

#define NO_GENERATOR "That made no generator. Call a generator function, for example: fibonacci(10)"
#define A_FUNCTION   "That is a function, and not what it makes: call it, for example: fibonacci(10)"
#define NO_ONE                                                                                     \
  "That is no generator, no coroutine, and no iterator: a table whose method next gives { value "  \
  "=, done = }."
#define NO_ONE_AFTER_MAIN                                                                          \
  "That is no generator, no coroutine, and no iterator that is known here. The main program has "  \
  "ended, and its locals with it: give a name such as machine#1, or go back to before."

static struct {
  lua_State *base;
  struct coroutine *main;
  int under_way;
  char problem[600];
} hand;

void by_hand_open(lua_State *base, struct coroutine *main)
{
  hand.base = base;
  hand.main = main;
}

struct coroutine *by_hand_main(void)
{
  return hand.main;
}

bool by_hand_under_way(void)
{
  return hand.under_way > 0;
}

/* --------------------------------------------------------------- expressions */

static bool is_global(lua_State *L, const char *name)
{
  lua_pushglobaltable(L);
  lua_pushstring(L, name);
  bool is = lua_rawget(L, -2) != LUA_TNIL;
  lua_pop(L, 2);
  return is;
}

/* Pushes what names mean in an expression: the variables in view, then the script's globals,
 * which it can also set, then generator functions by name. */
static void push_environment(lua_State *L, const struct by_hand *what)
{
  inspect_push_scope(L, what->scope);
  inspect_add_scope(L, what->outer);
  lib_generator_push_functions(L);
  for (lua_Integer i = (lua_Integer)lua_rawlen(L, -1); i > 0; i--) {
    lua_rawgeti(L, -1, i);
    lua_pushstring(L, lib_generator_function_name(L, -1));
    lua_pushvalue(L, -1);
    bool free = lua_rawget(L, -5) == LUA_TNIL && !is_global(L, lua_tostring(L, -2));
    lua_pop(L, 1);
    lua_rotate(L, -2, 1);
    if (free) lua_rawset(L, -4);
    else lua_pop(L, 2);
  }
  lua_pop(L, 1);
  lua_createtable(L, 0, 2);
  lua_pushglobaltable(L);
  lua_setfield(L, -2, "__index");
  lua_pushglobaltable(L);
  lua_setfield(L, -2, "__newindex");
  lua_setmetatable(L, -2);
}

/* Protected: slot 1: what is to be computed. Gives the record of a coroutine that will do so. */
static int prepare(lua_State *L)
{
  const struct by_hand *what = lua_touserdata(L, 1);
  struct coroutine *co = coroutine_new(L, COROUTINE_EXPRESSION, "expression");
  lua_pushfstring(L, "return %s", what->expression);
  if (luaL_loadbufferx(L, lua_tostring(L, -1), lua_rawlen(L, -1), EXPRESSION_CHUNK, "t") != LUA_OK)
    return lua_error(L);
  push_environment(L, what);
  if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1); /* it uses no globals */
  lua_xmove(L, co->thread, 1);
  lua_pop(L, 1);
  return 1;
}

static bool refuse(const char *text, const char **problem)
{
  size_t known = strlen(EXPRESSION_LINE);
  if (strncmp(text, EXPRESSION_LINE, known) == 0) text += known;
  snprintf(hand.problem, sizeof hand.problem, "That expression cannot be computed: %.500s", text);
  *problem = hand.problem;
  return false;
}

/* Leaves the value on the base's stack; false: a sentence instead. */
static bool evaluate(const struct by_hand *what, const char **problem)
{
  lua_State *base = hand.base;
  char text[512];
  int top = lua_gettop(base);
  lua_pushcfunction(base, prepare);
  lua_pushlightuserdata(base, (void *)what);
  if (lua_pcall(base, 1, 1, 0) != LUA_OK) {
    value_error_text(base, -1, text, sizeof text);
    lua_settop(base, top);
    return refuse(text, problem);
  }
  struct coroutine *co = lua_touserdata(base, -1);
  int count = 0;
  enum outcome outcome = scheduler_run(what->from, co, NULL, ENGINE_BY_NEXT, 0, &count);
  if (outcome == OUTCOME_ERROR) {
    value_error_text(co->thread, -1, text, sizeof text);
    lua_settop(base, top);
    return refuse(text, problem);
  }
  if (count > 0) {
    lua_pushvalue(co->thread, -count);
    lua_xmove(co->thread, base, 1);
  } else {
    lua_pushnil(base);
  }
  lua_replace(base, top + 1);
  lua_settop(base, top + 1);
  return true;
}

/* ------------------------------------------------------------------ requests */

/* Answers that need no running, as the protocol's table has them. The value is on the
 * base's top. False: it must run. */
static bool answer_at_once(struct coroutine *co, enum engine_request request)
{
  lua_State *base = hand.base;
  bool plain = co->kind == COROUTINE_PLAIN;
  enum outcome outcome = OUTCOME_DONE;
  if (coroutine_suspended(co)) {
    bool runs = request == ENGINE_BY_NEXT || co->state == ENGINE_SUSPENDED_YIELD;
    if (runs && !(plain && request == ENGINE_BY_RETURN)) return false;
    if (plain && request == ENGINE_BY_RETURN) {
      if (lib_coroutine_close(base, co) != LUA_OK) { /* a pending closing failed */
        outcome = OUTCOME_ERROR;
        lua_pushvalue(co->thread, -1);
        lua_xmove(co->thread, base, 1);
      }
    } else {
      if (request == ENGINE_BY_THROW) outcome = OUTCOME_ERROR;
      coroutine_completed(co, outcome == OUTCOME_ERROR);
    }
  } else if (request == ENGINE_BY_THROW) {
    outcome = OUTCOME_ERROR;
  } else if (request == ENGINE_BY_NEXT && plain) {
    outcome = OUTCOME_ERROR;
    lua_pushliteral(base, "cannot resume dead coroutine");
  } else if (request == ENGINE_BY_NEXT) {
    lua_pushnil(base);
  }
  if (outcome == OUTCOME_ERROR) events_error(co, base, -1, co->file, co->line, false);
  events_answer(co, NULL, outcome, base, -1);
  return true;
}

/* After the main program has ended, the user's call is all that runs: then its microtasks and
 * timers follow it, as they would follow any code that has nothing below it. */
static void run_what_is_left(lua_State *from)
{
  int count;
  struct coroutine *main = hand.main;
  if (main->state != ENGINE_COMPLETED || main->failed || !jobs_left()) return;
  stop_answered();
  scheduler_run(from, main, NULL, ENGINE_BY_NEXT, 0, &count);
  main->state = ENGINE_COMPLETED;
}

/* Why the request cannot be made; NULL: it can. */
static const char *why_not(const struct coroutine *co, enum engine_request request)
{
  if (co->state == ENGINE_EXECUTING)
    snprintf(hand.problem, sizeof hand.problem,
             "%s: generator is already running. It can be asked again when it pauses.",
             coroutine_name(co));
  else if (co->kind == COROUTINE_ITERATOR && !iterators_has(co, request))
    snprintf(hand.problem, sizeof hand.problem, "%s was written by hand, and has no method %s.",
             coroutine_name(co), iterator_method_names[request]);
  else return NULL;
  return hand.problem;
}

/* The request to the second of a pair cannot be made. The first has answered it already, so that
 * is an answer, too. */
static void answer_refused(struct coroutine *co, enum engine_request request)
{
  if (co->state == ENGINE_EXECUTING) lua_pushliteral(hand.base, "generator is already running");
  else
    lua_pushfstring(hand.base, "%s has no method %s", coroutine_name(co),
                    iterator_method_names[request]);
  events_error(co, hand.base, -1, "", 0, false);
  events_answer(co, NULL, OUTCOME_ERROR, hand.base, -1);
}

/* Pushes the value to be sent on the base: 1: the user gave it; 0: none was given; -1: it cannot be
 * computed. */
static int push_value(const struct by_hand *what, const struct coroutine *co, const char **problem)
{
  if (what->again) return pair_push();
  bool given = what->expression[0] != '\0';
  if (given && !evaluate(what, problem)) return -1;
  if (!given) lua_pushnil(hand.base);
  pair_keep(co, given);
  return given;
}

/* Runs the request to its answer. The value is on the base's top; given: the user gave one. */
static void run_request(const struct by_hand *what, struct coroutine *co,
                        enum engine_request request, bool given)
{
  int count = 0, values = 0;
  if (co->kind == COROUTINE_ITERATOR) {
    iterators_prepare(co, request, given);
  } else {
    if (answer_at_once(co, request)) return;
    values =
        co->kind != COROUTINE_PLAIN || given; /* a coroutine gets nothing where none is given */
    lua_checkstack(co->thread, LUA_MINSTACK);
    lua_xmove(hand.base, co->thread, 1);
    if (values == 0) lua_pop(co->thread, 1);
    co->catches = false;
  }
  scheduler_run(what->from, co, NULL, request, values, &count);
  lua_pop(co->thread, count);
}

struct coroutine *by_hand_call(const struct by_hand *what, enum engine_request request, uint32_t id,
                               const struct stop_run *run, const char **problem)
{
  lua_State *base = hand.base;
  int top = lua_gettop(base);
  struct scheduler saved = scheduler;
  if (id == ENGINE_MAIN || id > coroutine_last_id() || !coroutine_push(id)) {
    *problem = "That generator is gone: nothing refers to it any more.";
    return NULL;
  }
  struct coroutine *co = lua_touserdata(base, -1); /* the base's stack holds it meanwhile */
  const char *why = why_not(co, request);
  if (why && !what->again) {
    *problem = why;
    lua_settop(base, top);
    return NULL;
  }
  scheduler = (struct scheduler){0};
  stop_nowhere();
  int given = push_value(what, co, problem);
  if (given < 0) {
    scheduler = saved;
    lua_settop(base, top);
    return NULL;
  }
  events_forget_ran();
  events_request(co, request, base, -1, given);
  stop_run(run);
  hand.under_way++;
  if (why) answer_refused(co, request);
  else run_request(what, co, request, given > 0);
  hand.under_way--;
  run_what_is_left(what->from);
  scheduler = saved;
  lua_settop(base, top);
  return co;
}

/* The one that the expression gives is on the base's top; NULL, with nothing there: none. */
static struct coroutine *evaluate_to_one(const struct by_hand *what, const char *instead,
                                         const char **problem)
{
  lua_State *base = hand.base;
  int top = lua_gettop(base);
  struct scheduler saved = scheduler;
  struct coroutine *co = NULL;
  scheduler = (struct scheduler){0};
  stop_nowhere();
  if (evaluate(what, problem)) {
    lua_State *wrapped = lib_coroutine_wrapped(base, -1);
    if (lib_generator_is(base, -1)) co = lua_touserdata(base, -1);
    else if (lua_isthread(base, -1)) co = coroutine_of(lua_tothread(base, -1));
    else if (wrapped) co = coroutine_of(wrapped);
    else co = iterators_at(base, -1);
    if (!co) {
      bool callable = lua_isfunction(base, -1) || luaL_getmetafield(base, -1, "__call");
      *problem = callable ? A_FUNCTION : instead;
      lua_settop(base, top);
    }
  }
  scheduler = saved;
  return co;
}

struct coroutine *by_hand_make(const struct by_hand *what, const char **problem)
{
  int top = lua_gettop(hand.base);
  struct coroutine *co = evaluate_to_one(what, NO_GENERATOR, problem);
  lua_settop(hand.base, top);
  return co;
}

/* The newest that is alive under that name is on the base's top; NULL: there is none. */
static struct coroutine *push_named(const char *name)
{
  for (uint32_t id = coroutine_last_id(); strchr(name, '#') && id > ENGINE_MAIN; id--) {
    if (!coroutine_push(id)) continue;
    struct coroutine *co = lua_touserdata(hand.base, -1);
    if (strcmp(coroutine_name(co), name) == 0) return co;
    lua_pop(hand.base, 1);
  }
  return NULL;
}

struct coroutine *by_hand_pair(const struct by_hand *what, uint32_t id, const char **problem)
{
  lua_State *base = hand.base;
  int top = lua_gettop(base);
  const char *none = hand.main->state == ENGINE_COMPLETED ? NO_ONE_AFTER_MAIN : NO_ONE;
  struct coroutine *first = coroutine_push(id) ? lua_touserdata(base, -1) : NULL, *second = NULL;
  stop_nowhere(); /* what a replay has left may be quiet */
  if (!first) {
    *problem = "That generator is gone: nothing refers to it any more.";
  } else if (what->expression[0] == '\0') {
    pair_set(first, NULL);
  } else {
    second = push_named(what->expression);
    if (!second) second = evaluate_to_one(what, none, problem);
    if (second == first) *problem = "That is the same one: lockstep needs a second one beside it.";
    else if (second) pair_set(first, second);
    if (!second || second == first) first = NULL;
  }
  lua_settop(base, top);
  return first;
}

bool by_hand_set(const struct by_hand *what, const char *name, const char **problem)
{
  int top = lua_gettop(hand.base);
  struct scheduler saved = scheduler;
  scheduler = (struct scheduler){0};
  stop_nowhere();
  bool done = evaluate(what, problem);
  scheduler = saved;
  if (done && !(what->scope && inspect_set(what->scope, name))) {
    snprintf(hand.problem, sizeof hand.problem,
             "There is no local named %.60s in view that could be changed.", name);
    *problem = hand.problem;
    done = false;
  }
  lua_settop(hand.base, top);
  return done;
}

bool by_hand_evaluate(const struct by_hand *what, char *out, size_t size, const char **problem)
{
  int top = lua_gettop(hand.base);
  struct scheduler saved = scheduler;
  scheduler = (struct scheduler){0};
  stop_nowhere();
  bool done = evaluate(what, problem);
  scheduler = saved;
  if (done) value_text(hand.base, -1, out, size);
  lua_settop(hand.base, top);
  return done;
}
