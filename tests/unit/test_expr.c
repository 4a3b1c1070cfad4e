/* test_expr.c - what is typed at a prompt, and its Lua. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/expr.h"

static const struct {
  const char *typed, *lua;
} rows[] = {
    /* Lua stays as it is. */
    {"", ""},
    {"  \t ", ""},
    {"7", "7"},
    {"-- nothing but a comment", ""},
    {"true", "true"},
    {"nil", "nil"},
    {"a + b * 2 // 3 .. 'x'", "a + b * 2 // 3 .. 'x'"},
    {"t[1]", "t[1]"},
    {"t[i][j]", "t[i][j]"},
    {"f()[1]", "f()[1]"},
    {"('abc')[1]", "('abc')[1]"},
    {"{ 1, 2; 3 }", "{ 1, 2; 3 }"},
    {"{ [1] = 2, ['a b'] = 3, c = 4 }", "{ [1] = 2, ['a b'] = 3, c = 4 }"},
    {"{ [[long]], [==[ [1, 2] ]==] }", "{ [[long]], [==[ [1, 2] ]==] }"},
    {"[[null, {a: 1}]]", "[[null, {a: 1}]]"},
    {"\"null !== [1] \\\" {a: 1}\"", "\"null !== [1] \\\" {a: 1}\""},
    {"'it is // no --comment'", "'it is // no --comment'"},
    {"g:next()", "g:next()"},
    {"g:next{a = 1}", "g:next{a = 1}"},
    {"{g:next()}", "{g:next()}"},
    {"{g:next'x', h:next[[y]]}", "{g:next'x', h:next[[y]]}"},
    {"a ~= b and a == c", "a ~= b and a == c"},
    {"~5 // 2", "~5 // 2"},
    {"#t", "#t"},
    {"1 -- one", "1"},
    {"f( --[[ first ]] 1)", "f( 1)"},
    {"function (x) return x end", "function (x) return x end"},
    {"t.null", "t.null"},
    {"t:undefined()", "t:undefined()"},
    {"{null = 1}", "{null = 1}"},
    {"nullable", "nullable"},
    {"\xc3\xa9", "\xc3\xa9"},

    /* Absent values. */
    {"null", "nil"},
    {" undefined ", "nil"},
    {"f(null, undefined)", "f(nil, nil)"},
    {"{a: null}", "{a = nil}"},
    {"{null}", "{nil}"},
    {"t[null]", "t[nil]"},
    {"null == null", "nil == nil"},

    /* Lists. */
    {"[]", "{}"},
    {"[1, 2]", "{1, 2}"},
    {"[1, [2, 3], []]", "{1, {2, 3}, {}}"},
    {"[ [1], [2] ]", "{ {1}, {2} }"},
    {"{[1, 2], [3]}", "{{1, 2}, {3}}"},
    {"f([1], [2])", "f({1}, {2})"},
    {"[t[1], t[2]]", "{t[1], t[2]}"},
    {"#[1, 2]", "#{1, 2}"},
    {"a or [1]", "a or {1}"},
    {"[null, \"]\", '[']", "{nil, \"]\", '['}"},
    {"function () return [1] end", "function () return {1} end"},
    {"x == [1]", "x == {1}"},
    {"[f(a)[1]]", "{f(a)[1]}"},

    /* Keys. */
    {"{a: 1}", "{a = 1}"},
    {"{a:1,b:2}", "{a = 1,b = 2}"},
    {"{ a : 1 }", "{ a = 1 }"},
    {"{a: 1, \"b c\": 2, 'd': 3}", "{a = 1, [\"b c\"] = 2, ['d'] = 3}"},
    {"{1: 'one'}", "{[1] = 'one'}"},
    {"{[k]: v}", "{[k] = v}"},
    {"{[t[1]]: [2]}", "{[t[1]] = {2}}"},
    {"{end: 1, null: 2}", "{[\"end\"] = 1, null = 2}"},
    {"{[[long key]]: 1}", "{[ [[long key]] ] = 1}"},
    {"{a: {b: {c: []}}}", "{a = {b = {c = {}}}}"},
    {"[{a: 1}, {a: 2}]", "{{a = 1}, {a = 2}}"},
    {"{a: b}", "{a = b}"},
    {"{a:b}", "{a = b}"},
    {"{a: g:next()}", "{a = g:next()}"},
    {"{a: next()}", "{a = next()}"},
    {"{a: f{b: 1}}", "{a = f{b = 1}}"},
    {"{a: x == y, b: -1}", "{a = x == y, b = -1}"},

    /* Operators. */
    {"a === b", "a == b"},
    {"a!==b", "a ~= b"},
    {"a != null", "a ~= nil"},
    {"a && !b || c", "a and not b or c"},
    {"!(a)", "not (a)"},
    {"a&&b", "a and b"},
};

