#include "tests/screen/kept_scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "tests/screen/scene.h"

struct kept_scene_table kept_scene_tables[KEPT_SCENE_TABLES];
struct engine_variable kept_scene_variables[8];
static struct engine_frame frame;
static struct engine_generator generator;

static const struct kept_scene_table *table_of(uint64_t object)
{
  for (size_t i = 0; i < KEPT_SCENE_TABLES; i++)
    if (object != 0 && kept_scene_tables[i].object == object) return &kept_scene_tables[i];
  return NULL;
}

static const struct engine_parts *expand(size_t at_frame, size_t variable, const uint32_t *path,
                                         size_t depth, uint32_t from)
{
  static struct engine_parts answer;
  if (at_frame != 0 || variable >= frame.variable_count) return NULL;
  const struct kept_scene_table *table = table_of(kept_scene_variables[variable].object);
  for (size_t i = 0; table != NULL && i < depth; i++)
    table = path[i] < table->count ? table_of(table->parts[path[i]].object) : NULL;
  if (table == NULL) return NULL;
  size_t left = from < table->count ? table->count - from : 0;
  answer = (struct engine_parts){.parts = table->parts + from,
                                 .count = left < KEPT_SCENE_PAGE ? left : KEPT_SCENE_PAGE,
                                 .from = from,
                                 .total = table->count,
                                 .more = left > KEPT_SCENE_PAGE};
  return &answer;
}

/* The parts end with one without a key. */
void kept_scene_fill(size_t table, uint64_t object, const struct engine_part *parts)
{
  kept_scene_tables[table].object = object;
  for (kept_scene_tables[table].count = 0; parts->key != NULL; parts++)
    kept_scene_tables[table].parts[kept_scene_tables[table].count++] = *parts;
}

/* A generator walk#1, paused at line 2, with the kept_scene_variables that are set. */
void kept_scene_stand(struct model *model, uint64_t tick, size_t count)
{
  struct scene *scene = scene_of(model_engine(model));
  frame = (struct engine_frame){"walk", "none.lua", 2, 1, kept_scene_variables, count};
  generator = (struct engine_generator){.id = 1,
                                        .name = "walk#1",
                                        .function = "walk",
                                        .state = ENGINE_SUSPENDED_YIELD,
                                        .line = 2,
                                        .file = "none.lua"};
  scene_generators(scene, &generator, 1);
  scene->stop.tick = tick;
  scene->stop.reason = ENGINE_STOP_RESULT;
  scene->stop.generator = 1;
  scene->view = (struct engine_view){
      .generator = 1, .state = ENGINE_SUSPENDED_YIELD, .frames = &frame, .frame_count = 1};
  scene->expand = expand;
  scene->target = 1;
  scene->status = ENGINE_RUNNING;
  model_refresh(model);
  scene->status = ENGINE_STOPPED;
  update_engine(model);
}

struct model *kept_scene_open(size_t count, int rows, int columns)
{
  struct model *model =
      model_new(scene_new("walk = generator(function ()\n  yield(1)\nend)\n"), "none.lua");
  update_size(model, rows, columns);
  kept_scene_stand(model, 10, count);
  model->focus = PANE_KEPT;
  update_size(model, rows, columns);
  return model;
}

void kept_scene_keys(struct model *model, const char *names)
{
  char name[32];
  while (*names != '\0') {
    size_t size = strcspn(names, " ");
    memcpy(name, names, size);
    name[size] = '\0';
    assert_true(update_key(model, name));
    names += size + (names[size] == ' ');
  }
}

/* A row a line: "+tree {…} ①", its parts two columns further to the right. */
void kept_scene_expect(const struct model *model, const char *expected)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (size_t i = 0; i < model->kept.count; i++) {
    const struct kept_row *row = &model->kept.rows[i];
    fprintf(out, "%*s%s%s", row->depth * 2, "",
            !row->opens ? " "
            : row->open ? "-"
                        : "+",
            row->kind == KEPT_MORE ? "more" : row->name);
    if (row->text[0] != '\0') fprintf(out, " %s", row->text);
    if (row->number > 0) fprintf(out, " (%d)", row->number);
    if (row->within_itself) fprintf(out, " within itself");
    if (row->was != NULL) fprintf(out, " was %s", row->was);
    if (row->is_new) fprintf(out, " new");
    if (row->parts > 0) fprintf(out, " of %zu", row->parts);
    fprintf(out, "\n");
  }
  fclose(out);
  assert_string_equal(text, expected);
  free(text);
}
