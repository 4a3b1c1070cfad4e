/* text.c - UTF-8 text measured in terminal columns. */
#include "app/text.h"

#include "app/text_table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The bytes that a character takes by its first byte, and the least code that may be written
 * with so many (RFC 3629: a longer form than needed is not UTF-8). 0 for what begins none. */
static size_t bytes_by_first(unsigned char first, unsigned *least)
{
  *least = 0;
  if (first < 0x80) return 1;
  *least = 0x80;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  *least = 0x800;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  *least = 0x10000;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

size_t text_decode(const char *text, size_t size, unsigned *code)
{
  *code = TEXT_BAD;
  if (size == 0) return 0;

  const unsigned char *bytes = (const unsigned char *)text;
  unsigned least;
  size_t count = bytes_by_first(bytes[0], &least);
  if (count == 0 || count > size) return 1;

  unsigned value = count == 1 ? bytes[0] : bytes[0] & (0x7Fu >> count);
  for (size_t i = 1; i < count; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 1;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 1;
  *code = value;
  return count;
}

size_t text_encode(unsigned code, char out[TEXT_MOST_BYTES])
{
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  size_t count = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = count - 1; i > 0; i--) {
    out[i] = (char)(0x80 | (code & 0x3F));
    code >>= 6;
  }
  static const unsigned char leading[] = {0, 0, 0xC0, 0xE0, 0xF0};
  out[0] = (char)(leading[count] | code);
  return count;
}

bool text_is_control(unsigned code)
{
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

static bool range_has(const struct text_range *ranges, size_t count, unsigned code)
{
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (code > ranges[middle].last) low = middle + 1;
    else high = middle;
  }
  return low < count && code >= ranges[low].first;
}

int text_char_width(unsigned code)
{
  if (code < text_table_zero[0].first || text_is_control(code)) return 1;
  if (range_has(text_table_zero, sizeof text_table_zero / sizeof *text_table_zero, code)) return 0;
  if (range_has(text_table_wide, sizeof text_table_wide / sizeof *text_table_wide, code)) return 2;
  return 1;
}

int text_width(const char *text, size_t size)
{
  int width = 0;
  unsigned code;
  for (size_t at = 0, count; (count = text_decode(text + at, size - at, &code)) > 0; at += count)
    width += text_char_width(code);
  return width;
}

size_t text_fit(const char *text, size_t size, int columns)
{
  int width = 0;
  unsigned code;
  size_t at = 0;
  for (size_t count; (count = text_decode(text + at, size - at, &code)) > 0; at += count) {
    width += text_char_width(code);
    if (width > columns) break;
  }
  return at;
}

char *text_valid(const char *text, size_t size, size_t *out_size)
{
  /* A bad byte grows to the three bytes of U+FFFD, nothing grows more. */
  if (size > (SIZE_MAX - 1) / 3) return NULL;
  size_t needed = 0;
  unsigned code;
  for (size_t at = 0, count; (count = text_decode(text + at, size - at, &code)) > 0; at += count)
    needed += code == TEXT_BAD ? 3 : count;

  char *copy = malloc(needed + 1);
  if (copy == NULL) return NULL;
  size_t used = 0;
  for (size_t at = 0, count; (count = text_decode(text + at, size - at, &code)) > 0; at += count)
    used += text_encode(code, copy + used);
  copy[used] = '\0';
  if (out_size != NULL) *out_size = used;
  return copy;
}

char text_ascii(unsigned code)
{
  static const struct {
    const char *signs;
    char ascii;
  } table[] = {
      {"─━—–‒−", '-'}, {"│┃¦", '|'},    {"┆┊╎", ':'},    {"┄┈╌", '-'},  {"┬├┤┴┼┌┐└┘╭╮╰╯", '+'},
      {"‖═", '='},     {"›▸▶►→⟶", '>'}, {"‹◂◀◄←⟵", '<'}, {"●•★", '*'},  {"◉", '@'},
      {"◌", '_'},      {"○◦", 'o'},     {"◆", '+'},      {"◇▫×✕", 'x'}, {"▐", '['},
      {"▌", ']'},      {"…·", '.'},     {"↵⏎", '$'},     {"↑▲", '^'},   {"↓▼", 'v'},
      {"■█▓▒░", '#'},  {"▪", ':'},      {"“”„", '"'},    {"‘’", '\''},  {"✗≠", '!'},
      {"✓", 'y'},      {"ƒ", 'f'},      {"\u00A0", ' '}, {"☐", 'o'},    {"☑", 'x'},
  };
  if (code < 0x80) return text_is_control(code) ? '?' : (char)code;
  if (code >= 0x2460 && code <= 0x2468) return (char)('1' + (code - 0x2460)); /* ① … ⑨ */
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    const char *signs = table[i].signs;
    unsigned sign;
    for (size_t count; (count = text_decode(signs, strlen(signs), &sign)) > 0; signs += count)
      if (sign == code) return table[i].ascii;
  }
  return '?';
}
