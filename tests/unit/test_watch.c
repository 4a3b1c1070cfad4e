/* The list of watches: added once, found by number or text, answers kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/watch.h"

static size_t add(struct watch_list *list, const char *expression)
{
  size_t index = SIZE_MAX;
  assert_true(watch_add(list, expression, &index));
  return index;
}

static void each_expression_stands_once(void **state)
{
  (void)state;
  struct watch_list list = {0};
  assert_int_equal(watch_count(&list), 0);
  assert_int_equal(add(&list, "a"), 0);
  assert_int_equal(add(&list, "b"), 1);
  assert_int_equal(add(&list, "a"), 0);
  assert_int_equal(watch_count(&list), 2);
  watch_remove(&list, 0);
  assert_int_equal(watch_count(&list), 1);
  assert_string_equal(watch_expression(&list, 0), "b");
  watch_clear(&list);
  assert_int_equal(watch_count(&list), 0);
}

static void the_newest_answer_is_kept(void **state)
{
  (void)state;
  struct watch_list list = {0};
  bool failed = true;
  add(&list, "a");
  assert_null(watch_value(&list, 0, &failed));
  watch_answer(&list, 0, "No.", true);
  assert_string_equal(watch_value(&list, 0, &failed), "No.");
  assert_true(failed);
  watch_answer(&list, 0, "7", false);
  assert_string_equal(watch_value(&list, 0, &failed), "7");
  assert_false(failed);
  add(&list, "a"); /* once more */
  assert_string_equal(watch_value(&list, 0, &failed), "7");
  watch_clear(&list);
}

static void one_is_found_by_number_or_text(void **state)
{
  (void)state;
  struct watch_list list = {0};
  size_t index;
  add(&list, "a + b");
  add(&list, "9");
  add(&list, "1");
  assert_true(watch_find(&list, "2", &index));
  assert_int_equal(index, 1);
  assert_true(watch_find(&list, "1", &index)); /* a number before a text */
  assert_int_equal(index, 0);
  assert_true(watch_find(&list, "9", &index));
  assert_int_equal(index, 1);
  assert_true(watch_find(&list, "a + b", &index));
  assert_int_equal(index, 0);
  assert_false(watch_find(&list, "0", &index));
  assert_false(watch_find(&list, "4", &index));
  assert_false(watch_find(&list, "-1", &index));
  assert_false(watch_find(&list, "1x", &index));
  assert_false(watch_find(&list, "", &index));
  watch_clear(&list);
}

static void there_is_an_end_to_it(void **state)
{
  (void)state;
  struct watch_list list = {0};
  size_t index = 0;
  char text[16];
  for (int i = 0; i < WATCH_MOST; i++) {
    snprintf(text, sizeof text, "x%d", i);
    add(&list, text);
  }
  assert_false(watch_add(&list, "one more", &index));
  assert_int_equal(watch_count(&list), WATCH_MOST);
  assert_true(watch_add(&list, "x3", &index));
  assert_int_equal(index, 3);
  watch_clear(&list);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_expression_stands_once),
      cmocka_unit_test(the_newest_answer_is_kept),
      cmocka_unit_test(one_is_found_by_number_or_text),
      cmocka_unit_test(there_is_an_end_to_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
