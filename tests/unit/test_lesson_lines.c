/* A lesson's text as lines: wrapped, with the user's own keys; and finding lessons. */
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
#include "app/keymap.h"
#include "app/language.h"
#include "app/lesson/course.h"
#include "app/lesson/lesson_lines.h"
#include "app/problems.h"
#include "app/text.h"

static const char front[] =
    "---\ntitle: T\npart: Core\nminutes: 8\nmisconception: M\n---\n## Page\n\n";

static struct lesson *read_page(const char *page)
{
  char *text;
  struct lesson_problems problems = {0};
  assert_true(asprintf(&text, "%s%s", front, page) > 0);
  struct lesson *lesson = lesson_read("lesson", "lesson.md", text, strlen(text), &problems);
  assert_non_null(lesson);
  assert_int_equal(problems.count, 0);
  free(text);
  return lesson;
}

static struct keymap *keys(const char *more)
{
  char problem[128];
  struct problems problems = {0};
  struct keymap *keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  assert_string_equal(problem, "");
  keymap_read(keymap, "keys", more, &problems);
  assert_int_equal(problems.count, 0);
  return keymap;
}

static void assert_page(const char *page, const struct lesson_look *look,
                        const struct lesson_lines_state *state, const char *expected)
{
  static const struct lesson_lines_state fresh;
  struct lesson *lesson = read_page(page);
  struct lesson_lines lines = {0};
  char *text = NULL;
  size_t size;
  lesson_lines_page(&lines, look, &lesson->pages[0], state ? state : &fresh);
  FILE *out = open_memstream(&text, &size);
  for (size_t i = 0; i < lines.count; i++) {
    assert_int_equal(strlen(lines.lines[i].text), lines.lines[i].size);
    assert_true(text_width(lines.lines[i].text, lines.lines[i].size) <= look->columns);
    fprintf(out, "%s\n", lines.lines[i].text);
  }
  fclose(out);
  assert_string_equal(text, expected);
  free(text);
  lesson_lines_free(&lines);
  lesson_free(lesson);
}

static void test_wrapping(void **state)
{
  (void)state;
  struct keymap *keymap = keys("");
  const struct lesson_look look = {.columns = 20, .keymap = keymap};
  assert_page("One two three four five.\n\nAnother\\\nline of `a b` and\n\n"
              "- an item that goes on\n- b\n  1. deep\n\nabcdefghijklmnopqrstuvwxyz\n",
              &look, NULL,
              "One two three four\nfive.\n\nAnother\nline of `a b` and\n"
              "• an item that goes\n  on\n• b\n  1. deep\nabcdefghijklmnopqrst\nuvwxyz\n");
  keymap_free(keymap);
}

static void test_code_stays_whole(void **state)
{
  (void)state;
  struct keymap *keymap = keys("");
  const struct lesson_look look = {.columns = 24, .keymap = keymap};
  assert_page("It is done: `{ a, b }` now, and `this one is far too long to keep`.\n", &look, NULL,
              "It is done: `{ a, b }`\nnow, and `this one is\nfar too long to keep`.\n");
  keymap_free(keymap);
}

static void test_pairs(void **state)
{
  (void)state;
  struct keymap *keymap = keys("");
  static const char page[] = "Look:\n```lua\nyield(1)\n```\n```js\nyield 1;\n```\n"
                             "```text\nas it is\n```\nSo.\n";
  struct lesson_look look = {.columns = 40, .keymap = keymap};
  assert_page(page, &look, NULL, "Look:\n  yield(1)\n  as it is\nSo.\n");
  look.language = &language_javascript;
  look.airy = true;
  assert_page(page, &look, NULL, "Look:\n\n  yield 1;\n\n  as it is\n\nSo.\n");
  look.language = NULL;
  look.columns = 11;
  assert_page("```lua\nlocal x = yield(1)\n```\n", &look, NULL, "  local x …\n");
  keymap_free(keymap);
}

static void test_keys(void **state)
{
  (void)state;
  struct keymap *keymap = keys("y next\nb -\nBackspace -\nLeft -\n");
  struct lesson_look look = {.columns = 76, .keymap = keymap};
  static const char page[] = "Press <kbd>n</kbd>, <kbd>5n</kbd>, <kbd>v</kbd>, <kbd>b</kbd>, "
                             "<kbd>Enter</kbd> or <kbd>]</kbd>.\n";
  assert_page(page, &look, NULL, "Press y, 5y, v, :back, Enter or ].\n");
  look.keymap = NULL;
  assert_page(page, &look, NULL,
              "Press `next`, `5 next`, `send`, `back`, `Enter` or "
              "`select next`.\n");
  keymap_free(keymap);
  assert_true(lesson_lines_is_key("12n"));
  assert_true(lesson_lines_is_key("0"));
  assert_true(lesson_lines_is_key("Ctrl-L"));
  assert_false(lesson_lines_is_key("5"));
  assert_false(lesson_lines_is_key(""));
  assert_false(lesson_lines_is_key("Hyper-n"));
}

static void test_styles(void **state)
{
  (void)state;
  struct keymap *keymap = keys("");
  const struct lesson_look look = {.columns = 40, .keymap = keymap};
  struct lesson *lesson = read_page("*out* <kbd>n</kbd> `i`\n\n```lua\nlocal a\n```\n");
  struct lesson_lines lines = {0};
  lesson_lines_add(&lines, &look, "", &lesson->pages[0].text);
  assert_int_equal(lines.count, 2);
  assert_string_equal(lines.lines[0].text, "out n `i`");
  assert_int_equal(lines.lines[0].styles[0], GRID_TITLE);
  assert_int_equal(lines.lines[0].styles[4], GRID_KEY);
  assert_int_equal(lines.lines[0].styles[6], GRID_DIM);
  assert_int_equal(lines.lines[0].styles[7], GRID_CODE_NAME);
  assert_int_equal(lines.lines[1].styles[2], GRID_CODE_KEYWORD);
  lesson_lines_free(&lines);
  char *sentence = lesson_lines_sentence(&look, &lesson->pages[0].text);
  assert_string_equal(sentence, "out n `i` `local a`");
  free(sentence);
  lesson_free(lesson);
  keymap_free(keymap);
}

