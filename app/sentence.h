/* sentence.h - text put together piece by piece in a buffer of fixed size. What does not
 * fit is cut, never inside a character, and everything after the cut is dropped. */
#ifndef YS_SENTENCE_H
#define YS_SENTENCE_H

#include <stddef.h>

struct sentence {
  char *out;         /* always NUL-terminated, where size is not 0 */
  size_t size, used; /* bytes; used is without the NUL */
};

/* A word that a template names: "{generator}" stands for its text. */
struct sentence_word {
  const char *name;
  const char *text;          /* NULL: the number stands there instead */
  unsigned long long number; /* 0 is empty, as "" is */
};

void sentence_start(struct sentence *sentence, char *out, size_t size);
void sentence_add(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void sentence_add_text(struct sentence *sentence, const char *text, size_t size);

/* Adds a template, with a space before it if anything but a line's end stands there already.
 * words ends with a word whose name is NULL. In a template
 *   {line}             is the text of the word "line"; braces that name no word stand for
 *                      themselves
 *   {count:line|lines} is "line" where the word "count" is 1, else "lines"
 *   [ at line {line}]  is left out where a word in it is empty; brackets without any word in
 *                      them stand for themselves
 * A full stop that ends a sentence right after a word that ends in ".", "!" or "?" is left out. */
void sentence_add_template(struct sentence *sentence, const char *text,
                           const struct sentence_word *words);

#endif
