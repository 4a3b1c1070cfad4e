/* Colours for terminals that have fewer, and the characters for those that have only ASCII. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/problems.h"
#include "app/screen_cell.h"
#include "app/screen_colours.h"
#include "app/theme.h"

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE };

static const struct screen_depth none = {.palette = SCREEN_NO_COLOURS},
                                 eight = {.palette = SCREEN_8_COLOURS},
                                 many = {.palette = SCREEN_256_COLOURS},
                                 direct = {SCREEN_DIRECT_COLOUR, 8, 8, 8};

static void assert_shown(struct theme_look look, const struct screen_depth *depth, int foreground,
                         int background, unsigned attributes)
{
  struct screen_colours shown = screen_colours(&look, depth);
  assert_int_equal(shown.foreground, foreground);
  assert_int_equal(shown.background, background);
  assert_int_equal(shown.attributes, attributes);
}

static void test_contrast_is_that_of_wcag(void **state)
{
  (void)state;
  assert_true(screen_colours_contrast(0x000000, 0xFFFFFF) == 21.0);
  assert_true(screen_colours_contrast(0x123456, 0x123456) == 1.0);
  double grey = screen_colours_contrast(0xFFFFFF, 0x767676); /* known: 4.54 */
  assert_true(grey > 4.53 && grey < 4.55);
}

static void test_maps_to_the_nearest_of_256(void **state)
{
  (void)state;
  for (int number = 16; number < 256; number++) /* some greys stand twice in the palette */
    assert_int_equal(screen_colours_rgb(screen_colours_256(screen_colours_rgb(number))),
                     screen_colours_rgb(number));
  assert_int_equal(screen_colours_256(0xFF8700), 208);
  assert_int_equal(screen_colours_256(0xFE8801), 208);
  assert_int_equal(screen_colours_256(0x1D1C1B), 234);
  assert_shown((struct theme_look){0xFF8700, THEME_OWN, THEME_BOLD, 0}, &many, 208, -1, THEME_BOLD);
}

static void test_maps_to_8_that_can_be_read(void **state)
{
  (void)state;
  struct theme_look look = {0xFF8787, 0x101010, THEME_BOLD, THEME_UNDERLINE};
  assert_shown(look, &eight, RED, BLACK, THEME_BOLD);
  look.foreground = 0x8787FF; /* blue on black cannot be read, the nearest one that can is violet */
  assert_shown(look, &eight, MAGENTA, BLACK, THEME_BOLD);
  look.foreground = 0x949494;
  assert_shown(look, &eight, WHITE, BLACK, THEME_UNDERLINE);
  look = (struct theme_look){0x875F00, 0xEEEEEE, 0, THEME_BOLD}; /* yellow on white: neither */
  assert_shown(look, &eight, RED, WHITE, 0);
  look = (struct theme_look){0x1C1C1C, 0xFFD75F, THEME_BOLD, THEME_REVERSE};
  assert_shown(look, &eight, BLACK, YELLOW, THEME_BOLD);
  look = (struct theme_look){0xFFFFFF, 0x3A3A3A, THEME_BOLD, THEME_REVERSE};
  assert_shown(look, &eight, WHITE, BLACK, THEME_REVERSE);
  look = (struct theme_look){0xD700AF, THEME_OWN, THEME_BOLD, 0};
  assert_shown(look, &eight, MAGENTA, -1, THEME_BOLD);
  look = (struct theme_look){0x767676, THEME_OWN, 0, THEME_DIM};
  assert_shown(look, &eight, -1, -1, THEME_DIM);
}

/* No style of a shipped theme can vanish in its background. */
static void test_8_colours_never_hide_a_text(void **state)
{
  (void)state;
  for (const struct theme_file *file = theme_files; file->name != NULL; file++) {
    struct theme theme;
    struct problems problems = {0};
    theme_read(&theme, file->name, file->name, file->text, &problems);
    for (int style = 0; style < GRID_STYLE_COUNT; style++) {
      struct screen_colours shown = screen_colours(&theme.looks[style], &eight);
      if (shown.background >= 0) assert_int_not_equal(shown.foreground, shown.background);
    }
  }
}

static void test_without_colours_the_attributes_speak(void **state)
{
  (void)state;
  assert_shown((struct theme_look){0xFF0000, 0x101010, THEME_BOLD, THEME_REVERSE}, &none, -1, -1,
               THEME_REVERSE);
}

