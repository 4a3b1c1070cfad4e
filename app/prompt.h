/* prompt.h - the line in which the user types a command, or the argument of one. Its keys are
 * those of a shell's line; they are not remapped. What completes a word is complete.h's matter. */
#ifndef YS_PROMPT_H
#define YS_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "app/prompt_history.h"

struct command;
struct complete_list;

#define PROMPT_SIZE 512

struct prompt {
  bool open;
  const struct command *command; /* whose argument is typed; NULL: the line is a whole command */
  char text[PROMPT_SIZE];        /* UTF-8, NUL-terminated */
  size_t size, cursor;           /* bytes; the cursor never stands inside a character */
  char cut[PROMPT_SIZE];         /* what Ctrl-K, U or W took away last: Ctrl-Y puts it back */

  /* While Tab goes through the words that fit, the line as it was typed: the words are those
   * that fit there. chosen: their count is that line itself again. */
  bool choosing;
  size_t chosen;
  char stem[PROMPT_SIZE];
  size_t stem_cursor;

  struct prompt_history history;
  size_t recalled;         /* the line of history that is shown; its count: none */
  bool searching;          /* ... as the newest, going back, that has the draft in it */
  char draft[PROMPT_SIZE]; /* what was typed before Up, or before the search */

  bool sent;    /* what was entered has not been answered yet: it may have to be mended */
  bool mending; /* it was refused, and stands here again, untouched */
};

enum prompt_answer { PROMPT_GOES_ON, PROMPT_ENTERED, PROMPT_CANCELLED };

void prompt_open(struct prompt *prompt, const struct command *command);
/* Opens it again with what was entered last, which was refused. */
void prompt_mend(struct prompt *prompt);
/* After PROMPT_ENTERED the text is still there, and the prompt is closed. */
enum prompt_answer prompt_key(struct prompt *prompt, const char *key);
/* Tab, or Shift-Tab (direction -1), with the words of complete_prompt: what they all begin with,
 * then one after the other. */
void prompt_choose(struct prompt *prompt, const struct complete_list *list, int direction);
/* Puts text where the cursor stands, as if it were typed; control characters become blanks. */
void prompt_insert(struct prompt *prompt, const char *text, size_t size);
/* Frees the history. */
void prompt_clear(struct prompt *prompt);

/* The command that the line names so far: the one whose argument is typed, or the first word
 * of the line. NULL where none, or several, begin so. */
const struct command *prompt_names(const struct prompt *prompt);

#endif
