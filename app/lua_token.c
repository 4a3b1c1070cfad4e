#include "app/lua_token.h"

#include <ctype.h>
#include <string.h>

#include "app/grid.h"
#include "app/source.h"

bool lua_token_is(const struct lua_token *token, const char *text)
{
  return token->size == strlen(text) && memcmp(token->text, text, token->size) == 0 &&
         token->kind != LUA_STRING;
}

bool lua_token_is_one_of(const struct lua_token *token, const char *const *words)
{
  if (token->kind != LUA_WORD) return false;
  for (; *words != NULL; words++)
    if (lua_token_is(token, *words)) return true;
  return false;
}

static bool is_name_byte(char c)
{
  return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t sign_size(const char *text)
{
  static const char *const signs[] = {"...", "..", "==", "~=", "<=", ">=", "::", "//", "<<", ">>"};
  for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
    if (strncmp(text, signs[i], strlen(signs[i])) == 0) return strlen(signs[i]);
  return 1;
}

bool lua_token_next(struct source *source, int line, size_t *at, struct lua_token *token)
{
  size_t size, start = *at;
  const char *text = source_line(source, line, &size);
  const unsigned char *styles = source_styles(source, line);
  while (start < size && (text[start] == ' ' || styles[start] == GRID_CODE_COMMENT))
    start++;
  if (start >= size) return false;
  size_t end = start + 1;
  enum lua_kind kind = LUA_SIGN;
  if (styles[start] == GRID_CODE_STRING || styles[start] == GRID_CODE_NUMBER) {
    while (end < size && styles[end] == styles[start])
      end++;
    kind = styles[start] == GRID_CODE_STRING ? LUA_STRING : LUA_NUMBER;
  } else if (is_name_byte(text[start])) {
    while (end < size && is_name_byte(text[end]))
      end++;
    kind = styles[start] == GRID_CODE_KEYWORD ? LUA_WORD : LUA_NAME;
  } else {
    end = start + sign_size(text + start);
  }
  *token = (struct lua_token){kind, line, start, end - start, text + start};
  *at = end;
  return true;
}