static void test_direct_colours_are_numbers(void **state)
{
  (void)state;
  struct theme_look look = {0xFF8701, 0x1C1C1C, 0, 0};
  assert_shown(look, &direct, 0xFF8701, 0x1C1C1C, 0);
  look = (struct theme_look){0x000000, 0x000003, 0, 0}; /* the lowest are a palette's */
  assert_shown(look, &direct, 0x000100, 0x000103, 0);
  const struct screen_depth high = {SCREEN_DIRECT_COLOUR, 5, 6, 5};
  look = (struct theme_look){0xFFFFFF, 0xFF0000, 0, 0};
  assert_shown(look, &high, 0xFFFF, 0xF800, 0);
}

static void assert_depth(struct screen_depth depth, enum screen_palette palette, int red, int green,
                         int blue)
{
  assert_int_equal(depth.palette, palette);
  if (palette != SCREEN_DIRECT_COLOUR) return;
  assert_int_equal(depth.red, red);
  assert_int_equal(depth.green, green);
  assert_int_equal(depth.blue, blue);
}

static void test_knows_what_a_terminal_can(void **state)
{
  (void)state;
  assert_depth(screen_colours_depth(8, false, -1, NULL), SCREEN_8_COLOURS, 0, 0, 0);
  assert_depth(screen_colours_depth(88, false, -1, NULL), SCREEN_8_COLOURS, 0, 0, 0);
  assert_depth(screen_colours_depth(256, false, -1, NULL), SCREEN_256_COLOURS, 0, 0, 0);
  assert_depth(screen_colours_depth(256, true, -1, NULL), SCREEN_256_COLOURS, 0, 0, 0);
  assert_depth(screen_colours_depth(1 << 24, false, -1, NULL), SCREEN_256_COLOURS, 0, 0, 0);
  assert_depth(screen_colours_depth(1 << 24, true, -1, NULL), SCREEN_DIRECT_COLOUR, 8, 8, 8);
  assert_depth(screen_colours_depth(1 << 24, false, 8, NULL), SCREEN_DIRECT_COLOUR, 8, 8, 8);
  assert_depth(screen_colours_depth(1 << 16, false, -1, "5/6/5"), SCREEN_DIRECT_COLOUR, 5, 6, 5);
  assert_depth(screen_colours_depth(1 << 16, false, -1, "5/99/5"), SCREEN_256_COLOURS, 0, 0, 0);
}

static void assert_sent(const char *text, bool utf8, bool ascii, int width, const wchar_t *sent)
{
  struct grid *grid = grid_new(1, 4);
  grid_text(grid, 0, 0, 4, GRID_PLAIN, text, (size_t)-1);
  wchar_t wide[SCREEN_CELL_MOST + 1];
  struct screen_cell_terms terms = {utf8, ascii};
  assert_int_equal(screen_cell_text(grid_at(grid, 0, 0), terms, wide), width);
  assert_int_equal(wcscmp(wide, sent), 0);
  grid_free(grid);
}

static void test_characters_for_the_terminal(void **state)
{
  (void)state;
  assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
  assert_sent("a", true, false, 1, L"a");
  assert_sent("e\u0301", true, false, 1, L"e\u0301");
  assert_sent("日", true, false, 2, L"日");
  assert_sent("‖", true, false, 1, L"‖");
  assert_sent("\xff", true, false, 1, L"\uFFFD");
  assert_sent("‖", true, true, 1, L"="); /* our signs only: */
  assert_sent("日", true, true, 2, L"日");
  assert_sent("é", true, true, 1, L"é");
  assert_sent("‖", false, false, 1, L"=");
  assert_sent("é", false, false, 1, L"?");
  assert_sent("日", false, false, 1, L"?"); /* and a blank behind it */
  assert_sent("e\u0301", false, false, 1, L"e");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_contrast_is_that_of_wcag),
      cmocka_unit_test(test_maps_to_the_nearest_of_256),
      cmocka_unit_test(test_maps_to_8_that_can_be_read),
      cmocka_unit_test(test_8_colours_never_hide_a_text),
      cmocka_unit_test(test_without_colours_the_attributes_speak),
      cmocka_unit_test(test_direct_colours_are_numbers),
      cmocka_unit_test(test_knows_what_a_terminal_can),
      cmocka_unit_test(test_characters_for_the_terminal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
