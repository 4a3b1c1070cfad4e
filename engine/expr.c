/* expr.c - see expr.h. The text is cut into tokens once, brackets are paired, and then each
 * token is written as it stands or as its Lua. What a token means depends only on the ones
 * beside it and on the bracket that encloses it. */
#include "engine/expr.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/lex.h"

#define NONE SIZE_MAX

/* Invariant after pair_brackets: a bracket's partner is the other one of its pair, and
 * inside is the opening bracket that most closely encloses the item, or NONE. */
struct item {
  struct lex_token token;
  size_t partner, inside;
};

struct expr {
  struct item *items;
  size_t count;
  char *problem;
  size_t problem_size;
};

__attribute__((format(printf, 2, 3))) static bool fail(struct expr *expr, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(expr->problem, expr->problem_size, format, arguments);
  va_end(arguments);
  return false;
}

/* --------------------------------------------------------------- the items */

/* Whether the token is whole. */
static bool check_token(struct expr *expr, const struct lex_token *token)
{
  if (token->kind == LEX_TEMPLATE)
    return fail(expr, "Lua has no backticks: put the text in quotes, \"like this\".");
  if (!token->unfinished) return true;
  if (token->kind == LEX_LONG_STRING) {
    int equals = (int)strspn(token->text + 1, "=");
    return fail(expr,
                "%.*s begins a long text in Lua, and its ]%.*s] is missing. A list in a list is "
                "written with braces: {{1, 2}, 3}.",
                equals + 2, token->text, equals, token->text + 1);
  }
  if (token->kind == LEX_COMMENT)
    return fail(expr, "The comment that begins with --[[ has no end: add ]] behind it.");
  return fail(expr, "The text that begins with %c has no end: add %c behind it.", *token->text,
              *token->text);
}

static bool add_item(struct expr *expr, const struct lex_token *token)
{
  /* Grows at 1, 2, 4, 8, … items. */
  if ((expr->count & (expr->count - 1)) == 0) {
    size_t room = expr->count ? expr->count * 2 : 1;
    struct item *items = realloc(expr->items, room * sizeof *items);
    if (!items) return fail(expr, "There is no memory left for this expression.");
    expr->items = items;
  }
  expr->items[expr->count++] = (struct item){.token = *token, .partner = NONE, .inside = NONE};
  return true;
}

static bool read_items(struct expr *expr, const char *text)
{
  struct lex lex;
  lex_start(&lex, text, strlen(text));
  bool comment = false;
  for (struct lex_token token; (token = lex_next(&lex)).kind != LEX_END;) {
    if (!check_token(expr, &token)) return false;
    token.spaced = token.spaced || comment;
    comment = token.kind == LEX_COMMENT;
    if (!comment && !add_item(expr, &token)) return false;
  }
  return true;
}

/* The bracket that closes this one; NUL where it opens none. */
static char closing(const struct lex_token *token)
{
  if (token->kind != LEX_SYMBOL || token->size != 1) return '\0';
  switch (*token->text) {
  case '(': return ')';
  case '[': return ']';
  case '{': return '}';
  default: return '\0';
  }
}

static bool close_bracket(struct expr *expr, size_t at, size_t *open)
{
  char close = *expr->items[at].token.text;
  if (*open == NONE) return fail(expr, "There is one %c too many.", close);
  struct item *item = &expr->items[*open];
  char wanted = closing(&item->token);
  if (wanted != close)
    return fail(expr, "The bracket %c is closed by %c: it needs %c.", *item->token.text, close,
                wanted);
  item->partner = at;
  expr->items[at].partner = *open;
  expr->items[at].inside = item->inside;
  *open = item->inside;
  return true;
}

static bool pair_brackets(struct expr *expr)
{
  size_t open = NONE;
  for (size_t i = 0; i < expr->count; i++) {
    struct item *item = &expr->items[i];
    item->inside = open;
    if (closing(&item->token)) {
      open = i;
    } else if (lex_is(&item->token, ")") || lex_is(&item->token, "]") ||
               lex_is(&item->token, "}")) {
      if (!close_bracket(expr, i, &open)) return false;
    }
  }
  if (open == NONE) return true;
  const struct lex_token *token = &expr->items[open].token;
  return fail(expr, "The bracket %c is not closed: add %c.", *token->text, closing(token));
}

/* ------------------------------------------------------- what tokens mean */

/* Whether the item at that place exists and is written so. */
static bool item_is(const struct expr *expr, size_t at, const char *word)
{
  return at < expr->count && lex_is(&expr->items[at].token, word);
}

static bool item_kind(const struct expr *expr, size_t at, enum lex_kind kind)
{
  return at < expr->count && expr->items[at].token.kind == kind;
}

/* Whether an entry of a table constructor starts here. */
static bool starts_entry(const struct expr *expr, size_t at)
{
  return item_is(expr, expr->items[at].inside, "{") &&
         (item_is(expr, at - 1, "{") || item_is(expr, at - 1, ",") || item_is(expr, at - 1, ";"));
}

