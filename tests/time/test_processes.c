/* test_processes.c - a run is the same in every process: twenty of them, started in different
 * surroundings, tell the same events with the same values, addresses and counts of memory
 * among them. Run with a script's path, this program is one of the twenty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/buffer.h" /* its fail is hidden by cmocka's */

#include <cmocka.h>

#include "engine/engine.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/time/state.h"

#define PROCESSES 20
#define PATIENCE  20000

static char *folder;
static char self[PATH_MAX];

/* ------------------------------------------------------------------ one of them */

/* Tells all that happens in the script to standard output. */
static int tell(const char *script)
{
  char problem[700];
  struct engine_options options = {.script = script, .at_start = true, .seed = 7};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  setlocale(LC_ALL, "");
  if (!engine || !engine_wait(engine, launch_patience(PATIENCE))) return 1;
  if (!engine_run_all(engine, true) || !engine_wait(engine, launch_patience(PATIENCE))) return 1;
  char *text = state_of(engine, STATE_EVENTS | STATE_LINES);
  printf("%s%s", text, engine_problem(engine));
  free(text);
  engine_free(engine);
  return 0;
}

/* ------------------------------------------------------------------- the twenty */

static void change_environment(int number)
{
  char value[4200];
  static const char *const locales[] = {"C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"};
  setenv("LC_ALL", locales[number % 4], 1);
  setenv("LUA_PATH", number % 2 ? "/nowhere/?.lua" : ";;", 1);
  memset(value, 'x', sizeof value);
  value[number * 211] = '\0';
  setenv("MUCH", value, 1);
  setenv("MALLOC_ARENA_MAX", number % 3 ? "1" : "8", 1);
  setenv("MALLOC_PERTURB_", number % 3 ? "0" : "90", 1);
  if (number % 5 == 0) clearenv();
}

static void change_limits(int number)
{
  static const rlim_t stacks[] = {1024 * 1024, 8 * 1024 * 1024, 64 * 1024 * 1024,
                                  1024 * 1024 * 1024, RLIM_INFINITY};
  struct rlimit limit;
  getrlimit(RLIMIT_STACK, &limit);
  limit.rlim_cur = stacks[number % 5];
  if (limit.rlim_cur > limit.rlim_max) limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_STACK, &limit);
  limit = (struct rlimit){.rlim_cur = (rlim_t)(64 + number), .rlim_max = (rlim_t)(64 + number)};
  setrlimit(RLIMIT_NOFILE, &limit);
}

/* Some are started from a copy of this program whose path is longer or shorter. */
static void choose_program(int number, char *path)
{
  struct buffer program = {0}, name = {0};
  snprintf(path, PATH_MAX, "%s", self);
  if (number % 4 != 1) return;
  buffer_format(&name, "%s/", folder);
  for (int i = 0; i <= number * 12; i++)
    buffer_add_text(&name, "p");
  if (!buffer_load(&program, self) || !buffer_save(&program, name.bytes)) _exit(5);
  chmod(name.bytes, 0700);
  snprintf(path, PATH_MAX, "%s", name.bytes);
  buffer_free(&program);
  buffer_free(&name);
}

static _Noreturn void become_one(int number, const char *script, int out)
{
  char path[PATH_MAX];
  char *arguments[] = {path, (char *)script, NULL, NULL};
  choose_program(number, path);
  if (number % 2) arguments[2] = (char *)"and one word more";
  if (number % 3) arguments[0] = (char *)"t";
  dup2(out, STDOUT_FILENO);
  if (chdir(number % 2 ? "/" : folder) != 0) _exit(3);
  change_environment(number);
  change_limits(number);
  execv(path, arguments);
  _exit(4);
}

static void run_one(int number, const char *script, struct buffer *told)
{
  int ends[2], status;
  assert_int_equal(pipe(ends), 0);
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) become_one(number, script, ends[1]);
  close(ends[1]);
  while (buffer_read(told, ends[0]))
    continue;
  close(ends[0]);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_int_equal(status, 0);
}

