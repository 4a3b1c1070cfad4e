/* view_ladder.c - the protocol of iterators: each request to the iterator in view, and the result
 * that answered it, as rungs of a ladder. The other iterators that walked the same iterable stand
 * in it, too, in the order of time: so it is seen who begins anew, and who is at its end.
 *
 *   main  ├─ next(5) ─────────────────────────▶│ count#1
 *         │◀──── { value: 1, done: false } ────┤ paused, line 4
 */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/diagram.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/text.h"
#include "app/view_diagram.h"

enum {
  WIDE = 70,
  CONSUMER_NARROW = 11,
  CONSUMER_WIDE = 12,
  NOTE_NARROW = 15,
  NOTE_WIDE = 24,
  LONGEST = 64
};

static const char *title(const struct model *model)
{
  (void)model;
  return "ladder: consumer and iterator";
}

static void place(const struct paper *paper, int at[2])
{
  bool wide = paper->box.width >= WIDE;
  at[0] = wide ? CONSUMER_WIDE : CONSUMER_NARROW;
  at[1] = paper->box.width - (wide ? NOTE_WIDE : NOTE_NARROW);
  if (at[1] < at[0] + 12) at[1] = at[0] + 12;
  if (at[1] > at[0] + LONGEST) at[1] = at[0] + LONGEST;
}

/* What the iterator did after it had answered. */
static void write_rest(const struct model *model, const struct diagram_step *step, int room,
                       char *out, size_t size)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  bool ended = event->done || event->threw;
  bool by_hand = diagram_of(model->ladder, step->from).by_hand; /* its method returns each time */
  const char *how = step->after_end ? "was finished"
                    : event->threw  ? "✗ failed"
                    : event->done   ? "■ finished"
                    : by_hand       ? "returned"
                                    : "‖ paused";
  if (step->after_end || event->line == 0) snprintf(out, size, "%s", how);
  else if (!ended && by_hand) snprintf(out, size, "returned, line %d", event->line);
  else snprintf(out, size, ended ? "%s, line %d" : "%s at line %d", how, event->line);
  if (text_width(out, strlen(out)) > room) snprintf(out, size, "%s", how);
}

static void draw_result(const struct model *model, struct paper *paper, const int at[2],
                        const struct diagram_step *step)
{
  char text[512], rest[64];
  struct diagram_lines lines = {at, 2};
  const struct engine_event *event = engine_event(model->engine, step->event);
  enum grid_style style = view_diagram_style(model, step);
  if (view_diagram_hides(model, step->event)) {
    view_diagram_arrow(paper, lines, at[1], at[0], style, say_hidden());
    return;
  }
  say_result_fit(event, model_language(model), at[1] - at[0] - 5, text, sizeof text);
  view_diagram_arrow(paper, lines, at[1], at[0], style, text);
  int room = paper->box.width - at[1] - 2;
  write_rest(model, step, room, rest, sizeof rest);
  view_diagram_words(paper, at[1] + 2, room, GRID_DIM, rest);
}

/* The iterator's name stands at its first call, and where another one was called before. */
static void draw_request(const struct model *model, struct paper *paper, const int at[2],
                         const struct diagram_step *step, const struct diagram_step *before)
{
  char text[512];
  bool named =
      before == NULL || (before->kind == DIAGRAM_RESULT ? before->from : before->to) != step->to;
  view_diagram_words(paper, 0, at[0] - 1, GRID_PLAIN,
                     say_caller_of(model->engine, engine_event(model->engine, step->event)));
  view_diagram_arrow(paper, (struct diagram_lines){at, 2}, at[0], at[1], GRID_IN,
                     view_diagram_request(model, step, text, sizeof text));
  if (named)
    view_diagram_words(paper, at[1] + 2, paper->box.width - at[1] - 2, GRID_PLAIN,
                       engine_name(model->engine, step->to));
}

static void draw_made(const struct model *model, struct paper *paper, const int at[2],
                      const struct diagram_step *step)
{
  char text[512], line[32] = "";
  const struct engine_event *event = engine_event(model->engine, step->event);
  if (event->line > 0) snprintf(line, sizeof line, ", line %d", event->line);
  snprintf(text, sizeof text,
           event->hand_written ? "● by hand, first called%s" : "● new, at its start%s", line);
  view_diagram_words(paper, 0, at[0] - 1, GRID_PLAIN, say_caller_of(model->engine, event));
  view_diagram_words(paper, at[0] + 2, at[1] - at[0] - 3, GRID_KEY, text);
  view_diagram_words(paper, at[1] + 2, paper->box.width - at[1] - 2, GRID_KEY,
                     engine_name(model->engine, step->to));
}