/* Whether a value has ended before this item, so that "[" there is an index. */
static bool follows_value(const struct expr *expr, size_t at)
{
  static const char *const ends[] = {")", "]", "}", "end", "nil", "true", "false", "..."};
  if (at == 0) return false;
  const struct lex_token *before = &expr->items[at - 1].token;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (lex_is(before, ends[i])) return true;
  return before->kind != LEX_SYMBOL && !lex_reserved(before);
}

/* Whether the bracket "[" at that place begins a list: not an index, and not "[key] =". */
static bool is_list(const struct expr *expr, size_t at)
{
  if (!item_is(expr, at, "[") || follows_value(expr, at)) return false;
  size_t after = expr->items[at].partner + 1;
  return !(starts_entry(expr, at) && (item_is(expr, after, "=") || item_is(expr, after, ":")));
}

/* Whether "g:next(" stands here, and not "g: next(". */
static bool is_method_call(const struct expr *expr, size_t at)
{
  size_t argument = at + 3;
  if (!item_kind(expr, at, LEX_NAME) || !item_kind(expr, at + 2, LEX_NAME)) return false;
  return !expr->items[at + 2].token.spaced &&
         (item_is(expr, argument, "(") || item_is(expr, argument, "{") ||
          item_kind(expr, argument, LEX_STRING) || item_kind(expr, argument, LEX_LONG_STRING));
}

/* Whether this item is a key with JavaScript's ":" behind it. */
static bool is_key(const struct expr *expr, size_t at)
{
  return item_is(expr, at + 1, ":") && !item_is(expr, at, "]") && starts_entry(expr, at) &&
         !is_method_call(expr, at);
}

/* Whether the ":" at that place stands for "=". */
static bool is_key_colon(const struct expr *expr, size_t at)
{
  if (!item_is(expr, at, ":") || at == 0) return false;
  if (item_is(expr, at - 1, "]")) return starts_entry(expr, expr->items[at - 1].partner);
  return is_key(expr, at - 1);
}

static bool is_absent(const struct expr *expr, size_t at)
{
  if (!item_is(expr, at, "null") && !item_is(expr, at, "undefined")) return false;
  if (item_is(expr, at - 1, ".")) return false;
  if (item_is(expr, at - 1, ":") && !is_key_colon(expr, at - 1)) return false;
  return !(starts_entry(expr, at) && item_is(expr, at + 1, "="));
}

/* ------------------------------------------------------------- the writing */

/* The Lua of one of JavaScript's operators; NULL where the token is none. */
static const char *operator_of(const struct lex_token *token)
{
  static const char *const operators[][2] = {
      {"===", "=="}, {"!==", "~="}, {"!=", "~="}, {"&&", "and"}, {"||", "or"}, {"!", "not"},
  };
  for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
    if (lex_is(token, operators[i][0])) return operators[i][1];
  return NULL;
}

static void write_key(FILE *out, const struct lex_token *token)
{
  const char *quote = token->kind == LEX_NAME ? "\"" : token->kind == LEX_LONG_STRING ? " " : "";
  if (token->kind == LEX_NAME && !lex_reserved(token))
    fprintf(out, "%.*s", (int)token->size, token->text);
  else fprintf(out, "[%s%.*s%s]", quote, (int)token->size, token->text, quote);
}

/* Writes one item; returns whether a blank must follow. */
static bool write_item(FILE *out, const struct expr *expr, size_t at, bool blank)
{
  const struct item *item = &expr->items[at];
  const char *lua_operator = operator_of(&item->token);
  bool colon = is_key_colon(expr, at);
  if (at && (item->token.spaced || blank || lua_operator || colon)) fputc(' ', out);
  if (lua_operator) fputs(lua_operator, out);
  else if (colon) fputc('=', out);
  else if (is_key(expr, at)) write_key(out, &item->token);
  else if (is_absent(expr, at)) fputs("nil", out);
  else if (is_list(expr, at)) fputc('{', out);
  else if (item->partner != NONE && is_list(expr, item->partner)) fputc('}', out);
  else fwrite(item->token.text, 1, item->token.size, out);
  return lua_operator || colon;
}

static bool write_items(struct expr *expr, char **lua)
{
  size_t size = 0;
  FILE *out = open_memstream(lua, &size);
  if (!out) return fail(expr, "There is no memory left for this expression.");
  bool blank = false;
  for (size_t i = 0; i < expr->count; i++)
    blank = write_item(out, expr, i, blank);
  bool failed = ferror(out) != 0;
  if (fclose(out) == 0 && !failed) return true;
  free(*lua);
  *lua = NULL;
  return fail(expr, "There is no memory left for this expression.");
}

bool expr_translate(const char *text, char **lua, char *problem, size_t size)
{
  struct expr expr = {.problem = problem, .problem_size = size};
  *lua = NULL;
  bool well = read_items(&expr, text) && pair_brackets(&expr) && write_items(&expr, lua);
  free(expr.items);
  return well;
}
