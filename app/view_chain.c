/* view_chain.c - who asks whom, from the outermost consumer down, with what goes down and what
 * comes up between them.
 *
 *   main  line 27
 *   │ ▼ next()
 *   ▸ take#1  running line 17
 *   │   for value in of(source) do
 *   │   count = 4, source = filter#1
 *   │ ▼ next()   ▲ { value: 3, done: false }
 *   ‖ filter#1  paused line 12
 *
 * The more rows there are, the more is told of each; where even the least is too much, the
 * middle is left out, and counted. */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/source.h"
#include "app/text.h"

enum detail { NAMES, CODE, LOCALS, EACH_LOCAL };

/* What a line of the pane is. */
enum row_kind {
  ROW_NOTE,
  ROW_PULL,
  ROW_BOTH,
  ROW_ANSWER,
  ROW_NAME,
  ROW_CODE,
  ROW_LOCALS,
  ROW_LOCAL,
  ROW_GAP
};
struct row {
  enum row_kind kind;
  size_t link;     /* of GAP: how many are left out */
  size_t variable; /* LOCAL */
};

enum { MOST_ROWS = 1024, NARROW = 46 };
struct rows {
  struct row rows[MOST_ROWS];
  int count;
  bool narrow; /* what goes down and what comes up need a row each */
};

static const char *title(const struct model *model)
{
  (void)model;
  return "call chain";
}

/* Nothing of it runs: it shows the past. */
static bool is_past(const struct model *model)
{
  size_t running = chain_running(&model->chain);
  return running == SIZE_MAX || model->chain.links[running].generator == ENGINE_MAIN;
}

static const char *note(const struct model *model, char *out, size_t size)
{
  if (model->chain.count == 0 || !is_past(model)) return "";
  snprintf(out, size, "as in the last call");
  return out;
}

/* Its innermost frame: what it kept or works on. NULL: unknown, or none. */
static const struct engine_frame *frame_of(const struct model *model, const struct chain_link *link)
{
  if (link->generator == ENGINE_MAIN || link->generator == ENGINE_YOU) return NULL;
  const struct engine_view *look = snapshot_look(model->shown, link->generator);
  return look != NULL && look->frame_count > 0 ? &look->frames[0] : NULL;
}

static bool is_local(const struct engine_variable *variable)
{
  return variable->role != ENGINE_UPVALUE;
}

static size_t count_locals(const struct engine_frame *frame)
{
  size_t count = 0;
  for (size_t i = 0; frame != NULL && i < frame->variable_count; i++)
    count += is_local(&frame->variables[i]);
  return count;
}

/* -------------------------------------------------------------- what to show */

static void add_row(struct rows *rows, enum row_kind kind, size_t link, size_t variable)
{
  if (rows->count < MOST_ROWS) rows->rows[rows->count++] = (struct row){kind, link, variable};
}

static void add_locals(struct rows *rows, const struct model *model, size_t index,
                       enum detail detail)
{
  const struct engine_frame *frame = frame_of(model, &model->chain.links[index]);
  if (detail < LOCALS || model->hides_source || count_locals(frame) == 0) return;
  if (detail == LOCALS) add_row(rows, ROW_LOCALS, index, 0);
  for (size_t i = 0; detail == EACH_LOCAL && i < frame->variable_count; i++)
    if (is_local(&frame->variables[i])) add_row(rows, ROW_LOCAL, index, i);
}

static void add_link(struct rows *rows, const struct model *model, size_t index, enum detail detail)
{
  const struct chain_link *link = &model->chain.links[index];
  bool two_rows = detail >= CODE && rows->narrow && link->pull.result != HISTORY_NONE;
  if (link->pull.request != HISTORY_NONE) add_row(rows, two_rows ? ROW_PULL : ROW_BOTH, index, 0);
  if (two_rows) add_row(rows, ROW_ANSWER, index, 0);
  add_row(rows, ROW_NAME, index, 0);
  if (detail >= CODE && link->line > 0) add_row(rows, ROW_CODE, index, 0);
  add_locals(rows, model, index, detail);
}

static void add_links(struct rows *rows, const struct model *model, enum detail detail)
{
  const struct chain *chain = &model->chain;
  for (size_t i = 0; i < chain->count; i++) {
    if (chain->left_out > 0 && i == chain->left_out_at) add_row(rows, ROW_GAP, chain->left_out, 0);
    add_link(rows, model, i, detail);
  }
}

