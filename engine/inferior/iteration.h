/* iteration.h - going over a value, for of, collect and yield_from: what has a method
 * `iterator`; what has a method `next`; a list; a string's characters.
 *
 * An iteration is a userdata in slot 1 of the C function that goes over it. Its user values: 1
 * what is iterated (an iterator, a list, a string); 2 the iterator's method `next`, nil for
 * lists and strings. */
#ifndef YS_INFERIOR_ITERATION_H
#define YS_INFERIOR_ITERATION_H

#include <stdbool.h>

#include <lua.h>

struct iteration {
  lua_Integer position; /* of a list: the last item; of a string: bytes that are done */
  bool finished;        /* nothing is left to close */
};

/* close: an iteration's __close. */
void iteration_open(lua_State *base, lua_CFunction close);

/* Who wants one: its name, for messages, and what it does when the iteration is in slot 1 and
 * nothing else is on the stack. */
struct iteration_user {
  const char *name;
  lua_KFunction start;
  bool makes_list; /* of all that there is: lazy or eager, that is the same */
};

/* Makes the iteration of the argument in slot 1, then runs user->start, as the last call of
 * the C function: it may call the script, which may pause. */
int iteration_begin(lua_State *L, const struct iteration_user *user);

struct iteration *iteration_of(lua_State *L);
bool iteration_is_protocol(lua_State *L); /* it has a method next */

/* The next item of a list or string: pushes it. False at the end. */
bool iteration_next_item(lua_State *L);
/* Pushes next and the iterator, ready for a call with no more arguments. */
void iteration_push_next(lua_State *L);
/* Pushes a method of the iterator and the iterator; false (pushing nothing): it has none. */
bool iteration_push_method(lua_State *L, const char *name);

/* Raises an error where the value on top, which that method gave, is no result object. */
void iteration_check_result(lua_State *L, const char *method);
/* The same, and: is it done? */
bool iteration_is_done(lua_State *L, const char *method);

#endif
