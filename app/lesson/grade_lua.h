/* grade_lua.h - JSON as a Lua table's text. */
#ifndef YS_GRADE_LUA_H
#define YS_GRADE_LUA_H

#include <jansson.h>
#include <stdio.h>

/* Writes an expression of Lua whose value is that one; null becomes nil. Every byte of a string
 * that is not a plain ASCII character is escaped, so that a value stays a value, whatever a
 * stranger's text contains. */
void grade_lua_write(FILE *out, const json_t *value);

#endif
