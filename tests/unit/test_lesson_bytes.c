/* lesson.md may hold any bytes at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/lesson/lesson.h"

#define FRONT                                                                                      \
  "---\ntitle: Press next\npart: Depth\nminutes: 8\n"                                              \
  "misconception: It runs: at once.\n---\n\n"

static struct lesson_problems problems;

static struct lesson *read_bytes(const char *text, size_t size)
{
  lesson_problems_free(&problems);
  return lesson_read("some/01-lesson/", "lesson.md", text, size, &problems);
}

static const char whole[] =
    FRONT "## One\n\nText *a* **b** `c` <kbd>n</kbd> &lt; [l](u)\n\n- x\n  1. y\n\n"
          "```script\nf.lua\ndo: 3 next; throw \"e\"\nlanguage: lua\nhide: source\n```\n\n"
          "```task\nDo.\nuntil: results 2, value \"a\", paused 3\nby: 2 next\nthen: T.\n```\n\n"
          "## Two\n\n```lua\nf()\n```\n```js\nf();\n```\n\n"
          "```predict\nQ?\nguess {1, \"a: b\"}, true: No.\nwrong: W.\nright: R.\n```\n\n"
          "## Three\n\n```quiz\nQ?\n[ ] a\n  No.\n[x] b\n  Yes.\n```\n\n"
          "## Four\n\n~~~exercise\nE.\nstart: s.lua\ncheck: c.lua\nsolution: l.lua\nhint: H.\n"
          "then: T.\n~~~\n";

/* Every string is there, and is text. */
static void look_at(const struct lesson *lesson)
{
  size_t sum = strlen(lesson->title) + strlen(lesson->misconception);
  assert_true(lesson->page_count > 0);
  for (size_t i = 0; i < lesson->page_count; i++) {
    const struct lesson_page *page = &lesson->pages[i];
    sum += strlen(page->title) + strlen(page->script.file) + strlen(page->script.path);
    for (size_t j = 0; j < page->text.count; j++)
      for (size_t k = 0; k < page->text.blocks[j].span_count; k++)
        assert_null(strpbrk(page->text.blocks[j].spans[k].text, "\n\r\t\x1b\x01"));
  }
  assert_true(sum < LESSON_MOST_BYTES);
  for (size_t i = 0; i < problems.count; i++)
    assert_true(problems.list[i].line >= 0 && problems.list[i].text[0] != '\0');
}

static void test_truncations(void **state)
{
  (void)state;
  for (size_t size = 0; size < sizeof whole; size++) {
    char *exact = malloc(size + 1); /* so that a sanitizer sees what is read behind it */
    memcpy(exact, whole, size);
    char *cut = realloc(exact, size > 0 ? size : 1);
    struct lesson *lesson = read_bytes(cut, size);
    if (lesson) look_at(lesson);
    else assert_true(problems.count > 0);
    lesson_free(lesson);
    free(cut);
  }
  struct lesson *lesson = read_bytes(whole, sizeof whole - 1);
  assert_int_equal(problems.count, 0);
  assert_int_equal(lesson->page_count, 4);
  lesson_free(lesson);
}

static uint32_t random_number(uint32_t *seed)
{
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void test_garbage(void **state)
{
  (void)state;
  static const char *const pieces[] = {"\n",   "## ", "```",  "```task\n", "```quiz\n", "[x] ",
                                       "\xff", "- ",  "    ", "until: ",   "<kbd>",     "</kbd>",
                                       "> ",   "\"",  "{",    "&#0;",      "---\n",     "guess "};
  uint32_t seed = 1;
  for (int round = 0; round < 3000; round++) {
    char text[sizeof whole + 512];
    size_t size = sizeof whole - 1;
    memcpy(text, whole, size);
    for (uint32_t change = random_number(&seed) % 20; change > 0; change--) {
      const char *piece =
          pieces[random_number(&seed) % (uint32_t)(sizeof pieces / sizeof pieces[0])];
      size_t length = strlen(piece), at = random_number(&seed) % (size - length);
      if (random_number(&seed) % 2) memcpy(text + at, piece, length);
      else text[at] = (char)random_number(&seed);
    }
    struct lesson *lesson = read_bytes(text, size);
    if (lesson) look_at(lesson);
    lesson_free(lesson);
  }
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
      cmocka_unit_test(test_truncations),
      cmocka_unit_test(test_garbage),
  };
  return cmocka_run_group_tests(tests, NULL, tidy);
}
