/* test_say_cost.c - the table that compares lazy with eager, and what is concluded from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/say_cost.h"
#include "engine/engine.h"

static char out[8192];

static void writes_numbers(void **state)
{
  (void)state;
  assert_string_equal(say_cost_number(0, out, sizeof out), "0");
  assert_string_equal(say_cost_number(999, out, sizeof out), "999");
  assert_string_equal(say_cost_number(1000, out, sizeof out), "1,000");
  assert_string_equal(say_cost_number(UINT64_MAX, out, sizeof out), "18,446,744,073,709,551,615");
  assert_string_equal(say_cost_bytes(0, out, sizeof out), "0 bytes");
  assert_string_equal(say_cost_bytes(1023, out, sizeof out), "1,023 bytes");
  assert_string_equal(say_cost_bytes(1024, out, sizeof out), "1 KiB");
  assert_string_equal(say_cost_bytes(2500, out, sizeof out), "2 KiB");
  assert_string_equal(say_cost_bytes(3u << 20, out, sizeof out), "3 MiB");
  assert_string_equal(say_cost_bytes(1ull << 40, out, sizeof out), "1,048,576 MiB");
}

static const struct engine_cost_share few[] = {{"naturals", 6}, {"take", 3}};
static const struct engine_cost_share all[] = {{"naturals", 10000}, {"take", 3}};
static const struct engine_cost lazy = {
    .lines = 61, .values = 9, .memory = 3000, .shares = few, .share_count = 2, .ended = true};

static struct engine_cost eagerly(void)
{
  return (struct engine_cost){.lines = 20000,
                              .values = 10003,
                              .memory = 2u << 20,
                              .shares = all,
                              .share_count = 2,
                              .limit = 10000,
                              .lists = 1,
                              .ended = true,
                              .why = ""};
}

static void compares_in_a_table(void **state)
{
  (void)state;
  struct engine_cost eager = eagerly();
  eager.cut = true;
  assert_string_equal(
      say_cost(&lazy, &eager, out, sizeof out),
      "                 lazy, so far  eager: whole lists\n"
      "values computed             9            > 10,003\n"
      "lines run                  61            > 20,000\n"
      "memory, at most         3 KiB               2 MiB\n"
      "  by naturals               6              10,000\n"
      "  by take                   3                   3\n"
      "A list was stopped at 10,000 values: it may never end. Lazily, only what is asked for is "
      "computed.");
}

/* The last line of what is said. */
static const char *conclusion(const struct engine_cost *eager, const struct engine_cost *with)
{
  return strrchr(say_cost(with, eager, out, sizeof out), '\n') + 1;
}

static void concludes(void **state)
{
  (void)state;
  struct engine_cost eager = eagerly(), some = lazy;
  eager.sent = true;
  assert_string_equal(conclusion(&eager, &some),
                      "This script sends values to its generators, and a list takes none: what "
                      "eager has run is another program.");
  eager.sent = false;
  assert_string_equal(conclusion(&eager, &some), "Lazily, only what is asked for is computed.");
  some.ended = false;
  assert_string_equal(conclusion(&eager, &some),
                      "Eagerly, all of it is computed before the first value is used.");
  some = eager;
  assert_string_equal(
      conclusion(&eager, &some),
      "Every value was wanted: lazily as many are computed, but not all are kept at a time.");
  eager.lists = 0;
  assert_string_equal(
      conclusion(&eager, &some),
      "Nothing goes over a generator here but by hand, so no list could take its place.");
  eager.failed = true;
  eager.why = "broken";
  assert_string_equal(conclusion(&eager, &some), "Eagerly, the script ends with an error: broken");
  eager.failed = eager.ended = false;
  assert_string_equal(conclusion(&eager, &some),
                      "Eagerly, the script had not ended after a second.");
  assert_non_null(strstr(out, "> 10,003"));
}

static void leaves_functions_out(void **state)
{
  (void)state;
  struct engine_cost_share many[13];
  char names[13][40];
  for (size_t i = 0; i < 13; i++) {
    snprintf(names[i], sizeof names[i], "walk_of_the_left_and_right_%02zu", i);
    many[i] = (struct engine_cost_share){.name = names[i], .values = i};
  }
  struct engine_cost eager = eagerly(), some = lazy;
  some.shares = many;
  some.share_count = 13;
  say_cost(&some, &eager, out, sizeof out);
  assert_non_null(strstr(out, "1 more function left out."));
  assert_non_null(strstr(out, "\nvalues computed                                9"));
  assert_non_null(strstr(out, "\n  by walk_of_the_left_and_right_11            11"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writes_numbers),
      cmocka_unit_test(compares_in_a_table),
      cmocka_unit_test(concludes),
      cmocka_unit_test(leaves_functions_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
