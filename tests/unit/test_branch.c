/* test_record.c - the session's events and names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/record.h"

static struct record record;

static int clear(void **state)
{
  (void)state;
  record_clear(&record);
  return 0;
}

/* name: for a CREATE; a literal. */
static void add(enum engine_event_kind kind, uint64_t tick, uint32_t generator, const char *name)
{
  struct decoded_event *decoded = calloc(1, sizeof *decoded);
  assert_non_null(decoded);
  decoded->event = (struct engine_event){.kind = kind, .tick = tick, .generator = generator};
  decoded->event.text = decoded->event.file = decoded->function = "";
  decoded->name = name;
  assert_true(record_add(&record, decoded));
}

static void finds_events_by_index(void **state)
{
  (void)state;
  assert_null(record_event(&record, 0));
  for (uint64_t i = 0; i < 1000; i++)
    add(ENGINE_PRINT, i, 0, "");
  assert_int_equal(record.count, 1000);
  for (size_t i = 0; i < 1000; i++)
    assert_int_equal(record_event(&record, i)->tick, i);
  assert_null(record_event(&record, 1000));
  assert_null(record_event(&record, SIZE_MAX));
}

static void knows_names(void **state)
{
  (void)state;
  add(ENGINE_CREATE, 0, 1, "fib#1");
  add(ENGINE_CREATE, 1, 2, "fib#2");
  assert_string_equal(record_name(&record, ENGINE_MAIN), "main");
  assert_string_equal(record_name(&record, ENGINE_YOU), "you");
  assert_string_equal(record_name(&record, 1), "fib#1");
  assert_string_equal(record_name(&record, 2), "fib#2");
  assert_string_equal(record_name(&record, 3), "?");
  assert_int_equal(record_find(&record, "fib#2"), 2);
  assert_int_equal(record_find(&record, "main"), ENGINE_MAIN);
  assert_int_equal(record_find(&record, "fib"), ENGINE_YOU);
  assert_int_equal(record_find(&record, ""), ENGINE_YOU);
}

/* Numbers are given in order; one that is not is not believed. */
static void believes_no_numbers_out_of_order(void **state)
{
  (void)state;
  add(ENGINE_CREATE, 0, 4000000000u, "huge");
  add(ENGINE_CREATE, 0, 0, "zero");
  add(ENGINE_CREATE, 0, 1, "one");
  add(ENGINE_CREATE, 0, 1, "again");
  add(ENGINE_CREATE, 0, 3, "skips two");
  assert_int_equal(record.count, 5);
  assert_string_equal(record_name(&record, 1), "one");
  assert_string_equal(record_name(&record, 3), "?");
  assert_string_equal(record_name(&record, 4000000000u), "?");
  assert_string_equal(record_name(&record, 0), "main");
}

static void forgets_events_but_no_names(void **state)
{
  (void)state;
  add(ENGINE_CREATE, 0, 1, "fib#1");
  for (uint64_t i = 1; i < 100; i++)
    add(ENGINE_PRINT, i, 0, "");
  record_forget(&record, 60);
  assert_null(record_event(&record, 59));
  assert_int_equal(record_event(&record, 60)->tick, 60);
  assert_int_equal(record_event(&record, 99)->tick, 99);
  record_forget(&record, 10); /* they are gone already */
  assert_int_equal(record_event(&record, 60)->tick, 60);
  record_forget(&record, 5000);
  assert_int_equal(record.count, 100);
  assert_null(record_event(&record, 99));
  for (uint64_t i = 100; i < 300; i++)
    add(ENGINE_PRINT, i, 0, "");
  assert_int_equal(record_event(&record, 299)->tick, 299);
  assert_string_equal(record_name(&record, 1), "fib#1");
}

static void starts_afresh_when_cleared(void **state)
{
  (void)state;
  add(ENGINE_CREATE, 0, 1, "fib#1");
  add(ENGINE_PRINT, 1, 0, "");
  record_clear(&record);
  assert_int_equal(record.count, 0);
  assert_null(record_event(&record, 0));
  assert_string_equal(record_name(&record, 1), "?");
  assert_int_equal(record_find(&record, "fib#1"), ENGINE_YOU);
  add(ENGINE_CREATE, 0, 1, "other#1");
  assert_string_equal(record_name(&record, 1), "other#1");
}

#define TEST(function) cmocka_unit_test_teardown(function, clear)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(finds_events_by_index),
      TEST(knows_names),
      TEST(believes_no_numbers_out_of_order),
      TEST(forgets_events_but_no_names),
      TEST(starts_afresh_when_cleared),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
