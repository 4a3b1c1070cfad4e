/* layout.h - which pane stands where on a screen of a given size. Pure arithmetic: the same
 * size gives the same layout. Panes that do not fit are dropped in order of need. */
#ifndef YS_LAYOUT_H
#define YS_LAYOUT_H

#include <stdbool.h>

enum pane {
  PANE_SOURCE,
  PANE_TWIN, /* the other language's text, beside the source */
  PANE_IN,
  PANE_OUT,
  PANE_KEPT,
  PANE_RESULTS,
  PANE_CHAIN,
  PANE_GENERATORS,
  PANE_OUTPUT,
  PANE_TIME,
  PANE_LESSON, /* only in a lesson: a band above the others, or a column beside them */
  PANE_SENTENCE,
  PANE_LANES, /* views (command_view.c): only ever zoomed */
  PANE_LADDER,
  PANE_ASYNC,
  PANE_LOCKSTEP,
  PANE_STATES,
  PANE_HELP, /* these three cover all the others */
  PANE_TEXT,
  PANE_FUTURES,
  PANE_COUNT
};

struct layout_box { /* of a pane's content; its title stands in the row above. height 0: dropped */
  int row, column, height, width;
};

struct layout_line {
  int row, column, length; /* from the one end to the other, both included */
  bool vertical;
};

#define LAYOUT_LEAST_ROWS    4 /* a smaller window shows nothing */
#define LAYOUT_LEAST_COLUMNS 20
#define LAYOUT_MIN_ROWS      10  /* below, there are only the sentence and what came out */
#define LAYOUT_MIN_COLUMNS   40  /* below, all panes stand below each other */
#define LAYOUT_TWIN_COLUMNS  120 /* from here on the twin stands beside the source */
#define LAYOUT_TIME_ROWS                                                                           \
  34 /* from here on the time has a pane; else it is a row of marks in                             \
        the line above the sentence, in place of its title */

struct layout {
  int rows, columns;
  bool too_small;
  bool time_in_line;
  int head_rows; /* of the zoomed pane: lines that do not scroll, above its box */
  struct layout_box boxes[PANE_COUNT];
  struct layout_line lines[28];
  int line_count;
};

struct layout_pause { /* lines that these panes have: they come first, and get more rows */
  int in, out, kept;
};

struct layout_wish {
  int rows, columns;
  enum pane cover;  /* one of those that cover the others; PANE_COUNT: the usual ones */
  enum pane zoomed; /* the one that has the whole body, under the title and over the sentence;
                       PANE_COUNT: none */
  const struct layout_pause *pause; /* presenter mode; NULL: the usual screen */
  bool twin;                        /* there is a twin to show */
  bool no_time_row;                 /* the sentence has a title of its own */
  int time_lines;                   /* that the time pane would take; 0: there is no time yet */
  int kept_lines;     /* that the kept pane must show, if it can; 0: as many as there is room for */
  int source_lines;   /* of the text: a short one leaves rows to the panes below, where there
                         are many */
  int sentence_lines; /* that it takes: a long one gets more rows than the usual */
  bool prints;        /* the script has: where there is room for one list, it is the output */
  int generator_lines; /* that the generators have: rows that they have no need of go to the output
                          of a lesson's script; 0: not known */
  bool reads_output;   /* the lesson's page speaks of the output: in a low window, it comes first */
  int lesson_lines;    /* of the lesson's page, at the width of layout_lesson_width; 0: no lesson */
};

/* What the lesson takes of the screen: rows above the other panes, or columns at their left. */
struct layout_lesson {
  int rows, columns; /* one of them is 0; both: it is not shown */
  struct layout_box box;
};
#define LAYOUT_LESSON_COLUMNS 130 /* from here on it is a column */
int layout_lesson_width(int columns);
struct layout_lesson layout_lesson(const struct layout_wish *wish);

/* Whether the time is a pane of lanes, and not a row of marks. */
bool layout_has_lanes(int rows, enum pane zoomed);

/* The rows that the sentence usually has. */
int layout_sentence_rows(int rows);

/* Of presenter mode: all but the title's line. layout_present.c. */
void layout_present(struct layout *layout, const struct layout_wish *wish);

struct layout layout_make(const struct layout_wish *wish);
/* Without the lesson. */
struct layout layout_panes(const struct layout_wish *wish);

#endif
