#include "app/view_states_row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/machine.h"
#include "app/model_inside.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/sentence.h"
#include "app/source.h"
#include "app/text.h"
#include "app/view.h"
#include "app/yields.h"

enum {
  VALUE = 24,   /* columns of a value that was sent, at most */
  REQUEST = 256 /* bytes of a request with it, and of a place's name */
};

static const struct states *states_of(const struct model *model)
{
  return model->machine->states;
}

/* ------------------------------------------------------------------------ places */

/* "yield(a)"; where several are in the line, or none, all of it. delegates: it is a yield_from. */
static void write_code(const struct model *model, int line, char *out, size_t size, bool *delegates)
{
  struct source *source = model_source(model);
  struct yields yields;
  size_t length;
  bool found = yields_find(source, line, &yields);
  const char *text = source_line(source, line, &length);
  *delegates = found && yields.delegates;
  if (found) {
    text += yields.start;
    length = yields.size;
  }
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  if (length >= size) length = text_fit(text, size - 1, (int)size - 1);
  snprintf(out, size, "%.*s", (int)length, text);
}

static bool is_own_line(const struct model *model, const struct states_place *place)
{
  return strcmp(place->file, source_name(model->script)) == 0;
}

/* "start", "end", "line 4", "module.lua line 7" */
static void write_name(const struct model *model, const struct state_node *node, char *out,
                       size_t size)
{
  static const enum say_word names[] = {
      [STATES_START] = SAY_STATES_START,
      [STATES_END] = SAY_STATES_END,
      [STATES_FAILED] = SAY_STATES_FAILED_END,
  };
  const struct states_place *place =
      node->place != STATES_NONE ? states_place(states_of(model), node->place) : NULL;
  bool other_file = place != NULL && !is_own_line(model, place);
  const struct sentence_word words[] = {
      {"file", other_file ? place->file : "", 0},
      {"line", NULL, (unsigned)(place != NULL ? place->line : node->line)},
      {NULL, NULL, 0}};
  bool is_line = place == NULL || node->place >= STATES_FIRST_LINE;
  say_words_write(is_line ? SAY_STATES_LINE : names[node->place], words, out, size);
}

/* "next(7)" */
static void write_request(const struct model *model, enum engine_event_kind kind, const char *sent,
                          char *out, size_t size)
{
  bool none = sent[0] == '\0' || strcmp(sent, language_lua.absent) == 0;
  char *value = none ? NULL : model_value(model, sent);
  const char *text = value != NULL ? value : "";
  size_t length = strlen(text);
  bool cut = text_width(text, length) > VALUE;
  if (cut) length = text_fit(text, length, VALUE - 1);
  snprintf(out, size, "%s(%.*s%s)", say_request((int)kind, model_language(model)), (int)length,
           text, cut ? "…" : "");
  free(value);
}

/* A part of a tail: two blanks stand before each. */
static void add_part(struct sentence *tail, enum say_word word, const char *name, const char *text,
                     size_t number)
{
  const struct sentence_word words[] = {{name, text, number}, {NULL, NULL, 0}};
  sentence_add(tail, " ");
  sentence_add_template(tail, say_words[word], words);
}

/* Who stands there; of the generator in view also, what it was sent when it left. */
static void add_presence(const struct model *model, const struct state_node *node,
                         struct sentence *tail)
{
  char text[REQUEST];
  struct states_present present = states_present(states_of(model));
  bool is_here = present.place == node->place;
  size_t others = states_place(states_of(model), node->place)->here - is_here;
  const struct engine_event *request = is_here && present.request != STATES_NONE
                                           ? engine_event(model->engine, present.request)
                                           : NULL;
  if (is_here && request == NULL) {
    add_part(tail, SAY_STATES_HERE, "count", NULL, others);
    return;
  }
  if (request != NULL) {
    write_request(model, request->kind, request->text, text, sizeof text);
    add_part(tail, SAY_STATES_LEFT, "request", text, 0);
  }
  if (others > 0) add_part(tail, SAY_STATES_OTHERS, "count", NULL, others);
}

static void write_node(const struct model *model, const struct state_node *node,
                       struct view_states_words *words)
{
  char name[128], code[400] = "";
  struct sentence tail;
  bool delegates = false;
  write_name(model, node, name, sizeof name);
  const struct states_place *place =
      node->place != STATES_NONE ? states_place(states_of(model), node->place) : NULL;
  int line = place != NULL ? place->line : node->line;
  if (place == NULL || (line > 0 && is_own_line(model, place)))
    write_code(model, line, code, sizeof code, &delegates);
  snprintf(words->head, sizeof words->head, "%s%s%s", name, code[0] != '\0' ? "  " : "", code);
  sentence_start(&tail, words->tail, sizeof words->tail);
  if (place == NULL || place->visits == 0) {
    add_part(&tail, SAY_STATES_NOT_REACHED, "", "", 0);
    return;
  }
  if (line > 0 || place->visits > 1) sentence_add(&tail, "  ×%zu", place->visits);
  if (delegates && place->inner != ENGINE_MAIN)
    add_part(&tail, SAY_STATES_INSIDE, "generator", engine_name(model->engine, place->inner), 0);
  add_presence(model, node, &tail);
}

const char *view_states_symbol(const struct model *model, const struct state_node *node)
{
  bool is_here = states_present(states_of(model)).place == node->place;
  if (node->place == STATES_NONE || states_place(states_of(model), node->place)->visits == 0)
    return "·";
  if (is_here)
    return states_present(states_of(model)).request != STATES_NONE
               ? view_state_symbol(ENGINE_EXECUTING, false)
               : "◉";
  switch (node->place) {
  case STATES_START: return view_state_symbol(ENGINE_SUSPENDED_START, false);
  case STATES_END:
  case STATES_FAILED: return view_state_symbol(ENGINE_COMPLETED, node->place == STATES_FAILED);
  default:
    return states_by_hand(states_of(model)) ? "↵"
                                            : view_state_symbol(ENGINE_SUSPENDED_YIELD, false);
  }
}

/* ------------------------------------------------------------------------- moves */

static void write_move(const struct model *model, const struct state_row *row, bool target,
                       struct view_states_words *words)
{
  char text[REQUEST];
  struct sentence head, tail;
  const struct states_move *move = states_move(states_of(model), row->move);
  struct states_present present = states_present(states_of(model));
  sentence_start(&head, words->head, sizeof words->head);
  sentence_start(&tail, words->tail, sizeof words->tail);
  for (size_t i = 0; i < move->input_count; i++) {
    const struct states_input *input = &move->inputs[i];
    write_request(model, input->kind, input->text, text, sizeof text);
    sentence_add(&head, "%s%s ×%zu", i > 0 ? ", " : "", text, input->count);
  }
  if (move->others > 0) add_part(&tail, SAY_STATES_OTHER_VALUES, "count", NULL, move->others);
  if (target && !row->straight) {
    write_name(model, &model->machine->graph.nodes[row->to], text, sizeof text);
    add_part(&tail, SAY_STATES_TO, "place", text, 0);
  }
  if (present.move == row->move && present.request == STATES_NONE)
    add_part(&tail, SAY_STATES_JUST_NOW, "", "", 0);
}

void view_states_words(const struct model *model, const struct state_row *row, bool target,
                       struct view_states_words *words)
{
  if (row->is_node) write_node(model, &model->machine->graph.nodes[row->node], words);
  else write_move(model, row, target, words);
}
