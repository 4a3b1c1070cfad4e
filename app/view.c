/* view.c - the table of views, the lines between panes, and the whole screen. */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/lesson/menu.h"
#include "app/model_inside.h"
#include "app/say_progress.h"
#include "app/source.h"
#include "app/text.h"

static const struct view *const views[PANE_COUNT] = {
    [PANE_SOURCE] = &view_source,
    [PANE_TWIN] = &view_twin,
    [PANE_IN] = &view_in,
    [PANE_OUT] = &view_out,
    [PANE_KEPT] = &view_kept,
    [PANE_RESULTS] = &view_results,
    [PANE_CHAIN] = &view_chain,
    [PANE_GENERATORS] = &view_generators,
    [PANE_OUTPUT] = &view_output,
    [PANE_TIME] = &view_time,
    [PANE_LESSON] = &view_lesson,
    [PANE_SENTENCE] = &view_sentence,
    [PANE_ASYNC] = &view_async,
    [PANE_STATES] = &view_states,
    [PANE_LANES] = &view_lanes,
    [PANE_LADDER] = &view_ladder,
    [PANE_LOCKSTEP] = &view_lockstep,
    [PANE_HELP] = &view_help,
    [PANE_TEXT] = &view_text,
    [PANE_FUTURES] = &view_futures,
};

static void (*const heads[PANE_COUNT])(const struct model *model, struct paper *paper) = {
    [PANE_LANES] = view_lanes_head,
    [PANE_LADDER] = view_ladder_head,
    [PANE_LOCKSTEP] = view_lockstep_head,
    [PANE_STATES] = view_states_head,
};

const char *view_state_symbol(int engine_state, bool failed)
{
  static const char *const symbols[] = {
      [ENGINE_SUSPENDED_START] = "○",
      [ENGINE_SUSPENDED_YIELD] = "‖",
      [ENGINE_EXECUTING] = "▸",
      [ENGINE_COMPLETED] = "■",
  };
  return failed ? "✗" : symbols[engine_state];
}

static void draw_content(const struct model *model, enum pane pane, struct paper *paper)
{
  char text[80];
  if (!model_view_lags(model, pane)) {
    views[pane]->draw(model, paper);
  } else if (paper_line(paper)) {
    paper_fit(paper, GRID_DIM, say_progress_view(model->view_left, text, sizeof text),
              paper_room(paper));
  }
}

static int count_lines(const struct model *model, enum pane pane, struct layout_box box)
{
  struct paper paper = {.box = box};
  draw_content(model, pane, &paper);
  return paper.lines;
}

/* The sentence's line is about what the user types, or waits for: then the marks of time, which
 * stand there on a small screen, give way. */
static bool has_own_title(const struct model *model)
{
  return model->prompt.open || model_running(model) || model->focus == PANE_SENTENCE;
}

/* What decides how much the lesson takes. */
static struct layout_wish wish_of(const struct model *model)
{
  struct layout_wish wish = {.rows = model->rows,
                             .columns = model->columns,
                             .cover = model->cover,
                             .zoomed = model->zoomed};
  wish.lesson_lines = view_lesson_rows(model, layout_lesson_width(model->columns));
  return wish;
}

int view_room_rows(const struct model *model)
{
  struct layout_wish wish = wish_of(model);
  return wish.rows - layout_lesson(&wish).rows;
}

int view_room_columns(const struct model *model)
{
  struct layout_wish wish = wish_of(model);
  return wish.columns - layout_lesson(&wish).columns;
}

static const struct layout_pause *count_pause(const struct model *model, struct layout_pause *pause)
{
  struct layout_box box = {.width = view_room_columns(model) / 2 - 2};
  pause->in = count_lines(model, PANE_IN, box);
  int out = count_lines(model, PANE_OUT, box);
  pause->out = out > 2 ? out : 2; /* as many while it is hidden: nothing moves then */
  pause->kept = count_lines(model, PANE_KEPT, box);
  return pause;
}