/* The outermost, a gap, and as many of the innermost as fit; two rows each. */
static void add_ends(struct rows *rows, const struct model *model, int height)
{
  const struct chain *chain = &model->chain;
  size_t last = height > 4 ? (size_t)(height - 2) / 2 : 1, first = 1;
  if (last >= chain->count) last = chain->count - 1;
  add_link(rows, model, 0, NAMES);
  size_t from = chain->count - last;
  bool gap_left = chain->left_out > 0 && chain->left_out_at <= from;
  if (from > first || gap_left)
    add_row(rows, ROW_GAP, from - first + (gap_left ? chain->left_out : 0), 0);
  for (size_t i = from; i < chain->count; i++)
    add_link(rows, model, i, NAMES);
}

/* As much as the box has room for; where the user can look closer (zoomed), it scrolls instead. */
static void make_rows(struct rows *rows, const struct model *model, const struct layout_box *box)
{
  int height = box->height;
  rows->count = 0;
  rows->narrow = box->width < NARROW;
  if (model->chain.count == 0) {
    add_row(rows, ROW_NOTE, 0, 0);
    return;
  }
  bool scrolls = model->zoomed == PANE_CHAIN;
  for (enum detail detail = EACH_LOCAL;; detail--) {
    rows->count = 0;
    add_links(rows, model, detail);
    if (rows->count <= height || (scrolls && detail == LOCALS)) return;
    if (detail == NAMES) break;
  }
  rows->count = 0;
  add_ends(rows, model, height);
}

/* ------------------------------------------------------------------- drawing */

static enum grid_style style_of(const struct model *model, enum grid_style style)
{
  return is_past(model) ? GRID_DIM : style;
}

/* "▼ next(7)" */
static void put_pull(const struct model *model, struct paper *paper, const struct chain_link *link,
                     bool both)
{
  const struct engine_event *request = model_request(model, &link->pull);
  if (request == NULL) return;
  char *value = request->text[0] != '\0' ? model_value(model, request->text) : NULL, *text = NULL;
  if (asprintf(&text, "▼ %s(%s)", say_request((int)request->kind, model_language(model)),
               value != NULL ? value : "") < 0)
    text = NULL;
  free(value);
  if (text != NULL)
    paper_fit(paper, style_of(model, GRID_IN), text, paper_room(paper) / (both ? 2 : 1));
  free(text);
}

/* What came up from further below tells of a hidden result, too. */
static bool is_hidden(const struct model *model, const struct chain_link *link)
{
  size_t count = history_count(model->history);
  struct exchange into;
  const struct exchange *newest = count > 0 ? history_at(model->history, count - 1, &into) : NULL;
  return newest != NULL && model_hides(model, newest) && link->pull.request >= newest->request;
}

/* "▲ { value: 3, done: false }" */
static void put_answer(const struct model *model, struct paper *paper,
                       const struct chain_link *link)
{
  const struct engine_event *result = model_result(model, &link->pull);
  if (result == NULL) return;
  enum grid_style style = style_of(model, result->threw ? GRID_ERROR : GRID_OUT);
  char answer[1024];
  paper_put(paper, style, "▲ ");
  if (is_hidden(model, link)) {
    paper_fit(paper, style, say_hidden(), paper_room(paper));
    return;
  }
  say_result_fit(result, model_language(model), paper_room(paper), answer, sizeof answer);
  paper_fit(paper, style, answer, paper_room(paper));
}

static void put_exchange(const struct model *model, struct paper *paper, const struct row *row)
{
  const struct chain_link *link = &model->chain.links[row->link];
  bool both = row->kind == ROW_BOTH && link->pull.result != HISTORY_NONE;
  paper_put(paper, GRID_BORDER, " │ ");
  if (row->kind != ROW_ANSWER) put_pull(model, paper, link, both);
  if (both) paper_put(paper, GRID_PLAIN, "  ");
  if (both || row->kind == ROW_ANSWER) put_answer(model, paper, link);
}

static const char *state_text(const struct model *model, const struct chain_link *link, char *out,
                              size_t size)
{
  const struct engine_generator *generator = snapshot_generator(model->shown, link->generator);
  const char *word = link->running       ? say_state(ENGINE_EXECUTING)
                     : generator != NULL ? say_state((int)generator->state)
                                         : "";
  if (generator == NULL && !link->running) word = "";
  if (link->generator == ENGINE_MAIN || link->generator == ENGINE_YOU) word = "";
  snprintf(out, size, link->line > 0 ? "%s%sline %d" : "%s", word, word[0] != '\0' ? " " : "",
           link->line);
  return out;
}