static void test_directives(void **state)
{
  (void)state;
  struct keymap *keymap = keys("");
  const struct lesson_look look = {.columns = 30, .keymap = keymap};
  static const char task[] = "Text.\n```task\nPull three results, one by one.\nuntil: done\n"
                             "by: next\nthen: Well done.\n```\n";
  const struct lesson_lines_state fulfilled = {.fulfilled = true};
  assert_page(task, &look, NULL, "Text.\n☐ Pull three results, one by\n  one.\n");
  assert_page(task, &look, &fulfilled,
              "Text.\n☑ Pull three results, one by\n  one.\n  Well done.\n");
  static const char quiz[] = "```quiz\nWho?\n[ ] Me\n  No.\n[x] You\n  Yes.\n```\n";
  struct lesson *lesson = read_page(quiz);
  const bool chosen[] = {true, false};
  const struct lesson_lines_state wrong = {
      .chosen = chosen, .reply = &lesson->pages[0].directive.quiz.choices[0].reply};
  assert_page(quiz, &look, NULL, "☐ Who?\n  1) Me\n  2) You\n");
  assert_page(quiz, &look, &wrong, "☐ Who?\n✗ 1) Me\n  2) You\n  No.\n");
  const struct lesson_lines_state hinted = {
      .hints = &lesson->pages[0].directive.quiz.choices[0].reply, .hint_count = 1};
  static const char predict[] = "```predict\nWhat?\nwrong: W.\nright: R.\n```\n";
  assert_page(predict, &look, &hinted, "☐ What?\n  Hint 1: No.\n");
  lesson_free(lesson);
  keymap_free(keymap);
}

/* ------------------------------------------------------------------ finding */

static void write_lesson(const char *folder, const char *id, const char *part)
{
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, id);
  assert_int_equal(mkdir(path, 0700), 0);
  snprintf(path, sizeof path, "%s/%s/lesson.md", folder, id);
  FILE *file = fopen(path, "w");
  fprintf(file, "---\ntitle: %s\npart: %s\nminutes: 1\nmisconception: M\n---\n## P\n", id, part);
  fclose(file);
}

static void remove_lesson(const char *folder, const char *id)
{
  char path[512];
  snprintf(path, sizeof path, "%s/%s/lesson.md", folder, id);
  unlink(path);
  snprintf(path, sizeof path, "%s/%s", folder, id);
  rmdir(path);
}

static void test_course(void **state)
{
  (void)state;
  char folder[] = "/tmp/yieldscope-course.XXXXXX", problem[256];
  assert_non_null(mkdtemp(folder));
  setenv("YIELDSCOPE_LESSONS", folder, 1);
  assert_null(course_open(NULL, problem, sizeof problem));
  assert_non_null(strstr(problem, "there are no lessons in"));
  write_lesson(folder, "sieve", "Play");
  write_lesson(folder, "02-done", "Core");
  write_lesson(folder, "01-press-next", "Core");
  write_lesson(folder, "10-throw", "Depth");
  struct course *course = course_open(NULL, problem, sizeof problem);
  assert_non_null(course);
  assert_int_equal(course->count, 4);
  assert_string_equal(course->lessons[0]->id, "01-press-next");
  assert_string_equal(course->lessons[3]->id, "sieve");
  assert_int_equal(course_find(course, "01-press-next"), 0);
  assert_int_equal(course_find(course, "1"), 0);
  assert_int_equal(course_find(course, "02"), 1);
  assert_int_equal(course_find(course, "throw"), 2);
  assert_int_equal(course_find(course, "si"), 3);
  assert_int_equal(course_find(course, "0"), 4); /* two begin so */
  assert_int_equal(course_find(course, ""), 4);
  course_free(course);
  struct lesson *lesson = course_lesson("2", problem, sizeof problem);
  assert_string_equal(lesson->title, "02-done");
  lesson_free(lesson);
  char path[512];
  snprintf(path, sizeof path, "%s/10-throw/", folder);
  lesson = course_lesson(path, problem, sizeof problem);
  assert_string_equal(lesson->id, "10-throw");
  lesson_free(lesson);
  assert_null(course_lesson("99", problem, sizeof problem));
  assert_string_equal(problem, "there is no lesson 99; yieldscope lesson lists them");
  assert_null(course_lesson("./none", problem, sizeof problem));
  assert_non_null(strstr(problem, "./none/lesson.md: It cannot be read: No such file"));
  static const char *const ids[] = {"sieve", "02-done", "01-press-next", "10-throw"};
  for (size_t i = 0; i < 4; i++)
    remove_lesson(folder, ids[i]);
  rmdir(folder);
  assert_null(course_open(NULL, problem, sizeof problem));
  assert_non_null(strstr(problem, "there is no such folder"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_wrapping), cmocka_unit_test(test_code_stays_whole),
      cmocka_unit_test(test_pairs),    cmocka_unit_test(test_keys),
      cmocka_unit_test(test_styles),   cmocka_unit_test(test_directives),
      cmocka_unit_test(test_course),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
