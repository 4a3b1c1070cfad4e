/* The kept pane: what is open in it, and what stays open, over an engine that the test sets. */
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
#include "tests/screen/shot.h"

/* ------------------------------------------------- tables, as the test sets them */

enum { TABLES = 8, PARTS = 1000, PAGE = 100 };

struct table {
  uint64_t object;
  struct engine_part parts[PARTS];
  size_t count;
};

static struct table tables[TABLES];
static struct engine_variable variables[8];
static struct engine_frame frame;
static struct engine_generator generator;

static const struct table *table_of(uint64_t object)
{
  for (size_t i = 0; i < TABLES; i++)
    if (object != 0 && tables[i].object == object) return &tables[i];
  return NULL;
}

static const struct engine_parts *expand(size_t at_frame, size_t variable, const uint32_t *path,
                                         size_t depth, uint32_t from)
{
  static struct engine_parts answer;
  if (at_frame != 0 || variable >= frame.variable_count) return NULL;
  const struct table *table = table_of(variables[variable].object);
  for (size_t i = 0; table != NULL && i < depth; i++)
    table = path[i] < table->count ? table_of(table->parts[path[i]].object) : NULL;
  if (table == NULL) return NULL;
  size_t left = from < table->count ? table->count - from : 0;
  answer = (struct engine_parts){.parts = table->parts + from,
                                 .count = left < PAGE ? left : PAGE,
                                 .from = from,
                                 .total = table->count,
                                 .more = left > PAGE};
  return &answer;
}

/* The parts end with one without a key. */
static void fill(size_t table, uint64_t object, const struct engine_part *parts)
{
  tables[table].object = object;
  for (tables[table].count = 0; parts->key != NULL; parts++)
    tables[table].parts[tables[table].count++] = *parts;
}

#define LOCAL(name, text, object)                                                                  \
  (struct engine_variable)                                                                         \
  {                                                                                                \
    (name), (text), ENGINE_LOCAL, (object) != 0, (object), 0                                       \
  }

