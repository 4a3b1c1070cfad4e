/* outline_lua.c - the outline of a Lua program.
 *
 * No grammar is needed: the words that open and close blocks nest, brackets nest, and an
 * assignment is a list of names before "=" that stands outside of brackets. What precedes such a
 * list is gathered in `targets` as it is read: names with commas between. Anything else begins
 * the list anew. The highlighter has told apart words, strings and comments. */
#include "app/outline.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/lua_token.h"
#include "app/outline_make.h"
#include "app/room.h"
#include "app/source.h"

enum { TARGETS = 16 };

struct target {
  struct lua_token token;
  bool field; /* "t.x", "t[1]": no name's value */
};
struct targets {
  struct target list[TARGETS];
  size_t count;
};

/* The values of the newest assignment, until its expressions end. */
struct pending {
  size_t first, count, at; /* indexes of values; the expression read now */
  size_t depth, tokens;    /* of open things around it; read of this expression */
  struct lua_token only;
  bool active;
};

struct open {             /* a block or a bracket that is not closed yet */
  bool block;             /* else a bracket */
  struct targets targets; /* what stood before a bracket, */
  struct pending pending; /* and what it is a part of */
};

struct reading {
  struct outline_maker maker;
  struct open *open;
  size_t open_count, open_room;
  struct targets targets;
  struct pending pending;
  struct lua_token before;
  enum { IN_CODE, IN_LOCAL, IN_FOR, IN_FUNCTION, IN_PARAMETERS } in; /* whose names come */
  struct targets loop_names;                                         /* of the "for" that is read */
  bool of, local_function;
  int head; /* the line of the "for", "while" or "if" that is read; 0: none */
};

/* ----------------------------------------------------------------- blocks */

static void push(struct reading *reading, bool block)
{
  reading->open =
      room_for_one(reading->open, reading->open_count, &reading->open_room, sizeof *reading->open);
  struct open *open = &reading->open[reading->open_count++];
  open->block = block;
  open->targets = reading->targets;
  open->pending = reading->pending;
  reading->targets.count = 0;
}

static void open_block(struct reading *reading, enum outline_kind kind, int first, int body)
{
  outline_open(&reading->maker, kind, first, body);
  push(reading, true);
}

static void extend_values(struct reading *reading, int line)
{
  const struct pending *pending = &reading->pending;
  for (size_t i = 0; pending->active && i < pending->count; i++)
    reading->maker.outline->values[pending->first + i].last = line;
}

/* Brackets that were not closed within it are closed, too: the program is wrong there. */
static void close_block(struct reading *reading, int line)
{
  while (reading->open_count > 1) {
    const struct open *open = &reading->open[--reading->open_count];
    if (!open->block) continue;
    outline_close(&reading->maker, line);
    reading->pending = open->pending;
    extend_values(reading, line);
    break;
  }
  reading->targets.count = 0;
}

static void close_bracket(struct reading *reading, int line)
{
  const struct open *open = &reading->open[reading->open_count - 1];
  if (open->block) return; /* there is none to be closed */
  reading->targets = open->targets;
  reading->pending = open->pending;
  extend_values(reading, line);
  reading->open_count--;
  if (reading->targets.count > 0) reading->targets.list[reading->targets.count - 1].field = true;
}

/* ----------------------------------------------------------------- values */

static struct outline *outline_of(const struct reading *reading)
{
  return reading->maker.outline;
}

static void declare(struct reading *reading, const struct lua_token *token, size_t block)
{
  outline_declare(&reading->maker, token->line, token->start, token->size, block);
}

/* "=": the targets get the values that follow. All have an entry, also those that are no names,
 * so that the values can be counted. */
static void begin_values(struct reading *reading, bool declares)
{
  struct targets *targets = &reading->targets;
  if (targets->count == 0) return;
  reading->pending = (struct pending){.first = outline_of(reading)->value_count,
                                      .count = targets->count,
                                      .depth = reading->open_count,
                                      .active = true};
  for (size_t i = 0; i < targets->count; i++) {
    const struct target *target = &targets->list[i];
    size_t name = declares ? outline_of(reading)->name_count - targets->count + i
                  : target->field
                      ? OUTLINE_NONE
                      : outline_resolve(&reading->maker, target->token.text, target->token.size);
    outline_assign(&reading->maker, name, targets->list[0].token.line);
  }
  targets->count = 0;
}

