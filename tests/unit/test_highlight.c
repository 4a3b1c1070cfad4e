/* The highlighters: each line of a test is followed by one letter a byte, blank for plain. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/language.h"

enum { LONGEST = 200 };

static char letter_of(unsigned char style)
{
  switch (style) {
  case GRID_PLAIN: return ' ';
  case GRID_CODE_KEYWORD: return 'k';
  case GRID_CODE_STRING: return 's';
  case GRID_CODE_NUMBER: return 'n';
  case GRID_CODE_COMMENT: return 'c';
  case GRID_CODE_YIELD: return 'Y';
  default: return '?';
  }
}

/* pairs: a line, its letters (trailing blanks may be left out), and so on; NULL ends them. */
static void assert_styles(const struct language *language, const char *const *pairs)
{
  int state = HIGHLIGHT_CODE;
  for (; pairs[0] != NULL; pairs += 2) {
    unsigned char styles[LONGEST];
    char found[LONGEST + 1], expected[LONGEST + 1];
    size_t size = strlen(pairs[0]), letters = strlen(pairs[1]);
    assert_true(size <= LONGEST && letters <= size);
    memset(styles, 0xEE, sizeof styles);
    state = language->highlight(pairs[0], size, state, styles);
    for (size_t i = 0; i < size; i++)
      found[i] = letter_of(styles[i]);
    found[size] = '\0';
    memset(expected, ' ', size);
    memcpy(expected, pairs[1], letters);
    expected[size] = '\0';
    assert_string_equal(found, expected);
    if (size < LONGEST) assert_int_equal(styles[size], 0xEE); /* nothing beyond the line */
  }
  assert_int_equal(state, HIGHLIGHT_CODE);
}

#define LUA(...) assert_styles(&language_lua, (const char *const[]){__VA_ARGS__, NULL})
#define JAVASCRIPT(...)                                                                            \
  assert_styles(&language_javascript, (const char *const[]){__VA_ARGS__, NULL})

/* Letters stand below their bytes. */
/* clang-format off */

static void test_lua_generators(void **state)
{
  (void)state;
  LUA(
      "local fibonacci = generator(function (limit)",
      "kkkkk             YYYYYYYYY kkkkkkkk",
      "  local reset = yield(a)",
      "  kkkkk         YYYYY",
      "  yield_from(left)",
      "  YYYYYYYYYY",
      "for v in of(fibonacci(10)) do print(v) end",
      "kkk   kk YY           nn   kk          kkk",
      "local _ <close> = finally(function () end)",
      "kkkkk    kkkkk    YYYYYYY kkkkkkkk    kkk",
      "return collect(t)",
      "kkkkkk YYYYYYY");
}

static void test_lua_requests_follow_a_colon(void **state)
{
  (void)state;
  LUA(
      "g:next(v) g:throw(e) g:return_(v)",
      "  YYYY      YYYYY      YYYYYYY",
      "next(t) t.next(x) throw = return_",
      "",
      "function t:next() end",
      "kkkkkkkk   YYYY   kkk",
      "goto next ::next:: x:of()",
      "kkkk",
      "coroutine.yield(1) list.of t.generator",
      "          YYYYY n",
      "s = a..yield(b)",
      "       YYYYY");
}

static void test_lua_strings(void **state)
{
  (void)state;
  LUA(
      "print(\"a\\\"b\", 'it\\'s', \"--\") -- x",
      "      ssssss  sssssss  ssss  cccc",
      "a = \"open",
      "    sssss",
      "b = 1",
      "    n",
      "a = 'one \\",
      "    ssssss",
      "two' .. x",
      "ssss",
      "a = \"one\\z",
      "    ssssss",
      "     two\" and",
      "sssssssss kkk",
      "é = \"日本\"",
      "     ssssssss");
}

static void test_lua_long_strings_and_comments(void **state)
{
  (void)state;
  LUA(
      "s = [[one",
      "    sssss",
      "local ]] local",
      "ssssssss kkkkk",
      "s = [==[ ]] ]=] ",
      "    ssssssssssss",
      "",
      "",
      "]==] x",
      "ssss",
      "--[[ a",
      "cccccc",
      "local",
      "ccccc",
      "]] local --[=[ x ]] ]=] end",
      "cc kkkkk cccccccccccccc kkk",
      "-- [[ short",
      "ccccccccccc",
      "t[t[1]]",
      "    n",
      "a = t[ [[k]] ]",
      "       sssss");
}

static void test_lua_numbers(void **state)
{
  (void)state;
  LUA(
      "1 3.5 .5 0xFFp-2 1e+10 2e5 a1 1..2",
      "n nnn nn nnnnnnn nnnnn nnn    n  n",
      "x-1 0xe+1",
      "  n nnn n");
}

