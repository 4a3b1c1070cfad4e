#include "tests/unit/exercise_world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/whole_file.h"
#include "tests/support/folder.h"
#include "tests/unit/fake_grade.h"

struct lesson_text hints[2];
struct lesson_page page = {
    .title = (char *)"Your turn",
    .directive = {.kind = LESSON_EXERCISE,
                  .exercise = {.start = (char *)"start.lua",
                               .check = (char *)"check.lua",
                               .solution = (char *)"solution.lua",
                               .hints = hints,
                               .hint_count = 2}},
};
struct lesson lesson = {.id = (char *)"01-press-next", .pages = &page, .page_count = 1};

struct progress *progress;
char said[512];

void write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
}

void expect_file(const char *path, const char *expected)
{
  char *text = whole_file_read(path, 100000, NULL);
  assert_non_null(text);
  assert_string_equal(text, expected);
  free(text);
}

int enter_folder(void **state)
{
  *state = folder_new();
  setenv("HOME", *state, 1);
  unsetenv("XDG_STATE_HOME");
  unsetenv("XDG_DATA_HOME");
  if (chdir(*state) != 0) return -1;
  write_file("start.lua", "-- fill in\n");
  write_file("solution.lua", "return 1\n");
  fake_grade = (struct fake_grade){.status = GRADE_PASSED, .dispatches = 2, .count = 1};
  fake_grade.checks[0] =
      (struct grade_check){.name = "one", .sentence = "", .wanted = "", .seen = "", .commands = ""};
  progress = progress_open();
  return 0;
}

int leave_folder(void **state)
{
  progress_free(progress);
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

struct exercise *opened(void)
{
  struct exercise *exercise = exercise_open(&lesson, progress, said, sizeof said);
  if (exercise == NULL) fail_msg("%s", said);
  return exercise;
}

void fail_the_check(void)
{
  fake_grade.status = GRADE_FAILED;
  fake_grade.checks[0].verdict = GRADE_CHECK_FAILED;
}

void save(const char *text)
{
  write_file("new", text);
  assert_int_equal(rename("new", COPY), 0);
}
