#include "app/yields.h"

#include <ctype.h>
#include <string.h>

#include "app/grid.h"
#include "app/language.h"
#include "app/source.h"

static bool in_name(char c)
{
  return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

/* The byte after the bracket that closes the one at open. */
static size_t after_bracket(const char *text, const unsigned char *styles, size_t size, size_t open)
{
  int depth = 0;
  for (size_t i = open; i < size; i++) {
    if (styles[i] == GRID_CODE_STRING || styles[i] == GRID_CODE_COMMENT) continue;
    if (strchr("([{", text[i]) != NULL) depth++;
    if (strchr(")]}", text[i]) != NULL && --depth == 0) return i + 1;
  }
  return size;
}

/* Where an operand without brackets ends: "yield a + 1;" */
static size_t operand_end(const char *text, const unsigned char *styles, size_t size, size_t start)
{
  size_t end = start;
  while (end < size && styles[end] != GRID_CODE_COMMENT) {
    if (styles[end] != GRID_CODE_STRING) {
      if (strchr(";,)]}", text[end]) != NULL) break;
      if (strchr("([{", text[end]) != NULL) {
        end = after_bracket(text, styles, size, end);
        continue;
      }
    }
    end++;
  }
  while (end > start && is_space(text[end - 1]))
    end--;
  return end;
}

/* What stands before "=": the first of the names, as it takes the first value. */
static void find_name(const char *text, const unsigned char *styles, struct yields *yields)
{
  size_t end = yields->start;
  while (end > 0 && is_space(text[end - 1]))
    end--;
  if (end == 0 || text[end - 1] != '=') return;
  end--;
  if (end > 0 && strchr("=~<>!", text[end - 1]) != NULL) return; /* a comparison */
  size_t start;
  for (;;) {
    while (end > 0 && is_space(text[end - 1]))
      end--;
    start = end;
    while (start > 0 && in_name(text[start - 1]))
      start--;
    size_t before = start;
    while (before > 0 && is_space(text[before - 1]))
      before--;
    if (before == 0 || text[before - 1] != ',') break;
    end = before - 1;
  }
  yields->name_start = start;
  yields->name_size = end - start;
  while (start > 0 && is_space(text[start - 1]))
    start--;
  yields->declares = start > 0 && styles[start - 1] == GRID_CODE_KEYWORD;
}

/* The word of a keyword that ends before that byte begins a statement: "then yield(a)". */
static bool begins_statement(const char *text, const unsigned char *styles, size_t end)
{
  static const char *const words[] = {"then", "do", "else", "repeat", "end"};
  size_t start = end;
  while (start > 0 && styles[start - 1] == GRID_CODE_KEYWORD)
    start--;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (end - start == strlen(words[i]) && memcmp(text + start, words[i], end - start) == 0)
      return true;
  return false;
}

/* Whether no operator, bracket or keyword beside the expression takes its value. */
static bool stands_alone(const char *text, const unsigned char *styles, size_t size,
                         const struct yields *yields)
{
  size_t before = yields->start, after = yields->start + yields->size;
  while (before > 0 && is_space(text[before - 1]))
    before--;
  while (after < size && is_space(text[after]))
    after++;
  bool ends = after == size || text[after] == ';' || styles[after] == GRID_CODE_COMMENT ||
              styles[after] == GRID_CODE_KEYWORD;
  bool begins = before == 0 || strchr(";{)", text[before - 1]) != NULL ||
                (styles[before - 1] == GRID_CODE_KEYWORD && begins_statement(text, styles, before));
  return begins && ends;
}

static bool starts_with(const char *text, size_t size, const char *word)
{
  size_t length = strlen(word);
  return size >= length && memcmp(text, word, length) == 0;
}

/* The next yield from that byte on, and the byte after its word. The highlighter gives the same
 * style to the other words of generators ("generator", "of"). False where there is none. */
static bool next_yield(const char *text, const unsigned char *styles, size_t size,
                       const char *yield_all, size_t *at, size_t *after)
{
  for (size_t start = *at; start < size; start = *after) {
    *after = start + 1;
    if (styles[start] != GRID_CODE_YIELD) continue;
    while (*after < size && styles[*after] == GRID_CODE_YIELD)
      ++*after;
    if (starts_with(text + start, size - start, yield_all)) *after = start + strlen(yield_all);
    else if (!starts_with(text + start, *after - start, "yield")) continue;
    *at = start;
    return true;
  }
  return false;
}

bool yields_find(struct source *source, int line, struct yields *yields)
{
  size_t size, start = 0, word, next;
  const char *text = source_line(source, line, &size);
  const unsigned char *styles = source_styles(source, line);
  const char *all = source_language(source)->yield_all;
  if (size == 0 || styles == NULL || !next_yield(text, styles, size, all, &start, &word))
    return false;
  size_t other = word;
  if (next_yield(text, styles, size, all, &other, &next)) return false;
  *yields = (struct yields){.start = start};
  yields->delegates = starts_with(text + start, size - start, all);
  while (yields->start > 0 && text[start - 1] == '.' && in_name(text[yields->start - 1]))
    yields->start--; /* "coroutine.yield" */
  size_t operand = word;
  while (operand < size && is_space(text[operand]))
    operand++;
  size_t end = operand < size && text[operand] == '(' ? after_bracket(text, styles, size, operand)
                                                      : operand_end(text, styles, size, word);
  yields->size = end - yields->start;
  find_name(text, styles, yields);
  yields->alone = stands_alone(text, styles, size, yields);
  return true;
}
