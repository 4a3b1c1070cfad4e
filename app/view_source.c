/* view_source.c - the program's text. Before each line stand its marks:
 *
 *   ●‖ › 4      local reset = ▐yield(a)▌
 *   │││││
 *   ││││the line's number
 *   │││› this call ran the line
 *   ││> the cursor, once the user has moved it
 *   │‖ paused here   ▸ about to run   ■ finished here   ✗ an error; in dim, another generator
 *   ● a breakpoint   ◆ one with a condition   ○ ◇ those that are disabled
 *
 * The same marks stand on the same lines of the twin, which is equal line by line. */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/source_notes.h"
#include "app/text.h"
#include "app/xray.h"
#include "app/yields.h"

enum {
  MARKS = 6,      /* columns beside the number */
  ARROW = 4,      /* "  ◂ " */
  LIKES = 12,     /* a value takes from the text before it */
  BOTH_NOTES = 36 /* columns of the pane, for both keys to stand in its title's row */
};

static const char *mark_of(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  if (stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_ERROR) return "✗";
  if (model->shown->view.frame_count > 0)
    return view_state_symbol((int)model->shown->view.state, false);
  const struct engine_generator *generator = snapshot_generator(model->shown, model_subject(model));
  return generator == NULL ? "▸" : view_state_symbol((int)generator->state, generator->failed);
}

/* NULL: there is no breakpoint. */
static const char *break_mark(const struct model *model, int line)
{
  size_t count;
  const struct engine_breakpoint *list = engine_break_list(model->engine, &count);
  for (size_t i = 0; i < count; i++) {
    if (list[i].kind != ENGINE_BREAK_LINE || list[i].line != line) continue;
    if (list[i].condition[0] != '\0') return list[i].enabled ? "◆" : "◇";
    return list[i].enabled ? "●" : "○";
  }
  return NULL;
}

static bool was_run(const struct model_lines *ran, int line)
{
  for (size_t i = 0; i < ran->count; i++)
    if (ran->lines[i] == line) return true;
  return false;
}

static int number_width(const struct source *source)
{
  int width = 1;
  for (int number = source_line_count(source); number >= 10; number /= 10)
    width++;
  return width < 2 ? 2 : width;
}

int view_source_gutter(const struct model *model)
{
  return number_width(model_source(model)) + MARKS;
}

/* Puts a part of a line, piece by piece of one style. */
static void put_styled(struct paper *paper, const char *text, const unsigned char *styles,
                       size_t from, size_t to)
{
  while (from < to) {
    size_t end = from + 1;
    while (end < to && styles[end] == styles[from])
      end++;
    paper_text(paper, (enum grid_style)styles[from], text + from, end - from);
    from = end;
  }
}

static void put_code(const struct model *model, struct paper *paper, struct source *source,
                     int line, bool mark_yield)
{
  size_t size;
  struct yields yields;
  bool marked = mark_yield && yields_find(source, line, &yields);
  const char *text = source_line(source, line, &size);
  unsigned char *styles = malloc(size + 1);
  if (styles == NULL) return;
  memcpy(styles, source_styles(source, line), size);
  if (marked) memset(styles + yields.start, GRID_PAUSED, yields.size);
  view_match_styles(model, line, text, size, styles);
  size_t start = marked ? yields.start : 0, end = start + (marked ? yields.size : 0);
  put_styled(paper, text, styles, 0, start);
  if (marked) paper_put(paper, GRID_PAUSED, "▐");
  put_styled(paper, text, styles, start, end);
  if (marked) paper_put(paper, GRID_PAUSED, "▌");
  put_styled(paper, text, styles, end, size);
  free(styles);
}

/* Where a line goes on to the left or to the right of the pane stands '…'. */
static void draw_ends(struct paper *code, const char *text)
{
  size_t indent = strspn(text, " ");
  int width = code->box.width, row = code->box.row + code->lines - 1 - code->first;
  if (code->grid == NULL) return;
  if (text[indent] != '\0' && (int)indent < code->left)
    grid_text(code->grid, row, code->box.column, 1, GRID_DIM, "…", (size_t)-1);
  if (code->column - code->left > width)
    grid_text(code->grid, row, code->box.column + width - 1, 1, GRID_DIM, "…", (size_t)-1);
}

/* One text as it is drawn. */
struct drawing {
  const struct model *model;
  struct source *source;
  struct model_lines ran;
  struct source_notes *notes;
  struct xray xray;
};

