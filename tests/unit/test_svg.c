/* Pictures of the screen: well-formed, complete, and safe whatever stands on the screen; and how
 * they get into a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/grid.h"
#include "app/model_inside.h"
#include "app/problems.h"
#include "app/svg.h"
#include "tests/screen/scene.h"
#include "tests/support/folder.h"

static char *svg_of(const struct grid *grid)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  struct theme theme;
  struct problems problems = {0};
  theme_read(&theme, "dark", "dark", theme_shipped("dark"), &problems);
  svg_write(out, grid, &theme);
  fclose(out);
  assert_int_equal(strlen(text), size);
  return text;
}

static void assert_entity(const char *at)
{
  static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#xFFFD;"};
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
    if (strncmp(at, entities[i], strlen(entities[i])) == 0) return;
  fail_msg("not escaped: %.20s", at);
}

/* Each element is closed by an end of its name, in order; one stands around all. Attributes are
 * quoted, no markup stands in them, and no control character anywhere. */
static void assert_well_formed(const char *text)
{
  char open[16][32];
  size_t depth = 0, roots = 0;
  for (const char *at = text; *at != '\0'; at++) {
    assert_true((unsigned char)*at >= ' ' || *at == '\n');
    assert_int_not_equal(*at, '>'); /* those of tags are passed below */
    if (*at == '&') assert_entity(at);
    if (*at != '<') continue;
    if (strncmp(at, "<!--", 4) == 0) {
      at = strstr(at, "-->");
      assert_non_null(at);
      at += 2;
      continue;
    }
    bool ends = at[1] == '/';
    const char *name = at + 1 + ends;
    size_t size = 0;
    while (isalpha((unsigned char)name[size]))
      size++;
    assert_in_range(size, 1, 31);
    for (at = name + size; *at != '>' && *at != '\0'; at++)
      if (*at == '"') {
        at += 1 + strcspn(at + 1, "\"<>&");
        assert_int_equal(*at, '"');
      }
    assert_int_equal(*at, '>');
    if (ends) {
      assert_true(depth > 0 && strlen(open[depth - 1]) == size);
      assert_memory_equal(open[--depth], name, size);
    } else if (at[-1] != '/') {
      assert_in_range(depth, 0, 15);
      roots += depth == 0;
      snprintf(open[depth++], sizeof open[0], "%.*s", (int)size, name);
    }
  }
  assert_int_equal(depth, 0);
  assert_int_equal(roots, 1);
}

/* How often that text stands in the picture itself, not in its description. */
static size_t drawn(const char *svg, const char *text)
{
  size_t count = 0;
  for (const char *at = strstr(svg, "</desc>"); (at = strstr(at, text)) != NULL; at++)
    count++;
  return count;
}

static void whatever_stands_on_the_screen_is_well_formed(void **state)
{
  (void)state;
  struct grid *grid = grid_new(4, 30);
  grid_text(grid, 0, 0, 30, GRID_PLAIN, "a < b && \"c\" > ]]> <!--", (size_t)-1);
  grid_text(grid, 1, 0, 30, GRID_BAR, "</text></svg>\033[2J\t\xff\xEF\xBF\xBE\xEF\xBF\xBF",
            (size_t)-1);
  grid_text(grid, 2, 0, 30, GRID_ERROR, "é è e\u0301 日本 🙂 ─▶", (size_t)-1);
  for (int style = 0; style < GRID_STYLE_COUNT; style++)
    grid_text(grid, 3, style, 1, (enum grid_style)style, style % 2 ? "x" : "─", (size_t)-1);
  char *svg = svg_of(grid);
  assert_well_formed(svg);
  assert_int_equal(drawn(svg, "a &lt; b &amp;&amp; &quot;c&quot; &gt; ]]&gt; &lt;!--"), 1);
  assert_int_equal(drawn(svg, "</svg>"), 1);
  free(svg);
  grid_free(grid);
}

static void each_character_is_there_and_at_its_column(void **state)
{
  (void)state;
  struct grid *grid = grid_new(2, 20);
  grid_text(grid, 0, 0, 20, GRID_PLAIN, "ab cd  日ef ●g", (size_t)-1);
  grid_text(grid, 1, 2, 20, GRID_KEY, "n", (size_t)-1);
  grid_text(grid, 1, 3, 20, GRID_PLAIN, "ext", (size_t)-1);
  char *svg = svg_of(grid);
  /* columns are 9 wide, from 14 on */
  static const char *const runs[] = {
      "x=\"14\" y=\"29\" textLength=\"45\">ab cd</text>",
      "x=\"77\" y=\"29\" textLength=\"18\">日</text>",
      "x=\"95\" y=\"29\" textLength=\"18\">ef</text>",
      "x=\"122\" y=\"29\" textLength=\"9\">●</text>",
      "x=\"131\" y=\"29\" textLength=\"9\">g</text>",
      "x=\"32\" y=\"49\" textLength=\"9\">n</text>",
      "x=\"41\" y=\"49\" textLength=\"27\">ext</text>",
  };
  for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++)
    if (drawn(svg, runs[i]) != 1) fail_msg("%s is not in\n%s", runs[i], svg);
  assert_int_equal(drawn(svg, "</text>"), sizeof runs / sizeof runs[0]);
  assert_non_null(strstr(svg, "<desc>ab cd  日ef ●g\n  next\n</desc>"));
  free(svg);
  grid_free(grid);
}

