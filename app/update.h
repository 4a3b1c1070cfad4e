/* update.h - a key, or the engine's news, makes a new model. */
#ifndef YS_UPDATE_H
#define YS_UPDATE_H

#include <stdbool.h>

struct model;

/* The model is shown on a screen of that size. To be called first, and after a resize. */
void update_size(struct model *model, int rows, int columns);
/* Takes a key by its name (screen.h). False: the user wants to quit. */
bool update_key(struct model *model, const char *key);
/* Shows the hint for beginners, until they have pressed a few keys. */
void update_welcome(struct model *model);
/* Text was pasted: into the prompt, where one is open. It has no controls in it. */
void update_paste(struct model *model, const char *text);
/* A click on that cell. False: the user wants to quit. */
bool update_click(struct model *model, int row, int column);
/* The wheel turned over that cell: -1 up, 1 down. */
void update_wheel(struct model *model, int row, int column, int direction);
/* The engine has told something; keys that waited for it to stop act now. False: the user
 * wants to quit. */
bool update_engine(struct model *model);
/* The time is that, in milliseconds of any clock that never goes back: what is to be done by
 * time is done. Returns in how many milliseconds to call again, at the latest; -1: there is nothing
 * to wait for. */
long update_tick(struct model *model, long now);
/* The script has not answered for UPDATE_PATIENCE ms after it was asked to pause. */
#define UPDATE_PATIENCE 2000
void update_no_answer(struct model *model);

#endif
