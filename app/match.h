/* match.h - where a text has what is searched for. Small letters in it stand for capitals, too, as
 * long as it has no capital (of ASCII; other letters only stand for themselves). Both are UTF-8,
 * so a match never begins or ends inside a character. */
#ifndef YS_MATCH_H
#define YS_MATCH_H

#include <stdbool.h>
#include <stddef.h>

/* The first match from byte `from` on; it has the size of what. False: there is none, as
 * always where what is empty. */
bool match_find(const char *text, size_t size, size_t from, const char *what, size_t *at);

/* Whether what has a capital. */
bool match_is_exact(const char *what);

#endif
