/* What a search finds in a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/match.h"

/* All matches, with blanks between: "0 3". */
static void assert_found(const char *text, const char *what, const char *expected)
{
  char found[100] = "";
  size_t used = 0;
  for (size_t at, from = 0; match_find(text, strlen(text), from, what, &at);
       from = at + strlen(what))
    used += (size_t)snprintf(found + used, sizeof found - used, "%s%zu", used > 0 ? " " : "", at);
  assert_string_equal(found, expected);
}

static void finds_all(void **state)
{
  (void)state;
  assert_found("yield(a) yield(b)", "yield", "0 9");
  assert_found("aaaa", "aa", "0 2");
  assert_found("abc", "abcd", "");
  assert_found("", "a", "");
  assert_found("abc", "", "");
  assert_found("a.b", ".", "1");
}

static void small_letters_find_capitals(void **state)
{
  (void)state;
  assert_found("Next next NEXT", "next", "0 5 10");
  assert_found("Next next NEXT", "Next", "0");
  assert_found("[a] {A}", "[a", "0");
  assert_found("@`", "`", "1");
}

static void other_letters_stand_for_themselves(void **state)
{
  (void)state;
  assert_found("\u00e9\u00c9 \u4e16\u754c", "\u00e9", "0");
  assert_found("\u00c3\u00a9", "\u00e9", ""); /* its bytes are there, but not next to each other */
  assert_found("\u4e16\u754c", "\u754c", "3");
  assert_false(match_is_exact("\u00c9"));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_all),
      cmocka_unit_test(small_letters_find_capitals),
      cmocka_unit_test(other_letters_stand_for_themselves),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
