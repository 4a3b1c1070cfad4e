/* menu_draw.c - the menu's screen.
 *
 *  yieldscope         lessons on generators                              ? help
 * ─ lessons ──────────────────────────────────────────────────── 2 of 26 done ─
 *  Core                                                      about 70 minutes
 *  ✓  1  Press next                        exercise passed   done         8 min
 * >▸  2  Value and done                    exercise          page 3 of 9  8 min
 *     3  Locals survive                                                   8 min
 * ──────────────────────────────────────────────────────────────────────────────
 *  Many believe: “After return, the generator can be called again.”
 *
 *  Enter open  Up Down choose  q quit  J programs in JavaScript
 */
#include <stdio.h>
#include <string.h>

#include "app/grid.h"
#include "app/keymap.h"
#include "app/lesson/course.h"
#include "app/lesson/menu_inside.h"
#include "app/lesson/progress.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/text.h"

enum {
  LOW = 12,     /* rows: a lower screen says nothing about the lesson */
  ABOUT = 2,    /* rows that are said about it */
  WIDE = 72,    /* columns: from here on the line of a lesson tells all */
  STATE = 14,   /* columns of "page 10 of 12" */
  MINUTES = 6,  /* of "8 min" */
  EXERCISE = 18 /* of "exercise passed", with the gap behind */
};

static bool has_about(const struct model *model)
{
  return model->rows >= LOW;
}

int menu_height(const struct model *model)
{
  int height = model->rows - MENU_TOP - 1 - (has_about(model) ? ABOUT + 1 : 0);
  return height > 1 ? height : 1;
}

/* The chosen one is seen, with the head of its part where that is the line before. */
size_t menu_first(const struct menu *menu, const struct model *model)
{
  size_t height = (size_t)menu_height(model), at = 0;
  size_t last = menu->count > height ? menu->count - height : 0;
  if (menu->scrolled) return menu->first < last ? menu->first : last;
  while (at + 1 < menu->count &&
         (menu->rows[at].kind != MENU_LESSON || menu->rows[at].lesson != menu->chosen))
    at++;
  size_t above = height / 2, first = at > above ? at - above : 0;
  return first < last ? first : last;
}

/* --------------------------------------------------------------------- a line */

static void draw_part(const struct menu *menu, struct paper *paper, size_t first)
{
  const struct course *course = menu->course;
  enum lesson_part part = course->lessons[first]->part;
  int minutes = 0;
  char text[64];
  for (size_t i = first; i < course->count && course->lessons[i]->part == part; i++)
    minutes += course->lessons[i]->minutes;
  paper_put(paper, GRID_TITLE, lesson_part_name(part));
  int width = snprintf(text, sizeof text, "about %d minutes", minutes);
  if (paper_room(paper) <= width + 1) return;
  paper_tab(paper, paper->box.width - width);
  paper_put(paper, GRID_DIM, text);
}

static const char *mark_of(const struct menu *menu, const struct lesson *lesson)
{
  if (progress_done(menu->progress, lesson->id)) return "✓";
  return progress_begun(menu->progress, lesson->id) ? "▸" : " ";
}

static void draw_state(const struct menu *menu, struct paper *paper, const struct lesson *lesson)
{
  char text[64] = "";
  int column = paper->box.width - MINUTES - STATE;
  bool wide = paper->box.width >= WIDE;
  const char *exercise = lesson_exercise(lesson) == NULL               ? ""
                         : progress_passed(menu->progress, lesson->id) ? "exercise passed"
                                                                       : "exercise";
  if (wide) paper_tab(paper, column - EXERCISE);
  if (wide) paper_put(paper, GRID_DIM, exercise);
  if (progress_done(menu->progress, lesson->id)) snprintf(text, sizeof text, "done");
  else if (progress_begun(menu->progress, lesson->id))
    snprintf(text, sizeof text, "page %zu of %zu", progress_page(menu->progress, lesson) + 1,
             lesson->page_count);
  paper_tab(paper, column);
  paper_put(paper, GRID_PLAIN, text);
  int width = snprintf(text, sizeof text, "%d min", lesson->minutes);
  paper_tab(paper, paper->box.width - width);
  paper_put(paper, GRID_DIM, text);
}

