/* iterator_records.h - the records of iterators that are written by hand. A record is a
 * coroutine's (coroutine.h), with a thread on which nothing runs but what the user calls by hand;
 * its second user value is its key: the iterator's table; or, where a closure that takes no
 * self was called without its table being known, that closure. */
#ifndef YS_INFERIOR_ITERATOR_RECORDS_H
#define YS_INFERIOR_ITERATOR_RECORDS_H

#include <stdbool.h>

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/iterator_scan.h"

void iterator_records_open(lua_State *base);

/* A field of a result: raw, or inherited through tables. Pushes it; false: nil. */
bool iterator_records_value(lua_State *L, int index);
bool iterator_records_done(lua_State *L, int index);

/* Pushes what the table at index has under the name of that method, raw or inherited. */
bool iterator_records_method(lua_State *L, int index, enum engine_request request);

/* In the call hook of a method: whose it is, and what it is asked. *value: the parameter that has
 * the value sent; 0: none. *made: it is new. Leaves the stack as it was. */
struct coroutine *iterator_records_of_call(lua_State *L, lua_Debug *ar,
                                           const struct iterator_method *method,
                                           enum engine_request *request, int *value, bool *made);

/* The record of the table at index; NULL: it has none yet. */
struct coroutine *iterator_records_find(lua_State *L, int index);
/* Makes it. */
struct coroutine *iterator_records_new(lua_State *L, int index, const char *name);

/* Pushes on the base the key of an iterator that is alive. */
bool iterator_records_push_key(const struct coroutine *iterator);

#endif
