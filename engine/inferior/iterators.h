/* iterators.h - iterators that are written by hand (a table whose method `next` gives
 * { value =, done = }), seen as generators are: their calls are requests and results. See
 * iterators.c. */
#ifndef YS_INFERIOR_ITERATORS_H
#define YS_INFERIOR_ITERATORS_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/scheduler.h"

void iterators_open(lua_State *base);

/* A chunk was loaded. True: it defines such iterators, so calls and returns are to be told. */
bool iterators_add_chunk(const char *chunk, const char *text, size_t size);

/* "next" where ar, which has its "S", is of such a method; NULL: it is not. */
const char *iterators_method_name(const lua_Debug *ar);

/* In the hook, while calls are told: a function was called, or is about to return. */
void iterators_called(lua_State *L, lua_Debug *ar);
void iterators_returns(lua_State *L, lua_Debug *ar);

/* A protected call on L has ended by the error on top of L, and what it had called is gone from the
 * stack. */
void iterators_unwound(lua_State *L);
/* co has ended or was closed; its error is on top of its stack where it failed. */
void iterators_lost(struct coroutine *co, bool failed);

/* Whose code runs while that coroutine does: an iterator's, while a method of it runs there, or
 * its own. */
const struct coroutine *iterators_running(const struct coroutine *co);
/* The iterators whose methods run on co, innermost first: at most `most`. */
size_t iterators_within(const struct coroutine *co, const struct coroutine **out, size_t most);
/* Who asked it, while it runs: a consumer's number. */
uint32_t iterators_consumer(const struct coroutine *iterator);

/* The record of the iterator at index, which may not have been called yet. NULL: it is none. */
struct coroutine *iterators_at(lua_State *L, int index);

/* A request by hand: has it such a method? */
bool iterators_has(const struct coroutine *iterator, enum engine_request request);
/* Puts on the iterator's own thread what is to be run there: then scheduler_run. The value on top
 * of the base is popped, and passed where it was given. */
void iterators_prepare(struct coroutine *iterator, enum engine_request request, bool given);
/* That has ended, with the result or the error on top of the thread. Leaves the value there, in
 * place of the result. */
enum outcome iterators_ran(struct coroutine *iterator);

#endif
