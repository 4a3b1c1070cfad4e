/* test_event_log.c - events kept in a log: which stay readable, where each is found, what copies
 * share, what is forgotten, and how few bytes it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <malloc.h>

#include <cmocka.h>

#include "tests/unit/logged_event.h"

/* Two at a time, however many are skimmed between them. */
static void events_that_are_looked_at_stay(void **state)
{
  struct event_log *history = *state;
  for (uint64_t i = 0; i < 5000; i++)
    logged_event_add_call(history, i * 10);
  const struct decoded_event *early = event_log_at(history, 1), *late = event_log_at(history, 9999);
  for (size_t i = 0; i < 10000; i++)
    assert_int_equal(event_log_skim(history, i)->point, i / 2 * 10 + (i % 2) * 3);
  assert_string_equal(early->event.text, "0");
  assert_string_equal(late->event.text, "49990");
  event_log_rest(history);
  assert_string_equal(event_log_at(history, 9999)->event.text, "49990");
}

static void what_is_added_is_seen_at_once(void **state)
{
  struct event_log *history = *state;
  for (size_t i = 0; i < 1000; i++) {
    logged_event_add(history, logged_event_plain(ENGINE_PRINT, i, "x"));
    assert_int_equal(event_log_skim(history, i)->point, i);
    assert_int_equal(event_log_at(history, i)->point, i);
    assert_null(event_log_at(history, i + 1));
  }
}

static void finds_places(void **state)
{
  struct event_log *history = *state;
  assert_int_equal(event_log_until(history, 0, 100), 0);
  for (uint64_t i = 0; i < 1000; i++)
    logged_event_add_call(history, i * 10); /* at 0, 3, 10, 13, ... */
  assert_int_equal(event_log_until(history, 0, 0), 1);
  assert_int_equal(event_log_until(history, 0, 2), 1);
  assert_int_equal(event_log_until(history, 0, 3), 2);
  for (uint64_t i = 0; i < 1000; i++)
    assert_int_equal(event_log_until(history, 0, i * 10 + 9), 2 * i + 2);
  struct decoded_event later = logged_event_plain(ENGINE_PRINT, 9993, "");
  later.inputs = 2;
  logged_event_add(history, later);
  assert_int_equal(event_log_until(history, 1, 9993), 2000);
  assert_int_equal(event_log_until(history, 2, 9993), 2001);
  assert_int_equal(event_log_until(history, 9, UINT64_MAX), 2001);
}

static void finds_the_newest_of_a_kind(void **state)
{
  struct event_log *history = *state;
  assert_int_equal(event_log_last(history, 10, 1u << ENGINE_CREATE), SIZE_MAX);
  logged_event_add(history, logged_event_plain(ENGINE_CREATE, 0, ""));
  for (uint64_t i = 0; i < 2000; i++)
    logged_event_add_call(history, i);
  logged_event_add(history, logged_event_plain(ENGINE_CREATE, 3000, ""));
  assert_int_equal(event_log_last(history, SIZE_MAX, 1u << ENGINE_CREATE), 4001);
  assert_int_equal(event_log_last(history, 4002, 1u << ENGINE_CREATE), 4001);
  assert_int_equal(event_log_last(history, 4001, 1u << ENGINE_CREATE), 0);
  assert_int_equal(event_log_last(history, 0, 1u << ENGINE_CREATE), SIZE_MAX);
  assert_int_equal(event_log_last(history, 4000, 1u << ENGINE_ERROR), SIZE_MAX);
}

static void finds_the_next_of_some_kinds(void **state)
{
  struct event_log *history = *state;
  const unsigned either = 1u << ENGINE_CREATE | 1u << ENGINE_END;
  assert_int_equal(event_log_next(history, 0, either), SIZE_MAX);
  for (uint64_t i = 0; i < 2000; i++)
    logged_event_add_call(history, i);
  logged_event_add(history, logged_event_plain(ENGINE_CREATE, 3000, ""));
  logged_event_add(history, logged_event_plain(ENGINE_END, 3000, ""));
  assert_int_equal(event_log_next(history, 0, either), 4000);
  assert_int_equal(event_log_next(history, 4001, either), 4001);
  assert_int_equal(event_log_next(history, 0, 1u << ENGINE_END), 4001);
  assert_int_equal(event_log_next(history, 1, 1u << ENGINE_RESULT), 1);
  assert_int_equal(event_log_next(history, 4002, either), SIZE_MAX);
  event_log_forget(history, 4001);
  assert_int_equal(event_log_next(history, 0, either), 4001);
}

