/* text.h - UTF-8 text measured in terminal columns. Nothing depends on the locale. Bytes that
 * are not UTF-8, and control characters, count as one column each (they are drawn as U+FFFD).
 */
#ifndef YS_TEXT_H
#define YS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define TEXT_BAD        0xFFFDu /* what stands for a bad byte */
#define TEXT_MOST_BYTES 4       /* of one character */

/* Decodes the character at text; *code is TEXT_BAD for a bad byte. Returns the bytes it takes
 * (1 for a bad byte), 0 at the end (size 0). */
size_t text_decode(const char *text, size_t size, unsigned *code);
/* Writes a character (not a surrogate, at most U+10FFFF); returns its bytes. No NUL. */
size_t text_encode(unsigned code, char out[TEXT_MOST_BYTES]);

/* Characters that must not reach a terminal: C0 and C1 controls, DEL, line and paragraph
 * separators, and the controls that reorder text (they can make code look like other code). */
bool text_is_control(unsigned code);
int text_char_width(unsigned code);            /* 0 combining, 1, 2; 1 for controls */
int text_width(const char *text, size_t size); /* columns */
/* The most bytes of text that fit into that many columns, never cutting a character, nor what
 * combines with it. */
size_t text_fit(const char *text, size_t size, int columns);

/* Copies text with each bad byte replaced by U+FFFD, so that the result is valid UTF-8
 * (NUL bytes included as "\0" bytes in size). A NUL follows. Caller frees; NULL when out of
 * memory; out_size may be NULL. */
char *text_valid(const char *text, size_t size, size_t *out_size);

/* The ASCII character that stands for one of the signs we draw with, or for a typographic one,
 * where the terminal has only ASCII; '?' where there is none. */
char text_ascii(unsigned code);

#endif
