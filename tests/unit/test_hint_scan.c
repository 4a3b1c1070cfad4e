/* Scripts that compile, but do not mean what was meant (engine/hint_scan.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/hint.h"

static void notices_what_means_something_else(void **state)
{
  (void)state;
  static const struct {
    const char *script;
    int line;
    const char *words;
  } rows[] = {
      {"local x = null", 1, "Line 1: null is no word of Lua"},
      {"local x = 1\nif x == undefined then end", 2, "Line 2: undefined is no word of Lua"},
      {"f(undefined)\nf(null)", 1, "undefined"},
      {"f(x)\n\nreturn null, undefined", 3, "null"},
      {"local x\nfoo(null)", 2, "null"},
      {"t = {a = null}", 1, "null"},
      {"local function f(a) return null end", 1, "null"},
      {"for i = 1, 2 do f(null) end", 1, "null"},
      {"return a ..null", 1, "null"},
      {"null = 1\nreturn undefined", 2, "undefined"},
      {"local null = nil\nreturn null", 0, ""},
      {"local a, null\nreturn null", 0, ""},
      {"local a <const>, null = 1, nil\nreturn null", 0, ""},
      {"return null\n, 1 -- later:\nnull = {}", 0, ""},
      {"function null() end\nnull()", 0, ""},
      {"local function f(a, null) return null end", 0, ""},
      {"for null in x do f(null) end", 0, ""},
      {"return t.null, t:undefined(), 'null', [[undefined]] -- null", 0, ""},
      {"t = {null = 1}", 0, ""},
      {"_G.null = false return null", 0, ""},
      {"goto null ::null::", 0, ""},
      {"nullable = x.undefined", 0, ""},
      {"local x = await sleep(1)", 1, "Line 1: await is called like a function"},
      {"local x\nx = await load(1)", 2, "local x = await(v)"},
      {"local x = yield compute()", 1, "Line 1: yield is called like a function"},
      {"local x = await(p)\ny = 1", 0, ""},
      {"local f = await\nf(p)", 0, ""},
      {"local y = yield local z", 0, ""},
      {"local await = f\nlocal x = await g()", 0, ""},
      {"local x = await g()\nprint(null)", 1, "await"},
      {"", 0, ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int line = -1;
    char notice[512];
    hint_scan(rows[i].script, strlen(rows[i].script), &line, notice, sizeof notice);
    bool well = line == rows[i].line && strstr(notice, rows[i].words) && !*notice == !line;
    if (!well)
      fail_msg("%s\nwanted: %d %s\ngot:    %d %s", rows[i].script, rows[i].line, rows[i].words,
               line, notice);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(notices_what_means_something_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
