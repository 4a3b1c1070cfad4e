/* lesson.md: what is read of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/lesson/lesson.h"

#define FRONT                                                                                      \
  "---\ntitle: Press next\npart: Depth\nminutes: 8\n"                                              \
  "misconception: It runs: at once.\n---\n\n"

static struct lesson_problems problems;

static struct lesson *read_bytes(const char *text, size_t size)
{
  lesson_problems_free(&problems);
  struct lesson *lesson = lesson_read("some/01-lesson/", "lesson.md", text, size, &problems);
  lesson_problems_sort(&problems);
  return lesson;
}

/* A lesson of one page with that in it. */
static struct lesson *read_page(const char *page)
{
  char *text;
  assert_true(asprintf(&text, FRONT "## A page\n\n%s", page) > 0);
  struct lesson *lesson = read_bytes(text, strlen(text));
  free(text);
  assert_non_null(lesson);
  return lesson;
}

/* All problems, as "LINE: TEXT" lines. */
static void assert_problems(const char *expected)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (size_t i = 0; i < problems.count; i++)
    fprintf(out, "%d: %s\n", problems.list[i].line, problems.list[i].text);
  fclose(out);
  assert_string_equal(text, expected);
  free(text);
}

/* A text in marks: each span as [style|text]. */
static void assert_text(const struct lesson_text *text, const char *expected)
{
  static const char signs[] = "p*scK/";
  char *shown = NULL;
  size_t size;
  FILE *out = open_memstream(&shown, &size);
  for (size_t i = 0; i < text->count; i++) {
    const struct lesson_block *block = &text->blocks[i];
    fprintf(out, "%s%d", i > 0 ? " " : "", block->depth);
    if (block->kind == LESSON_ITEM) fprintf(out, "-%d", block->number);
    if (block->kind == LESSON_CODE_BLOCK)
      fprintf(out, "%s%s", block->language ? block->language->ending : ".", block->pair ? "&" : "");
    for (size_t j = 0; j < block->span_count; j++)
      fprintf(out, "[%c|%s]", signs[block->spans[j].style], block->spans[j].text);
  }
  fclose(out);
  assert_string_equal(shown, expected);
  free(shown);
}

