/* promise.h - promises, as ECMAScript's section "Promise Objects" has them, and named after its
 * operations. A promise is a userdata; its user values: 1 its value or reason; 2 while it is
 * pending, the list of what waits for it.
 *
 * Indexes of a promise are absolute. Each function needs some free slots of L's stack. */
#ifndef YS_INFERIOR_PROMISE_H
#define YS_INFERIOR_PROMISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

struct coroutine;

enum promise_state { PROMISE_PENDING, PROMISE_FULFILLED, PROMISE_REJECTED };

struct promise {
  uint32_t id;
  enum promise_state state;
  bool handled; /* something waits for it, or has waited */
};

/* The table on top of the stack holds the methods of every promise; popped. */
void promise_open(lua_State *base);

/* Pushes a new one. made_by: says how it came to be, for the user. of: the async function's
 * generator whose promise it is; NULL: none. */
struct promise *promise_new(lua_State *L, const char *made_by, const struct coroutine *of);
struct promise *promise_at(lua_State *L, int index); /* NULL: that is none */

/* These pop the value or reason. A pending promise only. */
void promise_fulfil(lua_State *L, int index);
void promise_reject(lua_State *L, int index);
/* The resolve function's steps: a promise, or a table with a method then_, is followed. */
void promise_resolve(lua_State *L, int index);

/* Pushes the functions resolve and reject, of which only the first call counts. */
void promise_push_resolvers(lua_State *L, int index);

/* Puts in the place of the value on top a promise: itself where it is one, else one that is
 * resolved with it. */
void promise_from_value(lua_State *L);

/* PerformPromiseThen. Pops two values: what to call when it is fulfilled, and when it is
 * rejected (anything that is no function: the value or reason goes on to `derived`). derived:
 * the index of the promise that is resolved with what they return; 0: none. awaits: whose
 * generator goes on; NULL: no one's. */
void promise_then(lua_State *L, int index, int derived, const struct coroutine *awaits);

/* It was rejected; if still nobody has taken care of it, tells so. */
void promise_tell_unhandled(lua_State *L, int index);

/* "function (line 12)": for the user. */
void promise_describe_function(lua_State *L, int index, char *out, size_t size);

#endif
