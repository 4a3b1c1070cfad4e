/* yieldscope in a real terminal: what a person sees and types, from the first screen to the
 * shell's prompt. What stands in the panes is tested in tests/screen. */
#include "tests/pty/world.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const char endless[] = "while true do end\n";

static void test_next_until_done_then_quit(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  assert_true(terminal_alternate(terminal));
  assert_non_null(strstr(terminal_screen(terminal), "script.lua"));
  static const char *const results[] = {"{ value: 1, done: false }", "{ value: 2, done: false }",
                                        "{ value: 3, done: false }", "{ value: nil, done: true }"};
  for (size_t index = 0; index < sizeof results / sizeof *results; index++) {
    assert_null(strstr(terminal_screen(terminal), results[index]));
    terminal_type(terminal, "n");
    assert_true(terminal_wait_text(terminal, results[index], SOON));
  }
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_arrow_and_space_are_next(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_key(terminal, "Right");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  terminal_type(terminal, " ");
  assert_true(terminal_wait_text(terminal, "{ value: 2, done: false }", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_keys_typed_ahead_all_count(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, "nnn");
  assert_true(terminal_wait_text(terminal, "{ value: 3, done: false }", SOON));
  terminal_type(terminal, "nq");
  world_ended(terminal, 0);
}

static void test_follows_a_resize(void **state)
{
  /* A line between panes, which the pane beside it cuts where there are fewer columns. */
  static const char too_long_for_80[] = "──────────────────────────────"
                                        "──────────────────────────────";
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  assert_null(strstr(terminal_screen(terminal), too_long_for_80));
  terminal_resize(terminal, 40, 120);
  assert_true(terminal_wait_text(terminal, too_long_for_80, SOON));
  terminal_resize(terminal, 16, 60);
  assert_true(terminal_wait_gone(terminal, too_long_for_80, SOON));
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  terminal_resize(terminal, 5, 20);
  terminal_type(terminal, "n");
  terminal_resize(terminal, 24, 80);
  assert_true(terminal_wait_text(terminal, "{ value: 2, done: false }", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_stops_and_comes_back(void **state)
{
  const char *wrapper = getenv("TEST_WRAPPER");
  if (wrapper && strstr(wrapper, "valgrind")) skip(); /* it swallows a program's SIGTSTP */
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, "n\032");
  assert_true(terminal_wait_job(terminal, JOB_STOPPED, SOON));
  assert_true(terminal_restored(terminal));
  terminal_foreground(terminal);
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  assert_true(terminal_alternate(terminal));
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: 2, done: false }", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_a_signal_restores_the_terminal(void **state)
{
  /* The emulator understands only one mode in a sequence, and xterm's sets two for the mouse:
   * that it is turned off again shows with the type "screen". */
  static const int numbers[] = {SIGTERM, SIGHUP, SIGQUIT};
  static const char *const terms[] = {"screen-256color", "xterm-256color", "screen-256color"};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    struct world *world = *state;
    struct terminal *terminal = world_open(world, WORLD_THREE, terms[index], 24, 80);
    assert_true(terminal_wait_text(terminal, "three#1", SOON));
    terminal_signal(terminal, numbers[index]);
    assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
    assert_int_equal(terminal_status(terminal), 128 + numbers[index]);
    assert_true(terminal_restored(terminal));
    assert_int_equal(terminal_left_behind(terminal), 0);
    terminal_end(terminal);
    world->terminal = NULL;
  }
}

static void test_a_click_on_a_mark_goes_there(void **state)
{
  static const char *const terms[] = {"xterm-256color", "screen-256color"};
  for (size_t index = 0; index < sizeof terms / sizeof *terms; index++) {
    struct world *world = *state;
    struct terminal *terminal = world_open(world, WORLD_THREE, terms[index], 24, 80);
    assert_true(terminal_wait_text(terminal, "three#1", SOON));
    terminal_type(terminal, "nnn");
    assert_true(terminal_wait_text(terminal, "result 3 of 3", SOON));
    terminal_click(terminal, "kept"); /* no mark: nothing happens, and the next click counts */
    terminal_click(terminal, "●");
    assert_true(terminal_wait_text(terminal, "result 1 of 3", SOON));
    assert_non_null(strstr(terminal_screen(terminal), "◉─○─○"));
    terminal_type(terminal, "q");
    world_ended(terminal, 0);
    terminal_end(terminal);
    world->terminal = NULL;
  }
}

static void test_a_slow_click_is_one_and_other_buttons_are_none(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, "nnn");
  assert_true(terminal_wait_text(terminal, "result 3 of 3", SOON));
  terminal_type(terminal, "\033[<2;10;20M\033[<2;10;20m"); /* the right one */
  terminal_type(terminal, "\033[<0;12;20M");
  assert_true(terminal_wait_text(terminal, "result 2 of 3", SOON));
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "result 3 of 3", SOON));
  terminal_type(terminal, "\033[<0;12;20m"); /* only now it goes up */
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: nil, done: true }", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_a_changed_file_is_read_again(void **state)
{
  struct terminal *terminal = world_open_three(*state);
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  world_write(*state, "local other = generator(function ()\n"
                      "  yield(100)\n"
                      "end)\n"
                      "return other()\n");
  assert_true(terminal_wait_text(terminal, "yield(100)", SOON));
  assert_true(terminal_wait_text(terminal, "The file has changed and was read again", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_an_endless_loop_is_paused(void **state)
{
  struct terminal *terminal = world_open(*state, endless, "xterm-256color", 24, 80);
  assert_true(terminal_wait_text(terminal, "script.lua", SOON));
  terminal_type(terminal, "c");
  assert_true(terminal_wait_text(terminal, "RUNNING", SOON));
  terminal_type(terminal, "\003");
  assert_true(terminal_wait_gone(terminal, "RUNNING", SOON));
  terminal_type(terminal, "c");
  assert_true(terminal_wait_text(terminal, "RUNNING", SOON));
  terminal_type(terminal, "q");
  world_ended(terminal, 0);
}

static void test_a_dumb_terminal_gets_a_sentence(void **state)
{
  struct terminal *terminal = world_open(*state, WORLD_THREE, "dumb", 24, 80);
  world_ended(terminal, 2);
  assert_false(terminal_alternate(terminal));
  assert_non_null(strstr(terminal_screen(terminal), "yieldscope: "));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_next_until_done_then_quit, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_arrow_and_space_are_next, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_keys_typed_ahead_all_count, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_follows_a_resize, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_stops_and_comes_back, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_a_signal_restores_the_terminal, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_a_click_on_a_mark_goes_there, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_a_slow_click_is_one_and_other_buttons_are_none,
                                      world_new, world_free),
      cmocka_unit_test_setup_teardown(test_a_changed_file_is_read_again, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_an_endless_loop_is_paused, world_new, world_free),
      cmocka_unit_test_setup_teardown(test_a_dumb_terminal_gets_a_sentence, world_new, world_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
