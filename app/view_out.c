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
#include "app/say_words.h"
#include "app/source.h"
#include "app/text.h"
#include "app/yields.h"

enum { EVENTS_MOST = 10000 }; /* looked at for one drawing */

static const char *title(const struct model *model)
{
  (void)model;
  return "out";
}

bool view_has_wire(const struct paper *paper)
{
  return paper->box.height >= 5 && paper->box.width >= 38;
}

/* "you ◀══ 0 ══ fibonacci#1", below a blank line. */
static void put_wire(const struct model *model, struct paper *paper,
                     const struct exchange *exchange, const struct engine_event *result)
{
  paper_pass(paper, 1);
  if (!paper_line(paper)) return;
  char text[512], *value = model_value(model, result->text);
  struct sentence sentence;
  sentence_start(&sentence, text, sizeof text);
  SAY_WITH(&sentence, OUT_WIRE, {"consumer", say_caller_of(model->engine, result), 0},
           {"result", value, 0}, {"generator", engine_name(model->engine, exchange->generator), 0});
  paper_fit(paper, result->threw ? GRID_ERROR : GRID_OUT, text, paper_room(paper));
  free(value);
}

static void put_origin(struct paper *paper, const char *from, const char *to)
{
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_PLAIN, from, paper_room(paper) - 4 - text_width(to, strlen(to)));
  paper_put(paper, GRID_DIM, " ─▶ ");
  paper_put(paper, GRID_OUT, to);
}

/* The return statement of a line, as it stands there; NULL where it has none. The caller frees. */
static char *return_of(struct source *source, int line)
{
  static const char word[] = "return";
  size_t size, length = sizeof word - 1;
  const char *text = source_line(source, line, &size);
  const unsigned char *styles = source_styles(source, line);
  for (size_t i = 0; i + length <= size; i++) {
    if (styles[i] != GRID_CODE_KEYWORD || memcmp(text + i, word, length) != 0) continue;
    size_t end = i + length;
    while (end < size && styles[end] != GRID_CODE_COMMENT && text[end] != ';')
      end++;
    for (size_t at = i + length; at < end; at++) /* "if x then return 1 end" */
      if (styles[at] == GRID_CODE_KEYWORD && strncmp(text + at, "end", 3) == 0) end = at;
    while (end > i && text[end - 1] == ' ')
      end--;
    return strndup(text + i, end - i);
  }
  return NULL;
}

static void put_yielded(const struct model *model, struct paper *paper, int line)
{
  struct source *source = model_source(model);
  struct yields yields;
  if (line <= 0 || !yields_find(source, line, &yields)) {
    put_origin(paper, say_words[SAY_OUT_THE_YIELD], say_words[SAY_OUT_VALUE]);
    return;
  }
  size_t size;
  const char *text = source_line(source, line, &size);
  char *expression = strndup(text + yields.start, yields.size);
  put_origin(paper, expression != NULL ? expression : "", say_words[SAY_OUT_VALUE]);
  free(expression);
}

/* Whether a return that a finally had stopped goes on in this call: the last request to that
 * generator that was no next was a return. */
static bool goes_on_returning(const struct model *model, const struct exchange *exchange)
{
  if (exchange->before != ENGINE_SUSPENDED_YIELD) return false;
  for (size_t i = exchange->request, looked = 0; i-- > 0 && looked < EVENTS_MOST; looked++) {
    const struct engine_event *event = engine_skim(model->engine, i);
    if (event == NULL || event->generator != exchange->generator) continue;
    if (event->kind == ENGINE_RETURN) return true;
    if (event->kind == ENGINE_THROW || event->kind == ENGINE_CREATE) return false;
  }
  return false;
}

/* The end of a body gives nil; another value came from a return statement, which need not begin
 * in the line where it ends. */
static void put_done(const struct model *model, struct paper *paper,
                     const struct exchange *exchange, const struct engine_event *result)
{
  bool by_return = model_request(model, exchange)->kind == ENGINE_RETURN;
  char *statement = return_of(model_source(model), result->line), from[32];
  snprintf(from, sizeof from, "%s(…)", say_request(ENGINE_RETURN, model_language(model)));
  if (by_return) put_origin(paper, from, say_words[SAY_OUT_VALUE_DONE]);
  else if (exchange->before == ENGINE_COMPLETED)
    put_origin(paper, say_words[SAY_OUT_NOTHING], say_words[SAY_OUT_DONE]);
  else if (statement != NULL) put_origin(paper, statement, say_words[SAY_OUT_VALUE_DONE]);
  else if (goes_on_returning(model, exchange))
    put_origin(paper, from, say_words[SAY_OUT_VALUE_DONE]);
  else if (strcmp(result->text, "nil") != 0)
    put_origin(paper, "return", say_words[SAY_OUT_VALUE_DONE]);
  else put_origin(paper, say_words[SAY_OUT_END], say_words[SAY_OUT_DONE]);
  free(statement);
}

/* A method written by hand ends with each call, by a return statement. */
static void put_method_result(const struct model *model, struct paper *paper,
                              const struct engine_event *result)
{
  char *statement = return_of(model_source(model), result->line);
  put_origin(paper, statement != NULL ? statement : "return",
             say_words[result->done ? SAY_OUT_VALUE_DONE : SAY_OUT_VALUE]);
  free(statement);
}

static const enum say_word after_error[] = {
    [ENGINE_SUSPENDED_START] = SAY_OUT_ENDED,
    [ENGINE_SUSPENDED_YIELD] = SAY_OUT_ENDED,
    [ENGINE_EXECUTING] = SAY_OUT_WAS_RUNNING,
    [ENGINE_COMPLETED] = SAY_OUT_STRAIGHT,
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
  if (view_has_wire(paper)) put_wire(model, paper, exchange, result);
  bool by_hand = snapshot_is_hand_written(model->shown, exchange->generator);
  if (result->threw) {
    if (paper_line(paper)) {
      paper_put(paper, GRID_DIM, "  ");
      paper_fit(paper, GRID_DIM, say_words[by_hand ? SAY_OUT_AGAIN : after_error[exchange->before]],
                paper_room(paper));
    }
  } else if (by_hand) {
    put_method_result(model, paper, result);
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
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  const struct engine_event *result = exchange ? model_result(model, exchange) : NULL;
  if (result != NULL) put_result(model, paper, exchange, result);
  else if (paper_line(paper))
    paper_fit(paper, GRID_DIM, without_result(model, exchange), paper_room(paper));
}

const struct view view_out = {title, draw, NULL, NULL, NULL};
