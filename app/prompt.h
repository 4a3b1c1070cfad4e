/* prompt.h - the line in which the user types a command, or the argument of one. */
#ifndef YS_PROMPT_H
#define YS_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

struct command;

#define PROMPT_SIZE    512
#define PROMPT_HISTORY 50

struct prompt_history { /* what was entered before, the oldest first */
  char *lines[PROMPT_HISTORY];
  size_t count;
};

struct prompt {
  bool open;
  const struct command *command; /* whose argument is typed; NULL: the line is a whole command */
  char text[PROMPT_SIZE];        /* UTF-8, NUL-terminated */
  size_t size, cursor;           /* bytes; the cursor never stands inside a character */
  size_t recalled;               /* the line of history that is shown; its count: none */
  char draft[PROMPT_SIZE];       /* what was typed before Up */
  struct prompt_history commands, arguments;
};

enum prompt_answer { PROMPT_GOES_ON, PROMPT_ENTERED, PROMPT_CANCELLED };

void prompt_open(struct prompt *prompt, const struct command *command);
/* After PROMPT_ENTERED the text is still there, and the prompt is closed. */
enum prompt_answer prompt_key(struct prompt *prompt, const char *key);
/* Frees the history. */
void prompt_clear(struct prompt *prompt);

/* The command that the line names so far: the one whose argument is typed, or the first word
 * of the line. NULL where none, or several, begin so. */
const struct command *prompt_names(const struct prompt *prompt);

#endif
