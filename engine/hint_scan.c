/* hint_scan.c - see hint.h. It errs on the quiet side: a script that writes "null =" in any
 * place, even as a key, is taken to know what it does. */
#include "engine/hint.h"

#include <stdbool.h>
#include <stdio.h>

#include "engine/lex.h"

#define NOBODY_SET                                                                                 \
  "Line %d: %s is no word of Lua. Lua reads it as a variable that nobody set, which is nil: "      \
  "write nil."
#define TWO_STATEMENTS                                                                             \
  "Line %d: %s is called like a function here: local x = %s(v). Without the brackets Lua reads "   \
  "two statements, and does not wait."

/* As in "local x = await load()", which Lua reads as "local x = await; load()". */
static const struct habit {
  const char *word;
  bool before_name; /* only where a name follows on its line */
  const char *notice;
} habits[] = {
    {"null", false, NOBODY_SET},
    {"undefined", false, NOBODY_SET},
    {"await", true, TWO_STATEMENTS},
    {"yield", true, TWO_STATEMENTS},
};
enum { NAME_COUNT = sizeof habits / sizeof *habits };

struct wanted {
  bool given; /* the script gives the name a value */
  bool used;
  int line; /* of the first use */
};

struct scan {
  struct lex_token before;
  bool declaring; /* in the names after local, for or function */
  struct wanted names[NAME_COUNT];
};

/* Keeps `declaring` true from such a word to the end of its list of names. */
static void follow_declarations(struct scan *scan, const struct lex_token *token)
{
  static const char *const inside[] = {",", "(", ".", ":", "<", ">", "..."};
  if (lex_is(token, "local") || lex_is(token, "for") || lex_is(token, "function")) {
    scan->declaring = true;
    return;
  }
  bool goes_on = token->kind == LEX_NAME && !lex_reserved(token);
  /* Two names in a row: the second begins the next statement. */
  if (goes_on) goes_on = scan->before.kind != LEX_NAME || lex_reserved(&scan->before);
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
    if (lex_is(token, inside[i])) goes_on = true;
  scan->declaring = scan->declaring && goes_on;
}

/* Names of fields, methods and labels are no variables. */
static bool is_variable(const struct lex_token *before)
{
  return !lex_is(before, ".") && !lex_is(before, ":") && !lex_is(before, "::") &&
         !lex_is(before, "goto");
}

static void see_name(struct scan *scan, const struct lex_token *token,
                     const struct lex_token *after)
{
  for (size_t i = 0; i < NAME_COUNT; i++) {
    struct wanted *name = &scan->names[i];
    if (!lex_is(token, habits[i].word)) continue;
    bool followed = after->kind == LEX_NAME && !lex_reserved(after) && after->line == token->line;
    if (scan->declaring || lex_is(after, "=")) {
      name->given = true;
    } else if (!name->used && is_variable(&scan->before) && (followed || !habits[i].before_name)) {
      name->used = true;
      name->line = token->line;
    }
  }
}

static struct lex_token next_code(struct lex *lex)
{
  struct lex_token token = lex_next(lex);
  while (token.kind == LEX_COMMENT)
    token = lex_next(lex);
  return token;
}

const char *hint_scan(const char *text, size_t size, int *line, char *out, size_t out_size)
{
  struct scan scan = {0};
  struct lex lex;
  lex_start(&lex, text, size);
  scan.before = (struct lex_token){.text = text};
  for (struct lex_token token = next_code(&lex), after; token.kind != LEX_END; token = after) {
    after = next_code(&lex);
    follow_declarations(&scan, &token);
    if (token.kind == LEX_NAME) see_name(&scan, &token, &after);
    scan.before = token;
  }
  size_t first = NAME_COUNT;
  for (size_t i = 0; i < NAME_COUNT; i++) {
    const struct wanted *name = &scan.names[i];
    if (name->used && !name->given && (first == NAME_COUNT || name->line < scan.names[first].line))
      first = i;
  }
  *line = first < NAME_COUNT ? scan.names[first].line : 0;
  snprintf(out, out_size, "%s", "");
  if (first < NAME_COUNT)
    snprintf(out, out_size, habits[first].notice, *line, habits[first].word, habits[first].word);
  return out;
}
