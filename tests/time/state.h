/* state.h - all that a session shows, as text: where it stands, what is in view, what has
 * happened. Two sessions that show the same give the same text. */
#ifndef TESTS_TIME_STATE_H
#define TESTS_TIME_STATE_H

#include "engine/engine.h"

enum state_flag {
  STATE_EVENTS = 1, /* and all events so far */
  STATE_LINES = 2,  /* and the lines that each exchange ran */
};

/* malloc'ed. Left out is why it stands there: a breakpoint and a line step end at the same
 * place. */
char *state_of(const struct engine *engine, unsigned flags);

/* The first line in which two texts differ, of both: for people. */
void state_show_difference(const char *one, const char *other);

#endif
