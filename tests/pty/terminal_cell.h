/* terminal_cell.h - the cells of a terminal, with their colours. */
#ifndef TESTS_PTY_TERMINAL_CELL_H
#define TESTS_PTY_TERMINAL_CELL_H

#include "tests/pty/terminal.h"

/* A cell as the terminal shows it. */
struct terminal_cell {
  unsigned code;              /* its first character; 0 where nothing was written */
  int foreground, background; /* -1: the terminal's own; up to 255: of the palette; else
                                 TERMINAL_RGB and the colour */
  bool bold, underline, reverse;
};
#define TERMINAL_RGB 0x1000000
struct terminal_cell terminal_cell(struct terminal *terminal, int row, int column);
/* The first cell of the first place, from the top, where the screen shows that ASCII text. */
struct terminal_cell terminal_cell_of(struct terminal *terminal, const char *text);

#endif