static void draw_lesson(const struct menu *menu, struct paper *paper, const struct lesson *lesson)
{
  int number = (int)strspn(lesson->id, "0123456789");
  const char *digits = lesson->id + (number > 1 && lesson->id[0] == '0');
  number -= (int)(digits - lesson->id);
  int right = MINUTES + STATE + (paper->box.width >= WIDE ? EXERCISE : 0);
  paper_print(paper, GRID_KEY, "%s", mark_of(menu, lesson));
  paper_print(paper, GRID_DIM, " %*s%.*s  ", number < 2 ? 2 - number : 0, "", number, digits);
  paper_fit(paper, GRID_PLAIN, lesson->title, paper_room(paper) - right - 1);
  draw_state(menu, paper, lesson);
}

static void draw_rows(const struct menu *menu, const struct model *model, struct grid *grid)
{
  struct paper paper = {.grid = grid,
                        .box = {MENU_TOP, 1, menu_height(model), model->columns - 2},
                        .first = (int)menu_first(menu, model)};
  for (size_t i = 0; i < menu->count; i++) {
    const struct menu_row *row = &menu->rows[i];
    if (!paper_line(&paper)) continue;
    const struct lesson *lesson = menu->course->lessons[row->lesson];
    if (row->kind == MENU_PART) draw_part(menu, &paper, row->lesson);
    if (row->kind != MENU_LESSON) continue;
    draw_lesson(menu, &paper, lesson);
    if (row->lesson != menu->chosen) continue;
    int at = paper_row(&paper, (int)i);
    grid_style(grid, at, 1, model->columns - 2, GRID_SELECTED);
    grid_text(grid, at, 0, 1, GRID_SELECTED, ">", 1);
  }
}

/* ----------------------------------------------------------------- the screen */

static void draw_line(struct grid *grid, int row)
{
  for (int column = 0; column < grid_columns(grid); column++)
    grid_text(grid, row, column, 1, GRID_BORDER, "─", (size_t)-1);
}

static void draw_title(const struct model *model, struct grid *grid)
{
  char help[64] = "";
  const char *key = keymap_key(model->keymap, "help");
  if (key[0] != '\0') snprintf(help, sizeof help, "%s help", key);
  int width = text_width(help, strlen(help)), columns = model->columns;
  grid_fill(grid, 0, 0, 1, columns, GRID_BAR);
  grid_text(grid, 0, 1, columns, GRID_BAR, "yieldscope", (size_t)-1);
  grid_text_fit(grid, 0, 20, columns - 22 - width, GRID_BAR, "lessons on generators", (size_t)-1);
  grid_text(grid, 0, columns - width - 1, width, GRID_BAR, help, (size_t)-1);
  grid_button(grid, 0, columns - width - 1, width, key);
}

/* The line above the lessons: how many are done, and how many lie below. */
static void draw_heading(const struct menu *menu, const struct model *model, struct grid *grid)
{
  char text[96];
  size_t done = 0, shown = menu_first(menu, model) + (size_t)menu_height(model);
  for (size_t i = 0; i < menu->course->count; i++)
    done += progress_done(menu->progress, menu->course->lessons[i]->id);
  draw_line(grid, 1);
  grid_text(grid, 1, 1, model->columns, GRID_TITLE, menu->help ? " help " : " lessons ",
            (size_t)-1);
  int size = snprintf(text, sizeof text, " %zu of %zu done", done, menu->course->count);
  if (menu->count > shown)
    size += snprintf(text + size, sizeof text - (size_t)size, "  %zu more ↓", menu->count - shown);
  snprintf(text + size, sizeof text - (size_t)size, " ");
  int width = text_width(text, strlen(text));
  if (!menu->help && model->columns > width + 12)
    grid_text(grid, 1, model->columns - 1 - width, width, GRID_KEY, text, (size_t)-1);
}

