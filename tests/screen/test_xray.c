/* Rows of the x-ray stand between lines: each line is still found in its row, and a click there
 * finds the line. */
#include "tests/screen/real.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/source.h"
#include "app/view.h"
#include "app/xray.h"
#include "engine/engine.h"

/* Every row is a line's or one of the x-ray's, each once, in order. Returns the x-ray's. */
static size_t assert_rows(const struct xray *xray, int lines)
{
  size_t ours = 0;
  int next = 1;
  for (int row = 0; row < lines + (int)xray->row_count; row++) {
    const struct xray_row *inserted;
    int line = xray_line_at(xray, row, &inserted);
    if (inserted != NULL) {
      assert_ptr_equal(inserted, &xray->rows[ours]);
      assert_int_equal(inserted->after, next - 1);
      assert_int_equal(line, 0);
      ours++;
    } else {
      assert_int_equal(line, next++);
      assert_int_equal(xray_row_of(xray, line), row);
    }
  }
  assert_int_equal(next, lines + 1);
  return ours;
}

static void lines_keep_their_order(void **state)
{
  (void)state;
  struct model *model = real_open("pipeline", 24, 80);
  int lines = source_line_count(model_source(model));
  struct xray xray = xray_of(model);
  assert_int_equal(assert_rows(&xray, lines), 0);
  static const struct {
    const char *keys;
    size_t rows;
  } steps[] = {
      {"O", 0}, {"n", 2 * XRAY_KINDS}, {"s s s s", 2 * XRAY_KINDS}, {"s s", 3 * XRAY_KINDS},
      {"c", 0}, {"b", 3 * XRAY_KINDS}};
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    real_keys(model, steps[i].keys);
    xray = xray_of(model);
    assert_int_equal(assert_rows(&xray, lines), steps[i].rows);
  }
  real_keys(model, "O");
  xray = xray_of(model);
  assert_int_equal(xray.row_count, 0);
  model_free(model);
}

static void nested_loops_of_one_line_too(void **state)
{
  (void)state;
  struct xray xray = {.row_count = 12};
  static const int after[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 5, 5};
  for (size_t i = 0; i < xray.row_count; i++)
    xray.rows[i].after = after[i];
  assert_int_equal(assert_rows(&xray, 5), 12);
}

/* The row of the screen in which the text stands in the source. */
static void cells_know_their_line(void **state)
{
  (void)state;
  struct model *model = real_open("pipeline", 24, 80);
  real_keys(model, "n O");
  struct layout_box box = view_layout(model).boxes[PANE_SOURCE];
  static const int lines[] = {17, 0, 0, 0, 0, 18, 19, 20, 0, 21, 22};
  for (int row = 0; row < box.height; row++)
    assert_int_equal(view_source_line(model, box.row + row, box.column + 20), lines[row]);
  assert_int_equal(view_source_line(model, box.row - 1, 20), 0);
  assert_int_equal(view_source_line(model, box.row, box.column + box.width), 0);
  real_keys(model, "G");
  assert_int_equal(view_source_line(model, box.row + box.height - 1, 20), 0);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_keep_their_order),
      cmocka_unit_test(nested_loops_of_one_line_too),
      cmocka_unit_test(cells_know_their_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
