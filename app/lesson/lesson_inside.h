/* lesson_inside.h - how lesson.md is read: shared by the files of the reader, and by no other.
 *
 * Invariants: a piece is a part of the cleaned text, which is valid UTF-8 whose only control
 * character is the line feed; it knows the line it begins in. So a problem always has its line. */
#ifndef YS_LESSON_INSIDE_H
#define YS_LESSON_INSIDE_H

#include "app/lesson/lesson.h"

struct lesson_piece {
  const char *text; /* not terminated */
  size_t size;
  int line;
};

struct lesson_reader {
  const char *folder, *file; /* file: lesson.md's path, for problems */
  struct lesson_problems *problems;
};

/* ------------------------------------------------------------ lesson_piece.c */

/* Takes the next line, without its end, from rest. False: there is none. */
bool lesson_piece_line(struct lesson_piece *rest, struct lesson_piece *line);
/* Takes what stands before the next of these separators that is in no string and no brackets; or
 * the rest. It is trimmed, and may be empty. False: nothing is left. */
bool lesson_piece_split(struct lesson_piece *rest, const char *separators,
                        struct lesson_piece *part);
/* Takes the next word, up to a blank. False: only blanks are left. */
bool lesson_piece_word(struct lesson_piece *rest, struct lesson_piece *word);
struct lesson_piece lesson_piece_trim(struct lesson_piece piece); /* blanks and line ends */
bool lesson_piece_is(struct lesson_piece piece, const char *text);
char *lesson_piece_copy(struct lesson_piece piece);
/* A number in decimal digits, alone, from 0 to 9999; else -1. */
int lesson_piece_number(struct lesson_piece piece);
/* Any bytes, cleaned; the caller frees. What had to be replaced is told. */
char *lesson_piece_clean(const struct lesson_reader *reader, const char *text, size_t size,
                         size_t *clean_size);

/* --------------------------------------------------------- lesson_markdown.c */

/* Adds what a piece of Markdown says to the text. */
void lesson_markdown_add(const struct lesson_reader *reader, struct lesson_piece piece,
                         struct lesson_text *text);
void lesson_markdown_free(struct lesson_text *text);

/* ------------------------------------------------------------- lesson_when.c */

void lesson_when_read(const struct lesson_reader *reader, struct lesson_piece piece,
                      struct lesson_when **list, size_t *count);
/* Commands between `;` or line ends, with a count before each where it is to be given so often. */
void lesson_when_read_steps(const struct lesson_reader *reader, struct lesson_piece piece,
                            struct lesson_steps *steps);
void lesson_when_free(struct lesson_when *list, size_t count);
void lesson_when_free_steps(struct lesson_steps *steps);

/* ------------------------------------------------------------ lesson_field.c */

/* In a fenced block: "name: text" or "name argument: text", where the text goes on up to the next
 * field. Of a choice, name is "[ ]" or "[x]", argument its line, text its reply. */
struct lesson_field {
  struct lesson_piece name, argument, text;
};

/* Takes what stands before the first field, or choice. */
struct lesson_piece lesson_field_head(struct lesson_piece *rest);
struct lesson_piece lesson_field_head_of_choices(struct lesson_piece *rest);
/* Takes the next one. False: there is none. */
bool lesson_field_next(struct lesson_piece *rest, struct lesson_field *field);
bool lesson_field_next_choice(struct lesson_piece *rest, struct lesson_field *choice);

/* -------------------------------------------------------- lesson_directive.c */

/* Whether a fenced block of that name is one of ours, and not code. */
bool lesson_directive_is(struct lesson_piece name);
/* Reads the lines between the fences into the page. */
void lesson_directive_read(const struct lesson_reader *reader, struct lesson_piece name,
                           struct lesson_piece body, struct lesson_page *page);

#endif
