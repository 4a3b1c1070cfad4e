/* states.h - the places where generators paused, and what moved them from one to another: the
 * machine that the view states draws. It follows from the events in the past of the present
 * alone. Each event is read once, as it comes; all are read again when the present has moved back,
 * or to another branch.
 *
 * A place is a line at which a generator paused; there are also its start and its two ends. A move
 * leads from one to the next: all requests that did so are counted in it. Memory is bounded by the
 * lines of the program, not by how often they run. */
#ifndef YS_STATES_H
#define YS_STATES_H

#include "engine/engine.h"

#define STATES_NONE SIZE_MAX
enum {
  STATES_START, /* these places are always there, in this order; those of lines follow */
  STATES_END,
  STATES_FAILED, /* it ended by an error */
  STATES_FIRST_LINE
};
enum {
  STATES_INPUTS = 6,  /* inputs that are told apart in a move */
  STATES_MOVES = 5000 /* that are kept; what others there are is only counted */
};

struct states_place {
  char *file; /* of a line; "" for the others */
  int line;
  size_t visits;  /* how often a generator came here; of the start: how many were made */
  size_t here;    /* how many stand here now, or left from here and run */
  size_t newest;  /* the event that brought the newest one */
  uint32_t inner; /* who gave that one what it handed on; ENGINE_MAIN: nobody did */
  size_t first_move, last_move; /* of those that leave from here; STATES_NONE: none does */
};

struct states_input {
  enum engine_event_kind kind; /* NEXT, THROW or RETURN */
  char *text;                  /* the value, as in the event; "" also for nil, which is the same */
  size_t count;
};
struct states_move {
  size_t from, to; /* places */
  size_t count;
  size_t newest; /* the event of its newest result */
  struct states_input inputs[STATES_INPUTS];
  size_t input_count;
  size_t others; /* requests with other inputs than those */
  size_t next;   /* of those that leave from the same place; STATES_NONE: it is the last */
};

struct states_present { /* of the generator that they are about */
  size_t place;         /* where it stands; while it runs, where it left from */
  size_t move;          /* that brought it there, or STATES_NONE */
  size_t request;       /* while it runs, the event; else STATES_NONE */
};

struct states_count {
  size_t calls;      /* answered, of those that are shown */
  size_t generators; /* made, of the same function, shown or not */
  size_t moves_left_out;
};

struct states;

struct states *states_new(void); /* NULL when out of memory */
void states_free(struct states *states);
/* Forgets all, to read it again. */
void states_restart(struct states *states);
/* Takes note of what is in the past of the present. about: of that generator; with all, also of
 * the others of its function. True where anything may have changed. */
bool states_read(struct states *states, const struct engine *engine, uint32_t about, bool all);

/* What these point to lives until the next states_read or states_restart. */
size_t states_places(const struct states *states);
const struct states_place *states_place(const struct states *states, size_t place);
size_t states_moves(const struct states *states);
const struct states_move *states_move(const struct states *states, size_t move);
struct states_present states_present(const struct states *states);
struct states_count states_count(const struct states *states);
/* It was written by hand: it returns each time, and never pauses. */
bool states_by_hand(const struct states *states);

#endif