static void translates(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *lua = NULL, problem[200] = "none";
    if (!expr_translate(rows[i].typed, &lua, problem, sizeof problem))
      fail_msg("%s\nwas refused: %s", rows[i].typed, problem);
    if (strcmp(lua, rows[i].lua) != 0)
      fail_msg("%s\nwanted: %s\ngot:    %s", rows[i].typed, rows[i].lua, lua);
    free(lua);
  }
}

static void refuses_what_is_not_closed(void **state)
{
  (void)state;
  static const char *const refused[][2] = {
      {"(1", "The bracket ( is not closed: add )."},
      {"{a: [1, 2}", "The bracket [ is closed by }: it needs ]."},
      {"1)", "There is one ) too many."},
      {"] [", "There is one ] too many."},
      {"((1)", "The bracket ( is not closed: add )."},
      {"\"abc", "The text that begins with \" has no end: add \" behind it."},
      {"'abc\"", "The text that begins with ' has no end: add ' behind it."},
      {"'abc\\'", "The text that begins with ' has no end: add ' behind it."},
      {"[[1], 2]", "[[ begins a long text in Lua"},
      {"[==[ ]=]", "[==[ begins a long text in Lua, and its ]==] is missing"},
      {"1 --[[ more", "The comment that begins with --[[ has no end"},
      {"`a ${b}`", "Lua has no backticks"},
  };
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    char *lua = NULL, problem[200] = "";
    assert_false(expr_translate(refused[i][0], &lua, problem, sizeof problem));
    assert_null(lua);
    if (!strstr(problem, refused[i][1]))
      fail_msg("%s\nwanted: %s\ngot:    %s", refused[i][0], refused[i][1], problem);
  }
}

static void cuts_a_problem_to_its_room(void **state)
{
  (void)state;
  char *lua = NULL, problem[8] = "";
  assert_false(expr_translate("(", &lua, problem, sizeof problem));
  assert_string_equal(problem, "The bra");
}

static void takes_deep_and_long_expressions(void **state)
{
  (void)state;
  enum { DEEP = 20000 };
  char *typed = malloc(2 * DEEP + 1), *lua = NULL, problem[200];
  assert_non_null(typed);
  for (size_t i = 0; i < DEEP; i++)
    typed[i] = i % 2 ? '[' : '{';
  for (size_t i = 0; i < DEEP; i++)
    typed[DEEP + i] = i % 2 ? '}' : ']';
  typed[2 * DEEP] = '\0';
  assert_true(expr_translate(typed, &lua, problem, sizeof problem));
  for (size_t i = 0; i < DEEP; i++)
    assert_int_equal(lua[i], '{');
  for (size_t i = 0; i < DEEP; i++)
    assert_int_equal(lua[DEEP + i], '}');
  assert_int_equal(strlen(lua), 2 * DEEP);
  free(lua);
  free(typed);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(translates),
      cmocka_unit_test(refuses_what_is_not_closed),
      cmocka_unit_test(cuts_a_problem_to_its_room),
      cmocka_unit_test(takes_deep_and_long_expressions),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
