/* value.h - values as short text. Everything is read raw: no script code runs, and nothing
 * is allocated in the script's heap.
 *
 * Every function writes valid UTF-8 with a NUL into out (at least 64 bytes), and returns
 * the bytes without the NUL. L may be any thread; it needs one free slot.
 */
#ifndef YS_INFERIOR_VALUE_H
#define YS_INFERIOR_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

/* base: a state that no script code runs on, used to read values. */
void value_open(lua_State *base);

/* "fib#1", 1.5, "a string", {1, 2, x = {…}}: at most about 100 columns. */
size_t value_text(lua_State *L, int index, char *out, size_t size);
/* The same for an error: a string stands as it is, not quoted, and long. */
size_t value_error_text(lua_State *L, int index, char *out, size_t size);
/* Of a result object { value =, done = }: its value. */
size_t value_of_result(lua_State *L, int index, char *out, size_t size);
size_t value_nothing(char *out, size_t size); /* "nil" */

bool value_opens(lua_State *L, int index);      /* a table with something in it */
uint64_t value_object(lua_State *L, int index); /* identity of a table, function, …; else 0 */

/* Pushes on L a result object: pops the value on top. */
void value_push_result(lua_State *L, bool done);
bool value_is_result(lua_State *L, int index); /* one that value_push_result made */

#endif
