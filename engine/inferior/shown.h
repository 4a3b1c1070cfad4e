/* shown.h - what is shown of a coroutine's stack: frames, and the variables in them. A frame that
 * is shown may be several of Lua's: functions handed to pcall, xpcall or finally are one with the
 * function below. An iterator written by hand has no stack of its own; in place of a frame, its
 * fields and the upvalues of its method `next` are shown. Nothing here runs script code or
 * allocates in the script's heap. */
#ifndef YS_INFERIOR_SHOWN_H
#define YS_INFERIOR_SHOWN_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#include "engine/inferior/coroutine.h"

#define SHOWN_MAX 200

/* Where a variable is found. */
struct shown_variable {
  const char *name; /* lives as long as its function, or its field */
  enum engine_role role;
  int level; /* of the thread's stack */
  int index; /* for lua_getlocal; for an upvalue lua_getupvalue */
};

/* A shown frame: levels first…last of a stack, joined, and what is in it. */
struct shown {
  const struct coroutine *co;
  lua_State *L;
  int first, last;
  bool fields; /* of an iterator, in place of a frame */
  struct shown_variable variables[SHOWN_MAX];
  size_t count;
};

void shown_open(lua_State *base);

/* The innermost one of co, and then the next one: false where there is none. */
bool shown_first(struct shown *shown, const struct coroutine *co);
bool shown_next(struct shown *shown);

/* Finds its variables: parameters and locals by declaration, varargs, upvalues. */
void shown_collect(struct shown *shown);

/* Pushes on the base: a variable's value; the function that has the upvalue. */
void shown_push(const struct shown *shown, const struct shown_variable *variable);
void shown_push_function(const struct shown *shown, const struct shown_variable *variable);

/* Gives it the value on top of the base, and pops that. */
void shown_set(const struct shown *shown, const struct shown_variable *variable);

#endif
