#include "app/view_lockstep_side.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lockstep.h"
#include "app/memory.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/say.h"
#include "app/say_words.h"
#include "app/source.h"
#include "app/text.h"
#include "app/view.h"

enum { HEADS = 2 /* its name, and its line */, LONGEST_NAME = 16 };

static const struct engine_frame *frame_of(const struct model *model, uint32_t generator)
{
  const struct engine_view *view = snapshot_look(model->shown, generator);
  return view != NULL && view->frame_count > 0 ? &view->frames[0] : NULL;
}

size_t view_lockstep_side_rows(const struct model *model, uint32_t generator)
{
  const struct engine_frame *frame = frame_of(model, generator);
  return HEADS + (frame != NULL ? frame->variable_count : 0);
}

/* Goes on in that many columns from the side's own on. */
static int room_of(const struct paper *paper, struct view_lockstep_side side)
{
  int room = side.column + side.width - paper->column;
  return room > 0 ? room : 0;
}

static void put(struct paper *paper, struct view_lockstep_side side, enum grid_style style,
                const char *text)
{
  paper_fit(paper, style, text, room_of(paper, side));
}

/* ------------------------------------------------------------------------- its place */

static void write_standing(const struct engine_generator *generator, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  bool by_hand = generator->hand_written && generator->state != ENGINE_COMPLETED &&
                 generator->state != ENGINE_EXECUTING;
  bool stands = generator->state != ENGINE_SUSPENDED_START || by_hand;
  enum say_word word = generator->failed ? SAY_LOCKSTEP_FAILED
                       : by_hand         ? SAY_LOCKSTEP_BY_HAND
                                         : SAY_LOCKSTEP_STANDS;
  const struct sentence_word words[] = {{"state", say_state((int)generator->state), 0},
                                        {"line", NULL, stands ? (unsigned)generator->line : 0},
                                        {NULL, NULL, 0}};
  sentence_add_template(&sentence, say_words[word], words);
}

static void put_name(const struct model *model, struct paper *paper, struct view_lockstep_side side)
{
  char text[256];
  const struct engine_generator *generator = snapshot_generator(model->shown, side.generator);
  if (generator != NULL) {
    put(paper, side, GRID_CURRENT, view_state_symbol((int)generator->state, generator->failed));
    put(paper, side, GRID_CURRENT, " ");
  }
  put(paper, side, GRID_CURRENT, engine_name(model->engine, side.generator));
  if (generator == NULL) return;
  write_standing(generator, text, sizeof text);
  put(paper, side, GRID_DIM, "  ");
  put(paper, side, GRID_DIM, text);
}

/* Of one that has not started: nothing in its body has run. */
static void put_arguments(const struct model *model, struct paper *paper,
                          struct view_lockstep_side side)
{
  char text[1024];
  struct sentence sentence;
  size_t created = history_created(model->history, side.generator);
  if (created == HISTORY_NONE) return;
  const char *arguments = engine_event(model->engine, created)->text;
  if (arguments[0] == '\0') return;
  char *value = model_value(model, arguments);
  sentence_start(&sentence, text, sizeof text);
  SAY_WITH(&sentence, LOCKSTEP_ARGUMENTS, {"arguments", value, 0});
  put(paper, side, GRID_DIM, text);
  free(value);
}

/* The text of the line where it stands, if it stands in the script's own file. */
static void put_line(const struct model *model, struct paper *paper, struct view_lockstep_side side)
{
  const struct engine_generator *generator = snapshot_generator(model->shown, side.generator);
  const struct engine_frame *frame = frame_of(model, side.generator);
  if (generator == NULL) return;
  paper->column = side.column + 2;
  if (generator->state == ENGINE_COMPLETED) {
    if (!generator->hand_written) put(paper, side, GRID_DIM, say_words[SAY_LOCKSTEP_GONE]);
    return;
  }
  if (generator->state == ENGINE_SUSPENDED_START && !generator->hand_written) {
    put_arguments(model, paper, side);
    return;
  }
  bool in_frame = frame != NULL && frame->line > 0;
  int line = in_frame ? frame->line : generator->line;
  const char *file = in_frame ? frame->file : generator->file;
  if (line <= 0 || strcmp(file, source_name(model->script)) != 0) return;
  size_t size;
  const char *text = source_line(model_source(model), line, &size);
  put(paper, side, GRID_PLAIN, text + strspn(text, " "));
}

/* --------------------------------------------------------------------- what it keeps */

static int name_width(const struct engine_frame *frame)
{
  int widest = 0;
  for (size_t i = 0; i < frame->variable_count; i++) {
    int width = text_width(frame->variables[i].name, strlen(frame->variables[i].name));
    if (width > widest) widest = width;
  }
  return widest < LONGEST_NAME ? widest : LONGEST_NAME;
}

static void put_variable(const struct model *model, struct paper *paper,
                         struct view_lockstep_side side, size_t index)
{
  const struct engine_view *view = snapshot_look(model->shown, side.generator);
  const struct engine_variable *variable = &view->frames[0].variables[index];
  const char *was = memory_was(lockstep_memory(model->lockstep, side.which), view, 0, index);
  put(paper, side, GRID_CHANGED, was != NULL ? "● " : "  ");
  int width = name_width(&view->frames[0]), start = paper->column;
  paper_fit(paper, GRID_PLAIN, variable->name, width < room_of(paper, side) ? width : 0);
  paper->column = start + width + 2;
  char *value = model_value(model, variable->text);
  char *before = was != NULL ? model_value(model, was) : NULL;
  put(paper, side, was != NULL ? GRID_CHANGED : GRID_PLAIN, value);
  if (before != NULL) {
    put(paper, side, GRID_DIM, "  was ");
    put(paper, side, GRID_DIM, before);
  } else if (variable->role == ENGINE_UPVALUE) {
    put(paper, side, GRID_DIM, "  ");
    put(paper, side, GRID_DIM, say_role((int)variable->role));
  }
  free(value);
  free(before);
}

void view_lockstep_side_row(const struct model *model, struct paper *paper,
                            struct view_lockstep_side side, size_t row, size_t shown)
{
  size_t rows = view_lockstep_side_rows(model, side.generator);
  char text[64];
  paper->column = side.column;
  if (row >= rows) return;
  if (row == 0) {
    put_name(model, paper, side);
  } else if (row == 1) {
    put_line(model, paper, side);
  } else if (row + 1 == shown && rows > shown) {
    snprintf(text, sizeof text, "  … %zu more", rows - row);
    put(paper, side, GRID_DIM, text);
  } else {
    put_variable(model, paper, side, row - HEADS);
  }
}
