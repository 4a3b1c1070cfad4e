/* drained.h - what a generator, a coroutine or an iterator written by hand has become in an eager
 * run (eager.h): the list of all that it gives, and what comes behind it. A full userdata, found by
 * the object that it stands for. Its user values: 1 the list; 2 what follows the list: the value
 * that was returned, or the error; of a coroutine, the list of the values returned; 3 of a
 * coroutine, those entries of the list that are not one value: a table of lists with their `n`. */
#ifndef YS_INFERIOR_DRAINED_H
#define YS_INFERIOR_DRAINED_H

#include <stdbool.h>

#include <lua.h>

struct drained {
  lua_Integer count, position; /* of the list: nils are values, too */
  bool failed;                 /* an error follows it */
  bool over;                   /* what follows it was given */
  bool packs;                  /* of a coroutine: there is a third user value */
};

/* Makes ready for it: in every process, so that all have the same memory. */
void drained_open(lua_State *base);

/* Pushes what the object at that slot has become. NULL, and nothing is pushed: it has not. */
struct drained *drained_push(lua_State *L, int slot);
bool drained_has(lua_State *L, int slot);
/* Pushes an empty one; registers the one on top for the object at that slot, and leaves it. */
struct drained *drained_push_new(lua_State *L);
void drained_become(lua_State *L, int slot);

/* For the one on top: pushes the result object that answers next(). */
void drained_push_next(lua_State *L, struct drained *drained);
/* No more comes of the one on top. */
void drained_end(lua_State *L, struct drained *drained);

#endif
