/* highlight.h - the highlighters' own: a scanner over one line that both languages share. The
 * highlighters themselves are called through struct language (language.h).
 *
 * The scanner stands at `at`, and every byte before it has its style. A style never changes
 * within a character: all bytes from 0x80 on count as parts of names, and strings and comments
 * are taken whole. */
#ifndef YS_HIGHLIGHT_H
#define YS_HIGHLIGHT_H

#include "app/grid.h"

#include <stdbool.h>
#include <stddef.h>

struct highlight {
  const char *line;
  size_t size, at;
  unsigned char *styles; /* enum grid_style a byte of line */
};

int highlight_lua(const char *line, size_t size, int state, unsigned char *styles);
int highlight_javascript(const char *line, size_t size, int state, unsigned char *styles);

/* The byte so far from where it stands; '\0' outside the line. */
char highlight_peek(const struct highlight *highlight, ptrdiff_t offset);
/* The byte before it that is no blank; '\0' where there is none. */
char highlight_before(const struct highlight *highlight);
/* Goes on by that many bytes, or to the end, giving them the style. */
void highlight_take(struct highlight *highlight, size_t count, enum grid_style style);

bool highlight_at_name(const struct highlight *highlight);
size_t highlight_name_size(const struct highlight *highlight);
bool highlight_at_number(const struct highlight *highlight);
size_t highlight_number_size(const struct highlight *highlight);
bool highlight_at_word(const struct highlight *highlight, const char *word); /* these bytes */
/* Whether the next size bytes are one of the words: " and break … ", blanks around each. */
bool highlight_is_one_of(const struct highlight *highlight, size_t size, const char *words);

/* Takes a string up to its quote; false where the line ends with a backslash, so that the next
 * line goes on with it. It stands behind the opening quote. */
bool highlight_take_quoted(struct highlight *highlight, char quote);
/* Takes all up to and with that end; false where the line has none. */
bool highlight_take_until(struct highlight *highlight, const char *end, enum grid_style style);

#endif