/* The zoomed pane's box is what scrolls: its head stands above. */
static void set_head_apart(const struct model *model, struct layout *layout)
{
  if (layout->too_small || model->zoomed == PANE_COUNT || model->cover != PANE_COUNT ||
      heads[model->zoomed] == NULL || model_view_lags(model, model->zoomed))
    return;
  struct layout_box *box = &layout->boxes[model->zoomed];
  struct paper paper = {.box = *box};
  heads[model->zoomed](model, &paper);
  layout->head_rows = paper.lines;
  box->row += paper.lines;
  box->height -= paper.lines;
}

struct layout view_layout(const struct model *model)
{
  struct layout_wish wish = wish_of(model);
  struct layout_pause pause;
  wish.twin = model->twin != NULL;
  wish.source_lines = source_line_count(model_source(model));
  wish.no_time_row = has_own_title(model);
  wish.prints = history_output_count(model->history) > 0;
  if (wish.lesson_lines > 0) {
    wish.generator_lines =
        count_lines(model, PANE_GENERATORS, (struct layout_box){.width = model->columns});
    wish.reads_output = view_lesson_names(model, "output");
  }
  if (model->presenting) wish.pause = count_pause(model, &pause);
  if (model->shown->stop.reason != ENGINE_STOP_SYNTAX)
    wish.time_lines =
        count_lines(model, PANE_TIME, (struct layout_box){.width = view_room_columns(model)});
  if (watch_count(&model->watches) > 0 || kept_is_opened(&model->kept))
    wish.kept_lines = count_lines(model, PANE_KEPT, (struct layout_box){.width = model->columns});
  struct layout layout = layout_make(&wish);
  if (layout.too_small || model->cover != PANE_COUNT) return layout;
  wish.sentence_lines = count_lines(model, PANE_SENTENCE, layout.boxes[PANE_SENTENCE]);
  if (wish.lesson_lines > 0)
    wish.kept_lines = count_lines(model, PANE_KEPT, layout.boxes[PANE_KEPT]);
  layout = layout_make(&wish);
  set_head_apart(model, &layout);
  return layout;
}

int view_lines(const struct model *model, enum pane pane)
{
  struct layout layout = view_layout(model);
  return count_lines(model, pane, layout.boxes[pane]);
}

static int first_line(const struct model *model, enum pane pane, struct layout_box box)
{
  int lines = count_lines(model, pane, box), last = lines - box.height;
  const struct model_scroll *scroll = &model->scrolls[pane];
  int first = scroll->moved               ? scroll->first
              : views[pane]->home != NULL ? views[pane]->home(model, lines, box.height)
                                          : 0;
  if (pane == model->focus && views[pane]->choice != NULL && scroll->cursor >= 0) {
    if (scroll->cursor >= first + box.height) first = scroll->cursor - box.height + 1;
    if (scroll->cursor < first) first = scroll->cursor;
  }
  if (first > last) first = last;
  return first < 0 ? 0 : first;
}

int view_first(const struct model *model, enum pane pane)
{
  struct layout layout = view_layout(model);
  return first_line(model, pane, layout.boxes[pane]);
}

const struct view_choice *view_choice(enum pane pane)
{
  return views[pane]->choice;
}

int view_home_bottom(const struct model *model, int lines, int height)
{
  (void)model;
  return lines - height;
}

/* Lines that meet form a corner or a crossing: each cell gathers the directions in which a
 * line leaves it, and the sum names the character. */
enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

static void draw_lines(const struct layout *layout, struct grid *grid)
{
  static const char *const characters[16] = {" ", "│", "─", "└", "│", "│", "┌", "├",
                                             "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"};
  size_t size = (size_t)layout->rows * (size_t)layout->columns;
  unsigned char *ways = calloc(size, 1);
  if (ways == NULL) return;
  for (int i = 0; i < layout->line_count; i++) {
    const struct layout_line *line = &layout->lines[i];
    for (int at = 0; at < line->length; at++) {
      int row = line->row + (line->vertical ? at : 0);
      int column = line->column + (line->vertical ? 0 : at);
      if (row >= layout->rows || column >= layout->columns || column < 0) continue;
      int back = line->vertical ? NORTH : WEST, on = line->vertical ? SOUTH : EAST;
      int directions = (at > 0 ? back : 0) | (at < line->length - 1 ? on : 0);
      ways[row * layout->columns + column] |= (unsigned char)directions;
    }
  }
  for (int row = 0; row < layout->rows; row++)
    for (int column = 0; column < layout->columns; column++) {
      unsigned char way = ways[row * layout->columns + column];
      if (way != 0) grid_text(grid, row, column, 1, GRID_BORDER, characters[way], (size_t)-1);
    }
  free(ways);
}

