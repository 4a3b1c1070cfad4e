/* view_out.c - what came out: the newest result of the generator in view, and where it came
 * from.
 *
 *   { value: 0, done: false }
 *     yield(a) ─▶ value
 */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/source.h"
#include "app/text.h"
#include "app/yields.h"

static const char *title(const struct model *model)
{
  (void)model;
  return "out";
}

static void put_origin(struct paper *paper, const char *from, const char *to)
{
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_PLAIN, from, paper_room(paper) - 4 - text_width(to, strlen(to)));
  paper_put(paper, GRID_DIM, " ─▶ ");
  paper_put(paper, GRID_OUT, to);
}

/* Whether a line has a keyword of that name. */
static bool has_keyword(struct source *source, int line, const char *word)
{
  size_t size, length = strlen(word);
  const char *text = source_line(source, line, &size);
  const unsigned char *styles = source_styles(source, line);
  for (size_t i = 0; i + length <= size; i++)
    if (styles[i] == GRID_CODE_KEYWORD && memcmp(text + i, word, length) == 0) return true;
  return false;
}

static void put_yielded(const struct model *model, struct paper *paper, int line)
{
  struct source *source = model_source(model);
  struct yields yields;
  if (line <= 0 || !yields_find(source, line, &yields)) {
    put_origin(paper, "the yield", "value");
    return;
  }
  size_t size;
  const char *text = source_line(source, line, &size);
  char *expression = strndup(text + yields.start, yields.size);
  put_origin(paper, expression != NULL ? expression : "yield", "value");
  free(expression);
}

static void put_done(const struct model *model, struct paper *paper,
                     const struct exchange *exchange, const struct engine_event *result)
{
  bool by_return = model_request(model, exchange)->kind == ENGINE_RETURN;
  if (by_return) {
    char from[32];
    snprintf(from, sizeof from, "%s(…)", say_request(ENGINE_RETURN, model_language(model)));
    put_origin(paper, from, "value");
  } else if (exchange->before == ENGINE_COMPLETED) put_origin(paper, "nothing is left", "done");
  else if (has_keyword(model_source(model), result->line, "return"))
    put_origin(paper, "return", "value");
  else put_origin(paper, "the body's end", "done");
}

static const char *const after_error[] = {
    [ENGINE_SUSPENDED_START] = "  and it is finished",
    [ENGINE_SUSPENDED_YIELD] = "  and it is finished",
    [ENGINE_EXECUTING] = "  it was running already",
    [ENGINE_COMPLETED] = "  straight back: it had finished",
};

static void put_result(const struct model *model, struct paper *paper,
                       const struct exchange *exchange, const struct engine_event *result)
{
  char text[1024];
  if (model_hides(model, exchange)) {
    if (paper_line(paper)) paper_fit(paper, GRID_OUT, say_hidden(), paper_room(paper));
    return;
  }
  if (paper_line(paper)) {
    say_result_fit(result, model_language(model), paper_room(paper), text, sizeof text);
    paper_fit(paper, result->threw ? GRID_ERROR : GRID_OUT, text, paper_room(paper));
  }
  if (result->threw) {
    if (paper_line(paper))
      paper_fit(paper, GRID_DIM, after_error[exchange->before], paper_room(paper));
  } else if (result->done) {
    put_done(model, paper, exchange, result);
  } else {
    put_yielded(model, paper, result->line);
  }
}

static const char *without_result(const struct model *model, const struct exchange *exchange)
{
  enum engine_reason reason = model->shown->stop.reason;
  if (reason == ENGINE_STOP_SYNTAX) return "nothing has run";
  if (exchange == NULL) return "nothing yet";
  return reason == ENGINE_STOP_ERROR ? "not yet: it failed" : "not yet: it is running";
}

static void draw(const struct model *model, struct paper *paper)
{
  const struct exchange *exchange = model_exchange(model);
  const struct engine_event *result = exchange ? model_result(model, exchange) : NULL;
  if (result != NULL) put_result(model, paper, exchange, result);
  else if (paper_line(paper))
    paper_fit(paper, GRID_DIM, without_result(model, exchange), paper_room(paper));
}

const struct view view_out = {title, draw, NULL, NULL, NULL};
