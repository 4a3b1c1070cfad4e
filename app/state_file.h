/* state_file.h - what yieldscope keeps for itself between sessions: $XDG_STATE_HOME/yieldscope,
 * else ~/.local/state/yieldscope. Where nothing can be kept, nothing is said: it only matters
 * less. */
#ifndef YS_STATE_FILE_H
#define YS_STATE_FILE_H

#include <stdbool.h>

/* The path of a file in there. NULL where neither XDG_STATE_HOME nor HOME says where; the caller
 * frees. */
char *state_file_path(const char *name);
/* Makes the folders that lead to it; path is as it was afterwards. */
bool state_file_make_folders(char *path);

/* A mark: a file with nothing in it. */
bool state_file_is_marked(const char *name);
void state_file_mark(const char *name);
void state_file_unmark(const char *name);

#endif
