#include "app/config_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/problems.h"

static const char *absolute(const char *variable)
{
  const char *path = getenv(variable);
  return path != NULL && path[0] == '/' ? path : NULL;
}

static char *join(const char *folder, const char *inside, const char *name)
{
  char *path = NULL;
  const char *slash = name[0] != '\0' ? "/" : "";
  return asprintf(&path, "%s%s/yieldscope%s%s", folder, inside, slash, name) < 0 ? NULL : path;
}

char *config_file_path(const char *name)
{
  const char *configuration = absolute("XDG_CONFIG_HOME"), *home = absolute("HOME");
  if (configuration != NULL) return join(configuration, "", name);
  return home != NULL ? join(home, "/.config", name) : NULL;
}

char *config_file_shown(const char *name)
{
  const char *home = absolute("HOME");
  char *path = config_file_path(name);
  size_t size = home != NULL ? strlen(home) : 0;
  bool is_below = path != NULL && size > 1 && strncmp(path, home, size) == 0 && path[size] == '/';
  if (!is_below) return path;
  path[0] = '~';
  memmove(path + 1, path + size, strlen(path + size) + 1);
  return path;
}

/* Reads all of an open file. Returns what is wrong with it, or NULL. */
static const char *read_all(int descriptor, char **text)
{
  struct stat about;
  if (fstat(descriptor, &about) != 0) return strerror(errno);
  if (S_ISDIR(about.st_mode)) return "it is a folder, not a file";
  if (!S_ISREG(about.st_mode)) return "it is not a plain file";
  char *bytes = malloc(CONFIG_FILE_MOST + 1);
  if (bytes == NULL) return "there is not enough memory for it";
  size_t size = 0;
  ssize_t count;
  while ((count = read(descriptor, bytes + size, CONFIG_FILE_MOST + 1 - size)) > 0)
    size += (size_t)count;
  const char *wrong = count < 0                           ? strerror(errno)
                      : size > CONFIG_FILE_MOST           ? "it is too large: more than 256 KiB"
                      : memchr(bytes, '\0', size) != NULL ? "it is not text"
                                                          : NULL;
  if (wrong == NULL) {
    bytes[size] = '\0';
    *text = bytes;
    return NULL;
  }
  free(bytes);
  return wrong;
}

char *config_file_read(const char *name, struct problems *problems)
{
  char *path = config_file_path(name), *text = NULL;
  if (path == NULL) return NULL;
  /* Without O_NONBLOCK a named pipe would have us wait for ever. */
  int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  bool is_there = descriptor >= 0 || (errno != ENOENT && errno != ENOTDIR);
  const char *wrong = descriptor >= 0 ? read_all(descriptor, &text)
                      : is_there      ? strerror(errno)
                                      : NULL;
  if (wrong != NULL) {
    char *shown = config_file_shown(name);
    problems_add(problems, shown != NULL ? shown : name, 0, "%s", wrong);
    free(shown);
  }
  if (descriptor >= 0) close(descriptor);
  free(path);
  return text;
}