static void draw_about(const struct menu *menu, const struct model *model, struct grid *grid)
{
  char text[512];
  const struct lesson *lesson = menu_chosen(menu);
  int row = model->rows - ABOUT - 2;
  draw_line(grid, row);
  if (model->message[0] != '\0') snprintf(text, sizeof text, "%s", model->message);
  else if (progress_last(menu->progress)[0] == '\0')
    snprintf(text, sizeof text, "New here? %s opens the first lesson. It takes about %d minutes.",
             keymap_key(model->keymap, "open"), lesson->minutes);
  else if (lesson->misconception[0] != '\0')
    snprintf(text, sizeof text, "Many believe: “%s” Is it so?", lesson->misconception);
  else snprintf(text, sizeof text, "%s", lesson->title);
  grid_text_wrap(grid, row + 1, 1, ABOUT, model->columns - 2, GRID_SENTENCE, text);
}

static int put_key(struct grid *grid, int column, const char *key, const char *label)
{
  int row = grid_rows(grid) - 1, start = column, room = grid_columns(grid) - column - 1;
  char text[96];
  snprintf(text, sizeof text, " %s", label);
  if (key[0] == '\0' || text_width(key, strlen(key)) + text_width(text, strlen(text)) > room)
    return column;
  column += grid_text(grid, row, column, room, GRID_KEY, key, (size_t)-1);
  column += grid_text(grid, row, column, room, GRID_PLAIN, text, (size_t)-1);
  grid_button(grid, row, start, column - start, key);
  return column + 2;
}

static void draw_keys(const struct menu *menu, const struct model *model, struct grid *grid)
{
  const struct keymap *keymap = model->keymap;
  int column = 1;
  if (menu->help) {
    put_key(grid, column, "Esc", "close");
    return;
  }
  column = put_key(grid, column, keymap_key(keymap, "open"), "open");
  char both[64];
  snprintf(both, sizeof both, "%s %s", keymap_key(keymap, "scroll up"),
           keymap_key(keymap, "scroll down"));
  column = put_key(grid, column, both, "choose");
  column = put_key(grid, column, keymap_key(keymap, "quit"), "quit");
  put_key(grid, column, keymap_key(keymap, "javascript"),
          model->wants_twin ? "programs in Lua" : "programs in JavaScript");
}

static void draw_help(const struct model *model, struct grid *grid)
{
  const struct keymap *keymap = model->keymap;
  struct paper paper = {.grid = grid,
                        .box = {MENU_TOP, 1, model->rows - MENU_TOP - 1, model->columns - 2}};
  char text[512];
  snprintf(text, sizeof text,
           "Each lesson takes about eight minutes: short pages, with a real program beside them "
           "that you run, stop and take back. %s and %s choose a lesson, %s opens it at the page "
           "where you left it. Nothing has to be saved.",
           keymap_key(keymap, "scroll up"), keymap_key(keymap, "scroll down"),
           keymap_key(keymap, "open"));
  paper_wrap(&paper, GRID_PLAIN, 0, text);
  paper_pass(&paper, 1);
  paper_wrap(&paper, GRID_PLAIN, 0, "✓  done: all its pages are");
  paper_wrap(&paper, GRID_PLAIN, 0, "▸  begun: you left it at the page that is named");
  paper_pass(&paper, 1);
  snprintf(
      text, sizeof text,
      "The programs of the lessons are shown in %s now; %s changes that, here and in a lesson. "
      "%s leaves yieldscope. To look at a program of your own: yieldscope FILE.lua",
      model->wants_twin ? "JavaScript" : "Lua", keymap_key(keymap, "javascript"),
      keymap_key(keymap, "quit"));
  paper_wrap(&paper, GRID_PLAIN, 0, text);
}

void menu_draw(const struct menu *menu, const struct model *model, struct grid *grid)
{
  grid_clear(grid);
  if (model->rows < LAYOUT_LEAST_ROWS || model->columns < LAYOUT_LEAST_COLUMNS) {
    grid_text_wrap(grid, 0, 0, model->rows, model->columns, GRID_PLAIN,
                   "Too small: it needs 20 columns and 4 rows.");
    return;
  }
  draw_title(model, grid);
  draw_heading(menu, model, grid);
  if (menu->help) draw_help(model, grid);
  else draw_rows(menu, model, grid);
  if (!menu->help && has_about(model)) draw_about(menu, model, grid);
  draw_keys(menu, model, grid);
}
