/* test_hint.c - scripts with JavaScript habits, what Lua 5.4 says of them, and the words that
 * the hint must have. The messages are those of lua5.4, without "script.lua:1: ". */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/hint.h"

struct row {
  const char *script;
  int line;
  const char *message;
  const char *words; /* "": no hint at all */
};

static const struct row syntax[] = {
    {"new Promise(print)", 1, "syntax error near 'Promise'", "promise(function"},
    {"f(function () await sleep(10) end)", 1, "syntax error near 'sleep'", "await(p)"},
    {"async function f() end", 1, "syntax error near 'function'", "async(function"},
    {"local f = async function () end", 1, "<name> expected near '('", "async(function"},
    {"f = async () => { }", 1, "unexpected symbol near ')'", "async(function"},
    {"f(function () await end)", 1, "syntax error near 'end'", ""},
    {"local x = await sleep end", 1, "syntax error near 'end'", "await(p)"},
    {"for await x in list do end", 1, "'=' or 'in' expected near 'x'", "of(list)"},
    {"new Promise((resolve, reject) => resolve(1))", 1, "')' expected near ','",
     "promise(function"},
    {"setTimeout(() => f(), 10)", 1, "unexpected symbol near ')'", "after(ms, function"},
    {"queueMicrotask(() => f())", 1, "unexpected symbol near ')'", "microtask(function"},
    {"p.then(v => print(v))", 1, "<name> expected near 'then'", "then_"},
    {"Promise.all([a, b])", 1, "unexpected symbol near '['", "braces"},
    {"sleep(1):then(print)", 1, "<name> expected near 'then'", "then_"},
    {"for await (const x of y) { }", 1, "'=' or 'in' expected near '('", "await(p)"},
    {"const x = 1", 1, "syntax error near 'x'", "local x = 1"},
    {"let x = 1\nprint(x)", 1, "syntax error near 'x'", "local x = 1"},
    {"var x;", 1, "syntax error near 'x'", "local x = 1"},
    {"local a = 1\nlet b\n", 2, "syntax error near 'b'", "local x = 1"},
    {"let [a, b] = f()", 1, "']' expected near ','", "apart"},
    {"const { a, b } = t", 1, "syntax error near '='", "apart"},
    {"if a != b then end", 1, "'then' expected near '!'", "~="},
    {"return a !== b", 1, "<eof> expected near '!'", "~="},
    {"if (a !== b) {\n}", 1, "')' expected near '!'", "~="},
    {"x = a === b", 1, "unexpected symbol near '='", "=="},
    {"n += 1", 1, "syntax error near '+'", "n = n + 1"},
    {"n -= 1", 1, "syntax error near '-'", "n = n + 1"},
    {"n *= 2", 1, "syntax error near '*'", "n = n + 1"},
    {"t.n /= 2", 1, "syntax error near '/'", "n = n + 1"},
    {"i++", 1, "syntax error near '+'", "i = i + 1"},
    {"++i", 1, "unexpected symbol near '+'", "i = i + 1"},
    {"for i = 1, 3 do\n  j++\nend", 2, "syntax error near '+'", "i = i + 1"},
    {"i--\nprint(i)", 2, "syntax error near 'print'", "i = i - 1"},
    {"i--;", 1, "syntax error near <eof>", "i = i - 1"},
    {"return a && b", 1, "unexpected symbol near '&'", "and in Lua"},
    {"return a || b", 1, "unexpected symbol near '|'", "or in Lua"},
    {"return !a", 1, "unexpected symbol near '!'", "not x"},
    {"if !(a) then end", 1, "unexpected symbol near '!'", "not x"},
    {"x = a ? b : c", 1, "unexpected symbol near '?'", "c and a or b"},
    {"x = a ?? b", 1, "unexpected symbol near '?'", "a or b"},
    {"x = a?.b", 1, "unexpected symbol near '?'", "a and a.b"},
    {"x = 2 ** 8", 1, "unexpected symbol near '*'", "2 ^ 8"},
    {"x = `a ${b}`", 1, "unexpected symbol near '`'", "backticks"},
    {"x = [1, 2]", 1, "unexpected symbol near '['", "{1, 2}"},
    {"f([1, 2])", 1, "unexpected symbol near '['", "{1, 2}"},
    {"return [1]", 1, "unexpected symbol near '['", "{1, 2}"},
    {"x = {[1, 2], [3]}", 1, "']' expected near ','", "{1, 2}"},
    {"for v in [1, 2] do end", 1, "unexpected symbol near '['", "{1, 2}"},
    {"x = [...y]", 1, "unexpected symbol near '['", "collect(x)"},
    {"x = {a: 1}", 1, "<name> expected near '1'", "{a = 1}"},
    {"x = {a: b}", 1, "function arguments expected near '}'", "{a = 1}"},
    {"x = {a: b, c: d}", 1, "function arguments expected near ','", "{a = 1}"},
    {"x = {\n  a: 1,\n  b: 2\n}", 2, "<name> expected near '1'", "{a = 1}"},
    {"x = {\n  a: b\n}", 3, "function arguments expected near '}'", "{a = 1}"},
    {"x = {\"a b\": 1}", 1, "'}' expected near ':'", "{a = 1}"},
    {"x = {a: \"b\"}", 1, "<name> expected near '\"b\"'", "{a = 1}"},
    {"x = {a: function () end}", 1, "<name> expected near 'function'", "{a = 1}"},
    {"x = {[k]: 1}", 1, "'=' expected near ':'", "{a = 1}"},
    {"x = {1: 2}", 1, "'}' expected near ':'", "{a = 1}"},
    {"// a comment here", 1, "unexpected symbol near '//'", "begin with --"},
    {"x = 1 // set x to 1", 1, "syntax error near 'to'", "begin with --"},
    {"f() // calls f", 1, "unexpected symbol near '//'", "begin with --"},
    {"x = 1 // this is new here", 1, "syntax error near 'new'", "begin with --"},
    {"x = 1 // don't do it", 1, "unfinished string near <eof>", "begin with --"},
    {"/* a comment */\nx = 1", 1, "unexpected symbol near '/'", "--[["},
    {"x = 1 /* one */", 1, "unexpected symbol near '*'", "--[["},
    {"// it's new\nx = 1", 1, "unexpected symbol near '//'", "begin with --"},
    {"function* f() {\n}", 1, "<name> expected near '*'", "generator(function"},
    {"const f = function* () {}", 1, "syntax error near 'f'", "local x = 1"},
    {"f = function* (a)\nend", 1, "'(' expected near '*'", "generator(function"},
    {"yield* inner()", 1, "syntax error near '*'", "yield_from(inner)"},
    {"yield x", 1, "syntax error near 'x'", "yield(v)"},
    {"f = generator(function ()\n  local y = yield 1\n  print(y)\nend)", 2,
     "unexpected symbol near '1'", "yield(v)"},
    {"f = generator(function ()\n  local y = yield x\nend)", 3, "syntax error near 'end'",
     "yield(v)"},
    {"local x = yield y", 1, "syntax error near <eof>", "yield(v)"},
    {"f = generator(function ()\n  yield -1\nend)", 2, "syntax error near '-'", "yield(v)"},
    {"f = generator(function ()\n  yield [1, 2]\nend)", 2, "']' expected near ','",
     "yield({1, 2})"},
    {"g:return(1)", 1, "<name> expected near 'return'", "return_(v)"},
    {"g.return(1)", 1, "<name> expected near 'return'", "return_(v)"},
    {"local r = g:return()", 1, "<name> expected near 'return'", "return_(v)"},
    {"f = x => x + 1", 1, "unexpected symbol near '='", "function (x)"},
    {"f = (a, b) => a + b", 1, "')' expected near ','", "function (x)"},
    {"map(t, (x) => x * 2)", 1, "')' expected near '='", "function (x)"},
    {"f = () => {\n}", 1, "unexpected symbol near ')'", "function (x)"},
    {"function f(a) {\n  return a\n}", 1, "unexpected symbol near '{'", "function (a, b) … end"},
    {"f = function (a) {\n}", 1, "unexpected symbol near '{'", "function (a, b) … end"},
    {"if (x > 1) {\n  y = 2;\n}\nprint(y)", 4, "'then' expected near 'print'", "if condition then"},
    {"if (x) {\n  print(1)\n} else {\n  print(2)\n}", 3, "'then' expected near 'else'",
     "if condition then"},
    {"if (x) {\n  return 1\n}", 2, "unexpected symbol near 'return'", "if condition then"},
    {"if (x) return", 1, "'then' expected near 'return'", "needs its then"},
    {"if x == 1\n  print(x)\nend", 2, "'then' expected near 'print'", "needs its then"},
    {"if x then\n  y = 1\n} else {\n  y = 2\n}", 3, "unexpected symbol near '}'",
     "if condition then"},
    {"if x then\n  y = 1\n} else if (z) {\n}", 3, "unexpected symbol near '}'",
     "if condition then"},
    {"while (x) {\n  x = f(x)\n}\nprint(x)", 4, "'do' expected near 'print'", "while condition do"},
    {"while x < 3\n  x = 1\nend", 2, "'do' expected near 'x'", "needs its do"},
    {"while (x) f()", 1, "'do' expected near 'f'", "needs its do"},
    {"while (x < 3) {\n  x++\n}", 2, "unexpected symbol near '+'", "i = i + 1"},
    {"while (true) {\n  local y = 1\n}", 2, "unexpected symbol near 'local'", "while condition do"},
    {"for (const x of y) {\n}", 1, "<name> expected near '('", "for x in of(list) do"},
    {"for (let x of y) print(x)", 1, "<name> expected near '('", "for x in of(list) do"},
    {"for (x of y) {}", 1, "<name> expected near '('", "for x in of(list) do"},
    {"for const x of y do end", 1, "'=' or 'in' expected near 'x'", "for x in of(list) do"},
    {"for x of y do end", 1, "'=' or 'in' expected near 'of'", "for x in of(list) do"},
    {"for (const k in t) {\n}", 1, "<name> expected near '('", "pairs(t)"},
    {"for (const [k, v] of t) {}", 1, "<name> expected near '('", "for x in of(list) do"},
    {"for (let i = 0; i < 3; i++) {\n}", 1, "<name> expected near '('", "for i = 0, 9 do"},
    {"for (;;) {}", 1, "<name> expected near '('", "for i = 0, 9 do"},
    {"if x then\n  a()\nelse if y then\n  b()\nend", 5,
     "'end' expected (to close 'if' at line 1) near <eof>", "elseif, one word"},
    {"function f()\n  return 1\n}", 3, "'end' expected (to close 'function' at line 1) near '}'",
     "close with end"},
    {"do {\n} while (x)", 1, "unexpected symbol near '{'", "close with end"},
    {"try {\n  local x = 1\n} catch (e) {\n}", 2, "unexpected symbol near 'local'", "pcall"},
    {"try {\n  throw 1\n} catch (e) {}", 2, "'}' expected (to close '{' at line 1) near '1'",
     "error(e)"},
    {"throw e", 1, "syntax error near 'e'", "error(e)"},
    {"throw new Error(\"no\")", 1, "syntax error near 'new'", "error(e)"},
    {"try {\n  f()\n  return 1\n} finally {\n  g()\n}", 3,
     "'}' expected (to close '{' at line 1) near 'return'", "pcall"},
    {"new Thing()", 1, "syntax error near 'Thing'", "no new"},
    {"f(new Thing())", 1, "')' expected near 'Thing'", "no new"},
    {"switch (x) {\n  case 1:\n    f()\n}", 2, "'}' expected (to close '{' at line 1) near '1'",
     "no switch"},
    {"switch (x) {\n  case 'a':\n    return 1\n}", 3, "<name> expected near 'return'", "no switch"},
    {"switch (x) {\n  default:\n    return 1\n}", 3, "<name> expected near 'return'", "no switch"},
    {"class Tree {\n}", 1, "syntax error near 'Tree'", "no classes"},
    {"import fs from 'fs'", 1, "syntax error near 'fs'", "require"},
    {"export default f", 1, "syntax error near 'default'", "return { name = name }"},
    {"x = typeof y == 'z'", 1, "syntax error near '=='", "type(x)"},
    {"print(typeof y)", 1, "')' expected near 'y'", "type(x)"},
    {"for i = 1, 3 do\n  if i == 2 then continue end\nend", 2, "syntax error near 'end'",
     "goto continue"},
    {"while x do\n  continue;\nend", 2, "syntax error near ';'", "goto continue"},
    {"#!/usr/bin/lua it's\nconst x = 1", 2, "syntax error near 'x'", "local x = 1"},
    {"s = [==[ const x\nlet y = 1 ]==] -- it's `x\nlet z = 1", 3, "syntax error near 'z'",
     "local x = 1"},
    {"x = = 1", 1, "unexpected symbol near '='", ""},
    {"local function f(\nend", 2, "<name> or '...' expected near 'end'", ""},
    {"print('const x = 1' 'y')", 1, "')' expected near ''y''", ""},
    {"-- let x = 1\nx =", 2, "unexpected symbol near <eof>", ""},
    {"x = 'abc", 1, "unfinished string near <eof>", ""},
    {"x = 7 // 2 2", 1, "unexpected symbol near '2'", ""},
    {"for i = 1, 3 do\n  print(i)\n", 3, "'end' expected (to close 'for' at line 1) near <eof>",
     "An end is missing"},
    {"g = generator(function ()\n  yield(1)\n", 3,
     "'end' expected (to close 'function' at line 1) near <eof>", "closes with end)"},
    {"goto nowhere", 1, "no visible label 'nowhere' for <goto> at line 1", ""},
    {"break", 1, "break outside loop at line 1", ""},
    {"local x <const> = 1\nx = 2", 2, "attempt to assign to const variable 'x'", ""},
    {"local t = {1, 2\nprint(t)", 2, "'}' expected (to close '{' at line 1) near 'print'", ""},
    {"s = \"{a: 1} => [1] != \" 5", 1, "unexpected symbol near '5'", ""},
};

