/* test_branch.c - one line of history: what is recorded, what is seen again, where two lines
 * part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/branch.h"

static struct branch *branch;

static int setup(void **state)
{
  (void)state;
  branch = branch_new();
  return branch ? 0 : -1;
}

static int teardown(void **state)
{
  (void)state;
  branch_free(branch);
  return 0;
}

/* The texts are literals. An event's point is its tick's. */
static struct decoded_event *event(enum engine_event_kind kind, uint64_t tick, const char *text)
{
  struct decoded_event *decoded = calloc(1, sizeof *decoded);
  assert_non_null(decoded);
  decoded->event = (struct engine_event){
      .kind = kind, .tick = tick, .text = text, .file = "", .text_size = strlen(text)};
  decoded->name = decoded->function = "";
  decoded->point = tick;
  return decoded;
}

static void receive(struct branch *into, enum branch_news expected, uint64_t tick, const char *text)
{
  struct decoded_event *decoded = event(ENGINE_PRINT, tick, text);
  assert_int_equal(branch_receive(into, decoded), expected);
  free(decoded);
}

static void create(uint32_t id, const char *name)
{
  struct decoded_event *decoded = event(ENGINE_CREATE, 0, "");
  decoded->event.generator = id;
  decoded->name = name;
  assert_int_equal(branch_receive(branch, decoded), BRANCH_NEW);
  free(decoded);
}

static struct input call(uint64_t point, const char *expression)
{
  return (struct input){.type = MSG_CALL,
                        .generator = 1,
                        .name = (char *)"",
                        .point = point,
                        .expression = (char *)expression};
}

static void give(struct branch *to, enum branch_news expected, uint64_t point, const char *text)
{
  struct input input = call(point, text);
  assert_int_equal(branch_input(to, &input), expected);
}

/* -------------------------------------------------------------- events, names */

static void finds_events_by_index(void **state)
{
  (void)state;
  assert_null(branch_event(branch, 0));
  for (uint64_t i = 0; i < 1000; i++)
    receive(branch, BRANCH_NEW, i, "");
  assert_int_equal(branch_count(branch), 1000);
  assert_int_equal(branch->visible, 1000);
  for (size_t i = 0; i < 1000; i++)
    assert_int_equal(branch_event(branch, i)->tick, i);
  assert_null(branch_event(branch, 1000));
  assert_null(branch_event(branch, SIZE_MAX));
}

static void knows_names(void **state)
{
  (void)state;
  create(1, "fib#1");
  create(2, "fib#2");
  assert_string_equal(branch_name(branch, ENGINE_MAIN), "main");
  assert_string_equal(branch_name(branch, ENGINE_YOU), "you");
  assert_string_equal(branch_name(branch, 1), "fib#1");
  assert_string_equal(branch_name(branch, 2), "fib#2");
  assert_string_equal(branch_name(branch, 3), "?");
  assert_int_equal(branch_find(branch, "fib#2"), 2);
  assert_int_equal(branch_find(branch, "main"), ENGINE_MAIN);
  assert_int_equal(branch_find(branch, "fib"), ENGINE_YOU);
  assert_int_equal(branch_find(branch, ""), ENGINE_YOU);
}

/* Numbers are given in order; one that is not is not believed. */
static void believes_no_numbers_out_of_order(void **state)
{
  (void)state;
  create(4000000000u, "huge");
  create(0, "zero");
  create(1, "one");
  create(1, "again");
  create(3, "skips two");
  assert_int_equal(branch_count(branch), 5);
  assert_string_equal(branch_name(branch, 1), "one");
  assert_string_equal(branch_name(branch, 3), "?");
  assert_string_equal(branch_name(branch, 4000000000u), "?");
  assert_string_equal(branch_name(branch, 0), "main");
}

