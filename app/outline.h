/* outline.h - how a program is built, read from its text alone: the lines of each function and
 * loop, the lines in which each name is there, and where names get their values. The names of
 * fields and of globals are left out, as no frame shows them.
 *
 * A program that does not compile has an outline too, of whatever sense it makes. */
#ifndef YS_OUTLINE_H
#define YS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source;

enum outline_kind {
  OUTLINE_FUNCTION, /* the first block is the whole program, a function too */
  OUTLINE_LOOP,
  OUTLINE_LOOP_OF, /* for … in of(…) do */
  OUTLINE_IF,
  OUTLINE_BLOCK
};

struct outline_block {
  enum outline_kind kind;
  int first, body, last; /* lines: its first word; its "do" or "then"; its "end" */
  size_t outer;          /* the block that it stands in */
};

struct outline_name { /* of a local or a parameter */
  int line;           /* where it is declared: bytes of that line */
  size_t start, size;
  size_t block; /* it is there from its line to the last one of that block */
};

struct outline_value { /* a place where a name gets a value */
  size_t name;
  int line, last; /* the statement's lines */
  bool sure;      /* whenever the line runs; else there are conditions in the line itself */
  bool calls;     /* a function's body is among the lines */
  size_t literal_start, literal_size; /* bytes of `line`: the value is this number or word; else
                                         size 0 */
};

struct outline { /* in the order of the text */
  struct outline_block *blocks;
  struct outline_name *names;
  struct outline_value *values;
  size_t block_count, name_count, value_count;
};

/* Caller frees; NULL when out of memory. */
struct outline *outline_lua(struct source *source);
void outline_free(struct outline *outline);

#define OUTLINE_NONE SIZE_MAX

/* What that name stands for in a line; OUTLINE_NONE where nothing, or several, could be meant. */
size_t outline_find(const struct outline *outline, const struct source *source, const char *name,
                    int line);

#endif
