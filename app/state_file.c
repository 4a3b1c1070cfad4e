#include "app/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *state_file_path(const char *name)
{
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  char *path;
  int size = -1;
  if (state != NULL && state[0] == '/') size = asprintf(&path, "%s/yieldscope/%s", state, name);
  else if (home != NULL && home[0] == '/')
    size = asprintf(&path, "%s/.local/state/yieldscope/%s", home, name);
  return size < 0 ? NULL : path;
}

bool state_file_make_folders(char *path)
{
  for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
    *slash = '/';
    if (!made) return false;
  }
  return true;
}

bool state_file_is_marked(const char *name)
{
  char *path = state_file_path(name);
  bool marked = path != NULL && access(path, F_OK) == 0;
  free(path);
  return marked;
}

void state_file_mark(const char *name)
{
  char *path = state_file_path(name);
  if (path != NULL && state_file_make_folders(path)) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) close(fd);
  }
  free(path);
}
