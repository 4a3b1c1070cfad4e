#include "app/match.h"

#include <string.h>

static char small(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool match_is_exact(const char *what)
{
  for (; *what != '\0'; what++)
    if (*what >= 'A' && *what <= 'Z') return true;
  return false;
}

static bool stands_at(const char *text, const char *what, size_t size, bool exact)
{
  if (exact) return memcmp(text, what, size) == 0;
  for (size_t i = 0; i < size; i++)
    if (small(text[i]) != what[i]) return false;
  return true;
}

bool match_find(const char *text, size_t size, size_t from, const char *what, size_t *at)
{
  size_t length = strlen(what);
  bool exact = match_is_exact(what);
  if (length == 0) return false;
  for (*at = from; *at + length <= size; ++*at)
    if (stands_at(text + *at, what, length, exact)) return true;
  return false;
}
