/* Where a function can pause, by its text (app/yield_lines.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/source.h"
#include "app/yield_lines.h"

static const char text[] = "local inner = generator(function ()\n"             /* 1 */
                           "  yield(1) -- yield\n"                             /* 2 */
                           "end)\n"                                            /* 3 */
                           "local outer = generator(function ()\n"             /* 4 */
                           "  yield_from(inner())\n"                           /* 5 */
                           "  local ok = pcall(function ()\n"                  /* 6 */
                           "    print('yield(2)')\n"                           /* 7 */
                           "    yield(3)\n"                                    /* 8 */
                           "    local _ <close> = finally(function ()\n"       /* 9 */
                           "      yield(4)\n"                                  /* 10 */
                           "    end)\n"                                        /* 11 */
                           "  end)\n"                                          /* 12 */
                           "  local other = generator(function ()\n"           /* 13 */
                           "    yield(5)\n"                                    /* 14 */
                           "  end)\n"                                          /* 15 */
                           "  yields(yielded)\n"                               /* 16 */
                           "  local x, y = yield(6), yield(7)\n"               /* 17 */
                           "end)\n"                                            /* 18 */
                           "function kitchen()\n"                              /* 19 */
                           "  coroutine.yield('soup')\n"                       /* 20 */
                           "end\n"                                             /* 21 */
                           "local f = async(function () await(p) end)\n"       /* 22 */
                           "local function twice() end\n"                      /* 23 */
                           "local twice = generator(function () end)\n"        /* 24 */
                           "return pcall(print, function ()\n"                 /* 25 */
                           "  coroutine.yield()\n"                             /* 26 */
                           "end)\n"                                            /* 27 */
                           "local order = coroutine.wrap(kitchen)\n"           /* 28 */
                           "coroutine.wrap(function () yield(inner()) end)\n"; /* 29 */

static struct source *source;

static int open_source(void **state)
{
  (void)state;
  source = source_new("test.lua", text, strlen(text), &language_lua);
  return source == NULL;
}

static int close_source(void **state)
{
  (void)state;
  source_free(source);
  return 0;
}

static void expect_lines(const int *lines, size_t count, const char *expected)
{
  char found[200] = "";
  for (size_t i = 0; i < count; i++) {
    size_t used = strlen(found);
    snprintf(found + used, sizeof found - used, "%s%d", i > 0 ? " " : "", lines[i]);
  }
  assert_string_equal(found, expected);
}

static void expect(int function, const char *expected)
{
  int lines[32];
  expect_lines(lines, yield_lines_add(source, function, lines, 0, 32), expected);
}

static void expect_named(int line, const char *expected)
{
  int lines[32];
  expect_lines(lines, yield_lines_add_named(source, line, lines, 0, 32), expected);
}

static void a_function_pauses_where_it_yields_itself(void **state)
{
  (void)state;
  expect(1, "2");
  expect(4, "5 8 10 17");
  expect(13, "14");
  expect(19, "20");
  expect(22, "22");
  expect(23, "");
  expect(25, "26"); /* it is handed to print */
  expect(2, "");
  expect(0, "");
}

static void a_line_belongs_to_the_function_that_pauses(void **state)
{
  (void)state;
  assert_int_equal(yield_lines_function(source, 2), 1);
  assert_int_equal(yield_lines_function(source, 8), 4);
  assert_int_equal(yield_lines_function(source, 10), 4);
  assert_int_equal(yield_lines_function(source, 14), 13);
  assert_int_equal(yield_lines_function(source, 17), 4);
  assert_int_equal(yield_lines_function(source, 99), 0);
}

static void a_function_is_found_by_its_name(void **state)
{
  (void)state;
  assert_int_equal(yield_lines_named(source, "outer"), 4);
  assert_int_equal(yield_lines_named(source, "kitchen"), 19);
  assert_int_equal(yield_lines_named(source, "kitch"), 0);
  assert_int_equal(yield_lines_named(source, "twice"), 0); /* which of them? */
}

static void lines_are_added_once_and_as_far_as_there_is_room(void **state)
{
  (void)state;
  int lines[3] = {8};
  assert_int_equal(yield_lines_add(source, 4, lines, 1, 3), 3);
  assert_int_equal(lines[1], 5);
  assert_int_equal(lines[2], 10);
}

static void a_line_names_functions(void **state)
{
  (void)state;
  expect_named(5, "2");     /* inner */
  expect_named(22, "22");   /* its own */
  expect_named(28, "20");   /* kitchen */
  expect_named(29, "29 2"); /* its own, and inner */
  expect_named(3, "");
  expect_named(0, "");
}

static void only_code_pauses(void **state)
{
  (void)state;
  assert_true(yield_lines_has(source, 2));
  assert_true(yield_lines_has(source, 5));
  assert_true(yield_lines_has(source, 22));
  assert_false(yield_lines_has(source, 7));
  assert_false(yield_lines_has(source, 16));
  assert_false(yield_lines_has(source, 0));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_function_pauses_where_it_yields_itself),
      cmocka_unit_test(a_line_belongs_to_the_function_that_pauses),
      cmocka_unit_test(a_function_is_found_by_its_name),
      cmocka_unit_test(lines_are_added_once_and_as_far_as_there_is_room),
      cmocka_unit_test(a_line_names_functions),
      cmocka_unit_test(only_code_pauses),
  };
  return cmocka_run_group_tests(tests, open_source, close_source);
}
