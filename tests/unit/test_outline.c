/* The outline of Lua programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/outline.h"
#include "app/source.h"

static struct source *source;

static const struct outline *read_text(const char *text)
{
  source_free(source);
  source = source_new("test.lua", text, strlen(text), &language_lua);
  assert_non_null(source);
  const struct outline *outline = source_outline(source);
  assert_non_null(outline);
  return outline;
}

static int forget(void **state)
{
  (void)state;
  source_free(source);
  source = NULL;
  return 0;
}

static void add(char *out, size_t size, const char *text)
{
  size_t used = strlen(out);
  snprintf(out + used, size - used, "%s%s", used > 0 ? " " : "", text);
}

/* Each block but the whole program, as "of 2-5" or "if 3/4-6" where its body begins later. */
static void assert_blocks(const char *text, const char *expected)
{
  static const char *const kinds[] = {"function", "loop", "of", "if", "block"};
  const struct outline *outline = read_text(text);
  char found[500] = "";
  for (size_t i = 1; i < outline->block_count; i++) {
    const struct outline_block *block = &outline->blocks[i];
    char one[64], body[16] = "";
    if (block->body != block->first) snprintf(body, sizeof body, "/%d", block->body);
    snprintf(one, sizeof one, "%s %d%s-%d", kinds[block->kind], block->first, body, block->last);
    add(found, sizeof found, one);
  }
  assert_string_equal(found, expected);
}

/* Each value of a name that is no global: "a1" in line 1; "a1-3" of several lines; "?" where not
 * sure, "!" with a function's body, "=5" where a literal. */
static void assert_values(const char *text, const char *expected)
{
  const struct outline *outline = read_text(text);
  char found[500] = "";
  for (size_t i = 0; i < outline->value_count; i++) {
    const struct outline_value *value = &outline->values[i];
    if (value->name == OUTLINE_NONE) continue;
    const struct outline_name *name = &outline->names[value->name];
    char one[100], last[16] = "";
    if (value->last != value->line) snprintf(last, sizeof last, "-%d", value->last);
    snprintf(one, sizeof one, "%.*s%d%s%s%s%s%.*s", (int)name->size,
             source_line(source, name->line, NULL) + name->start, value->line, last,
             value->sure ? "" : "?", value->calls ? "!" : "", value->literal_size > 0 ? "=" : "",
             (int)value->literal_size,
             source_line(source, value->line, NULL) + value->literal_start);
    add(found, sizeof found, one);
  }
  assert_string_equal(found, expected);
}

static void blocks_nest(void **state)
{
  (void)state;
  assert_blocks("local f = generator(function (a)\n"
                "  for v in of(a) do\n"
                "    if v then yield(v) end\n"
                "  end\n"
                "end)\n",
                "function 1-5 of 2-4 if 3-3");
  assert_blocks("while a do\n repeat\n b() until c\nend\ndo\nend", "loop 1-4 block 2-3 block 5-6");
  assert_blocks("if a\nthen b()\nelseif c then\n d()\nelse\n e()\nend", "if 1/2-3 if 3-5 if 5-7");
  assert_blocks("for i = 1, 3 do end for k, v in pairs(t) do end", "loop 1-1 loop 1-1");
  assert_blocks("for v\n in of({\n1, 2})\ndo print(v)\nend", "of 1/4-5");
}

static void words_in_strings_and_comments_open_nothing(void **state)
{
  (void)state;
  assert_blocks("x = 'do' -- do\n--[[ if then\n function ]] y = [[\nend]]\ndo\nend", "block 5-6");
}

static void wrong_programs_have_an_outline(void **state)
{
  (void)state;
  assert_blocks("", "");
  assert_blocks("end end ) ] }\nif x then", "if 2-2");
  assert_blocks("f(function (\ndo", "function 1-2 block 2-2");
  assert_values("local a, b = = 1 , , local local = 5", "a1 b1");
  assert_values("local = 1 a = = ( b", "");
}

