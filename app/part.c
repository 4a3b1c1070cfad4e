#include "app/part.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"

static bool is_name(const char *key)
{
  size_t size = strlen(key), at = 1;
  if (size < 3 || key[0] != '"' || isdigit((unsigned char)key[1])) return false;
  while (isalnum((unsigned char)key[at]) || key[at] == '_')
    at++;
  return at + 1 == size && key[at] == '"';
}

const char *part_name(const struct language *language, const char *key, bool of_list, char *out,
                      size_t size)
{
  bool lua = language == &language_lua;
  char *end;
  long number = strtol(key, &end, 10);
  bool whole = end != key && *end == '\0';
  if (is_name(key)) snprintf(out, size, "%.*s", (int)strlen(key) - 2, key + 1);
  else if (!lua && of_list && whole) snprintf(out, size, "[%ld]", number - 1);
  else snprintf(out, size, lua ? "[%s]" : "%s", key);
  return out;
}
