/* screen_colours.h - a theme's colours as a terminal of so many colours can show them. Knows no
 * curses. */
#ifndef YS_SCREEN_COLOURS_H
#define YS_SCREEN_COLOURS_H

#include "app/theme.h"

enum screen_palette {
  SCREEN_NO_COLOURS,
  SCREEN_8_COLOURS,    /* black red green yellow blue magenta cyan white */
  SCREEN_256_COLOURS,  /* xterm's: a cube of 6, and greys; the first 16 are the user's */
  SCREEN_DIRECT_COLOUR /* the number of a colour holds its red, green and blue */
};

struct screen_depth {
  enum screen_palette palette;
  int red, green, blue; /* DIRECT: how many bits each has, the blue ones lowest */
};

struct screen_colours {
  int foreground, background; /* of the palette; -1: the terminal's own */
  unsigned attributes;        /* enum theme_attribute */
};

/* What a terminal of so many colours (8 at least) can show. Where their numbers hold red, green
 * and blue, terminfo's RGB says in how many bits: a flag (they share those of the greatest number),
 * a number (-1: none) for each, or a text as "5/6/5" (NULL: none). */
struct screen_depth screen_colours_depth(int count, bool rgb_flag, int rgb_number,
                                         const char *rgb_text);

struct screen_colours screen_colours(const struct theme_look *look,
                                     const struct screen_depth *depth);

/* The palette's colour that is nearest to an RGB one. */
int screen_colours_256(int rgb);
/* The other way round, for a number from 16. */
int screen_colours_rgb(int number);
/* What contrast two RGB colours have, from 1 to 21: WCAG 2.1, "contrast ratio". */
double screen_colours_contrast(int one, int other);

#endif
