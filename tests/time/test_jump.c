/* test_jump.c - a long way to another time can be given up: then all is as it was before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/buffer.h" /* its fail is hidden by cmocka's */

#include <cmocka.h>

#include "engine/engine.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"

#define PATIENCE 20000

static char *folder;
static struct engine *engine;

/* Each result takes some 200,000 lines. */
static const char script[] = "local count = generator(function ()\n"
                             "  local sum = 0\n"
                             "  while true do\n"
                             "    for i = 1, 100000 do\n"
                             "      sum = sum + i % 7\n"
                             "    end\n"
                             "    yield(sum)\n"
                             "  end\n"
                             "end)\n"
                             "return count()\n";

static void wait(void)
{
  assert_true(engine_wait(engine, launch_patience(PATIENCE)));
}

static int open_script(void **state)
{
  (void)state;
  char problem[700];
  struct buffer path = {0}, text = {0};
  folder = folder_new();
  buffer_format(&path, "%s/count.lua", folder);
  buffer_add_text(&text, script);
  assert_true(buffer_save(&text, path.bytes));
  engine = engine_open(&(struct engine_options){.script = path.bytes}, problem, sizeof problem);
  buffer_free(&path);
  buffer_free(&text);
  if (!engine) return -1;
  wait();
  for (int i = 0; i < 4; i++) {
    assert_true(engine_next(engine));
    wait();
  }
  return 0;
}

static int close_script(void **state)
{
  (void)state;
  engine_free(engine);
  folder_remove(folder);
  return 0;
}

/* Gives up what has just begun, and finds the session where it stood, able to go the same ways. */
static void assert_given_up(uint64_t tick, size_t backs, size_t redos)
{
  assert_int_equal(engine_status(engine), ENGINE_RUNNING);
  assert_true(engine_kill(engine));
  wait();
  assert_int_equal(engine_stop(engine)->tick, tick);
  assert_int_equal(engine_back_count(engine), backs);
  assert_int_equal(engine_redo_count(engine), redos);
}

static void a_jump_can_be_given_up(void **state)
{
  (void)state;
  uint64_t tick = engine_stop(engine)->tick;
  size_t backs = engine_back_count(engine);
  assert_true(engine_goto(engine, tick / 2 + 12345));
  assert_given_up(tick, backs, 0);
  assert_true(engine_goto(engine, tick / 2 + 12345)); /* and be made after all */
  wait();
  assert_int_equal(engine_stop(engine)->tick, tick / 2 + 12345);
}

static void back_and_redo_can_be_given_up_and_done_again(void **state)
{
  (void)state;
  uint64_t last = engine_stop(engine)->tick;
  size_t backs = engine_back_count(engine);
  assert_true(engine_back(engine));
  assert_given_up(last, backs, 0);
  assert_true(engine_back(engine));
  wait();
  uint64_t before = engine_stop(engine)->tick;
  assert_true(before < last);
  assert_int_equal(engine_back_count(engine), backs - 1);
  assert_true(engine_redo(engine));
  assert_given_up(before, backs - 1, 1);
  assert_true(engine_redo(engine));
  wait();
  assert_int_equal(engine_stop(engine)->tick, last);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_jump_can_be_given_up, open_script, close_script),
      cmocka_unit_test_setup_teardown(back_and_redo_can_be_given_up_and_done_again, open_script,
                                      close_script),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
