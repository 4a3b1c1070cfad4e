/* A program's text by lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/language.h"
#include "app/source.h"

static struct source *lua_source(const char *text, size_t size)
{
  struct source *source = source_new("test.lua", text, size, &language_lua);
  assert_non_null(source);
  return source;
}

/* lines: the expected ones, with '|' between them. */
static void assert_lines(const char *text, size_t size, const char *lines)
{
  struct source *source = lua_source(text, size);
  char joined[200] = "";
  for (int line = 1; line <= source_line_count(source); line++) {
    size_t line_size;
    const char *found = source_line(source, line, &line_size);
    assert_int_equal(line_size, strlen(found));
    strcat(strcat(joined, line > 1 ? "|" : ""), found);
  }
  assert_string_equal(joined, lines);
  source_free(source);
}

#define ASSERT_LINES(text, lines) assert_lines(text, sizeof(text) - 1, lines)

static void test_line_ends_of_any_kind(void **state)
{
  (void)state;
  ASSERT_LINES("a\nb\nc\n", "a|b|c");
  ASSERT_LINES("a\nb", "a|b");
  ASSERT_LINES("a\r\nb\r\n\r\nc\r\n", "a|b||c");
  ASSERT_LINES("a\rb\r\rc", "a|b||c");
  ASSERT_LINES("a\n\rb", "a|b");
  ASSERT_LINES("a\n\nb\r\n\nc", "a||b||c");
}

static void test_a_hidden_text_keeps_its_shape(void **state)
{
  (void)state;
  static const char text[] = "--[[ a\n  \xc3\xa4 ]] b\n\nreturn \xe4\xb8\x80";
  struct source *source = lua_source(text, sizeof text - 1);
  assert_non_null(source_styles(source, 4));
  assert_true(source_hide(source));
  assert_int_equal(source_line_count(source), 4);
  size_t size;
  assert_string_equal(source_line(source, 1, &size), "···· ·");
  assert_int_equal(size, strlen("···· ·"));
  assert_string_equal(source_line(source, 2, NULL), "  · ·· ·");
  assert_string_equal(source_line(source, 3, &size), "");
  assert_int_equal(size, 0);
  assert_string_equal(source_line(source, 4, &size), "······ ·");
  for (size_t i = 0; i < size; i++)
    assert_int_equal(source_styles(source, 4)[i], GRID_PLAIN);
  source_free(source);
}

static void test_a_text_has_at_least_one_line(void **state)
{
  (void)state;
  ASSERT_LINES("", "");
  ASSERT_LINES("\n", "");
  struct source *source = lua_source("", 0);
  assert_int_equal(source_line_count(source), 1);
  source_free(source);
}

static void test_tabs_go_to_every_fourth_column(void **state)
{
  (void)state;
  ASSERT_LINES("\tx\n  \tx\nabcd\tx\n日\tx\n", "    x|    x|abcd    x|日  x");
}

static void test_what_is_not_text_is_visible(void **state)
{
  (void)state;
  ASSERT_LINES("a\xFF"
               "b\n\x01\0\x1b[m\nx",
               "a\uFFFDb|\uFFFD\uFFFD\uFFFD[m|x");
  ASSERT_LINES("\xEF\xBB\xBFlocal x\n", "local x");
  ASSERT_LINES("\xE2\x82", "\uFFFD\uFFFD");
}

static void test_outside_the_text_there_is_nothing(void **state)
{
  (void)state;
  struct source *source = lua_source("a\n", 2);
  size_t size = 7;
  assert_string_equal(source_line(source, 0, &size), "");
  assert_int_equal(size, 0);
  assert_string_equal(source_line(source, 2, NULL), "");
  assert_int_equal(source_styles(source, 2)[0], GRID_PLAIN);
  assert_string_equal(source_name(source), "test.lua");
  assert_ptr_equal(source_language(source), &language_lua);
  source_free(source);
  source_free(NULL);
}

