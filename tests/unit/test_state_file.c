/* What is kept between sessions, and that nothing fails where nothing can be kept. */
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

#include "app/state_file.h"
#include "tests/support/folder.h"

static char *folder;

static int folder_begin(void **state)
{
  (void)state;
  folder = folder_new();
  setenv("HOME", folder, 1);
  unsetenv("XDG_STATE_HOME");
  return 0;
}

static int folder_end(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

static void assert_path(const char *expected)
{
  char *path = state_file_path("mark");
  if (expected == NULL) assert_null(path);
  else assert_string_equal(path, expected);
  free(path);
}

static void the_folder_is_that_of_the_specification(void **state)
{
  (void)state;
  setenv("HOME", "/h", 1);
  assert_path("/h/.local/state/yieldscope/mark");
  setenv("XDG_STATE_HOME", "/s", 1);
  assert_path("/s/yieldscope/mark");
  setenv("XDG_STATE_HOME", "relative", 1); /* counts as not set */
  assert_path("/h/.local/state/yieldscope/mark");
  unsetenv("HOME");
  assert_path(NULL);
}

static void a_mark_stays(void **state)
{
  (void)state;
  assert_false(state_file_is_marked("mark"));
  state_file_mark("mark");
  assert_true(state_file_is_marked("mark"));
  assert_false(state_file_is_marked("other"));
  state_file_mark("mark");
  assert_true(state_file_is_marked("mark"));
}

static void without_a_place_there_is_no_mark_and_no_complaint(void **state)
{
  (void)state;
  char path[4096];
  snprintf(path, sizeof path, "%s/file", folder);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fclose(file);
  setenv("HOME", path, 1); /* a file: no folder can be made in it */
  state_file_mark("mark");
  assert_false(state_file_is_marked("mark"));
  unsetenv("HOME");
  state_file_mark("mark");
  assert_false(state_file_is_marked("mark"));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_begin, folder_end)

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(the_folder_is_that_of_the_specification),
      IN_FOLDER(a_mark_stays),
      IN_FOLDER(without_a_place_there_is_no_mark_and_no_complaint),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
