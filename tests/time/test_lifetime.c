/* test_lifetime.c - no process outlives the app, whatever way that one ends and whatever its
 * processes do at the time; and while it lives, neither processes nor descriptors pile up.
 * Run with arguments, this program is such an app. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests/support/buffer.h" /* its fail is hidden by cmocka's */

#include <cmocka.h>

#include "engine/engine.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/time/victims.h"

#define PATIENCE 20000

static char *folder;
static char self[PATH_MAX];
static struct buffer script;

static const char text[] =
    "local count = generator(function ()\n"
    "  for i = 1, 5000 do yield(i) end\n"
    "end)\n"
    "local g = count()\n"
    "for i = 1, 5 do print(g:next().value) end\n"
    "if arg[1] == 'loop' then while true do end end\n"
    "if arg[1] == 'stuck' then\n"
    "  string.find(string.rep('a', 40), string.rep('a?', 40) .. string.rep('a', 41))\n"
    "end\n"
    "return g\n";

static struct engine *open_script(const char *argument)
{
  char problem[700];
  struct engine_options options = {.script = script.bytes, .argument_count = 1};
  options.arguments = (char *[]){(char *)argument};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  return engine && engine_wait(engine, launch_patience(PATIENCE)) ? engine : NULL;
}

static bool next(struct engine *engine, int times)
{
  for (; times > 0; times--)
    if (!engine_next(engine) || !engine_wait(engine, launch_patience(PATIENCE))) return false;
  return true;
}

static bool back(struct engine *engine)
{
  return engine_back(engine) && engine_wait(engine, launch_patience(PATIENCE));
}

/* ------------------------------------------------------------------------ an app */

/* What the live process does when the app ends. */
static const char *const doings[] = {"stands", "asks", "loop", "stuck"};
static const char *const ends[] = {"frees", "exits", "aborts", "is killed"};

static bool get_busy(struct engine *engine, const char *doing)
{
  if (strcmp(doing, "stands") == 0) return true;
  if (strcmp(doing, "asks") == 0)
    return engine_evaluate(engine, "(function () while true do end end)()");
  if (!next(engine, 2) || !engine_continue(engine)) return false;
  engine_wait(engine, 30);
  return engine_status(engine) == ENGINE_RUNNING;
}

static int be_the_app(const char *path, const char *doing, const char *end)
{
  static struct engine *engine; /* an app that just exits frees nothing, and leaks nothing */
  buffer_add_text(&script, path);
  engine = open_script(doing);
  if (!engine || !next(engine, 3) || !back(engine) || !next(engine, 1) || !back(engine)) return 3;
  if (!get_busy(engine, doing)) return 4;
  printf("%zu\n", victims_list(NULL, 0));
  fflush(stdout);
  if (strcmp(end, "is killed") == 0) pause();
  if (strcmp(end, "aborts") == 0) {
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    signal(SIGABRT, SIG_DFL);
    abort();
  }
  if (strcmp(end, "frees") == 0) {
    engine_free(engine);
    if (victims_list(NULL, 0) != 0) return 5;
  }
  buffer_free(&script);
  return 0;
}

static void assert_leaves_nothing(const char *doing, const char *end)
{
  int pipe_ends[2], status, processes = 0;
  struct buffer told = {0};
  assert_int_equal(pipe(pipe_ends), 0);
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) {
    dup2(pipe_ends[1], STDOUT_FILENO);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    execl(self, "app", script.bytes, doing, end, (char *)NULL);
    _exit(9);
  }
  close(pipe_ends[1]);
  while (!memchr(buffer_text(&told), '\n', told.size) && buffer_read(&told, pipe_ends[0]))
    continue;
  sscanf(buffer_text(&told), "%d", &processes);
  if (strcmp(end, "is killed") == 0) kill(pid, SIGKILL);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
  assert_true(processes >= 3); /* the live one, and more */
  int left = launch_left_behind(launch_patience(5000));
  if (left > 0) fail_msg("%d processes are left of an app that %s while one %s", left, end, doing);
  close(pipe_ends[0]);
  buffer_free(&told);
}

