/* UTF-8, and widths in terminal columns. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/text.h"

#define WIDTH(text) text_width(text, sizeof(text) - 1)

static void assert_decodes(const char *bytes, size_t size, size_t taken, unsigned expected)
{
  unsigned code = 0;
  assert_int_equal(text_decode(bytes, size, &code), taken);
  assert_int_equal(code, expected);
}

static void test_decodes_characters_of_each_size(void **state)
{
  (void)state;
  assert_decodes("a", 1, 1, 'a');
  assert_decodes("\xC2\x80", 2, 2, 0x80);
  assert_decodes("é!", 3, 2, 0xE9);
  assert_decodes("\xE0\xA0\x80", 3, 3, 0x800);
  assert_decodes("€", 3, 3, 0x20AC);
  assert_decodes("\xF0\x90\x80\x80", 4, 4, 0x10000);
  assert_decodes("\xF4\x8F\xBF\xBF", 4, 4, 0x10FFFF);
  assert_decodes("\0", 1, 1, 0);
}

static void test_decodes_nothing_at_the_end(void **state)
{
  (void)state;
  unsigned code;
  assert_int_equal(text_decode("a", 0, &code), 0);
}

static void test_takes_bad_bytes_one_by_one(void **state)
{
  (void)state;
  assert_decodes("\x80", 1, 1, TEXT_BAD);     /* begins nothing */
  assert_decodes("\xC0\x80", 2, 1, TEXT_BAD); /* longer than needed */
  assert_decodes("\xC1\xBF", 2, 1, TEXT_BAD);
  assert_decodes("\xE0\x9F\xBF", 3, 1, TEXT_BAD);
  assert_decodes("\xF0\x8F\xBF\xBF", 4, 1, TEXT_BAD);
  assert_decodes("\xED\xA0\x80", 3, 1, TEXT_BAD);     /* a surrogate */
  assert_decodes("\xF4\x90\x80\x80", 4, 1, TEXT_BAD); /* above U+10FFFF */
  assert_decodes("\xF5\x80\x80\x80", 4, 1, TEXT_BAD);
  assert_decodes("\xFF", 1, 1, TEXT_BAD);
  assert_decodes("\xE2\x82", 2, 1, TEXT_BAD);  /* cut off by the end */
  assert_decodes("\xE2(\xAC", 3, 1, TEXT_BAD); /* and by another character */
}

static void test_encodes_what_it_decodes(void **state)
{
  (void)state;
  static const unsigned codes[] = {0,      'a',    0x7F,   0x80,   0x7FF,   0x800,
                                   0x20AC, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    char bytes[TEXT_MOST_BYTES];
    size_t size = text_encode(codes[i], bytes);
    assert_decodes(bytes, size, size, codes[i]);
  }
}

static void test_width_of_characters(void **state)
{
  (void)state;
  assert_int_equal(text_char_width('a'), 1);
  assert_int_equal(text_char_width(0xE9), 1);
  assert_int_equal(text_char_width(0xAD), 1);    /* a soft hyphen is drawn */
  assert_int_equal(text_char_width(0x0301), 0);  /* combining acute */
  assert_int_equal(text_char_width(0x200D), 0);  /* zero-width joiner */
  assert_int_equal(text_char_width(0xFE0F), 0);  /* variation selector */
  assert_int_equal(text_char_width(0x0600), 1);  /* an Arabic sign around a number */
  assert_int_equal(text_char_width(0x1100), 2);  /* Hangul: an initial is wide, */
  assert_int_equal(text_char_width(0x1161), 0);  /* what is written inside it is not */
  assert_int_equal(text_char_width(0x4E2D), 2);  /* 中 */
  assert_int_equal(text_char_width(0xFF21), 2);  /* Ａ */
  assert_int_equal(text_char_width(0xFF71), 1);  /* ｱ, the narrow one */
  assert_int_equal(text_char_width(0x303F), 1);  /* narrow between wide ones */
  assert_int_equal(text_char_width(0x1F600), 2); /* 😀 */
  assert_int_equal(text_char_width(0x20000), 2);
  assert_int_equal(text_char_width(0x3FFFD), 2);
  assert_int_equal(text_char_width(0xE0100), 0);
  assert_int_equal(text_char_width(0x10FFFF), 1);
}

