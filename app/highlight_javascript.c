/* highlight_javascript.c - styles a line of JavaScript.
 *
 * The state between lines packs where the line began into an int:
 *   bits 0-2: the mode, what it stands in (code, a comment, a template, a string);
 *   bits 3-5: depth, how many templates are open around it (a template's `${` holds code, and
 *             that code may hold a template);
 *   then 4 bits for each of them: how many braces its `${` code has open.
 * Beyond MOST_TEMPLATES or MOST_BRACES the counts stay: such code is coloured wrongly, at worst.
 */
#include "app/highlight.h"

#include "app/language.h"

#include <string.h>

enum mode {
  MODE_CODE = HIGHLIGHT_CODE,
  MODE_COMMENT,
  MODE_TEMPLATE,
  MODE_DOUBLE_QUOTED,
  MODE_SINGLE_QUOTED
};
enum { MOST_TEMPLATES = 5, MOST_BRACES = 15 };

struct place {
  enum mode mode;
  int depth;                  /* templates open, with the one that mode stands in */
  int braces[MOST_TEMPLATES]; /* open in the `${` of each, outermost first */
  bool after_operand;         /* a '/' here divides; else it begins a regular expression */
};

static const char keywords[] =
    " async await break case catch class const continue debugger default delete do else export "
    "extends false finally for function if import in instanceof let new null return static super "
    "switch this throw true try typeof undefined var void while with ";
static const char operand_words[] = " false null super this true undefined ";
static const char requests[] = " next throw return ";

static struct place unpack(int state)
{
  unsigned bits = (unsigned)state;
  struct place place = {.mode = bits & 7u, .depth = (int)(bits >> 3 & 7u)};
  for (int i = 0; i < MOST_TEMPLATES; i++)
    place.braces[i] = (int)(bits >> (6 + 4 * i) & 15u);
  return place;
}

static int pack(const struct place *place)
{
  unsigned bits = (unsigned)place->mode | (unsigned)place->depth << 3;
  for (int i = 0; i < place->depth; i++)
    bits |= (unsigned)place->braces[i] << (6 + 4 * i);
  return (int)bits;
}

static void take_comment(struct highlight *highlight, struct place *place)
{
  if (highlight_take_until(highlight, "*/", GRID_CODE_COMMENT)) place->mode = MODE_CODE;
}

static void take_string(struct highlight *highlight, struct place *place)
{
  char quote = place->mode == MODE_DOUBLE_QUOTED ? '"' : '\'';
  if (highlight_take_quoted(highlight, quote)) place->mode = MODE_CODE;
  place->after_operand = true;
}

/* Takes a template up to its end, or to the code in its next `${`. */
static void take_template(struct highlight *highlight, struct place *place)
{
  while (highlight->at < highlight->size) {
    char c = highlight_peek(highlight, 0);
    if (highlight_at_word(highlight, "${")) {
      highlight_take(highlight, 2, GRID_CODE_STRING);
      place->mode = MODE_CODE;
      place->after_operand = false;
      return;
    }
    highlight_take(highlight, c == '\\' ? 2 : 1, GRID_CODE_STRING);
    if (c == '`') {
      place->depth--;
      place->mode = MODE_CODE;
      place->after_operand = true;
      return;
    }
  }
}

/* Counts braces inside a template's `${`; the one too many closes it. */
static void take_brace(struct highlight *highlight, struct place *place, char brace)
{
  int *open = place->depth > 0 ? &place->braces[place->depth - 1] : NULL;
  bool ends_code = open != NULL && brace == '}' && *open == 0;
  highlight_take(highlight, 1, ends_code ? GRID_CODE_STRING : GRID_PLAIN);
  place->after_operand = brace == '}';
  if (ends_code) place->mode = MODE_TEMPLATE;
  else if (open != NULL && (brace == '}' || *open < MOST_BRACES)) *open += brace == '{' ? 1 : -1;
}

/* A '/' outside comments: a whole regular expression, or one operator. */
static void take_slash(struct highlight *highlight, struct place *place)
{
  bool in_set = false;
  size_t size = 1;
  char c = '\0';
  if (!place->after_operand) {
    for (; (c = highlight_peek(highlight, (ptrdiff_t)size)) != '\0'; size++) {
      if (c == '/' && !in_set) break;
      if (c == '[') in_set = true;
      if (c == ']') in_set = false;
      if (c == '\\') size++;
    }
  }
  bool is_expression = c == '/';
  highlight_take(highlight, is_expression ? size + 1 : 1,
                 is_expression ? GRID_CODE_STRING : GRID_PLAIN);
  if (is_expression) highlight_take(highlight, highlight_name_size(highlight), GRID_CODE_STRING);
  place->after_operand = is_expression;
}

