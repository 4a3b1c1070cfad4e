#include "app/yield_lines.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/grid.h"
#include "app/language.h"
#include "app/outline.h"
#include "app/source.h"

static bool in_word(char c)
{
  return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The byte of the next place, from that one on, where the word stands in the line's code; `size`
 * where there is none. */
static size_t next_word(struct source *source, int line, const char *word, size_t from)
{
  size_t size, length = strlen(word);
  const char *text = source_line(source, line, &size);
  const unsigned char *styles = NULL;
  for (const char *at = text + from; (at = strstr(at, word)) != NULL; at++) {
    size_t start = (size_t)(at - text);
    if ((start > 0 && in_word(at[-1])) || (in_word(word[length - 1]) && in_word(at[length])))
      continue;
    if (styles == NULL) styles = source_styles(source, line);
    if (styles[start] != GRID_CODE_STRING && styles[start] != GRID_CODE_COMMENT) return start;
  }
  return size;
}

static bool has_word(struct source *source, int line, const char *word)
{
  size_t size;
  source_line(source, line, &size);
  return next_word(source, line, word, 0) < size;
}

bool yield_lines_has(struct source *source, int line)
{
  return has_word(source, line, "yield") || has_word(source, line, "await") ||
         has_word(source, line, source_language(source)->yield_all);
}

/* Whether the block is a function that is handed to one that runs it on the same generator. */
static bool is_handed_on(struct source *source, const struct outline_block *block)
{
  const struct language *language = source_language(source);
  const char *const takers[] = {language->catching, language->cleaning};
  size_t size;
  const char *text = source_line(source, block->first, &size);
  for (size_t i = 0; i < sizeof takers / sizeof *takers; i++) {
    char call[64];
    if (takers[i] == NULL) continue;
    snprintf(call, sizeof call, "%s(", takers[i]); /* xpcall ends so, too */
    for (const char *at = text; (at = strstr(at, call)) != NULL;) {
      at += strlen(call);
      at += strspn(at, " \t");
      if (strncmp(at, "function", strlen("function")) == 0) return true;
    }
  }
  return false;
}

/* The function whose body that line is in: a block of the outline. 0: the main program. */
static size_t function_around(struct source *source, const struct outline *outline, int line)
{
  size_t found = 0;
  for (size_t i = 1; i < outline->block_count && outline->blocks[i].first <= line; i++)
    if (outline->blocks[i].kind == OUTLINE_FUNCTION && outline->blocks[i].last >= line) found = i;
  while (found != 0 && is_handed_on(source, &outline->blocks[found])) {
    found = outline->blocks[found].outer;
    while (found != 0 && outline->blocks[found].kind != OUTLINE_FUNCTION)
      found = outline->blocks[found].outer;
  }
  return found;
}

int yield_lines_function(struct source *source, int line)
{
  const struct outline *outline = source_outline(source);
  if (outline == NULL || outline->block_count == 0) return 0;
  size_t block = function_around(source, outline, line);
  return block == 0 ? 0 : outline->blocks[block].first;
}

/* Whether the function that begins in that line gets the name there: "function NAME(",
 * "NAME = generator(function (". */
static bool gives_name(struct source *source, int line, const char *name)
{
  static const char word[] = "function";
  size_t size, length = strlen(word);
  const char *text = source_line(source, line, &size);
  for (size_t at = 0; (at = next_word(source, line, name, at)) < size; at++) {
    const char *after = text + at + strlen(name);
    size_t before = at;
    after += strspn(after, " \t");
    if (after[0] == '=' && after[1] != '=') return true;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t'))
      before--;
    if (before < at && before >= length && memcmp(text + before - length, word, length) == 0)
      return true;
  }
  return false;
}

int yield_lines_named(struct source *source, const char *name)
{
  const struct outline *outline = source_outline(source);
  int found = 0;
  for (size_t i = 1; outline != NULL && i < outline->block_count; i++) {
    const struct outline_block *block = &outline->blocks[i];
    if (block->kind != OUTLINE_FUNCTION || !gives_name(source, block->first, name)) continue;
    if (found != 0 && found != block->first) return 0;
    found = block->first;
  }
  return found;
}

size_t yield_lines_add(struct source *source, int function_line, int *lines, size_t count,
                       size_t most)
{
  const struct outline *outline = source_outline(source);
  if (outline == NULL || function_line <= 0) return count;
  size_t body = 0;
  for (size_t i = 1; i < outline->block_count; i++)
    if (outline->blocks[i].kind == OUTLINE_FUNCTION && outline->blocks[i].first == function_line)
      body = i; /* of several in one line the innermost: so does function_around */
  if (body == 0) return count;
  for (int line = function_line; line <= outline->blocks[body].last && count < most; line++) {
    if (!yield_lines_has(source, line) || function_around(source, outline, line) != body) continue;
    bool known = false;
    for (size_t i = 0; i < count; i++)
      known = known || lines[i] == line;
    if (!known) lines[count++] = line;
  }
  return count;
}

size_t yield_lines_add_named(struct source *source, int line, int *lines, size_t count, size_t most)
{
  size_t size, end;
  const char *text = source_line(source, line, &size);
  count = yield_lines_add(source, line, lines, count, most);
  for (size_t start = 0; start < size; start = end + 1) {
    char word[64];
    for (end = start; end < size && in_word(text[end]);)
      end++;
    if (end == start || end - start >= sizeof word) continue;
    snprintf(word, sizeof word, "%.*s", (int)(end - start), text + start);
    int function = yield_lines_named(source, word);
    if (function != line) count = yield_lines_add(source, function, lines, count, most);
  }
  return count;
}