static const struct row runtime[] = {
    {"local p = new Promise(f)", 1, "attempt to call a nil value (global 'Promise')",
     "promise(function"},
    {"Promise.all({})", 1, "attempt to index a nil value (global 'Promise')", "promise.all"},
    {"process.nextTick(f)", 1, "attempt to index a nil value (global 'process')", "microtask"},
    {"print(process.argv[1])", 1, "attempt to index a nil value (global 'process')", ""},
    {"setImmediate(f)", 1, "attempt to call a nil value (global 'setImmediate')", "after(0, f)"},
    {"setTimeout(f, 10)", 1, "attempt to call a nil value (global 'setTimeout')",
     "after(ms, function"},
    {"setInterval(f, 10)", 1, "attempt to call a nil value (global 'setInterval')", "sleep(ms)"},
    {"queueMicrotask(f)", 1, "attempt to call a nil value (global 'queueMicrotask')",
     "microtask(function"},
    {"promise.allSettled({})", 1, "attempt to call a nil value (field 'allSettled')",
     "promise.all_settled"},
    {"after(f, 10)", 1, "bad argument #1 to 'after' (number expected, got function)",
     "after(100, f)"},
    {"console.log('x')", 1, "attempt to index a nil value (global 'console')", "print(x)"},
    {"local x = 1\nconsole.log(x)", 2, "attempt to index a nil value (global 'console')",
     "print(x)"},
    {"return null.x", 1, "attempt to index a nil value (global 'null')", "null is no word"},
    {"return 1 + undefined", 1, "attempt to perform arithmetic on a nil value (global 'undefined')",
     "undefined is no word"},
    {"this.x = 1", 1, "attempt to index a nil value (global 'this')", "self"},
    {"throw('x')", 1, "attempt to call a nil value (global 'throw')", "error(e)"},
    {"throw { code = 1 }", 1, "attempt to call a nil value (global 'throw')", "error(e)"},
    {"try {\n  print()\n} catch (e) {\n  print(e)\n}", 1,
     "attempt to call a nil value (global 'try')", "pcall"},
    {"local p = new Point(1)", 1, "attempt to call a nil value (global 'Point')", "no new"},
    {"print(Math.floor(1.5))", 1, "attempt to index a nil value (global 'Math')", "math.floor(x)"},
    {"print(parseInt('1'))", 1, "attempt to call a nil value (global 'parseInt')", "tonumber"},
    {"local l = {}\nl.push(1)", 2, "attempt to call a nil value (field 'push')",
     "list[#list + 1] = v"},
    {"local l = {}\nl:push(1)", 2, "attempt to call a nil value (method 'push')", "table.insert"},
    {"local l = {}\nl.map(print)", 2, "attempt to call a nil value (field 'map')", "ipairs(list)"},
    {"local l = {}\nfor i = 1, l.length do end", 2, "bad 'for' limit (number expected, got nil)",
     "#x"},
    {"local l = {}\nprint(1 + l.length)", 2,
     "attempt to perform arithmetic on a nil value (field 'length')", "#x"},
    {"local l, i = {}, 1\nif i < l.length then end", 2, "attempt to compare number with nil", "#x"},
    {"local l = {1}\nprint(l[0] + 1)", 2,
     "attempt to perform arithmetic on a nil value (field 'integer index')", "list[1]"},
    {"local g = {}\nfor v in g do end", 2,
     "attempt to call a table value (for iterator 'for iterator')", "of(x)"},
    {"local t = {1}\nfor k, v in t do end", 2,
     "attempt to call a table value (for iterator 'for iterator')", "pairs(x)"},
    {"local t = {}\nfunction t:next() return self.x end\nt.next()", 2,
     "attempt to index a nil value (local 'self')", "colon"},
    {"local t = {}\nlocal f = function () end\nprint(f:next())", 3,
     "attempt to index a function value (local 'f')", "g = f()"},
    {"local f = function () end\nf.next()", 2, "attempt to index a function value (local 'f')",
     "g = f()"},
    {"print('a' + 1)", 1, "attempt to add a 'string' with a 'number'", ".."},
    {"local s, n = 'a', 'b'\nprint(s + n)", 2, "attempt to add a 'string' with a 'string'", ".."},
    {"local x = 1 // set\ny = 2", 1, "attempt to perform arithmetic on a nil value (global 'set')",
     "begin with --"},
    {"local r = yield* 3", 1, "attempt to perform arithmetic on a nil value (global 'yield')",
     "yield_from"},
    {"local s = 'x'\nprint(s.toUpperCase())", 2,
     "attempt to call a nil value (field 'toUpperCase')", "s:upper()"},
    {"local x = 1\nprint(x.toString())", 2, "attempt to index a number value (local 'x')", ""},
    {"local x = {}\nprint(x.toString())", 2, "attempt to call a nil value (field 'toString')",
     "tostring(x)"},
    {"local o = {}\nprint(Object.keys(o))", 2, "attempt to index a nil value (global 'Object')",
     "tables in Lua"},
    {"local t = {}\nt[Symbol.iterator] = print", 2,
     "attempt to index a nil value (global 'Symbol')", "t:iterator()"},
    {"switch (x) {\n}", 1, "attempt to call a nil value (global 'switch')", "no switch"},
    {"local x\nprint(x.y)", 2, "attempt to index a nil value (local 'x')", ""},
    {"local x = 7 // 2\nprint(x.y.z)", 2, "attempt to index a number value (local 'x')", ""},
    {"error('const x = 1')", 1, "const x = 1", ""},
    {"print(#5)", 1, "attempt to get length of a number value", ""},
    {"local t = {}\nt.foo()", 2, "attempt to call a nil value (field 'foo')", ""},
    {"g.next()", 1,
     "next was called without its generator: write g:next() with a colon, not g.next()",
     ""}, /* it says so itself */
    {"for v in g do end", 1,
     "fib#1 is a generator, not a function: write `for v in of(g) do`, or g:next()", "of(x)"},
    {"local r = g:throw(1)", 1, "1", ""},
};

