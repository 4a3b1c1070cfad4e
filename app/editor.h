/* editor.h - the user's own editor, for `edit`. */
#ifndef YS_EDITOR_H
#define YS_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

/* Runs $VISUAL, else $EDITOR, else `editor`, on that file at that line, in the terminal, which
 * is the caller's to give and to take back; returns when it ends. False, with a sentence, where
 * none could be started or it has failed. */
bool editor_run(const char *path, int line, char *problem, size_t size);

#endif
