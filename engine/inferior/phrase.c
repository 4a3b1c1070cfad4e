#include "engine/inferior/phrase.h"

#include <stdio.h>
#include <string.h>

void phrase_put(struct phrase *phrase, const char *bytes, size_t size)
{
  if (size >= phrase->size - phrase->used) return; /* whole pieces only: UTF-8 stays whole */
  memcpy(phrase->out + phrase->used, bytes, size);
  phrase->used += size;
  phrase->out[phrase->used] = '\0';
}

void phrase_text(struct phrase *phrase, const char *string)
{
  phrase_put(phrase, string, strlen(string));
}

/* The length of the valid UTF-8 character at s, or 0. (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF.) */
static size_t utf8_length(const unsigned char *s, size_t size)
{
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t length = s[0] < 0x80       ? 1
                  : s[0] >> 5 == 6  ? 2
                  : s[0] >> 4 == 14 ? 3
                  : s[0] >> 3 == 30 ? 4
                                    : 0;
  if (length < 2) return length;
  if (length > size) return 0;
  unsigned code = s[0] & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if (s[i] >> 6 != 2) return 0;
    code = code << 6 | (s[i] & 0x3fu);
  }
  if (code < least[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return 0;
  return length;
}

/* Text that a terminal shows as it is: control bytes and bad bytes are written as Lua
 * escapes. */
void phrase_string(struct phrase *phrase, const char *string, size_t size, bool quoted, size_t most)
{
  size_t start = phrase->used;
  if (quoted) phrase_put(phrase, "\"", 1);
  for (size_t at = 0; at < size;) {
    unsigned char c = (unsigned char)string[at];
    size_t length = utf8_length((const unsigned char *)string + at, size - at);
    char escape[8] = "";
    if (phrase->used - start >= most) {
      phrase_text(phrase, "…");
      break;
    }
    if (c == '\n' && !quoted) escape[0] = '\n';
    else if (c == '\n' || c == '\t' || c == '\r')
      snprintf(escape, sizeof escape, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    else if (quoted && (c == '"' || c == '\\')) snprintf(escape, sizeof escape, "\\%c", c);
    else if (c < 0x20 || c == 0x7f || length == 0) snprintf(escape, sizeof escape, "\\x%02X", c);
    else if (c == 0xc2 && (unsigned char)string[at + 1] < 0xa0) /* the C1 controls */
      snprintf(escape, sizeof escape, "\\u{%X}", (unsigned char)string[at + 1]);
    if (escape[0]) phrase_text(phrase, escape);
    else phrase_put(phrase, string + at, length);
    at += length ? length : 1;
  }
  if (quoted) phrase_put(phrase, "\"", 1);
}
