#include "app/lesson/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lesson/course.h"
#include "app/lesson/lessons.h"
#include "app/lesson/menu_inside.h"
#include "app/lesson/progress.h"
#include "app/model_inside.h"

static void *must(void *memory)
{
  if (memory == NULL) abort();
  return memory;
}

/* Where to go on: at the lesson left off, or, where that is done, at the first behind it that is
 * not. */
static size_t place_of(const struct menu *menu, const char *id)
{
  const struct course *course = menu->course;
  size_t at = 0;
  for (size_t i = 0; i < course->count; i++)
    if (strcmp(course->lessons[i]->id, id) == 0) at = i;
  for (size_t i = at; i < course->count; i++)
    if (!progress_done(menu->progress, course->lessons[i]->id)) return i;
  return at;
}

/* A line for each part, a blank before it, and one for each lesson. */
static void make_rows(struct menu *menu)
{
  const struct course *course = menu->course;
  menu->rows = must(calloc(course->count * 3 + 1, sizeof *menu->rows));
  for (size_t i = 0; i < course->count; i++) {
    bool begins = i == 0 || course->lessons[i]->part != course->lessons[i - 1]->part;
    if (begins && i > 0) menu->rows[menu->count++] = (struct menu_row){MENU_BLANK, i};
    if (begins) menu->rows[menu->count++] = (struct menu_row){MENU_PART, i};
    menu->rows[menu->count++] = (struct menu_row){MENU_LESSON, i};
  }
}

struct menu *menu_new(const struct course *course, struct progress *progress)
{
  struct menu *menu = must(calloc(1, sizeof *menu));
  menu->course = course;
  menu->progress = progress;
  make_rows(menu);
  menu->chosen = place_of(menu, progress_last(progress));
  return menu;
}

void menu_free(struct menu *menu)
{
  if (menu == NULL) return;
  free(menu->rows);
  free(menu);
}

void menu_refresh(struct menu *menu, const char *id)
{
  progress_reread(menu->progress);
  menu->chosen = place_of(menu, id != NULL ? id : progress_last(menu->progress));
  menu->scrolled = menu->help = false;
}

const struct lesson *menu_chosen(const struct menu *menu)
{
  return menu->course->lessons[menu->chosen];
}

/* -------------------------------------------------------------------- moving */

static void choose(struct menu *menu, long to)
{
  long last = (long)menu->course->count - 1;
  menu->chosen = (size_t)(to < 0 ? 0 : to > last ? last : to);
  menu->scrolled = false;
}

/* False: the key does not move. */
static bool move(struct menu *menu, const struct model *model, const char *line)
{
  long at = (long)menu->chosen, page = menu_height(model) - 1;
  if (page < 1) page = 1;
  const struct {
    const char *line;
    long to;
  } moves[] = {
      {"scroll up", at - 1},           {"scroll down", at + 1}, {"scroll page-up", at - page},
      {"scroll page-down", at + page}, {"scroll top", 0},       {"scroll bottom", INT16_MAX},
  };
  for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
    if (strcmp(moves[i].line, line) == 0) {
      choose(menu, moves[i].to);
      return true;
    }
  return false;
}

enum menu_answer menu_key(struct menu *menu, struct model *model, const char *key)
{
  const char *bound = keymap_find(model->keymap, key), *line = bound != NULL ? bound : "";
  bool quits = strcmp(line, "quit") == 0;
  model_say(model, "%s", "");
  if (strcmp(key, "Ctrl-C") == 0) return MENU_QUITS;
  if (menu->help) {
    menu->help = false; /* whatever key it is */
    return MENU_STAYS;
  }
  if (quits) return MENU_QUITS;
  if (strcmp(line, "open") == 0) return MENU_OPENS;
  if (strcmp(line, "help") == 0) menu->help = true;
  else if (strcmp(line, "javascript") == 0) lessons_choose_language(model, !model->wants_twin);
  else if (!move(menu, model, line) && strcmp(key, "Esc") != 0)
    model_say(model, "The key %s does nothing here. %s opens the lesson, %s quits.", key,
              keymap_key(model->keymap, "open"), keymap_key(model->keymap, "quit"));
  return MENU_STAYS;
}

/* A click chooses a lesson; one on the chosen lesson opens it. */
enum menu_answer menu_click(struct menu *menu, struct model *model, int row, int column)
{
  (void)column;
  size_t at = menu_first(menu, model) + (size_t)(row - MENU_TOP);
  bool inside = row >= MENU_TOP && row < MENU_TOP + menu_height(model) && at < menu->count;
  if (menu->help) menu->help = false;
  else if (inside && menu->rows[at].kind == MENU_LESSON) {
    if (menu->rows[at].lesson == menu->chosen) return MENU_OPENS;
    menu->first = menu_first(menu, model); /* the lines stay where they are */
    menu->chosen = menu->rows[at].lesson;
    menu->scrolled = true;
  }
  return MENU_STAYS;
}

void menu_wheel(struct menu *menu, struct model *model, int direction)
{
  enum { NOTCH = 3 };
  long last = (long)menu->count - menu_height(model);
  long first = (long)menu_first(menu, model) + direction * NOTCH;
  if (first > last) first = last;
  menu->first = first > 0 ? (size_t)first : 0;
  menu->scrolled = true;
}