static void check(const struct row *row)
{
  char hint[512], located[512];
  hint_for(row->script, strlen(row->script), row->line, row->message, hint, sizeof hint);
  bool well = *row->words ? strstr(hint, row->words) != NULL : !*hint;
  if (!well)
    fail_msg("%s\n%s\nwanted: %s\ngot:    %s", row->script, row->message, row->words, hint);
  /* Whoever asks may have the place in the message still. */
  snprintf(located, sizeof located, "script.lua:%d: %s", row->line, row->message);
  char again[512];
  hint_for(row->script, strlen(row->script), row->line, located, again, sizeof again);
  assert_string_equal(again, hint);
}

static void explains_what_does_not_compile(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof syntax / sizeof *syntax; i++)
    check(&syntax[i]);
}

static void explains_what_fails(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof runtime / sizeof *runtime; i++)
    check(&runtime[i]);
}

/* Hints are sentences, and short enough for a line or two of a screen. */
static void says_it_in_a_sentence(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof syntax / sizeof *syntax; i++) {
    char hint[512];
    hint_for(syntax[i].script, strlen(syntax[i].script), syntax[i].line, syntax[i].message, hint,
             sizeof hint);
    size_t size = strlen(hint);
    if (size) assert_int_equal(hint[size - 1], '.');
    assert_true(size < 170);
  }
}

