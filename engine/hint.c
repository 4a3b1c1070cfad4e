/* hint.c - see hint.h.
 *
 * Lua stops at the first token that cannot be right, so a habit that covers this token is
 * the cause, or the first of the causes. Some habits compile as something else (in Lua
 * "try { f() }" is a call with a table, and so is "(x) { y = 1 }"), and Lua complains lines
 * later; those are looked for before the token, after all else has failed. The tables in
 * hint_habits.c say which habit may be found where; this file only matches.
 */
#include "engine/hint.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "engine/hint_habits.h"
#include "engine/lex.h"

/* Tokens kept before the fault. A habit that breaks something much later is not found. */
enum { WINDOW = 1024 };

/* The code up to the end of the line at fault, without comments. Invariant: on_line is the
 * first token of that line, or count where it has none. */
struct window {
  struct lex_token tokens[WINDOW];
  size_t count, on_line;
  int line;
  char near[64]; /* the start of the token that Lua complained of, "<eof>" for the end of the
                    text; "" where it named none */
};

/* ------------------------------------------------------------- the window */

/* A "--" glued to what it would count down is a habit, though for Lua it is a comment. */
static bool is_count_down(const struct lex_token *token, const struct lex_token *before)
{
  return token->kind == LEX_COMMENT && !token->spaced && before &&
         (before->kind == LEX_NAME || lex_is(before, "]"));
}

static void window_add(struct window *window, struct lex_token token)
{
  struct lex_token *last = window->count ? &window->tokens[window->count - 1] : NULL;
  if (is_count_down(&token, last)) {
    token.kind = LEX_SYMBOL;
    token.size = 2;
  }
  if (token.kind == LEX_COMMENT) return;
  if (window->count == WINDOW) {
    window->count = WINDOW / 2;
    memmove(window->tokens, window->tokens + WINDOW / 2, WINDOW / 2 * sizeof *window->tokens);
  }
  window->tokens[window->count++] = token;
}

static void window_fill(struct window *window, const char *text, size_t size)
{
  struct lex lex;
  lex_start(&lex, text, size);
  /* Lua does not read a first line that begins with "#". */
  if (size && *text == '#')
    while (lex.text < lex.end && *lex.text != '\n')
      lex.text++;
  for (;;) {
    struct lex_token token = lex_next(&lex);
    if (token.kind == LEX_END || (window->line > 0 && token.line > window->line)) break;
    window_add(window, token);
  }
  window->on_line = window->count;
  while (window->on_line && window->tokens[window->on_line - 1].line == window->line)
    window->on_line--;
}

/* Takes the token out of "… near 'token'" or "… near <eof>". False where the message has no
 * such end: it is no complaint about the syntax. */
static bool read_near(struct window *window, const char *message)
{
  const char *near = NULL;
  for (const char *at = strstr(message, " near "); at; at = strstr(at + 1, " near "))
    near = at;
  if (!near) return false;
  near += strlen(" near ");
  const char *end = strrchr(near, *near == '<' ? '>' : '\'');
  if (!end || end == near || (*near != '\'' && *near != '<')) return false;
  if (*near == '\'') near++;
  size_t size = (size_t)(end - near);
  if (size >= sizeof window->near) size = sizeof window->near - 1;
  memcpy(window->near, near, size);
  return true;
}

/* Whether Lua may have meant this token. Its symbols are shorter than ours: it reads "!=="
 * as "!" and "==", and "/" with "*" as two. */
static bool may_be_fault(const struct window *window, const struct lex_token *token)
{
  size_t size = strlen(window->near);
  if (!size || token->line != window->line) return false;
  if (token->kind == LEX_SYMBOL) return memmem(token->text, token->size, window->near, size);
  if (token->kind == LEX_TEMPLATE) return window->near[0] == '`';
  if (token->kind == LEX_NAME || token->kind == LEX_NUMBER) return lex_is(token, window->near);
  return token->size >= size && memcmp(token->text, window->near, size) == 0;
}

/* ------------------------------------------------------------ the patterns */

/* The next part between separators, from *at on. Returns its size; 0 at the end. */
static size_t next_word(const char **at, char separator)
{
  while (**at == separator)
    ++*at;
  return strcspn(*at, (char[]){separator, '\0'});
}

static bool word_is(const char *word, size_t size, const char *wanted)
{
  return strlen(wanted) == size && memcmp(word, wanted, size) == 0;
}

static bool kind_fits(const struct lex_token *token, const char *word, size_t size)
{
  static const struct {
    const char *word;
    enum lex_kind kind;
  } kinds[] = {
      {"NAME", LEX_NAME},          {"NUMBER", LEX_NUMBER},     {"STRING", LEX_STRING},
      {"STRING", LEX_LONG_STRING}, {"TEMPLATE", LEX_TEMPLATE},
  };
  if (word_is(word, size, "ANY")) return true;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (word_is(word, size, kinds[i].word) && token->kind == kinds[i].kind)
      return !lex_reserved(token);
  return false;
}

