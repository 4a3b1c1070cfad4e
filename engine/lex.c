/* lex.c - see lex.h. Character classes are Lua's own, those of the C locale. */
#include "engine/lex.h"

#include <string.h>

static const char *const reserved_words[] = {
    "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while",
};

/* Symbols of more than one byte, longest first. "/" followed by "*" is here and "*" followed
 * by "/" is not, because only the first tells a comment from arithmetic. */
static const char *const symbols[] = {
    "===", "!==", "...", "==", "~=", "!=", "<=", ">=", "=>", "//", "/*", "::", "<<",
    ">>",  "..",  "&&",  "||", "??", "?.", "+=", "-=", "*=", "/=", "%=", "++", "**",
};

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static bool is_newline(char c)
{
  return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The byte that far ahead, NUL behind the end. */
static char peek(const struct lex *lex, size_t ahead)
{
  return ahead < (size_t)(lex->end - lex->text) ? lex->text[ahead] : '\0';
}

/* Passes one byte, or one line end of any kind ("\r\n" and "\n\r" are one, as in Lua). */
static void pass(struct lex *lex)
{
  char c = *lex->text++;
  if (!is_newline(c)) return;
  lex->line++;
  if (lex->text < lex->end && is_newline(*lex->text) && *lex->text != c) lex->text++;
}

static void pass_line(struct lex *lex)
{
  while (lex->text < lex->end && !is_newline(*lex->text))
    lex->text++;
}

/* How many "=" stand in a long bracket that begins that far ahead; -1: it does not. */
static int long_level(const struct lex *lex, size_t ahead)
{
  int level = 0;
  if (peek(lex, ahead) != '[') return -1;
  while (peek(lex, ahead + 1 + (size_t)level) == '=')
    level++;
  return peek(lex, ahead + 1 + (size_t)level) == '[' ? level : -1;
}

static bool closes_long(const struct lex *lex, int level)
{
  for (int i = 1; i <= level; i++)
    if (peek(lex, (size_t)i) != '=') return false;
  return peek(lex, (size_t)level + 1) == ']';
}

/* Passes a long bracket that begins here. False where it has no end. */
static bool pass_long(struct lex *lex, int level)
{
  lex->text += level + 2;
  while (lex->text < lex->end) {
    if (*lex->text == ']' && closes_long(lex, level)) {
      lex->text += level + 2;
      return true;
    }
    pass(lex);
  }
  return false;
}

/* Passes the escape whose backslash is here: a line end is part of it, and so is all the
 * space after \z. */
static void pass_escape(struct lex *lex)
{
  lex->text++;
  bool skips_space = peek(lex, 0) == 'z';
  if (lex->text < lex->end) pass(lex);
  while (skips_space && lex->text < lex->end && is_space(*lex->text))
    pass(lex);
}

/* Passes a quoted text. Only a template goes on over lines; where a template has no end, it
 * takes its own line only, so that what follows is still seen as code. */
static bool pass_quoted(struct lex *lex, char quote)
{
  struct lex start = *lex;
  lex->text++;
  while (lex->text < lex->end && *lex->text != quote) {
    if (*lex->text == '\\') pass_escape(lex);
    else if (is_newline(*lex->text) && quote != '`') return false;
    else pass(lex);
  }
  if (lex->text < lex->end) {
    lex->text++;
    return true;
  }
  if (quote == '`') {
    *lex = start;
    pass_line(lex);
  }
  return false;
}

/* As in Lua: everything that could belong to a number, right or wrong. */
static void pass_number(struct lex *lex)
{
  bool hexadecimal = peek(lex, 0) == '0' && (peek(lex, 1) | 0x20) == 'x';
  char exponent = hexadecimal ? 'p' : 'e';
  while (is_name(peek(lex, 0)) || peek(lex, 0) == '.') {
    bool is_exponent = (peek(lex, 0) | 0x20) == exponent;
    lex->text++;
    if (is_exponent && (peek(lex, 0) == '+' || peek(lex, 0) == '-')) lex->text++;
  }
}

static void pass_symbol(struct lex *lex)
{
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    size_t size = strlen(symbols[i]);
    if ((size_t)(lex->end - lex->text) >= size && memcmp(lex->text, symbols[i], size) == 0) {
      lex->text += size;
      return;
    }
  }
  lex->text++;
}

/* Passes a comment, whose "--" is here. False where a long one has no end. */
static bool pass_comment(struct lex *lex)
{
  int level = long_level(lex, 2);
  lex->text += 2;
  if (level >= 0) return pass_long(lex, level);
  pass_line(lex);
  return true;
}

/* Passes one token and says its kind. */
static enum lex_kind pass_token(struct lex *lex, bool *finished)
{
  char c = *lex->text;
  if (c == '-' && peek(lex, 1) == '-') {
    *finished = pass_comment(lex);
    return LEX_COMMENT;
  }
  if (c == '"' || c == '\'' || c == '`') {
    *finished = pass_quoted(lex, c);
    return c == '`' ? LEX_TEMPLATE : LEX_STRING;
  }
  if (is_digit(c) || (c == '.' && is_digit(peek(lex, 1)))) {
    pass_number(lex);
    return LEX_NUMBER;
  }
  if (is_name(c)) {
    while (is_name(peek(lex, 0)))
      lex->text++;
    return LEX_NAME;
  }
  int level = long_level(lex, 0);
  if (level >= 0) {
    *finished = pass_long(lex, level);
    return LEX_LONG_STRING;
  }
  pass_symbol(lex);
  return LEX_SYMBOL;
}

void lex_start(struct lex *lex, const char *text, size_t size)
{
  *lex = (struct lex){.text = text, .end = text + size, .line = 1};
}

struct lex_token lex_next(struct lex *lex)
{
  const char *before = lex->text;
  while (lex->text < lex->end && is_space(*lex->text))
    pass(lex);
  struct lex_token token = {.text = lex->text, .line = lex->line, .spaced = lex->text > before};
  if (lex->text == lex->end) return token;
  bool finished = true;
  token.kind = pass_token(lex, &finished);
  token.size = (size_t)(lex->text - token.text);
  token.unfinished = !finished;
  return token;
}

bool lex_is(const struct lex_token *token, const char *word)
{
  return strlen(word) == token->size && memcmp(token->text, word, token->size) == 0;
}

bool lex_reserved(const struct lex_token *token)
{
  if (token->kind != LEX_NAME) return false;
  for (size_t i = 0; i < sizeof reserved_words / sizeof *reserved_words; i++)
    if (lex_is(token, reserved_words[i])) return true;
  return false;
}
