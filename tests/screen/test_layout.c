/* At every size the panes stand inside the window, apart from each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/layout.h"

/* Fills each pane's rows, with its title, into a map of the window. */
static struct layout check_wish(const struct layout_wish *wish)
{
  struct layout layout = layout_make(wish);
  int rows = wish->rows, columns = wish->columns;
  enum pane zoomed = wish->zoomed;
  assert_false(layout.too_small);
  unsigned char *taken = calloc((size_t)rows * (size_t)columns, 1);
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    struct layout_box box = layout.boxes[pane];
    if (box.height == 0) continue;
    if (pane == PANE_TIME && layout.time_in_line) { /* in the row of the sentence's title */
      assert_int_equal(box.row + 1, layout.boxes[PANE_SENTENCE].row);
      continue;
    }
    assert_true(box.width >= 20);
    assert_in_range(box.row, 2, rows - 2);
    assert_in_range(box.row + box.height, 3, rows - 1);
    assert_in_range(box.column + box.width, 20, columns);
    for (int row = box.row - 1; row < box.row + box.height; row++)
      for (int column = box.column; column < box.column + box.width; column++)
        assert_int_equal(taken[row * columns + column]++, 0);
  }
  for (int i = 0; i < layout.line_count; i++) {
    struct layout_line line = layout.lines[i];
    assert_true(line.row >= 0 && line.column >= 0);
    assert_in_range(line.row + (line.vertical ? line.length : 1), 1, rows);
    assert_in_range(line.column + (line.vertical ? 1 : line.length), 1, columns);
  }
  free(taken);
  assert_true(layout.boxes[PANE_SENTENCE].height >= 2);
  if (zoomed == PANE_COUNT) {
    assert_true(layout.boxes[PANE_SOURCE].height >= 4);
  } else {
    for (int pane = 0; pane < PANE_TIME; pane++)
      assert_int_equal(layout.boxes[pane].height > 0, pane == (int)zoomed);
    assert_true(layout.boxes[zoomed].width >= columns - 2);
    assert_true(layout.boxes[zoomed].height >= 4);
  }
  return layout;
}

static void check(int rows, int columns, bool twin, int sentence_lines, enum pane zoomed)
{
  struct layout_wish wish = {.rows = rows,
                             .columns = columns,
                             .cover = PANE_COUNT,
                             .zoomed = zoomed,
                             .twin = twin,
                             .no_time_row = sentence_lines > 3,
                             .time_lines = sentence_lines,
                             .kept_lines = sentence_lines,
                             .sentence_lines = sentence_lines};
  check_wish(&wish);
}

static void panes_never_overlap(void **state)
{
  (void)state;
  for (int rows = LAYOUT_MIN_ROWS; rows <= 70; rows++)
    for (int columns = LAYOUT_MIN_COLUMNS; columns <= 220; columns++) {
      check(rows, columns, false, 1, PANE_COUNT);
      check(rows, columns, true, 9, PANE_COUNT);
    }
}

static void a_zoomed_pane_has_the_whole_body(void **state)
{
  (void)state;
  for (int rows = LAYOUT_MIN_ROWS; rows <= 70; rows += 3)
    for (int columns = LAYOUT_MIN_COLUMNS; columns <= 220; columns += 7)
      for (int pane = 0; pane <= PANE_SENTENCE; pane++)
        check(rows, columns, true, 1, (enum pane)pane);
}

static void a_lesson_stands_above_or_beside(void **state)
{
  (void)state;
  for (int rows = 16; rows <= 70; rows++)
    for (int columns = LAYOUT_MIN_COLUMNS; columns <= 220; columns++)
      for (int lines = 1; lines <= 31; lines += 6) {
        struct layout_wish wish = {.rows = rows,
                                   .columns = columns,
                                   .cover = PANE_COUNT,
                                   .zoomed = PANE_COUNT,
                                   .twin = true,
                                   .time_lines = 2,
                                   .sentence_lines = 3,
                                   .prints = rows % 2 == 0,
                                   .lesson_lines = lines};
        struct layout_box box = check_wish(&wish).boxes[PANE_LESSON];
        bool beside = columns >= LAYOUT_LESSON_COLUMNS;
        assert_int_equal(box.width, layout_lesson_width(columns));
        assert_true(beside ? box.height == rows - 3 : box.height <= rows / 3);
        assert_true(beside || box.height == lines || box.height >= rows / 3 - 1);
      }
}

