/* test_checkpoint.c - which places of the past stay frozen, and which one is the nearest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/checkpoint.h"

static struct checkpoint_list list;
static size_t alive; /* owners in the list */

static int clear(void **state)
{
  (void)state;
  memset(&list, 0, sizeof list);
  list.budget = 8;
  alive = 0;
  return 0;
}

/* An owner is its point, so that it can be checked who goes. */
static void *owner_of(uint64_t point)
{
  return (void *)(uintptr_t)(point + 1);
}

static uint64_t insert(uint64_t point, uint64_t present)
{
  struct checkpoint checkpoint = {.point = point, .owner = owner_of(point)};
  void *gone = checkpoint_insert(&list, checkpoint, present);
  if (!gone) alive++;
  assert_int_equal(list.count, alive);
  for (size_t i = 0; i < list.count; i++) {
    assert_ptr_equal(list.items[i].owner, owner_of(list.items[i].point));
    assert_ptr_not_equal(list.items[i].owner, gone);
    if (i > 0) assert_true(list.items[i - 1].point <= list.items[i].point);
  }
  return gone ? (uint64_t)(uintptr_t)gone - 1 : UINT64_MAX;
}

static bool any(const void *context, const struct checkpoint *checkpoint)
{
  (void)context, (void)checkpoint;
  return true;
}

static bool of_branch(const void *context, const struct checkpoint *checkpoint)
{
  return checkpoint->branch == *(const uint32_t *)context;
}

/* ------------------------------------------------------------------ the order */

static void keeps_them_in_order(void **state)
{
  static const uint64_t points[] = {50, 10, 90, 30, 70};
  (void)state;
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(insert(points[i], 90), UINT64_MAX);
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(list.items[i].point, 10 + 20 * i);
}

static void takes_one_out(void **state)
{
  (void)state;
  for (uint64_t point = 0; point < 4; point++)
    insert(point, 4);
  assert_ptr_equal(checkpoint_remove(&list, 1).owner, owner_of(1));
  assert_int_equal(list.count, 3);
  assert_int_equal(list.items[1].point, 2);
  assert_ptr_equal(checkpoint_remove(&list, 2).owner, owner_of(3));
  assert_ptr_equal(checkpoint_remove(&list, 0).owner, owner_of(0));
  assert_int_equal(list.items[0].point, 2);
}

/* ---------------------------------------------------------------- the nearest */

static void finds_the_nearest_behind(void **state)
{
  (void)state;
  assert_int_equal(checkpoint_nearest(&list, 0, 100, any, NULL), -1);
  for (uint64_t point = 10; point <= 50; point += 10)
    insert(point, 50);
  assert_int_equal(checkpoint_nearest(&list, 0, 9, any, NULL), -1);
  assert_int_equal(checkpoint_nearest(&list, 0, 10, any, NULL), 0);
  assert_int_equal(checkpoint_nearest(&list, 0, 39, any, NULL), 2);
  assert_int_equal(checkpoint_nearest(&list, 0, UINT64_MAX, any, NULL), 4);
}

/* One point may be before an input and after it. */
static void asks_for_the_inputs(void **state)
{
  (void)state;
  for (size_t inputs = 0; inputs < 3; inputs++) {
    struct checkpoint checkpoint = {.point = 7, .inputs = inputs, .owner = owner_of(inputs)};
    assert_null(checkpoint_insert(&list, checkpoint, 7));
  }
  for (size_t inputs = 0; inputs < 3; inputs++)
    assert_int_equal(checkpoint_nearest(&list, inputs, 7, any, NULL), (int)inputs);
  assert_int_equal(checkpoint_nearest(&list, 9, 7, any, NULL), 2);
  assert_int_equal(checkpoint_nearest(&list, 9, 6, any, NULL), -1);
}

