/* lua_token.h - the pieces of a line of Lua, told apart by the highlighter's styles. */
#ifndef YS_LUA_TOKEN_H
#define YS_LUA_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

struct source;

enum lua_kind { LUA_SIGN, LUA_NAME, LUA_WORD /* a keyword */, LUA_NUMBER, LUA_STRING };

struct lua_token {
  enum lua_kind kind;
  int line;
  size_t start, size; /* bytes of the line */
  const char *text;   /* not terminated */
};

/* The next one of the line from byte *at on, which is moved behind it. False: there is none.
 * Comments are passed over; a string that goes over several lines is one token in each. */
bool lua_token_next(struct source *source, int line, size_t *at, struct lua_token *token);

/* Whether it is that name, word or sign. */
bool lua_token_is(const struct lua_token *token, const char *text);
/* Whether it is a keyword, and one of those; the list ends with NULL. */
bool lua_token_is_one_of(const struct lua_token *token, const char *const *words);

#endif
