/* view.h - views draw the model into the grid. A view is one row of a table: its pane, the
 * title, the function that writes its content line by line, and where it stands while the
 * user has not scrolled it. */
#ifndef YS_VIEW_H
#define YS_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "app/layout.h"
#include "app/paper.h"

struct grid;
struct model;

/* Of a pane whose lines can be chosen with the cursor (cursor.h). Lines count from 0. */
struct view_choice {
  /* Where the cursor stands at first; -1: on no line. */
  int (*home)(const struct model *model);
  /* Writes what stands in the line: the same text is the same thing wherever it stands. "":
   * the line cannot be chosen, or there is none. */
  void (*name)(const struct model *model, int line, char *out, size_t size);
  /* Writes the command that Enter gives there; "": none. */
  void (*open)(const struct model *model, int line, char *out, size_t size);
  bool follows; /* each stop brings the cursor home */
};

/* Between two keys that a view's note tells of. */
#define VIEW_NOTE_GAP "  "

struct view {
  const char *(*title)(const struct model *model);
  void (*draw)(const struct model *model, struct paper *paper);
  /* The first line to show of so many, in so many rows; NULL: the top. */
  int (*home)(const struct model *model, int lines, int height);
  /* What stands at the right end of the title's row, before how many lines are below the box;
   * NULL: nothing. */
  const char *(*note)(const struct model *model, char *out, size_t size);
  const struct view_choice *choice; /* NULL: its lines cannot be chosen */
};

/* By pane; a file each. */
extern const struct view view_source, view_twin, view_in, view_out, view_kept, view_results,
    view_chain, view_generators, view_output, view_time, view_lesson, view_sentence, view_help,
    view_text, view_futures, view_lanes, view_ladder, view_async, view_lockstep, view_states;

/* Write the lines that stay at the top of the zoomed pane while the others scroll: fewer than the
 * box has rows. */
void view_lanes_head(const struct model *model, struct paper *paper);
void view_ladder_head(const struct model *model, struct paper *paper);
void view_lockstep_head(const struct model *model, struct paper *paper);
void view_states_head(const struct model *model, struct paper *paper);

/* The rows for the lesson's page, at that width: as many as it may come to need, so that the other
 * panes stay where they are when an answer is given. */
int view_lesson_rows(const struct model *model, int width);
/* Whether what the open page says, or asks for, names that pane: the student is to look there. */
bool view_lesson_names(const struct model *model, const char *pane);

/* Draws the whole screen. The grid has the model's size. */
void view_draw(const struct model *model, struct grid *grid);

/* Where all panes stand now. */
struct layout view_layout(const struct model *model);
/* The rows and columns of the screen that a lesson leaves to the other panes. */
int view_room_rows(const struct model *model);
int view_room_columns(const struct model *model);
/* How many lines a pane's content has now, and the first one shown. */
int view_lines(const struct model *model, enum pane pane);
int view_first(const struct model *model, enum pane pane);
const struct view_choice *view_choice(enum pane pane);

/* The row of the source's content in which a line of the program stands; both panes that show
 * one have the same rows. */
int view_source_row(const struct model *model, int line);
/* Rows of the source that are seen above and below its cursor. */
struct view_margins {
  int above, below;
};
struct view_margins view_source_margins(const struct model *model);
/* The line of the program that is drawn in that cell; 0: none. */
int view_source_line(const struct model *model, int row, int column);

/* Columns before the code of the source's lines: marks and the number. */
int view_source_gutter(const struct model *model);

/* So many lines of a pane's content as they are drawn, from that one on, at the top of a grid that
 * is as wide as the pane. Caller frees; NULL when out of memory. */
struct grid *view_draw_lines(const struct model *model, enum pane pane, int first, int count);

/* Mark what a search has found: in a line of a program (from 1 on), whose bytes have the styles;
 * in the other panes, once they are drawn. */
void view_match_styles(const struct model *model, int line, const char *text, size_t size,
                       unsigned char *styles);
void view_match_cells(const struct model *model, struct grid *grid, enum pane pane,
                      const struct paper *paper);

/* The recorded event (its index in the branch) whose mark of time is drawn in that cell;
 * HISTORY_NONE where none is. */
size_t view_time_event(const struct model *model, int row, int column);

/* Whether in and out have the room to draw the wire between consumer and generator. */
bool view_has_wire(const struct paper *paper);

/* Shows the newest lines, for panes that grow at their end. */
int view_home_bottom(const struct model *model, int lines, int height);

/* The two rows that are no panes. */
void view_draw_title(const struct model *model, struct grid *grid);
void view_draw_keys(const struct model *model, struct grid *grid);
/* The last row while the user types; and what stands in the sentence's pane then. */
void view_draw_prompt(const struct model *model, struct grid *grid);
void view_prompt_help(const struct model *model, struct paper *paper);
const char *view_prompt_title(const struct model *model);

/* The symbol of a generator's state: "‖". */
const char *view_state_symbol(int engine_state, bool failed);

#endif
