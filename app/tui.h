/* tui.h - the screen app's loop: keys and the engine's news in, screens out. */
#ifndef YS_TUI_H
#define YS_TUI_H

struct model;

/* Shows the model on the terminal until the user quits. Returns the exit status: 0, or 2
 * where there is no terminal that it can use (a sentence goes to standard error). */
int tui_run(struct model *model);

#endif
