/* blocks.h - where a program catches errors and cleans up, read from its text: the lines from
 * "pcall(" and "finally(" to the bracket that closes them. The highlighter says what is a string
 * or a comment, and the language which words these are. */
#ifndef YS_BLOCKS_H
#define YS_BLOCKS_H

#include <stdbool.h>

struct source;

struct block {
  int first, last; /* lines */
};

/* The innermost call of that word ("finally") whose brackets hold the line or a part of it. False
 * where there is none, or word is NULL. */
bool blocks_find(struct source *source, const char *word, int line, struct block *block);

#endif
