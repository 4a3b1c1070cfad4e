#include "tests/pty/world.h"
#include "tests/pty/terminal.h"
#include "tests/support/buffer.h" /* before cmocka's macro of the same name as its fail */
#include "tests/support/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

int world_new(void **state)
{
  static struct world world;
  world = (struct world){.folder = folder_new()};
  *state = &world;
  return 0;
}

int world_free(void **state)
{
  struct world *world = *state;
  terminal_end(world->terminal);
  folder_remove(world->folder);
  return 0;
}

void world_write(const struct world *world, const char *script)
{
  struct buffer path = {0}, text = {0};
  buffer_format(&path, "%s/script.lua", world->folder);
  buffer_add_text(&text, script);
  assert_true(buffer_save(&text, path.bytes));
  buffer_free(&path);
  buffer_free(&text);
}

struct terminal *world_open(struct world *world, const char *script, const char *term, int rows,
                            int columns)
{
  char *arguments[] = {"script.lua", NULL};
  world_write(world, script);
  world->terminal = terminal_start(arguments, world->folder, term, rows, columns);
  return world->terminal;
}

struct terminal *world_open_three(struct world *world)
{
  struct terminal *terminal = world_open(world, WORLD_THREE, "xterm-256color", 24, 80);
  assert_true(terminal_wait_text(terminal, "three#1", SOON));
  return terminal;
}

void world_ended(struct terminal *terminal, int status)
{
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), status);
  assert_int_equal(terminal_left_behind(terminal), 0);
  assert_true(terminal_restored(terminal));
}