/* At 80x24 a page of eight rows leaves all panes there, small as they are. */
static void a_full_page_leaves_all_panes(void **state)
{
  (void)state;
  struct layout_wish wish = {.rows = 24,
                             .columns = 80,
                             .cover = PANE_COUNT,
                             .zoomed = PANE_COUNT,
                             .time_lines = 1,
                             .sentence_lines = 2,
                             .lesson_lines = 8};
  struct layout layout = layout_make(&wish);
  assert_int_equal(layout.boxes[PANE_LESSON].height, 8);
  static const enum pane panes[] = {PANE_SOURCE, PANE_IN, PANE_OUT, PANE_KEPT, PANE_RESULTS};
  for (size_t i = 0; i < sizeof panes / sizeof panes[0]; i++)
    assert_true(layout.boxes[panes[i]].height > 0);
  assert_int_equal(layout.boxes[PANE_OUTPUT].height, 0);
  assert_int_equal(layout.boxes[PANE_GENERATORS].height, 2);
  wish.prints = true;
  layout = layout_make(&wish);
  assert_int_equal(layout.boxes[PANE_OUTPUT].height, 2);
  assert_int_equal(layout.boxes[PANE_GENERATORS].height, 0);
}

/* Where there is no list of generators to speak of, the output is what the page is about. */
static void few_generators_leave_room_to_the_output(void **state)
{
  (void)state;
  struct layout_wish wish = {.rows = 24,
                             .columns = 80,
                             .cover = PANE_COUNT,
                             .zoomed = PANE_COUNT,
                             .time_lines = 1,
                             .sentence_lines = 2,
                             .prints = true,
                             .generator_lines = 4,
                             .lesson_lines = 3};
  struct layout layout = layout_make(&wish);
  int rows = layout.boxes[PANE_OUTPUT].height;
  assert_int_equal(layout.boxes[PANE_GENERATORS].height, 2);
  wish.generator_lines = 1;
  layout = layout_make(&wish);
  assert_int_equal(layout.boxes[PANE_GENERATORS].height, 1);
  assert_int_equal(layout.boxes[PANE_OUTPUT].height, rows + 1);
  wish.generator_lines = 4, wish.reads_output = true;
  layout = layout_make(&wish);
  assert_int_equal(layout.boxes[PANE_GENERATORS].height, 0);
  assert_int_equal(layout.boxes[PANE_OUTPUT].height, layout.boxes[PANE_RESULTS].height);
}

/* Below a lesson, kept has the rows that it needs: one row leaves the other to what came out. */
static void kept_takes_what_it_needs(void **state)
{
  (void)state;
  struct layout_wish wish = {.rows = 24,
                             .columns = 80,
                             .cover = PANE_COUNT,
                             .zoomed = PANE_COUNT,
                             .time_lines = 1,
                             .sentence_lines = 2,
                             .lesson_lines = 5};
  for (wish.kept_lines = 1; wish.kept_lines < 4; wish.kept_lines++) {
    struct layout layout = layout_make(&wish);
    assert_int_equal(layout.boxes[PANE_KEPT].height, wish.kept_lines);
    assert_int_equal(layout.boxes[PANE_OUT].height, wish.kept_lines == 1 ? 2 : 1);
    assert_true(layout.boxes[PANE_IN].height >= 2);
  }
}

static struct layout of_size(int rows, int columns, bool twin)
{
  struct layout_wish wish = {.rows = rows,
                             .columns = columns,
                             .cover = PANE_COUNT,
                             .zoomed = PANE_COUNT,
                             .twin = twin,
                             .time_lines = 3,
                             .sentence_lines = 1};
  return layout_make(&wish);
}

static void a_class_sees_all_panes(void **state)
{
  (void)state;
  struct layout layout = of_size(24, 80, true);
  for (int pane = PANE_SOURCE; pane <= PANE_SENTENCE; pane++)
    assert_int_equal(layout.boxes[pane].height > 0,
                     pane != PANE_TWIN && pane != PANE_CHAIN && pane != PANE_LESSON);
  assert_true(of_size(24, 120, true).boxes[PANE_TWIN].height > 0);
  assert_int_equal(of_size(24, 120, false).boxes[PANE_TWIN].height, 0);
}

static void large_windows_show_the_chain(void **state)
{
  (void)state;
  assert_int_equal(of_size(24, 119, true).boxes[PANE_CHAIN].height, 0);
  assert_true(of_size(36, 120, true).boxes[PANE_CHAIN].height > 0);
  assert_true(of_size(50, 80, false).boxes[PANE_CHAIN].height > 0);
  for (int pane = PANE_SOURCE; pane <= PANE_SENTENCE; pane++)
    assert_true(pane == PANE_LESSON || of_size(100, 300, true).boxes[pane].height > 0);
}

