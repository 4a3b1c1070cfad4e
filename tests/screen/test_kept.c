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
#include "tests/screen/kept_scene.h"
#include "tests/screen/scene.h"
#include "tests/screen/shot.h"

/* ---------------------------------------------------------------------- trees */

static const struct engine_part root[] = {{"1", "{left = {…}}", true, 20},
                                          {"\"two words\"", "2", false, 0},
                                          {"\"name\"", "\"root\"", false, 0},
                                          {NULL, NULL, false, 0}};
static const struct engine_part left[] = {{"\"left\"", "{}", false, 30}, {NULL, NULL, false, 0}};

static int set_tree(void **state)
{
  (void)state;
  memset(kept_scene_tables, 0, sizeof kept_scene_tables);
  kept_scene_fill(0, 10, root);
  kept_scene_fill(1, 20, left);
  kept_scene_variables[0] = LOCAL("n", "7", 0);
  kept_scene_variables[1] = LOCAL("tree", "{{left = {…}}, name = \"root\"}", 10);
  return 0;
}

static void tables_open_level_by_level(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  kept_scene_keys(model, "j Enter");
  kept_scene_expect(model, " n 7\n"
                           "-tree {{left = {…}}, name = \"root\"} of 3\n"
                           "  +1 {left = {…}}\n"
                           "   \"name\" \"root\"\n"
                           "   \"two words\" 2\n");
  kept_scene_keys(model, "j Enter");
  kept_scene_expect(model, " n 7\n"
                           "-tree {{left = {…}}, name = \"root\"} of 3\n"
                           "  -1 {left = {…}} of 1\n"
                           "     \"left\" {}\n"
                           "   \"name\" \"root\"\n"
                           "   \"two words\" 2\n");
  shot_expect(model, "kept-tree");
  kept_scene_keys(model, "z");
  shot_expect(model, "kept-tree-zoomed");
  kept_scene_keys(model, "z k Enter");
  kept_scene_expect(model, " n 7\n+tree {{left = {…}}, name = \"root\"}\n");
  kept_scene_keys(model, "Enter"); /* what was open within it is open again */
  assert_int_equal(model->kept.count, 6);
  model_free(model);
}

