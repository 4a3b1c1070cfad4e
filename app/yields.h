/* yields.h - where a line of a program yields, read from its text: the yield expression, and
 * the variable that the sent value lands in. The highlighter says which bytes are "yield",
 * so this works for each language that has one. */
#ifndef YS_YIELDS_H
#define YS_YIELDS_H

#include <stdbool.h>
#include <stddef.h>

struct source;

struct yields {
  size_t start, size;           /* the expression's bytes in the line: "yield(a)" */
  size_t name_start, name_size; /* the variable that takes its value; size 0: none does */
  bool declares;                /* "local reset = yield(a)": the variable is not there before */
  bool delegates;               /* "yield_from(inner)" */
  bool alone;                   /* a statement: nobody takes its value */
};

/* Finds the yield of a line. False where there is none, or several: nobody can tell then at
 * which one the generator is paused. */
bool yields_find(struct source *source, int line, struct yields *yields);

#endif
