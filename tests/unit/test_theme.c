/* Themes: the shipped ones can be read by people who see little contrast, and a damaged one is
 * told and does no harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/problems.h"
#include "app/screen_colours.h"
#include "app/theme.h"

static struct theme shipped(const struct theme_file *file)
{
  struct theme theme;
  struct problems problems = {0};
  theme_read(&theme, file->name, file->name, file->text, &problems);
  if (problems.count > 0) fail_msg("%s", problems.sentences[0]);
  return theme;
}

static struct theme read_text(const char *text, struct problems *problems)
{
  struct theme theme;
  theme_read(&theme, "mine", "mine", text, problems);
  return theme;
}

/* The shipped themes, read without any problem, say something of each style. */
static void test_each_shipped_theme_has_a_line_for_each_style(void **state)
{
  (void)state;
  size_t count = 0;
  for (const struct theme_file *file = theme_files; file->name != NULL; file++, count++) {
    shipped(file);
    for (enum grid_style style = GRID_PLAIN; style < GRID_STYLE_COUNT; style++) {
      char line[64];
      size_t size = (size_t)snprintf(line, sizeof line, "\n%s", theme_style_name(style));
      const char *at = strstr(file->text, line);
      if (at == NULL || strchr(" \n", at[size]) == NULL)
        fail_msg("assets/themes/%s has no line for %s", file->name, line + 1);
    }
  }
  assert_int_equal(count, 5);
  assert_non_null(theme_shipped(THEME_DEFAULT));
}

static int in_256(int rgb)
{
  return screen_colours_rgb(screen_colours_256(rgb));
}

static void check_contrast(const char *theme, enum grid_style style, int text, int ground)
{
  double least = style == GRID_BORDER ? 3 : strcmp(theme, "high-contrast") == 0 ? 7 : 4.5;
  double contrast = screen_colours_contrast(text, ground);
  double mapped = screen_colours_contrast(in_256(text), in_256(ground));
  if (contrast < least || mapped < least)
    fail_msg("%s: %s has the contrast %.2f, with 256 colours %.2f, and needs %.1f", theme,
             theme_style_name(style), contrast, mapped, least);
}

static void test_contrast_is_wcag_aa(void **state)
{
  (void)state;
  for (const struct theme_file *file = theme_files; file->name != NULL; file++) {
    struct theme theme = shipped(file);
    for (enum grid_style style = GRID_PLAIN; style < GRID_STYLE_COUNT; style++) {
      struct theme_look look = theme.looks[style];
      assert_int_equal(look.attributes & THEME_DIM, 0); /* would take of the contrast */
      if (look.background != THEME_OWN) {
        assert_int_not_equal(look.foreground, THEME_OWN);
        check_contrast(file->name, style, look.foreground, look.background);
      } else if (look.foreground != THEME_OWN) { /* on whatever the terminal has */
        check_contrast(file->name, style, look.foreground, 0x000000);
        check_contrast(file->name, style, look.foreground, 0xFFFFFF);
      }
    }
  }
}

/* What a person without cones for green, or for red, sees: Viénot, Brettel and Mollon (1999), in
 * linear light, as percent. */
static void seen_by(bool lacks_red, int rgb, double seen[3])
{
  double part[3];
  for (int i = 0; i < 3; i++) {
    double share = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
    part[i] = share * share * 100; /* near enough to a screen's own curve */
  }
  double both = lacks_red ? 0.112 * part[0] + 0.888 * part[1] : 0.293 * part[0] + 0.707 * part[1];
  seen[0] = seen[1] = both;
  seen[2] =
      lacks_red ? 0.004 * (part[0] - part[1]) + part[2] : -0.022 * (part[0] - part[1]) + part[2];
}

static void test_colour_blind_people_tell_meanings_apart(void **state)
{
  (void)state;
  static const enum grid_style meanings[] = {GRID_PAUSED, GRID_RAN, GRID_CHANGED, GRID_IN,
                                             GRID_OUT};
  enum { COUNT = sizeof meanings / sizeof *meanings };
  const struct theme_file file = {"colour-blind", theme_shipped("colour-blind")};
  struct theme theme = shipped(&file);
  for (int lacks_red = 0; lacks_red < 2; lacks_red++)
    for (int i = 0; i < COUNT; i++)
      for (int j = 0; j < i; j++) {
        double one[3], other[3];
        seen_by(lacks_red, theme.looks[meanings[i]].foreground, one);
        seen_by(lacks_red, theme.looks[meanings[j]].foreground, other);
        double light = one[0] - other[0], blue = one[2] - other[2];
        if (light * light + blue * blue < 12 * 12)
          fail_msg("styles %d and %d look alike: %.0f %.0f", meanings[i], meanings[j], light, blue);
      }
}

