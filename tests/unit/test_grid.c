/* The grid, read back as text: each test shows what stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"

#define ALL ((size_t)-1)

static void assert_shows(const struct grid *grid, const char *expected)
{
  char *text = grid_to_text(grid);
  assert_string_equal(text, expected);
  free(text);
}

/* What a grid promises of each cell: see grid.h. */
static void assert_whole(const struct grid *grid)
{
  for (int row = 0; row < grid_rows(grid); row++) {
    int due = 0; /* right halves that must come now */
    for (int column = 0; column < grid_columns(grid); column++) {
      const struct grid_cell *cell = grid_at(grid, row, column);
      assert_int_equal(cell->width == 0, due == 1);
      assert_int_equal(cell->text[0] == '\0', due == 1);
      due = cell->width == 2;
    }
    assert_int_equal(due, 0);
  }
}

static void test_a_new_grid_is_blank(void **state)
{
  (void)state;
  struct grid *grid = grid_new(2, 3);
  assert_int_equal(grid_rows(grid), 2);
  assert_int_equal(grid_columns(grid), 3);
  assert_string_equal(grid_at(grid, 1, 2)->text, " ");
  assert_int_equal(grid_at(grid, 1, 2)->width, 1);
  assert_shows(grid, "\n\n");
  grid_free(grid);
}

static void test_an_empty_grid_takes_no_harm(void **state)
{
  (void)state;
  struct grid *grid = grid_new(0, 0);
  assert_non_null(grid);
  grid_text(grid, 0, 0, 5, GRID_PLAIN, "abc", ALL);
  grid_fill(grid, 0, 0, 5, 5, GRID_BAR);
  grid_style(grid, 0, 0, 5, GRID_BAR);
  assert_shows(grid, "");
  grid_free(grid);
}

static void test_text_is_clipped(void **state)
{
  (void)state;
  struct grid *grid = grid_new(3, 8);
  assert_int_equal(grid_text(grid, 0, 1, 4, GRID_PLAIN, "abcdef", ALL), 4);
  assert_int_equal(grid_text(grid, 1, -2, 9, GRID_PLAIN, "abcd", ALL), 4);
  grid_text(grid, 2, 6, 9, GRID_PLAIN, "abcd", ALL);
  grid_text(grid, 9, 0, 9, GRID_PLAIN, "below", ALL);
  grid_text(grid, -1, 0, 9, GRID_PLAIN, "above", ALL);
  assert_int_equal(grid_text(grid, 0, 7, 1, GRID_PLAIN, "xyz", 1), 1);
  assert_shows(grid, " abcd  x\n"
                     "cd\n"
                     "      ab\n");
  grid_free(grid);
}

static void test_control_characters_and_bad_bytes_are_visible(void **state)
{
  (void)state;
  struct grid *grid = grid_new(1, 10);
  assert_int_equal(grid_text(grid, 0, 0, 10, GRID_PLAIN, "a\x1b[\n\0\xFFz", 7), 7);
  assert_shows(grid, "a\uFFFD[\uFFFD\uFFFD\uFFFDz\n");
  grid_free(grid);
}

static void test_wide_characters_take_two_cells(void **state)
{
  (void)state;
  struct grid *grid = grid_new(1, 6);
  assert_int_equal(grid_text(grid, 0, 0, 6, GRID_PLAIN, "日本x", ALL), 5);
  assert_shows(grid, "日本x\n");
  assert_int_equal(grid_at(grid, 0, 0)->width, 2);
  assert_int_equal(grid_at(grid, 0, 1)->width, 0);
  assert_whole(grid);
  grid_free(grid);
}

static void test_half_a_wide_character_is_never_drawn(void **state)
{
  (void)state;
  struct grid *grid = grid_new(3, 5);
  assert_int_equal(grid_text(grid, 0, 0, 3, GRID_PLAIN, "日本", ALL), 2);
  grid_text(grid, 1, 4, 2, GRID_PLAIN, "日", ALL);
  grid_text(grid, 2, -1, 6, GRID_PLAIN, "日ab", ALL);
  assert_shows(grid, "日\n"
                     "\n"
                     " ab\n");
  assert_whole(grid);
  grid_free(grid);
}

static void test_overwriting_half_of_a_wide_character_blanks_the_other(void **state)
{
  (void)state;
  struct grid *grid = grid_new(4, 4);
  for (int row = 0; row < 4; row++)
    grid_text(grid, row, 0, 4, GRID_PLAIN, "日本", ALL);
  grid_text(grid, 0, 1, 1, GRID_PLAIN, "x", ALL);
  grid_text(grid, 1, 2, 1, GRID_PLAIN, "x", ALL);
  grid_text(grid, 2, 1, 2, GRID_PLAIN, "語", ALL);
  grid_fill(grid, 3, 3, 1, 1, GRID_PLAIN);
  assert_shows(grid, " x本\n"
                     "日x\n"
                     " 語\n"
                     "日\n");
  assert_whole(grid);
  grid_free(grid);
}

static void test_combining_characters_join_the_cell_before(void **state)
{
  (void)state;
  struct grid *grid = grid_new(2, 4);
  assert_int_equal(grid_text(grid, 0, 0, 2, GRID_PLAIN, "e\u0301o\u0308x", ALL), 2);
  assert_string_equal(grid_at(grid, 0, 0)->text, "e\u0301");
  assert_string_equal(grid_at(grid, 0, 1)->text, "o\u0308");
  assert_string_equal(grid_at(grid, 0, 2)->text, " ");
  /* The first of a text has nothing to join. */
  assert_int_equal(grid_text(grid, 1, 1, 2, GRID_PLAIN, "\u0301a", ALL), 1);
  assert_shows(grid, "e\u0301o\u0308\n a\n");
  grid_free(grid);
}

