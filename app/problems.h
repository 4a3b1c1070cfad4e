/* problems.h - what is wrong in the files that the user wrote: a sentence each, which names the
 * file and the line. They are gathered while the files are read, and told later; none of them
 * stops the program. */
#ifndef YS_PROBLEMS_H
#define YS_PROBLEMS_H

#include <stddef.h>

#define PROBLEMS_MOST 20 /* that are kept; the others are only counted */

struct problems { /* {0} is none */
  char *sentences[PROBLEMS_MOST];
  size_t count; /* of all, so it may be greater */
};

/* Adds "FILE, line N: what is wrong, so this line was left out."; for line 0, "FILE: what is
 * wrong, so it was left out."; without a
 * file (NULL), only "What is wrong.", for what was typed. What the user wrote may be quoted in it:
 * control characters and bad bytes become U+FFFD. */
void problems_add(struct problems *problems, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void problems_clear(struct problems *problems);

/* All of them, a line each; "" for none. The caller frees; NULL when out of memory. */
char *problems_text(const struct problems *problems);

#endif
