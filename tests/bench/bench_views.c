/* How long the screen takes, and how much memory the app, after a million pulled values, with a
 * hundred stages, with ten thousand promises, and with a million values that the main program
 * took. Prints a table; asserts nothing. `make bench`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "engine/engine.h"

static const char pipeline[] = "local naturals = generator(function ()\n"
                               "  local n = 0\n"
                               "  while true do\n"
                               "    yield(n)\n"
                               "    n = n + 1\n"
                               "  end\n"
                               "end)\n"
                               "local double = generator(function (source)\n"
                               "  for v in of(source) do yield(v * 2) end\n"
                               "end)\n"
                               "local take = generator(function (source, count)\n"
                               "  for v in of(source) do\n"
                               "    if count == 0 then return end\n"
                               "    count = count - 1\n"
                               "    yield(v)\n"
                               "  end\n"
                               "end)\n"
                               "local sum = 0\n"
                               "for v in of(take(double(naturals()), 1000000)) do\n"
                               "  sum = sum + v\n"
                               "end\n"
                               "return naturals()\n";

static const char stages[] = "local naturals = generator(function ()\n"
                             "  for n = 1, 2000 do yield(n) end\n"
                             "end)\n"
                             "local add = generator(function (source)\n"
                             "  for v in of(source) do yield(v + 1) end\n"
                             "end)\n"
                             "local chain = naturals()\n"
                             "for i = 1, 99 do chain = add(chain) end\n"
                             "for v in of(chain) do end\n"
                             "return naturals()\n";

static const char promises[] = "local work = async(function (n)\n"
                               "  await(sleep(n % 100))\n"
                               "  return n\n"
                               "end)\n"
                               "local all = {}\n"
                               "for n = 1, 10000 do all[n] = work(n) end\n"
                               "promise.all(all):then_(function (values) print(#values) end)\n";

static const char loop[] = "local naturals = generator(function ()\n"
                           "  for n = 1, 1000000 do yield(n) end\n"
                           "end)\n"
                           "for v in of(naturals()) do end\n"
                           "return naturals()\n";

static struct grid *grid;
static double slowest; /* round of the command under way */

static double milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A field of /proc/self/status in MiB; 0 where the system does not tell. */
static double memory(const char *field)
{
  char line[128];
  long size = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file && fgets(line, sizeof line, file))
    if (strncmp(line, field, strlen(field)) == 0) size = strtol(line + strlen(field), NULL, 10);
  if (file) fclose(file);
  return (double)size / 1024;
}

static void note_round(double begun)
{
  double took = milliseconds() - begun;
  if (took > slowest) slowest = took;
}

/* Presses a key, waits for what it does, and draws. As in tui.c, keys are looked at between two
 * rounds: the longest one is the time for which a key has to wait. */
static double press(struct model *model, const char *key)
{
  double begun = milliseconds();
  slowest = 0;
  update_key(model, key);
  view_draw(model, grid);
  note_round(begun);
  while (model_running(model) || model->view_left > 0) {
    if (model_running(model)) engine_wait(model_engine(model), 20);
    double round = milliseconds();
    if (engine_dispatch(model_engine(model)) || !model_running(model)) update_engine(model);
    update_tick(model, (long)round);
    view_draw(model, grid);
    note_round(round);
  }
  return milliseconds() - begun;
}

static void row(struct model *model, const char *key, const char *what)
{
  double took = press(model, key);
  printf("  %-42s %9.1f %9.1f ms %8.1f MiB\n", what, took, slowest, memory("VmRSS:"));
}

static struct model *open_text(const char *path, const char *text)
{
  char problem[500];
  struct engine_options options = {.script = path, .seed = 1};
  FILE *file = fopen(path, "w");
  if (!file || fputs(text, file) < 0 || fclose(file) != 0) exit(1);
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (!engine || !engine_wait(engine, -1)) {
    fprintf(stderr, "%s\n", problem);
    exit(1);
  }
  struct model *model = model_new(engine, path);
  if (!model) exit(1);
  model->on_screen = true;
  update_size(model, 24, 80);
  update_engine(model);
  return model;
}

static void measure(const char *path, const char *what, const char *text)
{
  struct model *model = open_text(path, text);
  press(model, "n"); /* the keys of a generator, and all that is measured, have come up once */
  printf("%s\n", what);
  row(model, "c", "run to the end");
  printf("  %-42s %9zu\n", "events recorded", engine_event_count(model_engine(model)));
  row(model, "n", "next");
  row(model, "L", "lanes");
  row(model, "n", "next, in the lanes");
  row(model, "PgUp", "a page up");
  row(model, "Esc", "out of the lanes");
  row(model, "I", "ladder");
  row(model, "Esc", "out of the ladder");
  row(model, "A", "async");
  row(model, "G", "its end");
  row(model, "Esc", "out of the async view");
  row(model, "b", "back");
  row(model, "b", "back again");
  row(model, "Ctrl-R", "redo");
  row(model, "n", "next");
  printf("  %-42s %9.1f MiB\n", "at most", memory("VmHWM:"));
  model_free(model);
}

/* Each in a process of its own, so that memory is counted from the start. A number: only that. */
int main(int argc, char **argv)
{
  static const struct {
    const char *what, *text;
  } cases[] = {
      {"three stages, a million values", pipeline},
      {"a million values, pulled by the main program", loop},
      {"a hundred stages, 2,000 values", stages},
      {"ten thousand promises", promises},
  };
  engine_start(argc, argv);
  grid = grid_new(24, 80);
  char path[] = "/tmp/yieldscope-bench-XXXXXX";
  int fd = mkstemp(path);
  if (!grid || fd < 0) return 1;
  close(fd);
  printf("%-44s %9s %9s %11s\n", "", "took", "slowest*", "memory");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    fflush(stdout);
    if (argc > 1 && strtoul(argv[1], NULL, 10) != i) continue;
    pid_t child = fork();
    if (child == 0) {
      measure(path, cases[i].what, cases[i].text);
      return fflush(stdout);
    }
    waitpid(child, NULL, 0);
  }
  printf("* the longest time for which a key would have had to wait\n");
  grid_free(grid);
  unlink(path);
  return 0;
}
