/* What the user's hands do in a real terminal: the mouse, and the line that one types. */
#include "tests/pty/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_clicks_and_wheel(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_click(terminal, " 3    yield");
  assert_true(terminal_wait_text(terminal, "●    3", SOON));
  terminal_click(terminal, "yield(3)");
  assert_true(terminal_wait_text(terminal, " >  4", SOON));
  terminal_click(terminal, "n next");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  terminal_click(terminal, "? help");
  assert_true(terminal_wait_text(terminal, "A generator is", SOON));
  terminal_wheel(terminal, "A generator is", 1);
  assert_true(terminal_wait_gone(terminal, "A generator is", SOON));
  terminal_click(terminal, "q close");
  assert_true(terminal_wait_text(terminal, "n next", SOON));
  terminal_type(terminal, ":mouse off\r");
  assert_true(terminal_wait_text(terminal, "The mouse selects text now", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_an_open_prompt_survives_all(void **state)
{
  const char *wrapper = getenv("TEST_WRAPPER");
  if (wrapper && strstr(wrapper, "valgrind")) skip(); /* it swallows a program's SIGTSTP */
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, ":eval 1 +");
  assert_true(terminal_wait_text(terminal, ":eval 1 +", SOON));
  terminal_resize(terminal, 16, 60);
  assert_true(terminal_wait_text(terminal, ":eval 1 +", SOON));
  terminal_type(terminal, "\032");
  assert_true(terminal_wait_job(terminal, JOB_STOPPED, SOON));
  assert_true(terminal_restored(terminal));
  terminal_foreground(terminal);
  assert_true(terminal_wait_text(terminal, ":eval 1 +", SOON));
  terminal_type(terminal, "\r"); /* not whole: it comes back */
  assert_true(terminal_wait_text(terminal, "Mend it", SOON));
  terminal_type(terminal, " 41\r");
  assert_true(terminal_wait_text(terminal, " 42", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_tab_and_the_keys_of_a_shell(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, ":inf\tbra\t");
  assert_true(terminal_wait_text(terminal, ":info branches", SOON));
  terminal_type(terminal, "\033b\033[1;5D\013" /* Alt-b, Ctrl-Left, Ctrl-K */);
  assert_true(terminal_wait_gone(terminal, ":info branches", SOON));
  terminal_type(terminal, "eval 6 * 7\r");
  assert_true(terminal_wait_text(terminal, " 42", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_the_history_lasts(void **state)
{
  struct world *world = *state;
  struct terminal *terminal = world_open_three(world);
  terminal_type(terminal, ":eval 40 + 2\r");
  assert_true(terminal_wait_text(terminal, " 42", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
  terminal_end(terminal);
  terminal = world_open_three(world);
  terminal_type(terminal, ":");
  terminal_key(terminal, "Up");
  assert_true(terminal_wait_text(terminal, ":eval 40 + 2", SOON));
  terminal_type(terminal, "\003q");
  world_ended(terminal, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_clicks_and_wheel, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_an_open_prompt_survives_all, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_tab_and_the_keys_of_a_shell, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_the_history_lasts, world_new, world_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
