/* diagram.h - who asked whom, and what came back, step by step: what the views lanes and ladder
 * draw. It follows from the events in the past of the present alone, not from the program's
 * text. Each event is read once, as it comes; when the present has moved back, or to another
 * branch, those behind the nearest copy (past.h) are read again. Of a long past only the newest
 * steps are kept, and all are counted.
 *
 * Each generator stands in a lane, to the right of its consumer's; lane 0 is the main program's
 * and the user's. A lane is free again when its generator has finished: so a pipeline takes a
 * lane for each stage, and a walk through a tree one for each level, not for each node. */
#ifndef YS_DIAGRAM_H
#define YS_DIAGRAM_H

#include "engine/engine.h"

enum {
  DIAGRAM_KEPT = 10000, /* so many of the newest steps are kept in any case */
  DIAGRAM_LANES = 1000  /* generators beyond them share the last lane */
};
#define DIAGRAM_NONE SIZE_MAX

enum diagram_kind { DIAGRAM_MADE, DIAGRAM_REQUEST, DIAGRAM_RESULT };

struct diagram_step {
  enum diagram_kind kind;
  size_t event;      /* its index */
  uint32_t from, to; /* of a request the consumer and the generator; of a result the other way
                        round; MADE: the maker and the new one */
  int from_lane, to_lane;
  size_t unused;  /* REQUEST: the result that its consumer was given last, by the same one,
                     and did not hand on before it asked again; else DIAGRAM_NONE */
  bool kept;      /* ... but it stands in what that handed on later */
  bool unasked;   /* RESULT: a value for which its generator, which has asked others before,
                     asked nobody */
  bool enters;    /* REQUEST: the generator comes into its lane */
  bool after_end; /* of a generator that had finished before */
};

struct diagram_count {
  size_t made;    /* generators, of those that the diagram shows */
  size_t values;  /* results that were not done, and no awaits */
  size_t reached; /* of those: by the main program, or the user */
  size_t unused;
  size_t steps; /* in all, also those no longer kept */
};

struct diagram_lane {
  uint32_t generator; /* the newest that stood in it */
  enum engine_state state;
  bool failed, by_hand; /* by_hand: an iterator that the script has written by hand */
  bool async;           /* of an async function: what it hands on, its runner gets, not its
                           caller. They are awaits, and no values */
  size_t awaits;
  size_t values, requests; /* that it handed on; that were made to it */
  size_t late;             /* of those: when it had finished */
};

struct diagram;

struct diagram *diagram_new(void); /* NULL when out of memory */
void diagram_free(struct diagram *diagram);
/* Forgets all, to read it again. */
void diagram_restart(struct diagram *diagram);
/* Takes note of what is in the past of the present, of so many events at most; returns how many are
 * left to be read. about: of that generator only, and of the
 * others of its function that did not ask each other (walks of the same iterable); ENGINE_MAIN:
 * of all. */
size_t diagram_read(struct diagram *diagram, const struct engine *engine, uint32_t about,
                    size_t most);

struct diagram_count diagram_count(const struct diagram *diagram);
/* Those kept, oldest first. */
size_t diagram_steps(const struct diagram *diagram);
const struct diagram_step *diagram_step(const struct diagram *diagram, size_t index);

/* Lanes that were ever taken, lane 0 included. */
int diagram_lanes(const struct diagram *diagram);
struct diagram_lane diagram_lane(const struct diagram *diagram, int lane);
/* How a generator stands, by itself. */
struct diagram_lane diagram_of(const struct diagram *diagram, uint32_t generator);

/* What to show where not all lanes have room: the first, those from `from` up to before `to`, and
 * the last. Steps between others are put together. */
struct diagram_window {
  int from, to;
};
struct diagram_row {
  size_t step;  /* the first */
  size_t count; /* so many are left out; 0: the step itself is shown */
};
size_t diagram_rows(struct diagram *diagram, struct diagram_window window);
/* Of the window asked for last. */
struct diagram_row diagram_row(const struct diagram *diagram, size_t index);
bool diagram_shows(const struct diagram *diagram, struct diagram_window window, int lane);

#endif
