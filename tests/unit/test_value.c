/* test_value.c - values as short text: read raw, safe for a terminal, and without a byte
 * allocated in the script's heap. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>
#include <lualib.h>

#include "app/text.h"
#include "engine/inferior/coroutine.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/value.h"

static lua_State *L;

static int open_state(void **state)
{
  (void)state;
  L = luaL_newstate();
  if (!L) return -1;
  luaL_openlibs(L);
  value_open(L);
  coroutine_open(L);
  lib_generator_open(L);
  return 0;
}

static int close_state(void **state)
{
  (void)state;
  lua_close(L);
  return 0;
}

/* Leaves the value of a Lua expression on the stack. */
static void push(const char *expression)
{
  char chunk[1000];
  snprintf(chunk, sizeof chunk, "return %s", expression);
  if (luaL_dostring(L, chunk) != LUA_OK) fail_msg("%s: %s", expression, lua_tostring(L, -1));
}

static size_t heap(void)
{
  return (size_t)lua_gc(L, LUA_GCCOUNT) * 1024 + (size_t)lua_gc(L, LUA_GCCOUNTB);
}

/* The text of the value on top, which it pops. The rules of value.h are checked each time. */
static const char *text_of_top(void)
{
  static char out[512];
  int top = lua_gettop(L);
  size_t valid_size, before = heap();
  size_t size = value_text(L, -1, out, sizeof out);
  assert_int_equal(heap(), before);
  assert_int_equal(lua_gettop(L), top);
  assert_int_equal(size, strlen(out));
  char *valid = text_valid(out, size, &valid_size);
  assert_string_equal(valid, out);
  free(valid);
  lua_pop(L, 1);
  return out;
}

static void assert_text(const char *expression, const char *text)
{
  push(expression);
  assert_string_equal(text_of_top(), text);
}

static void writes_plain_values(void **state)
{
  (void)state;
  assert_text("nil", "nil");
  assert_text("true", "true");
  assert_text("false", "false");
  assert_text("print", "function (built in)");
  assert_text("(function ()\nend)", "function (line 1)");
  assert_text("io.stdout", "FILE*");
  assert_text("generator(function () end)", "generator function");
}

static void writes_numbers_as_print_does(void **state)
{
  static const char *const numbers[] = {"0",
                                        "-1",
                                        "1.0",
                                        "-0.0",
                                        "0.1",
                                        "1/3",
                                        "1e15",
                                        "1e16",
                                        "1e100",
                                        "2^53",
                                        "2^63",
                                        "1/0",
                                        "-1/0",
                                        "0/0",
                                        "-(0/0)",
                                        "1e-7",
                                        "math.mininteger",
                                        "math.maxinteger",
                                        "math.pi",
                                        "123456789012345678",
                                        "5e-324"};
  (void)state;
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    char expression[100], text[100];
    snprintf(expression, sizeof expression, "tostring(%s)", numbers[i]);
    push(expression);
    snprintf(text, sizeof text, "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
    assert_text(numbers[i], text);
  }
}

static void writes_strings(void **state)
{
  (void)state;
  assert_text("''", "\"\"");
  assert_text("'plain'", "\"plain\"");
  assert_text("'\"quoted\" \\\\ back'", "\"\\\"quoted\\\" \\\\ back\"");
  assert_text("'a\\nb\\tc\\rd'", "\"a\\nb\\tc\\rd\"");
  assert_text("'\\0\\27[31m\\127'", "\"\\x00\\x1B[31m\\x7F\"");
  assert_text("'\xc3\xa9\xe2\x82\xac\xf0\x9f\x8d\x8e'", "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x8d\x8e\"");
  assert_text("'123'", "\"123\"");
}

static void writes_bytes_that_are_no_text(void **state)
{
  (void)state;
  assert_text("'\\xff'", "\"\\xFF\"");
  assert_text("'\\xc3'", "\"\\xC3\""); /* cut off */
  assert_text("'\\xc3x'", "\"\\xC3x\"");
  assert_text("'\\xc0\\x80'", "\"\\xC0\\x80\"");                     /* overlong */
  assert_text("'\\xed\\xa0\\x80'", "\"\\xED\\xA0\\x80\"");           /* a surrogate */
  assert_text("'\\xf4\\x90\\x80\\x80'", "\"\\xF4\\x90\\x80\\x80\""); /* beyond Unicode */
}

static void writes_tables(void **state)
{
  (void)state;
  assert_text("{}", "{}");
  assert_text("{1, 'two', {3}}", "{1, \"two\", {3}}");
  assert_text("{a = 1}", "{a = 1}");
  assert_text("{['a b'] = 1}", "{[\"a b\"] = 1}");
  assert_text("{[1.5] = true}", "{[1.5] = true}");
  assert_text("{[true] = 1}", "{[true] = 1}");
  assert_text("{1, nil, 3}", "{1, [3] = 3}");
  assert_text("{[3] = 'c'}", "{[3] = \"c\"}");
  assert_text("{{{{}}}}", "{{{…}}}");
  assert_text("{[{}] = 1}", "{[{}] = 1}");
}

