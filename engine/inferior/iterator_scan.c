/* One pass over the tokens notes each function: what it is called, in what it stands, whether it
 * sets a field `done`, and what it calls. Then the notes are put together. */
#include "engine/inferior/iterator_scan.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/lex.h"

#define DEPTH_MAX 200 /* blocks and brackets in one another; Lua itself allows so many */
#define RECENT    8   /* tokens that are looked back at; a power of two */
#define NOBODY    SIZE_MAX

const char *const iterator_method_names[3] = {"next", "throw", "return_"};

/* A piece of the text. */
struct word {
  const char *text;
  size_t size;
};

struct function {
  struct word name;  /* size 0: it has none */
  struct word owner; /* X of X:name, or of X = { name = function */
  size_t parent;     /* the function in which it stands, or NOBODY */
  int line;
  bool is_field, gives_done, calls_next;
};

/* A name that a function calls; or the name of a function that becomes a method. */
struct use {
  size_t function; /* who calls; of an alias: in which function it stands */
  struct word name;
  struct word owner; /* of an alias: of its table */
  enum engine_request request;
};

struct uses {
  struct use *list;
  size_t count, room;
};

struct scan {
  struct lex lex;
  struct lex_token recent[RECENT];
  size_t tokens;
  struct function *functions;
  size_t count, room;
  struct uses calls, aliases;
  struct {
    enum { IN_BLOCK, IN_FUNCTION, IN_TABLE } kind;
    size_t function;  /* FUNCTION */
    struct word name; /* TABLE: what it is assigned to */
  } stack[DEPTH_MAX];
  size_t depth;
  bool failed;
};

/* ----------------------------------------------------------------- the tokens */

/* The token so many before the newest one, which is 0. */
static const struct lex_token *back(const struct scan *scan, size_t steps)
{
  static const struct lex_token none = {.kind = LEX_END, .text = ""};
  return steps < scan->tokens && steps < RECENT ? &scan->recent[(scan->tokens - 1 - steps) % RECENT]
                                                : &none;
}

static const struct lex_token *take(struct scan *scan)
{
  struct lex_token token;
  do
    token = lex_next(&scan->lex);
  while (token.kind == LEX_COMMENT);
  scan->recent[scan->tokens++ % RECENT] = token;
  return back(scan, 0);
}

static bool is_name(const struct lex_token *token)
{
  return token->kind == LEX_NAME && !lex_reserved(token);
}

static struct word word_of(const struct lex_token *token)
{
  return (struct word){token->text, token->size};
}

