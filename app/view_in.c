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

#include "app/blocks.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/source.h"
#include "app/text.h"
#include "app/wire.h"
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

/* Where there is room: "you ══ next(true) ══▶ fibonacci#1", and a blank line. */
static void put_wire(const struct model *model, struct paper *paper,
                     const struct exchange *exchange, const struct engine_event *request)
{
  if (paper_line(paper)) {
    char text[512], *value = request->text[0] != '\0' ? model_value(model, request->text) : NULL;
    struct sentence sentence;
    sentence_start(&sentence, text, sizeof text);
    SAY_WITH(&sentence, IN_WIRE, {"consumer", say_caller_of(model->engine, request), 0},
             {"request", say_request((int)request->kind, model_language(model)), 0},
             {"sent", value != NULL ? value : "", 0},
             {"generator", engine_name(model->engine, exchange->generator), 0});
    paper_fit(paper, GRID_IN, text, paper_room(paper));
    free(value);
  }
  paper_pass(paper, 1);
}

/* "  true ─▶ reset": the value gives way where there is no room for both. */
static void put_arrow(const struct model *model, struct paper *paper, const char *value,
                      const char *arrow, const char *where)
{
  if (!paper_line(paper)) return;
  char *shown = model_value(model, value);
  int room =
      paper_room(paper) - text_width(where, strlen(where)) - text_width(arrow, strlen(arrow)) - 2;
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_IN, shown, room < 4 ? 4 : room);
  paper_put(paper, GRID_DIM, arrow);
  paper_fit(paper, GRID_PLAIN, where, paper_room(paper));
  free(shown);
}

static void put_note(struct paper *paper, enum say_word word, int line, int catch)
{
  if (!paper_line(paper)) return;
  char note[96] = "  ";
  struct sentence sentence;
  sentence_start(&sentence, note + 2, sizeof note - 2);
  const struct sentence_word words[] = {
      {"line", NULL, (unsigned)line}, {"catch", NULL, (unsigned)catch}, {NULL, NULL, 0}};
  sentence_add_template(&sentence, say_words[word], words);
  paper_fit(paper, GRID_DIM, note, paper_room(paper));
}

/* Where the yield's value goes, as the line says it: "reset", or the statement with a hole where
 * the value lands: "print(◌)". The caller frees. */
static char *target_of(struct source *source, int line, const struct yields *yields)
{
  size_t size;
  char *target = NULL;
  const char *text = source_line(source, line, &size);
  if (yields->alone) return strdup(say_words[SAY_IN_NOBODY]);
  if (yields->name_size > 0) return strndup(text + yields->name_start, yields->name_size);
  size_t start = strspn(text, " \t");
  if (asprintf(&target, "%.*s◌%s", (int)(yields->start - start), text + start,
               text + yields->start + yields->size) < 0)
    return NULL;
  return target;
}

/* Where the value of a next goes that a paused yield was waiting for. */
static void put_sent(const struct model *model, struct paper *paper, const char *value, int line)
{
  struct source *source = model_source(model);
  struct yields yields;
  const char *arrow = say_words[SAY_IN_ARROW];
  bool sent = value[0] != '\0' && strcmp(value, "nil") != 0;
  bool found = line > 0 && yields_find(source, line, &yields) && !yields.delegates;
  if (!found || (yields.alone && !sent)) {
    if (sent) put_arrow(model, paper, value, arrow, say_words[SAY_IN_YIELD]);
    else put_note(paper, SAY_IN_GOES_ON, line, 0);
    return;
  }
  char *target = target_of(source, line, &yields);
  put_arrow(model, paper, value[0] != '\0' ? value : "nil", arrow, target != NULL ? target : "");
  free(target);
}

/* "  ─▶ inner#1 ─▶ leaf#1": the delegates that a request went on to. */
static void put_delegates(const struct model *model, struct paper *paper, const struct wire *wire)
{
  if (!paper_line(paper)) return;
  char text[512] = "  ";
  struct sentence sentence;
  sentence_start(&sentence, text + 2, sizeof text - 2);
  for (size_t i = 0; i < wire->delegate_count; i++)
    SAY_WITH(&sentence, IN_PASSED,
             {"generator", engine_name(model->engine, wire->delegates[i]), 0});
  if (wire->delegates_left_out) sentence_add(&sentence, " …");
  paper_fit(paper, GRID_IN, text, paper_room(paper));
}

/* How the error fared that was thrown in, as far as the recorded events tell. */
static void put_thrown(const struct model *model, struct paper *paper,
                       const struct exchange *exchange, const struct wire *wire)
{
  const struct engine_event *result = model_result(model, exchange);
  const char *word = source_language(model->script)->catching;
  int line = exchange->paused_line;
  struct block block;
  if (wire->caught || (result != NULL && !result->threw))
    put_note(paper, SAY_IN_CAUGHT, line,
             blocks_find(model->script, word, line, &block) ? block.first : 0);
  else put_note(paper, result != NULL ? SAY_IN_UNCAUGHT : SAY_IN_RAISED, line, 0);
}

