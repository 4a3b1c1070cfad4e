/* search.h - searching in what a pane shows: the whole text of a program, the lines of any other
 * pane. While the user types what to search for, the pane shows the first match from where it
 * stood; Esc brings it back there. */
#ifndef YS_SEARCH_H
#define YS_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

struct model;

/* The pane that a search is about now: what covers the screen, or the one in focus. Takes note of
 * where it stands, until search_end or search_cancel. */
void search_begin(struct model *model);
/* Goes to the first match from there on; for "", back there. False: there is none. */
bool search_try(struct model *model, const char *what);
void search_end(struct model *model);
void search_cancel(struct model *model);

/* Goes to the match after, or before (-1), the one chosen; the user may have gone elsewhere since
 * then. Begins at the other end when all is passed. False: there is none. */
bool search_on(struct model *model, int direction);

/* The session has gone on: no match is marked any more. */
void search_rest(struct model *model);

#endif