static void test_front_matter(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("Text.\n");
  assert_string_equal(lesson->id, "01-lesson");
  assert_string_equal(lesson->folder, "some/01-lesson");
  assert_string_equal(lesson->title, "Press next");
  assert_string_equal(lesson->misconception, "It runs: at once.");
  assert_int_equal(lesson->part, LESSON_DEPTH);
  assert_int_equal(lesson->minutes, 8);
  assert_int_equal(lesson->page_count, 1);
  assert_string_equal(lesson->pages[0].title, "A page");
  assert_int_equal(lesson->pages[0].line, 8);
  assert_text(&lesson->pages[0].text, "0[p|Text.]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_front_matter_problems(void **state)
{
  (void)state;
  static const char text[] = "---\ntitle: T\npart: core\nminutes: soon\nauthor: me\n---\nLost.\n"
                             "```task\n```\n## P\n";
  struct lesson *lesson = read_bytes(text, sizeof text - 1);
  assert_problems("1: The front matter needs title:, part:, minutes: and misconception:\n"
                  "3: A part is one of Core, Depth, Uses, Beyond, Play.\n"
                  "4: How many minutes does the lesson take? A number, as 8.\n"
                  "5: The front matter has title, part, minutes and misconception, but no "
                  "\"author\".\n"
                  "7: This stands before the first page. A page begins with ## and a title.\n"
                  "8: This block stands before the first page. A page begins with ##.\n");
  lesson_free(lesson);
  assert_null(read_bytes("text", 4));
  assert_problems("0: There is no page in it. A page begins with ## and a title.\n"
                  "1: The front matter is missing: the lines title:, part:, minutes: and "
                  "misconception: between two lines ---.\n"
                  "1: This stands before the first page. A page begins with ## and a title.\n");
}

static void test_text(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("One *two* **three** `four`,\nfive &lt;<kbd>5n</kbd><kbd>b"
                                    "</kbd>. <!-- not shown -->\\\nsix\n\n"
                                    "- a\n  1. b\n  2. c\n- d\n\n  e\n\n"
                                    "See [MDN](https://mdn) <https://x>.\n");
  assert_text(&lesson->pages[0].text,
              "0[p|One ][*|two][p| ][s|three][p| ][c|four][p|, five <][K|5n][K|b][p|. ][/|][p|six] "
              "1-0[p|a] 2-1[p|b] 2-2[p|c] 1-0[p|d] 1[p|e] "
              "0[p|See MDN (https://mdn) https://x.]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_code(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("```lua\nf(1)\n\n  g()\n```\n```js\nf(1);\n```\n"
                                    "```text\n## no page\n```\n```lua\nalone()\n```\n");
  assert_int_equal(lesson->page_count, 1);
  assert_text(&lesson->pages[0].text, "0.lua&[c|f(1)][c|][c|  g()] 0.js&[c|f(1);] "
                                      "0.[c|## no page] 0.lua[c|alone()]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_text_problems(void **state)
{
  (void)state;
  lesson_free(read_page("### Deep\n\n> quoted\n\n<b>x</b> &copy;\n\n<kbd>Hyper-q</kbd>\n\n"
                        "Open <kbd>n\n\n![p](p.png)\n\n```tsak\n```\n"));
  assert_problems(
      "10: Of headings, a lesson has only those of pages: ## and a title.\n"
      "12: A lesson has no quotations (>).\n"
      "14: Of HTML, a lesson has only <kbd>n</kbd>, and comments.\n"
      "14: Of HTML, a lesson has only <kbd>n</kbd>, and comments.\n"
      "14: Write the character itself for &copy;.\n"
      "16: There is no key \"Hyper-q\" in the default keymap (:keys shows it).\n"
      "18: A <kbd> is not closed: write <kbd>n</kbd>.\n"
      "20: A lesson has no pictures.\n"
      "22: There is no block \"tsak\". There are script, task, predict, quiz, exercise; and for "
      "code lua, js and text.\n");
  struct lesson *lesson = read_page("A <b\nc> d. <!-- e\nf -->\n\n<!-- g\nh --> i\n");
  assert_text(&lesson->pages[0].text, "0[p|A <b c> d. ] 0[p| i]");
  lesson_free(lesson);
}

static void test_script_and_task(void **state)
{
  (void)state;
  struct lesson *lesson =
      read_page("Before.\n\n```script\nfib.lua\ndo: 2 next; send {1, 2}\n"
                "language: javascript\nhide: source\n```\n\n````task\nDo it,\n*now*.\n"
                "until: results 3, value \"a, b\", send, paused 4,\n"
                "  command view lanes\nby: next; view lanes\n"
                "then: Done.\n  Well.\n````\n");
  const struct lesson_page *page = &lesson->pages[0];
  assert_string_equal(page->script.file, "fib.lua");
  assert_string_equal(page->script.path, "some/01-lesson/fib.lua");
  assert_int_equal(page->script.line, 12);
  assert_int_equal(page->script.does.count, 3);
  assert_string_equal(page->script.does.lines[1], "next");
  assert_string_equal(page->script.does.lines[2], "send {1, 2}");
  assert_ptr_equal(page->script.language, &language_javascript);
  assert_true(page->script.hides_source);
  assert_int_equal(page->directive.kind, LESSON_TASK);
  const struct lesson_task *task = &page->directive.task;
  assert_text(&task->what, "0[p|Do it, ][*|now][p|.]");
  assert_text(&task->then, "0[p|Done. Well.]");
  assert_int_equal(task->until_count, 5);
  assert_int_equal(task->until[0].kind, LESSON_WHEN_RESULTS);
  assert_int_equal(task->until[0].number, 3);
  assert_int_equal(task->until[1].kind, LESSON_WHEN_VALUE);
  assert_string_equal(task->until[1].text, "\"a, b\"");
  assert_int_equal(task->until[2].kind, LESSON_WHEN_SEND);
  assert_string_equal(task->until[2].text, "");
  assert_int_equal(task->until[3].number, 4);
  assert_string_equal(task->until[4].text, "view lanes");
  assert_int_equal(task->by.count, 2);
  assert_problems("");
  lesson_free(lesson);
}

static void test_predict(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("```predict\nWhat comes?\nguess 1: No: not yet.\n"
                                    "guess \"a: b\", true: Not that.\nwrong: Wrong.\n"
                                    "right: Right.\n```\n");
  const struct lesson_predict *predict = &lesson->pages[0].directive.predict;
  assert_int_equal(lesson->pages[0].directive.kind, LESSON_PREDICT);
  assert_text(&predict->question, "0[p|What comes?]");
  assert_int_equal(predict->guess_count, 2);
  assert_string_equal(predict->guesses[0].value, "1");
  assert_false(predict->guesses[0].has_done);
  assert_text(&predict->guesses[0].reply, "0[p|No: not yet.]");
  assert_string_equal(predict->guesses[1].value, "\"a: b\"");
  assert_true(predict->guesses[1].has_done && predict->guesses[1].done);
  assert_text(&predict->guesses[1].reply, "0[p|Not that.]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_quiz(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("```quiz\nWho keeps `i`?\n[ ] Nobody\n  No: look.\n"
                                    "[x] The generator\n  Yes.\n  - Always.\n```\n");
  const struct lesson_quiz *quiz = &lesson->pages[0].directive.quiz;
  assert_text(&quiz->question, "0[p|Who keeps ][c|i][p|?]");
  assert_int_equal(quiz->choice_count, 2);
  assert_int_equal(quiz->right_count, 1);
  assert_false(quiz->choices[0].right);
  assert_text(&quiz->choices[0].reply, "0[p|No: look.]");
  assert_text(&quiz->choices[1].text, "0[p|The generator]");
  assert_text(&quiz->choices[1].reply, "0[p|Yes.] 1-0[p|Always.]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_exercise(void **state)
{
  (void)state;
  struct lesson *lesson = read_page("```exercise\nWrite it.\nstart: exercise/start.lua\n"
                                    "check: exercise/check.lua\nsolution: s.lua\nhint: One.\n"
                                    "hint: Two.\nthen: Good.\n```\n");
  const struct lesson_exercise *exercise = lesson_exercise(lesson);
  assert_non_null(exercise);
  assert_string_equal(exercise->start, "some/01-lesson/exercise/start.lua");
  assert_string_equal(exercise->solution, "some/01-lesson/s.lua");
  assert_int_equal(exercise->hint_count, 2);
  assert_text(&exercise->hints[1], "0[p|Two.]");
  assert_problems("");
  lesson_free(lesson);
}

static void test_directive_problems(void **state)
{
  (void)state;
  lesson_free(
      read_page("```task\nDo.\nuntill: done\nby: nxet; 0 next\nby: next\n```\n"
                "After.\n\n```quiz\n[x] One\n  Yes.\n```\n```script\n../x.lua\nhide: all\n```\n"
                "```script\ny.lua\n```\n"));
  assert_problems(
      "10: This block task needs a line that begins with then:\n"
      "10: This block task needs a line that begins with until:\n"
      "12: The block task has no field \"untill:\", only until:, by:, then:. (Text may not begin a "
      "line like that.)\n"
      "13: A number before a command says how often, from 1 to 1000: 3 next.\n"
      "13: There is no command \"nxet\". Is it next?\n"
      "14: The field by: stands here for the second time.\n"
      "16: On a page, the text stands before its task.\n"
      "18: A page has one script, and one task, prediction, quiz or exercise. Begin another page "
      "(##) before this block.\n"
      "23: The name of a file in the lesson's folder has to stand here.\n"
      "24: What can be hidden is the source: hide: source\n"
      "26: A page has one script, and one task, prediction, quiz or exercise. Begin another page "
      "(##) before this block.\n");
}

static void test_condition_problems(void **state)
{
  (void)state;
  lesson_free(read_page("```task\nDo.\nuntil: dnoe, results x, paused, value, done now,\n"
                        "  command fly\nby: next\nthen: T.\n```\n"));
  assert_problems(
      "12: In the condition done, nothing stands behind it.\n"
      "12: In the condition paused, the number of a line stands behind it.\n"
      "12: In the condition results, a number stands behind it.\n"
      "12: In the condition value, a text stands behind it.\n"
      "12: There is no condition \"dnoe\". There are: results, value, done, send, throw, return, "
      "created, paused, line, error, printed, end, finished, command, branch.\n"
      "13: There is no command \"fly\".\n");
}

/* Line ends of other systems, a byte order mark, tabs, and what is no text. */
static void test_bytes(void **state)
{
  (void)state;
  static const char text[] = "\xef\xbb\xbf---\r\ntitle: T\r\npart: Core\r\nminutes: 1\r\n"
                             "misconception: M\r\n---\r\n## P\r\n\r\na\tb \x1b[1m\xff\0c\r\n";
  struct lesson *lesson = read_bytes(text, sizeof text - 1);
  assert_text(&lesson->pages[0].text, "0[p|a    b \xef\xbf\xbd[1m\xef\xbf\xbd\xef\xbf\xbd"
                                      "c]");
  assert_problems("9: Here stands something that is no text. Save the file as UTF-8.\n");
  lesson_free(lesson);
}

static int tidy(void **state)
{
  (void)state;
  lesson_problems_free(&problems);
  return 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_front_matter),
      cmocka_unit_test(test_front_matter_problems),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_code),
      cmocka_unit_test(test_text_problems),
      cmocka_unit_test(test_script_and_task),
      cmocka_unit_test(test_predict),
      cmocka_unit_test(test_quiz),
      cmocka_unit_test(test_exercise),
      cmocka_unit_test(test_directive_problems),
      cmocka_unit_test(test_condition_problems),
      cmocka_unit_test(test_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, tidy);
}