/* A request by the main program after each that a generator makes. */
static void counts_requests_from_outside(void **state)
{
  struct event_log *history = *state;
  for (uint64_t i = 0; i < 1000; i++) {
    struct decoded_event request = logged_event_plain(ENGINE_NEXT, 10 * i + 9, "");
    request.event.consumer = i % 2 ? ENGINE_MAIN : ENGINE_YOU;
    logged_event_add_call(history, 10 * i);
    logged_event_add(history, request);
  }
  for (size_t i = 0; i <= 3000; i++)
    assert_int_equal(event_log_asked(history, i), i / 3);
  assert_int_equal(event_log_asked(history, SIZE_MAX), 1000);
  struct event_log *copy = event_log_copy(history, 1000);
  assert_int_equal(event_log_asked(copy, SIZE_MAX), 333);
  event_log_free(copy);
  event_log_forget(history, 2000);
  assert_int_equal(event_log_asked(history, 2001), 667);
}

static void knows_what_is_shared(void **state)
{
  struct event_log *history = *state;
  for (uint64_t i = 0; i < 1000; i++)
    logged_event_add_call(history, i);
  struct event_log *copy = event_log_copy(history, 1500), *other = event_log_new();
  assert_in_range(event_log_shared(history, copy), 1000, 1500);
  assert_int_equal(event_log_shared(history, other), 0);
  assert_int_equal(event_log_shared(history, history), 2000);
  event_log_free(copy);
  event_log_free(other);
}

static void copies_share_whole_blocks(void **state)
{
  struct event_log *history = *state;
  for (uint64_t i = 0; i < 1000; i++)
    logged_event_add_call(history, i * 10);
  struct event_log *copy = event_log_copy(history, 1001);
  assert_non_null(copy);
  assert_int_equal(event_log_count(copy), 1001);
  assert_ptr_equal(event_log_at(copy, 1)->event.text, event_log_at(history, 1)->event.text);
  for (uint64_t i = 0; i < 1000; i++) { /* both go on, each its own way */
    logged_event_add_call(history, 10000 + i);
    logged_event_add(copy, logged_event_plain(ENGINE_PRINT, 6000 + i, "other"));
  }
  for (size_t i = 0; i < 1001; i++)
    logged_event_same(event_log_at(history, i), event_log_at(copy, i));
  assert_string_equal(event_log_at(copy, 1001)->event.text, "other");
  assert_int_equal(event_log_at(history, 1001)->point, 5003);
  event_log_free(history); /* what both had stays */
  *state = history = copy;
  assert_string_equal(event_log_at(history, 1)->event.text, "0");
  assert_int_equal(event_log_at(history, 2000)->point, 6999);
}

static void forgets_the_oldest(void **state)
{
  struct event_log *history = *state;
  for (uint64_t i = 0; i < 1000; i++)
    logged_event_add_call(history, i * 10);
  event_log_forget(history, 1501);
  assert_int_equal(event_log_first(history), 1501);
  assert_null(event_log_at(history, 1500));
  assert_null(event_log_skim(history, 0));
  assert_int_equal(event_log_at(history, 1501)->point, 7503);
  assert_int_equal(event_log_until(history, 0, 0), 1501);
  struct event_log *copy = event_log_copy(history, 1502);
  logged_event_add_call(copy, 8000);
  assert_int_equal(event_log_count(copy), 1504);
  assert_null(event_log_at(copy, 1500));
  assert_int_equal(event_log_at(copy, 1501)->point, 7503);
  assert_int_equal(event_log_at(copy, 1503)->point, 8003);
  event_log_free(copy);
  event_log_forget(history, SIZE_MAX);
  assert_int_equal(event_log_count(history), 2000);
  assert_null(event_log_at(history, 1999));
  logged_event_add_call(history, 20000);
  assert_int_equal(event_log_at(history, 2000)->point, 20000);
}

static void takes_few_bytes(void **state)
{
  struct event_log *history = *state;
  size_t before = mallinfo2().uordblks;
  for (uint64_t i = 0; i < 100000; i++)
    logged_event_add_call(history, i * 4);
  for (size_t i = 0; i < 200000; i++)
    assert_non_null(event_log_skim(history, i));
  size_t used = mallinfo2().uordblks - before;
  assert_true(used < 200000 * 16 || mallinfo2().uordblks == 0); /* a sanitizer does not tell */
}

#define TEST(function)                                                                             \
  cmocka_unit_test_setup_teardown(function, logged_event_setup, logged_event_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(events_that_are_looked_at_stay),
      TEST(what_is_added_is_seen_at_once),
      TEST(finds_places),
      TEST(finds_the_newest_of_a_kind),
      TEST(finds_the_next_of_some_kinds),
      TEST(counts_requests_from_outside),
      TEST(knows_what_is_shared),
      TEST(copies_share_whole_blocks),
      TEST(forgets_the_oldest),
      TEST(takes_few_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