static bool same(struct word a, struct word b)
{
  return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

static bool is_word(struct word word, const char *text)
{
  return same(word, (struct word){text, strlen(text)});
}

/* Which method a name is; -1: none. */
static int request_of(struct word name)
{
  for (int i = 0; i < 3; i++)
    if (is_word(name, iterator_method_names[i])) return i;
  return -1;
}

/* ------------------------------------------------------------------ the notes */

static size_t current(const struct scan *scan)
{
  for (size_t i = scan->depth; i-- > 0;)
    if (scan->stack[i].kind == IN_FUNCTION) return scan->stack[i].function;
  return NOBODY;
}

/* The name of the innermost table constructor around, but for a metatable's fields. */
static struct word table_name(const struct scan *scan)
{
  for (size_t i = scan->depth; i-- > 0 && scan->stack[i].kind == IN_TABLE;) {
    struct word name = scan->stack[i].name;
    if (name.size > 0 && !(name.size > 2 && memcmp(name.text, "__", 2) == 0)) return name;
  }
  return (struct word){"", 0};
}

static void push(struct scan *scan, int kind, size_t function, struct word name)
{
  if (scan->depth == DEPTH_MAX) {
    scan->failed = true;
    return;
  }
  scan->stack[scan->depth].kind = kind;
  scan->stack[scan->depth].function = function;
  scan->stack[scan->depth++].name = name;
}

static void pop(struct scan *scan)
{
  if (scan->depth > 0) scan->depth--;
  else scan->failed = true;
}

static void add_function(struct scan *scan, const struct function *function)
{
  if (scan->count == scan->room) {
    size_t room = scan->room ? scan->room * 2 : 32;
    struct function *functions = realloc(scan->functions, room * sizeof *functions);
    if (!functions) {
      scan->failed = true;
      return;
    }
    scan->functions = functions;
    scan->room = room;
  }
  scan->functions[scan->count] = *function;
  push(scan, IN_FUNCTION, scan->count++, (struct word){"", 0});
}

static void add_use(struct scan *scan, struct uses *uses, const struct use *use)
{
  if (uses->count == uses->room) {
    size_t room = uses->room ? uses->room * 2 : 64;
    struct use *list = realloc(uses->list, room * sizeof *list);
    if (!list) {
      scan->failed = true;
      return;
    }
    uses->list = list;
    uses->room = room;
  }
  uses->list[uses->count++] = *use;
}

/* After the word `function`: takes the rest of its head. */
static void take_head(struct scan *scan)
{
  struct function function = {.parent = current(scan), .line = back(scan, 0)->line};
  const struct lex_token *name = back(scan, 2);
  if (lex_is(back(scan, 1), "=") && is_name(name)) { /* name = function, X.name = function */
    function.name = word_of(name);
    function.is_field = lex_is(back(scan, 3), ".");
    if (function.is_field) function.owner = word_of(back(scan, 4));
    else if (scan->depth > 0 && scan->stack[scan->depth - 1].kind == IN_TABLE) {
      function.is_field = true;
      function.owner = table_name(scan);
    }
  }
  const struct lex_token *token = take(scan);
  if (!is_name(token)) function.line = token->line; /* Lua counts an expression's from "(" */
  for (; token->kind != LEX_END && !lex_is(token, "("); token = take(scan)) {
    if (!is_name(token)) continue;
    function.is_field = function.name.size > 0;
    function.owner = function.name;
    function.name = word_of(token);
  }
  add_function(scan, &function);
}

/* Sets a field `done` in the function that runs here, or in one that it hands to pcall. */
static void note_done(struct scan *scan)
{
  for (size_t i = current(scan); i != NOBODY; i = scan->functions[i].parent) {
    scan->functions[i].gives_done = true;
    if (scan->functions[i].name.size > 0) return;
  }
}

static void note_call(struct scan *scan)
{
  const struct lex_token *name = back(scan, 1), *before = back(scan, 2);
  bool method = lex_is(before, ":") || lex_is(before, ".");
  for (size_t i = current(scan); i != NOBODY; i = scan->functions[i].parent) {
    struct function *function = &scan->functions[i];
    if (method && lex_is(name, "next")) function->calls_next = true;
    struct use use = {.function = i, .name = word_of(name)};
    add_use(scan, &scan->calls, &use);
    if (function->name.size > 0) return;
  }
}

/* `next = step` before the newest token: the function named step is a method. */
static void note_alias(struct scan *scan)
{
  const struct lex_token *newest = back(scan, 0), *field = back(scan, 3), *before = back(scan, 4);
  bool ends = newest->kind == LEX_END || newest->kind == LEX_NAME || lex_is(newest, ",") ||
              lex_is(newest, ";") || lex_is(newest, "}");
  if (!ends || !is_name(back(scan, 1)) || !lex_is(back(scan, 2), "=") || !is_name(field)) return;
  bool dotted = lex_is(before, ".");
  bool listed = lex_is(before, "{") || lex_is(before, ",") || lex_is(before, ";");
  int request = request_of(word_of(field));
  if (request < 0 || !(dotted || listed)) return;
  struct use use = {.function = current(scan),
                    .name = word_of(back(scan, 1)),
                    .owner = dotted ? word_of(back(scan, 5)) : table_name(scan),
                    .request = (enum engine_request)request};
  add_use(scan, &scan->aliases, &use);
}

static void note_assignment(struct scan *scan)
{
  const struct lex_token *before = back(scan, 2);
  if (!lex_is(back(scan, 1), "done")) return;
  bool listed = lex_is(before, "{") || lex_is(before, ",") || lex_is(before, ";");
  bool in_table = scan->depth > 0 && scan->stack[scan->depth - 1].kind == IN_TABLE;
  bool own = lex_is(before, ".") && lex_is(back(scan, 3), "self");
  if ((listed && in_table) || (lex_is(before, ".") && !own)) note_done(scan);
}

static void note(struct scan *scan, const struct lex_token *token)
{
  static const struct word nothing = {"", 0};
  note_alias(scan);
  if (lex_is(token, "=")) note_assignment(scan);
  if ((lex_is(token, "(") || lex_is(token, "{")) && is_name(back(scan, 1))) note_call(scan);
  if (lex_is(token, "function")) take_head(scan);
  else if (lex_is(token, "do") || lex_is(token, "if") || lex_is(token, "repeat"))
    push(scan, IN_BLOCK, NOBODY, nothing);
  else if (lex_is(token, "{"))
    push(scan, IN_TABLE, NOBODY,
         lex_is(back(scan, 1), "=") && is_name(back(scan, 2)) ? word_of(back(scan, 2)) : nothing);
  else if (lex_is(token, "end") || lex_is(token, "until") || lex_is(token, "}")) pop(scan);
}

/* --------------------------------------------------------------- put together */

static bool gives_result(const struct scan *scan, size_t index)
{
  const struct function *function = &scan->functions[index];
  if (function->gives_done || function->calls_next) return true;
  for (size_t i = 0; i < scan->calls.count; i++) {
    const struct use *call = &scan->calls.list[i];
    for (size_t j = 0; call->function == index && j < scan->count; j++)
      if (scan->functions[j].gives_done && same(scan->functions[j].name, call->name)) return true;
  }
  return false;
}

/* Words that say how something is made, and not what. */
static bool names_nothing(struct word name)
{
  static const char *const words[] = {"",     "new",    "create", "make", "iterator",
                                      "self", "__call", "init",   "mt",   "__index"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (is_word(name, words[i])) return true;
  return false;
}

/* What makes it is the best name (`function counter(n) … function it:next()`), then what it
 * belongs to. */
static void name_method(const struct scan *scan, size_t parent, struct word owner, char *out)
{
  struct word name = owner;
  for (size_t i = parent; i != NOBODY; i = scan->functions[i].parent) {
    const struct function *maker = &scan->functions[i];
    if (maker->name.size == 0) continue;
    if (!names_nothing(maker->name)) name = maker->name;
    else if (!names_nothing(maker->owner)) name = maker->owner;
    else continue;
    break;
  }
  if (names_nothing(name)) name = (struct word){"iterator", strlen("iterator")};
  snprintf(out, ITERATOR_NAME_MAX, "%.*s", (int)name.size, name.text);
}

/* A candidate: a function that becomes that method of that owner, in that parent. */
struct candidate {
  size_t function, parent;
  struct word owner;
  enum engine_request request;
};

static size_t candidates(const struct scan *scan, struct candidate *out)
{
  size_t count = 0;
  for (size_t i = 0; i < scan->count; i++) {
    const struct function *function = &scan->functions[i];
    int request = function->is_field ? request_of(function->name) : -1;
    if (request >= 0)
      out[count++] =
          (struct candidate){i, function->parent, function->owner, (enum engine_request)request};
  }
  for (size_t i = 0; i < scan->aliases.count; i++) {
    const struct use *alias = &scan->aliases.list[i];
    size_t found = NOBODY; /* the last one above it that has the name */
    for (size_t j = 0; j < scan->count; j++)
      if (same(scan->functions[j].name, alias->name) && !scan->functions[j].is_field) found = j;
    if (found != NOBODY)
      out[count++] = (struct candidate){found, alias->function, alias->owner, alias->request};
  }
  return count;
}

static bool is_accepted(const struct scan *scan, const struct candidate *list, size_t count,
                        const struct candidate *candidate)
{
  if (candidate->request == ENGINE_BY_NEXT) return gives_result(scan, candidate->function);
  for (size_t i = 0; i < count; i++)
    if (list[i].request == ENGINE_BY_NEXT && list[i].parent == candidate->parent &&
        same(list[i].owner, candidate->owner) && gives_result(scan, list[i].function))
      return true;
  return false;
}

static size_t put_together(const struct scan *scan, struct iterator_method **methods)
{
  size_t most = scan->count + scan->aliases.count, count = 0;
  struct candidate *list = malloc((most + 1) * sizeof *list);
  *methods = malloc((most + 1) * sizeof **methods);
  size_t found = list && *methods ? candidates(scan, list) : 0;
  for (size_t i = 0; i < found; i++) {
    if (!is_accepted(scan, list, found, &list[i])) continue;
    struct iterator_method *method = &(*methods)[count++];
    method->line = scan->functions[list[i].function].line;
    method->request = list[i].request;
    name_method(scan, list[i].parent, list[i].owner, method->name);
  }
  free(list);
  if (count > 0) return count;
  free(*methods);
  *methods = NULL;
  return 0;
}

size_t iterator_scan(const char *text, size_t size, struct iterator_method **methods)
{
  struct scan scan = {.failed = false};
  *methods = NULL;
  if (!memmem(text, size, "next", 4) || !memmem(text, size, "done", 4)) return 0;
  lex_start(&scan.lex, text, size);
  do
    note(&scan, take(&scan));
  while (!scan.failed && back(&scan, 0)->kind != LEX_END);
  size_t count = scan.failed ? 0 : put_together(&scan, methods);
  free(scan.functions);
  free(scan.calls.list);
  free(scan.aliases.list);
  return count;
}
