/* test_code_lines.c - the lines that have code, read from the whole chunk, are those that
 * debug.getinfo tells of each of its functions, once it exists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/buffer.h" /* its fail is hidden by cmocka's */

#include <cmocka.h>

#include <lauxlib.h>
#include <lualib.h>

#include "engine/inferior/code_lines.h"

enum { MOST = 4096 };

/* Marks the lines of the function on top, which it pops. */
static void mark(lua_State *L, bool *lines)
{
  lua_Debug ar;
  lua_getinfo(L, ">L", &ar);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    lua_Integer line = lua_tointeger(L, -2);
    assert_in_range(line, 1, MOST - 1);
    lines[line] = true;
  }
  lua_pop(L, 1);
}

/* The script returns all functions that stand in it. */
static void agrees(const char *script)
{
  static bool expected[MOST], got[MOST];
  memset(expected, 0, sizeof expected);
  memset(got, 0, sizeof got);
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  if (luaL_loadbuffer(L, script, strlen(script), "@script.lua") != LUA_OK)
    fail_msg("%s", lua_tostring(L, -1));
  struct wire_writer out = {0};
  code_lines_write(L, &out);
  lua_pushvalue(L, -1);
  mark(L, expected);
  int count = lua_gettop(L);
  lua_call(L, 0, LUA_MULTRET);
  while (lua_gettop(L) >= count)
    mark(L, expected);

  struct wire_reader in = {.data = out.data, .size = out.size};
  size_t size;
  const char *bytes = wire_get_bytes(&in, &size);
  assert_false(in.bad);
  for (size_t line = 0; line < MOST && line / 8 < size; line++)
    got[line] = (unsigned char)bytes[line / 8] >> (line % 8) & 1;
  for (int line = 0; line < MOST; line++)
    if (expected[line] != got[line])
      fail_msg("line %d %s code", line, expected[line] ? "has" : "has no");
  wire_free(&out);
  lua_close(L);
}

static void tells_the_lines_of_one_function(void **state)
{
  (void)state;
  agrees("");
  agrees("-- nothing\n\nlocal a = 1\n\n\nprint(a,\n  2,\n\n  a)\n");
  agrees("local x, y <const> = 1.5, 'text'\nwhile x do\n\n  x = nil\n\nend\ngoto out\n::out::\n");
}

static void tells_the_lines_of_functions_within(void **state)
{
  (void)state;
  agrees("local inner\n"
         "local function outer(...)\n"
         "\n"
         "  local first, second = ...\n"
         "  inner = function (a, b)\n"
         "    -- a comment\n"
         "    return function ()\n"
         "      return a, b, 'a text that is longer than those which Lua keeps once for all'\n"
         "    end\n"
         "  end\n"
         "  return 1 // 0x7fffffffffffffff, 1e300, true, nil\n"
         "end\n"
         "outer()\n"
         "return outer, inner, inner()\n");
}

/* The difference of two lines does not fit into a byte; and after 128 instructions the line is
 * written in full. */
static void tells_lines_that_are_far_apart(void **state)
{
  (void)state;
  struct buffer script = {0};
  buffer_format(&script, "local function far(n)\n  n = n + 1\n");
  for (int i = 0; i < 700; i++)
    buffer_format(&script, "\n");
  buffer_format(&script, "  n = n - 1\n");
  for (int i = 0; i < 500; i++)
    buffer_format(&script, i % 7 == 0 ? "\n\n" : "  n = n * 2 + n\n");
  buffer_format(&script, "  for i = 1, n do\n    n = i\n  end\nend\n");
  for (int i = 0; i < 300; i++)
    buffer_format(&script, "-- a line\n");
  buffer_format(&script, "return far\n");
  agrees(script.bytes);
  buffer_free(&script);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tells_the_lines_of_one_function),
      cmocka_unit_test(tells_the_lines_of_functions_within),
      cmocka_unit_test(tells_lines_that_are_far_apart),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
