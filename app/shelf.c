#include "app/shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/room.h"
#include "app/view.h"

enum {
  LISTED_RUNNING = 6, /* a deeper chain is one line, also where there is room */
  ROOMY_ROWS = 45,    /* of a window: from here on the parts have heads */
  MOST_CONSUMERS = 100
};

static struct shelf_row *add(struct shelf *shelf, enum shelf_kind kind)
{
  shelf->rows = room_for_one(shelf->rows, shelf->count, &shelf->capacity, sizeof *shelf->rows);
  struct shelf_row *row = &shelf->rows[shelf->count++];
  *row = (struct shelf_row){.kind = kind};
  return row;
}

static bool is_wanted(const struct model *model, const struct engine_generator *generator)
{
  return strstr(generator->name, model->shelf.filter) != NULL;
}

/* On the shelf, or finished. */
static bool is_of(const struct engine_generator *generator, bool finished)
{
  if (generator->state == ENGINE_EXECUTING) return false;
  return (generator->state == ENGINE_COMPLETED) == finished;
}

static size_t count_of(const struct model *model, bool finished)
{
  const struct engine_stop *stop = &model->shown->stop;
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++)
    count += is_of(&stop->generators[i], finished) && is_wanted(model, &stop->generators[i]);
  return count;
}

static void add_running(struct shelf *shelf, const struct model *model, bool roomy)
{
  const struct engine_stop *stop = &model->shown->stop;
  size_t running = 0;
  for (size_t i = 0; i < stop->chain_count; i++)
    running += snapshot_generator(model->shown, stop->chain[i]) != NULL;
  if (running == 0) return;
  if (!roomy || stop->chain_left_out > 0 || running > LISTED_RUNNING) {
    add(shelf, SHELF_RUNNING);
    return;
  }
  snprintf(add(shelf, SHELF_HEAD)->text, sizeof shelf->rows->text, "running, on the stack");
  for (size_t i = 0; i < stop->chain_count; i++) {
    const struct engine_generator *generator = snapshot_generator(model->shown, stop->chain[i]);
    if (generator != NULL) add(shelf, SHELF_GENERATOR)->generator = generator;
  }
}

static void add_resting(struct shelf *shelf, const struct model *model, bool finished, bool roomy)
{
  const struct engine_stop *stop = &model->shown->stop;
  size_t count = count_of(model, finished);
  if (count == 0) return;
  if (roomy)
    snprintf(add(shelf, SHELF_HEAD)->text, sizeof shelf->rows->text,
             finished ? "finished: %zu" : "on the shelf: %zu", count);
  for (size_t i = 0; i < stop->generator_count; i++)
    if (is_of(&stop->generators[i], finished) && is_wanted(model, &stop->generators[i]))
      add(shelf, SHELF_GENERATOR)->generator = &stop->generators[i];
}

static void add_groups(struct shelf *shelf, const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->generator_count; i++) {
    const struct engine_generator *generator = &stop->generators[i];
    if (!is_wanted(model, generator)) continue;
    struct shelf_row *group = NULL;
    for (size_t at = 0; at < shelf->count && group == NULL; at++)
      if (shelf->rows[at].kind == SHELF_GROUP &&
          strcmp(shelf->rows[at].generator->function, generator->function) == 0)
        group = &shelf->rows[at];
    if (group == NULL) {
      group = add(shelf, SHELF_GROUP);
      group->generator = generator;
    }
    group->counts[generator->state]++;
  }
}

/* What is not listed, and why. */
static void add_notes(struct shelf *shelf, const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  bool filtered = model->shelf.filter[0] != '\0';
  if (stop->generators_left_out > 0)
    snprintf(add(shelf, SHELF_HEAD)->text, sizeof shelf->rows->text, "(%zu older ones)",
             stop->generators_left_out);
  if (stop->generator_count + stop->function_count == 0)
    snprintf(add(shelf, SHELF_HEAD)->text, sizeof shelf->rows->text, "(none yet)");
  if (filtered && count_of(model, false) + count_of(model, true) == 0)
    snprintf(add(shelf, SHELF_HEAD)->text, sizeof shelf->rows->text, "(no other has “%s”)",
             model->shelf.filter);
}

static struct shelf make(const struct model *model, bool roomy)
{
  struct shelf shelf = {.count = 0};
  const struct engine_stop *stop = &model->shown->stop;
  add_running(&shelf, model, roomy);
  if (model->shelf.grouped) {
    add_groups(&shelf, model);
  } else {
    add_resting(&shelf, model, false, roomy);
    add_resting(&shelf, model, true, roomy);
  }
  add_notes(&shelf, model);
  bool all = !model->shelf.grouped && model->shelf.filter[0] == '\0';
  if (roomy && all && stop->function_count > 0)
    snprintf(add(&shelf, SHELF_HEAD)->text, sizeof shelf.rows->text, "generator functions");
  for (size_t i = 0; all && i < stop->function_count; i++)
    add(&shelf, SHELF_FUNCTION)->function = &stop->functions[i];
  return shelf;
}

struct shelf shelf_of(const struct model *model)
{
  bool large =
      view_room_rows(model) >= ROOMY_ROWS && view_room_columns(model) >= LAYOUT_TWIN_COLUMNS;
  return make(model, large || model->zoomed == PANE_GENERATORS);
}

struct shelf shelf_in_full(const struct model *model)
{
  return make(model, true);
}

void shelf_free(struct shelf *shelf)
{
  free(shelf->rows);
}

/* Whoever asked it last may ask it again: the user, or a generator that is not left itself. The
 * limit ends a ring of generators that have asked each other. */
bool shelf_is_left(const struct model *model, const struct engine_generator *generator)
{
  const struct engine_stop *stop = &model->shown->stop;
  struct exchange into;
  if (!stop->ended || generator->state != ENGINE_SUSPENDED_YIELD) return false;
  for (int steps = 0; steps < MOST_CONSUMERS; steps++) {
    if (generator->id == stop->returned) return false;
    const struct exchange *newest = history_newest(model->history, generator->id, &into);
    if (newest == NULL) return true;
    if (newest->consumer == ENGINE_YOU) return false;
    generator = snapshot_generator(model->shown, newest->consumer);
    if (generator == NULL || generator->state == ENGINE_COMPLETED) return true;
    if (generator->state == ENGINE_EXECUTING) return false;
  }
  return true;
}