static void forgets_events_but_no_names(void **state)
{
  (void)state;
  create(1, "fib#1");
  for (uint64_t i = 1; i < 100; i++)
    receive(branch, BRANCH_NEW, i, "");
  branch_forget(branch, 60);
  assert_null(branch_event(branch, 59));
  assert_int_equal(branch_event(branch, 60)->tick, 60);
  assert_int_equal(branch_event(branch, 99)->tick, 99);
  branch_forget(branch, 10); /* they are gone already */
  assert_int_equal(branch_event(branch, 60)->tick, 60);
  branch_forget(branch, 5000);
  assert_int_equal(branch_count(branch), 100);
  assert_null(branch_event(branch, 99));
  for (uint64_t i = 100; i < 300; i++)
    receive(branch, BRANCH_NEW, i, "");
  assert_int_equal(branch_event(branch, 299)->tick, 299);
  assert_string_equal(branch_name(branch, 1), "fib#1");
}

/* ------------------------------------------------------------ back, and again */

static void stands_anywhere(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 10; i++)
    receive(branch, BRANCH_NEW, i / 2, "");
  branch_stand(branch, 0, 2);
  assert_int_equal(branch->visible, 6);
  branch_stand(branch, 0, 100);
  assert_int_equal(branch->visible, 10);
  branch_forget(branch, 4);
  branch_stand(branch, 0, 0);
  assert_int_equal(branch->visible, 4);
}

/* At one point there may be events of before an input and of after it. */
static void tells_events_before_an_input_from_those_after(void **state)
{
  (void)state;
  receive(branch, BRANCH_NEW, 5, "before");
  give(branch, BRANCH_NEW, 5, "");
  receive(branch, BRANCH_NEW, 5, "after");
  branch_stand(branch, 0, 5);
  assert_int_equal(branch->visible, 1);
  assert_int_equal(branch->applied, 0);
  branch_stand(branch, 1, 5);
  assert_int_equal(branch->visible, 2);
}

static void sees_recorded_events_again(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 3; i++)
    receive(branch, BRANCH_NEW, i, "x");
  branch_stand(branch, 0, 0);
  assert_int_equal(branch->visible, 1);
  receive(branch, BRANCH_AGAIN, 1, "x");
  assert_int_equal(branch->visible, 2);
  assert_true(branch_event(branch, 1)->again);
  assert_false(branch_event(branch, 2)->again);
  receive(branch, BRANCH_DIFFERS, 2, "y");
  assert_int_equal(branch->visible, 2);
  receive(branch, BRANCH_AGAIN, 2, "x");
  receive(branch, BRANCH_NEW, 3, "x");
  assert_int_equal(branch_count(branch), 4);
}

/* Whatever tells two events apart. */
static void knows_another_event(void **state)
{
  (void)state;
  receive(branch, BRANCH_NEW, 1, "x");
  branch_stand(branch, 0, 0);
  struct decoded_event *others[8];
  size_t count = sizeof others / sizeof others[0];
  for (size_t i = 0; i < count; i++)
    others[i] = event(ENGINE_PRINT, 1, "x");
  others[0]->point = 2;
  others[1]->event.kind = ENGINE_ERROR;
  others[2]->event.tick = 2;
  others[3]->event.generator = 1;
  others[4]->event.consumer = 1;
  others[5]->event.done = true;
  others[6]->event.threw = true;
  others[7]->event.line = 3;
  for (size_t i = 0; i < count; i++) {
    assert_int_equal(branch_receive(branch, others[i]), BRANCH_DIFFERS);
    free(others[i]);
  }
  receive(branch, BRANCH_AGAIN, 1, "x");
}

static void follows_the_recorded_inputs(void **state)
{
  (void)state;
  give(branch, BRANCH_NEW, 4, "7");
  give(branch, BRANCH_NEW, 9, "8");
  branch_stand(branch, 0, 4);
  give(branch, BRANCH_DIFFERS, 4, "9");
  give(branch, BRANCH_DIFFERS, 3, "7");
  assert_int_equal(branch->applied, 0);
  give(branch, BRANCH_AGAIN, 4, "7");
  assert_int_equal(branch->applied, 1);
  give(branch, BRANCH_AGAIN, 9, "8");
  branch_forget_input(branch);
  assert_int_equal(branch->input_count, 1);
  assert_int_equal(branch->applied, 1);
  give(branch, BRANCH_NEW, 9, "9");
}

