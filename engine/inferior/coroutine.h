/* coroutine.h - the record of one paused-and-resumable run: a generator, a plain Lua
 * coroutine, an iterator written by hand, the main program, or an expression that the user typed.
 *
 * A record is a full userdata of the script's Lua state; its first user value is its
 * thread, its second the function that it runs, until it has ended. For a generator, the script's
 * own object is this userdata; for a plain coroutine the script sees the thread. Each lives as long
 * as the other: the record holds the thread, and a table with weak keys holds the record by its
 * thread. A thread's extra space points to its record, so that coroutine_of costs nothing.
 *
 * The engine holds them only weakly, but for the newest 100 that are suspended: what a
 * program left suspended can still be driven by hand.
 */
#ifndef YS_INFERIOR_COROUTINE_H
#define YS_INFERIOR_COROUTINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "engine/engine.h" /* enum engine_state, enum engine_request, the special numbers */

enum coroutine_kind {
  COROUTINE_MAIN,
  COROUTINE_GENERATOR,
  COROUTINE_PLAIN,
  COROUTINE_ITERATOR, /* written by hand: see iterator_records.h */
  COROUTINE_EXPRESSION
};

struct coroutine {
  lua_State *thread;
  struct coroutine *consumer; /* while executing: who made the request; NULL: the user */
  const void *body;           /* identity of the body's activation; NULL before its first line */
  const char *file;           /* of line: the chunk's name, which lives as long as the chunk */
  uint32_t id;
  uint32_t number;        /* the 2 of fib#2 */
  int line;               /* where the body is or was last; 0: not started */
  int pcalls;             /* active pcall and xpcall on its thread */
  unsigned return_serial; /* the return that is unwinding it; 0: none */
  size_t ran_from;        /* where the lines of this exchange start (events.h) */
  enum coroutine_kind kind;
  enum engine_state state;
  enum engine_request request; /* how it was resumed last */
  bool failed;                 /* completed by an error */
  bool catches;                /* its consumer gets an error as a value (coroutine.resume, async) */
  bool async;                  /* the generator of an async function: it awaits */
  bool handling;               /* an xpcall handler of the script runs on it */
  unsigned char share;         /* of the values: see cost.h */
  char function[48];           /* the name of its function */
};

/* Sets up the tables; base is the state that no script code ever runs on. */
void coroutine_open(lua_State *base);

/* Makes a record with a new thread, and pushes the record on L. name: of its function, at
 * most 47 bytes of it are kept. Raises an error when out of memory. */
struct coroutine *coroutine_new(lua_State *L, enum coroutine_kind kind, const char *name);

/* Gives the record on top of L's stack the function at that index as its body; and pushes on
 * the base the body of a coroutine that has not ended (false: none is known). */
void coroutine_set_body(lua_State *L, int body);
bool coroutine_push_body(uint32_t id);

/* The record whose thread L is. NULL for the base. */
struct coroutine *coroutine_of(lua_State *L);
struct coroutine *coroutine_find(uint32_t id); /* NULL where none is alive */
uint32_t coroutine_last_id(void);

/* It has ended: no longer held. */
void coroutine_completed(struct coroutine *co, bool failed);
/* The engine need not keep it alive. */
void coroutine_let_go(const struct coroutine *co);

/* Calls that for each thread that is alive. */
void coroutine_each_thread(void (*call)(lua_State *thread));

bool coroutine_suspended(const struct coroutine *co);

/* Pushes the record that is alive under that number on the base; false: none. */
bool coroutine_push(uint32_t id);

/* "fib#2", "main" or "you". Valid until the eighth call from now. */
const char *coroutine_name(const struct coroutine *co);

/* The consumer's number for events: an id, ENGINE_MAIN, or ENGINE_YOU for NULL. */
uint32_t coroutine_consumer_id(const struct coroutine *consumer);

#endif