static void lines_between_panes_are_drawn_from_edge_to_edge(void **state)
{
  (void)state;
  struct grid *grid = grid_new(2, 4);
  grid_text(grid, 0, 0, 4, GRID_BORDER, "──┬─", (size_t)-1);
  grid_text(grid, 1, 2, 4, GRID_BORDER, "└", (size_t)-1);
  char *svg = svg_of(grid);
  assert_int_equal(drawn(svg, "d=\"M14 24H32M32 24H41M36.5 24V34M41 24H50\"/>"), 1);
  assert_int_equal(drawn(svg, "d=\"M36.5 44H41M36.5 34V44\"/>"), 1);
  assert_int_equal(drawn(svg, "<text"), 0);
  free(svg);
  grid_free(grid);
}

/* -------------------------------------------------------------------- the command */

static char *text_in(const char *path)
{
  FILE *file = fopen(path, "rb");
  if (file == NULL) return NULL;
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  for (int c; (c = fgetc(file)) != EOF;)
    fputc(c, out);
  fclose(file);
  fclose(out);
  return text;
}

static struct model *model;
static char *folder, here[4096];

static int enter_folder(void **state)
{
  (void)state;
  folder = folder_new();
  assert_non_null(getcwd(here, sizeof here));
  assert_int_equal(chdir(folder), 0);
  model = model_new(scene_new("return 1\n"), "one.lua");
  return 0;
}

static int leave_folder(void **state)
{
  (void)state;
  model_free(model);
  assert_int_equal(chdir(here), 0);
  folder_remove(folder);
  return 0;
}

static void assert_takes(const char *line, const char *message, const char *path)
{
  assert_int_equal(command_run(model, line, COMMAND_SCREEN), COMMAND_DONE);
  assert_string_equal(model_message(model), message);
  char *svg = text_in(path);
  assert_non_null(svg);
  assert_well_formed(svg);
  assert_non_null(strstr(svg, "one.lua"));
  free(svg);
}

static void a_screenshot_is_written_and_written_again(void **state)
{
  (void)state;
  assert_takes("screenshot a.svg", "The screen is in a.svg.", "a.svg");
  assert_takes("screenshot a", "The screen is now in a.svg; an older one was there.", "a.svg");
  struct stat status;
  assert_int_equal(stat("a.svg", &status), 0);
  mode_t mask = umask(0);
  umask(mask);
  assert_int_equal(status.st_mode & 0777, 0666 & ~mask);
}

static void without_a_name_the_next_free_one_is_taken(void **state)
{
  (void)state;
  assert_takes("screenshot", "The screen is in one-1.svg.", "one-1.svg");
  assert_takes("screenshot", "The screen is in one-2.svg.", "one-2.svg");
}

static void what_is_no_screenshot_is_left_alone(void **state)
{
  (void)state;
  FILE *file = fopen("drawing.svg", "wb");
  fputs("<svg>a day's work</svg>\n", file);
  fclose(file);
  assert_int_equal(symlink("drawing.svg", "link.svg"), 0);
  static const char *const names[] = {"drawing.svg", "link.svg"};
  for (size_t i = 0; i < 2; i++) {
    char line[64];
    snprintf(line, sizeof line, "screenshot %s", names[i]);
    assert_int_equal(command_run(model, line, COMMAND_SCREEN), COMMAND_REFUSED);
    assert_non_null(strstr(model_message(model), "is there already and is no screenshot"));
  }
  char *text = text_in("drawing.svg");
  assert_string_equal(text, "<svg>a day's work</svg>\n");
  free(text);
}

static void what_cannot_be_written_is_told_and_leaves_nothing(void **state)
{
  (void)state;
  assert_int_equal(command_run(model, "screenshot none/a.svg", COMMAND_SCREEN), COMMAND_REFUSED);
  assert_string_equal(model_message(model),
                      "none/a.svg could not be written: No such file or directory.");
  assert_int_equal(access("none", F_OK), -1);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whatever_stands_on_the_screen_is_well_formed),
      cmocka_unit_test(each_character_is_there_and_at_its_column),
      cmocka_unit_test(lines_between_panes_are_drawn_from_edge_to_edge),
      IN_FOLDER(a_screenshot_is_written_and_written_again),
      IN_FOLDER(without_a_name_the_next_free_one_is_taken),
      IN_FOLDER(what_is_no_screenshot_is_left_alone),
      IN_FOLDER(what_cannot_be_written_is_told_and_leaves_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