static void end_value(struct reading *reading)
{
  struct pending *pending = &reading->pending;
  const struct lua_token *only = &pending->only;
  static const char *const literals[] = {"true", "false", "nil", NULL};
  if (pending->at < pending->count && pending->tokens == 1 &&
      (only->kind == LUA_NUMBER || lua_token_is_one_of(only, literals))) {
    struct outline_value *value = &outline_of(reading)->values[pending->first + pending->at];
    if (only->line == value->line) {
      value->literal_start = only->start;
      value->literal_size = only->size;
    }
  }
  pending->at++;
  pending->tokens = 0;
}

static bool is_operand(const struct lua_token *token)
{
  static const char *const words[] = {"true", "false", "nil", "end", NULL};
  return token->kind == LUA_NAME || token->kind == LUA_NUMBER || token->kind == LUA_STRING ||
         lua_token_is(token, ")") || lua_token_is(token, "]") || lua_token_is(token, "}") ||
         lua_token_is_one_of(token, words);
}

static void read_value(struct reading *reading, const struct lua_token *token)
{
  static const char *const within[] = {"and",  "or",    "not",      "nil",
                                       "true", "false", "function", NULL};
  struct pending *pending = &reading->pending;
  if (!pending->active) return;
  bool deeper = reading->open_count > pending->depth;
  bool ends = reading->open_count < pending->depth;
  if (!deeper && !ends) {
    ends = lua_token_is(token, ";") ||
           (token->kind == LUA_WORD && !lua_token_is_one_of(token, within)) ||
           (token->kind == LUA_NAME && is_operand(&reading->before));
  }
  if (ends || (!deeper && lua_token_is(token, ","))) {
    end_value(reading);
  } else {
    pending->tokens++;
    pending->only = *token;
    extend_values(reading, token->line);
    for (size_t i = 0; lua_token_is(token, "function") && i < pending->count; i++)
      outline_of(reading)->values[pending->first + i].calls = true;
  }
  pending->active = !ends;
}

/* ------------------------------------------------------------------- words */

/* "local a, b" has ended: with values, or without, which sets them to nil. */
static void end_local(struct reading *reading, bool with_values)
{
  struct targets *targets = &reading->targets;
  for (size_t i = 0; i < targets->count; i++)
    declare(reading, &targets->list[i].token, reading->maker.block);
  begin_values(reading, true);
  if (!with_values) reading->pending.active = false;
  reading->in = IN_CODE;
}

static void begin_loop(struct reading *reading, int line)
{
  size_t count = reading->loop_names.count;
  bool sure = outline_is_sure(&reading->maker, reading->head);
  enum outline_kind kind = reading->head == 0 ? OUTLINE_BLOCK
                           : reading->of      ? OUTLINE_LOOP_OF
                                              : OUTLINE_LOOP;
  open_block(reading, kind, reading->head == 0 ? line : reading->head, line);
  for (size_t i = 0; i < count; i++) {
    declare(reading, &reading->loop_names.list[i].token, reading->maker.block);
    outline_assign(&reading->maker, outline_of(reading)->name_count - 1, reading->head);
    outline_of(reading)->values[outline_of(reading)->value_count - 1].sure = sure;
  }
  reading->loop_names.count = 0;
  reading->head = 0;
  reading->of = false;
}

static void read_word(struct reading *reading, const struct lua_token *token)
{
  static const char *const leaving[] = {"return", "break", "goto", NULL};
  static const char *const attributes[] = {"close", "const", NULL};
  int line = token->line;
  if (reading->in == IN_LOCAL && lua_token_is_one_of(token, attributes)) return;
  bool local = lua_token_is(&reading->before, "local");
  if (reading->in == IN_LOCAL) end_local(reading, false);
  if (lua_token_is(token, "in") && reading->in == IN_FOR) {
    reading->loop_names = reading->targets;
    reading->in = IN_CODE;
  }
  reading->targets.count = 0;
  if (lua_token_is_one_of(token, leaving)) reading->maker.left_line = line;
  if (lua_token_is(token, "local")) reading->in = IN_LOCAL;
  if (lua_token_is(token, "for")) reading->in = IN_FOR;
  if (lua_token_is(token, "for") || lua_token_is(token, "while") || lua_token_is(token, "if") ||
      lua_token_is(token, "elseif"))
    reading->head = line;
  if (lua_token_is(token, "elseif") || lua_token_is(token, "else") || lua_token_is(token, "end") ||
      lua_token_is(token, "until"))
    close_block(reading, line);
  if (lua_token_is(token, "else")) open_block(reading, OUTLINE_IF, line, line);
  if (lua_token_is(token, "repeat")) open_block(reading, OUTLINE_BLOCK, line, line);
  if (lua_token_is(token, "do")) begin_loop(reading, line);
  if (lua_token_is(token, "then")) {
    open_block(reading, OUTLINE_IF, reading->head, line);
    reading->head = 0;
  }
  if (lua_token_is(token, "function")) {
    open_block(reading, OUTLINE_FUNCTION, line, line);
    reading->in = IN_FUNCTION;
    reading->local_function = local;
  }
}