static void asks_whether_it_serves(void **state)
{
  (void)state;
  uint32_t branch;
  for (uint64_t point = 0; point < 6; point++) {
    struct checkpoint checkpoint = {.branch = point % 2, .point = point, .owner = owner_of(point)};
    assert_null(checkpoint_insert(&list, checkpoint, 6));
  }
  branch = 0;
  assert_int_equal(checkpoint_nearest(&list, 0, 5, of_branch, &branch), 4);
  branch = 1;
  assert_int_equal(checkpoint_nearest(&list, 0, 4, of_branch, &branch), 3);
  branch = 2;
  assert_int_equal(checkpoint_nearest(&list, 0, 9, of_branch, &branch), -1);
}

/* ------------------------------------------------------------------- thinning */

static void keeps_the_budget_and_the_first(void **state)
{
  (void)state;
  for (size_t budget = 1; budget < CHECKPOINT_MOST; budget = budget * 2 + 1) {
    clear(NULL);
    list.budget = budget;
    for (uint64_t point = 0; point < 2000; point++) {
      uint64_t gone = insert(point, point);
      assert_int_equal(gone == UINT64_MAX, point < budget);
      assert_true(list.count <= budget);
      assert_int_equal(list.items[0].point, 0);
    }
  }
}

/* Wherever they come, the first stays, even where one before it comes after it. */
static void keeps_the_first_whatever_comes(void **state)
{
  (void)state;
  unsigned random = 1;
  uint64_t first = UINT64_MAX;
  for (unsigned i = 0; i < 5000; i++) {
    random = random * 1103515245 + 12345;
    uint64_t point = (uint64_t)(random >> 12) * 5000 + i, present = point + (random >> 5);
    if (list.count < list.budget || point >= first) {
      insert(point, present);
      if (point < first) first = point;
    }
    assert_int_equal(list.items[0].point, first);
    assert_true(list.count <= list.budget);
  }
}

/* With one every 100 points, a place d points back is at most about d / 4 behind the next
 * checkpoint: few behind the present, then ever wider. */
static void is_dense_near_the_present_and_wide_behind(void **state)
{
  (void)state;
  list.budget = 32;
  for (uint64_t point = 0; point <= 1000000; point += 100)
    insert(point, point);
  assert_int_equal(list.items[31].point, 1000000);
  assert_int_equal(list.items[30].point, 999900);
  for (size_t i = 1; i < 31; i++) {
    uint64_t gap = list.items[i + 1].point - list.items[i].point;
    uint64_t away = 1000000 - list.items[i].point;
    assert_true(gap <= away); /* never more than doubles */
    if (away > 1000) assert_true(gap * 2 <= away);
  }
  size_t last_thousand = 0, first_half = 0;
  for (size_t i = 0; i < 32; i++) {
    if (list.items[i].point >= 999000) last_thousand++;
    if (list.items[i].point <= 500000) first_half++;
  }
  assert_true(last_thousand >= 5);
  assert_true(first_half >= 2 && first_half <= 10);
}

/* After a jump back the new ones gather there, and what lies ahead is not given up. */
static void thins_around_another_present(void **state)
{
  (void)state;
  list.budget = 16;
  for (uint64_t point = 0; point <= 100000; point += 100)
    insert(point, point);
  for (uint64_t point = 50000; point < 50500; point++)
    insert(point, point);
  size_t near = 0, after = 0;
  for (size_t i = 0; i < list.count; i++) {
    if (list.items[i].point >= 49000 && list.items[i].point <= 51000) near++;
    if (list.items[i].point > 51000) after++;
  }
  assert_true(near >= 4);
  assert_true(after >= 1); /* redo is not far, either */
  assert_int_equal(list.items[0].point, 0);
}

#define TEST(function) cmocka_unit_test_setup(function, clear)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(keeps_them_in_order),
      TEST(takes_one_out),
      TEST(finds_the_nearest_behind),
      TEST(asks_for_the_inputs),
      TEST(asks_whether_it_serves),
      TEST(keeps_the_budget_and_the_first),
      TEST(keeps_the_first_whatever_comes),
      TEST(is_dense_near_the_present_and_wide_behind),
      TEST(thins_around_another_present),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
