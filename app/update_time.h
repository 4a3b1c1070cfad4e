/* update_time.h - what keys mean for time: the pane of marks, predictions, what if. */
#ifndef YS_UPDATE_TIME_H
#define YS_UPDATE_TIME_H

#include <stdbool.h>
#include <stddef.h>

struct model;

/* A key came, for which the keymap has that line (NULL: none). Returns the command line
 * that is to be run, which may be written to out; "" where the key has done its work. */
const char *update_time_key(struct model *model, const char *line, char *out, size_t size);

/* A click on that cell: the line that goes to the mark of time which stands there; else "". */
const char *update_time_click(const struct model *model, int row, int column, char *out,
                              size_t size);

/* The same as update_time_key for what was typed at the prompt; entered: else it was cancelled. */
const char *update_time_prompt(struct model *model, bool entered, char *out, size_t size);

/* Enter, with both futures on the screen: the line that does what was asked. */
const char *update_time_take(const struct model *model, char *out, size_t size);

/* The cursor of the time pane stands at the present when the pane is entered. */
void update_time_settle(struct model *model);

#endif
