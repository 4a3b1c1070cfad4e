/* view_results.c - the table of results that reached the main program, or the user. A big
 * session has a million: only those in the box are made.
 *
 *    6  next()      { value: 5, done: false }
 *  ▸ 7  next(true)  { value: 0, done: false }
 */
#include "app/view.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/text.h"

enum {
  NARROWEST = 6,         /* "next()" */
  NARROWEST_RESULT = 27, /* "{ value: 1.5, done: false }" */
  CUT_RESULT = 22        /* "{ value: …, done: false }", almost */
};

static const char *title(const struct model *model)
{
  (void)model;
  return "results";
}

/* "take#1", where it gave all the results, but is not the only generator there is. */
static const char *note(const struct model *model, char *out, size_t size)
{
  uint32_t only = history_only_generator(model->history);
  if (only == ENGINE_MAIN || model->shown->stop.generator_count < 2) return "";
  snprintf(out, size, "of %s", engine_name(model->engine, only));
  return out;
}

static int number_width(int number)
{
  int width = 1;
  while (number >= 10)
    number /= 10, width++;
  return width < 2 ? 2 : width;
}

static int wider(int width, const char *text)
{
  int other = text_width(text, strlen(text));
  return other > width ? other : width;
}

/* "next(true)"; with more than one generator in the table, its name stands before. Where that
 * is too wide, a plain next is left out: "fibonacci#2". */
static char *request_text(const struct model *model, const struct exchange *exchange, int width)
{
  const struct engine_event *request = model_request(model, exchange);
  char *value = request->text[0] != '\0' ? model_value(model, request->text) : NULL;
  const char *word = say_request((int)request->kind, model_language(model));
  bool several = history_only_generator(model->history) == ENGINE_MAIN;
  char *text = NULL;
  if (asprintf(&text, "%s%s%s(%s)", several ? engine_name(model->engine, exchange->generator) : "",
               several ? "." : "", word, value != NULL ? value : "") < 0)
    text = NULL;
  if (text != NULL && several && strcmp(word, "next") == 0 && value == NULL &&
      text_width(text, strlen(text)) > width)
    *strchr(text, '.') = '\0';
  free(value);
  return text;
}

/* How the table's columns stand in the box. */
struct columns {
  int number, request; /* widths */
  int gap;             /* between two columns */
};

static void put_exchange(const struct model *model, struct paper *paper, int number, int count,
                         const struct columns *columns)
{
  struct exchange into;
  const struct exchange *exchange = history_at(model->history, (size_t)number - 1, &into);
  const struct engine_event *result = model_result(model, exchange);
  bool newest = number == count;
  char *request = request_text(model, exchange, columns->request), text[1024];
  int column = 2 + columns->number + columns->gap;
  paper_put(paper, GRID_PLAIN, " ");
  paper_mark(paper, newest, GRID_PAUSED, "▸");
  paper_print(paper, newest ? GRID_CURRENT : GRID_DIM, "%*d", columns->number, number);
  paper_tab(paper, column);
  paper_fit(paper, GRID_IN, request != NULL ? request : "", columns->request);
  paper_tab(paper, column + columns->request + columns->gap);
  if (result == NULL) {
    paper_put(paper, GRID_DIM, "not yet");
  } else if (model_hides(model, exchange)) {
    paper_fit(paper, GRID_OUT, say_hidden(), paper_room(paper));
  } else {
    say_result_fit(result, model_language(model), paper_room(paper), text, sizeof text);
    paper_fit(paper, result->threw ? GRID_ERROR : GRID_OUT, text, paper_room(paper));
  }
  free(request);
}

/* The column of requests is as wide as the widest one in the box; where there is no room for
 * all, results come first (errors may be cut), but for long values; and names of generators are
 * not cut while there is room for a shortened result. */
static struct columns columns_of(const struct model *model, const struct paper *paper, int count)
{
  struct columns columns = {number_width(count), NARROWEST, 2};
  int results = 0, names = NARROWEST;
  for (int i = paper->first; i < count && i < paper->first + paper->box.height; i++) {
    struct exchange into;
    const struct exchange *exchange = history_at(model->history, (size_t)i, &into);
    const struct engine_event *result = model_result(model, exchange);
    char *request = request_text(model, exchange, INT_MAX), text[1024];
    bool several = history_only_generator(model->history) == ENGINE_MAIN;
    if (request != NULL) columns.request = wider(columns.request, request);
    if (several) names = wider(names, engine_name(model->engine, exchange->generator));
    if (result != NULL && !result->threw && !model_hides(model, exchange))
      results = wider(results, say_result(result, model_language(model), text, sizeof text));
    free(request);
  }
  int left = paper->box.width - 2 - columns.number; /* for all but the mark and the number */
  if (columns.request + 2 * columns.gap + results > left) columns.gap = 1;
  int room = left - (results > NARROWEST_RESULT ? NARROWEST_RESULT : results);
  if (columns.request + 2 > room) columns.request = room - 2;
  int most = left - 2 - CUT_RESULT;
  if (names > most) names = most;
  if (columns.request < names) columns.request = names;
  if (columns.request < NARROWEST) columns.request = NARROWEST;
  return columns;
}

static void draw(const struct model *model, struct paper *paper)
{
  int count = (int)history_count(model->history);
  if (count == 0) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, " (none yet)");
    return;
  }
  struct columns columns = {0};
  if (paper->grid != NULL) columns = columns_of(model, paper, count);
  int number = paper->grid != NULL ? paper->first + 1 : count + 1;
  paper_pass(paper, number - 1);
  for (; number <= count; number++) {
    if (paper_line(paper)) put_exchange(model, paper, number, count, &columns);
    else break;
  }
  if (number <= count) paper_pass(paper, count - number);
}

/* ------------------------------------------------------------------- the cursor */

static int newest_line(const struct model *model)
{
  return (int)history_count(model->history) - 1;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  bool there = line >= 0 && (size_t)line < history_count(model->history);
  out[0] = '\0';
  if (there) snprintf(out, size, "%d", line + 1);
}

/* To the time of the result; of a call that has none, to when it was made. */
static void open_line(const struct model *model, int line, char *out, size_t size)
{
  out[0] = '\0';
  if (line < 0 || (size_t)line >= history_count(model->history)) return;
  struct exchange into;
  const struct exchange *exchange = history_at(model->history, (size_t)line, &into);
  const struct engine_event *result = model_result(model, exchange);
  const struct engine_event *event = result != NULL ? result : model_request(model, exchange);
  if (event != NULL) snprintf(out, size, "goto %" PRIu64, event->tick);
}

static const struct view_choice choice = {newest_line, name_line, open_line, true};

const struct view view_results = {title, draw, view_home_bottom, note, &choice};
