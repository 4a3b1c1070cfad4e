/* lex.h - cuts a text that is Lua, or nearly, into tokens. It knows Lua 5.4's lexical rules,
 * and the symbols that a JavaScript habit puts between them ("!==", "=>", "++", templates),
 * so that hint.c and expr.c can see both. It never fails: any bytes give tokens.
 *
 * Nothing is copied: tokens point into the text, which must outlive them.
 */
#ifndef YS_LEX_H
#define YS_LEX_H

#include <stdbool.h>
#include <stddef.h>

enum lex_kind {
  LEX_END,  /* the text is over; size 0 */
  LEX_NAME, /* names and reserved words (see lex_reserved) */
  LEX_NUMBER,
  LEX_STRING,      /* "…" or '…', with its quotes */
  LEX_LONG_STRING, /* [[…]] or [=[…]=] */
  LEX_TEMPLATE,    /* JavaScript's `…` */
  LEX_COMMENT,     /* Lua's, short or long */
  LEX_SYMBOL       /* the longest known one, or any other single byte */
};

struct lex_token {
  enum lex_kind kind;
  const char *text;
  size_t size;
  int line;        /* 1-based, of its first byte */
  bool spaced;     /* white space stands before it */
  bool unfinished; /* a string, template or long comment without its end */
};

struct lex {
  const char *text, *end;
  int line;
};

void lex_start(struct lex *lex, const char *text, size_t size);
struct lex_token lex_next(struct lex *lex);

/* Whether the token is exactly that word or symbol. */
bool lex_is(const struct lex_token *token, const char *word);
/* Whether it is one of Lua's reserved words. */
bool lex_reserved(const struct lex_token *token);

#endif
