/* source.h - a program's text by lines, for the source pane: line ends of any kind (LF, CRLF,
 * CR, and LFCR, which Lua too counts as one), tabs expanded to every 4th column, a byte order
 * mark left out; bytes that are not UTF-8, and control characters, turned to U+FFFD. */
#ifndef YS_SOURCE_H
#define YS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct language;
struct outline;
struct source;

/* Copies text. name is a file's name ("fibonacci.lua"). NULL when out of memory. */
struct source *source_new(const char *name, const char *text, size_t size,
                          const struct language *language);
/* The twin of a script: the file beside it with the other language's ending. NULL where
 * there is none, or it cannot be read, or it is larger than 16 MiB. */
struct source *source_open_twin(const char *script_path);
/* Hides the text, but not its shape: a dot stands for each character but blanks. False, and nothing
 * is hidden, when out of memory. */
bool source_hide(struct source *source);
void source_free(struct source *source);

const char *source_name(const struct source *source);
const struct language *source_language(const struct source *source);
int source_line_count(const struct source *source); /* at least 1 */
/* Line 1 is the first; NUL-terminated, without its end; "" out of range. */
const char *source_line(const struct source *source, int line, size_t *size);
/* The styles of that line's bytes, one a byte (enum grid_style), as the highlighter sees
 * them with all the lines before (block comments, long strings). Lines are highlighted on
 * demand, so a script of 100,000 lines opens at once. Valid until the next call; empty out of
 * range. */
const unsigned char *source_styles(struct source *source, int line);
/* How the program is built; read at the first call, and kept. NULL: that is not known. */
const struct outline *source_outline(struct source *source);

#endif
