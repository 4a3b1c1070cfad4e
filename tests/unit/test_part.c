/* How parts of tables are named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/opened.h"
#include "app/part.h"

static void a_key_is_written_as_in_a_program(void **state)
{
  (void)state;
  static const struct {
    const char *key;
    bool of_list;
    const char *lua, *javascript;
  } keys[] = {
      {"\"name\"", false, "name", "name"},
      {"\"_1\"", true, "_1", "_1"},
      {"\"1st\"", false, "[\"1st\"]", "\"1st\""},
      {"\"two words\"", false, "[\"two words\"]", "\"two words\""},
      {"\"\"", false, "[\"\"]", "\"\""},
      {"\"a\\\"b\"", false, "[\"a\\\"b\"]", "\"a\\\"b\""},
      {"1", true, "[1]", "[0]"},
      {"12", true, "[12]", "[11]"},
      {"1", false, "[1]", "1"},
      {"1.5", true, "[1.5]", "1.5"},
      {"true", false, "[true]", "true"},
      {"walk#1", false, "[walk#1]", "walk#1"},
  };
  char out[64];
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    const char *key = keys[i].key;
    assert_string_equal(part_name(&language_lua, key, keys[i].of_list, out, sizeof out),
                        keys[i].lua);
    assert_string_equal(part_name(&language_javascript, key, keys[i].of_list, out, sizeof out),
                        keys[i].javascript);
  }
}

static void a_thing_is_open_by_its_place_and_object(void **state)
{
  (void)state;
  struct opened *opened = opened_new();
  opened_set(opened, "a", 1, 1);
  opened_set(opened, "a", 2, 3);
  assert_int_equal(opened_pages(opened, "a", 1), 1);
  assert_int_equal(opened_pages(opened, "a", 2), 3);
  assert_int_equal(opened_pages(opened, "b", 1), 0);
  opened_set(opened, "a", 1, 0);
  assert_int_equal(opened_pages(opened, "a", 1), 0);
  assert_int_equal(opened_pages(opened, "a", 2), 3);
  opened_clear(opened);
  assert_int_equal(opened_pages(opened, "a", 2), 0);
  opened_free(opened);
  opened_free(NULL);
}

static void of_very_many_the_oldest_go(void **state)
{
  (void)state;
  struct opened *opened = opened_new();
  for (uint64_t object = 1; object <= 1001; object++)
    opened_set(opened, "place", object, 1);
  assert_int_equal(opened_pages(opened, "place", 1), 0);
  assert_int_equal(opened_pages(opened, "place", 501), 1);
  assert_int_equal(opened_pages(opened, "place", 1001), 1);
  opened_free(opened);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_key_is_written_as_in_a_program),
      cmocka_unit_test(a_thing_is_open_by_its_place_and_object),
      cmocka_unit_test(of_very_many_the_oldest_go),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
