/* fibonacci.h - the screen's running example: lessons/09-sending at chosen moments. */
#ifndef TESTS_SCREEN_FIBONACCI_H
#define TESTS_SCREEN_FIBONACCI_H

#include "tests/screen/scene.h"

struct model;

#define FIBONACCI "lessons/09-sending/fibonacci.lua"

/* Which moment of the session. */
enum fibonacci_moment {
  FIBONACCI_OPENING,  /* made by the main program, nothing has run */
  FIBONACCI_SIXTH,    /* after six results: a was 5, b was 8 */
  FIBONACCI_SEVENTH,  /* next(true) began again: the moment drawn in the design */
  FIBONACCI_STEPPING, /* the eighth next, stopped at line 5 */
  FIBONACCI_RETURNED  /* return(7) has finished it */
};

/* A model at the opening, on a screen of that size. The caller frees it. */
struct model *fibonacci_new(int rows, int columns);
/* Goes to a later moment. */
void fibonacci_at(struct model *model, enum fibonacci_moment moment);

#endif