static void test_lua_words(void **state)
{
  (void)state;
  LUA(
      "if not done then goto ends end",
      "kk kkk      kkkk kkkk      kkk",
      "t.end_ = t.yielded or nil",
      "                   kk kkk",
      "local x <const> = a <b> c",
      "kkkkk    kkkkk");
  LUA(
      "#!/usr/bin/env lua",
      "cccccccccccccccccc",
      "x = #t",
      "");
}

static void test_javascript_generators(void **state)
{
  (void)state;
  JAVASCRIPT(
      "const fibonacci = function* (limit) {",
      "kkkkk             YYYYYYYYY",
      "function * f() {}",
      "YYYYYYYY Y",
      "function f() {}",
      "kkkkkkkk",
      "  const reset = yield a",
      "  kkkkk         YYYYY",
      "  yield* left",
      "  YYYYYY",
      "for (const v of fibonacci(10)) {",
      "kkk  kkkkk   YY           nn",
      "  *[Symbol.iterator]() {",
      "  Y",
      "static *items() {",
      "kkkkkk Y",
      "x = a *b",
      "",
      "try {} finally {}",
      "kkk    kkkkkkk");
}

static void test_javascript_requests_follow_a_point(void **state)
{
  (void)state;
  JAVASCRIPT(
      "g.next(v); g.throw(e); g?.return(v)",
      "  YYYY       YYYYY        YYYYYY",
      "next(); throw x; return y",
      "        kkkkk    kkkkkk",
      "Array.of(x.default)",
      "",
      "[...next]",
      "");
}

static void test_javascript_strings_and_comments(void **state)
{
  (void)state;
  JAVASCRIPT(
      "f(\"a'\", 'b\\'') // x",
      "  ssss  sssss  cccc",
      "/* one",
      "cccccc",
      "const */ const",
      "cccccccc kkkkk",
      "a = 'one \\",
      "    ssssss",
      "two' + x",
      "ssss",
      "a = 'open",
      "    sssss",
      "b = 1_000n + 0xFF",
      "    nnnnnn   nnnn");
}

static void test_javascript_templates(void **state)
{
  (void)state;
  JAVASCRIPT(
      "`a ${ b } c`; x",
      "sssss   ssss",
      "`one",
      "ssss",
      "const ${ f({a: 1}) } \\` two",
      "ssssssss       n   ssssssss",
      "`; let x",
      "s  kkk",
      "`a ${ `b ${ 1 }` } c`",
      "sssss sssss n ss ssss",
      "`${ {",
      "sss",
      "  a: `x`",
      "     sss",
      "} } end` + 1",
      "  ssssss   n");
}

static void test_javascript_regular_expressions(void **state)
{
  (void)state;
  JAVASCRIPT(
      "x = /a\"[/]\\//g; y",
      "    ssssssssss",
      "a = b / c / d",
      "",
      "f(1) / 2 + \"/\"",
      "  n    n   sss",
      "return /'/.test(x)",
      "kkkkkk sss",
      "n = 4 / 2 // half",
      "    n   n ccccccc");
}

/* clang-format on */

/* Whatever the text and the state, every byte gets a style, and only those. */
static void test_takes_any_text(void **state)
{
  (void)state;
  static const struct language *const languages[] = {&language_lua, &language_javascript};
  static const char alphabet[] = "[]=-\"'\\`${}/*.: \nxyield0e+z\xC3\xA9";
  unsigned random = 1;
  for (int round = 0; round < 20000; round++) {
    char line[24];
    unsigned char styles[sizeof line + 1];
    size_t size = (size_t)round % sizeof line;
    for (size_t i = 0; i < size; i++) {
      random = random * 1103515245u + 12345u;
      line[i] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
    }
    static int states[2];
    for (int i = 0; i < 2; i++) {
      memset(styles, 0xEE, sizeof styles);
      states[i] = languages[i]->highlight(line, size, states[i], styles);
      assert_true(states[i] >= 0);
      for (size_t at = 0; at < size; at++)
        assert_true(letter_of(styles[at]) != '?');
      assert_int_equal(styles[size], 0xEE);
    }
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lua_generators),
      cmocka_unit_test(test_lua_requests_follow_a_colon),
      cmocka_unit_test(test_lua_strings),
      cmocka_unit_test(test_lua_long_strings_and_comments),
      cmocka_unit_test(test_lua_numbers),
      cmocka_unit_test(test_lua_words),
      cmocka_unit_test(test_javascript_generators),
      cmocka_unit_test(test_javascript_requests_follow_a_point),
      cmocka_unit_test(test_javascript_strings_and_comments),
      cmocka_unit_test(test_javascript_templates),
      cmocka_unit_test(test_javascript_regular_expressions),
      cmocka_unit_test(test_takes_any_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
