/* past.h - copies of what a reader of events knew at some places, so that going back, or to a
 * branch, need not read all from the start again: only what follows the nearest copy. The copies
 * are spread evenly over the events: where there are too many, every second one goes, and the next
 * are twice as far apart. */
#ifndef YS_PAST_H
#define YS_PAST_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/engine.h"

#define PAST_MOST 16

/* What a reader knows: a struct of so many bytes, and lists that it points to. */
struct past_kind {
  size_t size;
  /* Called on a copy of the struct, which still has the lists of the first one: gives it its own
   * (by past_list, which adds their bytes to *size). */
  void (*own)(void *known, size_t *size);
  void (*clear)(void *known); /* frees the lists, and knows none */
};

struct past { /* all zero: empty */
  struct past_copy {
    size_t next; /* the event to be read next at that place */
    void *known;
    size_t size;
  } copies[PAST_MOST];
  size_t count;
  size_t due, interval; /* the next place for one; how far apart they are. 0: not begun */
  uint32_t branch;      /* that the reader has read */
};

/* To be called before the event `next` is read: takes a copy where one is due. */
void past_note(struct past *past, const struct past_kind *kind, size_t next, const void *known);

/* The reader knows the events below `next` of past->branch, and is to know no more than those
 * below `count` of the engine's current branch. True: they are the same ones, so that it may read
 * on. False: it has to go back to *copy, and read on from copy->next; NULL: from the start. */
bool past_holds(struct past *past, const struct past_kind *kind, const struct engine *engine,
                size_t next, size_t count, const struct past_copy **copy);
/* The reader knows again what it knew at that copy; the copy stays. NULL: nothing. */
void past_restore(const struct past_kind *kind, const struct past_copy *copy, void *known);
/* For past_kind.own: a copy of so many items, NULL of none; its bytes are added to *size. */
void *past_list(const void *items, size_t count, size_t item, size_t *size);
void past_clear(struct past *past, const struct past_kind *kind);

#endif
