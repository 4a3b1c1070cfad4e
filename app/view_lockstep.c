/* view_lockstep.c - two that are asked together: how both stand, then their results side by side,
 * call by call, with a sign between them.
 *
 *  ‖ vending#1  paused at line 6          │ ‖ machine#1  by hand: line 21
 *    local coin = yield(total)            │   return { value = self.total, done = false }
 *  ● total  15  was 10                    │ ● total  14  was 10
 *  They first differ in call 3, next(5): the value is 15 from vending#1, but 14 from machine#1.
 *  1 next()    { value: 0, done: false }  = { value: 0, done: false }
 *  2 next(10)  { value: 10, done: false } = { value: 10, done: false }
 *  3 next(5)   { value: 15, done: false } ✗ { value: 14, done: false }
 */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lockstep.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_lockstep.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view_diagram.h"
#include "app/view_lockstep_side.h"

enum {
  SHORTEST_REQUEST = 8,
  LIST_LEAST = 3, /* rows that the list of calls keeps */
  SEEN = 200      /* calls whose requests set the width of their column */
};

static const char *title(const struct model *model)
{
  (void)model;
  return "lockstep: two asked together";
}

static const char *note(const struct model *model, char *out, size_t size)
{
  struct engine_pair pair;
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  size_t different = lockstep_different(model->lockstep);
  size_t count = lockstep_answered(model->lockstep);
  if (!lockstep_pair(model->lockstep, &pair) || count == 0 || model->results_hidden) return "";
  const struct sentence_word words[] = {
      {"different", NULL, different}, {"count", NULL, count}, {NULL, NULL, 0}};
  sentence_add_template(
      &sentence, say_words[different > 0 ? SAY_LOCKSTEP_NOTE_DIFFER : SAY_LOCKSTEP_NOTE_SAME],
      words);
  return out;
}

/* -------------------------------------------------------------------------- columns */

struct columns { /* of the calls; the sign stands in the line between the two */
  int first, width, sign, second;
};

static void write_request(const struct model *model, size_t index, char *out, size_t size)
{
  const struct lockstep_call *call = lockstep_call(model->lockstep, index);
  size_t request =
      call->first.request != LOCKSTEP_NONE ? call->first.request : call->second.request;
  const struct engine_event *event = engine_event(model->engine, request);
  char *value = event->text[0] != '\0' ? model_value(model, event->text) : NULL;
  snprintf(out, size, "%zu %s(%s)", index + 1, say_request((int)event->kind, model_language(model)),
           value != NULL ? value : "");
  free(value);
}

static struct columns columns_of(const struct model *model, int width)
{
  size_t count = lockstep_count(model->lockstep);
  int request = SHORTEST_REQUEST, most = width / 4;
  for (size_t i = count > SEEN ? count - SEEN : 0; i < count; i++) {
    char text[512];
    write_request(model, i, text, sizeof text);
    int own = text_width(text, strlen(text));
    if (own > request) request = own;
  }
  if (request > most) request = most;
  struct columns columns = {.first = request + 2};
  columns.width = (width - columns.first - 3) / 2;
  columns.sign = columns.first + columns.width + 1;
  columns.second = columns.sign + 2;
  return columns;
}

/* ----------------------------------------------------------------------------- head */

static size_t more_rows(const struct model *model, const struct engine_pair *pair)
{
  size_t one = view_lockstep_side_rows(model, pair->first);
  size_t other = view_lockstep_side_rows(model, pair->second);
  return one > other ? one : other;
}

/* The sentence, in as many lines as it needs, if these leave enough of the screen. */
static int verdict_lines(const struct model *model, const struct paper *paper, char *text,
                         size_t size)
{
  struct paper counted = {.box = paper->box};
  if (model->results_hidden && !model->guess.told) text[0] = '\0';
  else say_lockstep(model->lockstep, model->engine, model_language(model), text, size);
  if (text[0] == '\0') return 0;
  paper_wrap(&counted, GRID_SENTENCE, 0, text);
  return counted.lines <= paper->box.height / 3 ? counted.lines : 1;
}

void view_lockstep_head(const struct model *model, struct paper *paper)
{
  struct engine_pair pair;
  char text[2048];
  if (!lockstep_pair(model->lockstep, &pair)) return;
  int verdict = verdict_lines(model, paper, text, sizeof text);
  int room = paper->box.height - verdict - LIST_LEAST;
  size_t rows = more_rows(model, &pair);
  if (room < 2) room = paper->box.height > verdict + 2 ? 2 : 0;
  if (rows > (size_t)room) rows = (size_t)room;
  struct columns columns = columns_of(model, paper->box.width);
  const struct view_lockstep_side first = {pair.first, 0, 0, columns.sign - 1};
  const struct view_lockstep_side second = {pair.second, 1, columns.second,
                                            paper->box.width - columns.second};
  for (size_t row = 0; row < rows; row++) {
    if (!paper_line(paper)) continue;
    view_lockstep_side_row(model, paper, first, row, rows);
    view_diagram_words(paper, columns.sign, 1, GRID_BORDER, "│");
    view_lockstep_side_row(model, paper, second, row, rows);
  }
  bool differ = lockstep_different(model->lockstep) > 0;
  if (verdict > 1) paper_wrap(paper, differ ? GRID_ERROR : GRID_SENTENCE, 0, text);
  else if (verdict == 1 && paper_line(paper))
    paper_fit(paper, differ ? GRID_ERROR : GRID_SENTENCE, text, paper_room(paper));
}

/* ---------------------------------------------------------------------------- calls */

