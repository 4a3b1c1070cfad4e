#include "engine/inferior/names.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct chunk {
  struct chunk *next;
  char *name;
  char *text;
  size_t size;
  size_t *starts; /* of the lines, made when first asked for */
  size_t lines;
};

static struct chunk *chunks;

void names_add_chunk(const char *name, const char *text, size_t size)
{
  struct chunk *chunk = calloc(1, sizeof *chunk);
  char *copy = malloc(size + 1), *name_copy = strdup(name);
  if (!chunk || !copy || !name_copy) { /* then names come from the calls */
    free(chunk), free(copy), free(name_copy);
    return;
  }
  memcpy(copy, text, size);
  copy[size] = '\0';
  *chunk = (struct chunk){.next = chunks, .name = name_copy, .text = copy, .size = size};
  chunks = chunk;
}

static void index_lines(struct chunk *chunk)
{
  size_t count = 1;
  for (size_t i = 0; i < chunk->size; i++)
    count += chunk->text[i] == '\n';
  chunk->starts = malloc((count + 1) * sizeof *chunk->starts);
  if (!chunk->starts) return;
  chunk->starts[chunk->lines++] = 0;
  for (size_t i = 0; i < chunk->size; i++)
    if (chunk->text[i] == '\n') chunk->starts[chunk->lines++] = i + 1;
  chunk->starts[chunk->lines] = chunk->size + 1;
}

/* The text of a line of a chunk, up to 255 bytes; false where unknown. */
static bool line_of(const char *chunk_name, int line, char out[256])
{
  for (struct chunk *chunk = chunks; chunk; chunk = chunk->next) {
    if (strcmp(chunk->name, chunk_name) != 0) continue;
    if (!chunk->starts) index_lines(chunk);
    if (!chunk->starts || line < 1 || (size_t)line > chunk->lines) return false;
    size_t start = chunk->starts[line - 1], size = chunk->starts[line] - 1 - start;
    if (size > 255) size = 255;
    memcpy(out, chunk->text + start, size);
    out[size] = '\0';
    return true;
  }
  return false;
}

static bool name_byte(char c)
{
  return isalnum((unsigned char)c) || c == '_';
}

static bool copy_name(const char *from, const char *to, char name[NAMES_MAX])
{
  if (to <= from || isdigit((unsigned char)*from)) return false;
  size_t size = (size_t)(to - from) < NAMES_MAX ? (size_t)(to - from) : NAMES_MAX - 1;
  memcpy(name, from, size);
  name[size] = '\0';
  return strcmp(name, "function") != 0;
}

/* The word that ends before `end`, blanks skipped. */
static bool name_before(const char *start, const char *end, char name[NAMES_MAX])
{
  while (end > start && isspace((unsigned char)end[-1]))
    end--;
  if (end > start && end[-1] == '>') { /* local x <const> = */
    while (end > start && end[-1] != '<')
      end--;
    if (end > start) end--;
    while (end > start && isspace((unsigned char)end[-1]))
      end--;
  }
  const char *from = end;
  while (from > start && name_byte(from[-1]))
    from--;
  return copy_name(from, end, name);
}

/* Where `word` and an opening bracket stand in line: the word's first byte; *after is what
 * follows the bracket. */
static const char *find_call(const char *line, const char *word, const char **after)
{
  size_t size = strlen(word);
  for (const char *at = line; (at = strstr(at, word)); at++) {
    if (at > line && name_byte(at[-1])) continue;
    const char *end = at + size;
    while (*end == ' ')
      end++;
    if (*end != '(') continue;
    *after = end + 1;
    return at;
  }
  return NULL;
}

static bool caller_line(lua_State *L, char line[256])
{
  lua_Debug ar;
  if (!lua_getstack(L, 1, &ar) || !lua_getinfo(L, "Sl", &ar)) return false;
  return ar.currentline > 0 && line_of(ar.source, ar.currentline, line);
}

static bool assigned_name(const char *line, const char *call, char name[NAMES_MAX])
{
  const char *at = call; /* skip "coroutine." before it */
  while (at > line && (name_byte(at[-1]) || at[-1] == '.'))
    at--;
  while (at > line && isspace((unsigned char)at[-1]))
    at--;
  return at > line && at[-1] == '=' && name_before(line, at - 1, name);
}

bool names_from_source(lua_State *L, const char *word, char name[NAMES_MAX])
{
  char line[256];
  const char *after;
  if (!caller_line(L, line)) return false;
  const char *call = find_call(line, word, &after);
  return call && assigned_name(line, call, name);
}

/* (pcall, between the line and the call, has none.) */
static const char *line_name(lua_State *L, char name[NAMES_MAX])
{
  lua_Debug ar;
  int line = 0;
  for (int level = 1; line <= 0 && lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "l", &ar);
    line = ar.currentline;
  }
  snprintf(name, NAMES_MAX, "line %d", line);
  return name;
}

static const char *name_at_level(lua_State *L, int level)
{
  lua_Debug ar;
  if (!lua_getstack(L, level, &ar) || !lua_getinfo(L, "n", &ar) || !ar.name) return NULL;
  if (!name_byte(ar.name[0])) return NULL; /* "(for iterator)" or "?" */
  return ar.name;
}

const char *names_of_call(lua_State *L, char name[NAMES_MAX])
{
  const char *called = name_at_level(L, 0);
  if (!called) return line_name(L, name);
  snprintf(name, NAMES_MAX, "%s", called);
  return name;
}

const char *names_of_coroutine(lua_State *L, const char *word, char name[NAMES_MAX])
{
  char line[256];
  const char *after;
  if (caller_line(L, line)) {
    const char *call = find_call(line, word, &after);
    if (call && assigned_name(line, call, name)) return name;
    if (call) {
      while (*after == ' ')
        after++;
      const char *end = after;
      while (name_byte(*end) || *end == '.')
        end++;
      const char *from = end;
      while (from > after && name_byte(from[-1]))
        from--;
      if ((*end == ')' || *end == ',') && copy_name(from, end, name)) return name;
    }
  }
  const char *maker = name_at_level(L, 1);
  if (!maker) return line_name(L, name);
  snprintf(name, NAMES_MAX, "%s", maker);
  return name;
}