static void test_styles_depend_on_the_lines_before(void **state)
{
  (void)state;
  const char text[] = "--[[ a comment\nlocal x\n]] local y\n";
  struct source *source = lua_source(text, sizeof text - 1);
  assert_int_equal(source_styles(source, 3)[0], GRID_CODE_COMMENT); /* any line first */
  assert_int_equal(source_styles(source, 3)[3], GRID_CODE_KEYWORD);
  assert_int_equal(source_styles(source, 2)[0], GRID_CODE_COMMENT);
  assert_int_equal(source_styles(source, 1)[13], GRID_CODE_COMMENT);
  assert_int_equal(source_styles(source, 3)[3], GRID_CODE_KEYWORD); /* and again */
  source_free(source);
}

static void test_a_hundred_thousand_lines(void **state)
{
  (void)state;
  enum { LINES = 100000 };
  static const char line[] = "local value = \"text\" -- and more\n";
  size_t size = LINES * (sizeof line - 1);
  char *text = malloc(size);
  assert_non_null(text);
  for (size_t i = 0; i < LINES; i++)
    memcpy(text + i * (sizeof line - 1), line, sizeof line - 1);
  memcpy(text, "[==[", 4); /* and all of it is one long string */
  struct source *source = lua_source(text, size);
  assert_int_equal(source_line_count(source), LINES);
  assert_string_equal(source_line(source, LINES, NULL), "local value = \"text\" -- and more");
  for (int from = 1; from <= LINES; from += 997)
    assert_int_equal(source_styles(source, LINES + 1 - from)[0], GRID_CODE_STRING);
  source_free(source);
  free(text);
}

/* A folder of our own for files; removed by its test. */
static void write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static void test_a_twin_has_the_other_ending(void **state)
{
  (void)state;
  char folder[] = "/tmp/test_source.XXXXXX", lua[64], javascript[64];
  assert_non_null(mkdtemp(folder));
  snprintf(lua, sizeof lua, "%s/a.b.lua", folder);
  snprintf(javascript, sizeof javascript, "%s/a.b.js", folder);
  assert_null(source_open_twin(lua));

  write_file(javascript, "const x = 1\n");
  struct source *twin = source_open_twin(lua);
  assert_non_null(twin);
  assert_string_equal(source_name(twin), "a.b.js");
  assert_ptr_equal(source_language(twin), &language_javascript);
  assert_string_equal(source_line(twin, 1, NULL), "const x = 1");
  assert_int_equal(source_styles(twin, 1)[0], GRID_CODE_KEYWORD);
  source_free(twin);

  write_file(lua, "");
  twin = source_open_twin(javascript);
  assert_non_null(twin);
  assert_string_equal(source_name(twin), "a.b.lua");
  assert_string_equal(source_line(twin, 1, NULL), "");
  source_free(twin);
  remove(lua);
  remove(javascript);

  /* What is no file of that name is no twin, and is not waited for. */
  assert_int_equal(mkdir(javascript, 0700), 0);
  assert_null(source_open_twin(lua));
  rmdir(javascript);
  assert_int_equal(mkfifo(javascript, 0600), 0);
  assert_null(source_open_twin(lua));
  remove(javascript);
  assert_null(source_open_twin(folder));
  rmdir(folder);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_line_ends_of_any_kind),
      cmocka_unit_test(test_a_hidden_text_keeps_its_shape),
      cmocka_unit_test(test_a_text_has_at_least_one_line),
      cmocka_unit_test(test_tabs_go_to_every_fourth_column),
      cmocka_unit_test(test_what_is_not_text_is_visible),
      cmocka_unit_test(test_outside_the_text_there_is_nothing),
      cmocka_unit_test(test_styles_depend_on_the_lines_before),
      cmocka_unit_test(test_a_hundred_thousand_lines),
      cmocka_unit_test(test_a_twin_has_the_other_ending),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
