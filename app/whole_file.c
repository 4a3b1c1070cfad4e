#include "app/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_all(int fd, size_t most, size_t *size)
{
  struct stat about;
  if (fstat(fd, &about) != 0) return NULL;
  if (!S_ISREG(about.st_mode)) {
    errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    return NULL;
  }
  size_t capacity = (size_t)about.st_size < most ? (size_t)about.st_size + 1 : most + 1;
  char *text = malloc(capacity + 1);
  ssize_t count = 0;
  *size = 0;
  while (text != NULL && (count = read(fd, text + *size, capacity - *size)) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    *size += (size_t)count;
    if (*size < capacity) continue;
    if (*size > most) break;
    /* It has grown since it was measured. */
    capacity = capacity < most / 2 ? capacity * 2 : most + 1;
    char *grown = realloc(text, capacity + 1);
    if (grown == NULL) free(text);
    text = grown;
  }
  if (text == NULL) return NULL;
  if (count >= 0 && *size <= most) {
    text[*size] = '\0';
    return text;
  }
  int error = count < 0 ? errno : EFBIG;
  free(text);
  errno = error;
  return NULL;
}

char *whole_file_read(const char *path, size_t most, size_t *size)
{
  size_t own;
  /* Without O_NONBLOCK a named pipe would have us wait for ever. */
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return NULL;
  char *text = read_all(fd, most, size != NULL ? size : &own);
  int error = errno;
  close(fd);
  errno = error;
  return text;
}

static int write_all(int fd, const char *text, size_t size)
{
  while (size > 0) {
    ssize_t count = write(fd, text, size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text += count;
    size -= (size_t)count;
  }
  /* A file system that has no fsync says EINVAL, and has done what it can. */
  return fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
}

/* All of it at path, which must not be there yet. */
static int write_new(const char *path, const char *text, size_t size)
{
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return errno;
  int error = write_all(fd, text, size);
  if (close(fd) != 0 && error == 0) error = errno;
  if (error != 0) unlink(path);
  return error;
}

/* What is left of an earlier one, which was killed in the middle, goes away first. */
static int write_other(const char *other, const char *text, size_t size)
{
  if (unlink(other) != 0 && errno != ENOENT) return errno;
  return write_new(other, text, size);
}

/* So that the new name outlives a power failure too. Where that cannot be done, the file is still
 * whole: the old one or the new one. */
static void sync_folder_of(const char *path)
{
  char *folder = strdup(path);
  char *slash = folder != NULL ? strrchr(folder, '/') : NULL;
  if (slash != NULL) slash[slash == folder] = '\0';
  int fd = folder != NULL ? open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  if (fd >= 0) {
    fsync(fd);
    close(fd);
  }
  free(folder);
}

int whole_file_write(const char *path, const char *other, const char *text, size_t size)
{
  int error = write_other(other, text, size);
  if (error != 0) return error;
  if (rename(other, path) != 0) {
    error = errno;
    unlink(other);
    return error;
  }
  sync_folder_of(path);
  return 0;
}

int whole_file_make(const char *path, const char *other, const char *text, size_t size)
{
  int error = write_other(other, text, size);
  if (error != 0) return error;
  if (link(other, path) != 0) error = errno;
  unlink(other);
  /* Some file systems know no links. */
  if (error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK)
    error = write_new(path, text, size);
  if (error == 0) sync_folder_of(path);
  return error;
}

char *whole_file_set_aside(const char *path, const char *why)
{
  for (int number = 1;; number++) {
    char *other;
    if (asprintf(&other, "%s.%s-%d", path, why, number) < 0) abort();
    struct stat about;
    bool is_free = lstat(other, &about) != 0;
    if (is_free && rename(path, other) == 0) return other;
    int error = errno;
    free(other);
    errno = error;
    if (is_free) return NULL;
  }
}

bool whole_file_is_same(const struct stat *one, const struct stat *other)
{
  return one->st_ino == other->st_ino && one->st_size == other->st_size &&
         one->st_mtim.tv_sec == other->st_mtim.tv_sec &&
         one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}