/* "→▸ take#1  running line 17, delegate of walk#1" */
static void put_name(const struct model *model, struct paper *paper, size_t index)
{
  const struct chain *chain = &model->chain;
  const struct chain_link *link = &chain->links[index];
  const struct engine_generator *generator = snapshot_generator(model->shown, link->generator);
  bool selected = generator != NULL && link->generator == model->shown->view.generator;
  bool innermost = index == chain_running(chain);
  char state[128];
  paper_mark(paper, selected, GRID_SELECTED, "→");
  const char *sign = generator != NULL ? view_state_symbol((int)generator->state, generator->failed)
                     : innermost && !is_past(model) ? "▸"
                                                    : " ";
  paper_put(paper, generator != NULL && generator->failed ? GRID_ERROR : GRID_PAUSED, sign);
  paper_put(paper, GRID_PLAIN, " ");
  paper_fit(paper, selected || (innermost && !is_past(model)) ? GRID_CURRENT : GRID_PLAIN,
            engine_name(model->engine, link->generator), paper_room(paper) / 2);
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_DIM, state_text(model, link, state, sizeof state), paper_room(paper));
  if (!link->delegate) return;
  paper_fit(paper, GRID_DIM, ", a delegate", paper_room(paper));
}

static void put_stem(const struct model *model, struct paper *paper, size_t index)
{
  bool last = index + 1 == model->chain.count;
  paper_put(paper, GRID_BORDER, last ? "     " : " │   ");
}

static void put_code(const struct model *model, struct paper *paper, size_t index)
{
  const char *line = source_line(model_source(model), model->chain.links[index].line, NULL);
  put_stem(model, paper, index);
  paper_fit(paper, GRID_PLAIN, line + strspn(line, " \t"), paper_room(paper));
}

static void put_local(const struct model *model, struct paper *paper,
                      const struct engine_variable *variable)
{
  char *value = model_value(model, variable->text);
  paper_fit(paper, GRID_PLAIN, variable->name, paper_room(paper));
  paper_put(paper, GRID_DIM, " = ");
  paper_fit(paper, GRID_PLAIN, value, paper_room(paper));
  free(value);
}

static void put_locals(const struct model *model, struct paper *paper, size_t index)
{
  const struct engine_frame *frame = frame_of(model, &model->chain.links[index]);
  const char *before = "";
  put_stem(model, paper, index);
  for (size_t i = 0; frame != NULL && i < frame->variable_count && paper_room(paper) > 2; i++) {
    if (!is_local(&frame->variables[i])) continue;
    paper_put(paper, GRID_DIM, before);
    put_local(model, paper, &frame->variables[i]);
    before = ", ";
  }
}

static void put_row(const struct model *model, struct paper *paper, const struct row *row)
{
  const struct chain_link *link = &model->chain.links[row->kind == ROW_GAP ? 0 : row->link];
  switch (row->kind) {
  case ROW_NOTE: paper_put(paper, GRID_DIM, "(no call yet)"); break;
  case ROW_PULL:
  case ROW_BOTH:
  case ROW_ANSWER: put_exchange(model, paper, row); break;
  case ROW_NAME: put_name(model, paper, row->link); break;
  case ROW_CODE: put_code(model, paper, row->link); break;
  case ROW_LOCALS: put_locals(model, paper, row->link); break;
  case ROW_LOCAL:
    put_stem(model, paper, row->link);
    put_local(model, paper, &frame_of(model, link)->variables[row->variable]);
    break;
  case ROW_GAP: paper_print(paper, GRID_DIM, " ┆ … %zu more between …", row->link); break;
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  struct rows rows;
  make_rows(&rows, model, &paper->box);
  for (int i = 0; i < rows.count; i++)
    if (paper_line(paper)) put_row(model, paper, &rows.rows[i]);
}

/* ---------------------------------------------------------------- the cursor */

static const struct chain_link *link_at(const struct model *model, int line)
{
  struct rows rows;
  struct layout layout = view_layout(model);
  make_rows(&rows, model, &layout.boxes[PANE_CHAIN]);
  if (line < 0 || line >= rows.count || rows.rows[line].kind != ROW_NAME) return NULL;
  const struct chain_link *link = &model->chain.links[rows.rows[line].link];
  return snapshot_generator(model->shown, link->generator) != NULL ? link : NULL;
}

static int line_in_view(const struct model *model)
{
  struct rows rows;
  struct layout layout = view_layout(model);
  make_rows(&rows, model, &layout.boxes[PANE_CHAIN]);
  for (int i = 0; i < rows.count; i++)
    if (rows.rows[i].kind == ROW_NAME &&
        model->chain.links[rows.rows[i].link].generator == model->shown->view.generator)
      return i;
  return -1;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct chain_link *link = link_at(model, line);
  snprintf(out, size, "%s", link != NULL ? engine_name(model->engine, link->generator) : "");
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct chain_link *link = link_at(model, line);
  snprintf(out, size, link != NULL ? "select %s" : "%s",
           link != NULL ? engine_name(model->engine, link->generator) : "");
}

static const struct view_choice choice = {line_in_view, name_line, open_line, true};

const struct view view_chain = {title, draw, view_home_bottom, note, &choice};