static void test_a_cell_holds_only_so_many_marks(void **state)
{
  (void)state;
  struct grid *grid = grid_new(1, 3);
  char text[200] = "a";
  for (int i = 0; i < 50; i++)
    strcat(text, "\u0301");
  strcat(text, "b");
  assert_int_equal(grid_text(grid, 0, 0, 3, GRID_PLAIN, text, ALL), 2);
  assert_true(strlen(grid_at(grid, 0, 0)->text) >= 9);
  assert_string_equal(grid_at(grid, 0, 1)->text, "b");
  grid_free(grid);
}

static void test_emoji_sequences_are_drawn_as_their_parts(void **state)
{
  (void)state;
  struct grid *grid = grid_new(1, 8);
  grid_text(grid, 0, 0, 8, GRID_PLAIN, "\u2764\uFE0F\U0001F469\u200D\U0001F4BB", ALL);
  assert_shows(grid, "\u2764\U0001F469\U0001F4BB\n");
  assert_whole(grid);
  grid_free(grid);
}

static void test_text_that_does_not_fit_ends_in_an_ellipsis(void **state)
{
  (void)state;
  struct grid *grid = grid_new(5, 8);
  assert_int_equal(grid_text_fit(grid, 0, 0, 5, GRID_PLAIN, "abcde", ALL), 5);
  assert_int_equal(grid_text_fit(grid, 1, 0, 5, GRID_PLAIN, "abcdef", ALL), 5);
  assert_int_equal(grid_text_fit(grid, 2, 0, 4, GRID_PLAIN, "日本語", ALL), 3);
  assert_int_equal(grid_text_fit(grid, 3, 0, 1, GRID_PLAIN, "ab", ALL), 1);
  assert_int_equal(grid_text_fit(grid, 4, 0, 0, GRID_PLAIN, "ab", ALL), 0);
  assert_shows(grid, "abcde\n"
                     "abcd…\n"
                     "日…\n"
                     "…\n"
                     "\n");
  grid_free(grid);
}

static void test_text_wraps_at_words(void **state)
{
  (void)state;
  struct grid *grid = grid_new(6, 12);
  int rows =
      grid_text_wrap(grid, 0, 1, 6, 10, GRID_PLAIN, "one two three  four\n\nincomprehensible");
  assert_int_equal(rows, 6);
  assert_shows(grid, " one two\n"
                     " three\n"
                     " four\n"
                     "\n"
                     " incomprehe\n"
                     " nsible\n");
  grid_free(grid);
}

static void test_wrapped_text_says_that_it_was_cut(void **state)
{
  (void)state;
  struct grid *grid = grid_new(6, 12);
  assert_int_equal(grid_text_wrap(grid, 0, 0, 2, 10, GRID_PLAIN, "one two three four five"), 2);
  assert_int_equal(grid_text_wrap(grid, 2, 0, 1, 10, GRID_PLAIN, "first\nsecond"), 1);
  assert_int_equal(grid_text_wrap(grid, 3, 0, 1, 10, GRID_PLAIN, "just fits\n"), 1);
  assert_int_equal(grid_text_wrap(grid, 4, 0, 2, 1, GRID_PLAIN, "日本"), 2);
  assert_shows(grid, "one two\n"
                     "three fou…\n"
                     "first…\n"
                     "just fits\n"
                     "\n"
                     "\n");
  assert_int_equal(grid_text_wrap(grid, 0, 0, 0, 10, GRID_PLAIN, "x"), 0);
  assert_int_equal(grid_text_wrap(grid, 0, 0, 3, 0, GRID_PLAIN, "x"), 0);
  assert_int_equal(grid_text_wrap(grid, 0, 0, 3, 5, GRID_PLAIN, ""), 0);
  grid_free(grid);
}

static void test_styles_are_shown_below_the_text(void **state)
{
  (void)state;
  struct grid *grid = grid_new(3, 6);
  grid_text(grid, 0, 0, 6, GRID_PLAIN, "plain", ALL);
  grid_text(grid, 1, 0, 6, GRID_DIM, "ab", ALL);
  grid_text(grid, 1, 2, 6, GRID_PLAIN, "日c", ALL);
  grid_style(grid, 1, 2, 2, GRID_BORDER);
  grid_fill(grid, 2, 4, 9, 9, GRID_BAR);
  char *text = grid_to_styled_text(grid);
  assert_string_equal(text, "plain\n"
                            "ab日c\n"
                            "aabb\n"
                            "\n"
                            "....dd\n");
  free(text);
  grid_clear(grid);
  text = grid_to_styled_text(grid);
  assert_string_equal(text, "\n\n\n");
  free(text);
  grid_free(grid);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_new_grid_is_blank),
      cmocka_unit_test(test_an_empty_grid_takes_no_harm),
      cmocka_unit_test(test_text_is_clipped),
      cmocka_unit_test(test_control_characters_and_bad_bytes_are_visible),
      cmocka_unit_test(test_wide_characters_take_two_cells),
      cmocka_unit_test(test_half_a_wide_character_is_never_drawn),
      cmocka_unit_test(test_overwriting_half_of_a_wide_character_blanks_the_other),
      cmocka_unit_test(test_combining_characters_join_the_cell_before),
      cmocka_unit_test(test_a_cell_holds_only_so_many_marks),
      cmocka_unit_test(test_emoji_sequences_are_drawn_as_their_parts),
      cmocka_unit_test(test_text_that_does_not_fit_ends_in_an_ellipsis),
      cmocka_unit_test(test_text_wraps_at_words),
      cmocka_unit_test(test_wrapped_text_says_that_it_was_cut),
      cmocka_unit_test(test_styles_are_shown_below_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
