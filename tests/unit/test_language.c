/* How the languages write values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"

static void assert_javascript(const char *lua, const char *expected)
{
  char *text = language_javascript.value(lua);
  assert_string_equal(text, expected);
  free(text);
  text = language_lua.value(lua);
  assert_string_equal(text, lua);
  free(text);
}

static void test_absent_values_and_numbers(void **state)
{
  (void)state;
  assert_javascript("nil", "undefined");
  assert_javascript("", "");
  assert_javascript("true", "true");
  assert_javascript("1, nil, \"a\"", "1, undefined, \"a\"");
  assert_javascript("3.0", "3");
  assert_javascript("-3.0", "-3");
  assert_javascript("3.05", "3.05");
  assert_javascript("1e+100", "1e+100");
  assert_javascript("inf", "Infinity");
  assert_javascript("-inf", "-Infinity");
  assert_javascript("-nan", "NaN");
  assert_javascript("nan", "NaN");
}

static void test_lists_become_arrays(void **state)
{
  (void)state;
  assert_javascript("{1, 2, nil}", "[1, 2, undefined]");
  assert_javascript("{nil}", "[undefined]");
  assert_javascript("{{1}, {{\"a\"}}}", "[[1], [[\"a\"]]]");
  assert_javascript("{-1.0}", "[-1]");
}

static void test_keys_become_properties(void **state)
{
  (void)state;
  assert_javascript("{a = 1, [\"x y\"] = 2}", "{a: 1, \"x y\": 2}");
  assert_javascript("{a = {1, nil}, b = {c = nil}}", "{a: [1, undefined], b: {c: undefined}}");
  assert_javascript("{inf = inf}", "{inf: Infinity}");
  assert_javascript("{[10] = 1, [-1] = 2, [1.5] = 3}", "{10: 1, [-1]: 2, [1.5]: 3}");
  assert_javascript("{[true] = nil, [{…}] = 1}", "{[true]: undefined, [{…}]: 1}");
  assert_javascript("{1, 2, a = 3}", "[1, 2, a: 3]");
  assert_javascript("{[\"]\"] = \"] = \"}", "{\"]\": \"] = \"}");
}

static void test_empty_tables_stay(void **state)
{
  (void)state;
  assert_javascript("{}", "{}");
  assert_javascript("{…}", "{…}");
  assert_javascript("{{}, {…}}", "[{}, {…}]");
}

static void test_strings_are_left_alone(void **state)
{
  (void)state;
  assert_javascript("\"nil {1, 2} \\\"nil\\\" \\\\\"", "\"nil {1, 2} \\\"nil\\\" \\\\\"");
  assert_javascript("{\"a = nil\", \"\\\"\", nil}", "[\"a = nil\", \"\\\"\", undefined]");
  assert_javascript("\"日本\"", "\"日本\"");
}

static void test_results_keep_their_form(void **state)
{
  (void)state;
  assert_javascript("{ value: nil, done: true }", "{ value: undefined, done: true }");
  assert_javascript("{ value: {1, 2}, done: false }", "{ value: [1, 2], done: false }");
  assert_javascript("{ value: 1, nil, done: false }", "{ value: 1, undefined, done: false }");
  assert_javascript("{r = { value: nil, done: true }}", "{r: { value: undefined, done: true }}");
}

static void test_other_values_stay(void **state)
{
  (void)state;
  assert_javascript("fibonacci#1", "fibonacci#1");
  assert_javascript("nil#1", "nil#1");
  assert_javascript("function (line 12)", "function (line 12)");
  assert_javascript("{f = generator function nil_}", "{f: generator function nil_}");
  assert_javascript("{function (built in)}", "[function (built in)]");
}

static void test_text_may_be_cut_anywhere(void **state)
{
  (void)state;
  assert_javascript("{1, 2, …}", "[1, 2, …]");
  assert_javascript("{1, nil…", "[1, undefined…");
  assert_javascript("{a = 1, …", "{a: 1, …");
  assert_javascript("{1, {a = {", "[1, {a: {");
  assert_javascript("\"abc…", "\"abc…");
  assert_javascript("\"abc\\", "\"abc\\");
  assert_javascript("}}]", "}}]");
  assert_javascript("{[", "{[");
  assert_javascript("{[\"a", "{[\"a");

  const char *whole =
      "{1, {a = \"\\\"x\", [\"k k\"] = nil, [3] = -nan}, { value: 2.0, done: true }}";
  for (size_t size = 0; size <= strlen(whole); size++) {
    char cut[100] = "";
    memcpy(cut, whole, size);
    char *text = language_javascript.value(cut);
    assert_non_null(text);
    assert_true(size < 2 || text[0] == '[');
    free(text);
  }
}

static void test_depth_is_no_danger(void **state)
{
  (void)state;
  enum { DEPTH = 100000 };
  char *deep = malloc(DEPTH + 1);
  memset(deep, '{', DEPTH);
  deep[DEPTH] = '\0';
  char *text = language_javascript.value(deep);
  assert_int_equal(strlen(text), DEPTH);
  assert_int_equal(text[0], '[');
  free(text);
  free(deep);
}

static void test_a_language_is_known_by_the_ending(void **state)
{
  (void)state;
  assert_ptr_equal(language_of("a/b.lua"), &language_lua);
  assert_ptr_equal(language_of("b.c.js"), &language_javascript);
  assert_null(language_of("lua"));
  assert_null(language_of(".lua"));
  assert_null(language_of("a.lua.txt"));
  assert_null(language_of("js/a"));
  assert_null(language_of(""));
}

static void names_the_librarys_functions(void **state)
{
  (void)state;
  assert_string_equal(language_lua.function("promise.all_settled"), "promise.all_settled");
  assert_string_equal(language_javascript.function("promise.all_settled"), "Promise.allSettled");
  assert_string_equal(language_javascript.function("promise"), "new Promise");
  assert_string_equal(language_javascript.function("then_"), language_javascript.then);
  assert_string_equal(language_javascript.function("load()"), "load()");
  assert_string_equal(language_javascript.function(""), "");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_absent_values_and_numbers),
      cmocka_unit_test(test_lists_become_arrays),
      cmocka_unit_test(test_keys_become_properties),
      cmocka_unit_test(test_empty_tables_stay),
      cmocka_unit_test(test_strings_are_left_alone),
      cmocka_unit_test(test_results_keep_their_form),
      cmocka_unit_test(test_other_values_stay),
      cmocka_unit_test(test_text_may_be_cut_anywhere),
      cmocka_unit_test(test_depth_is_no_danger),
      cmocka_unit_test(test_a_language_is_known_by_the_ending),
      cmocka_unit_test(names_the_librarys_functions),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
