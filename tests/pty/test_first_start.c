/* The hint of the very first session. */
#include "tests/pty/terminal.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define SOON 8000
#define HINT "New here? n asks for the next value, b goes back, ? shows all keys."

static const char script[] = "local one = generator(function () yield(1) yield(2) end)\n"
                             "return one()\n";

static struct terminal *open_script(const char *folder)
{
  char *arguments[] = {"script.lua", NULL};
  struct terminal *terminal = terminal_start(arguments, folder, "xterm-256color", 24, 80);
  assert_true(terminal_wait_text(terminal, "one#1", SOON));
  return terminal;
}

static void quit(struct terminal *terminal)
{
  terminal_type(terminal, "q");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), 0);
  terminal_end(terminal);
}

/* Who leaves before it is read sees it again; who has pressed a few keys, never. */
static void the_hint_goes_after_a_few_keys_and_stays_away(void **state)
{
  (void)state;
  char *folder = folder_new();
  struct buffer path = {0}, text = {0};
  buffer_format(&path, "%s/script.lua", folder);
  buffer_add_text(&text, script);
  assert_true(buffer_save(&text, path.bytes));
  struct terminal *terminal = open_script(folder);
  assert_true(terminal_wait_text(terminal, HINT, SOON));
  quit(terminal);
  terminal = open_script(folder);
  assert_true(terminal_wait_text(terminal, HINT, SOON));
  terminal_type(terminal, "nnbn");
  assert_true(terminal_wait_gone(terminal, HINT, SOON));
  quit(terminal);
  terminal = open_script(folder);
  assert_null(strstr(terminal_screen(terminal), HINT));
  terminal_type(terminal, "n");
  assert_true(terminal_wait_text(terminal, "{ value: 1, done: false }", SOON));
  assert_null(strstr(terminal_screen(terminal), HINT));
  quit(terminal);
  buffer_free(&path);
  buffer_free(&text);
  folder_remove(folder);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_hint_goes_after_a_few_keys_and_stays_away),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
