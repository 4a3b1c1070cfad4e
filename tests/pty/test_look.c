/* What a terminal really gets: colours as far as it has them, and characters as far as its locale
 * has them. */
#include "tests/pty/terminal.h"
#include "tests/pty/terminal_cell.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define SOON 8000

enum { BORDER_COLUMN = 45 /* between the panes, at 80 columns */ };

static const char three[] = "local three = generator(function ()\n"
                            "  yield(1)\n"
                            "end)\n"
                            "return three()\n";

/* Wide, combining, joined, and broken: as code, and as values. */
static const char strange[] = "local words = generator(function ()\n"
                              "  local wide = \"日本語\" -- 日本語\n"
                              "  local mark = \"e\u0301a\u0308\" -- e\u0301\n"
                              "  local face = \"😀👩\u200D👧 ❤\uFE0F 🇩🇪\" -- 👨\u200D👩\u200D👧\n"
                              "  local bytes = \"\xFF\xE2\x82\" -- \xFF\xFE\n"
                              "  yield(wide .. mark)\n"
                              "end)\n"
                              "return words()\n";

struct world {
  char *folder;
  struct terminal *terminal;
};

static int world_new(void **state)
{
  static struct world world;
  world = (struct world){.folder = folder_new()};
  *state = &world;
  return 0;
}

static int world_free(void **state)
{
  struct world *world = *state;
  terminal_end(world->terminal);
  folder_remove(world->folder);
  return 0;
}

static void write_file(const struct world *world, const char *name, const char *text)
{
  struct buffer path = {0}, bytes = {0};
  buffer_format(&path, "%s/%s", world->folder, name);
  buffer_add_text(&bytes, text);
  assert_true(buffer_save(&bytes, path.bytes));
  buffer_free(&path);
  buffer_free(&bytes);
}

/* Opens the script with a theme (NULL: none is chosen) and one more variable: "NO_COLOR=1". */
static struct terminal *open_with(struct world *world, const char *script, const char *theme,
                                  const char *variable, const char *term)
{
  char option[64] = "--theme=default";
  if (theme != NULL) snprintf(option, sizeof option, "--theme=%s", theme);
  char *arguments[] = {option, "script.lua", NULL}, *words[80] = {"env", (char *)variable};
  write_file(world, "script.lua", script);
  char **own = launch_words(arguments);
  for (size_t i = 0; own[i] != NULL && i < 70; i++)
    words[i + 2] = own[i];
  terminal_end(world->terminal);
  world->terminal = terminal_start_words(words, world->folder, term, 24, 80);
  launch_free(own);
  /* The screen is written from the top: when its last row is there, all of it is. */
  assert_true(terminal_wait_text(world->terminal, "what if", SOON));
  return world->terminal;
}

static void quit(struct terminal *terminal)
{
  terminal_type(terminal, "q");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), 0);
  assert_true(terminal_restored(terminal));
}

static void assert_colours(struct terminal_cell cell, int foreground, int background)
{
  assert_int_equal(cell.foreground, foreground);
  assert_int_equal(cell.background, background);
}

/* #87afff on #1c1c1c. */
static void test_256_colours(void **state)
{
  struct terminal *terminal = open_with(*state, three, "dark", "A=1", "xterm-256color");
  assert_colours(terminal_cell_of(terminal, "local three"), 111, 234);
  assert_int_equal(terminal_cell(terminal, 18, 78).background, 234); /* where nothing stands, too */
  quit(terminal);
}

static void test_8_colours(void **state)
{
  static const char *const terms[] = {"xterm", "screen"};
  for (size_t index = 0; index < sizeof terms / sizeof *terms; index++) {
    struct terminal *terminal = open_with(*state, three, "dark", "A=1", terms[index]);
    assert_colours(terminal_cell_of(terminal, "local three"), 6, 0);
    quit(terminal);
  }
}

static void test_direct_colour(void **state)
{
  static const char entry[] =
      "yieldscope-direct|direct colour,\n"
      "\tRGB, colors#0x1000000, pairs#0x10000, ccc@, initc@, op=\\E[39;49m,\n"
      "\tsetaf=\\E[%?%p1%{8}%<%t3%p1%d%e38\\:2\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1"
      "%{255}%&%d%;m,\n"
      "\tsetab=\\E[%?%p1%{8}%<%t4%p1%d%e48\\:2\\:%p1%{65536}%/%d\\:%p1%{256}%/%{255}%&%d\\:%p1"
      "%{255}%&%d%;m,\n"
      "\tuse=xterm-256color,\n";
  struct world *world = *state;
  struct buffer command = {0};
  write_file(world, "direct.terminfo", entry);
  buffer_format(&command, "tic -x -o %s/.terminfo %s/direct.terminfo", world->folder,
                world->folder);
  assert_int_equal(system(command.bytes), 0);
  buffer_free(&command);
  struct terminal *terminal = open_with(world, three, "dark", "A=1", "yieldscope-direct");
  assert_colours(terminal_cell_of(terminal, "local three"), TERMINAL_RGB | 0x87AFFF,
                 TERMINAL_RGB | 0x1C1C1C);
  quit(terminal);
}

static void assert_no_colours(struct terminal *terminal)
{
  for (int row = 0; row < 24; row++)
    for (int column = 0; column < 80; column++)
      assert_colours(terminal_cell(terminal, row, column), -1, -1);
}