/* Of the source's note: the part before the gap scrolls to the right, where the current line is
 * cut; the last one swaps the texts. */
static void add_note_buttons(const struct model *model, struct grid *grid, int row, int column,
                             const char *note)
{
  const char *right = keymap_key(model->keymap, "scroll right"), *gap = strstr(note, VIEW_NOTE_GAP);
  const char *other = keymap_key(model->keymap, "javascript");
  if (gap != NULL) {
    const char *rest = gap + strlen(VIEW_NOTE_GAP);
    int start = text_width(note, (size_t)(rest - note));
    grid_button(grid, row, column, text_width(note, (size_t)(gap - note)), right);
    grid_button(grid, row, column + start, text_width(rest, strlen(rest)), other);
    return;
  }
  bool swaps = model_source_beside(model) != NULL && other[0] != '\0';
  grid_button(grid, row, column, text_width(note, strlen(note)), swaps ? other : right);
}

/* At the right end of the title's row: the view's own note, and how much is below the box.
 * Where there is no room for both, the latter is told. */
static void draw_note(const struct model *model, struct grid *grid, enum pane pane,
                      const struct layout_box *box, int least, int below)
{
  char text[64], note[128], more[32] = "";
  const char *own = views[pane]->note != NULL ? views[pane]->note(model, text, sizeof text) : "";
  if (below > 0) snprintf(more, sizeof more, "%d more ↓", below);
  snprintf(note, sizeof note, "%s%s%s", own, own[0] != '\0' && below > 0 ? "  " : "", more);
  if (box->column + box->width - text_width(note, strlen(note)) < least)
    snprintf(note, sizeof note, "%s", more);
  int column = box->column + box->width - text_width(note, strlen(note));
  if (note[0] == '\0' || column < least) return;
  grid_text(grid, box->row - 1, column - 1, 1, GRID_TITLE, " ", 1);
  if (pane == PANE_SOURCE && model->cover == PANE_COUNT) /* its own note is keys */
    add_note_buttons(model, grid, box->row - 1, column, own);
  column += grid_text(grid, box->row - 1, column, box->width, GRID_KEY, note, (size_t)-1);
  grid_text(grid, box->row - 1, column, 1, GRID_TITLE, " ", 1);
}

/* "─ results ──"; the pane that scrolls has its title in brackets, so that it does not rest
 * on colour. */
static void draw_heading(const struct model *model, struct grid *grid, enum pane pane,
                         const struct layout_box *box, int below)
{
  const char *title = views[pane]->title(model);
  if (title[0] == '\0' || box->row == 0) return;
  bool focus = pane == model->focus;
  int edge = pane == PANE_LESSON ? 0 : model->columns - view_room_columns(model);
  int column = box->column - edge;
  if (pane != PANE_SOURCE && pane != PANE_TWIN && column != 1 && model->cover == PANE_COUNT)
    column--;
  column = edge + (column < 1 ? 1 : column);
  int room = box->width - 4, width = text_width(title, strlen(title));
  if (width > room) width = room;
  grid_text(grid, box->row - 1, column, 1, GRID_TITLE, focus ? "[" : " ", 1);
  grid_text_fit(grid, box->row - 1, column + 1, width, focus ? GRID_SELECTED : GRID_TITLE, title,
                (size_t)-1);
  grid_text(grid, box->row - 1, column + 1 + width, 1, GRID_TITLE, focus ? "]" : " ", 1);
  draw_note(model, grid, pane, box, column + width + 3, below);
}

/* At the right end of the row of time: how much of the sentence is below its box, else where the
 * present is. */