static bool is_word_before(const struct highlight *highlight, const char *word)
{
  ptrdiff_t offset = 0, size = (ptrdiff_t)strlen(word);
  while (highlight_peek(highlight, offset - 1) == ' ')
    offset--;
  struct highlight start = *highlight;
  if ((ptrdiff_t)start.at + offset < size) return false;
  start.at = (size_t)((ptrdiff_t)start.at + offset - size);
  return highlight_name_size(&start) == (size_t)size && highlight_at_word(&start, word);
}

/* The '*' of `function*`, `yield*`, and of a generator method: `*name() {`, `*[key]() {`. */
static bool is_generator_star(const struct highlight *highlight)
{
  static const char *const words[] = {"function", "yield", "static", "async"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is_word_before(highlight, words[i])) return true;
  char before = highlight_before(highlight);
  struct highlight next = *highlight;
  next.at++;
  return (before == '\0' || before == '{' || before == ',') &&
         (highlight_at_name(&next) || highlight_peek(&next, 0) == '[');
}

/* `function` is styled with its star as one. */
static bool is_star_next(const struct highlight *highlight, size_t size)
{
  ptrdiff_t offset = (ptrdiff_t)size;
  while (highlight_peek(highlight, offset) == ' ')
    offset++;
  return highlight_peek(highlight, offset) == '*';
}

static void take_name(struct highlight *highlight, struct place *place)
{
  size_t size = highlight_name_size(highlight);
  bool is_field = highlight_before(highlight) == '.' && highlight_peek(highlight, -2) != '.';
  bool is_keyword = !is_field && highlight_is_one_of(highlight, size, keywords);
  enum grid_style style = is_keyword ? GRID_CODE_KEYWORD : GRID_PLAIN;
  if (is_field) {
    if (highlight_is_one_of(highlight, size, requests)) style = GRID_CODE_YIELD;
  } else if (highlight_is_one_of(highlight, size, " yield of ") ||
             (highlight_is_one_of(highlight, size, " function ") &&
              is_star_next(highlight, size))) {
    style = GRID_CODE_YIELD;
  }
  place->after_operand =
      style == GRID_PLAIN || is_field || highlight_is_one_of(highlight, size, operand_words);
  highlight_take(highlight, size, style);
}

/* Begins a comment, string or template, or takes one piece of code. */
static void take_code(struct highlight *highlight, struct place *place)
{
  char c = highlight_peek(highlight, 0);
  if (highlight_at_word(highlight, "//")) {
    highlight_take(highlight, highlight->size, GRID_CODE_COMMENT);
  } else if (highlight_at_word(highlight, "/*")) {
    highlight_take(highlight, 2, GRID_CODE_COMMENT);
    place->mode = MODE_COMMENT;
  } else if (c == '"' || c == '\'') {
    highlight_take(highlight, 1, GRID_CODE_STRING);
    place->mode = c == '"' ? MODE_DOUBLE_QUOTED : MODE_SINGLE_QUOTED;
  } else if (c == '`' && place->depth < MOST_TEMPLATES) {
    highlight_take(highlight, 1, GRID_CODE_STRING);
    place->mode = MODE_TEMPLATE;
    place->braces[place->depth++] = 0;
  } else if (c == '{' || c == '}') {
    take_brace(highlight, place, c);
  } else if (c == '/') {
    take_slash(highlight, place);
  } else if (highlight_at_name(highlight)) {
    take_name(highlight, place);
  } else if (highlight_at_number(highlight)) {
    highlight_take(highlight, highlight_number_size(highlight), GRID_CODE_NUMBER);
    place->after_operand = true;
  } else {
    bool is_star = c == '*' && is_generator_star(highlight);
    highlight_take(highlight, 1, is_star ? GRID_CODE_YIELD : GRID_PLAIN);
    if (c != ' ') place->after_operand = c == ')' || c == ']';
  }
}

int highlight_javascript(const char *line, size_t size, int state, unsigned char *styles)
{
  struct highlight highlight = {.line = line, .size = size, .styles = styles};
  struct place place = unpack(state);
  if (place.mode == MODE_CODE && highlight_at_word(&highlight, "#!"))
    highlight_take(&highlight, size, GRID_CODE_COMMENT);
  while (highlight.at < size) {
    switch (place.mode) {
    case MODE_CODE: take_code(&highlight, &place); break;
    case MODE_COMMENT: take_comment(&highlight, &place); break;
    case MODE_TEMPLATE: take_template(&highlight, &place); break;
    case MODE_DOUBLE_QUOTED:
    case MODE_SINGLE_QUOTED: take_string(&highlight, &place); break;
    }
  }
  /* A string is open at a line's end only where a backslash said so. */
  bool continues = size > 0 && line[size - 1] == '\\';
  if ((place.mode == MODE_DOUBLE_QUOTED || place.mode == MODE_SINGLE_QUOTED) && !continues)
    place.mode = MODE_CODE;
  return pack(&place);
}
