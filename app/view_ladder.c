/* view_ladder.c - the protocol of iterators: each request to the iterator in view, and the result
 * that answered it, as rungs of a ladder. The other iterators that walked the same iterable stand
 * in it, too, in the order of time: so it is seen who begins anew, and who is at its end.
 *
 *   main  ├─ next(5) ─────────────────────────▶│ count#1
 *         │◀──── { value: 1, done: false } ────┤ paused, line 4
 *
 * An iterator of another function may have its own ladder beside it, call beside call: a generator
 * and one that is written by hand are used in the same way. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/diagram.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view_diagram.h"
#include "app/view_ladder_step.h"

enum {
  WIDE = 70,
  MIDDLE = 56, /* below that, neither the consumer nor the line has a column of its own */
  CONSUMER_NARROW = 11,
  CONSUMER_WIDE = 12,
  NOTE_NARROW = 15,
  NOTE_WIDE = 24,
  BARE = 36, /* columns between the lines, which a result needs */
  LONGEST = 64,
  APART = 2, /* blank columns between two ladders */
  SIDES = 2
};

static const char *title(const struct model *model)
{
  (void)model;
  return "ladder: consumer and iterator";
}

static const char *note(const struct model *model, char *out, size_t size)
{
  uint32_t other = model_iterator_other(model);
  const struct sentence_word words[] = {
      {"key", keymap_key(model->keymap, "view ladder both"), 0},
      {"name", other != ENGINE_MAIN ? engine_name(model->engine, other) : "", 0},
      {NULL, NULL, 0}};
  out[0] = '\0';
  if (other == ENGINE_MAIN || words[0].text[0] == '\0') return out;
  bool both = model_iterator_beside(model) != ENGINE_MAIN;
  return say_words_write(both ? SAY_LADDER_ALONE : SAY_LADDER_BESIDE, words, out, size);
}

/* ----------------------------------------------------------------------- where */

static struct ladder ladder_at(const struct diagram *diagram, uint32_t iterator, int from,
                               int width)
{
  struct ladder ladder = {diagram, iterator, from, width, {0, 0}};
  int *at = ladder.at;
  if (width < MIDDLE) {
    at[1] = width - 2 < BARE ? width - 2 : BARE;
    return ladder;
  }
  bool wide = width >= WIDE;
  at[0] = wide ? CONSUMER_WIDE : CONSUMER_NARROW;
  at[1] = width - (wide ? NOTE_WIDE : NOTE_NARROW);
  if (at[1] > at[0] + LONGEST) at[1] = at[0] + LONGEST;
  return ladder;
}

/* Returns how many there are. */
static int ladders_of(const struct model *model, int width, struct ladder ladders[SIDES])
{
  uint32_t iterator = model_iterator(model), beside = model_iterator_beside(model);
  if (iterator == ENGINE_MAIN) return 0;
  int own = beside == ENGINE_MAIN ? width : (width - APART) / 2;
  ladders[0] = ladder_at(model->ladder, iterator, 0, own);
  if (beside == ENGINE_MAIN) return 1;
  ladders[1] = ladder_at(model->ladder_beside, beside, own + APART, own);
  return 2;
}

/* The part of the paper that a ladder has. */
static struct paper part_of(const struct paper *paper, const struct ladder *ladder)
{
  struct paper part = *paper;
  part.box.column += ladder->from;
  part.box.width = ladder->width;
  part.column = 0;
  return part;
}

static int rows_of(const struct diagram *diagram)
{
  return (int)diagram_steps(diagram) + view_diagram_is_cut(diagram);
}

static void draw_row(const struct model *model, struct paper *paper, const struct ladder *ladder,
                     int row)
{
  struct paper part = part_of(paper, ladder);
  bool cut = view_diagram_is_cut(ladder->diagram);
  if (row >= rows_of(ladder->diagram)) return;
  if (cut && row == 0) view_diagram_put_cut(ladder->diagram, &part);
  else view_ladder_step(model, &part, ladder, (size_t)(row - cut));
}

static void draw(const struct model *model, struct paper *paper)
{
  struct ladder ladders[SIDES];
  paper->left = 0; /* it is as wide as its pane */
  int sides = ladders_of(model, paper->box.width, ladders), rows = 0;
  if (sides == 0) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, say_words[SAY_LADDER_NONE]);
    return;
  }
  for (int i = 0; i < sides; i++)
    if (rows_of(ladders[i].diagram) > rows) rows = rows_of(ladders[i].diagram);
  int first = paper->grid == NULL || paper->first > rows ? rows : paper->first;
  paper_pass(paper, first);
  for (int row = first; row < rows; row++)
    for (int i = 0, drawn = paper_line(paper); drawn && i < sides; i++)
      draw_row(model, paper, &ladders[i], row);
}

/* ---------------------------------------------------------------------- the head */

/* How an iterator stands, and what that means to who walks on. */
static void write_standing(struct diagram_lane own, char *out, size_t size)
{
  bool ended = own.state == ENGINE_COMPLETED;
  const struct sentence_word words[] = {{"count", NULL, own.async ? own.awaits : own.values},
                                        {"late", NULL, own.late},
                                        {NULL, NULL, 0}};
  enum say_word word = own.requests == 0    ? SAY_LADDER_AT_START
                       : own.async && ended ? SAY_LADDER_AWAITED
                       : own.async          ? SAY_LADDER_AWAITS
                       : own.failed         ? SAY_LADDER_FAILED
                       : ended              ? SAY_LADDER_WALKED_OUT
                                            : SAY_LADDER_GIVES;
  say_words_write(word, words, out, size);
}