static void assignments_are_found(void **state)
{
  (void)state;
  assert_values("local a, b = 0, 1\na = b\na, b = b, a + b", "a1=0 b1=1 a2 a3 b3");
  assert_values("local a a = 1 local b b = nil", "a1 a1=1 b1 b1=nil");
  assert_values("local x <const>, y <close> = 5, f()", "x1=5 y1");
  assert_values("local a\na = -1\na = 1 + 2\na = f(1)\na = (1)\na = 'x'\na = false;",
                "a1 a2 a3 a4 a5 a6 a7=false");
  assert_values("for i = 1, 3 do local n = i end", "i1 n1?");
  assert_values("for k,\n v in pairs(t) do\n n = v end", "k1 v1");
}

static void what_is_no_assignment_is_not_found(void **state)
{
  (void)state;
  assert_values(
      "local a, t = 1, {}\nif a == 1 then end\nf(a, { a = 2, b = a })\nt.a = 3\nt[a] = 4\n"
      "t.x.a, t = 1, 2\nprint(a) goto a ::a::",
      "a1=1 t1 t6=2");
  assert_values("local a = 1\nx = a <= 2 y = a ~= 3 z = a >= 4", "a1=1");
  assert_values("b = 1 c.d = 2", "");
}

static void conditions_in_the_line_make_it_unsure(void **state)
{
  (void)state;
  assert_values("local a\nif x then a = 1 end\nif x then\n a = 2\nend\nwhile x do a = 3 end\n"
                "do a = 4 end\nf(function () a = 5 end)\nif x then return end a = 6",
                "a1 a2?=1 a4=2 a6?=3 a7=4 a8?=5 a9?=6");
}

static void statements_of_several_lines_are_one(void **state)
{
  (void)state;
  assert_values("local t = {\n 1,\n a = 2,\n}\nlocal n =\n 5 local m = 6", "t1-4 n5-6 m6=6");
  assert_values("local f = wrap(function ()\n  local x = 1\nend)\nlocal y = 2", "f1-3! x2=1 y4=2");
}

static void names_are_resolved(void **state)
{
  (void)state;
  const struct outline *outline = read_text("local n = 1\n"
                                            "local f = generator(function (limit)\n"
                                            "  local a = 0\n"
                                            "  do local b = 1 end\n"
                                            "  do\n"
                                            "    local limit = 2\n"
                                            "  end\n"
                                            "end)\n"
                                            "local function g(x) return x end\n");
  assert_int_equal(outline_find(outline, source, "n", 3), 0);
  assert_int_equal(outline_find(outline, source, "a", 2), OUTLINE_NONE);
  assert_int_equal(outline->names[outline_find(outline, source, "a", 4)].line, 3);
  assert_int_equal(outline_find(outline, source, "a", 9), OUTLINE_NONE);
  assert_int_equal(outline->names[outline_find(outline, source, "limit", 3)].line, 2);
  assert_int_equal(outline_find(outline, source, "limit", 6), OUTLINE_NONE);
  assert_int_equal(outline->names[outline_find(outline, source, "g", 9)].line, 9);
  assert_int_equal(outline_find(outline, source, "lim", 3), OUTLINE_NONE);
}

static void an_inner_name_takes_the_value(void **state)
{
  (void)state;
  const struct outline *outline = read_text("local a = 1\ndo\n local a = 2\n a = 3\nend\na = 4");
  size_t first = outline->values[0].name, second = outline->values[1].name;
  assert_int_not_equal(first, second);
  assert_int_equal(outline->values[2].name, second);
  assert_int_equal(outline->values[3].name, first);
}

static void only_lua_has_one(void **state)
{
  (void)state;
  struct source *twin = source_new("test.js", "let a = 1;", 10, &language_javascript);
  assert_null(source_outline(twin));
  source_free(twin);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blocks_nest),
      cmocka_unit_test(words_in_strings_and_comments_open_nothing),
      cmocka_unit_test(wrong_programs_have_an_outline),
      cmocka_unit_test(assignments_are_found),
      cmocka_unit_test(what_is_no_assignment_is_not_found),
      cmocka_unit_test(conditions_in_the_line_make_it_unsure),
      cmocka_unit_test(statements_of_several_lines_are_one),
      cmocka_unit_test(names_are_resolved),
      cmocka_unit_test(an_inner_name_takes_the_value),
      cmocka_unit_test(only_lua_has_one),
  };
  return cmocka_run_group_tests(tests, NULL, forget);
}