static void test_reads_colours_and_attributes(void **state)
{
  (void)state;
  struct problems problems = {0};
  struct theme theme = read_text("  # a comment\n"
                                 "screen #D0d0d0 on #101010\n"
                                 "paused #ff8700 bold else bold underline # why\n"
                                 "bar on #303030 reverse\r\n"
                                 "code-keyword own dim\n"
                                 "error #ff0000",
                                 &problems);
  assert_int_equal(problems.count, 0);
  assert_string_equal(theme.name, "mine");
  const struct theme_look *paused = &theme.looks[GRID_PAUSED];
  assert_int_equal(paused->foreground, 0xFF8700);
  assert_int_equal(paused->background, 0x101010);
  assert_int_equal(paused->attributes, THEME_BOLD);
  assert_int_equal(paused->without_colours, THEME_BOLD | THEME_UNDERLINE);
  assert_int_equal(theme.looks[GRID_BAR].foreground, 0xD0D0D0);
  assert_int_equal(theme.looks[GRID_BAR].background, 0x303030);
  assert_int_equal(theme.looks[GRID_BAR].without_colours, THEME_REVERSE);
  assert_int_equal(theme.looks[GRID_CODE_KEYWORD].foreground, THEME_OWN);
  assert_int_equal(theme.looks[GRID_ERROR].foreground, 0xFF0000);
  assert_int_equal(theme.looks[GRID_PLAIN].foreground, 0xD0D0D0); /* not said: the screen's */
  assert_ptr_equal(theme_painted(&theme), &theme);
}

static void test_begins_like_a_shipped_one(void **state)
{
  (void)state;
  struct problems problems = {0};
  const struct theme_file file = {"dark", theme_shipped("dark")};
  struct theme dark = shipped(&file);
  struct theme theme = read_text("like dark\npaused #00ff00\nscreen #ffffff on #000080", &problems);
  assert_int_equal(problems.count, 0);
  assert_int_equal(theme.looks[GRID_PAUSED].foreground, 0x00FF00);
  assert_int_equal(theme.looks[GRID_RAN].foreground, dark.looks[GRID_RAN].foreground);
  assert_int_equal(theme.looks[GRID_RAN].background, 0x000080);
}

static void test_tells_file_and_line_of_what_is_wrong(void **state)
{
  (void)state;
  struct problems problems = {0};
  struct theme theme = read_text("screen #d0d0d0 on #101010\n"
                                 "puased #ff0000\n"
                                 "paused #ff00\n"
                                 "ran #00ff00 on\n"
                                 "in #00ff00 else #ff0000\n"
                                 "out red\n"
                                 "like nobody\n"
                                 "changed #00ff00\n"
                                 "\x1b]0;title\x07 \xff\n",
                                 &problems);
  char *text = problems_text(&problems);
  assert_string_equal(
      text,
      "mine, line 2: “puased” is not the name of a style, so this line was left out.\n"
      "mine, line 3: “#ff00” is no colour like #d0d0d0, nor one of on, bold, dim, reverse, "
      "underline, else, so this line was left out.\n"
      "mine, line 4: “on” needs a colour after it, so this line was left out.\n"
      "mine, line 5: “#ff0000” is none of bold, dim, reverse, underline, so this line was left "
      "out.\n"
      "mine, line 6: “red” is no colour like #d0d0d0, nor one of on, bold, dim, reverse, "
      "underline, else, so this line was left out.\n"
      "mine, line 7: “nobody” is not the name of a theme that comes with yieldscope, so this "
      "line was left out.\n"
      "mine, line 9: “\uFFFD]0;title\uFFFD” is not the name of a style, so this line was left "
      "out.");
  free(text);
  problems_clear(&problems);
  assert_int_equal(theme.looks[GRID_PAUSED].foreground, 0xD0D0D0);
  assert_int_equal(theme.looks[GRID_CHANGED].foreground, 0x00FF00);
}

static void test_a_theme_on_the_terminals_background_is_painted_as_dark(void **state)
{
  (void)state;
  const struct theme_file file = {THEME_DEFAULT, theme_shipped(THEME_DEFAULT)};
  struct theme theme = shipped(&file);
  assert_int_equal(theme.screen.background, THEME_OWN);
  const struct theme *painted = theme_painted(&theme);
  assert_string_equal(painted->name, "dark");
  for (int style = 0; style < GRID_STYLE_COUNT; style++) {
    assert_in_range(painted->looks[style].foreground, 0, 0xFFFFFF);
    assert_in_range(painted->looks[style].background, 0, 0xFFFFFF);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_shipped_theme_has_a_line_for_each_style),
      cmocka_unit_test(test_contrast_is_wcag_aa),
      cmocka_unit_test(test_colour_blind_people_tell_meanings_apart),
      cmocka_unit_test(test_reads_colours_and_attributes),
      cmocka_unit_test(test_begins_like_a_shipped_one),
      cmocka_unit_test(test_tells_file_and_line_of_what_is_wrong),
      cmocka_unit_test(test_a_theme_on_the_terminals_background_is_painted_as_dark),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
