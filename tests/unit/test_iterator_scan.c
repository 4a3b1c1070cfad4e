/* test_iterator_scan.c - methods of iterators that are written by hand, found in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/inferior/iterator_scan.h"

/* "next counter 3; return_ counter 7": each method, whose it is, and its line. */
static void expect(const char *text, const char *wanted)
{
  char found[1000] = "";
  struct iterator_method *methods;
  size_t count = iterator_scan(text, strlen(text), &methods);
  for (size_t i = 0; i < count; i++) {
    size_t used = strlen(found);
    snprintf(found + used, sizeof found - used, "%s%s %s %d", i > 0 ? "; " : "",
             iterator_method_names[methods[i].request], methods[i].name, methods[i].line);
  }
  if (count == 0) assert_null(methods);
  free(methods);
  assert_string_equal(found, wanted);
}

static void each_way_to_define_a_method_counts(void **state)
{
  (void)state;
  expect("local t = {}\nfunction t:next() return { value = 1, done = true } end", "next t 2");
  expect("local t = {}\nfunction t.next(self) return { done = true } end", "next t 2");
  expect("local t = {}\nt.next = function (self)\nreturn { done = true } end", "next t 2");
  expect("local t = {\n  next = function ()\n return { value = 1; done = false } end }",
         "next t 2");
  expect("local t = { next = function\n() return { done = true } end }", "next t 2");
  expect("local function step() return { done = true } end\nlocal t = { next = step }", "next t 1");
  expect("local function step() return { done = true } end\nt.next = step", "next t 1");
  expect("function t:next()\nlocal r = {}\nr.done = true\nreturn r end", "next t 1");
}

static void throw_and_return_stand_beside_next(void **state)
{
  (void)state;
  expect("function t:next() return { done = true } end\n"
         "function t:throw(e) error(e) end\n"
         "function t:return_() return self end",
         "next t 1; throw t 2; return_ t 3");
  expect("function t:next() return { done = true } end\n"
         "function other:throw(e) error(e) end",
         "next t 1");
}

static void what_makes_it_names_it(void **state)
{
  (void)state;
  expect("local function counter(n)\nlocal it = {}\n"
         "function it:next() return { done = true } end\nreturn it end",
         "next counter 3");
  expect("function Counter.new(n)\nreturn {\n"
         "next = function () return { done = true } end } end",
         "next Counter 3");
  expect("local List = {}\nfunction List:iterator()\nlocal self = {}\n"
         "function self:next() return { done = true } end return self end",
         "next List 4");
  expect("local days = { iterator = function (self)\n"
         "return { next = function () return { done = true } end } end }",
         "next days 2");
  expect("local c = setmetatable({}, { __index = {\n"
         "next = function () return { done = true } end } })",
         "next iterator 2");
  expect("return {\nnext = function () return { done = true } end }", "next iterator 2");
}

static void what_gives_no_result_is_none(void **state)
{
  (void)state;
  expect("", "");
  expect("local n = { next = other, done = true }\nfunction n:next() return self.link end", "");
  expect("function lexer:next() if self.done == true then return nil end end", "");
  expect("function lexer:next() self.done = true end", "");
  expect("local g = generator(function () yield(1) end)\nprint(g:next().done)", "");
  expect("function next() return { done = true } end", "");
  expect("local function next() return { done = true } end", "");
  expect("-- function t:next() return { done = true } end\nlocal s = 'next = function () done ='",
         "");
  expect("list.next = node\nlocal function node2() return { done = true } end", "");
}

static void helpers_and_delegates_give_results(void **state)
{
  (void)state;
  expect("local function result(v) return { value = v, done = false } end\n"
         "function t:next() return result(1) end",
         "next t 2");
  expect("function t:next() return self.inner:next() end -- done", "next t 1");
  expect("function t:next()\n"
         "local ok, r = pcall(function () return { value = 1, done = false } end)\nreturn r end",
         "next t 1");
  expect("function t:next() return result(1) end local done", "");
}

static void broken_texts_do_no_harm(void **state)
{
  (void)state;
  expect("next done end end end", "");
  expect("next = done } } }", "");
  expect("function t:next( done =", "");
  expect("next done function", "");
  char deep[3000] = "next done ";
  memset(deep + strlen(deep), '{', 2000);
  expect(deep, "");
  static const char text[] = "local function counter()\nlocal it = { next = 1 }\n"
                             "function it:next() return { value = [[x]], done = true } end end";
  for (size_t size = 0; size < sizeof text; size++) { /* and cut anywhere */
    struct iterator_method *methods;
    char *copy = malloc(size + 1); /* so that a read beyond it is noticed */
    memcpy(copy, text, size);
    assert_true(iterator_scan(copy, size, &methods) <= 1);
    free(methods);
    free(copy);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_way_to_define_a_method_counts),
      cmocka_unit_test(throw_and_return_stand_beside_next),
      cmocka_unit_test(what_makes_it_names_it),
      cmocka_unit_test(what_gives_no_result_is_none),
      cmocka_unit_test(helpers_and_delegates_give_results),
      cmocka_unit_test(broken_texts_do_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
