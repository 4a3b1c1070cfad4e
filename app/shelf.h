/* shelf.h - the lines of the generators pane: those that run are on the stack, in the order in
 * which they have called each other; the suspended ones lie on the shelf, off the stack; the
 * finished ones are below. With little room the running ones are one line. A filter leaves only
 * names with a text in it; grouped, each generator function is a line with counts. */
#ifndef YS_SHELF_H
#define YS_SHELF_H

#include <stdbool.h>
#include <stddef.h>

struct engine_function;
struct engine_generator;
struct model;

enum shelf_kind {
  SHELF_RUNNING,   /* the whole chain, in one line */
  SHELF_HEAD,      /* text */
  SHELF_GENERATOR, /* generator */
  SHELF_GROUP,     /* generator: one of the group; counts */
  SHELF_FUNCTION   /* function: one that can be called */
};

struct shelf_row {
  enum shelf_kind kind;
  const struct engine_generator *generator;
  const struct engine_function *function;
  size_t counts[4]; /* by enum engine_state */
  char text[96];
};

struct shelf {
  struct shelf_row *rows;
  size_t count, capacity;
};

/* What the user wants to see of it: plain data, all zero at first. */
struct shelf_wish {
  char filter[64]; /* "": all */
  bool grouped;
};

/* The rows point into the model, and live as long as its last stop. */
struct shelf shelf_of(const struct model *model);
/* With a row for each one that runs, also where there is little room. */
struct shelf shelf_in_full(const struct model *model);
void shelf_free(struct shelf *shelf);

/* It pauses for ever: the main program has ended, and neither that nor the user holds it. */
bool shelf_is_left(const struct model *model, const struct engine_generator *generator);

#endif