static void draw(const struct model *model, struct paper *paper)
{
  int at[2];
  paper->left = 0; /* it is as wide as its pane */
  place(paper, at);
  if (model_iterator(model) == ENGINE_MAIN) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, "(no generator has been made yet)");
    return;
  }
  int before = view_diagram_cut(model->ladder, paper), count = (int)diagram_steps(model->ladder);
  if (paper->grid == NULL) { /* they are only counted */
    paper_pass(paper, count);
    return;
  }
  int first = paper->first > before ? paper->first - before : 0;
  paper_pass(paper, first < count ? first : count);
  for (int i = first; i < count; i++) {
    const struct diagram_step *step = diagram_step(model->ladder, (size_t)i);
    if (!paper_line(paper)) continue;
    view_diagram_lines(paper, (struct diagram_lines){at, 2});
    if (step->kind == DIAGRAM_MADE) draw_made(model, paper, at, step);
    else if (step->kind == DIAGRAM_RESULT) draw_result(model, paper, at, step);
    else
      draw_request(model, paper, at, step,
                   i > 0 ? diagram_step(model->ladder, (size_t)i - 1) : NULL);
  }
}

/* ---------------------------------------------------------------------- the head */

static const char *plural(size_t count)
{
  return count == 1 ? "" : "s";
}

/* How the iterator in view stands, and what that means to who walks on. */
static void put_standing(const struct model *model, struct paper *paper, uint32_t iterator)
{
  struct diagram_lane own = diagram_of(model->ladder, iterator);
  const char *name = engine_name(model->engine, iterator);
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_CURRENT, view_state_symbol((int)own.state, own.failed));
  paper_print(paper, GRID_CURRENT, " %s", name);
  if (own.state == ENGINE_COMPLETED)
    paper_print(paper, GRID_PLAIN, "  gave %zu value%s%s; at its end, for good", own.values,
                plural(own.values), own.failed ? ", then failed" : "");
  else if (own.requests == 0)
    paper_put(paper, GRID_PLAIN, "  stands at its start: nobody has asked it");
  else
    paper_print(paper, GRID_PLAIN, "  gave %zu value%s so far, one for each call", own.values,
                plural(own.values));
}

static void put_walks(const struct model *model, struct paper *paper, uint32_t iterator)
{
  char function[256];
  size_t made = diagram_count(model->ladder).made;
  if (made < 2 || !paper_line(paper)) return;
  say_function(engine_name(model->engine, iterator), function, sizeof function);
  paper_print(paper, GRID_PLAIN, "%zu iterators of %s, each from its start", made, function);
}

void view_ladder_head(const struct model *model, struct paper *paper)
{
  int at[2];
  uint32_t iterator = model_iterator(model);
  if (iterator == ENGINE_MAIN) return;
  place(paper, at);
  put_standing(model, paper, iterator);
  if (paper->box.height >= 10) put_walks(model, paper, iterator);
  if (!paper_line(paper)) return;
  view_diagram_words(paper, at[0] - 3, 12, GRID_TITLE, "consumer");
  view_diagram_words(paper, at[1] - 3, 12, GRID_TITLE, "iterator");
}

/* -------------------------------------------------------------------- the cursor */

static const struct diagram_step *step_at(const struct model *model, int line)
{
  size_t count = diagram_steps(model->ladder);
  line -= diagram_count(model->ladder).steps > count;
  bool there = model_iterator(model) != ENGINE_MAIN && line >= 0 && (size_t)line < count;
  return there ? diagram_step(model->ladder, (size_t)line) : NULL;
}

static int newest(const struct model *model)
{
  size_t count = diagram_steps(model->ladder);
  return (int)count - 1 + (diagram_count(model->ladder).steps > count);
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct diagram_step *step = step_at(model, line);
  out[0] = '\0';
  if (step != NULL) view_diagram_name(step, out, size);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct diagram_step *step = step_at(model, line);
  out[0] = '\0';
  if (step != NULL) view_diagram_open(model, step, out, size);
}

static const struct view_choice choice = {newest, name_line, open_line, true};

const struct view view_ladder = {title, draw, view_home_bottom, NULL, &choice};