static void test_what_we_draw_with_is_one_column(void **state)
{
  (void)state;
  assert_int_equal(WIDTH("─│┬├┤┴┼┌┐└┘‖›▸▶●◉◌▐▌…↵■✗"), 24);
}

static void test_controls_take_a_column_each(void **state)
{
  (void)state;
  assert_int_equal(WIDTH("\x1b[0m"), 4);
  assert_int_equal(WIDTH("\t\0\x7f"), 3);
  assert_true(text_is_control(0x9B));
  assert_true(text_is_control(0x202E)); /* would write the rest from right to left */
  assert_true(text_is_control(0x2066));
  assert_int_equal(text_char_width(0x202E), 1);
  assert_false(text_is_control(' '));
  assert_false(text_is_control(0xA0));
}

static void test_width_of_texts(void **state)
{
  (void)state;
  assert_int_equal(WIDTH(""), 0);
  assert_int_equal(WIDTH("naïve"), 5);
  assert_int_equal(WIDTH("nai\u0308ve"), 5);
  assert_int_equal(WIDTH("日本語"), 6);
  assert_int_equal(WIDTH("a\xFF\xFE"
                         "b"),
                   4);
}

static void test_fits_whole_characters(void **state)
{
  (void)state;
  assert_int_equal(text_fit("abc", 3, 2), 2);
  assert_int_equal(text_fit("abc", 3, 9), 3);
  assert_int_equal(text_fit("abc", 3, 0), 0);
  assert_int_equal(text_fit("日本", 6, 3), 3);
  assert_int_equal(text_fit("日本", 6, 1), 0);
  assert_int_equal(text_fit("e\u0301x", 4, 1), 3); /* with what combines */
}

static void test_makes_text_valid(void **state)
{
  (void)state;
  size_t size;
  char *copy = text_valid("a\xFF"
                          "é\xE2\x82",
                          6, &size);
  assert_string_equal(copy, "a\uFFFDé\uFFFD\uFFFD");
  assert_int_equal(size, strlen(copy));
  free(copy);
  copy = text_valid("a\0b", 3, &size);
  assert_int_equal(size, 3);
  assert_memory_equal(copy, "a\0b", 4);
  free(copy);
}

static void test_ascii_stand_ins(void **state)
{
  (void)state;
  const char *drawn = "─│┬├┤┴┼┌┐└┘‖›▸▶●◉◌▐▌…↵■✗ aé日";
  char ascii[40];
  size_t used = 0;
  unsigned code;
  for (size_t size; (size = text_decode(drawn, strlen(drawn), &code)) > 0; drawn += size)
    ascii[used++] = text_ascii(code);
  ascii[used] = '\0';
  assert_string_equal(ascii, "-|+++++++++=>>>*@_[].$#! a??");
  assert_int_equal(text_ascii(0x1B), '?');
}

/* What we write in app/ beyond ASCII, as a sign or in a sentence, has a stand-in. */
static void test_all_that_we_draw_has_a_stand_in(void **state)
{
  (void)state;
  glob_t files;
  char line[512];
  size_t signs = 0;
  assert_int_equal(glob("app/*.c", 0, NULL, &files), 0);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    FILE *file = fopen(files.gl_pathv[i], "r");
    assert_non_null(file);
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
      unsigned code;
      size_t size = strlen(line), at = 0;
      for (size_t count; (count = text_decode(line + at, size - at, &code)) > 0; at += count) {
        if (code < 0x80) continue;
        signs++;
        if (text_ascii(code) == '?' && strstr(line, " * ") == NULL)
          fail_msg("%s:%d: U+%04X has no stand-in", files.gl_pathv[i], number, code);
      }
    }
    fclose(file);
  }
  globfree(&files);
  assert_true(signs > 100);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_decodes_characters_of_each_size),
      cmocka_unit_test(test_decodes_nothing_at_the_end),
      cmocka_unit_test(test_takes_bad_bytes_one_by_one),
      cmocka_unit_test(test_encodes_what_it_decodes),
      cmocka_unit_test(test_width_of_characters),
      cmocka_unit_test(test_what_we_draw_with_is_one_column),
      cmocka_unit_test(test_controls_take_a_column_each),
      cmocka_unit_test(test_width_of_texts),
      cmocka_unit_test(test_fits_whole_characters),
      cmocka_unit_test(test_makes_text_valid),
      cmocka_unit_test(test_ascii_stand_ins),
      cmocka_unit_test(test_all_that_we_draw_has_a_stand_in),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