/* A generator walk#1, paused at line 2, with the variables that are set. */
static void stand(struct model *model, uint64_t tick, size_t count)
{
  struct scene *scene = scene_of(model_engine(model));
  frame = (struct engine_frame){"walk", "none.lua", 2, 1, variables, count};
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

static struct model *open_with(size_t count, int rows, int columns)
{
  struct model *model =
      model_new(scene_new("walk = generator(function ()\n  yield(1)\nend)\n"), "none.lua");
  update_size(model, rows, columns);
  stand(model, 10, count);
  model->focus = PANE_KEPT;
  update_size(model, rows, columns);
  return model;
}

static void keys(struct model *model, const char *names)
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
static void expect_rows(const struct model *model, const char *expected)
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

/* ---------------------------------------------------------------------- trees */

static const struct engine_part root[] = {{"1", "{left = {…}}", true, 20},
                                          {"\"two words\"", "2", false, 0},
                                          {"\"name\"", "\"root\"", false, 0},
                                          {NULL, NULL, false, 0}};
static const struct engine_part left[] = {{"\"left\"", "{}", false, 30}, {NULL, NULL, false, 0}};

static int set_tree(void **state)
{
  (void)state;
  memset(tables, 0, sizeof tables);
  fill(0, 10, root);
  fill(1, 20, left);
  variables[0] = LOCAL("n", "7", 0);
  variables[1] = LOCAL("tree", "{{left = {…}}, name = \"root\"}", 10);
  return 0;
}

static void tables_open_level_by_level(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  keys(model, "j Enter");
  expect_rows(model, " n 7\n"
                     "-tree {{left = {…}}, name = \"root\"} of 3\n"
                     "  +1 {left = {…}}\n"
                     "   \"name\" \"root\"\n"
                     "   \"two words\" 2\n");
  keys(model, "j Enter");
  expect_rows(model, " n 7\n"
                     "-tree {{left = {…}}, name = \"root\"} of 3\n"
                     "  -1 {left = {…}} of 1\n"
                     "     \"left\" {}\n"
                     "   \"name\" \"root\"\n"
                     "   \"two words\" 2\n");
  shot_expect(model, "kept-tree");
  keys(model, "z");
  shot_expect(model, "kept-tree-zoomed");
  keys(model, "z k Enter");
  expect_rows(model, " n 7\n+tree {{left = {…}}, name = \"root\"}\n");
  keys(model, "Enter"); /* what was open within it is open again */
  assert_int_equal(model->kept.count, 6);
  model_free(model);
}

static void only_what_has_parts_opens(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  keys(model, "Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  keys(model, ": u n f o l d Space 1 Enter");
  assert_string_equal(model_message(model), "There is nothing to open in line 1 of what is kept.");
  keys(model, ": u n f o l d Space 3 x Enter");
  assert_string_equal(model_message(model), "There is nothing to open in line 3x of what is kept.");
  assert_int_equal(model->kept.count, 2);
  model_free(model);
}

static void what_cannot_be_read_stays_closed(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  scene_of(model_engine(model))->expand = NULL;
  keys(model, "j Enter");
  expect_rows(model, " n 7\n+tree {{left = {…}}, name = \"root\"}\n");
  model_free(model);
}

static void a_cycle_ends_where_it_begins(void **state)
{
  (void)state;
  static const struct engine_part me[] = {{"\"self\"", "{self = {…}}", true, 10},
                                          {NULL, NULL, false, 0}};
  fill(0, 10, me);
  variables[0] = LOCAL("me", "{self = {self = {…}}}", 10);
  struct model *model = open_with(1, 24, 80);
  keys(model, "Enter");
  expect_rows(model,
              "-me {self = {self = {…}}} (1) of 1\n   \"self\" {self = {…}} (1) within itself\n");
  shot_expect(model, "kept-cycle");
  keys(model, "j Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  model_free(model);
}

static void one_table_in_two_places_is_numbered(void **state)
{
  (void)state;
  static const struct engine_part has[] = {{"\"it\"", "{left = {}}", true, 20},
                                           {NULL, NULL, false, 0}};
  fill(0, 10, has);
  variables[0] = LOCAL("other", "{left = {}}", 40);
  variables[1] = LOCAL("a", "{left = {}}", 20);
  variables[2] = LOCAL("has", "{it = {left = {}}}", 10);
  variables[3] = LOCAL("b", "{left = {}}", 20);
  struct model *model = open_with(4, 24, 80);
  keys(model, "j j Enter");
  expect_rows(model, "+other {left = {}}\n"
                     "+a {left = {}} (1)\n"
                     "-has {it = {left = {}}} of 1\n"
                     "  +\"it\" {left = {}} (1)\n"
                     "+b {left = {}} (1)\n");
  keys(model, "j Enter"); /* the one there, not its twins */
  expect_rows(model, "+other {left = {}}\n"
                     "+a {left = {}} (1)\n"
                     "-has {it = {left = {}}} of 1\n"
                     "  -\"it\" {left = {}} (1) of 1\n"
                     "     \"left\" {}\n"
                     "+b {left = {}} (1)\n");
  shot_expect(model, "kept-shared");
  model_free(model);
}

static void a_long_table_comes_in_hundreds(void **state)
{
  (void)state;
  static char names[PARTS][8];
  tables[0] = (struct table){.object = 10, .count = PARTS};
  for (int i = 0; i < PARTS; i++) {
    snprintf(names[i], sizeof names[i], "%d", i + 1);
    tables[0].parts[i] = (struct engine_part){names[i], names[i], false, 0};
  }
  variables[0] = LOCAL("big", "{1, 2, 3, …}", 10);
  struct model *model = open_with(1, 24, 80);
  keys(model, "Enter");
  assert_int_equal(model->kept.count, 1 + PAGE + 1);
  assert_int_equal(model->kept.rows[1 + PAGE].parts, PARTS - PAGE);
  keys(model, "G");
  shot_expect(model, "kept-long");
  for (int i = 0; i < 9; i++)
    keys(model, "G Enter");
  assert_int_equal(model->kept.count, 1 + PARTS);
  assert_string_equal(model->kept.rows[PARTS].name, "1000");
  stand(model, 20, 1);
  assert_int_equal(model->kept.count, 1 + PARTS);
  assert_int_equal(model->scrolls[PANE_KEPT].cursor, 901); /* where "more" was last */
  model_free(model);
}

/* --------------------------------------------------------------- over several stops */

static void it_stays_open_while_the_same_table_is_there(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  keys(model, "j Enter");
  stand(model, 20, 2);
  assert_int_equal(model->kept.count, 5);
  fill(2, 50, left);
  variables[1] = LOCAL("tree", "{left = {}}", 50);
  stand(model, 30, 2);
  expect_rows(model, " n 7\n+tree {left = {}} was {{left = {…}}, name = \"root\"}\n");
  variables[1] = LOCAL("tree", "{{left = {…}}, name = \"root\"}", 10);
  stand(model, 40, 2);
  assert_int_equal(model->kept.count, 5);
  assert_true(model->kept.rows[1].open);
  model_free(model);
}

static void a_changed_part_has_its_old_value_beside_it(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  keys(model, "j Enter");
  static const struct engine_part later[] = {{"1", "{left = {…}}", true, 20},
                                             {"\"name\"", "\"stem\"", false, 0},
                                             {"\"added\"", "true", false, 0},
                                             {NULL, NULL, false, 0}};
  fill(0, 10, later);
  stand(model, 20, 2);
  expect_rows(model, " n 7\n"
                     "-tree {{left = {…}}, name = \"root\"} of 3\n"
                     "  +1 {left = {…}}\n"
                     "   \"added\" true new\n"
                     "   \"name\" \"stem\" was \"root\"\n");
  shot_expect(model, "kept-changed-part");
  keys(model, "j Enter"); /* opened only now: nobody knows what it was before */
  assert_null(model->kept.rows[3].was);
  assert_false(model->kept.rows[3].is_new);
  keys(model, "k k Enter Enter"); /* closed and opened: the same marks */
  assert_string_equal(model->kept.rows[5].was, "\"root\"");
  fill(0, 10, root);
  stand(model, 10, 2); /* gone back: as it was seen there */
  assert_null(model->kept.rows[2].was);
  assert_int_equal(model->kept.count, 6);
  fill(0, 10, later);
  stand(model, 20, 2);
  assert_string_equal(model->kept.rows[5].was, "\"root\"");
  model_free(model);
}

static void the_cursor_stays_on_its_part(void **state)
{
  (void)state;
  struct model *model = open_with(2, 24, 80);
  keys(model, "j Enter G k");
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "\"name\"");
  static const struct engine_part later[] = {{"\"a\"", "1", false, 0},
                                             {"\"b\"", "2", false, 0},
                                             {"\"name\"", "\"stem\"", false, 0},
                                             {NULL, NULL, false, 0}};
  fill(0, 10, later);
  stand(model, 20, 2);
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "\"name\"");
  update_size(model, 60, 200);
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "\"name\"");
  model_free(model);
}

