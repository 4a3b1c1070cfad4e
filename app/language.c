/* language.c - how Lua and JavaScript write what the engine says.
 *
 * JavaScript's way of a value is made from Lua's display text in two passes over it. The first
 * finds, for each brace of a table, whether the table becomes an array, and which names and
 * brackets begin a key. The second writes. Both skip strings whole, and neither recurses: the
 * text is a stranger's, and may nest as deep as it is long.
 */
#include "app/language.h"

#include "app/highlight.h"
#include "app/outline.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum mark { MARK_NONE, MARK_ARRAY, MARK_KEY };

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '#';
}

/* The bytes of the piece at text: a string (to the end where it was cut), a name, number or
 * other word, or one sign. */
static size_t piece_size(const char *text)
{
  size_t size = 1;
  if (text[0] == '"') {
    while (text[size] != '\0' && text[size] != '"')
      size += text[size] == '\\' && text[size + 1] != '\0' ? 2 : 1;
    return text[size] == '"' ? size + 1 : size;
  }
  if (!is_name_byte(text[0])) return 1;
  while (is_name_byte(text[size]) || (text[size] == '.' && text[size + 1] != '.'))
    size++;
  return size;
}

/* How an element of a table begins. */
enum element { ELEMENT_VALUE, ELEMENT_KEY, ELEMENT_COLON, ELEMENT_NOTHING };

static enum element element_at(const char *text)
{
  if (*text == '\0' || *text == '}' || strncmp(text, "…", strlen("…")) == 0) return ELEMENT_NOTHING;
  if (*text == '[') return ELEMENT_KEY;
  if (!is_name_byte(*text)) return ELEMENT_VALUE;
  text += piece_size(text);
  if (*text == ':') return ELEMENT_COLON;
  return strncmp(text, " = ", 3) == 0 ? ELEMENT_KEY : ELEMENT_VALUE;
}

/* A table that is open while the first pass goes through its elements. */
struct table {
  size_t brace;
  bool is_result; /* it writes `value: 1` already, so it keeps its form */
};

/* The first pass: marks has a byte for each of text. */
static void mark_tables(const char *text, unsigned char *marks, struct table *open)
{
  size_t depth = 0;
  bool at_element = false;
  for (size_t at = 0; text[at] != '\0';) {
    if (text[at] == ' ') {
      at++;
      continue;
    }
    if (at_element && depth > 0) {
      struct table *table = &open[depth - 1];
      enum element element = element_at(text + at);
      if (element == ELEMENT_KEY) marks[at] = MARK_KEY;
      if (element == ELEMENT_COLON) table->is_result = true;
      if (element == ELEMENT_VALUE && !table->is_result) marks[table->brace] = MARK_ARRAY;
    }
    at_element = text[at] == '{' || text[at] == ',';
    if (text[at] == '{') open[depth++] = (struct table){.brace = at};
    if (text[at] == '}' && depth > 0) marks[at] = marks[open[--depth].brace];
    at += piece_size(text + at);
  }
}

