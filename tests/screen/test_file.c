/* The script's file changes while its session is open: real scripts in the real engine. The times
 * of the file are set, so that nothing has to wait for a clock. */
#include "tests/support/buffer.h"
#include "tests/support/folder.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "app/update_file.h"
#include "engine/engine.h"

enum { DEADLINE = 60000 /* ms: also under valgrind */ };

struct world {
  char *folder;
  struct buffer path;
  struct model *model;
  struct update_file file;
  time_t time; /* of the file's newest version */
};

static const char one[] =
    "local one = generator(function () yield(1) yield(2) end)\nreturn one()\n";
static const char two[] = "local two = generator(function () yield(2) end)\nreturn two()\n";
static const char more[] =
    "local one = generator(function () yield(5) yield(6) end)\nreturn one()\n";

static void write_file(struct world *world, const char *text)
{
  struct buffer buffer = {0};
  buffer_add_text(&buffer, text);
  assert_true(buffer_save(&buffer, world->path.bytes));
  buffer_free(&buffer);
  struct timespec times[2] = {{.tv_sec = ++world->time}, {.tv_sec = world->time}};
  assert_int_equal(utimensat(AT_FDCWD, world->path.bytes, times, 0), 0);
}

static void await(struct world *world)
{
  do { /* a reload is of several runs */
    assert_true(engine_wait(model_engine(world->model), DEADLINE));
    update_engine(world->model);
  } while (model_running(world->model));
}

static int world_new(void **state)
{
  static struct world world;
  world = (struct world){.folder = folder_new(), .time = 1000000000};
  *state = &world;
  buffer_format(&world.path, "%s/script.lua", world.folder);
  write_file(&world, one);
  char problem[256];
  struct engine_options options = {.script = world.path.bytes, .seed = 1};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  assert_non_null(engine);
  world.model = model_new(engine, world.path.bytes);
  update_size(world.model, 24, 80);
  await(&world);
  update_key(world.model, "n");
  await(&world);
  return 0;
}

static int world_free(void **state)
{
  struct world *world = *state;
  model_free(world->model);
  buffer_free(&world->path);
  folder_remove(world->folder);
  return 0;
}

static bool look(struct world *world)
{
  return update_file_look(&world->file, world->model);
}

/* The session has that text, and says so. */
static void assert_read(struct world *world, const char *text)
{
  size_t size;
  assert_true(model_running(world->model));
  await(world);
  assert_string_equal(engine_source(model_engine(world->model), &size), text);
}

static void assert_says(const struct world *world, const char *words)
{
  if (strstr(world->model->sentence, words) == NULL)
    fail_msg("\"%s\" is not in: %s", words, world->model->sentence);
  assert_string_equal(model_message(world->model), "");
}

static void what_was_done_is_done_again(void **state)
{
  struct world *world = *state;
  assert_false(look(world));
  assert_false(look(world));
  write_file(world, more);
  assert_false(look(world));
  assert_true(world->file.waits);
  assert_true(look(world));
  assert_read(world, more);
  assert_says(world, "The file has changed and was read again: one#1 is paused at line 1.");
  assert_false(look(world));
  assert_false(look(world));
}

static void what_no_longer_fits_is_said(void **state)
{
  struct world *world = *state;
  write_file(world, two);
  assert_false(look(world));
  assert_true(look(world));
  assert_read(world, two);
  assert_says(world, "The file has changed and was read again: ");
  assert_says(world, "there is no one#1 any more.");
}

static void a_file_being_written_is_left_alone(void **state)
{
  struct world *world = *state;
  write_file(world, "");
  for (int i = 0; i < 3; i++)
    assert_false(look(world));
  assert_int_equal(unlink(world->path.bytes), 0);
  for (int i = 0; i < 3; i++)
    assert_false(look(world));
  write_file(world, "local one = gener");
  assert_false(look(world));
  write_file(world, two); /* in between it was not quiet */
  assert_false(look(world));
  write_file(world, ""); /* nor now */
  assert_false(look(world));
  write_file(world, two);
  assert_false(look(world));
  assert_false(model_running(world->model));
  assert_true(look(world));
  assert_read(world, two);
}

static void who_types_or_reads_is_not_disturbed(void **state)
{
  struct world *world = *state;
  static const char *const opens[] = {"v", "?"};
  for (size_t i = 0; i < sizeof opens / sizeof opens[0]; i++) {
    write_file(world, i == 0 ? two : more);
    update_key(world->model, opens[i]);
    for (int times = 0; times < 3; times++)
      assert_false(look(world));
    update_key(world->model, "Esc");
    assert_false(look(world));
    assert_true(look(world));
    assert_read(world, i == 0 ? two : more);
  }
}

static void a_mistake_is_shown_and_corrected(void **state)
{
  struct world *world = *state;
  static const char wrong[] = "local one = = 1\n";
  write_file(world, wrong);
  assert_false(look(world));
  assert_true(look(world));
  assert_read(world, wrong);
  assert_says(world, "The script cannot be loaded");
  write_file(world, more);
  assert_false(look(world));
  assert_true(look(world));
  assert_read(world, more);
  assert_says(world, "one#1 is paused at line 1.");
}

static void what_cannot_be_read_is_said_once(void **state)
{
  struct world *world = *state;
  write_file(world, "\033Lua and so on");
  assert_false(look(world));
  assert_true(look(world));
  assert_false(model_running(world->model));
  assert_non_null(strstr(model_message(world->model), "bytecode"));
  for (int i = 0; i < 3; i++)
    assert_false(look(world));
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_was_done_is_done_again, world_new, world_free),
      cmocka_unit_test_setup_teardown(what_no_longer_fits_is_said, world_new, world_free),
      cmocka_unit_test_setup_teardown(a_file_being_written_is_left_alone, world_new, world_free),
      cmocka_unit_test_setup_teardown(who_types_or_reads_is_not_disturbed, world_new, world_free),
      cmocka_unit_test_setup_teardown(a_mistake_is_shown_and_corrected, world_new, world_free),
      cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said_once, world_new, world_free),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
