/* grid.h - a rectangle of styled character cells. Views draw into it; screen.c copies it to
 * the terminal; tests and exports read it as text. Nothing here knows of a terminal.
 *
 * Coordinates are cells, 0-based, row first. Drawing outside the grid is clipped. A wide
 * character takes two cells: the second one is empty (width 0). Control characters are
 * never stored: they are drawn as a visible stand-in (U+FFFD). A combining character joins the
 * one before it in the same text, and is dropped where it is the first.
 */
#ifndef YS_GRID_H
#define YS_GRID_H

#include <stdbool.h>
#include <stddef.h>

/* What a cell means. The theme decides how it looks; meaning never rests on colour alone. */
/* clang-format off */
#define GRID_STYLES(X)                                                                         \
  X(PLAIN) X(DIM) X(BORDER) X(TITLE) X(BAR) X(KEY) X(CURRENT) X(PAUSED) X(RAN)                  \
  X(CHANGED) X(IN) X(OUT) X(ERROR) X(SENTENCE) X(SELECTED)                                      \
  X(CODE_KEYWORD) X(CODE_STRING) X(CODE_NUMBER) X(CODE_COMMENT) X(CODE_YIELD) X(CODE_NAME) \
  X(MATCH)

enum grid_style {
#define X(name) GRID_##name,
  GRID_STYLES(X)
#undef X
  GRID_STYLE_COUNT
};
/* clang-format on */

struct grid_cell {
  char text[24];       /* UTF-8, NUL-terminated: one character and what combines with it */
  unsigned char width; /* 1 or 2; 0 for the right half of a wide character */
  unsigned char style; /* enum grid_style */
};

struct grid;

struct grid *grid_new(int rows, int columns); /* all blanks; NULL when out of memory */
void grid_free(struct grid *grid);
void grid_clear(struct grid *grid);
int grid_rows(const struct grid *grid);
int grid_columns(const struct grid *grid);
const struct grid_cell *grid_at(const struct grid *grid, int row, int column); /* in range */

/* Draws text from (row, column) in at most width columns (clipped, with no ellipsis).
 * Returns how many columns it used. size: bytes of text; (size_t)-1: NUL-terminated. */
int grid_text(struct grid *grid, int row, int column, int width, enum grid_style style,
              const char *text, size_t size);
/* The same; a text that does not fit ends in '…'. */
int grid_text_fit(struct grid *grid, int row, int column, int width, enum grid_style style,
                  const char *text, size_t size);
/* Writes text wrapped at words, and at its line ends, into a box; what does not fit is cut at
 * the end of the last row with '…'. Returns the rows it used. */
int grid_text_wrap(struct grid *grid, int row, int column, int height, int width,
                   enum grid_style style, const char *text);
void grid_fill(struct grid *grid, int row, int column, int height, int width,
               enum grid_style style); /* with blanks */
/* Changes the style of cells already drawn. */
void grid_style(struct grid *grid, int row, int column, int width, enum grid_style style);

/* The text of a part of a row, as wide as that part. Caller frees; NULL when out of memory. */
char *grid_row_text(const struct grid *grid, int row, int column, int width);

/* Cells that stand for a key: a click on them is like pressing it. grid_clear takes them away. */
#define GRID_BUTTON_SIZE 24
void grid_button(struct grid *grid, int row, int column, int width, const char *key);
const char *grid_button_at(const struct grid *grid, int row, int column); /* "": none */

/* The whole grid as text, one line a row, trailing blanks cut. Caller frees; NULL when out
 * of memory. */
char *grid_to_text(const struct grid *grid);
/* The same with the styles: after each row that has any but PLAIN, a row of one letter a
 * cell ('.' for PLAIN, 'a' for DIM, 'b' for BORDER, …), for tests of meaning. */
char *grid_to_styled_text(const struct grid *grid);

#endif