static void read_name(struct reading *reading, const struct lua_token *token)
{
  struct targets *targets = &reading->targets;
  bool next = lua_token_is(&reading->before, ",") && targets->count > 0 && targets->count < TARGETS;
  if (reading->in == IN_PARAMETERS) {
    declare(reading, token, reading->maker.block);
  } else if (reading->in == IN_FUNCTION) {
    if (reading->local_function)
      declare(reading, token, outline_of(reading)->blocks[reading->maker.block].outer);
    outline_assign(&reading->maker, outline_resolve(&reading->maker, token->text, token->size),
                   token->line);
  } else {
    bool first = lua_token_is(&reading->before, "local");
    if (reading->in == IN_LOCAL && !first && !next) end_local(reading, false);
    bool field = lua_token_is(&reading->before, ".") || lua_token_is(&reading->before, ":");
    if (lua_token_is(token, "of") && lua_token_is(&reading->before, "in")) reading->of = true;
    if (field && targets->count > 0) targets->list[targets->count - 1].field = true;
    else if (!next) targets->count = 0;
    if (!field) targets->list[targets->count++] = (struct target){.token = *token};
  }
}

static void read_equals(struct reading *reading)
{
  bool in_bracket = !reading->open[reading->open_count - 1].block;
  if (reading->in == IN_LOCAL) {
    end_local(reading, true);
  } else if (reading->in == IN_FOR) {
    reading->loop_names = reading->targets;
    reading->in = IN_CODE;
  } else if (!in_bracket) {
    begin_values(reading, false);
  }
  reading->targets.count = 0;
}

static void read_sign(struct reading *reading, const struct lua_token *token)
{
  static const char opening[] = "([{", closing[] = ")]}", keeping[] = ",.:<>";
  char c = token->text[0];
  if (reading->in == IN_FUNCTION || reading->in == IN_PARAMETERS) {
    if (c == '(') reading->in = IN_PARAMETERS;
    if (c == ')') reading->in = IN_CODE;
  } else if (lua_token_is(token, "=")) {
    read_equals(reading);
  } else if (strchr(opening, c) != NULL) {
    if (reading->in == IN_LOCAL) end_local(reading, false);
    push(reading, false);
  } else if (strchr(closing, c) != NULL) {
    close_bracket(reading, token->line);
  } else if (token->size > 1 || strchr(keeping, c) == NULL) {
    if (reading->in == IN_LOCAL) end_local(reading, false);
    reading->targets.count = 0;
  }
}

static void read_token(struct reading *reading, const struct lua_token *token)
{
  read_value(reading, token);
  switch (token->kind) {
  case LUA_WORD: read_word(reading, token); break;
  case LUA_NAME: read_name(reading, token); break;
  case LUA_SIGN: read_sign(reading, token); break;
  case LUA_NUMBER:
  case LUA_STRING:
    if (reading->in == IN_LOCAL) end_local(reading, false);
    reading->targets.count = 0;
    break;
  }
  reading->before = *token;
}

static void read_line(struct reading *reading, int line)
{
  size_t at = 0;
  struct lua_token token;
  while (lua_token_next(reading->maker.source, line, &at, &token))
    read_token(reading, &token);
}

struct outline *outline_lua(struct source *source)
{
  struct outline *outline = calloc(1, sizeof *outline);
  if (outline == NULL) return NULL;
  struct reading reading = {.maker = {.source = source, .outline = outline},
                            .before = {.text = ""}};
  int lines = source_line_count(source);
  open_block(&reading, OUTLINE_FUNCTION, 1, 0);
  for (int line = 1; line <= lines; line++)
    read_line(&reading, line);
  static const struct lua_token end = {.kind = LUA_WORD, .text = ""};
  read_token(&reading, &end);
  free(reading.open);
  outline_made(&reading.maker);
  return outline;
}