static void put_marks(const struct drawing *drawing, struct paper *marks, int line)
{
  const struct model *model = drawing->model;
  bool here = line == model_line(model), error = here && strcmp(mark_of(model), "✗") == 0;
  bool cursor = line == model->cursor && model->cursor_moved;
  const char *stops = break_mark(model, line);
  marks->left = 0;
  paper_mark(marks, stops != NULL, GRID_ERROR, stops);
  if (here) paper_put(marks, error ? GRID_ERROR : GRID_PAUSED, mark_of(model));
  else paper_mark(marks, source_notes_paused(model, line) > 0, GRID_DIM, "‖");
  paper_mark(marks, cursor, GRID_SELECTED, ">");
  paper_mark(marks, was_run(&drawing->ran, line), GRID_RAN, "›");
  paper_print(marks, here ? GRID_CURRENT : GRID_DIM, "%*d", number_width(drawing->source), line);
}

/* The code scrolls sideways behind the marks, so these two have papers of their own. */
static void draw_line(const struct drawing *drawing, const struct paper *paper, int line)
{
  const struct model *model = drawing->model;
  struct paper marks = *paper, code = *paper;
  put_marks(drawing, &marks, line);
  bool paused = line == model_line(model) && model->shown->view.state == ENGINE_SUSPENDED_YIELD;
  int gutter = number_width(drawing->source) + MARKS;
  code.box.column += gutter;
  code.box.width -= gutter;
  if (code.box.width <= 0) return;
  put_code(model, &code, drawing->source, line, paused);
  draw_ends(&code, source_line(drawing->source, line, NULL));
  source_notes_put(drawing->notes, &code, line);
}

/* "┊ result = g:next()  ◂ { value: 2, done: false }": what the loop at that indentation does. */
static void draw_inserted(const struct drawing *drawing, const struct paper *paper,
                          const struct xray_row *row)
{
  const struct xray_loop *loop = &drawing->xray.loops[row->loop];
  struct paper marks = *paper, code = *paper;
  char text[256];
  bool now = loop->now == row->kind;
  int gutter = number_width(drawing->source) + MARKS;
  int indent = (int)strspn(source_line(drawing->source, loop->first, NULL), " ");
  marks.left = 0;
  marks.column = 1;
  paper_mark(&marks, now, GRID_PAUSED, "▸");
  code.box.column += gutter;
  code.box.width -= gutter;
  if (code.box.width <= 0) return;
  code.column = indent;
  paper_put(&code, GRID_DIM, "┊ ");
  int room = paper_room(&code);
  xray_value(drawing->model, &drawing->xray, row, drawing->source, LIKES, text, sizeof text);
  int value_width = text_width(text, strlen(text));
  if (value_width > 0) room -= ARROW + (value_width < LIKES ? value_width : LIKES);
  paper_put(&code, now ? GRID_CURRENT : GRID_DIM,
            xray_text(&drawing->xray, row, drawing->source, room, text, sizeof text));
  draw_ends(&code, source_line(drawing->source, loop->first, NULL));
  room = paper_room(&code) - ARROW;
  const char *value =
      xray_value(drawing->model, &drawing->xray, row, drawing->source, room, text, sizeof text);
  if (value[0] == '\0' || room < 1) return;
  paper_put(&code, now ? GRID_OUT : GRID_DIM, "  ◂ ");
  paper_fit(&code, now ? GRID_OUT : GRID_DIM, value, paper_room(&code));
}

static void draw_row(const struct drawing *drawing, const struct paper *paper, int row)
{
  const struct xray_row *inserted;
  int line = xray_line_at(&drawing->xray, row, &inserted);
  if (inserted != NULL) draw_inserted(drawing, paper, inserted);
  else draw_line(drawing, paper, line);
}

/* The current line is out of view: where it is, at the edge that it is beyond. */
static void draw_edge(const struct drawing *drawing, const struct paper *paper)
{
  const struct model *model = drawing->model;
  int current = model_line(model), height = paper->box.height;
  int row = xray_row_of(&drawing->xray, current) - paper->first;
  if (paper->grid == NULL || current == 0 || height < 3 || (row >= 0 && row < height)) return;
  static const char *const words[] = {[ENGINE_SUSPENDED_START] = "begins at line",
                                      [ENGINE_SUSPENDED_YIELD] = "paused at line",
                                      [ENGINE_EXECUTING] = "at line",
                                      [ENGINE_COMPLETED] = "ended at line"};
  bool error = strcmp(mark_of(model), "✗") == 0;
  char text[64];
  snprintf(text, sizeof text, " %s %s %d ", row < 0 ? "↑" : "↓",
           error ? "error in line" : words[model->shown->view.state], current);
  int width = text_width(text, strlen(text));
  grid_text(paper->grid, paper->box.row + (row < 0 ? 0 : height - 1),
            paper->box.column + paper->box.width - width, width, GRID_KEY, text, (size_t)-1);
}

