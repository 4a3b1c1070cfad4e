/* lib_generator.h - the dialect's generator(f), yield(v), finally(f), and the methods next,
 * throw, return_ and iterator: ECMAScript's protocol (DESIGN: "The protocol"). */
#ifndef YS_INFERIOR_LIB_GENERATOR_H
#define YS_INFERIOR_LIB_GENERATOR_H

#include <stdbool.h>

#include <lua.h>

void lib_generator_open(lua_State *base); /* sets the globals */

bool lib_generator_is(lua_State *L, int index); /* a generator */

/* What a generator function is, as a C closure with two upvalues, the body and its name ("": by
 * the call): makes a generator, with all arguments. */
int lib_generator_make(lua_State *L);

/* A generator function, one that generator(f) returned. */
bool lib_generator_is_function(lua_State *L, int index);
const char *lib_generator_function_name(lua_State *L, int index);
/* Pushes on L the body that was given to generator(f). */
void lib_generator_push_body(lua_State *L, int index);
/* Pushes the list of the first hundred generator functions, in order of making. */
void lib_generator_push_functions(lua_State *L);

/* The continuation of a paused yield: gives what the consumer sent, or raises it, or
 * unwinds, by the request. */
int lib_generator_resumed(lua_State *L, int status, lua_KContext context);

/* Pauses the generator on whose thread L is with the result object on top of L's stack,
 * which the consumer gets as it is; then k runs, with what was sent on top. For
 * yield_from. */
int lib_generator_pass(lua_State *L, lua_KContext context, lua_KFunction k);

/* May the function that called the C function running on L use yield here? */
bool lib_generator_owns_yield(lua_State *L);

/* Is the frame at that level of L pcall, xpcall or a finally, so that the function above it
 * counts as one with the function below it? */
bool lib_generator_joins(lua_State *L, int level);

/* Is it the wrapper under a generator function's body? */
bool lib_generator_is_bottom(lua_State *L, int level);

#endif
