#include "app/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/user_file.h"

char *state_file_path(const char *name)
{
  return user_file_path("XDG_STATE_HOME", ".local/state", name);
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

void state_file_unmark(const char *name)
{
  char *path = state_file_path(name);
  if (path != NULL) unlink(path);
  free(path);
}
