/* highlight_lua.c - styles a line of Lua 5.4, with the dialect's own names.
 *
 * The state between lines says in what a line began: kind + 4 * detail. The detail of a long
 * string or comment is its level (the number of '='), that of a string is which quote ends it.
 */
#include "app/highlight.h"

#include "app/language.h"

#include <string.h>

enum { KIND_CODE = HIGHLIGHT_CODE, KIND_LONG_STRING, KIND_LONG_COMMENT, KIND_STRING, KINDS };
enum { LEVEL_LIMIT = 1000 };

static const char keywords[] =
    " and break do else elseif end false for function goto if in local nil not or repeat return "
    "then true until while ";
static const char dialect_names[] = " yield yield_from generator of collect finally ";
static const char requests[] = " next throw return_ ";

/* The level of the long bracket "[==[" at offset; -1 where there is none. */
static int long_bracket_level(const struct highlight *highlight, ptrdiff_t offset)
{
  int level = 0;
  if (highlight_peek(highlight, offset) != '[') return -1;
  while (highlight_peek(highlight, offset + 1 + level) == '=' && level < LEVEL_LIMIT)
    level++;
  return highlight_peek(highlight, offset + 1 + level) == '[' ? level : -1;
}

/* Takes what is inside long brackets, with the closing one; returns the state. */
static int take_long(struct highlight *highlight, int kind, int level)
{
  char end[LEVEL_LIMIT + 3];
  memset(end, '=', sizeof end);
  end[0] = end[level + 1] = ']';
  end[level + 2] = '\0';
  enum grid_style style = kind == KIND_LONG_STRING ? GRID_CODE_STRING : GRID_CODE_COMMENT;
  return highlight_take_until(highlight, end, style) ? KIND_CODE : kind + KINDS * level;
}

/* Takes a string behind its opening quote. A line that ends in '\' goes on, and so does one
 * that ends in '\z', which skips the line end. */
static int take_string(struct highlight *highlight, char quote)
{
  bool over = highlight_take_quoted(highlight, quote);
  if (highlight->at == highlight->size && highlight_peek(highlight, -2) == '\\' &&
      highlight_peek(highlight, -1) == 'z')
    over = false;
  return over ? KIND_CODE : KIND_STRING + KINDS * (quote == '\'');
}

static int take_comment(struct highlight *highlight)
{
  int level = long_bracket_level(highlight, 2);
  if (level < 0) {
    highlight_take(highlight, highlight->size, GRID_CODE_COMMENT);
    return KIND_CODE;
  }
  highlight_take(highlight, (size_t)level + 4, GRID_CODE_COMMENT);
  return take_long(highlight, KIND_LONG_COMMENT, level);
}

static void take_name(struct highlight *highlight)
{
  size_t size = highlight_name_size(highlight);
  char before = highlight_before(highlight);
  bool is_label = highlight_peek(highlight, -1) == ':' && highlight_peek(highlight, -2) == ':';
  bool is_field = before == '.' && highlight_peek(highlight, -2) != '.';
  bool is_attribute = highlight_peek(highlight, -1) == '<' &&
                      highlight_peek(highlight, (ptrdiff_t)size) == '>' &&
                      highlight_is_one_of(highlight, size, " close const ");
  enum grid_style style = GRID_PLAIN;
  if (is_field) {
    if (highlight_is_one_of(highlight, size, " yield ")) style = GRID_CODE_YIELD;
  } else if (before == ':' && !is_label) {
    if (highlight_is_one_of(highlight, size, requests)) style = GRID_CODE_YIELD;
  } else if (highlight_is_one_of(highlight, size, keywords) || is_attribute) {
    style = GRID_CODE_KEYWORD;
  } else if (highlight_is_one_of(highlight, size, dialect_names)) {
    style = GRID_CODE_YIELD;
  }
  highlight_take(highlight, size, style);
}

static int take_code(struct highlight *highlight)
{
  char c = highlight_peek(highlight, 0);
  int level = long_bracket_level(highlight, 0);
  if (highlight_at_word(highlight, "--")) return take_comment(highlight);
  if (level >= 0) {
    highlight_take(highlight, (size_t)level + 2, GRID_CODE_STRING);
    return take_long(highlight, KIND_LONG_STRING, level);
  }
  if (c == '"' || c == '\'') {
    highlight_take(highlight, 1, GRID_CODE_STRING);
    return take_string(highlight, c);
  }
  if (highlight_at_name(highlight)) take_name(highlight);
  else if (highlight_at_number(highlight))
    highlight_take(highlight, highlight_number_size(highlight), GRID_CODE_NUMBER);
  else highlight_take(highlight, 1, GRID_PLAIN);
  return KIND_CODE;
}

int highlight_lua(const char *line, size_t size, int state, unsigned char *styles)
{
  struct highlight highlight = {.line = line, .size = size, .styles = styles};
  int kind = state % KINDS, detail = state / KINDS;
  if (kind == KIND_LONG_STRING || kind == KIND_LONG_COMMENT)
    state = take_long(&highlight, kind, detail);
  else if (kind == KIND_STRING) state = take_string(&highlight, detail == 1 ? '\'' : '"');
  else if (highlight_at_word(&highlight, "#!")) /* Lua skips a script's first line that begins so */
    highlight_take(&highlight, size, GRID_CODE_COMMENT);
  while (highlight.at < size)
    state = take_code(&highlight);
  return state;
}
