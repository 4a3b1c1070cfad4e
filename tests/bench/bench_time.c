/* What going back costs: one million events of a Fibonacci generator, drained by its
 * program. Prints a table; asserts nothing. `make bench`. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/engine.h"

#define ROUNDS 9
#define FAR    1000000

static const char script[] = "local fibonacci = generator(function ()\n"
                             "  local a, b = 0, 1\n"
                             "  while true do\n"
                             "    yield(a)\n"
                             "    a, b = b, (a + b) % 1000007\n"
                             "  end\n"
                             "end)\n"
                             "local numbers = fibonacci()\n"
                             "for i = 1, 400000 do\n"
                             "  numbers:next()\n"
                             "end\n";

static double milliseconds(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void row(const char *what, double *times, int count)
{
  qsort(times, (size_t)count, sizeof *times, compare);
  printf("%-44s %9.2f %9.2f %9.2f ms\n", what, times[0], times[count / 2], times[count - 1]);
}

static double took(struct engine *engine, bool accepted, double begun)
{
  if (!accepted) fprintf(stderr, "refused: %s\n", engine_problem(engine));
  engine_wait(engine, -1);
  return milliseconds() - begun;
}

static double back_a_line(struct engine *engine)
{
  double begun = milliseconds();
  return took(engine, engine_back_to(engine, ENGINE_BACK_LINE, ""), begun);
}

static double go_to(struct engine *engine, uint64_t tick)
{
  double begun = milliseconds();
  return took(engine, engine_goto(engine, tick), begun);
}

/* The proportional set size of a process, in KiB; 0 where the system does not tell. */
static long proportional(long pid)
{
  char path[64], line[128];
  long size = 0;
  snprintf(path, sizeof path, "/proc/%ld/smaps_rollup", pid);
  FILE *file = fopen(path, "r");
  while (file && fgets(line, sizeof line, file))
    if (sscanf(line, "Pss: %ld", &size) == 1) break;
  if (file) fclose(file);
  return size;
}

static long parent_of(long pid)
{
  char path[64];
  long parent = 0;
  snprintf(path, sizeof path, "/proc/%ld/stat", pid);
  FILE *file = fopen(path, "r");
  if (file && fscanf(file, "%*d (%*[^)]) %*c %ld", &parent) != 1) parent = 0;
  if (file) fclose(file);
  return parent;
}

/* Of all our children: the live process and the frozen ones. */
static double memory_of_children(int *count)
{
  long total = 0;
  DIR *all = opendir("/proc");
  for (struct dirent *entry; all && (entry = readdir(all));) {
    long pid = strtol(entry->d_name, NULL, 10);
    if (pid <= 0 || parent_of(pid) != getpid()) continue;
    total += proportional(pid);
    (*count)++;
  }
  if (all) closedir(all);
  return (double)total / 1024;
}

static struct engine *open_script(const char *path, bool no_history)
{
  char problem[500];
  struct engine_options options = {.script = path, .no_history = no_history, .at_start = true};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (engine && engine_wait(engine, -1)) return engine;
  fprintf(stderr, "%s\n", problem);
  exit(1);
}

static double run_to_the_end(const char *path, bool no_history)
{
  struct engine *engine = open_script(path, no_history);
  double begun = milliseconds();
  double time = took(engine, engine_continue(engine), begun);
  engine_free(engine);
  return time;
}

int main(int argc, char **argv)
{
  double first[ROUNDS], next[ROUNDS], far[ROUNDS], half[ROUNDS], with[ROUNDS], without[ROUNDS];
  char path[] = "/tmp/yieldscope-bench-XXXXXX";
  int processes = 0;
  double memory = 0;
  engine_start(argc, argv);
  int fd = mkstemp(path);
  if (fd < 0 || write(fd, script, sizeof script - 1) < 0) return 1;
  close(fd);
  for (int i = 0; i < ROUNDS; i++) {
    struct engine *engine = open_script(path, false);
    far[i] = go_to(engine, FAR);
    first[i] = back_a_line(engine);
    double steps[ROUNDS];
    for (int j = 0; j < ROUNDS; j++)
      steps[j] = back_a_line(engine);
    qsort(steps, ROUNDS, sizeof steps[0], compare);
    next[i] = steps[ROUNDS / 2];
    half[i] = go_to(engine, FAR / 2);
    processes = 0;
    memory = memory_of_children(&processes);
    engine_free(engine);
    with[i] = run_to_the_end(path, false);
    without[i] = run_to_the_end(path, true);
  }
  printf("%-44s %9s %9s %9s    (%d rounds)\n", "", "least", "median", "most", ROUNDS);
  row("run to event 1,000,000, all recorded", far, ROUNDS);
  row("one line back from there, the first time", first, ROUNDS);
  row("one line back, the next ones", next, ROUNDS);
  row("back to event 500,000", half, ROUNDS);
  row("the whole program, with frozen copies", with, ROUNDS);
  row("the whole program, without", without, ROUNDS);
  printf("with / without, of the medians: %.2f\n", with[ROUNDS / 2] / without[ROUNDS / 2]);
  printf("all %d processes together: %.1f MiB (proportional set size)\n", processes, memory);
  unlink(path);
  return 0;
}