static bool choice_fits(const struct lex_token *token, const char *word, size_t size)
{
  if (token->size == size && memcmp(token->text, word, size) == 0) return true;
  return kind_fits(token, word, size);
}

/* The whole word goes first: "||" is a symbol, not a choice of nothing. */
static bool token_fits(const struct lex_token *token, const char *word, size_t size)
{
  if (choice_fits(token, word, size)) return true;
  const char *end = word + size;
  while (word < end) {
    const char *bar = memchr(word, '|', (size_t)(end - word));
    if (!bar) bar = end;
    if (choice_fits(token, word, (size_t)(bar - word))) return true;
    word = bar + 1;
  }
  return false;
}

/* Where the bracket that opens at `at` has been closed; 0: it is not, or none opens there. */
static size_t skip_brackets(const struct window *window, size_t at)
{
  int depth = 0;
  for (size_t i = at; i < window->count; i++) {
    if (lex_is(&window->tokens[i], "(")) depth++;
    if (lex_is(&window->tokens[i], ")")) depth--;
    if (depth == 0) return i > at ? i + 1 : 0;
  }
  return 0;
}

static size_t skip_line(const struct window *window, size_t at, int line)
{
  while (at < window->count && window->tokens[at].line == line)
    at++;
  return at;
}

/* Whether the pattern stands at `from`; then *end is the token behind it. */
static bool match(const struct window *window, const char *pattern, size_t from, size_t *end)
{
  size_t at = from;
  int line = window->tokens[from].line;
  for (size_t size; (size = next_word(&pattern, ' ')) != 0; pattern += size) {
    if (word_is(pattern, size, "^")) {
      if (from && window->tokens[from - 1].line == line) return false;
    } else if (word_is(pattern, size, "…")) {
      at = skip_line(window, at, line);
    } else if (word_is(pattern, size, "(…)")) {
      at = skip_brackets(window, at);
      if (!at) return false;
      line = window->tokens[at - 1].line;
    } else {
      if (at == window->count || window->tokens[at].line != line) return false;
      if (!token_fits(&window->tokens[at++], pattern, size)) return false;
    }
  }
  *end = at;
  return true;
}

/* -------------------------------------------------------------- the habits */

/* Whether the message contains one of the texts in "a|b". */
static bool message_fits(const char *message, const char *texts)
{
  if (!texts) return true;
  for (size_t size; (size = next_word(&texts, '|')) != 0; texts += size)
    if (memmem(message, strlen(message), texts, size)) return true;
  return false;
}

/* The first token that counts as on the line. Where Lua complains of the first token of a
 * line, or of the end of the text, the line before it may be what is wrong. */
static size_t line_start(const struct window *window)
{
  size_t at = window->on_line;
  bool line_before = at == window->count || may_be_fault(window, &window->tokens[at]);
  if (!window->near[0] || !line_before || at == 0) return at;
  int line = window->tokens[at - 1].line;
  while (at && window->tokens[at - 1].line == line)
    at--;
  return at;
}

static bool reaches(const struct window *window, enum hint_reach reach, size_t from, size_t end)
{
  if (reach == HINT_BEFORE) return true;
  if (reach == HINT_ON_LINE) return end > line_start(window);
  for (size_t i = from; i < end; i++)
    if (may_be_fault(window, &window->tokens[i])) return true;
  return false;
}

static bool found(const struct window *window, const struct hint_habit *habit,
                  enum hint_reach reach, const char *message)
{
  if (!message_fits(message, habit->message)) return false;
  if (!habit->pattern) return reach == habit->reach;
  for (size_t from = 0, end; from < window->count; from++)
    if (match(window, habit->pattern, from, &end) && reaches(window, reach, from, end)) return true;
  return false;
}

static const char *find_syntax(const struct window *window, const char *message)
{
  for (enum hint_reach reach = HINT_AT; reach <= HINT_BEFORE; reach++)
    for (size_t i = 0; i < hint_syntax_count; i++)
      if (hint_syntax[i].reach >= reach && found(window, &hint_syntax[i], reach, message))
        return hint_syntax[i].hint;
  return "";
}

static const char *find_runtime(const struct window *window, const char *message)
{
  for (size_t i = 0; i < hint_runtime_count; i++)
    if (found(window, &hint_runtime[i], hint_runtime[i].reach, message))
      return hint_runtime[i].hint;
  return "";
}

const char *hint_for(const char *text, size_t size, int line, const char *message, char *out,
                     size_t out_size)
{
  struct window window = {.line = line};
  bool syntax = read_near(&window, message);
  window_fill(&window, text, size);
  snprintf(out, out_size, "%s",
           syntax ? find_syntax(&window, message) : find_runtime(&window, message));
  return out;
}
