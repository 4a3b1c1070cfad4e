/* iterator_scan.h - finds in a script's text the methods of iterators that are written by hand:
 * functions that become a field `next`, and answer with { value =, done = }; and the `throw` and
 * `return_` that stand beside such a one. No code runs, and no Lua state is needed.
 *
 * Counted as answering with a result is a function that sets a field `done`, or calls another
 * `next`, or a function of the same text that sets a field `done`. So a linked list's `next`,
 * which holds a node or gives one, is none. */
#ifndef YS_INFERIOR_ITERATOR_SCAN_H
#define YS_INFERIOR_ITERATOR_SCAN_H

#include <stddef.h>

#include "engine/engine.h" /* enum engine_request */

#define ITERATOR_NAME_MAX 48

struct iterator_method {
  int line; /* as lua_Debug's linedefined */
  enum engine_request request;
  char name[ITERATOR_NAME_MAX]; /* of what it belongs to: "counter"; "iterator" where unknown */
};

/* Finds them in a text that compiles (any other gives some, or none). Returns how many; *methods
 * is malloc'ed, NULL where there are none. */
size_t iterator_scan(const char *text, size_t size, struct iterator_method **methods);

/* "next", "throw", "return_". */
extern const char *const iterator_method_names[3];

#endif
