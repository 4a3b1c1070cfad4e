/* sentence.h - text put together piece by piece in a buffer of fixed size. What does not
 * fit is cut, never inside a character, and everything after the cut is dropped. */
#ifndef YS_SENTENCE_H
#define YS_SENTENCE_H

#include <stddef.h>

struct sentence {
  char *out;         /* always NUL-terminated, where size is not 0 */
  size_t size, used; /* bytes; used is without the NUL */
};

/* A word that a template names: "{generator}" stands for the text of the word "generator". */
struct sentence_word {
  const char *name, *text;
};

void sentence_start(struct sentence *sentence, char *out, size_t size);
void sentence_add(struct sentence *sentence, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void sentence_add_text(struct sentence *sentence, const char *text, size_t size);

/* Adds a template, with a space before it if anything stands there already. words ends with
 * a word whose name is NULL. Braces that name no word stand for themselves. A full stop
 * right after a word that ends in ".", "!" or "?" is left out. */
void sentence_add_template(struct sentence *sentence, const char *text,
                           const struct sentence_word *words);

/* The same with the words "{subject}" and "{what}". Adds nothing where the text is "". */
void sentence_add_about(struct sentence *sentence, const char *text, const char *subject,
                        const char *what);

#endif
