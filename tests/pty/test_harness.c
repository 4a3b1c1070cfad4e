/* The terminal of the tests itself, with small shell scripts as the program: that it shows
 * what is written, and that it notices a program that leaves the terminal in disorder. */
#include "tests/pty/terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#define SOON 5000

static struct terminal *start(const char *script)
{
  char *words[] = {"/bin/sh", "-c", (char *)script, NULL};
  return terminal_start_words(words, "/", "xterm-256color", 6, 20);
}

static void test_shows_what_is_written(void **state)
{
  (void)state;
  struct terminal *terminal =
      start("printf 'one\\n\\303\\251\\346\\274\\242x\\033[5;3Hend'; read line");
  assert_true(terminal_wait_text(terminal, "end", SOON));
  assert_string_equal(terminal_screen(terminal), "one\n\xc3\xa9\xe6\xbc\xa2x\n\n\n  end\n\n");
  terminal_end(terminal);
}

static void test_types_and_sees_the_end(void **state)
{
  (void)state;
  struct terminal *terminal = start("read line; echo \"got $line\"; exit 7");
  terminal_type(terminal, "seven\r");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_non_null(strstr(terminal_screen(terminal), "got seven"));
  assert_int_equal(terminal_status(terminal), 7);
  assert_int_equal(terminal_left_behind(terminal), 0);
  assert_true(terminal_restored(terminal));
  terminal_end(terminal);
}

static void test_sends_keys_in_the_terminals_mode(void **state)
{
  (void)state;
  struct terminal *terminal =
      start("stty -icanon -echo; printf '\\033[?1hready';"
            "printf \"$(dd bs=3 count=1 2>/dev/null | od -An -c)\"; read x");
  assert_true(terminal_wait_text(terminal, "ready", SOON));
  terminal_key(terminal, "Up");
  assert_true(terminal_wait_text(terminal, "O   A", SOON));
  terminal_end(terminal);
}

static void test_notices_disorder(void **state)
{
  static const char *const left[] = {
      "printf '\\033[?1049h'", /* the alternate screen */
      "printf '\\033[?25l'",   /* a hidden cursor */
      "printf '\\033[?1000h'", /* the mouse */
      "stty -echo",
  };
  (void)state;
  for (size_t index = 0; index < sizeof left / sizeof *left; index++) {
    struct terminal *terminal = start(left[index]);
    assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
    assert_false(terminal_restored(terminal));
    terminal_end(terminal);
  }
}

static void test_accepts_order(void **state)
{
  (void)state;
  struct terminal *terminal =
      start("modes=$(stty -g); stty raw -echo; printf '\\033[?1049h\\033[?25l\\033[?1000hin';"
            "dd bs=1 count=1 2>/dev/null; printf '\\033[?1000l\\033[?25h\\033[?1049l';"
            "stty \"$modes\"");
  assert_true(terminal_wait_text(terminal, "in", SOON));
  assert_true(terminal_alternate(terminal));
  terminal_type(terminal, "q");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_true(terminal_restored(terminal));
  terminal_end(terminal);
}

static void test_stops_and_goes_on(void **state)
{
  (void)state;
  struct terminal *terminal = start("echo here; read line; echo \"back $line\"");
  assert_true(terminal_wait_text(terminal, "here", SOON));
  terminal_type(terminal, "\032");
  assert_true(terminal_wait_job(terminal, JOB_STOPPED, SOON));
  terminal_foreground(terminal);
  assert_true(terminal_wait_job(terminal, JOB_RUNS, SOON));
  terminal_type(terminal, "again\r");
  assert_true(terminal_wait_text(terminal, "back again", SOON));
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  terminal_end(terminal);
}

static void test_resizes(void **state)
{
  (void)state;
  struct terminal *terminal =
      start("trap 'stty size' WINCH; echo ready; while :; do read line || :; done");
  assert_true(terminal_wait_text(terminal, "ready", SOON));
  terminal_resize(terminal, 9, 33);
  terminal_type(terminal, "\r"); /* the trap runs when read is done */
  assert_true(terminal_wait_text(terminal, "9 33", SOON));
  terminal_end(terminal);
}

static void test_tells_of_signals_and_orphans(void **state)
{
  (void)state;
  struct terminal *terminal = start("trap '' HUP; sleep 300 & echo ready; wait");
  assert_true(terminal_wait_text(terminal, "ready", SOON));
  terminal_signal(terminal, SIGTERM);
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), 128 + SIGTERM);
  assert_int_equal(terminal_left_behind(terminal), 1);
  terminal_end(terminal);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_shows_what_is_written),
      cmocka_unit_test(test_types_and_sees_the_end),
      cmocka_unit_test(test_sends_keys_in_the_terminals_mode),
      cmocka_unit_test(test_notices_disorder),
      cmocka_unit_test(test_accepts_order),
      cmocka_unit_test(test_stops_and_goes_on),
      cmocka_unit_test(test_resizes),
      cmocka_unit_test(test_tells_of_signals_and_orphans),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
