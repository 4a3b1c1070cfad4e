/* complete.h - what may be typed at the prompt: the words that fit, and what a command's argument
 * means. It reads the argument of command_table as a small grammar:
 *
 *   [A|B C|d]   alternatives; words in capitals name a kind (EXPR, FILE: complete_kind.c), others
 *               stand for themselves; brackets mark what may be left out
 */
#ifndef YS_COMPLETE_H
#define YS_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>

struct command;
struct model;

struct complete_word {
  char *text; /* that is put into the line */
  char *note; /* that is shown behind it: "limit)" behind "fibonacci(", "line 4" behind "1" */
};

struct complete_list {
  struct complete_word *words;
  size_t count;
  size_t start;   /* the words replace the line's bytes from there to the cursor */
  bool goes_on;   /* no blank follows a word: it is part of an expression */
  size_t claimed; /* words that there is room for; complete_kind.c's own */
};

/* The words that fit before the cursor. command: whose argument the line is; NULL: the line is a
 * whole command. */
struct complete_list complete_line(const struct model *model, const struct command *command,
                                   const char *text, size_t cursor);
/* The same for the model's open prompt, where Tab may be going through the words. */
struct complete_list complete_prompt(const struct model *model);
void complete_free(struct complete_list *list);
/* How many bytes all the words have in common at their beginnings. */
size_t complete_common(const struct complete_list *list);

/* ------------------------------------------------------------------- kinds */

struct complete_kind {
  const char *name;    /* "EXPR" */
  const char *meaning; /* "a value in Lua: …" */
  const char *example; /* where the script has none to give: "7" */
  bool rest;           /* it takes all that follows, blanks too; and names in it complete */
  void (*add)(const struct model *model, struct complete_list *list, const char *prefix);
};

/* The kind that a word of an argument names: "[EXPR]", "VALUE,", "PART…". NULL: none. */
const struct complete_kind *complete_kind(const char *word, size_t size);
/* The kinds that a command's argument names, each once: calls back for each. */
void complete_kinds(const struct command *command,
                    void (*tell)(void *context, const struct complete_kind *kind), void *context);
/* "set a = 7": a line that the user could enter now, with names of the program. Returns out. */
const char *complete_example(const struct model *model, const struct command *command, char *out,
                             size_t size);

/* Adds a word that begins with prefix; note may be NULL. */
void complete_add(struct complete_list *list, const char *prefix, const char *text,
                  const char *note);

/* ------------------------------------------------------------------- files */

/* Adds the files and folders that begin so; "~/" is the home folder. complete_file.c */
void complete_files(const struct model *model, struct complete_list *list, const char *prefix);

#endif