static void a_short_text_leaves_rows_to_the_panes_below(void **state)
{
  (void)state;
  struct layout_wish wish = {
      .rows = 60, .columns = 200, .cover = PANE_COUNT, .zoomed = PANE_COUNT, .source_lines = 500};
  int shared = layout_make(&wish).boxes[PANE_RESULTS].height;
  wish.source_lines = 10;
  assert_true(layout_make(&wish).boxes[PANE_RESULTS].height > shared);
  assert_true(layout_make(&wish).boxes[PANE_SOURCE].height >= 18);
  wish.rows = 24;
  assert_int_equal(layout_make(&wish).boxes[PANE_RESULTS].height, 5);
}

static void small_windows_keep_what_is_needed_most(void **state)
{
  (void)state;
  struct layout layout = of_size(16, 60, false);
  assert_true(layout.boxes[PANE_IN].height > 0 && layout.boxes[PANE_OUT].height > 0 &&
              layout.boxes[PANE_KEPT].height > 0);
  assert_int_equal(layout.boxes[PANE_OUTPUT].height, 0);
  assert_true(of_size(10, 40, false).boxes[PANE_SOURCE].height > 0);
}

static void time_is_a_row_of_marks_or_a_pane_of_lanes(void **state)
{
  (void)state;
  for (int rows = LAYOUT_MIN_ROWS; rows < LAYOUT_TIME_ROWS; rows++) {
    struct layout layout = of_size(rows, 80, false);
    assert_true(layout.time_in_line && layout.boxes[PANE_TIME].height == 1);
  }
  struct layout layout = of_size(LAYOUT_TIME_ROWS, 80, false);
  assert_false(layout.time_in_line);
  assert_int_equal(layout.boxes[PANE_TIME].height, 3);
}

static void watches_make_the_kept_pane_higher(void **state)
{
  (void)state;
  struct layout_wish wish = {.rows = 24, .columns = 80, .cover = PANE_COUNT, .zoomed = PANE_COUNT};
  assert_int_equal(layout_make(&wish).boxes[PANE_KEPT].height, 4);
  wish.kept_lines = 6;
  assert_int_equal(layout_make(&wish).boxes[PANE_KEPT].height, 6);
  wish.kept_lines = 60;
  assert_int_equal(layout_make(&wish).boxes[PANE_KEPT].height, 6);
  assert_true(layout_make(&wish).boxes[PANE_IN].height > 0);
}

/* Below the usual sizes the sentence stands in any case, and no pane lies over another. */
static void small_ones_keep_the_sentence(void **state)
{
  (void)state;
  for (int rows = LAYOUT_LEAST_ROWS; rows <= 40; rows++)
    for (int columns = LAYOUT_LEAST_COLUMNS; columns <= 100; columns++) {
      if (rows >= LAYOUT_MIN_ROWS && columns >= LAYOUT_MIN_COLUMNS) continue;
      struct layout layout = of_size(rows, columns, true);
      assert_false(layout.too_small);
      assert_true(layout.boxes[PANE_SENTENCE].height >= 2);
      assert_true(rows < 7 || layout.boxes[PANE_OUT].height + layout.boxes[PANE_SOURCE].height > 0);
      int last = 0; /* they stand below each other: none begins before the one above has ended */
      for (int row = 1; row < rows; row++)
        for (int pane = 0; pane < PANE_COUNT; pane++) {
          struct layout_box box = layout.boxes[pane];
          if (box.height == 0 || box.row != row || pane == PANE_TIME) continue;
          assert_in_range(box.row, last + 1, rows - 2);
          assert_in_range(box.row + box.height, 2, rows - 1);
          assert_in_range(box.column + box.width, 10, columns);
          last = box.row + box.height - (rows < LAYOUT_MIN_ROWS && pane == PANE_SENTENCE);
        }
    }
}

static void smaller_ones_say_so(void **state)
{
  (void)state;
  assert_true(of_size(3, 80, false).too_small);
  assert_true(of_size(24, 19, false).too_small);
  assert_true(of_size(1, 1, false).too_small);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(panes_never_overlap),
      cmocka_unit_test(a_zoomed_pane_has_the_whole_body),
      cmocka_unit_test(a_lesson_stands_above_or_beside),
      cmocka_unit_test(a_full_page_leaves_all_panes),
      cmocka_unit_test(kept_takes_what_it_needs),
      cmocka_unit_test(few_generators_leave_room_to_the_output),
      cmocka_unit_test(a_class_sees_all_panes),
      cmocka_unit_test(large_windows_show_the_chain),
      cmocka_unit_test(a_short_text_leaves_rows_to_the_panes_below),
      cmocka_unit_test(small_windows_keep_what_is_needed_most),
      cmocka_unit_test(time_is_a_row_of_marks_or_a_pane_of_lanes),
      cmocka_unit_test(watches_make_the_kept_pane_higher),
      cmocka_unit_test(small_ones_keep_the_sentence),
      cmocka_unit_test(smaller_ones_say_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
