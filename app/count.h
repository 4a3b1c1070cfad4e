/* count.h - a number typed before a key: 5n is n five times. While digits are typed nothing else
 * happens, and the sentence says so; Esc takes them back. */
#ifndef YS_COUNT_H
#define YS_COUNT_H

#include <stdbool.h>

#include "app/ahead.h"

struct model;

#define COUNT_MOST 999

struct count {
  int typed;           /* 0: none */
  char key[AHEAD_KEY]; /* the key that is repeated, */
  int all, left;       /* so often in all, and from now on; left 0: none is */
  int done;            /* the last one ended after so many, before all were; else 0 */
};

/* True: the key is a digit of a count, or Esc that takes it back, or one that cannot be repeated;
 * it needs nothing more. False: it is to be done, now and as count_next says. */
bool count_takes(struct model *model, const char *key);

/* The key to be pressed again, copied to key (AHEAD_KEY bytes). False: there is none, or the
 * script runs. It is pressed no more where the last one was refused, has opened something, came to
 * a breakpoint or an error, or ended what it went on with. */
bool count_next(struct model *model, char *key);

#endif