static void draw(const struct model *model, struct paper *paper, struct source *source)
{
  struct drawing drawing = {.model = model, .source = source, .xray = xray_of(model)};
  int count = source_line_count(source) + (int)drawing.xray.row_count, row = 0;
  if (paper->grid != NULL) {
    drawing.ran = model_lines(model);
    drawing.notes = source_notes_new(model, source);
  }
  if (paper->first > 0 && paper->first < count) row = paper->first;
  paper_pass(paper, row);
  for (; row < count && row < paper->first + paper->box.height; row++)
    if (paper_line(paper)) draw_row(&drawing, paper, row);
  paper_pass(paper, count - row);
  draw_edge(&drawing, paper);
  source_notes_free(drawing.notes);
}

static void draw_source(const struct model *model, struct paper *paper)
{
  draw(model, paper, model_source(model));
}

static void draw_twin(const struct model *model, struct paper *paper)
{
  draw(model, paper, model_source_beside(model));
}

static const char *source_title(const struct model *model)
{
  if (model->hides_source) return "source, hidden";
  if (model->xray) return model->held ? "source, x-ray, held" : "source, x-ray";
  return model->held ? "source, held" : "source";
}

/* The line to read, the current one or the cursor's, goes on to the right of the pane. */
static bool is_cut(const struct model *model)
{
  struct layout_box box = view_layout(model).boxes[PANE_SOURCE];
  int lines[] = {model_line(model), model->cursor};
  int room = box.width - view_source_gutter(model) + model->scrolls[PANE_SOURCE].left;
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    size_t bytes;
    if (lines[i] < 1 || lines[i] > source_line_count(model_source(model))) continue;
    const char *text = source_line(model_source(model), lines[i], &bytes);
    if (text_width(text, bytes) > room) return true;
  }
  return false;
}

/* "l scrolls →  J JavaScript": the keys that show what is cut off, and the other text. */
static const char *source_note(const struct model *model, char *out, size_t size)
{
  const char *right = keymap_key(model->keymap, "scroll right");
  bool cut = right[0] != '\0' && is_cut(model);
  struct source *beside = model_source_beside(model);
  const char *key = keymap_key(model->keymap, "javascript");
  bool other = beside != NULL && key[0] != '\0';
  if (other && view_layout(model).boxes[PANE_SOURCE].width < BOTH_NOTES) cut = false;
  snprintf(out, size, "%s%s%s%s%s%s", cut ? right : "", cut ? " scrolls →" : "",
           cut && other ? VIEW_NOTE_GAP : "", other ? key : "", other ? " " : "",
           other ? source_language(beside)->name : "");
  return out;
}

static const char *twin_title(const struct model *model)
{
  return source_language(model_source_beside(model))->name;
}

/* The cursor's line, which is the current one until the user moves it, stays in the middle
 * of a text that is longer than the pane. */
static int home(const struct model *model, int lines, int height)
{
  return lines <= height ? 0 : view_source_row(model, model->cursor) - height / 2;
}

int view_source_row(const struct model *model, int line)
{
  struct xray xray = xray_of(model);
  return xray_row_of(&xray, line);
}

struct view_margins view_source_margins(const struct model *model)
{
  int height = view_layout(model).boxes[PANE_SOURCE].height;
  struct view_margins margins = {.above = height > 4 ? 1 : 0};
  bool rows = model->xray && height > 2 * XRAY_KINDS; /* below a loop's head */
  margins.below = rows ? XRAY_KINDS : margins.above;
  return margins;
}

int view_source_line(const struct model *model, int row, int column)
{
  static const enum pane panes[] = {PANE_SOURCE, PANE_TWIN};
  struct layout layout = view_layout(model);
  for (size_t i = 0; i < sizeof panes / sizeof panes[0]; i++) {
    const struct layout_box *box = &layout.boxes[panes[i]];
    if (row < box->row || row >= box->row + box->height || column < box->column ||
        column >= box->column + box->width)
      continue;
    struct xray xray = xray_of(model);
    const struct xray_row *inserted;
    int line = xray_line_at(&xray, view_first(model, panes[i]) + row - box->row, &inserted);
    return line <= source_line_count(model_source(model)) ? line : 0;
  }
  return 0;
}

const struct view view_source = {source_title, draw_source, home, source_note, NULL};
const struct view view_twin = {twin_title, draw_twin, home, NULL, NULL};
