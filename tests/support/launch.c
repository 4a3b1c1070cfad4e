#include "tests/support/launch.h"
#include "tests/support/buffer.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define WORDS_MOST 64

/* The tests stand in BUILD/tests/KIND/, the program in BUILD. */
static char *launch_program(void)
{
  const char *chosen = getenv("YIELDSCOPE");
  char path[PATH_MAX];
  if (chosen && *chosen) {
    if (!realpath(chosen, path)) fail("YIELDSCOPE=%s is not there", chosen);
    return strdup(path);
  }
  ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
  if (size < 0) fail("set YIELDSCOPE to the program to test");
  path[size] = '\0';
  for (int up = 0; up < 3; up++) {
    char *slash = strrchr(path, '/');
    if (!slash) fail("%s is in no folder of tests", path);
    *slash = '\0';
  }
  struct buffer program = {0};
  buffer_format(&program, "%s/yieldscope", path);
  return program.bytes;
}

char **launch_words(char *const *arguments)
{
  char **words = calloc(WORDS_MOST + 1, sizeof *words);
  const char *before = getenv("TEST_WRAPPER");
  char *wrapper = strdup(before ? before : "");
  if (!words || !wrapper) fail("out of memory");
  size_t count = 0;
  for (char *rest, *word = strtok_r(wrapper, " ", &rest); word && count < WORDS_MOST - 1;
       word = strtok_r(NULL, " ", &rest)) {
    words[count++] = strdup(word);
  }
  free(wrapper);
  words[count++] = launch_program();
  for (; *arguments; arguments++) {
    if (count == WORDS_MOST) fail("too many arguments for a test");
    words[count++] = strdup(*arguments);
  }
  return words;
}

void launch_free(char **words)
{
  for (char **word = words; *word; word++)
    free(*word);
  free(words);
}

void launch(char **words, const char *folder, const char *term)
{
  const char *path = getenv("PATH");
  char search[4096];
  snprintf(search, sizeof search, "%s", path ? path : "/usr/bin:/bin");
  clearenv();
  setenv("PATH", search, 1);
  setenv("HOME", folder, 1);
  setenv("TERM", term, 1);
  setenv("LC_ALL", "C.UTF-8", 1);
  setenv("TZ", "UTC", 1);
  setenv("ESCDELAY", "25", 1);
  signal(SIGPIPE, SIG_DFL);
  execvp(words[0], words);
}

int launch_patience(int milliseconds)
{
  const char *factor = getenv("TEST_PATIENCE");
  long times = factor ? strtol(factor, NULL, 10) : 1;
  return milliseconds * (int)(times > 0 && times < 1000 ? times : 1);
}

bool launch_slow_too(void)
{
  const char *slow = getenv("TEST_SLOW");
  return !slow || strcmp(slow, "0") != 0;
}

long long launch_now(void)
{
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

void launch_adopt(void)
{
  prctl(PR_SET_CHILD_SUBREAPER, 1);
}

/* Kills our children, orphans that came to us included; returns how many there were. */
static int launch_kill_children(void)
{
  char path[64];
  int count = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  for (int child; fscanf(file, "%d", &child) == 1; count++)
    kill(child, SIGKILL);
  fclose(file);
  return count;
}

int launch_left_behind(int milliseconds)
{
  long long deadline = launch_now() + milliseconds;
  int killed = 0;
  for (;;) {
    pid_t ended = waitpid(-1, NULL, WNOHANG);
    if (ended < 0 && errno == ECHILD) return killed;
    if (ended != 0) continue;
    if (launch_now() >= deadline) {
      /* Those that a killed one leaves come to us in turn. */
      killed += launch_kill_children();
      if (waitpid(-1, NULL, 0) < 0 && errno == ECHILD) return killed;
      continue;
    }
    poll(NULL, 0, 2); /* there is no descriptor to wait for */
  }
}
