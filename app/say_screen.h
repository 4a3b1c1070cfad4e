/* say_screen.h - why no screen can be opened. */
#ifndef YS_SAY_SCREEN_H
#define YS_SAY_SCREEN_H

#include <stddef.h>

enum say_no_screen {
  SAY_NO_INPUT, /* standard input is not a terminal */
  SAY_NO_OUTPUT,
  SAY_NO_TYPE,      /* TERM is not set */
  SAY_UNKNOWN_TYPE, /* to terminfo */
  SAY_NO_CURSOR,    /* the type cannot move it */
  SAY_NO_DESCRIPTOR,
  SAY_NO_SCREEN /* for another reason */
};

/* Writes the sentence; type is the variable TERM, for those that name it. */
void say_no_screen(enum say_no_screen why, const char *type, char *out, size_t size);

#endif
