/* view_futures.c - what would come, side by side: with next, and with another input.
 *
 *   if you go on with next()        │   if you send 7
 *   1  { value: 8, done: false }    ≠   { value: 0, done: false }
 *   2  { value: 13, done: false }   ≠   { value: 1, done: false }
 */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_words.h"

enum { NARROW = 56 }; /* below that, one stands under the other */

static const char *title(const struct model *model)
{
  (void)model;
  return "what if";
}

/* "send 7" */
static const char *deed(const struct model *model, char *out, size_t size)
{
  static const char *const words[] = {"send", "throw", "return"};
  char *value = model_value(model, model->futures.text);
  snprintf(out, size, "%s%s%s", words[model->futures.request], value[0] != '\0' ? " " : "", value);
  free(value);
  return out;
}

static bool same(const struct engine_outcome *a, const struct engine_outcome *b)
{
  return a->none == b->none && a->done == b->done && a->threw == b->threw &&
         strcmp(a->text, b->text) == 0;
}

/* How many results both futures have in common at their beginning. */
static size_t count_same(const struct engine_future *future)
{
  size_t count = 0;
  while (count < future->next_count && count < future->other_count &&
         same(&future->next[count], &future->other[count]))
    count++;
  return count;
}

static void put_outcome(const struct model *model, struct paper *paper,
                        const struct engine_outcome *outcomes, size_t count, size_t index,
                        int width)
{
  char text[1024];
  if (index >= count) {
    paper_fit(paper, GRID_DIM, index == count && count > 0 ? say_words[SAY_IF_NO_MORE] : "", width);
    return;
  }
  const struct engine_outcome *outcome = &outcomes[index];
  if (outcome->none) {
    paper_fit(paper, GRID_DIM, say_words[SAY_IF_NO_RESULT], width);
    return;
  }
  const struct engine_event event = {.kind = ENGINE_RESULT,
                                     .text = outcome->text,
                                     .done = outcome->done,
                                     .threw = outcome->threw,
                                     .file = ""};
  say_result_fit(&event, model_language(model), width, text, sizeof text);
  paper_fit(paper, outcome->threw ? GRID_ERROR : GRID_OUT, text, width);
}

static void draw_beside(const struct model *model, struct paper *paper,
                        const struct engine_future *future, size_t rows, size_t common)
{
  char other[PROMPT_SIZE + 16], text[PROMPT_SIZE + 32];
  int half = paper->box.width / 2, width = half - 4;
  SAY_TEXT(text, IF_OTHER, {"deed", deed(model, other, sizeof other), 0});
  if (paper_line(paper)) {
    paper_put(paper, GRID_IN, say_words[SAY_IF_NEXT]);
    paper->column = half;
    paper_put(paper, GRID_BORDER, "│");
    paper_put(paper, GRID_PLAIN, " ");
    paper_fit(paper, GRID_IN, text, paper_room(paper));
  }
  for (size_t i = 0; i < rows; i++) {
    if (!paper_line(paper)) continue;
    paper_print(paper, GRID_DIM, "%2zu ", i + 1);
    put_outcome(model, paper, future->next, future->next_count, i, width);
    paper->column = half;
    paper_put(paper, i < common ? GRID_BORDER : GRID_CHANGED, i < common ? "│" : "≠");
    paper_put(paper, GRID_PLAIN, " ");
    put_outcome(model, paper, future->other, future->other_count, i, paper_room(paper));
  }
}

static void draw_below(const struct model *model, struct paper *paper,
                       const struct engine_future *future, size_t rows, size_t common)
{
  char other[PROMPT_SIZE + 16], text[PROMPT_SIZE + 32];
  SAY_TEXT(text, IF_OTHER, {"deed", deed(model, other, sizeof other), 0});
  for (int second = 0; second < 2; second++) {
    if (paper_line(paper)) paper_put(paper, GRID_IN, second ? text : say_words[SAY_IF_NEXT]);
    for (size_t i = 0; i < rows; i++) {
      if (!paper_line(paper)) continue;
      paper_print(paper, GRID_DIM, "%2zu%s ", i + 1, i < common ? " " : "≠");
      put_outcome(model, paper, second ? future->other : future->next,
                  second ? future->other_count : future->next_count, i, paper_room(paper));
    }
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  static const char *const places[] = {"first", "second", "third", "fourth"};
  const struct engine_future *future = engine_future(model->engine);
  char other[PROMPT_SIZE + 16], text[PROMPT_SIZE + 160];
  if (future == NULL) return;
  size_t rows = future->next_count > future->other_count ? future->next_count : future->other_count;
  size_t common = count_same(future);
  if (paper->box.width < NARROW) draw_below(model, paper, future, rows, common);
  else draw_beside(model, paper, future, rows, common);
  paper_pass(paper, 1);
  if (common == rows) SAY_TEXT(text, IF_SAME, {NULL, NULL, 0});
  else if (common < sizeof places / sizeof places[0])
    SAY_TEXT(text, IF_PART_AT, {"place", places[common], 0});
  else SAY_TEXT(text, IF_PART_AFTER, {"count", NULL, common});
  paper_wrap(paper, GRID_SENTENCE, 0, text);
  SAY_TEXT(text, IF_ASKED, {"deed", deed(model, other, sizeof other), 0});
  paper_wrap(paper, GRID_DIM, 0, text);
}

const struct view view_futures = {title, draw, NULL, NULL, NULL};