static void only_what_has_parts_opens(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  kept_scene_keys(model, "Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  kept_scene_keys(model, ": u n f o l d Space 1 Enter");
  assert_string_equal(model_message(model), "There is nothing to open in line 1 of what is kept.");
  kept_scene_keys(model, ": u n f o l d Space 3 x Enter");
  assert_string_equal(model_message(model), "There is nothing to open in line 3x of what is kept.");
  assert_int_equal(model->kept.count, 2);
  model_free(model);
}

static void what_cannot_be_read_stays_closed(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  scene_of(model_engine(model))->expand = NULL;
  kept_scene_keys(model, "j Enter");
  kept_scene_expect(model, " n 7\n+tree {{left = {…}}, name = \"root\"}\n");
  model_free(model);
}

static void a_cycle_ends_where_it_begins(void **state)
{
  (void)state;
  static const struct engine_part me[] = {{"\"self\"", "{self = {…}}", true, 10},
                                          {NULL, NULL, false, 0}};
  kept_scene_fill(0, 10, me);
  kept_scene_variables[0] = LOCAL("me", "{self = {self = {…}}}", 10);
  struct model *model = kept_scene_open(1, 24, 80);
  kept_scene_keys(model, "Enter");
  kept_scene_expect(
      model, "-me {self = {self = {…}}} (1) of 1\n   \"self\" {self = {…}} (1) within itself\n");
  shot_expect(model, "kept-cycle");
  kept_scene_keys(model, "j Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  model_free(model);
}

static void one_table_in_two_places_is_numbered(void **state)
{
  (void)state;
  static const struct engine_part has[] = {{"\"it\"", "{left = {}}", true, 20},
                                           {NULL, NULL, false, 0}};
  kept_scene_fill(0, 10, has);
  kept_scene_variables[0] = LOCAL("other", "{left = {}}", 40);
  kept_scene_variables[1] = LOCAL("a", "{left = {}}", 20);
  kept_scene_variables[2] = LOCAL("has", "{it = {left = {}}}", 10);
  kept_scene_variables[3] = LOCAL("b", "{left = {}}", 20);
  struct model *model = kept_scene_open(4, 24, 80);
  kept_scene_keys(model, "j j Enter");
  kept_scene_expect(model, "+other {left = {}}\n"
                           "+a {left = {}} (1)\n"
                           "-has {it = {left = {}}} of 1\n"
                           "  +\"it\" {left = {}} (1)\n"
                           "+b {left = {}} (1)\n");
  kept_scene_keys(model, "j Enter"); /* the one there, not its twins */
  kept_scene_expect(model, "+other {left = {}}\n"
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
  static char names[KEPT_SCENE_PARTS][8];
  kept_scene_tables[0] = (struct kept_scene_table){.object = 10, .count = KEPT_SCENE_PARTS};
  for (int i = 0; i < KEPT_SCENE_PARTS; i++) {
    snprintf(names[i], sizeof names[i], "%d", i + 1);
    kept_scene_tables[0].parts[i] = (struct engine_part){names[i], names[i], false, 0};
  }
  kept_scene_variables[0] = LOCAL("big", "{1, 2, 3, …}", 10);
  struct model *model = kept_scene_open(1, 24, 80);
  kept_scene_keys(model, "Enter");
  assert_int_equal(model->kept.count, 1 + KEPT_SCENE_PAGE + 1);
  assert_int_equal(model->kept.rows[1 + KEPT_SCENE_PAGE].parts, KEPT_SCENE_PARTS - KEPT_SCENE_PAGE);
  kept_scene_keys(model, "G");
  shot_expect(model, "kept-long");
  for (int i = 0; i < 9; i++)
    kept_scene_keys(model, "G Enter");
  assert_int_equal(model->kept.count, 1 + KEPT_SCENE_PARTS);
  assert_string_equal(model->kept.rows[KEPT_SCENE_PARTS].name, "1000");
  kept_scene_stand(model, 20, 1);
  assert_int_equal(model->kept.count, 1 + KEPT_SCENE_PARTS);
  assert_int_equal(model->scrolls[PANE_KEPT].cursor, 901); /* where "more" was last */
  model_free(model);
}

/* --------------------------------------------------------------- over several stops */

static void it_stays_open_while_the_same_table_is_there(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  kept_scene_keys(model, "j Enter");
  kept_scene_stand(model, 20, 2);
  assert_int_equal(model->kept.count, 5);
  kept_scene_fill(2, 50, left);
  kept_scene_variables[1] = LOCAL("tree", "{left = {}}", 50);
  kept_scene_stand(model, 30, 2);
  kept_scene_expect(model, " n 7\n+tree {left = {}} was {{left = {…}}, name = \"root\"}\n");
  kept_scene_variables[1] = LOCAL("tree", "{{left = {…}}, name = \"root\"}", 10);
  kept_scene_stand(model, 40, 2);
  assert_int_equal(model->kept.count, 5);
  assert_true(model->kept.rows[1].open);
  model_free(model);
}

static void a_changed_part_has_its_old_value_beside_it(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  kept_scene_keys(model, "j Enter");
  static const struct engine_part later[] = {{"1", "{left = {…}}", true, 20},
                                             {"\"name\"", "\"stem\"", false, 0},
                                             {"\"added\"", "true", false, 0},
                                             {NULL, NULL, false, 0}};
  kept_scene_fill(0, 10, later);
  kept_scene_stand(model, 20, 2);
  kept_scene_expect(model, " n 7\n"
                           "-tree {{left = {…}}, name = \"root\"} of 3\n"
                           "  +1 {left = {…}}\n"
                           "   \"added\" true new\n"
                           "   \"name\" \"stem\" was \"root\"\n");
  shot_expect(model, "kept-changed-part");
  kept_scene_keys(model, "j Enter"); /* opened only now: nobody knows what it was before */
  assert_null(model->kept.rows[3].was);
  assert_false(model->kept.rows[3].is_new);
  kept_scene_keys(model, "k k Enter Enter"); /* closed and opened: the same marks */
  assert_string_equal(model->kept.rows[5].was, "\"root\"");
  kept_scene_fill(0, 10, root);
  kept_scene_stand(model, 10, 2); /* gone back: as it was seen there */
  assert_null(model->kept.rows[2].was);
  assert_int_equal(model->kept.count, 6);
  kept_scene_fill(0, 10, later);
  kept_scene_stand(model, 20, 2);
  assert_string_equal(model->kept.rows[5].was, "\"root\"");
  model_free(model);
}

static void the_cursor_stays_on_its_part(void **state)
{
  (void)state;
  struct model *model = kept_scene_open(2, 24, 80);
  kept_scene_keys(model, "j Enter G k");
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "\"name\"");
  static const struct engine_part later[] = {{"\"a\"", "1", false, 0},
                                             {"\"b\"", "2", false, 0},
                                             {"\"name\"", "\"stem\"", false, 0},
                                             {NULL, NULL, false, 0}};
  kept_scene_fill(0, 10, later);
  kept_scene_stand(model, 20, 2);
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
    kept_scene_variables[0] = LOCAL("a_name_longer_than_most", "1", 0);
    kept_scene_variables[1] =
        LOCAL("text", "\"a long string, which goes on further than most panes\"", 0);
    kept_scene_variables[2] =
        LOCAL("short", "\"a long string, which goes on further than most panes\"", 0);
    kept_scene_variables[3] = LOCAL("wide", "\"世界\"", 0);
    struct model *model = kept_scene_open(4, sizes[i].rows, sizes[i].columns);
    kept_scene_variables[0] = LOCAL("a_name_longer_than_most", "2", 0);
    kept_scene_variables[1] =
        LOCAL("text", "\"another long string, which goes on and on and on and on\"", 0);
    kept_scene_variables[2] = LOCAL("short", "2", 0);
    kept_scene_variables[3] = LOCAL("wide", "\"世界, 世界, 世界, 世界\"", 0);
    kept_scene_stand(model, 20, 4);
    shot_expect(model, sizes[i].file);
    model_free(model);
  }
}

static void variables_stand_by_their_roles(void **state)
{
  (void)state;
  static const struct engine_generator both[] = {
      {.id = 1,
       .name = "walk#1",
       .function = "walk",
       .state = ENGINE_SUSPENDED_YIELD,
       .line = 2,
       .file = "none.lua"},
      {.id = 2,
       .name = "walk#2",
       .function = "walk",
       .state = ENGINE_SUSPENDED_YIELD,
       .line = 2,
       .file = "none.lua"},
  };
  kept_scene_variables[0] = LOCAL("limit", "100", 0);
  kept_scene_variables[0].role = ENGINE_PARAMETER;
  kept_scene_variables[1] = LOCAL("own", "1", 0);
  kept_scene_variables[2] = LOCAL("...", "7", 0);
  kept_scene_variables[3] = LOCAL("...", "nil", 0);
  kept_scene_variables[2].role = kept_scene_variables[3].role = ENGINE_VARARG;
  kept_scene_variables[4] = LOCAL("total", "24", 0);
  kept_scene_variables[5] = LOCAL("walk", "function (line 1)", 0);
  kept_scene_variables[4].role = kept_scene_variables[5].role = ENGINE_UPVALUE;
  kept_scene_variables[4].shared = 2;
  struct model *model = kept_scene_open(6, 24, 80);
  scene_generators(scene_of(model_engine(model)), both, 2);
  kept_scene_expect(model, " limit 100\n ... 7\n ... nil\n own 1\n \n walk function (line 1)\n \n"
                           " total 24\n");
  kept_scene_keys(model, "z");
  shot_expect(model, "kept-roles");
  update_size(model, 30, 120);
  shot_expect(model, "kept-roles-120x30");
  kept_scene_keys(model, "g j j j j"); /* heads are passed over */
  assert_string_equal(model->kept.rows[model->scrolls[PANE_KEPT].cursor].name, "walk");
  kept_scene_keys(model, "j");
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
