/* test_grade.c - grading a file without blocking: several at a time, stopping on the way, and the
 * place of a failed check, at which the session of it can be opened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/lesson/grade.h"
#include "app/lesson/grade_lua.h"
#include "app/model.h"
#include "engine/engine.h"
#include "tests/support/folder.h"

enum { PATIENCE = 60000 }; /* milliseconds */

static char *folder;

static int make(void **state)
{
  (void)state;
  folder = folder_new();
  return 0;
}

static int clear(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

/* Writes a file; its path lives until the next call but one. */
static const char *file(const char *name, const char *text)
{
  static char paths[2][4096];
  static int which;
  char *path = paths[which = !which];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  FILE *out = fopen(path, "w");
  assert_non_null(out);
  fputs(text, out);
  fclose(out);
  return path;
}

static struct grade *start_named(const char *name, const char *check, const char *script)
{
  char problem[1024];
  const struct grade_options options = {.check = file("check.lua", check),
                                        .file = file(name, script)};
  struct grade *grade = grade_start(&options, problem, sizeof problem);
  if (!grade) fail_msg("%s", problem);
  return grade;
}

static struct grade *start(const char *check, const char *script)
{
  return start_named("work.lua", check, script);
}

#define COUNT                                                                                      \
  "local count = generator(function ()\n"                                                          \
  "  for i = 1, 3 do yield(i) end\n"                                                               \
  "  error('bang')\n"                                                                              \
  "end)\n"
#define CHECK "local check = require 'check'\n"

/* Opens the file as grade.h says, and goes to the place. */
static struct model *open_at(const struct grade_check *check)
{
  char problem[1024], path[4096], jump[64];
  snprintf(path, sizeof path, "%s/work.lua", folder);
  const struct engine_options options = {.script = path, .at_start = true};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  assert_non_null(engine);
  struct model *model = model_new(engine, path);
  assert_true(engine_wait(engine, PATIENCE));
  char *commands = strdup(check->commands);
  for (char *line = strtok(commands, "\n"); line; line = strtok(NULL, "\n")) {
    command_run(model, line, COMMAND_DRIVE);
    assert_true(engine_wait(engine, PATIENCE));
  }
  free(commands);
  snprintf(jump, sizeof jump, "goto %llu", (unsigned long long)check->tick);
  command_run(model, jump, COMMAND_DRIVE);
  assert_true(engine_wait(engine, PATIENCE));
  assert_int_equal(engine_stop(engine)->tick, check->tick);
  return model;
}

/* Behind an error that was let through, too, the place is where the check says. */
static void a_failed_check_has_a_place(void **state)
{
  (void)state;
  struct grade *grade =
      start(CHECK "local run = check.run { 'new count()', '4 next', 'new count()', '2 next' }\n"
                  "run:yields({ 1, 2, 3, 1, 7 }, { from = 'nothing' })\n"
                  "check.that(false, { name = 'it', run = run, at = run:answers()[6] })\n",
            COUNT);
  grade_wait(grade);
  assert_int_equal(grade_status(grade), GRADE_FAILED);
  const struct grade_check *check = grade_check(grade, 1);
  assert_non_null(check);
  assert_null(grade_check(grade, 2));
  assert_string_equal(check->run, "new count()\nnext\nnext\nnext\nnext\nnew count()\nnext\nnext");
  assert_true(check->placed);
  struct model *model = open_at(check);
  struct engine *engine = model_engine(model);
  const struct engine_event *last = engine_event(engine, engine_event_count(engine) - 1);
  assert_int_equal(last->kind, ENGINE_RESULT);
  assert_string_equal(last->text, "2");
  assert_string_equal(engine_name(engine, last->generator), "count#2");
  model_free(model);
  grade_free(grade);
}

/* What happened before the first command is found by its tick alone. */
static void a_place_before_the_commands(void **state)
{
  (void)state;
  struct grade *grade =
      start(CHECK "local run = check.run { 'new count()', 'next' }\n"
                  "check.that(false, { name = 'it', run = run, at = run:of('print')[1] })\n",
            COUNT "print('here')\n");
  grade_wait(grade);
  const struct grade_check *check = grade_check(grade, 0);
  assert_true(check->placed);
  assert_string_equal(check->commands, "");
  model_free(open_at(check));
  grade_free(grade);
}

static void several_at_a_time_and_one_given_up(void **state)
{
  (void)state;
  const char *check = CHECK "check.run({ 'new count()', 'next' }):yields { 1 }\n";
  struct grade *endless = start_named("endless.lua", check, COUNT "while true do end\n");
  struct grade *good = start(check, COUNT);
  while (!grade_dispatch(good)) {
    struct pollfd watched[2];
    grade_poll(good, &watched[0]);
    grade_poll(endless, &watched[1]);
    poll(watched, 2, GRADE_PATIENCE);
    grade_dispatch(endless);
  }
  assert_int_equal(grade_count_of(endless, GRADE_CHECK_PASSED), 0);
  assert_int_equal(grade_status(good), GRADE_PASSED);
  assert_int_equal(grade_count_of(good, GRADE_CHECK_PASSED), 1);
  struct pollfd none;
  grade_poll(good, &none);
  assert_int_equal(none.fd, -1);
  grade_free(good);
  grade_free(endless);
}

static void what_cannot_be_graded(void **state)
{
  (void)state;
  char problem[1024];
  struct grade_options options = {.check = file("check.lua", CHECK), .file = "/nowhere.lua"};
  assert_null(grade_start(&options, problem, sizeof problem));
  assert_string_equal(problem, "/nowhere.lua cannot be read.");
  options.file = file("saved.session", "{}");
  assert_null(grade_start(&options, problem, sizeof problem));
  assert_non_null(strstr(problem, "is a saved session"));
}

/* What check.lua prints, and asks for under the library's names, is no verdict by itself. */
static void notes_are_no_verdicts(void **state)
{
  (void)state;
  struct grade *grade = start("print('verdict:{\"passed\":true}\\27[2J')\n", COUNT);
  assert_string_equal(grade_notes(grade), "");
  grade_wait(grade);
  assert_int_equal(grade_status(grade), GRADE_BROKEN);
  assert_int_equal(grade_count(grade), 0);
  assert_string_equal(grade_problem(grade), "check.lua has checked nothing.");
  assert_string_equal(grade_notes(grade), "verdict:{\"passed\":true}\xef\xbf\xbd[2J\n");
  grade_free(grade);
}

static void values_as_lua(void **state)
{
  (void)state;
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  json_t *value =
      json_pack("{s:s#, s:[i, b, n, f]}", "a\"]", "x\n\0\\\xc3\xa9", 6, "list", 7, 1, 0.5);
  assert_non_null(value);
  grade_lua_write(out, value);
  fclose(out);
  assert_string_equal(text, "{[\"a\\034]\"]=\"x\\010\\000\\092\\195\\169\","
                            "[\"list\"]={7,true,nil,0.5,},}");
  json_decref(value);
  free(text);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_failed_check_has_a_place),
      cmocka_unit_test(a_place_before_the_commands),
      cmocka_unit_test(several_at_a_time_and_one_given_up),
      cmocka_unit_test(what_cannot_be_graded),
      cmocka_unit_test(notes_are_no_verdicts),
      cmocka_unit_test(values_as_lua),
  };
  return cmocka_run_group_tests(tests, make, clear);
}
