/* kept_parts.c - the parts of open tables. The engine shows the parts of one table at a time, at
 * most a hundred, and its answer lives until the next one: so a table's parts are first copied,
 * then their own parts are asked for. */
#include "app/kept_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/memory.h"
#include "app/model_inside.h"
#include "app/opened.h"

enum {
  DEEPEST = 32,
  ROWS_MOST = 20000 /* then nothing more is opened */
};

struct part {
  char *key, *text;
  bool opens;
  uint64_t object;
  uint32_t index; /* as the engine counts */
};

struct parts {
  struct part *items;
  size_t count, total;
  bool more;
};

/* The way down to the table whose parts are asked for. */
struct way {
  size_t frame, variable;
  uint32_t path[DEEPEST];
  uint64_t objects[DEEPEST + 1]; /* the tables on it, the variable's first */
  size_t depth;
};

static bool load_page(struct model *model, const struct way *way, struct parts *parts)
{
  const struct engine_parts *page = engine_expand(model->engine, way->frame, way->variable,
                                                  way->path, way->depth, (uint32_t)parts->count);
  if (page == NULL) return false;
  struct part *items = realloc(parts->items, (parts->count + page->count + 1) * sizeof *items);
  if (items == NULL) abort();
  parts->items = items;
  for (size_t i = 0; i < page->count; i++) {
    struct part *part = &items[parts->count];
    *part = (struct part){.key = strdup(page->parts[i].key),
                          .text = strdup(page->parts[i].text),
                          .opens = page->parts[i].opens,
                          .object = page->parts[i].object,
                          .index = (uint32_t)parts->count};
    if (part->key == NULL || part->text == NULL) abort();
    parts->count++;
  }
  parts->total = page->total;
  parts->more = page->more;
  return true;
}

static void free_parts(struct parts *parts)
{
  for (size_t i = 0; i < parts->count; i++) {
    free(parts->items[i].key);
    free(parts->items[i].text);
  }
  free(parts->items);
}

/* Names by alphabet, as values are written; all else stays in the table's own order before
 * them. */
static int compare(const void *left, const void *right)
{
  const struct part *a = left, *b = right;
  bool names = a->key[0] == '"' && b->key[0] == '"';
  if (names) return strcmp(a->key, b->key);
  if (a->key[0] == '"' || b->key[0] == '"') return a->key[0] == '"' ? 1 : -1;
  return a->index < b->index ? -1 : a->index > b->index;
}

static char *join(const char *place, const char *key)
{
  char *joined = NULL;
  if (asprintf(&joined, "%s/%s", place, key) < 0) abort();
  return joined;
}

/* What was there before, at the last stop at which the table was open. That all of a table was
 * seen is noted at its place with an empty key. */
static void mark_change(struct model *model, struct kept_row *row, bool all_was_seen)
{
  const char *before = memory_part(model->memory, row->place);
  if (before != NULL && strcmp(before, row->text) != 0) row->was = strdup(before);
  row->is_new = before == NULL && all_was_seen;
  memory_note_part(model->memory, row->place, row->text);
}

static bool is_on_way(const struct way *way, uint64_t object)
{
  for (size_t i = 0; i <= way->depth; i++)
    if (way->objects[i] == object) return true;
  return false;
}

static void add_open_parts(struct model *model, size_t row, struct way *way);

static void add_part(struct model *model, const struct part *part, const char *table,
                     struct way *way, bool of_list, bool all_was_seen)
{
  char *place = join(table, part->key);
  struct kept_row *row =
      kept_add(&model->kept, KEPT_PART, way->frame, place, part->key, part->text);
  free(place);
  row->depth = (int)way->depth + 1;
  row->of_list = of_list;
  row->object = part->object;
  row->within_itself = part->object != 0 && part->opens && is_on_way(way, part->object);
  row->opens = part->opens && !row->within_itself && way->depth + 1 < DEEPEST;
  mark_change(model, row, all_was_seen);
  if (!row->opens) return;
  way->path[way->depth++] = part->index;
  way->objects[way->depth] = part->object;
  add_open_parts(model, model->kept.count - 1, way);
  way->depth--;
}

static void add_rows(struct model *model, size_t row, struct way *way, const struct parts *parts)
{
  char *table = strdup(model->kept.rows[row].place), *all = join(table, "");
  char *value = language_javascript.value(model->kept.rows[row].text);
  bool of_list = value != NULL && value[0] == '[';
  bool all_was_seen = memory_part(model->memory, all) != NULL;
  free(value);
  for (size_t i = 0; i < parts->count; i++)
    add_part(model, &parts->items[i], table, way, of_list, all_was_seen);
  if (!parts->more) memory_note_part(model->memory, all, "");
  free(all);
  struct kept_row *last = NULL;
  if (parts->count == 0) last = kept_add(&model->kept, KEPT_NOTHING, way->frame, "", "", "");
  if (parts->more) {
    char *more = join(table, "…");
    last = kept_add(&model->kept, KEPT_MORE, way->frame, more, "", "");
    last->opens = true;
    last->parts = parts->total > parts->count ? parts->total - parts->count : 0;
    free(more);
  }
  if (last != NULL) last->depth = (int)way->depth + 1;
  free(table);
}

/* The row's table has the way's end. */
static void add_open_parts(struct model *model, size_t row, struct way *way)
{
  struct kept_row *table = &model->kept.rows[row];
  size_t pages = opened_pages(model->kept.opened, table->place, table->object);
  if (pages == 0 || model->kept.count > ROWS_MOST) return;
  struct parts parts = {.more = true};
  size_t loaded = 0;
  while (loaded < pages && parts.more && load_page(model, way, &parts))
    loaded++;
  if (loaded > 0) {
    table->open = true;
    table->pages = loaded;
    table->parts = parts.total;
    if (!parts.more) qsort(parts.items, parts.count, sizeof *parts.items, compare);
    add_rows(model, row, way, &parts);
  }
  free_parts(&parts);
}

void kept_add_parts(struct model *model, size_t row, size_t variable)
{
  const struct kept_row *table = &model->kept.rows[row];
  if (!table->opens) return;
  struct way way = {.frame = table->frame, .variable = variable, .objects = {table->object}};
  add_open_parts(model, row, &way);
}