static void none_outlives_the_app(void **state)
{
  (void)state;
  launch_adopt();
  size_t first = launch_slow_too() ? 0 : sizeof ends / sizeof ends[0] - 1;
  for (size_t i = 0; i < sizeof doings / sizeof doings[0]; i++)
    for (size_t j = first; j < sizeof ends / sizeof ends[0]; j++)
      assert_leaves_nothing(doings[i], ends[j]);
}

/* ------------------------------------------------------------------- nothing piles up */

/* The dead are reaped as others are made, so after some more jumps few are left. */
static bool becomes_few_zombies(struct engine *engine)
{
  long long end = launch_now() + launch_patience(PATIENCE);
  while (launch_now() < end) {
    if (victims_zombies() <= 2) return true;
    engine_wait(engine, 1);
    if (!next(engine, 1) || !back(engine)) return false;
  }
  return false;
}

static void nothing_piles_up(void **state)
{
  enum { CHECKPOINTS = 8, OTHERS = 2 }; /* the live one; one that is made just now */
  (void)state;
  size_t descriptors = victims_descriptors();
  struct engine_options options = {.script = script.bytes, .checkpoints = CHECKPOINTS};
  char problem[700];
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  assert_non_null(engine);
  assert_true(engine_wait(engine, launch_patience(PATIENCE)));
  assert_true(next(engine, 20));
  for (int jumps = launch_slow_too() ? 200 : 20; jumps > 0; jumps--) {
    assert_true(back(engine));
    if (jumps % 2) assert_true(next(engine, 2));
    if (jumps % 5 == 0) {
      assert_true(engine_evaluate(engine, "1 + 1"));
      assert_true(engine_wait(engine, launch_patience(PATIENCE)));
    }
    assert_true(engine_checkpoint_count(engine) <= CHECKPOINTS);
    assert_true(victims_descriptors() <= descriptors + CHECKPOINTS + OTHERS);
  }
  assert_true(becomes_few_zombies(engine));
  assert_true(victims_list(NULL, 0) <= CHECKPOINTS + OTHERS + 2);
  engine_free(engine);
  assert_int_equal(victims_list(NULL, 0), 0);
  assert_int_equal(victims_descriptors(), descriptors);
}

/* A run of many slices, over and over. */
static void nothing_piles_up_in_long_runs(void **state)
{
  (void)state;
  size_t descriptors = victims_descriptors();
  struct engine_options options = {.script = script.bytes, .checkpoints = 4, .slice = 50};
  char problem[700];
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  assert_non_null(engine);
  assert_true(engine_wait(engine, launch_patience(PATIENCE)));
  assert_true(next(engine, 300));
  for (int i = 0; i < 5; i++) {
    assert_true(engine_restart(engine));
    assert_true(engine_wait(engine, launch_patience(PATIENCE)));
    assert_true(next(engine, 100));
    assert_true(engine_checkpoint_count(engine) <= 4);
    assert_true(victims_descriptors() <= descriptors + 6);
  }
  engine_free(engine);
  assert_int_equal(victims_list(NULL, 0), 0);
  assert_int_equal(victims_descriptors(), descriptors);
}

static int write_script(void **state)
{
  (void)state;
  struct buffer bytes = {0};
  folder = folder_new();
  buffer_format(&script, "%s/count.lua", folder);
  buffer_add_text(&bytes, text);
  bool saved = buffer_save(&bytes, script.bytes);
  buffer_free(&bytes);
  ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
  return saved && size > 0 ? 0 : -1;
}

static int remove_script(void **state)
{
  (void)state;
  buffer_free(&script);
  folder_remove(folder);
  return 0;
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  if (argc == 4) return be_the_app(argv[1], argv[2], argv[3]);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(none_outlives_the_app),
      cmocka_unit_test(nothing_piles_up),
      cmocka_unit_test(nothing_piles_up_in_long_runs),
  };
  return cmocka_run_group_tests(tests, write_script, remove_script);
}
