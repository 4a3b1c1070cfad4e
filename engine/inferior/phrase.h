/* phrase.h - a short text in a buffer of fixed size: always valid UTF-8, always with a NUL. */
#ifndef YS_INFERIOR_PHRASE_H
#define YS_INFERIOR_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

struct phrase {
  char *out; /* the caller's; begins with a NUL */
  size_t size, used;
};

/* Appends bytes that are valid UTF-8: all of them or, where they do not fit, none. */
void phrase_put(struct phrase *phrase, const char *bytes, size_t size);
void phrase_text(struct phrase *phrase, const char *string);

/* Appends any bytes so that a terminal shows them as they are: control bytes and bytes that
 * are not UTF-8 become Lua's escapes. quoted: within quotes. After `most` bytes it ends in '…'. */
void phrase_string(struct phrase *phrase, const char *string, size_t size, bool quoted,
                   size_t most);

#endif
