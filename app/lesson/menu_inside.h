/* menu_inside.h - for menu*.c only. */
#ifndef YS_MENU_INSIDE_H
#define YS_MENU_INSIDE_H

#include <stdint.h>

#include "app/lesson/menu.h"

enum menu_kind { MENU_BLANK, MENU_PART, MENU_LESSON };

struct menu_row {
  enum menu_kind kind;
  size_t lesson; /* its index in the course; of a part, its first */
};

struct menu {
  const struct course *course;
  struct progress *progress;
  struct menu_row *rows;
  size_t count;
  size_t chosen; /* index in the course */
  size_t first;  /* the first row that is shown, where scrolled */
  bool scrolled; /* by the wheel: else the chosen lesson is in view */
  bool help;     /* the help is shown instead */
};

enum { MENU_TOP = 2 /* the screen's row of the first line */ };

int menu_height(const struct model *model); /* rows that it has for lines */
size_t menu_first(const struct menu *menu, const struct model *model);

#endif
