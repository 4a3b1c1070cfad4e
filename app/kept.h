/* kept.h - what the coroutine in view keeps, as rows for the kept pane: its frames, their
 * variables, and the parts of the tables that are open, level by level.
 *
 *     row                          depth
 *     FRAME     #1 in walk, line 5         only where there are several
 *     VARIABLE  node  {…}            0
 *     PART        left  {…}          1
 *     PART          name  "a"        2
 *     MORE        … 900 more         1
 *     HOLE      reset  ◌             0     the local that the paused line will declare
 *     OUTSIDE   from outside               above the upvalues: those that another generator
 *                                          has, too, are apart
 *     NOTHING   (nothing in it)
 *
 * Rows are made after each stop, and when something is opened or closed. They hold copies, so
 * views need not ask the engine. An object that stands in several rows, or in itself, has a number
 * there; in itself it cannot be opened. */
#ifndef YS_KEPT_H
#define YS_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine.h"

enum kept_kind {
  KEPT_FRAME,
  KEPT_VARIABLE,
  KEPT_PART,
  KEPT_MORE,
  KEPT_HOLE,
  KEPT_OUTSIDE,
  KEPT_NOTHING
};

struct kept_row {
  enum kept_kind kind;
  int depth;
  size_t frame;                /* index in the view */
  char *place;                 /* names the row over stops; "" where it cannot be chosen */
  char *name;                  /* of a variable; a part's key as the engine writes it */
  char *text;                  /* the value as the engine writes it */
  char *was;                   /* the text it had before; NULL: it is the same, or new */
  bool is_new;                 /* a part that its table had not before */
  bool of_list;                /* a part of what JavaScript writes as an array */
  enum engine_role role;       /* of a variable */
  uint32_t shared;             /* OUTSIDE: the generator that has the same variables; 0: none */
  bool opens, open;            /* Enter opens it; it is open */
  bool within_itself;          /* its object holds it */
  uint64_t object;             /* 0: none */
  int number;                  /* the object's; 0: no other row has the same one */
  const struct kept_row *twin; /* the first row that has the same one; NULL: none other has */
  size_t parts;                /* of what is open: all that it has; MORE: how many are left */
  size_t pages;                /* of what is open: hundreds of parts that are shown */
};

struct kept {
  struct kept_row *rows;
  size_t count, capacity;
  struct opened *opened;
};

struct model;

bool kept_open(struct kept *kept); /* false when out of memory */
void kept_close(struct kept *kept);
/* Forgets all rows, and what was opened. */
void kept_clear(struct kept *kept);

/* Makes the rows of the stop in the model. Asks the engine, which must be stopped, for the parts
 * of what is open. */
void kept_refresh(struct model *model);

/* Opens or closes what the row stands for; more of a table's parts for MORE. False: it is
 * nothing that opens. */
bool kept_turn(struct model *model, size_t row);

/* Whether a table is open. */
bool kept_is_opened(const struct kept *kept);

/* The row of that frame's head; -1 where it has none. */
int kept_frame_row(const struct kept *kept, size_t frame);

#endif