static void write_kind(const struct model *model, const struct ladder *ladder, char *out,
                       size_t size)
{
  const struct engine_stop *stop = &model->shown->stop;
  enum say_word word = SAY_LADDER_GENERATOR;
  for (size_t i = 0; i < stop->generator_count; i++) {
    if (stop->generators[i].id != ladder->iterator) continue;
    if (stop->generators[i].plain) word = SAY_LADDER_COROUTINE;
    if (stop->generators[i].hand_written) word = SAY_LADDER_HAND_WRITTEN;
  }
  snprintf(out, size, "%s", say_words[word]);
}

/* Its name, and how it stands; or, beside another, what it is. */
static void put_name(const struct model *model, struct paper *paper, const struct ladder *ladder,
                     bool alone)
{
  char text[256];
  struct paper part = part_of(paper, ladder);
  struct diagram_lane own = diagram_of(ladder->diagram, ladder->iterator);
  if (alone) write_standing(own, text, sizeof text);
  else write_kind(model, ladder, text, sizeof text);
  paper_put(&part, GRID_CURRENT, view_state_symbol((int)own.state, own.failed));
  paper_print(&part, GRID_CURRENT, " %s", engine_name(model->engine, ladder->iterator));
  paper_put(&part, GRID_PLAIN, "  ");
  paper_fit(&part, GRID_PLAIN, text, paper_room(&part));
}

static void put_standing(struct paper *paper, const struct ladder *ladder)
{
  char text[256];
  struct paper part = part_of(paper, ladder);
  write_standing(diagram_of(ladder->diagram, ladder->iterator), text, sizeof text);
  paper_fit(&part, GRID_PLAIN, text, ladder->width);
}

static void put_walks(const struct model *model, struct paper *paper, const struct ladder *ladder)
{
  char function[256], text[400];
  size_t made = diagram_count(ladder->diagram).made;
  if (made < 2) return;
  const struct sentence_word words[] = {
      {"count", NULL, made},
      {"function",
       say_function(engine_name(model->engine, ladder->iterator), function, sizeof function), 0},
      {NULL, NULL, 0}};
  struct paper part = part_of(paper, ladder);
  bool async = diagram_of(ladder->diagram, ladder->iterator).async;
  say_words_write(async ? SAY_LADDER_CALLS : SAY_LADDER_WALKS, words, text, sizeof text);
  paper_fit(&part, GRID_PLAIN, text, ladder->width);
}

static void put_heading(struct paper *paper, const struct ladder *ladder)
{
  static const char iterator[] = "iterator";
  struct paper part = part_of(paper, ladder);
  int last = ladder->width - (int)strlen(iterator), at = ladder->at[1] - 3;
  view_diagram_words(&part, ladder->at[0] > 3 ? ladder->at[0] - 3 : 0, 12, GRID_TITLE, "consumer");
  view_diagram_words(&part, at < last ? at : last, 12, GRID_TITLE, iterator);
}

/* Whether there is more than one walk to tell of, and room for it. */
static bool has_walks(const struct ladder *ladders, int sides)
{
  bool several = false;
  for (int i = 0; i < sides; i++)
    several = several || diagram_count(ladders[i].diagram).made > 1;
  return several && (sides == 1 || ladders[0].width >= WIDE);
}

void view_ladder_head(const struct model *model, struct paper *paper)
{
  struct ladder ladders[SIDES];
  int sides = ladders_of(model, paper->box.width, ladders);
  if (sides == 0) return;
  if (paper_line(paper))
    for (int i = 0; i < sides; i++)
      put_name(model, paper, &ladders[i], sides == 1);
  if (sides > 1 && paper_line(paper))
    for (int i = 0; i < sides; i++)
      put_standing(paper, &ladders[i]);
  if (paper->box.height >= 10 && has_walks(ladders, sides) && paper_line(paper))
    for (int i = 0; i < sides; i++)
      put_walks(model, paper, &ladders[i]);
  if (paper_line(paper))
    for (int i = 0; i < sides; i++)
      put_heading(paper, &ladders[i]);
}

/* -------------------------------------------------------------------- the cursor */

/* Of two that stand beside each other, the one of the iterator in view; below its end, the other.
 */
static const struct diagram_step *step_at(const struct model *model, int line)
{
  struct ladder ladders[SIDES];
  int sides = ladders_of(model, view_room_columns(model), ladders);
  for (int i = 0; i < sides && line >= 0; i++) {
    int index = line - view_diagram_is_cut(ladders[i].diagram);
    if (line < rows_of(ladders[i].diagram))
      return index >= 0 ? diagram_step(ladders[i].diagram, (size_t)index) : NULL;
  }
  return NULL;
}

static int newest(const struct model *model)
{
  return rows_of(model->ladder) - 1;
}

/* The newest of the iterator in view is seen, however long the other ladder is. */
static int home(const struct model *model, int lines, int height)
{
  int rows = rows_of(model->ladder);
  return view_home_bottom(model, rows < lines ? rows : lines, height);
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

const struct view view_ladder = {title, draw, home, note, &choice};