static void knows_no_line(void **state)
{
  (void)state;
  char hint[512];
  hint_for("const x = 1", 11, 0, "syntax error near 'x'", hint, sizeof hint);
  assert_string_equal(hint, "");
  hint_for("", 0, 0, "attempt to index a nil value (global 'console')", hint, sizeof hint);
  assert_non_null(strstr(hint, "print(x)"));
}

static void finds_its_line_in_a_long_script(void **state)
{
  (void)state;
  enum { LINES = 5000 };
  static const char filler[] = "f(a, b, c) -- let x = 1\n";
  size_t size = LINES * (sizeof filler - 1), used = 0;
  char *script = malloc(size + 100), hint[512];
  assert_non_null(script);
  for (int i = 0; i < LINES; i++, used += sizeof filler - 1)
    memcpy(script + used, filler, sizeof filler);
  strcpy(script + used, "let y = 1\nlet z = 2\n");
  hint_for(script, strlen(script), LINES + 1, "syntax error near 'y'", hint, sizeof hint);
  assert_non_null(strstr(hint, "local x = 1"));
  free(script);
}

static void takes_any_bytes(void **state)
{
  (void)state;
  static const char *const parts[] = {"\xff", "`",  "'", "[[", "]]",    "--[[",
                                      "\n",   "{",  "(", "if", "for (", "//",
                                      "\\",   "\r", "=", ")",  "null",  "let"};
  unsigned random = 1;
  for (int round = 0; round < 600; round++) {
    char script[200] = "", hint[40];
    int line = 0;
    for (int i = 0; i < 20; i++) {
      random = random * 1103515245u + 12345u;
      strcat(script, parts[(random >> 16) % (sizeof parts / sizeof *parts)]);
    }
    size_t size = strlen(script);
    char *exact = malloc(size); /* so that reading behind its end is seen */
    assert_non_null(exact);
    memcpy(exact, script, size);
    hint_for(exact, size, (int)(random >> 28), "unexpected symbol near '`'", hint, sizeof hint);
    assert_true(strlen(hint) < sizeof hint);
    hint_scan(exact, size, &line, hint, sizeof hint);
    assert_true(strlen(hint) < sizeof hint);
    free(exact);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(explains_what_does_not_compile),  cmocka_unit_test(explains_what_fails),
      cmocka_unit_test(says_it_in_a_sentence),           cmocka_unit_test(knows_no_line),
      cmocka_unit_test(finds_its_line_in_a_long_script), cmocka_unit_test(takes_any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
