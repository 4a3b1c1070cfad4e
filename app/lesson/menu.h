/* menu.h - the menu of lessons: all of the course by its parts, what is done, and where one left
 * off. It has no session; keys are those of the user's keymap. */
#ifndef YS_MENU_H
#define YS_MENU_H

#include <stdbool.h>
#include <stddef.h>

struct course;
struct grid;
struct lesson;
struct menu;
struct model;
struct progress;

/* Course and progress have to live as long. The lesson where one left off is chosen; behind one
 * that is done, the next that is not. */
struct menu *menu_new(const struct course *course, struct progress *progress);
void menu_free(struct menu *menu); /* NULL is allowed */
/* Takes in what was done meanwhile, and chooses as menu_new does; or that lesson, by its id, where
 * it is not done. NULL: none. */
void menu_refresh(struct menu *menu, const char *id);

enum menu_answer { MENU_STAYS, MENU_OPENS, MENU_QUITS };

/* Takes a key by its name, or a click, or a turn of the wheel (direction as in update_wheel).
 * MENU_OPENS: the chosen lesson is to be opened. */
enum menu_answer menu_key(struct menu *menu, struct model *model, const char *key);
enum menu_answer menu_click(struct menu *menu, struct model *model, int row, int column);
void menu_wheel(struct menu *menu, struct model *model, int direction);

const struct lesson *menu_chosen(const struct menu *menu);

/* Draws it on the whole screen: the model has its size, its keys, and what is to be said. */
void menu_draw(const struct menu *menu, const struct model *model, struct grid *grid);

#endif