static void test_no_colour_leaves_attributes(void **state)
{
  struct terminal *terminal = open_with(*state, three, "dark", "NO_COLOR=1", "xterm-256color");
  assert_no_colours(terminal);
  assert_true(terminal_cell_of(terminal, "local three").bold);
  assert_true(terminal_cell_of(terminal, "script.lua").reverse);
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "handed you", SOON));
  assert_true(terminal_cell_of(terminal, "yield(1)").underline);
  quit(terminal);
  terminal = open_with(*state, three, "dark", "NO_COLOR=", "xterm-256color"); /* empty: not set */
  assert_colours(terminal_cell_of(terminal, "local three"), 111, 234);
  quit(terminal);
}

static void test_terminals_without_colours(void **state)
{
  static const char *const terms[] = {"vt100", "vt220"};
  for (size_t index = 0; index < sizeof terms / sizeof *terms; index++) {
    struct terminal *terminal = open_with(*state, three, NULL, "A=1", terms[index]);
    assert_no_colours(terminal);
    assert_true(terminal_cell_of(terminal, "local three").bold);
    terminal_type(terminal, "n");
    assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
    quit(terminal);
  }
}

static void test_the_default_theme_keeps_the_background(void **state)
{
  struct terminal *terminal = open_with(*state, three, NULL, "A=1", "xterm-256color");
  assert_colours(terminal_cell_of(terminal, "local three"), 63, -1);
  assert_colours(terminal_cell_of(terminal, "return three"), 63, -1);
  assert_int_equal(terminal_cell(terminal, 18, 78).background, -1);
  quit(terminal);
}

static void test_a_theme_is_changed_at_once(void **state)
{
  struct terminal *terminal = open_with(*state, three, "dark", "A=1", "xterm-256color");
  terminal_type(terminal, ":theme light\r");
  assert_true(terminal_wait_gone(terminal, ":theme", SOON));
  terminal_type(terminal, "n"); /* what comes after it shows that it is done */
  assert_true(terminal_wait_text(terminal, "handed you", SOON));
  assert_colours(terminal_cell_of(terminal, "local three"), 20, 255);
  assert_int_equal(terminal_cell(terminal, 18, 78).background, 255);
  quit(terminal);
}

/* The line between the panes is straight, whatever stands to the left of it. */
static void assert_straight(struct terminal *terminal, unsigned border)
{
  for (int row = 2; row < 12; row++) {
    struct terminal_cell cell = terminal_cell(terminal, row, BORDER_COLUMN);
    if (cell.code != border && cell.code != 0x251C && cell.code != '+')
      fail_msg("row %d: no line, but U+%04X", row, cell.code);
  }
}

static void test_strange_characters_line_up(void **state)
{
  struct terminal *terminal = open_with(*state, strange, NULL, "A=1", "xterm-256color");
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "handed you", SOON));
  assert_straight(terminal, 0x2502);
  const char *screen = terminal_screen(terminal);
  assert_non_null(strstr(screen, "日本語"));
  assert_non_null(strstr(screen, "e\u0301"));
  assert_non_null(strstr(screen, "😀👩👧"));
  assert_non_null(strstr(screen, "\uFFFD\uFFFD\uFFFD\" --")); /* bytes that are no characters */
  quit(terminal);
}

static void assert_ascii(struct terminal *terminal)
{
  for (int row = 0; row < 24; row++)
    for (int column = 0; column < 80; column++) {
      unsigned code = terminal_cell(terminal, row, column).code;
      if (code >= 0x80 && code != (unsigned)-1)
        fail_msg("row %d, column %d: U+%04X", row, column, code);
    }
}

static void test_a_locale_of_ascii_gets_ascii(void **state)
{
  static const char *const locales[] = {"LC_ALL=C", "LC_ALL=POSIX"};
  for (size_t index = 0; index < sizeof locales / sizeof *locales; index++) {
    struct terminal *terminal = open_with(*state, strange, NULL, locales[index], "xterm-256color");
    terminal_type(terminal, "n");
    assert_true(terminal_wait_text(terminal, "handed you", SOON));
    assert_ascii(terminal);
    assert_straight(terminal, '|');
    assert_non_null(strstr(terminal_screen(terminal), "\"? ? ? \" -- ? ? ?"));
    assert_non_null(strstr(terminal_screen(terminal), "[yield(wide .. mark)]"));
    quit(terminal);
  }
}

static void test_ascii_signs_on_request(void **state)
{
  struct terminal *terminal = open_with(*state, strange, NULL, "A=1", "xterm-256color");
  terminal_type(terminal, ":settings ascii on\r");
  assert_true(terminal_wait_gone(terminal, "─", SOON));
  assert_true(terminal_wait_text(terminal, "what if", SOON)); /* all of it is written again */
  assert_straight(terminal, '|');
  assert_non_null(strstr(terminal_screen(terminal), "日本語")); /* the user's text stays */
  quit(terminal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(test_256_colours),
      TEST(test_8_colours),
      TEST(test_direct_colour),
      TEST(test_no_colour_leaves_attributes),
      TEST(test_terminals_without_colours),
      TEST(test_the_default_theme_keeps_the_background),
      TEST(test_a_theme_is_changed_at_once),
      TEST(test_strange_characters_line_up),
      TEST(test_a_locale_of_ascii_gets_ascii),
      TEST(test_ascii_signs_on_request),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