/* Running on where an input was given is another future, even where nothing came of it yet. */
static void records_no_events_past_an_input_that_is_due(void **state)
{
  (void)state;
  receive(branch, BRANCH_NEW, 5, "before");
  give(branch, BRANCH_NEW, 5, "7");
  branch_stand(branch, 0, 5);
  receive(branch, BRANCH_NEW, 5, "before, too");
  receive(branch, BRANCH_DIFFERS, 6, "after");
  give(branch, BRANCH_AGAIN, 5, "7");
  receive(branch, BRANCH_NEW, 6, "after");
}

/* An input where the recorded future has none is another future. */
static void takes_no_input_before_recorded_events(void **state)
{
  (void)state;
  receive(branch, BRANCH_NEW, 1, "");
  receive(branch, BRANCH_NEW, 2, "");
  branch_stand(branch, 0, 1);
  give(branch, BRANCH_DIFFERS, 1, "");
  branch_stand(branch, 0, 2);
  branch->end_point = 3; /* a line further nothing had happened yet; but it was there */
  give(branch, BRANCH_DIFFERS, 2, "");
  branch->end_point = 2;
  give(branch, BRANCH_NEW, 2, "");
}

/* -------------------------------------------------------------------- branching */

static void copies_only_the_past(void **state)
{
  (void)state;
  create(1, "fib#1");
  receive(branch, BRANCH_NEW, 1, "one");
  give(branch, BRANCH_NEW, 1, "7");
  receive(branch, BRANCH_NEW, 2, "two");
  give(branch, BRANCH_NEW, 2, "8");
  receive(branch, BRANCH_NEW, 3, "three");
  branch_stand(branch, 1, 2);
  struct branch *other = branch_copy(branch);
  assert_non_null(other);
  assert_int_equal(branch_count(other), 3);
  assert_int_equal(other->visible, 3);
  assert_int_equal(other->input_count, 1);
  assert_int_equal(other->applied, 1);
  assert_string_equal(branch_name(other, 1), "fib#1");
  give(other, BRANCH_NEW, 2, "9");
  receive(other, BRANCH_NEW, 3, "another three");
  assert_string_equal(branch_event(branch, 3)->text, "three");
  branch_free(branch); /* what the copy shares stays */
  branch = other;
  assert_string_equal(branch_event(branch, 2)->text, "two");
  assert_string_equal(branch->inputs[0].expression, "7");
}

/* Another future makes others, under the same numbers. */
static void copies_no_names_of_the_future(void **state)
{
  (void)state;
  create(1, "fib#1");
  receive(branch, BRANCH_NEW, 1, "");
  give(branch, BRANCH_NEW, 1, "");
  create(2, "fib#2");
  create(3, "walk#1");
  branch_stand(branch, 0, 1);
  struct branch *other = branch_copy(branch);
  assert_non_null(other);
  assert_string_equal(branch_name(other, 1), "fib#1");
  assert_string_equal(branch_name(other, 2), "?");
  branch_free(branch);
  branch = other;
  create(2, "sieve#1");
  assert_string_equal(branch_name(branch, 2), "sieve#1");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(finds_events_by_index),
      TEST(knows_names),
      TEST(believes_no_numbers_out_of_order),
      TEST(forgets_events_but_no_names),
      TEST(stands_anywhere),
      TEST(tells_events_before_an_input_from_those_after),
      TEST(sees_recorded_events_again),
      TEST(knows_another_event),
      TEST(follows_the_recorded_inputs),
      TEST(records_no_events_past_an_input_that_is_due),
      TEST(takes_no_input_before_recorded_events),
      TEST(copies_only_the_past),
      TEST(copies_no_names_of_the_future),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
