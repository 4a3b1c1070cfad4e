/* paper.h - a pane's content as lines of text, of which a box of the grid shows a part. A
 * view writes all its lines from the first to the last; the paper draws those in the box.
 * Without a grid it only counts them, so a pane knows how far it can scroll. */
#ifndef YS_PAPER_H
#define YS_PAPER_H

#include <stdbool.h>
#include <stddef.h>

#include "app/grid.h"
#include "app/layout.h"

struct paper {
  struct grid *grid; /* NULL: only count */
  struct layout_box box;
  int first;  /* the first line in the box */
  int left;   /* columns cut off at the left */
  int gap;    /* blank rows after each line */
  int lines;  /* written so far */
  int column; /* where the next text goes on this line */
};

/* Begins the next line. False where it is not in the box: what is written on it is not
 * drawn, and need not be made. */
bool paper_line(struct paper *paper);
/* Passes over lines that are not written at all (they are counted, and stay blank). */
void paper_pass(struct paper *paper, int lines);
void paper_text(struct paper *paper, enum grid_style style, const char *text, size_t size);
void paper_put(struct paper *paper, enum grid_style style, const char *text);
void paper_print(struct paper *paper, enum grid_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same as paper_put in at most width columns, with '…' where it does not fit. */
void paper_fit(struct paper *paper, enum grid_style style, const char *text, int width);
/* The symbol, of one column, where it is shown; else a blank. */
void paper_mark(struct paper *paper, bool shown, enum grid_style style, const char *symbol);
/* Goes on at that column, or one further where text is there already. */
void paper_tab(struct paper *paper, int column);
/* The row of the grid in which a line of the box stands. */
int paper_row(const struct paper *paper, int line);
/* Columns that remain on this line. */
int paper_room(const struct paper *paper);
/* Whole lines wrapped at words, from that column on. */
void paper_wrap(struct paper *paper, enum grid_style style, int indent, const char *text);

#endif