/* A result that both may show; the text of an error is without its place. */
static bool read_result(const struct model *model, struct lockstep_side side,
                        struct engine_event *event)
{
  if (side.result == LOCKSTEP_NONE || view_diagram_hides(model, side.result)) return false;
  *event = *engine_event(model->engine, side.result);
  if (event->threw) event->text = lockstep_error(event->text);
  return true;
}

/* Whether { value: 35, done: false } has room. */
static bool fits(const struct model *model, struct lockstep_side side, int width)
{
  char text[1024];
  struct engine_event event;
  if (!read_result(model, side, &event) || event.threw) return true;
  say_result(&event, model_language(model), text, sizeof text);
  return text_width(text, strlen(text)) <= width;
}

/* Else "35", or "35, done". */
static void write_short(const struct model *model, const struct engine_event *event, char *out,
                        size_t size)
{
  char *value = model_value(model, event->text);
  snprintf(out, size, "%s%s", value, event->done ? ", done" : "");
  free(value);
}

struct cell {
  int column, width;
  bool whole; /* else it is written in short */
};

static void put_result(const struct model *model, struct paper *paper, struct cell cell,
                       struct lockstep_side side)
{
  char text[1024];
  struct engine_event event;
  if (side.request == LOCKSTEP_NONE) return;
  if (!read_result(model, side, &event)) {
    view_diagram_words(paper, cell.column, cell.width, GRID_DIM,
                       side.result == LOCKSTEP_NONE ? "…" : say_hidden());
    return;
  }
  if (cell.whole || event.threw) say_result(&event, model_language(model), text, sizeof text);
  else write_short(model, &event, text, sizeof text);
  view_diagram_words(paper, cell.column, cell.width, event.threw ? GRID_ERROR : GRID_OUT, text);
}

static void draw_call(const struct model *model, struct paper *paper, const struct columns *columns,
                      size_t index)
{
  const struct lockstep_call *call = lockstep_call(model->lockstep, index);
  char request[512];
  write_request(model, index, request, sizeof request);
  bool same = call->differs == LOCKSTEP_SAME, open = call->differs == LOCKSTEP_OPEN;
  bool hidden = open || view_diagram_hides(model, call->second.result);
  int width = paper->box.width - columns->second;
  bool whole = fits(model, call->first, columns->width) && fits(model, call->second, width);
  view_diagram_words(paper, 0, columns->first - 2, GRID_IN, request);
  put_result(model, paper, (struct cell){columns->first, columns->width, whole}, call->first);
  view_diagram_words(paper, columns->sign, 1, same || hidden ? GRID_BORDER : GRID_ERROR,
                     hidden ? "│"
                     : same ? "="
                            : "✗");
  put_result(model, paper, (struct cell){columns->second, width, whole}, call->second);
}

/* The program's own calls are told in a line above the user's. */
static int lines_before(const struct model *model)
{
  return lockstep_by_others(model->lockstep) > 0;
}

static void draw_nothing(const struct model *model, struct paper *paper)
{
  struct sentence sentence;
  char text[1024];
  const char *key = keymap_key(model->keymap, "prompt");
  sentence_start(&sentence, text, sizeof text);
  SAY_WITH(&sentence, LOCKSTEP_NOTHING, {"key", key[0] != '\0' ? key : ":", 0});
  paper_wrap(paper, GRID_PLAIN, 0, text);
}

static void draw(const struct model *model, struct paper *paper)
{
  struct engine_pair pair;
  paper->left = 0; /* it is as wide as its pane */
  if (!lockstep_pair(model->lockstep, &pair)) {
    draw_nothing(model, paper);
    return;
  }
  int before = lines_before(model), count = (int)lockstep_count(model->lockstep);
  if (paper->grid == NULL) { /* they are only counted */
    paper_pass(paper, before + count);
    return;
  }
  size_t others = lockstep_by_others(model->lockstep);
  if (before > 0 && paper_line(paper))
    paper_print(paper, GRID_DIM, "(%zu call%s by the program itself: only yours go to both)",
                others, others == 1 ? "" : "s");
  struct columns columns = columns_of(model, paper->box.width);
  int first = paper->first > before ? paper->first - before : 0;
  paper_pass(paper, first < count ? first : count);
  for (int i = first; i < count; i++)
    if (paper_line(paper)) draw_call(model, paper, &columns, (size_t)i);
}

/* --------------------------------------------------------------------------- cursor */

static const struct lockstep_call *call_at(const struct model *model, int line)
{
  struct engine_pair pair;
  line -= lines_before(model);
  bool there = lockstep_pair(model->lockstep, &pair) && line >= 0 &&
               (size_t)line < lockstep_count(model->lockstep);
  return there ? lockstep_call(model->lockstep, (size_t)line) : NULL;
}

static int newest(const struct model *model)
{
  return (int)lockstep_count(model->lockstep) - 1 + lines_before(model);
}

static size_t start_of(const struct lockstep_call *call)
{
  return call->first.request != LOCKSTEP_NONE ? call->first.request : call->second.request;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct lockstep_call *call = call_at(model, line);
  out[0] = '\0';
  if (call != NULL) snprintf(out, size, "%zu", start_of(call));
}

/* To where both had answered; else to the newest that is known of it. */
static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct lockstep_call *call = call_at(model, line);
  out[0] = '\0';
  if (call == NULL) return;
  size_t event = call->second.result != LOCKSTEP_NONE  ? call->second.result
                 : call->first.result != LOCKSTEP_NONE ? call->first.result
                                                       : start_of(call);
  snprintf(out, size, "goto %" PRIu64, engine_event(model->engine, event)->tick);
}

static const struct view_choice choice = {newest, name_line, open_line, true};

const struct view view_lockstep = {title, draw, view_home_bottom, note, &choice};
