#include "app/kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/kept_parts.h"
#include "app/memory.h"
#include "app/model_inside.h"
#include "app/opened.h"
#include "app/room.h"
#include "app/source.h"
#include "app/yields.h"

bool kept_open(struct kept *kept)
{
  kept->opened = opened_new();
  return kept->opened != NULL;
}

static void empty(struct kept *kept)
{
  for (size_t i = 0; i < kept->count; i++) {
    free(kept->rows[i].place);
    free(kept->rows[i].name);
    free(kept->rows[i].text);
    free(kept->rows[i].was);
  }
  kept->count = 0;
}

void kept_clear(struct kept *kept)
{
  empty(kept);
  opened_clear(kept->opened);
}

void kept_close(struct kept *kept)
{
  empty(kept);
  free(kept->rows);
  opened_free(kept->opened);
  *kept = (struct kept){0};
}

struct kept_row *kept_add(struct kept *kept, enum kept_kind kind, size_t frame, const char *place,
                          const char *name, const char *text)
{
  kept->rows = room_for_one(kept->rows, kept->count, &kept->capacity, sizeof *kept->rows);
  struct kept_row *row = &kept->rows[kept->count++];
  *row = (struct kept_row){.kind = kind,
                           .frame = frame,
                           .place = strdup(place),
                           .name = strdup(name),
                           .text = strdup(text)};
  if (row->place == NULL || row->name == NULL || row->text == NULL) abort();
  return row;
}

/* -------------------------------------------------------------------- frames */

/* A frame's place is counted from the bottom of the stack: calls that come and go do not move
 * it. */
static void name_frame(const struct engine_view *view, size_t frame, char *out, size_t size)
{
  snprintf(out, size, "%u/%zu %s", view->generator,
           view->frames_left_out + view->frame_count - frame, view->frames[frame].function);
}

/* The frame in view is open until it is closed; the others are closed until they are opened. */
static bool frame_is_open(const struct model *model, size_t frame, const char *place)
{
  bool turned = opened_pages(model->kept.opened, place, 0) > 0;
  return (frame == model->frame) != turned;
}

static size_t number_of(const struct engine_frame *frame, size_t variable)
{
  size_t number = 0;
  for (size_t i = 0; i < variable; i++)
    if (strcmp(frame->variables[i].name, frame->variables[variable].name) == 0) number++;
  return number;
}

static void add_variable(struct model *model, size_t index, size_t variable, const char *frame)
{
  const struct engine_view *view = &model->shown->view;
  const struct engine_variable *shown = &view->frames[index].variables[variable];
  char place[600];
  snprintf(place, sizeof place, "%s/%s %zu", frame, shown->name,
           number_of(&view->frames[index], variable));
  struct kept_row *row =
      kept_add(&model->kept, KEPT_VARIABLE, index, place, shown->name, shown->text);
  const char *was = memory_was(model->memory, view, index, variable);
  row->was = was != NULL ? strdup(was) : NULL;
  row->role = shown->role;
  row->opens = shown->opens;
  row->object = shown->object;
  kept_add_parts(model, model->kept.count - 1, variable);
}

static void add_role(struct model *model, size_t index, const char *frame, enum engine_role role)
{
  const struct engine_frame *shown = &model->shown->view.frames[index];
  for (size_t i = 0; i < shown->variable_count; i++)
    if (shown->variables[i].role == role) add_variable(model, index, i, frame);
}

/* The local that the paused line will declare: Lua has none there yet, so it is read from the
 * line's text. */
static void add_hole(struct model *model, size_t index, const char *frame)
{
  const struct engine_view *view = &model->shown->view;
  struct yields yields;
  int line = model_line(model);
  if (index != 0 || view->state != ENGINE_SUSPENDED_YIELD || line == 0 ||
      !yields_find(model->script, line, &yields) || !yields.declares || yields.name_size == 0)
    return;
  size_t size;
  char *name =
      strndup(source_line(model->script, line, &size) + yields.name_start, yields.name_size);
  char place[600];
  snprintf(place, sizeof place, "%s/%s hole", frame, name != NULL ? name : "");
  kept_add(&model->kept, KEPT_HOLE, index, place, name != NULL ? name : "", "");
  free(name);
}

/* Whether the variable at that index is the first upvalue that is shared with its generator. */
static bool begins_group(const struct engine_frame *frame, size_t index)
{
  if (frame->variables[index].role != ENGINE_UPVALUE) return false;
  for (size_t i = 0; i < index; i++)
    if (frame->variables[i].role == ENGINE_UPVALUE &&
        frame->variables[i].shared == frame->variables[index].shared)
      return false;
  return true;
}

