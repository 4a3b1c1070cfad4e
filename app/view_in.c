/* view_in.c - what went in: the newest request to the generator in view, what became of its
 * value, and the lines that ran.
 *
 *   next(true)
 *     true ─▶ reset
 *     ran lines 5 6 3 4
 */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/say_exchange.h"
#include "app/source.h"
#include "app/text.h"
#include "app/yields.h"

static const char *title(const struct model *model)
{
  (void)model;
  return "in";
}

static void put_request(const struct model *model, struct paper *paper,
                        const struct engine_event *request)
{
  char *value = request->text[0] != '\0' ? model_value(model, request->text) : NULL;
  const char *word = say_request((int)request->kind, model_language(model));
  if (paper_line(paper)) {
    paper_print(paper, GRID_IN, "%s(", word);
    paper_fit(paper, GRID_IN, value != NULL ? value : "", paper_room(paper) - 1);
    paper_put(paper, GRID_IN, ")");
  }
  free(value);
}

/* "  true ─▶ reset": the value gives way where there is no room for both. */
static void put_arrow(const struct model *model, struct paper *paper, const char *value,
                      const char *where)
{
  if (!paper_line(paper)) return;
  char *shown = model_value(model, value);
  int room = paper_room(paper) - text_width(where, strlen(where)) - 6;
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_IN, shown, room < 4 ? 4 : room);
  paper_put(paper, GRID_DIM, " ─▶ ");
  paper_fit(paper, GRID_PLAIN, where, paper_room(paper));
  free(shown);
}

static void put_note(struct paper *paper, const char *text, int line)
{
  if (!paper_line(paper)) return;
  char note[96];
  snprintf(note, sizeof note, line > 0 ? "  %s %d" : "  %s", text, line);
  paper_fit(paper, GRID_DIM, note, paper_room(paper));
}

/* Where the value of a next goes that a paused yield was waiting for. */
static void put_sent(const struct model *model, struct paper *paper, const char *value, int line)
{
  struct source *source = model_source(model);
  struct yields yields;
  bool sent = value[0] != '\0', found = line > 0 && yields_find(source, line, &yields);
  if (found && yields.delegates && sent) {
    put_arrow(model, paper, value, "the inner generator");
  } else if (found && yields.name_size > 0 && !yields.delegates) {
    size_t size;
    const char *text = source_line(source, line, &size);
    char *name = strndup(text + yields.name_start, yields.name_size);
    put_arrow(model, paper, sent ? value : "nil", name != NULL ? name : "");
    free(name);
  } else if (sent) {
    put_arrow(model, paper, value, "the paused yield");
  } else {
    put_note(paper, "goes on from line", line);
  }
}

static void put_effect(const struct model *model, struct paper *paper,
                       const struct exchange *exchange, const struct engine_event *request)
{
  bool next = request->kind == ENGINE_NEXT, sent = request->text[0] != '\0';
  switch (exchange->before) {
  case ENGINE_SUSPENDED_START:
    if (!next) put_note(paper, "the body never runs", 0);
    else if (sent && !snapshot_is_plain(model->shown, exchange->generator))
      put_arrow(model, paper, request->text, "dropped, no yield yet");
    else put_note(paper, "starts the body", 0);
    break;
  case ENGINE_SUSPENDED_YIELD:
    if (next) put_sent(model, paper, request->text, exchange->paused_line);
    else if (request->kind == ENGINE_THROW)
      put_note(paper, "raised at line", exchange->paused_line);
    else put_note(paper, "leaves from line", exchange->paused_line);
    break;
  case ENGINE_COMPLETED: put_note(paper, "it had finished: nothing runs", 0); break;
  case ENGINE_EXECUTING: put_note(paper, "it was running already", 0); break;
  }
}

/* Writes "5 6 3 4", or with ranges "5–6 3–4". */
static void write_lines(FILE *out, const int *lines, size_t count, bool ranges)
{
  for (size_t i = 0; i < count; i++) {
    size_t end = i;
    while (ranges && end + 1 < count && lines[end + 1] == lines[end] + 1)
      end++;
    fprintf(out, " %d", lines[i]);
    if (end > i) fprintf(out, "–%d", lines[end]);
    i = end;
  }
}

static int by_number(const void *a, const void *b)
{
  const int *left = a, *right = b;
  return (*left > *right) - (*left < *right);
}

/* Each line once, where they ran too often to be told one by one: "ran 1204 lines: 3–6". */
static void write_once(FILE *out, const struct model_lines *ran)
{
  int *lines = malloc(ran->count * sizeof *lines);
  if (lines == NULL) return;
  memcpy(lines, ran->lines, ran->count * sizeof *lines);
  qsort(lines, ran->count, sizeof *lines, by_number);
  size_t count = 0;
  for (size_t i = 0; i < ran->count; i++)
    if (i == 0 || lines[i] != lines[i - 1]) lines[count++] = lines[i];
  fprintf(out, "  ran %zu%s lines:", ran->count, ran->cut ? "+" : "");
  write_lines(out, lines, count, true);
  free(lines);
}

static char *lines_text(const struct model_lines *ran, int form)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return NULL;
  if (form == 2) {
    write_once(out, ran);
  } else {
    fprintf(out, ran->count == 1 ? "  ran line" : "  ran lines");
    write_lines(out, ran->lines, ran->count, form == 1);
  }
  fclose(out);
  return text;
}

/* In the first of three forms that fits: one by one, as ranges, each line once. */
static void put_lines(struct paper *paper, const struct model_lines *ran)
{
  if (ran->count == 0 || !paper_line(paper)) return;
  for (int form = ran->cut ? 2 : 0; form <= 2; form++) {
    char *text = lines_text(ran, form);
    if (text == NULL) return;
    bool fits = text_width(text, strlen(text)) <= paper_room(paper);
    if (fits || form == 2) paper_fit(paper, GRID_RAN, text, paper_room(paper));
    free(text);
    if (fits) return;
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  const struct exchange *exchange = model_exchange(model);
  const struct engine_event *request = exchange ? model_request(model, exchange) : NULL;
  if (request == NULL) {
    const char *text = model->shown->stop.reason == ENGINE_STOP_SYNTAX ? "nothing has run"
                       : model_subject(model) == ENGINE_MAIN ? "no generator was called yet"
                                                             : "nothing: no next yet";
    if (paper_line(paper)) paper_fit(paper, GRID_DIM, text, paper_room(paper));
    return;
  }
  put_request(model, paper, request);
  put_effect(model, paper, exchange, request);
  struct model_lines ran = model_lines(model);
  put_lines(paper, &ran);
}

/* Whose exchange it is, where that generator is not the one in view. */
static const char *note(const struct model *model, char *out, size_t size)
{
  const struct exchange *exchange = model_exchange(model);
  if (exchange == NULL || exchange->generator == model->shown->view.generator) return "";
  snprintf(out, size, "%s", engine_name(model->engine, exchange->generator));
  return out;
}

const struct view view_in = {title, draw, NULL, note, NULL};