static void draw_line_note(const struct model *model, struct grid *grid, int row, int below)
{
  char note[128], text[160];
  if (below > 0) snprintf(note, sizeof note, "%d more ↓", below);
  const char *told = below > 0 ? note : views[PANE_TIME]->note(model, note, sizeof note);
  snprintf(text, sizeof text, " %s ", told);
  int width = text_width(text, strlen(text));
  grid_text(grid, row, model->columns - 1 - width, width, GRID_KEY, text, (size_t)-1);
}

/* The line that is chosen, in the pane that has the focus. Its sign stands in the blank column
 * before the pane. */
static void draw_cursor(const struct model *model, struct grid *grid, enum pane pane,
                        const struct paper *paper)
{
  const struct layout_box *box = &paper->box;
  int line = model->scrolls[pane].cursor, row = paper_row(paper, line);
  if (pane != model->focus || views[pane]->choice == NULL || line < paper->first ||
      line >= paper->first + box->height || line >= paper->lines)
    return;
  grid_style(grid, row, box->column, box->width, GRID_SELECTED);
  grid_text(grid, row, box->column > 0 ? box->column - 1 : 0, 1, GRID_SELECTED, ">", 1);
}

/* In presenter mode the lines of a pane stand apart, where all have room; but not those of a
 * program, where a blank line means something, or of a view, which is drawn. */
static int gap_of(const struct model *model, enum pane pane, struct layout_box box)
{
  if (!model->presenting || pane == PANE_SOURCE || pane == PANE_TIME || pane >= PANE_HELP ||
      model_is_view(pane))
    return 0;
  return 2 * count_lines(model, pane, box) - 1 <= box.height ? 1 : 0;
}

static void draw_pane(const struct model *model, struct grid *grid, enum pane pane,
                      const struct layout *layout)
{
  struct layout_box box = layout->boxes[pane];
  struct paper paper = {.grid = grid, .box = box, .left = model->scrolls[pane].left};
  paper.first = first_line(model, pane, box);
  paper.gap = gap_of(model, pane, box);
  draw_content(model, pane, &paper);
  draw_cursor(model, grid, pane, &paper);
  view_match_cells(model, grid, pane, &paper);
  int below = paper.lines - paper.first - box.height;
  if (pane == model->zoomed && layout->head_rows > 0) {
    box.row -= layout->head_rows;
    box.height += layout->head_rows;
    struct paper head = {.grid = grid, .box = box};
    heads[pane](model, &head);
  }
  if (layout->time_in_line && pane == PANE_TIME) return; /* its title is in the line, */
  if (layout->time_in_line && pane == PANE_SENTENCE) {   /* which is the sentence's, too */
    draw_line_note(model, grid, box.row - 1, below);
    return;
  }
  bool numbered = pane == PANE_SOURCE || pane == PANE_TWIN; /* shows where it is by itself */
  draw_heading(model, grid, pane, &box, numbered ? 0 : below);
}

struct grid *view_draw_lines(const struct model *model, enum pane pane, int first, int count)
{
  int width = view_layout(model).boxes[pane].width;
  struct grid *grid = width > 0 ? grid_new(count, width) : NULL;
  if (grid == NULL) return NULL;
  struct paper paper = {.grid = grid, .box = {0, 0, count, width}, .first = first};
  draw_content(model, pane, &paper);
  return grid;
}

static void draw_too_small(const struct layout *layout, struct grid *grid)
{
  static const char text[] = "Too small: it needs 20 columns and 4 rows.";
  grid_text_wrap(grid, 0, 0, layout->rows, layout->columns, GRID_PLAIN, text);
}

void view_draw(const struct model *model, struct grid *grid)
{
  if (model->lessons != NULL && model->lessons->in_menu) {
    menu_draw(model->lessons->menu, model, grid);
    return;
  }
  struct layout layout = view_layout(model);
  grid_clear(grid);
  if (layout.too_small) {
    draw_too_small(&layout, grid);
    return;
  }
  draw_lines(&layout, grid);
  for (int pane = 0; pane < PANE_COUNT; pane++)
    if (layout.boxes[pane].height > 0) draw_pane(model, grid, (enum pane)pane, &layout);
  view_draw_title(model, grid);
  view_draw_keys(model, grid);
}
