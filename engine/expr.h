/* expr.h - a value that the user types at a prompt, as Lua.
 *
 * What is typed is a Lua expression; these habits from JavaScript are translated too:
 *
 *   null, undefined         nil
 *   [1, [2, 3]]            {1, {2, 3}}, where "[" stands where a value starts; "[[" opens
 *                           one of Lua's long strings, as in Lua
 *   {a: 1, "b c": 2}        {a = 1, ["b c"] = 2}
 *   ===  !==  !=            ==  ~=  ~=
 *   &&  ||  !               and  or  not
 *
 * "{g:next()}" stays a method call and "{g: next()}" has a key g: the blank decides where
 * both could be meant. Comments are left out; strings stay as they are.
 */
#ifndef YS_EXPR_H
#define YS_EXPR_H

#include <stdbool.h>
#include <stddef.h>

/* Translates text, NUL-terminated. *lua is malloc'ed, the caller frees it; "" where text has
 * no value in it. False, with *lua NULL and a sentence in problem, where a bracket or a
 * quote is not closed (or memory ran out). Anything else that is wrong is left to Lua. */
bool expr_translate(const char *text, char **lua, char *problem, size_t size);

#endif
