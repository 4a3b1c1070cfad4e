/* screen_cell.h - what is written to the terminal for a cell of the grid: its own characters, or
 * a stand-in of the same width. Knows no curses. */
#ifndef YS_SCREEN_CELL_H
#define YS_SCREEN_CELL_H

#include <stdbool.h>
#include <wchar.h>

struct grid_cell;

#define SCREEN_CELL_MOST 5 /* wide characters of one cell: as many as curses takes */

struct screen_cell_terms {
  bool utf8;  /* the locale's characters are Unicode's; else only ASCII is written */
  bool ascii; /* the signs that we draw with are ASCII, even where others could be written */
};

/* Writes the characters, and a NUL. Returns how many columns they take: the cell's, or 1 where
 * the stand-in for a wide one needs a blank behind it. */
int screen_cell_text(const struct grid_cell *cell, struct screen_cell_terms terms,
                     wchar_t wide[SCREEN_CELL_MOST + 1]);

#endif
