/* highlight.c - a scanner over one line that the highlighters share. */
#include "app/highlight.h"

#include <string.h>

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_name_part(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
         (unsigned char)c >= 0x80;
}

char highlight_peek(const struct highlight *highlight, ptrdiff_t offset)
{
  ptrdiff_t at = (ptrdiff_t)highlight->at + offset;
  return at >= 0 && at < (ptrdiff_t)highlight->size ? highlight->line[at] : '\0';
}

char highlight_before(const struct highlight *highlight)
{
  ptrdiff_t offset = -1;
  while (highlight_peek(highlight, offset) == ' ')
    offset--;
  return highlight_peek(highlight, offset);
}

void highlight_take(struct highlight *highlight, size_t count, enum grid_style style)
{
  size_t left = highlight->size - highlight->at;
  if (count > left) count = left;
  memset(highlight->styles + highlight->at, (int)style, count);
  highlight->at += count;
}

bool highlight_at_name(const struct highlight *highlight)
{
  char c = highlight_peek(highlight, 0);
  return is_name_part(c) && !is_digit(c);
}

size_t highlight_name_size(const struct highlight *highlight)
{
  size_t size = 0;
  while (is_name_part(highlight_peek(highlight, (ptrdiff_t)size)))
    size++;
  return size;
}

bool highlight_at_number(const struct highlight *highlight)
{
  char c = highlight_peek(highlight, 0);
  bool is_point = c == '.' && highlight_peek(highlight, -1) != '.';
  return is_digit(c) || (is_point && is_digit(highlight_peek(highlight, 1)));
}

/* Digits and letters of any base, one point or more, and the sign of an exponent. Two points
 * are Lua's concatenation. */
size_t highlight_number_size(const struct highlight *highlight)
{
  char second = highlight_peek(highlight, 1);
  bool hexadecimal = highlight_peek(highlight, 0) == '0' && (second == 'x' || second == 'X');
  const char *exponents = hexadecimal ? "pP" : "eE";
  size_t size = 0;
  for (;; size++) {
    char c = highlight_peek(highlight, (ptrdiff_t)size);
    char before = size > 0 ? highlight_peek(highlight, (ptrdiff_t)size - 1) : ' ';
    bool is_sign = (c == '+' || c == '-') && strchr(exponents, before) != NULL;
    bool is_point = c == '.' && highlight_peek(highlight, (ptrdiff_t)size + 1) != '.';
    if (!is_name_part(c) && !is_sign && !is_point) return size;
  }
}

bool highlight_at_word(const struct highlight *highlight, const char *word)
{
  size_t size = strlen(word);
  return highlight->size - highlight->at >= size &&
         memcmp(highlight->line + highlight->at, word, size) == 0;
}

bool highlight_is_one_of(const struct highlight *highlight, size_t size, const char *words)
{
  const char *name = highlight->line + highlight->at;
  for (const char *word = words + 1; *word != '\0'; word = strchr(word, ' ') + 1)
    if (strncmp(word, name, size) == 0 && word[size] == ' ') return true;
  return false;
}

bool highlight_take_quoted(struct highlight *highlight, char quote)
{
  while (highlight->at < highlight->size) {
    char c = highlight_peek(highlight, 0);
    if (c == '\\' && highlight->at + 1 == highlight->size) {
      highlight_take(highlight, 1, GRID_CODE_STRING);
      return false;
    }
    highlight_take(highlight, c == '\\' ? 2 : 1, GRID_CODE_STRING);
    if (c == quote) break;
  }
  return true;
}

bool highlight_take_until(struct highlight *highlight, const char *end, enum grid_style style)
{
  while (highlight->at < highlight->size) {
    if (highlight_at_word(highlight, end)) {
      highlight_take(highlight, strlen(end), style);
      return true;
    }
    highlight_take(highlight, 1, style);
  }
  return false;
}
