#include "engine/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int fd, char *text, size_t size, size_t *got)
{
  for (*got = 0; *got < size;) {
    ssize_t n = read(fd, text + *got, size - *got);
    if (n == 0) break;
    if (n > 0) *got += (size_t)n;
    else if (errno != EINTR) return false;
  }
  return true;
}

/* shown: the name that messages use. */
static bool read_descriptor(int fd, const char *shown, size_t most, char **text, size_t *size,
                            char *problem, size_t problem_size)
{
  struct stat stat;
  if (fstat(fd, &stat) != 0 || S_ISDIR(stat.st_mode)) {
    snprintf(problem, problem_size, "%s is a folder, not a file.", shown);
    return false;
  }
  if (!S_ISREG(stat.st_mode)) {
    snprintf(problem, problem_size, "%s is not a regular file.", shown);
    return false;
  }
  if (stat.st_size < 0 || (unsigned long long)stat.st_size > most) {
    snprintf(problem, problem_size, "%s is too large: %zu MiB are the most.", shown, most >> 20);
    return false;
  }
  *text = malloc((size_t)stat.st_size + 1);
  if (!*text || !read_all(fd, *text, (size_t)stat.st_size, size)) {
    snprintf(problem, problem_size, "%s cannot be read: %s.", shown, strerror(errno));
    free(*text);
    return false;
  }
  (*text)[*size] = '\0';
  return true;
}

static bool read_path(const char *path, const char *shown, size_t most, char **text, size_t *size,
                      char *problem, size_t problem_size)
{
  *text = NULL;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) {
    const char *why = errno == ENOENT   ? "there is no such file"
                      : errno == EACCES ? "you have no permission to read it"
                                        : strerror(errno);
    snprintf(problem, problem_size, "%s: %s.", shown, why);
    return false;
  }
  bool read = read_descriptor(fd, shown, most, text, size, problem, problem_size);
  close(fd);
  return read;
}

bool folder_read_file(const char *path, size_t most, char **text, size_t *size, char *problem,
                      size_t problem_size)
{
  return read_path(path, path, most, text, size, problem, problem_size);
}

static bool refuse_outside(const char *name, char *problem, size_t problem_size)
{
  snprintf(problem, problem_size, "%s: scripts can only read files of their own folder.", name);
  return false;
}

bool folder_read(const char *folder, const char *name, size_t most, char **text, size_t *size,
                 char *problem, size_t problem_size)
{
  char path[PATH_MAX], real[PATH_MAX], real_folder[PATH_MAX];
  *text = NULL;
  if (name[0] == '/') return refuse_outside(name, problem, problem_size);
  if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path ||
      !realpath(folder, real_folder) || !realpath(path, real)) {
    snprintf(problem, problem_size, "%s: there is no such file in the script's folder.", name);
    return false;
  }
  size_t length = strlen(real_folder);
  bool root = length == 1;
  if (strncmp(real, real_folder, length) != 0 || (!root && real[length] != '/'))
    return refuse_outside(name, problem, problem_size);
  return read_path(real, name, most, text, size, problem, problem_size);
}
