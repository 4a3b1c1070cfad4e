#include "app/view_ladder_step.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "app/diagram.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view_diagram.h"

enum { LEAST_NOTE = 9 }; /* columns: "‖ paused" and a blank */

/* What the iterator did after it had answered. */
static void write_rest(const struct model *model, const struct ladder *ladder,
                       const struct diagram_step *step, int room, char *out, size_t size)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  bool by_hand = diagram_of(ladder->diagram, step->from).by_hand; /* its method returns each time */
  enum say_word word = step->after_end ? SAY_LADDER_WAS_FINISHED
                       : event->threw  ? SAY_LADDER_FAILS
                       : event->done   ? SAY_LADDER_FINISHED
                       : by_hand       ? SAY_LADDER_RETURNED
                                       : SAY_LADDER_PAUSED;
  struct sentence_word words[] = {{"line", NULL, (unsigned)event->line}, {NULL, NULL, 0}};
  say_words_write(word, words, out, size);
  words[0].number = 0;
  if (text_width(out, strlen(out)) > room) say_words_write(word, words, out, size);
}

static void put_result(const struct model *model, struct paper *paper, const struct ladder *ladder,
                       const struct diagram_step *step)
{
  char text[512], rest[64];
  const int *at = ladder->at;
  struct diagram_lines lines = {at, 2};
  const struct engine_event *event = engine_event(model->engine, step->event);
  enum grid_style style = view_diagram_style(model, step);
  if (view_diagram_hides(model, step->event)) {
    view_diagram_arrow(paper, lines, at[1], at[0], style, say_hidden());
    return;
  }
  say_result_fit(event, model_language(model), at[1] - at[0] - 5, text, sizeof text);
  view_diagram_arrow(paper, lines, at[1], at[0], style, text);
  int room = ladder->width - at[1] - 2;
  if (room < LEAST_NOTE) return;
  write_rest(model, ladder, step, room, rest, sizeof rest);
  view_diagram_words(paper, at[1] + 2, room, GRID_DIM, rest);
}

static void put_consumer(const struct model *model, struct paper *paper,
                         const struct ladder *ladder, const struct engine_event *event)
{
  view_diagram_words(paper, 0, ladder->at[0] - 1, GRID_PLAIN, say_caller_of(model->engine, event));
}

static void put_iterator(const struct model *model, struct paper *paper,
                         const struct ladder *ladder, enum grid_style style, uint32_t iterator)
{
  int room = ladder->width - ladder->at[1] - 2;
  if (room >= LEAST_NOTE)
    view_diagram_words(paper, ladder->at[1] + 2, room, style, engine_name(model->engine, iterator));
}

/* The iterator's name stands at its first call, and where another one was called before. */
static void put_request(const struct model *model, struct paper *paper, const struct ladder *ladder,
                        const struct diagram_step *step, const struct diagram_step *before)
{
  char text[512];
  const int *at = ladder->at;
  bool named =
      before == NULL || (before->kind == DIAGRAM_RESULT ? before->from : before->to) != step->to;
  put_consumer(model, paper, ladder, engine_event(model->engine, step->event));
  view_diagram_arrow(paper, (struct diagram_lines){at, 2}, at[0], at[1], GRID_IN,
                     view_diagram_request(model, step, text, sizeof text));
  if (named) put_iterator(model, paper, ladder, GRID_PLAIN, step->to);
}

/* Where its name has no room beside the line, it stands between the lines. */
static void put_made(const struct model *model, struct paper *paper, const struct ladder *ladder,
                     const struct diagram_step *step)
{
  char text[512];
  const int *at = ladder->at;
  const struct engine_event *event = engine_event(model->engine, step->event);
  bool beside = ladder->width - at[1] - 2 >= LEAST_NOTE;
  enum say_word word = event->hand_written ? (beside ? SAY_LADDER_FOUND : SAY_LADDER_FOUND_NAMED)
                                           : (beside ? SAY_LADDER_MADE : SAY_LADDER_MADE_NAMED);
  const struct sentence_word words[] = {{"line", NULL, (unsigned)event->line},
                                        {"name", engine_name(model->engine, step->to), 0},
                                        {NULL, NULL, 0}};
  say_words_write(word, words, text, sizeof text);
  put_consumer(model, paper, ladder, event);
  view_diagram_words(paper, at[0] + 2, at[1] - at[0] - 3, GRID_KEY, text);
  put_iterator(model, paper, ladder, GRID_KEY, step->to);
}

void view_ladder_step(const struct model *model, struct paper *paper, const struct ladder *ladder,
                      size_t index)
{
  const struct diagram_step *step = diagram_step(ladder->diagram, index);
  view_diagram_lines(paper, (struct diagram_lines){ladder->at, 2});
  if (step->kind == DIAGRAM_MADE) put_made(model, paper, ladder, step);
  else if (step->kind == DIAGRAM_RESULT) put_result(model, paper, ladder, step);
  else
    put_request(model, paper, ladder, step,
                index > 0 ? diagram_step(ladder->diagram, index - 1) : NULL);
}