static void writes_cycles(void **state)
{
  (void)state;
  assert_text("(function () local t = {} t[1] = t return t end)()", "{{{…}}}");
  assert_text("(function () local t = {} t.self = t return t end)()", "{self = {self = {…}}}");
  push("(function () local t = {} t[t] = t return t end)()");
  assert_true(strlen(text_of_top()) < 100);
}

static void cuts_what_is_long(void **state)
{
  static const char *const long_ones[] = {
      "('x'):rep(1000000)",
      "('\\xff'):rep(1000000)",
      "('\xc3\xa9'):rep(500000)",
      "(function () local t = {} for i = 1, 100000 do t[i] = i end return t end)()",
      "(function () local t = {} for i = 1, 1000 do t['k' .. i] = i end return t end)()",
      "(function () local t = {} for i = 1, 90 do t[i] = ('y'):rep(900) end return t end)()",
      "{[('k'):rep(10000)] = ('v'):rep(10000)}",
  };
  (void)state;
  for (size_t i = 0; i < sizeof long_ones / sizeof long_ones[0]; i++) {
    push(long_ones[i]);
    const char *text = text_of_top();
    assert_non_null(strstr(text, "…"));
    assert_true(strlen(text) < 300);
  }
}

/* The smallest room that value.h allows, with guards behind it. */
static void fits_in_little_room(void **state)
{
  static const char *const values[] = {"('x'):rep(100)", "('\xc3\xa9'):rep(100)",
                                       "{1, 2, {3, 4, {5}}, 'abc', ('z'):rep(60), a = 1}",
                                       "{[('k'):rep(60)] = ('v'):rep(60)}", "math.pi"};
  (void)state;
  for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
    char out[64 + 8];
    memset(out, '!', sizeof out);
    push(values[i]);
    size_t valid_size, size = value_text(L, -1, out, 64);
    assert_true(size < 64);
    assert_int_equal(strlen(out), size);
    assert_memory_equal(out + 64, "!!!!!!!!", 8);
    char *valid = text_valid(out, size, &valid_size);
    assert_string_equal(valid, out);
    free(valid);
    lua_pop(L, 1);
  }
}

static void runs_no_script_code(void **state)
{
  (void)state;
  assert_text("setmetatable({1, a = 2}, {__index = error, __newindex = error, __len = error, "
              "__pairs = error, __tostring = error, __name = 'Mine', __eq = error})",
              "{1, a = 2}");
  assert_text("setmetatable({}, {__metatable = error})", "{}");
}

static void writes_errors_as_they_are(void **state)
{
  (void)state;
  char out[200];
  push("'file.lua:3: \"it\" broke\\nin two lines\\27'");
  size_t size = value_error_text(L, -1, out, sizeof out);
  assert_int_equal(size, strlen(out));
  assert_string_equal(out, "file.lua:3: \"it\" broke\nin two lines\\x1B");
  push("('long '):rep(1000)");
  size = value_error_text(L, -1, out, sizeof out);
  assert_true(size < sizeof out && size > sizeof out / 2);
  assert_int_equal(size, strlen(out));
  push("{code = 4}");
  value_error_text(L, -1, out, sizeof out);
  assert_string_equal(out, "{code = 4}");
  lua_settop(L, 0);
}

static void tells_what_opens_and_what_is_the_same(void **state)
{
  (void)state;
  push("{}");
  push("{1}");
  push("'text'");
  assert_false(value_opens(L, 1));
  assert_true(value_opens(L, 2));
  assert_false(value_opens(L, 3));
  lua_pushvalue(L, 2);
  assert_true(value_object(L, 2) != 0);
  assert_true(value_object(L, 2) == value_object(L, 4));
  assert_true(value_object(L, 1) != value_object(L, 2));
  assert_true(value_object(L, 3) == 0);
  lua_settop(L, 0);
}

static void makes_results(void **state)
{
  (void)state;
  char out[200];
  push("{1, 2}");
  value_push_result(L, false);
  assert_true(value_is_result(L, -1));
  assert_string_equal(luaL_tolstring(L, -1, NULL), "{ value: {1, 2}, done: false }");
  lua_pop(L, 1);
  value_of_result(L, -1, out, sizeof out);
  assert_string_equal(out, "{1, 2}");
  lua_getfield(L, -1, "done");
  assert_int_equal(lua_toboolean(L, -1), 0);
  lua_pop(L, 1);
  assert_string_equal(text_of_top(), "{ value: {1, 2}, done: false }");
  lua_pushnil(L);
  value_push_result(L, true);
  assert_string_equal(text_of_top(), "{ value: nil, done: true }");
  push("{value = 1, done = true}"); /* made by hand: a table like any other */
  assert_false(value_is_result(L, -1));
  lua_settop(L, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writes_plain_values),
      cmocka_unit_test(writes_numbers_as_print_does),
      cmocka_unit_test(writes_strings),
      cmocka_unit_test(writes_bytes_that_are_no_text),
      cmocka_unit_test(writes_tables),
      cmocka_unit_test(writes_cycles),
      cmocka_unit_test(cuts_what_is_long),
      cmocka_unit_test(fits_in_little_room),
      cmocka_unit_test(runs_no_script_code),
      cmocka_unit_test(writes_errors_as_they_are),
      cmocka_unit_test(tells_what_opens_and_what_is_the_same),
      cmocka_unit_test(makes_results),
  };
  return cmocka_run_group_tests(tests, open_state, close_state);
}