static void assert_all_agree(const char *text)
{
  struct buffer script = {0}, path = {0}, first = {0};
  buffer_format(&path, "%s/script.lua", folder);
  buffer_add_text(&script, text);
  assert_true(buffer_save(&script, path.bytes));
  run_one(0, path.bytes, &first);
  assert_non_null(strstr(buffer_text(&first), "finished"));
  int processes = launch_slow_too() ? PROCESSES : 4;
  for (int number = 1; number < processes; number++) {
    struct buffer told = {0};
    run_one(number, path.bytes, &told);
    if (!buffer_equal(&first, &told)) {
      state_show_difference(first.bytes, buffer_text(&told));
      fail_msg("process %d parts from process 0", number);
    }
    buffer_free(&told);
  }
  buffer_free(&script);
  buffer_free(&path);
  buffer_free(&first);
}

/* -------------------------------------------------------------------- the scripts */

/* The order of pairs: by strings, whose hash has a seed, and by objects, whose hash is their
 * address. */
static const char pairs_script[] = "local t, objects = {}, {}\n"
                                   "for i = 1, 60 do\n"
                                   "  t['key' .. i * 7919] = i\n"
                                   "  objects[{i}] = i\n"
                                   "  objects[function () return i end] = -i\n"
                                   "end\n"
                                   "local out = {}\n"
                                   "for k, v in pairs(t) do out[#out + 1] = k end\n"
                                   "for k, v in pairs(objects) do out[#out + 1] = v end\n"
                                   "for k in pairs(_G) do out[#out + 1] = k end\n"
                                   "for k in pairs(string) do out[#out + 1] = k end\n"
                                   "print(table.concat(out, ' '))\n"
                                   "local names = generator(function (s)\n"
                                   "  for k in pairs(s) do yield(k) end\n"
                                   "end)\n"
                                   "for name in of(names(t)) do print(name) end\n"
                                   "print(math.random(1000000), os.clock(), os.time())\n"
                                   "print('finished')\n";

/* How much memory is in use, at every line, and where things lie. */
static const char memory_script[] =
    "local make = generator(function (n)\n"
    "  local kept = {}\n"
    "  for i = 1, n do\n"
    "    kept[i] = string.rep('x', i * 37 % 501)\n"
    "    yield(collectgarbage('count'))\n"
    "  end\n"
    "end)\n"
    "for count in of(make(150)) do print(count) end\n"
    "for i = 1, 12 do\n"
    "  local big = string.rep('y', 3 ^ i // 1 | 0)\n"
    "  print(tostring({}), print, tostring(coroutine.create(print)), io.read, #big)\n"
    "  print(collectgarbage('count'), collectgarbage('step', i))\n"
    "end\n"
    "print(string.format('%p %p %p', {}, make, 'a string that is too long to be one of the "
    "short'))\n"
    "print('finished')\n";

/* What the collector takes, and when. */
static const char weak_script[] =
    "local weak, names = setmetatable({}, {__mode = 'k'}), setmetatable({}, {__mode = 'v'})\n"
    "local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end\n"
    "local gone = 0\n"
    "local busy = generator(function ()\n"
    "  for i = 1, 400 do\n"
    "    local t = setmetatable({i}, {__gc = function (t) gone = gone + t[1] end})\n"
    "    weak[t] = tostring(t)\n"
    "    names[i] = t\n"
    "    if i % 20 == 0 then yield(gone) end\n"
    "  end\n"
    "end)\n"
    "for n in of(busy()) do print(n, count(weak), count(names)) end\n"
    "collectgarbage('generational')\n"
    "for n in of(busy()) do print(n, count(weak), count(names)) end\n"
    "collectgarbage()\n"
    "print(gone, count(weak), count(names), collectgarbage('count'))\n"
    "for t, name in pairs(weak) do print(name) end\n"
    "print('finished')\n";

static void pairs_have_one_order(void **state)
{
  (void)state;
  assert_all_agree(pairs_script);
}

static void memory_is_the_same(void **state)
{
  (void)state;
  assert_all_agree(memory_script);
}

static void the_collector_does_the_same(void **state)
{
  (void)state;
  assert_all_agree(weak_script);
}

static int make_folder(void **state)
{
  (void)state;
  folder = folder_new();
  ssize_t size = readlink("/proc/self/exe", self, sizeof self - 1);
  return size > 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  if (argc > 1) return tell(argv[1]);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_have_one_order),
      cmocka_unit_test(memory_is_the_same),
      cmocka_unit_test(the_collector_does_the_same),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
