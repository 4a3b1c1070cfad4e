/* yield_lines.h - the lines at which a generator can pause, read from the program's text: those
 * where its function yields, or awaits, itself. What is handed to pcall or finally belongs to the
 * function around it, as it does for yield. */
#ifndef YS_YIELD_LINES_H
#define YS_YIELD_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct source;

/* Whether a line has a word that pauses in it ("yield", "yield_from", "await"), outside of strings
 * and comments. */
bool yield_lines_has(struct source *source, int line);

/* The line in which the function begins whose body a line is in; 0: that is not known, or it is
 * the main program. */
int yield_lines_function(struct source *source, int line);

/* The line in which the function of that name begins, by its text ("function kitchen()",
 * "local kitchen = generator(function ()"); 0: there is none, or more than one. */
int yield_lines_named(struct source *source, const char *name);

/* Adds the lines at which the function that begins there can pause to those in the list, each
 * once, as far as there is room. Returns how many there are then. */
size_t yield_lines_add(struct source *source, int function_line, int *lines, size_t count,
                       size_t most);
/* The same of each function that a line names, or that begins in it: a plain coroutine is made
 * there of one of them ("coroutine.wrap(kitchen)"). */
size_t yield_lines_add_named(struct source *source, int line, int *lines, size_t count,
                             size_t most);

#endif
