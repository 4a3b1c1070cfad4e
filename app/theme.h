/* theme.h - how each style of a grid looks on a terminal of so many colours. */
#ifndef YS_THEME_H
#define YS_THEME_H

#include "app/grid.h"

enum theme_palette { THEME_NO_COLOURS, THEME_8_COLOURS, THEME_256_COLOURS, THEME_PALETTES };

enum theme_attribute { THEME_BOLD = 1, THEME_DIM = 2, THEME_REVERSE = 4, THEME_UNDERLINE = 8 };

struct theme_look {
  short colour; /* of the palette, in xterm's order; -1: the terminal's own */
  unsigned attributes;
};

struct theme_look theme_look(enum grid_style style, enum theme_palette palette);

#endif
