/* Pastes, and a crash of yieldscope itself, in a real terminal. */
#include "tests/pty/terminal.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define SOON 8000

static const char script[] = "local one = generator(function ()\n"
                             "  local got = yield(1)\n"
                             "  yield(got)\n"
                             "end)\n"
                             "return one()\n";

struct world {
  char *folder;
  struct terminal *terminal;
};

static struct terminal *open_script(struct world *world)
{
  char *arguments[] = {"script.lua", NULL};
  struct buffer path = {0}, text = {0};
  buffer_format(&path, "%s/script.lua", world->folder);
  buffer_add_text(&text, script);
  assert_true(buffer_save(&text, path.bytes));
  buffer_free(&path);
  buffer_free(&text);
  world->terminal = terminal_start(arguments, world->folder, "xterm-256color", 24, 80);
  assert_true(terminal_wait_text(world->terminal, "one#1", SOON));
  return world->terminal;
}

static int world_new(void **state)
{
  static struct world world;
  world = (struct world){.folder = folder_new()};
  *state = &world;
  return 0;
}

static int world_free(void **state)
{
  struct world *world = *state;
  terminal_end(world->terminal);
  folder_remove(world->folder);
  return 0;
}

static void quit(struct terminal *terminal)
{
  terminal_type(terminal, "q");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), 0);
  assert_true(terminal_restored(terminal));
}

/* Its line ends are blanks, so nothing is entered by it; what comes after it is keys again. */
static void a_paste_goes_into_the_prompt_as_one_line(void **state)
{
  struct terminal *terminal = open_script(*state);
  terminal_type(terminal, "nv");
  assert_true(terminal_wait_text(terminal, "send to one#1", SOON));
  terminal_paste(terminal, "{1,\r\n 2}\033[A\x07 or\t'日'");
  assert_true(terminal_wait_text(terminal, "{1,  2}[A or '日'", SOON));
  terminal_key(terminal, "Esc");
  assert_true(terminal_wait_gone(terminal, "send to one#1", SOON));
  terminal_type(terminal, "v");
  terminal_paste(terminal, "40 +\n2");
  terminal_type(terminal, "\r");
  assert_true(terminal_wait_text(terminal, "{ value: 42, done: false }", SOON));
  quit(terminal);
}

static void a_paste_outside_a_prompt_is_no_keys(void **state)
{
  struct terminal *terminal = open_script(*state);
  terminal_paste(terminal, "nnq\n");
  assert_true(terminal_wait_text(terminal, "You pasted text, but here keys are commands", SOON));
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  quit(terminal);
}

/* The terminal has been in a shell's hands since, which may have turned the marks off. */
static void a_paste_is_marked_again_after_a_suspend(void **state)
{
  const char *wrapper = getenv("TEST_WRAPPER");
  if (wrapper && strstr(wrapper, "valgrind")) skip(); /* it swallows a program's SIGTSTP */
  struct terminal *terminal = open_script(*state);
  terminal_type(terminal, "\032");
  assert_true(terminal_wait_job(terminal, JOB_STOPPED, SOON));
  assert_true(terminal_restored(terminal));
  terminal_foreground(terminal);
  assert_true(terminal_wait_text(terminal, "one#1", SOON));
  terminal_paste(terminal, "nnq\n");
  assert_true(terminal_wait_text(terminal, "You pasted text", SOON));
  quit(terminal);
}

/* A defect in yieldscope must not cost the user their terminal. */
static void a_crash_gives_the_terminal_back(void **state)
{
#ifdef YS_SANITIZED
  skip(); /* the sanitizer ends the process in its own way */
#endif
  const char *wrapper = getenv("TEST_WRAPPER");
  if (wrapper && wrapper[0]) skip(); /* and so does valgrind */
  static const int numbers[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct world *world = *state;
    struct terminal *terminal = open_script(world);
    terminal_signal(terminal, numbers[i]);
    assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
    assert_int_equal(terminal_status(terminal), 128 + numbers[i]);
    assert_true(terminal_restored(terminal));
    assert_int_equal(terminal_left_behind(terminal), 0);
    terminal_end(terminal);
    world->terminal = NULL;
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_paste_goes_into_the_prompt_as_one_line, world_new,
                                      world_free),
      cmocka_unit_test_setup_teardown(a_paste_outside_a_prompt_is_no_keys, world_new, world_free),
      cmocka_unit_test_setup_teardown(a_paste_is_marked_again_after_a_suspend, world_new,
                                      world_free),
      cmocka_unit_test_setup_teardown(a_crash_gives_the_terminal_back, world_new, world_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
