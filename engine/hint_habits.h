/* hint_habits.h - the tables of habits behind hint.c: data only.
 *
 * A pattern is a list of words with blanks between. Most stand for the token that is
 * written so, and "a|b" for either. These stand for more:
 *
 *   NAME      a name that is not one of Lua's reserved words
 *   STRING NUMBER TEMPLATE      a literal of that kind
 *   ANY       any token
 *   (…)       "(", what it encloses, and ")"; it alone may go on over lines
 *   …         the rest of the line; only at the end of a pattern
 *   ^         no token, but the start of a line; only at the start of a pattern
 */
#ifndef YS_HINT_HABITS_H
#define YS_HINT_HABITS_H

#include <stddef.h>

/* How far from the token that Lua complained of ("near 'x'") a pattern may be found. */
enum hint_reach {
  HINT_AT,      /* it covers that token */
  HINT_ON_LINE, /* it is on that token's line, or on the line before when that token is the
                   first of its line */
  HINT_BEFORE   /* it is anywhere before */
};

struct hint_habit {
  const char *pattern; /* NULL: the message alone is enough, at that reach */
  enum hint_reach reach;
  const char *message; /* what the message must contain, "a|b" for either; NULL: anything */
  const char *hint;
};

/* For scripts that do not compile. A nearer match goes before a farther one; among those
 * equally near, the first row goes before. */
extern const struct hint_habit hint_syntax[];
extern const size_t hint_syntax_count;

/* For errors while a script runs; the first row that fits. They reach a line at most. */
extern const struct hint_habit hint_runtime[];
extern const size_t hint_runtime_count;

#endif
