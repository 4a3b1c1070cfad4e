/* view_generators.c - the shelf: which generators run, which lie there paused, which are
 * finished; the one in view is marked. Below them the functions that can be called.
 *
 *  ▸ main ▸ take#1 ▸ filter#1
 * →‖ naturals#1  paused line 6
 *  ƒ naturals()
 */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/chain.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_heirs.h"
#include "app/shelf.h"
#include "app/text.h"

enum { WIDE = 50 }; /* from here on there is room to say who called it */

static const char *title(const struct model *model)
{
  if (model->followed != ENGINE_MAIN) return "generators, following";
  return model->shelf.filter[0] != '\0' ? "generators, some" : "generators";
}

static const char *note(const struct model *model, char *out, size_t size)
{
  const char *previous = keymap_key(model->keymap, "select previous");
  const char *next = keymap_key(model->keymap, "select next");
  if (model->shelf.filter[0] != '\0') {
    snprintf(out, size, "with “%s”", model->shelf.filter);
    return out;
  }
  if (model->shown->stop.generator_count < 2) return "";
  snprintf(out, size, "%s %s select", previous, next);
  return out;
}

/* "called by filter#1", "delegate of walk#1", "made by main" */
static void put_consumer(const struct model *model, struct paper *paper,
                         const struct engine_generator *generator)
{
  struct exchange into;
  const struct exchange *newest = history_newest(model->history, generator->id, &into);
  size_t created = history_created(model->history, generator->id);
  const struct engine_event *made =
      created != HISTORY_NONE ? engine_event(model->engine, created) : NULL;
  char text[160];
  if (newest != NULL)
    snprintf(text, sizeof text, "%s %s",
             chain_is_delegate(model, newest)       ? "delegate of"
             : generator->state == ENGINE_EXECUTING ? "called by"
                                                    : "last called by",
             engine_name(model->engine, newest->consumer));
  else if (made != NULL)
    snprintf(text, sizeof text, "made by %s", engine_name(model->engine, made->consumer));
  else return;
  paper_fit(paper, GRID_DIM, text, paper_room(paper));
}

static const char *state_text(const struct model *model, const struct engine_generator *generator,
                              char *out, size_t size)
{
  bool placed = generator->state != ENGINE_SUSPENDED_START &&
                generator->state != ENGINE_COMPLETED && generator->line > 0;
  if (generator->state == ENGINE_COMPLETED && generator->failed)
    snprintf(out, size, "finished: error");
  else if (shelf_is_left(model, generator))
    snprintf(out, size, "never finished%s",
             say_heirs_finally(model->engine, generator) ? ": its finally did not run" : "");
  else if (placed)
    snprintf(out, size, "%s line %d", say_state((int)generator->state), generator->line);
  else snprintf(out, size, "%s", say_state((int)generator->state));
  return out;
}

static void put_generator(const struct model *model, struct paper *paper,
                          const struct engine_generator *generator, int names)
{
  bool selected = generator->id == model->shown->view.generator;
  char state[64];
  paper_mark(paper, selected, GRID_SELECTED, "→");
  paper_put(paper, generator->failed ? GRID_ERROR : GRID_PAUSED,
            view_state_symbol((int)generator->state, generator->failed));
  paper_put(paper, GRID_PLAIN, " ");
  paper_fit(paper, selected ? GRID_CURRENT : GRID_PLAIN, generator->name, names);
  paper_tab(paper, names + 5);
  paper_fit(paper, GRID_DIM, state_text(model, generator, state, sizeof state), paper_room(paper));
  if (paper->box.width < WIDE) return;
  paper_tab(paper, names + 5 + 19);
  put_consumer(model, paper, generator);
}

/* " naturals  3 paused, 1 finished" */
static void put_group(struct paper *paper, const struct shelf_row *row, int names)
{
  char text[160] = "";
  size_t used = 0;
  for (int state = ENGINE_SUSPENDED_START; state <= ENGINE_COMPLETED; state++)
    if (row->counts[state] > 0)
      used += (size_t)snprintf(text + used, sizeof text - used, "%s%zu %s", used > 0 ? ", " : "",
                               row->counts[state], say_state(state));
  paper_put(paper, GRID_DIM, " ƒ ");
  paper_fit(paper, GRID_PLAIN, row->generator->function, names);
  paper_tab(paper, names + 5);
  paper_fit(paper, GRID_DIM, text, paper_room(paper));
}