/* Each finally through which the return went, in the order in which they ran; the last one may
 * have stopped it. */
static void put_finallys(const struct model *model, struct paper *paper,
                         const struct exchange *exchange, const struct model_lines *ran)
{
  const struct engine_event *result = model_result(model, exchange);
  const char *word = source_language(model->script)->cleaning;
  struct block block = {0, 0}, now;
  for (size_t i = 0; i < ran->count; i++) {
    bool inside = blocks_find(model->script, word, ran->lines[i], &now);
    if (!inside || (now.first == block.first && now.last == block.last)) continue;
    if (block.first > 0) put_note(paper, SAY_IN_FINALLY, block.first, 0);
    block = now;
  }
  if (block.first == 0) return;
  put_note(paper,
           result != NULL && result->threw   ? SAY_IN_FINALLY_THROWS
           : result != NULL && !result->done ? SAY_IN_FINALLY_YIELDS
                                             : SAY_IN_FINALLY,
           block.first, 0);
}

static void put_pause_effect(const struct model *model, struct paper *paper,
                             const struct exchange *exchange, const struct engine_event *request)
{
  struct wire wire = wire_read(model, exchange);
  struct model_lines ran = model_lines(model);
  if (wire.delegate_count > 0) put_delegates(model, paper, &wire);
  if (request->kind == ENGINE_THROW && wire.delegate_count == 0)
    put_thrown(model, paper, exchange, &wire);
  if (request->kind == ENGINE_RETURN) {
    if (wire.delegate_count == 0) put_note(paper, SAY_IN_LEAVES, exchange->paused_line, 0);
    put_finallys(model, paper, exchange, &ran);
  }
  if (request->kind == ENGINE_NEXT && wire.delegate_count == 0)
    put_sent(model, paper, request->text, exchange->paused_line);
}

static void put_effect(const struct model *model, struct paper *paper,
                       const struct exchange *exchange, const struct engine_event *request)
{
  bool next = request->kind == ENGINE_NEXT;
  bool sent = request->text[0] != '\0' && strcmp(request->text, "nil") != 0;
  if (snapshot_is_hand_written(model->shown, exchange->generator)) {
    if (sent)
      put_arrow(model, paper, request->text, say_words[SAY_IN_ARROW], say_words[SAY_IN_PARAMETER]);
    put_note(paper, SAY_IN_METHOD, 0, 0);
    return;
  }
  switch (exchange->before) {
  case ENGINE_SUSPENDED_START:
    if (!next) put_note(paper, SAY_IN_NEVER, 0, 0);
    else if (sent && !snapshot_is_plain(model->shown, exchange->generator))
      put_arrow(model, paper, request->text, say_words[SAY_IN_DROPPED], "");
    else put_note(paper, SAY_IN_STARTS, 0, 0);
    break;
  case ENGINE_SUSPENDED_YIELD: put_pause_effect(model, paper, exchange, request); break;
  case ENGINE_COMPLETED: put_note(paper, SAY_IN_OVER, 0, 0); break;
  case ENGINE_EXECUTING: put_note(paper, SAY_IN_RUNNING, 0, 0); break;
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

/* "  took from naturals#1, 3 times" */
static void put_pulls(const struct model *model, struct paper *paper,
                      const struct exchange *exchange)
{
  struct wire wire = wire_read(model, exchange);
  if (wire.source == 0 || !paper_line(paper)) return;
  char text[256] = "  ";
  struct sentence sentence;
  sentence_start(&sentence, text + 2, sizeof text - 2);
  SAY_WITH(&sentence, IN_PULLED, {"generator", engine_name(model->engine, wire.source), 0},
           {"count", NULL, wire.pulls > 1 ? wire.pulls : 0});
  paper_fit(paper, GRID_DIM, text, paper_room(paper));
}

static void draw(const struct model *model, struct paper *paper)
{
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  const struct engine_event *request = exchange ? model_request(model, exchange) : NULL;
  if (request == NULL) {
    const char *text = model->shown->stop.reason == ENGINE_STOP_SYNTAX ? "nothing has run"
                       : model_subject(model) == ENGINE_MAIN ? "no generator was called yet"
                                                             : "nothing: no next yet";
    if (paper_line(paper)) paper_fit(paper, GRID_DIM, text, paper_room(paper));
    return;
  }
  if (view_has_wire(paper)) put_wire(model, paper, exchange, request);
  else put_request(model, paper, request);
  put_effect(model, paper, exchange, request);
  struct model_lines ran = model_lines(model);
  put_lines(paper, &ran);
  if (view_has_wire(paper)) put_pulls(model, paper, exchange);
}

/* Whose exchange it is, where that generator is not the one in view. */
static const char *note(const struct model *model, char *out, size_t size)
{
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  if (exchange == NULL || exchange->generator == model->shown->view.generator) return "";
  snprintf(out, size, "%s", engine_name(model->engine, exchange->generator));
  return out;
}

const struct view view_in = {title, draw, NULL, note, NULL};