/* ---------------------------------------------------------------------- values */

static void old_and_new_are_both_to_be_read(void **state)
{
  (void)state;
  static const struct {
    int rows, columns;
    const char *file;
  } sizes[] = {
      {16, 60, "kept-long-values-60x16"},
      {24, 80, "kept-long-values"},
      {30, 120, "kept-long-values-120x30"},
      {60, 200, "kept-long-values-200x60"},
  };
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    variables[0] = LOCAL("a_name_longer_than_most", "1", 0);
    variables[1] = LOCAL("text", "\"a long string, which goes on further than most panes\"", 0);
    variables[2] = LOCAL("short", "\"a long string, which goes on further than most panes\"", 0);
    variables[3] = LOCAL("wide", "\"世界\"", 0);
    struct model *model = open_with(4, sizes[i].rows, sizes[i].columns);
    variables[0] = LOCAL("a_name_longer_than_most", "2", 0);
    variables[1] = LOCAL("text", "\"another long string, which goes on and on and on and on\"", 0);
    variables[2] = LOCAL("short", "2", 0);
    variables[3] = LOCAL("wide", "\"世界, 世界, 世界, 世界\"", 0);
    stand(model, 20, 4);
    shot_expect(model, sizes[i].file);
    model_free(model);
  }
}

static void variables_stand_by_their_roles(void **state)
{
  (void)state;
  static const struct engine_generator both[] = {
      {1, "walk#1", "walk", false, ENGINE_SUSPENDED_YIELD, false, 0, 2, "none.lua"},
      {2, "walk#2", "walk", false, ENGINE_SUSPENDED_YIELD, false, 0, 2, "none.lua"},
  };
  variables[0] = LOCAL("limit", "100", 0);
  variables[0].role = ENGINE_PARAMETER;
  variables[1] = LOCAL("own", "1", 0);
  variables[2] = LOCAL("...", "7", 0);
  variables[3] = LOCAL("...", "nil", 0);
  variables[2].role = variables[3].role = ENGINE_VARARG;
  variables[4] = LOCAL("total", "24", 0);
  variables[5] = LOCAL("walk", "function (line 1)", 0);
  variables[4].role = variables[5].role = ENGINE_UPVALUE;
  variables[4].shared = 2;
  struct model *model = open_with(6, 24, 80);
  scene_generators(scene_of(model_engine(model)), both, 2);
  expect_rows(model, " limit 100\n ... 7\n ... nil\n own 1\n \n walk function (line 1)\n \n"
                     " total 24\n");
  keys(model, "z");
  shot_expect(model, "kept-roles");
  update_size(model, 30, 120);
  shot_expect(model, "kept-roles-120x30");
  keys(model, "g j j j j"); /* heads are passed over */
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "walk");
  keys(model, "j");
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "total");
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(tables_open_level_by_level, set_tree),
      cmocka_unit_test_setup(only_what_has_parts_opens, set_tree),
      cmocka_unit_test_setup(what_cannot_be_read_stays_closed, set_tree),
      cmocka_unit_test_setup(a_cycle_ends_where_it_begins, set_tree),
      cmocka_unit_test_setup(one_table_in_two_places_is_numbered, set_tree),
      cmocka_unit_test_setup(a_long_table_comes_in_hundreds, set_tree),
      cmocka_unit_test_setup(it_stays_open_while_the_same_table_is_there, set_tree),
      cmocka_unit_test_setup(a_changed_part_has_its_old_value_beside_it, set_tree),
      cmocka_unit_test_setup(the_cursor_stays_on_its_part, set_tree),
      cmocka_unit_test_setup(old_and_new_are_both_to_be_read, set_tree),
      cmocka_unit_test_setup(variables_stand_by_their_roles, set_tree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