/* The chain from the innermost up to as many as there is room for. */
static void put_running(const struct model *model, struct paper *paper)
{
  const struct engine_stop *stop = &model->shown->stop;
  bool selected = false;
  size_t from = stop->chain_count;
  int room = paper_room(paper) - 6, width = 0;
  while (from > 0) {
    const char *name = model_name(model, stop->chain[from - 1]);
    width += text_width(name, strlen(name)) + 3;
    if (width > room && from < stop->chain_count) break;
    from--;
  }
  for (size_t i = 0; i < stop->chain_count; i++)
    if (stop->chain[i] == model->shown->view.generator && stop->chain[i] != ENGINE_MAIN)
      selected = true;
  paper_mark(paper, selected, GRID_SELECTED, "→");
  paper_put(paper, GRID_PAUSED, "▸ ");
  if (from > 0) paper_put(paper, GRID_DIM, "… ▸ ");
  for (size_t i = from; i < stop->chain_count; i++) {
    bool in_view = stop->chain[i] == model->shown->view.generator;
    if (i == 1 && from == 0 && stop->chain_left_out > 0)
      paper_print(paper, GRID_DIM, " ▸ … %zu …", stop->chain_left_out);
    if (i > from) paper_put(paper, GRID_DIM, " ▸ ");
    paper_fit(paper, in_view ? GRID_CURRENT : GRID_PLAIN, model_name(model, stop->chain[i]),
              paper_room(paper));
  }
  const struct engine_generator *innermost =
      snapshot_generator(model->shown, stop->chain[stop->chain_count - 1]);
  if (innermost == NULL || innermost->line <= 0) return;
  char line[32];
  snprintf(line, sizeof line, "  line %d", innermost->line);
  if (paper_room(paper) >= text_width(line, strlen(line))) paper_put(paper, GRID_DIM, line);
}

static void put_function(const struct model *model, struct paper *paper,
                         const struct engine_function *function)
{
  char text[256];
  snprintf(text, sizeof text, "%s(%s)", function->name, function->parameters);
  paper_put(paper, GRID_DIM, " ƒ ");
  paper_fit(paper, model->shown->stop.generator_count == 0 ? GRID_PLAIN : GRID_DIM, text,
            paper_room(paper));
}

static int widest_name(const struct shelf *shelf, const struct paper *paper)
{
  int widest = 0, most = paper->box.width - 21;
  if (most < 8) most = 8;
  for (size_t i = 0; i < shelf->count; i++) {
    const struct shelf_row *row = &shelf->rows[i];
    if (row->kind != SHELF_GENERATOR && row->kind != SHELF_GROUP) continue;
    const char *name = row->kind == SHELF_GROUP ? row->generator->function : row->generator->name;
    int width = text_width(name, strlen(name));
    if (width > widest) widest = width;
  }
  return widest > most ? most : widest;
}

static void draw(const struct model *model, struct paper *paper)
{
  struct shelf shelf = shelf_of(model);
  int names = widest_name(&shelf, paper);
  for (size_t i = 0; i < shelf.count; i++) {
    const struct shelf_row *row = &shelf.rows[i];
    if (!paper_line(paper)) continue;
    switch (row->kind) {
    case SHELF_RUNNING: put_running(model, paper); break;
    case SHELF_HEAD: paper_fit(paper, GRID_DIM, row->text, paper_room(paper)); break;
    case SHELF_GENERATOR: put_generator(model, paper, row->generator, names); break;
    case SHELF_GROUP: put_group(paper, row, names); break;
    case SHELF_FUNCTION: put_function(model, paper, row->function); break;
    }
  }
  shelf_free(&shelf);
}

/* ------------------------------------------------------------------- the cursor */

static int line_in_view(const struct model *model)
{
  struct shelf shelf = shelf_of(model);
  int found = -1;
  for (size_t i = 0; i < shelf.count && found < 0; i++)
    if (shelf.rows[i].kind == SHELF_GENERATOR &&
        shelf.rows[i].generator->id == model->shown->view.generator)
      found = (int)i;
  shelf_free(&shelf);
  return found;
}

/* The one in view is to be seen, and what is above it where there is room. */
static int home(const struct model *model, int lines, int height)
{
  (void)lines;
  int row = line_in_view(model);
  return row >= height ? row - height + 1 : 0;
}

/* The name of what can be chosen there, and the command that Enter gives. */
static void choice_at(const struct model *model, int line, const char **verb, char *name,
                      size_t size)
{
  struct shelf shelf = shelf_of(model);
  const struct shelf_row *row = line >= 0 && (size_t)line < shelf.count ? &shelf.rows[line] : NULL;
  const struct engine_stop *stop = &model->shown->stop;
  *verb = "select ";
  snprintf(name, size, "%s", "");
  if (row != NULL && row->kind == SHELF_GENERATOR) snprintf(name, size, "%s", row->generator->name);
  else if (row != NULL && row->kind == SHELF_RUNNING)
    snprintf(name, size, "%s", engine_name(model->engine, stop->chain[stop->chain_count - 1]));
  else if (row != NULL && row->kind == SHELF_GROUP) {
    *verb = "generators filter ";
    snprintf(name, size, "%s#", row->generator->function);
  }
  shelf_free(&shelf);
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const char *verb;
  choice_at(model, line, &verb, out, size);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const char *verb;
  char name[256];
  choice_at(model, line, &verb, name, sizeof name);
  snprintf(out, size, "%s%s", name[0] != '\0' ? verb : "", name);
}

static const struct view_choice choice = {line_in_view, name_line, open_line, false};

const struct view view_generators = {title, draw, home, note, &choice};