static void add_group(struct model *model, size_t index, const char *place, uint32_t shared)
{
  const struct engine_frame *frame = &model->shown->view.frames[index];
  kept_add(&model->kept, KEPT_OUTSIDE, index, "", "", "")->shared = shared;
  for (size_t i = 0; i < frame->variable_count; i++)
    if (frame->variables[i].role == ENGINE_UPVALUE && frame->variables[i].shared == shared)
      add_variable(model, index, i, place);
}

/* What is the frame's own comes first, then what is shared. */
static void add_upvalues(struct model *model, size_t index, const char *place)
{
  const struct engine_frame *frame = &model->shown->view.frames[index];
  for (int shared = 0; shared < 2; shared++)
    for (size_t i = 0; i < frame->variable_count; i++)
      if (begins_group(frame, i) && (frame->variables[i].shared != 0) == shared)
        add_group(model, index, place, frame->variables[i].shared);
}

static void add_frame(struct model *model, size_t index)
{
  const struct engine_view *view = &model->shown->view;
  struct kept *kept = &model->kept;
  char place[500];
  name_frame(view, index, place, sizeof place);
  if (view->frame_count > 1) {
    struct kept_row *head =
        kept_add(kept, KEPT_FRAME, index, place, view->frames[index].function, "");
    head->opens = true;
    head->open = frame_is_open(model, index, place);
    if (!head->open) return;
  }
  size_t before = kept->count;
  add_role(model, index, place, ENGINE_PARAMETER);
  add_role(model, index, place, ENGINE_VARARG);
  add_role(model, index, place, ENGINE_LOCAL);
  add_hole(model, index, place);
  if (kept->count == before) kept_add(kept, KEPT_NOTHING, index, "", "", "");
  add_upvalues(model, index, place);
}

/* ------------------------------------------------------------------- objects */

/* Functions have objects, too, but their names say which one they are. */
static bool counts(const struct kept_row *row)
{
  return row->object != 0 && row->text[0] == '{';
}

struct seen {
  uint64_t object;
  size_t row;
};

static int compare(const void *left, const void *right)
{
  const struct seen *a = left, *b = right;
  if (a->object != b->object) return a->object < b->object ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

/* Those that are there twice are numbered in the order in which they come. */
static void number_objects(struct kept *kept)
{
  struct seen *seen = malloc((kept->count + 1) * sizeof *seen);
  size_t count = 0, first = 0;
  if (seen == NULL) return;
  for (size_t i = 0; i < kept->count; i++)
    if (counts(&kept->rows[i])) seen[count++] = (struct seen){kept->rows[i].object, i};
  qsort(seen, count, sizeof *seen, compare);
  for (size_t i = 1; i < count; i++) {
    struct kept_row *same = &kept->rows[seen[first].row];
    if (seen[i].object == seen[first].object) kept->rows[seen[i].row].twin = same->twin = same;
    else first = i;
  }
  free(seen);
  int number = 0;
  for (size_t i = 0; i < kept->count; i++) {
    struct kept_row *row = &kept->rows[i];
    if (row->twin == NULL) continue;
    row->number = row->twin == row ? ++number : row->twin->number;
  }
}

void kept_refresh(struct model *model)
{
  const struct engine_view *view = &model->shown->view;
  empty(&model->kept);
  if (model->frame >= view->frame_count) model->frame = 0;
  for (size_t i = 0; i < view->frame_count && !model->hides_source; i++)
    add_frame(model, i);
  number_objects(&model->kept);
}

/* ------------------------------------------------------------------- opening */

bool kept_turn(struct model *model, size_t index)
{
  struct kept *kept = &model->kept;
  if (index >= kept->count || !kept->rows[index].opens) return false;
  struct kept_row *row = &kept->rows[index];
  if (row->kind == KEPT_FRAME) {
    bool turned = row->open != (row->frame == model->frame);
    opened_set(kept->opened, row->place, 0, turned ? 0 : 1);
  } else if (row->kind == KEPT_MORE) {
    while (index > 0 && kept->rows[index].depth >= row->depth)
      index--;
    row = &kept->rows[index];
    opened_set(kept->opened, row->place, row->object, row->pages + 1);
  } else {
    opened_set(kept->opened, row->place, row->object, row->open ? 0 : 1);
  }
  kept_refresh(model);
  return true;
}

int kept_frame_row(const struct kept *kept, size_t frame)
{
  for (size_t i = 0; i < kept->count; i++)
    if (kept->rows[i].kind == KEPT_FRAME && kept->rows[i].frame == frame) return (int)i;
  return -1;
}

bool kept_is_opened(const struct kept *kept)
{
  for (size_t i = 0; i < kept->count; i++)
    if (kept->rows[i].kind != KEPT_FRAME && kept->rows[i].open) return true;
  return false;
}
