/* Progress in the lessons, in its file: kept, merged, and not lost. */
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

#include "app/lesson/progress.h"
#include "app/whole_file.h"
#include "tests/support/folder.h"

#define PATH ".local/state/yieldscope/progress.json"

static struct lesson_page pages[] = {
    {.title = (char *)"Calling runs nothing"},
    {.title = (char *)"Your turn"},
    {.title = (char *)"Your turn"},
};
static struct lesson lesson = {.id = (char *)"01-press-next", .pages = pages, .page_count = 3};
static struct lesson other = {.id = (char *)"05-infinite", .pages = pages, .page_count = 1};

static int enter_folder(void **state)
{
  *state = folder_new();
  setenv("HOME", *state, 1);
  unsetenv("XDG_STATE_HOME");
  return chdir(*state);
}

static int leave_folder(void **state)
{
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

static void write_file(const char *text)
{
  assert_int_equal(system("mkdir -p .local/state/yieldscope"), 0);
  FILE *file = fopen(PATH, "w");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
}

static void expect_in_file(const char *part)
{
  char *text = whole_file_read(PATH, 100000, NULL);
  assert_non_null(text);
  if (strstr(text, part) == NULL) fail_msg("no %s in:\n%s", part, text);
  free(text);
}

static void at_first_nothing_was_done(void **state)
{
  (void)state;
  struct progress *progress = progress_open();
  assert_string_equal(progress_problem(progress), "");
  assert_string_equal(progress_last(progress), "");
  assert_false(progress_begun(progress, "01-press-next"));
  assert_false(progress_done(progress, "01-press-next"));
  assert_int_equal(progress_page(progress, &lesson), 0);
  assert_string_equal(progress_answer(progress, &lesson, 0), "");
  progress_free(progress);
  assert_int_not_equal(access(PATH, F_OK), 0); /* looking writes nothing */
}

static void it_lasts_from_session_to_session(void **state)
{
  (void)state;
  struct progress *progress = progress_open();
  progress_set_page(progress, &lesson, 2);
  progress_set_fulfilled(progress, &lesson, 1);
  progress_set_answer(progress, &lesson, 1, "1 3");
  progress_set_hints(progress, "01-press-next", 2);
  progress_set_hints(progress, "01-press-next", 1); /* what was given stays given */
  progress_set_tried(progress, "01-press-next");
  struct progress *later = progress_open(); /* before the first one ends: each change is kept */
  progress_free(progress);
  assert_string_equal(progress_last(later), "01-press-next");
  assert_int_equal(progress_page(later, &lesson), 2);
  assert_false(progress_fulfilled(later, &lesson, 0));
  assert_true(progress_fulfilled(later, &lesson, 1));
  assert_false(progress_fulfilled(later, &lesson, 2)); /* another page of the same title */
  assert_string_equal(progress_answer(later, &lesson, 1), "1 3");
  assert_int_equal(progress_hints(later, "01-press-next"), 2);
  assert_true(progress_begun(later, "01-press-next"));
  assert_true(progress_tried(later, "01-press-next"));
  assert_false(progress_passed(later, "01-press-next"));
  assert_false(progress_done(later, "01-press-next"));
  progress_set_passed(later, "01-press-next");
  progress_set_done(later, "01-press-next");
  assert_true(progress_passed(later, "01-press-next"));
  assert_true(progress_done(later, "01-press-next"));
  progress_free(later);
}

static void it_is_for_the_student_only(void **state)
{
  (void)state;
  struct stat about;
  struct progress *progress = progress_open();
  progress_set_done(progress, "01-press-next");
  progress_free(progress);
  assert_int_equal(stat(PATH, &about), 0);
  assert_int_equal(about.st_mode & 0777, 0600);
  assert_int_equal(stat(".local/state/yieldscope", &about), 0);
  assert_int_equal(about.st_mode & 0777, 0700);
}

static void marks_stay_at_their_page_when_the_lesson_changes(void **state)
{
  (void)state;
  struct lesson_page more[] = {{.title = (char *)"New"},
                               {.title = (char *)"Calling runs nothing"},
                               {.title = (char *)"Your turn"}};
  struct lesson longer = {.id = lesson.id, .pages = more, .page_count = 3};
  struct progress *progress = progress_open();
  progress_set_page(progress, &lesson, 1);
  progress_set_fulfilled(progress, &lesson, 0);
  assert_int_equal(progress_page(progress, &longer), 2);
  assert_false(progress_fulfilled(progress, &longer, 0));
  assert_true(progress_fulfilled(progress, &longer, 1));
  progress_set_page(progress, &longer, 0);
  assert_int_equal(progress_page(progress, &lesson), 0); /* a page that is gone */
  assert_false(progress_fulfilled(progress, &lesson, 17));
  progress_free(progress);
}

static void two_windows_lose_nothing(void **state)
{
  (void)state;
  struct progress *one = progress_open(), *two = progress_open();
  progress_set_fulfilled(one, &lesson, 0);
  progress_set_fulfilled(two, &lesson, 1);
  progress_set_hints(one, "01-press-next", 3);
  progress_set_hints(two, "01-press-next", 1); /* it does not know of the three */
  progress_set_page(two, &other, 0);
  progress_set_page(one, &lesson, 2);
  assert_true(progress_fulfilled(one, &lesson, 1)); /* seen with the next change */
  progress_reread(two);
  assert_true(progress_fulfilled(two, &lesson, 0));
  assert_int_equal(progress_hints(two, "01-press-next"), 3);
  assert_string_equal(progress_last(two), "01-press-next");
  assert_true(progress_begun(two, "05-infinite"));
  progress_free(one);
  progress_free(two);
}

static void what_a_later_version_wrote_stays(void **state)
{
  (void)state;
  write_file("{\"version\": 7, \"colour\": \"red\", \"last\": {\"id\": \"x\"}, \"lessons\":\n"
             "{\"01-press-next\": {\"stars\": [1, 2.5, null], \"done\": \"twice\",\n"
             "\"pages\": {\"Your turn\": {\"when\": 1234567890123}}}}}");
  struct progress *progress = progress_open();
  progress_set_page(progress, &lesson, 1);
  progress_set_fulfilled(progress, &lesson, 1);
  progress_set_done(progress, "01-press-next");
  assert_true(progress_fulfilled(progress, &lesson, 1));
  assert_string_equal(progress_problem(progress), "");
  progress_free(progress);
  expect_in_file("\"version\": 7");
  expect_in_file("\"colour\": \"red\"");
  expect_in_file("\"id\": \"x\"");
  expect_in_file("2.5");
  expect_in_file("\"done\": \"twice\"");
  expect_in_file("1234567890123");
  expect_in_file("\"fulfilled\": true");
}

static void expect_set_aside(const char *text, int number)
{
  char name[128], sentence[256];
  write_file(text);
  struct progress *progress = progress_open();
  snprintf(name, sizeof name, PATH ".damaged-%d", number);
  snprintf(sentence, sizeof sentence,
           "The file with your progress was damaged. It was set aside as ~/%s, and a new one "
           "begins.",
           name);
  assert_string_equal(progress_problem(progress), sentence);
  assert_string_equal(progress_problem(progress), ""); /* said once */
  progress_set_done(progress, "01-press-next");
  assert_string_equal(progress_problem(progress), "");
  progress_free(progress);
  char *kept = whole_file_read(name, 100000, NULL);
  assert_string_equal(kept, text);
  free(kept);
  expect_in_file("\"done\": true");
}

static void a_damaged_file_is_set_aside(void **state)
{
  (void)state;
  expect_set_aside("{\"version\": 1, \"lessons\": {\"01-press-next\": {\"pa", 1);
  expect_set_aside("", 2);
  expect_set_aside("[]", 3);
  expect_set_aside("{\"lessons\": []}", 4);
  expect_set_aside("{\"last\": \"\xff\"}", 5);
}

static void what_was_known_is_written_to_the_new_one(void **state)
{
  (void)state;
  struct progress *progress = progress_open();
  progress_set_fulfilled(progress, &lesson, 0);
  write_file("garbage");
  progress_set_fulfilled(progress, &lesson, 1);
  assert_non_null(strstr(progress_problem(progress), "progress.json.damaged-1"));
  write_file("garbage");
  progress_reread(progress);
  assert_non_null(strstr(progress_problem(progress), "progress.json.damaged-2"));
  progress_free(progress);
  progress = progress_open();
  assert_true(progress_fulfilled(progress, &lesson, 0));
  assert_true(progress_fulfilled(progress, &lesson, 1));
  progress_free(progress);
}

static void values_of_the_wrong_kind_do_no_harm(void **state)
{
  (void)state;
  write_file("{\"version\": \"x\", \"last\": 3, \"lessons\": {\"01-press-next\": {\"page\": [],\n"
             "\"pages\": 3, \"hints\": -5, \"done\": 1}, \"05-infinite\": null}}");
  struct progress *progress = progress_open();
  assert_string_equal(progress_last(progress), "");
  assert_int_equal(progress_page(progress, &lesson), 0);
  assert_int_equal(progress_hints(progress, "01-press-next"), 0);
  assert_false(progress_done(progress, "01-press-next"));
  progress_set_fulfilled(progress, &lesson, 2);
  progress_set_done(progress, "05-infinite");
  progress_set_page(progress, &lesson, 2);
  progress_free(progress);
  progress = progress_open();
  assert_true(progress_fulfilled(progress, &lesson, 2));
  assert_true(progress_done(progress, "05-infinite"));
  assert_int_equal(progress_page(progress, &lesson), 2);
  progress_free(progress);
}

static void any_name_and_answer_can_be_kept(void **state)
{
  (void)state;
  struct lesson_page page = {.title = (char *)""};
  struct lesson odd = {.id = (char *)"caf\xe9 \"x\"", .pages = &page, .page_count = 1};
  struct progress *progress = progress_open();
  progress_set_page(progress, &odd, 0);
  progress_set_answer(progress, &odd, 0, "\x1b[31m \xc3 ✓");
  progress_free(progress);
  progress = progress_open();
  assert_true(progress_begun(progress, odd.id));
  assert_string_equal(progress_answer(progress, &odd, 0), "\x1b[31m \xef\xbf\xbd ✓");
  progress_free(progress);
}

static void a_link_to_another_place_stays_one(void **state)
{
  (void)state;
  struct stat about;
  assert_int_equal(system("mkdir -p dotfiles; echo '{}' >dotfiles/mine.json"), 0);
  assert_int_equal(system("mkdir -p .local/state/yieldscope"), 0);
  char *target = NULL;
  assert_true(asprintf(&target, "%s/dotfiles/mine.json", (const char *)*state) > 0);
  assert_int_equal(symlink(target, PATH), 0);
  free(target);
  struct progress *progress = progress_open();
  progress_set_done(progress, "01-press-next");
  progress_free(progress);
  assert_int_equal(lstat(PATH, &about), 0);
  assert_true(S_ISLNK(about.st_mode));
  assert_int_equal(system("grep -q done dotfiles/mine.json"), 0);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(at_first_nothing_was_done),
      IN_FOLDER(it_lasts_from_session_to_session),
      IN_FOLDER(it_is_for_the_student_only),
      IN_FOLDER(marks_stay_at_their_page_when_the_lesson_changes),
      IN_FOLDER(two_windows_lose_nothing),
      IN_FOLDER(what_a_later_version_wrote_stays),
      IN_FOLDER(a_damaged_file_is_set_aside),
      IN_FOLDER(what_was_known_is_written_to_the_new_one),
      IN_FOLDER(values_of_the_wrong_kind_do_no_harm),
      IN_FOLDER(any_name_and_answer_can_be_kept),
      IN_FOLDER(a_link_to_another_place_stays_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
