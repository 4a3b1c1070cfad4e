/* What a line's text says of its yield and of the calls around it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/blocks.h"
#include "app/language.h"
#include "app/source.h"
#include "app/yields.h"

static struct source *open_text(const char *text, const struct language *language)
{
  struct source *source = source_new("a", text, strlen(text), language);
  assert_non_null(source);
  return source;
}

static void the_innermost_call_is_found(void **state)
{
  (void)state;
  struct source *source = open_text("local _ <close> = finally(function ()\n" /* 1 */
                                    "  print(\"finally(\") -- finally(\n"
                                    "  pcall(function ()\n"
                                    "    yield({1, 2})\n"
                                    "  end)\n"
                                    "end)\n"
                                    "print(1)\n"
                                    "xpcall(yield, 1)\n",
                                    &language_lua);
  struct block block;
  assert_true(blocks_find(source, "finally", 4, &block));
  assert_int_equal(block.first, 1);
  assert_int_equal(block.last, 6);
  assert_true(blocks_find(source, "pcall", 4, &block));
  assert_int_equal(block.first, 3);
  assert_int_equal(block.last, 5);
  assert_false(blocks_find(source, "pcall", 2, &block));
  assert_false(blocks_find(source, "finally", 7, &block));
  assert_true(blocks_find(source, "pcall", 8, &block));
  assert_false(blocks_find(source, "pcall", 99, &block));
  assert_false(blocks_find(source, NULL, 4, &block));
  source_free(source);
}

static void a_statement_takes_no_value(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    bool javascript, alone;
  } cases[] = {
      {"  yield(a)", false, true},
      {"yield(a) -- rests", false, true},
      {"if a then yield(a) end", false, true},
      {"for i = 1, 3 do yield(i) end", false, true},
      {"yield(a);", false, true},
      {"local x = yield(a)", false, false},
      {"return yield(a)", false, false},
      {"print(yield(a))", false, false},
      {"local t = {yield(a)}", false, false},
      {"x = 1 + yield(a)", false, false},
      {"if yield(a) then", false, false},
      {"if not yield(a) then", false, false},
      {"yield a;", true, true},
      {"for (const i of list) yield i;", true, true},
      {"if (x) { yield a; }", true, true},
      {"const x = yield a;", true, false},
      {"log(yield a);", true, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct yields yields;
    struct source *source =
        open_text(cases[i].text, cases[i].javascript ? &language_javascript : &language_lua);
    assert_true(yields_find(source, 1, &yields));
    if (yields.alone != cases[i].alone) print_error("%s\n", cases[i].text);
    assert_int_equal(yields.alone, cases[i].alone);
    source_free(source);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_innermost_call_is_found),
      cmocka_unit_test(a_statement_takes_no_value),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