/* How JavaScript writes a word of Lua's: as many bytes of the text returned as *size says. */
static const char *word_in_javascript(const char *word, size_t *size)
{
  static const char *const pairs[][2] = {
      {"nil", "undefined"}, {"inf", "Infinity"}, {"nan", "NaN"}, {"-nan", "NaN"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    if (strlen(pairs[i][0]) == *size && memcmp(pairs[i][0], word, *size) == 0) {
      *size = strlen(pairs[i][1]);
      return pairs[i][1];
    }
  }
  /* One kind of number: 3.0 is 3. */
  bool is_whole_float = *size > 2 && memcmp(word + *size - 2, ".0", 2) == 0;
  for (size_t i = 0; i + 2 < *size; i++)
    if (word[i] < '0' || word[i] > '9') is_whole_float = false;
  if (is_whole_float) *size -= 2;
  return word;
}

/* Whether the bracketed key at text, ["x y"] or [10], needs no brackets in JavaScript. */
static bool is_bare_key(const char *text, size_t *inside)
{
  *inside = piece_size(text + 1);
  bool is_string = text[1] == '"';
  bool is_index = strspn(text + 1, "0123456789") == *inside;
  return (is_string || is_index) && strncmp(text + 1 + *inside, "] = ", 4) == 0;
}

/* The second pass: writes the piece at text + at; returns its size in text. */
static size_t write_piece(const char *text, size_t at, unsigned char mark, char **out)
{
  const char *here = text + at, *written = here;
  size_t size = piece_size(here), written_size = size, inside;
  bool ends_key = false;
  if (mark == MARK_ARRAY) {
    written = *here == '{' ? "[" : "]";
  } else if (mark == MARK_KEY && *here == '[' && is_bare_key(here, &inside)) {
    written = here + 1;
    written_size = inside;
    size = inside + 2;
    ends_key = true;
  } else if (mark == MARK_KEY && *here != '[') {
    ends_key = true;
  } else if (*here == ']' && strncmp(here, "] = ", 4) == 0) {
    ends_key = true;
  } else if (here[size] != ':') {
    if (strncmp(here, "-nan", 4) == 0 && !is_name_byte(here[4])) size = 4;
    written_size = size;
    written = word_in_javascript(here, &written_size);
  }
  memcpy(*out, written, written_size);
  *out += written_size;
  if (ends_key) { /* " = " becomes ": " */
    *(*out)++ = ':';
    size += strlen(" =");
  }
  return size;
}

static char *value_in_javascript(const char *text)
{
  /* No piece grows to more than three times its size ("nil" to "undefined"). */
  size_t length = strlen(text);
  if (length > (SIZE_MAX - 1) / sizeof(struct table) - 1) return NULL;
  unsigned char *marks = calloc(length + 1, 1);
  struct table *open = malloc((length + 1) * sizeof *open);
  char *copy = malloc(length * 3 + 1);
  if (marks != NULL && open != NULL && copy != NULL) {
    mark_tables(text, marks, open);
    char *out = copy;
    for (size_t at = 0; at < length;)
      at += write_piece(text, at, marks[at], &out);
    *out = '\0';
  } else {
    free(copy);
    copy = NULL;
  }
  free(marks);
  free(open);
  return copy;
}

/* --------------------------------------------------------- the library's functions */

static const char *function_in_lua(const char *name)
{
  return name;
}

static const char *function_in_javascript(const char *name)
{
  static const char *const names[][2] = {
      {"promise", "new Promise"},
      {"then_", "then"},
      {"promise.resolve", "Promise.resolve"},
      {"promise.reject", "Promise.reject"},
      {"promise.all", "Promise.all"},
      {"promise.all_settled", "Promise.allSettled"},
      {"promise.race", "Promise.race"},
      {"promise.any", "Promise.any"},
      {"after", "setTimeout"},
      {"microtask", "queueMicrotask"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(name, names[i][0]) == 0) return names[i][1];
  return name;
}

const struct language language_lua = {
    .name = "Lua",
    .ending = ".lua",
    .absent = "nil",
    .return_name = "return_",
    .yield_all = "yield_from",
    .catching = "pcall",
    .cleaning = "finally",
    .then = "then_",
    .highlight = highlight_lua,
    .outline = outline_lua,
    .value = strdup,
    .function = function_in_lua,
};

const struct language language_javascript = {
    .name = "JavaScript",
    .ending = ".js",
    .absent = "undefined",
    .return_name = "return",
    .yield_all = "yield*",
    .cleaning = "finally",
    .then = "then",
    .highlight = highlight_javascript,
    .value = value_in_javascript,
    .function = function_in_javascript,
};

const struct language *language_of(const char *path)
{
  static const struct language *const languages[] = {&language_lua, &language_javascript};
  size_t size = strlen(path);
  for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
    size_t ending = strlen(languages[i]->ending);
    if (size > ending && strcmp(path + size - ending, languages[i]->ending) == 0)
      return languages[i];
  }
  return NULL;
}
