/* lesson_lines.h - lesson text as styled lines of a width, with the user's own keys. For the
 * screen, for `drive --lesson`, and for the linter.
 *
 * Lines are added to a list: a text, a page with its directive, a sentence. Running out of memory
 * ends the program. */
#ifndef YS_LESSON_LINES_H
#define YS_LESSON_LINES_H

#include "app/lesson/lesson.h"

struct keymap;

struct lesson_look {
  int columns;                     /* that a line may have; at least 10 are used */
  const struct keymap *keymap;     /* NULL: there are no keys: a command's name stands there */
  const struct language *language; /* which of a pair of code blocks; NULL: Lua */
  bool airy; /* there is room: empty lines stand around code, and before what is to be done */
};

struct lesson_line {
  char *text;
  unsigned char *styles; /* enum grid_style, one a byte of text */
  size_t size;           /* bytes */
};

struct lesson_lines { /* {0} is none */
  struct lesson_line *lines;
  size_t count, capacity;
};

void lesson_lines_free(struct lesson_lines *lines);

/* Adds a text, wrapped. first (may be "") stands before its first line, as "☐ " or "1) " does; the
 * others are indented as far. One empty line stands between two paragraphs, none between items.
 * `code` stands in backticks, so that it can be told from words without colours. */
void lesson_lines_add(struct lesson_lines *lines, const struct lesson_look *look, const char *first,
                      const struct lesson_text *text);
void lesson_lines_add_blank(struct lesson_lines *lines);

/* How far a page has come, for lesson_lines_page. */
struct lesson_lines_state {
  bool fulfilled; /* the task is done; the prediction, quiz or exercise was answered rightly */
  bool missed;    /* ... or the prediction was made, and was wrong */
  const struct lesson_text *reply; /* said about the last answer; NULL: nothing */
  const struct lesson_text *hints; /* those that were asked for */
  size_t hint_count;
  const bool *chosen; /* quiz: the choices that were made, one a choice; NULL: none */
};

/* Adds a page: its text, then its directive as it stands. */
void lesson_lines_page(struct lesson_lines *lines, const struct lesson_look *look,
                       const struct lesson_page *page, const struct lesson_lines_state *state);

/* A text as one line of plain words, for a sentence. The caller frees. */
char *lesson_lines_sentence(const struct lesson_look *look, const struct lesson_text *text);

/* The key that the user presses for what `key` does in the default keymap, or, where it has no key
 * now or there are no keys, the command line: ":next", "next". Returns out. Fixed keys (Esc,
 * Ctrl-L) are themselves. */
const char *lesson_lines_key(const struct lesson_look *look, const char *key, char *out,
                             size_t size);
/* Whether the default keymap has such a key (a count before it allowed), or it is a fixed one. */
bool lesson_lines_is_key(const char *key);

#endif
