#include "tests/time/victims.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "engine/engine_inside.h"

#define MOST 1000

size_t victims_list(pid_t *pids, size_t most)
{
  char path[64];
  size_t count = 0;
  snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
  FILE *file = fopen(path, "r");
  for (int pid; file && fscanf(file, "%d", &pid) == 1; count++)
    if (count < most) pids[count] = pid;
  if (file) fclose(file);
  return count;
}

/* Z in /proc/PID/stat, behind the name in parentheses. */
static bool is_zombie(pid_t pid)
{
  char path[64], state = '?';
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  FILE *file = fopen(path, "r");
  if (!file) return false;
  if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1) state = '?';
  fclose(file);
  return state == 'Z';
}

size_t victims_zombies(void)
{
  pid_t pids[MOST];
  size_t count = victims_list(pids, MOST), zombies = 0;
  for (size_t i = 0; i < count && i < MOST; i++)
    zombies += is_zombie(pids[i]);
  return zombies;
}

pid_t victims_live(const struct engine *engine)
{
  return engine->live ? engine->live->pid : 0;
}

/* Only children are in the lists, and nobody else reaps them: the number is still its own. */
void victims_kill(pid_t pid)
{
  if (pid > 0) kill(pid, SIGKILL);
}

static size_t kill_but(pid_t spared)
{
  pid_t pids[MOST];
  size_t count = victims_list(pids, MOST), killed = 0;
  for (size_t i = 0; i < count && i < MOST; i++) {
    if (pids[i] == spared) continue;
    victims_kill(pids[i]);
    killed++;
  }
  return killed;
}

void victims_kill_all(void)
{
  kill_but(0);
}

size_t victims_kill_checkpoints(const struct engine *engine)
{
  return kill_but(victims_live(engine));
}

size_t victims_descriptors(void)
{
  size_t count = 0;
  DIR *folder = opendir("/proc/self/fd");
  while (folder && readdir(folder))
    count++;
  if (folder) closedir(folder);
  return count;
}
