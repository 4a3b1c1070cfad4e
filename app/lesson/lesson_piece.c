#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson_inside.h"
#include "app/text.h"

static struct lesson_piece after(struct lesson_piece piece, size_t size)
{
  return (struct lesson_piece){piece.text + size, piece.size - size, piece.line};
}

bool lesson_piece_line(struct lesson_piece *rest, struct lesson_piece *line)
{
  if (rest->size == 0) return false;
  const char *end = memchr(rest->text, '\n', rest->size);
  size_t size = end ? (size_t)(end - rest->text) : rest->size;
  *line = (struct lesson_piece){rest->text, size, rest->line};
  *rest = after(*rest, end ? size + 1 : size);
  rest->line++;
  return true;
}

static bool is_blank(char byte)
{
  return byte == ' ' || byte == '\n';
}

struct lesson_piece lesson_piece_trim(struct lesson_piece piece)
{
  size_t skip = 0;
  int lines = 0;
  for (; skip < piece.size && is_blank(piece.text[skip]); skip++)
    lines += piece.text[skip] == '\n';
  piece = after(piece, skip);
  piece.line += lines;
  while (piece.size > 0 && is_blank(piece.text[piece.size - 1]))
    piece.size--;
  return piece;
}

/* Behind the string that begins there; at its quote's next byte where it never ends, so that an
 * apostrophe is no string. */
static size_t behind_string(struct lesson_piece piece, size_t at)
{
  for (size_t i = at + 1; i < piece.size; i++) {
    if (piece.text[i] == '\\') i++;
    else if (piece.text[i] == piece.text[at]) return i + 1;
  }
  return at + 1;
}

bool lesson_piece_split(struct lesson_piece *rest, const char *separators,
                        struct lesson_piece *part)
{
  if (rest->size == 0) return false;
  int depth = 0, line = rest->line;
  size_t at = 0;
  while (at < rest->size) {
    char byte = rest->text[at];
    if (depth == 0 && strchr(separators, byte)) break;
    if (strchr("([{", byte)) depth++;
    else if (strchr(")]}", byte) && depth > 0) depth--;
    size_t next = byte == '"' || byte == '\'' ? behind_string(*rest, at) : at + 1;
    for (; at < next; at++)
      line += rest->text[at] == '\n';
  }
  *part = lesson_piece_trim((struct lesson_piece){rest->text, at, rest->line});
  if (at < rest->size) line += rest->text[at++] == '\n';
  *rest = after(*rest, at);
  rest->line = line;
  return true;
}

bool lesson_piece_word(struct lesson_piece *rest, struct lesson_piece *word)
{
  *rest = lesson_piece_trim(*rest);
  size_t size = 0;
  while (size < rest->size && !is_blank(rest->text[size]))
    size++;
  *word = (struct lesson_piece){rest->text, size, rest->line};
  *rest = lesson_piece_trim(after(*rest, size));
  return size > 0;
}

bool lesson_piece_is(struct lesson_piece piece, const char *text)
{
  return strlen(text) == piece.size && memcmp(piece.text, text, piece.size) == 0;
}

char *lesson_piece_copy(struct lesson_piece piece)
{
  char *copy = strndup(piece.text, piece.size);
  if (!copy) abort();
  for (char *end = copy; (end = strchr(end, '\n'));)
    *end = ' ';
  return copy;
}

int lesson_piece_number(struct lesson_piece piece)
{
  int number = 0;
  if (piece.size == 0 || piece.size > 4) return -1;
  for (size_t i = 0; i < piece.size; i++) {
    if (piece.text[i] < '0' || piece.text[i] > '9') return -1;
    number = number * 10 + (piece.text[i] - '0');
  }
  return number;
}

char *lesson_piece_clean(const struct lesson_reader *reader, const char *text, size_t size,
                         size_t *clean_size)
{
  static const char mark[] = "\xef\xbb\xbf"; /* of byte order */
  if (size >= 3 && memcmp(text, mark, 3) == 0) text += 3, size -= 3;
  char *clean = malloc(size * TEXT_MOST_BYTES + 1); /* a tab grows to four blanks */
  if (!clean) abort();
  size_t used = 0, count;
  int line = 1, told = 0;
  unsigned code;
  for (size_t at = 0; (count = text_decode(text + at, size - at, &code)) > 0; at += count) {
    if (code == '\r' && at + 1 < size && text[at + 1] == '\n') continue;
    if (code == '\t') {
      memcpy(clean + used, "    ", 4);
      used += 4;
      continue;
    }
    bool bad = code == TEXT_BAD || (code != '\n' && text_is_control(code));
    if (bad && told != line)
      lesson_problem(reader->problems, reader->file, told = line,
                     "Here stands something that is no text. Save the file as UTF-8.");
    used += text_encode(bad ? TEXT_BAD : code, clean + used);
    line += code == '\n';
  }
  clean[used] = '\0';
  *clean_size = used;
  return clean;
}
