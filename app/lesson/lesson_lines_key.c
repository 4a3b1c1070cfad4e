/* lesson_lines_key.c - lessons name keys as the default keymap has them; who has other keys reads
 * those. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lesson/lesson_lines.h"

/* The built-in keymap, read once and kept. */
static const struct keymap *built_in(void)
{
  static struct keymap *keymap;
  char problem[256];
  if (!keymap) keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  if (!keymap) abort();
  return keymap;
}

/* Keys that do the same in every keymap, or what is wanted at that moment. */
static bool is_fixed(const char *key)
{
  static const char *const fixed[] = {"Enter", "Esc", "Ctrl-L", "Ctrl-Z"};
  for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
    if (strcmp(key, fixed[i]) == 0) return true;
  return false;
}

/* "5n" is n with a count before it; the key 0 alone is none. */
static size_t count_size(const char *key)
{
  size_t digits = strspn(key, "0123456789");
  return key[digits] && key[0] != '0' ? digits : 0;
}

bool lesson_lines_is_key(const char *key)
{
  key += count_size(key);
  return is_fixed(key) || keymap_find(built_in(), key);
}

const char *lesson_lines_key(const struct lesson_look *look, const char *key, char *out,
                             size_t size)
{
  static const char prompt[] = "prompt ";
  size_t count = count_size(key);
  const char *line = is_fixed(key + count) ? NULL : keymap_find(built_in(), key + count);
  const char *own = line && look->keymap ? keymap_key(look->keymap, line) : "";
  bool blank = !look->keymap && count > 0;
  if (line && strncmp(line, prompt, sizeof prompt - 1) == 0) line += sizeof prompt - 1;
  if (own[0] || !line) snprintf(out, size, "%.*s%s", (int)count, key, own[0] ? own : key + count);
  else
    snprintf(out, size, "%.*s%s%s%s", (int)count, key, blank ? " " : "", look->keymap ? ":" : "",
             line);
  return out;
}
