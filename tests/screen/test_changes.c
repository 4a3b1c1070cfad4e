/* Which line gave a variable its value: real programs, and what stands behind their lines. */
#include "tests/screen/real.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/changes.h"
#include "app/model_inside.h"
#include "engine/engine.h"

struct example {
  const char *name;
  const char *text, *keys;
  const char *expected; /* "5 a=1, 5 b=2": line, name, value */
};

#define GENERATOR(body) "local g = generator(function (t)\n" body "end)\nreturn g({})\n"

static const char counting[] = GENERATOR("local n, m = 0, 5\n"          /* 2 */
                                         "while true do\n"              /* 3 */
                                         "  n = n + 1\n"                /* 4 */
                                         "  if n == 9 then m = 6 end\n" /* 5 */
                                         "  m = yield(n) or m\n"        /* 6 */
                                         "end\n");

static const struct example examples[] = {
    {"a whole call", counting, "n", "4 n=1, 2 m=5"},
    {"the next call", counting, "n n", "4 n=2"},
    {"the paused yield's value", counting, "n v type:7 Enter", "4 n=2, 6 m=7"},
    {"a value that a condition in the line may have set", counting, "n v type:6 Enter", "4 n=2"},
    {"nothing has run", counting, "", ""},
    {"a step", counting, "n s s", "4 n=2"},
    {"the next step", counting, "n s s s", ""},
    {"a step after the value's arrival", counting, "n n s", ""},
    {"set by the user", counting, "n n : type:set Space type:n=50 Enter", ""},
    {"a thrown error", counting, "n t type:1 Enter", ""},
    {"back", counting, "n n n b", "4 n=2"},

    {"a loop's names", GENERATOR("for i = 1, 3 do\n yield(i)\nend\n"), "n n", "2 i=2"},
    {"a table's parts", GENERATOR("local list = {}\nlist[1] = 1\nyield(list)\n"), "n", ""},
    {"a table's parts by steps", GENERATOR("local list = {}\nlist[1] = 1\nyield(list)\n"),
     "s s s s", "3 list={1}"},
    {"another name of that kind", GENERATOR("local a = 1\ndo\nlocal a = 2\nyield(a)\nend\n"), "n",
     ""},
    {"a statement of several lines", GENERATOR("local a = 1\na =\n a + 1\nyield(a)\n"), "n",
     "3 a=2"},
    {"a function's value", GENERATOR("local a = (function ()\n return 1\nend)()\nyield(a)\n"), "n",
     ""},
    {"an inner function that sets it",
     GENERATOR("local a = 1\nlocal function up()\n a = a + 1\nend\nup()\nyield(a)\n"), "n",
     "4 a=2"},
    {"a function of the same names",
     GENERATOR("local a = 1\nlocal function up()\n local a = 5\n return a\nend\nup()\nyield(a)\n"),
     "n", "2 a=1"},
    {"a caught error",
     GENERATOR("local a = 1\npcall(function ()\n a = error('no')\nend)\nyield(a)\n"), "n", ""},
    {"a line that may be left",
     GENERATOR("local a = 1\nlocal function f(x)\n if x then return end a = a + 1\nend\nf(true)\n"
               "yield(a)\n"),
     "n", ""},
    {"an assignment that did not happen",
     GENERATOR("local a = 1\nif a == 2 then a = 3 end\nyield(a)\n"), "n", "2 a=1"},

    {"itself again, inside",
     "walk = generator(function (n)\n local a = n\n if n > 0 then yield_from(walk(n - 1)) end\n"
     " yield(a)\nend)\nreturn walk(1)\n",
     "n n", ""},
    {"a shared variable, written by the other one",
     "local n = 0\nlocal up = generator(function ()\n while true do\n  n = n + 1\n  yield(n)\n "
     "end\n"
     "end)\nlocal a, b = up(), up()\nreturn a, b\n",
     "n m type:up() Enter n [", ""},
    {"the main program by steps", "local x = 1\nx = x + 1\nprint(x)\n", "s s", "2 x=2"},
};

static char *found(const struct model *model)
{
  struct change changes[16];
  struct buffer text = {0};
  size_t count = changes_find(model, changes, 16);
  buffer_add_text(&text, "");
  for (size_t i = 0; i < count; i++) {
    const struct engine_frame *frame = &model->shown->view.frames[changes[i].frame];
    const struct engine_variable *variable = &frame->variables[changes[i].variable];
    buffer_format(&text, "%s%d %s=%s", i > 0 ? ", " : "", changes[i].line, variable->name,
                  variable->text);
  }
  return text.bytes;
}

static void shows_the_line(void **state)
{
  const struct example *example = *state;
  char *folder = folder_new();
  struct buffer path = {0}, text = {0};
  buffer_format(&path, "%s/script.lua", folder);
  buffer_add_text(&text, example->text);
  assert_true(buffer_save(&text, path.bytes));
  path.bytes[strlen(path.bytes) - strlen(".lua")] = '\0';
  struct model *model = real_open(path.bytes, 24, 80);
  real_keys(model, example->keys);
  char *lines = found(model);
  assert_string_equal(lines, example->expected);
  free(lines);
  model_free(model);
  buffer_free(&path);
  buffer_free(&text);
  folder_remove(folder);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { COUNT = sizeof examples / sizeof examples[0] };
  struct CMUnitTest tests[COUNT];
  for (size_t i = 0; i < COUNT; i++)
    tests[i] = (struct CMUnitTest){.name = examples[i].name,
                                   .test_func = shows_the_line,
                                   .initial_state = (void *)(uintptr_t)&examples[i]};
  return _cmocka_run_group_tests("changes", tests, COUNT, NULL, NULL);
}
