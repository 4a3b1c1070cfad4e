/* prompt_history.h - the lines that were entered at the prompt, here and in earlier sessions. An
 * argument that was typed at the prompt of its command is kept as a whole line: "send 7". */
#ifndef YS_PROMPT_HISTORY_H
#define YS_PROMPT_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#define PROMPT_HISTORY 500

struct prompt_history { /* all zero: empty */
  char *lines[PROMPT_HISTORY];
  size_t count; /* the oldest first */
  char *path;   /* of the file that keeps them; NULL: none does */
};

/* Reads $XDG_STATE_HOME/yieldscope/history (else that of ~/.local/state), and keeps lines there
 * from now on. No file, or one that cannot be read, is an empty history. */
void prompt_history_load(struct prompt_history *history);
/* Adds a line, but not twice in a row, nor one with control characters; and writes the file anew
 * with what other sessions have added meanwhile. Where that is not possible, nothing is said. */
void prompt_history_add(struct prompt_history *history, const char *line);
void prompt_history_clear(struct prompt_history *history);

/* The index of the next line in that direction (-1 older, 1 newer) which begins with `begins` and
 * has `has` in it; the count where there is none. from may be the count. */
size_t prompt_history_find(const struct prompt_history *history, size_t from, int direction,
                           const char *begins, const char *has);

#endif
