/* Pasted text, byte by byte between its marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/screen_paste.h"

/* Whether all bytes were taken and the last one ended it. */
static bool paste(const char *bytes)
{
  screen_paste_begin();
  for (; bytes[0] != '\0'; bytes++)
    if (screen_paste_take((unsigned char)bytes[0])) return bytes[1] == '\0';
  return false;
}

static void text_between_the_marks_is_one_line(void **state)
{
  (void)state;
  static const char *const cases[][2] = {
      {"plain\033[201~", "plain"},
      {"\033[201~", ""},
      {"a\nb\r\nc\rd\te\033[201~", "a b c d e"},
      {"a\x01\x7f\xff"
       "b\033[201~",
       "ab"},
      {"日é\033[201~", "日é"},
      {"half a mark \033[20 and \033\033[2x\033[201~", "half a mark [20 and [2x"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_true(paste(cases[i][0]));
    assert_string_equal(screen_paste_text(), cases[i][1]);
    assert_false(screen_paste_is_open());
  }
}

static void what_has_no_end_stays_open_until_it_is_cleared(void **state)
{
  (void)state;
  assert_false(screen_paste_take('n')); /* before any */
  assert_false(paste("nnn"));
  assert_true(screen_paste_is_open());
  screen_paste_clear();
  assert_false(screen_paste_is_open());
  assert_string_equal(screen_paste_text(), "");
}

static void the_longest_text_is_cut(void **state)
{
  (void)state;
  screen_paste_begin();
  for (int i = 0; i < 100000; i++)
    assert_false(screen_paste_take("é"[i % 2] & 0xFF));
  for (const char *byte = "\033[201"; *byte != '\0'; byte++)
    assert_false(screen_paste_take(*byte));
  assert_true(screen_paste_take('~'));
  size_t size = strlen(screen_paste_text());
  assert_in_range(size, 1000, 5000);
  assert_int_equal(size % 2, 0); /* no half of a character */
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_between_the_marks_is_one_line),
      cmocka_unit_test(what_has_no_end_stays_open_until_it_is_cleared),
      cmocka_unit_test(the_longest_text_is_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
