#include "app/lesson/progress_file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "app/state_file.h"
#include "app/whole_file.h"

#define MOST_BYTES ((size_t)16 * 1024 * 1024)

/* Another window holds the lock for as long as a write takes. One that was stopped in the middle
 * of it must not stop this one too: after a second the change waits for the next one. */
enum { LOCK_TRIES = 100, LOCK_PAUSE = 10 /* milliseconds */ };

static char *joined(const char *path, const char *ending)
{
  char *text;
  if (asprintf(&text, "%s%s", path, ending) < 0) abort();
  return text;
}

/* ------------------------------------------------------------------ merging */

static long long version_of(const json_t *all)
{
  const json_t *version = json_object_get(all, "version");
  return json_is_integer(version) ? json_integer_value(version) : PROGRESS_FILE_VERSION;
}

static bool is_same_kind(const json_t *one, const json_t *other)
{
  return json_typeof(one) == json_typeof(other) || (json_is_boolean(one) && json_is_boolean(other));
}

static void merge(json_t *all, const json_t *changes, bool is_later)
{
  const char *key;
  json_t *change;
  json_object_foreach((json_t *)changes, key, change)
  {
    json_t *old = json_object_get(all, key);
    bool fits = old != NULL && is_same_kind(old, change);
    if (old != NULL && !fits && is_later) continue;
    if (fits && json_is_object(change)) merge(old, change, is_later);
    else if (fits && json_is_true(old)) continue;
    else if (fits && json_is_integer(old) && json_integer_value(old) > json_integer_value(change))
      continue; /* the version and the hints are all the numbers that there are */
    else if (json_object_set_new(all, key, json_deep_copy(change)) != 0) abort();
  }
}

void progress_file_merge(json_t *all, const json_t *changes)
{
  merge(all, changes, version_of(all) > PROGRESS_FILE_VERSION);
}

/* ------------------------------------------------------------------ reading */

static json_t *parse(const char *text, size_t size)
{
  json_t *all = json_loadb(text, size, 0, NULL);
  json_t *lessons = json_object_get(all, "lessons");
  bool is_sound = json_is_object(all) && (lessons == NULL || json_is_object(lessons) ||
                                          version_of(all) > PROGRESS_FILE_VERSION);
  if (is_sound) return all;
  json_decref(all);
  return NULL;
}

/* As progress_file_read, but it changes nothing. NULL without an error: it is damaged. */
static json_t *read_file(const char *path, int *error)
{
  size_t size;
  *error = 0;
  char *text = whole_file_read(path, MOST_BYTES, &size);
  if (text == NULL) {
    if (errno == ENOENT) return json_object();
    if (errno != EFBIG) *error = errno;
    return NULL;
  }
  json_t *all = parse(text, size);
  free(text);
  return all;
}

/* The lock is held. */
static json_t *read_locked(const char *path, struct progress_file_news *news)
{
  json_t *all = read_file(path, &news->error);
  if (all != NULL || news->error != 0) return all;
  news->aside = whole_file_set_aside(path, "damaged");
  if (news->aside == NULL) news->error = errno;
  return news->aside != NULL ? json_object() : NULL;
}

/* ------------------------------------------------------------------ writing */

/* The lock's descriptor; -1 with an error; -1 without one where the file system has no locks. */
static int lock(const char *path, int *error)
{
  char *name = joined(path, ".lock");
  int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  *error = fd < 0 ? errno : 0;
  free(name);
  for (int tries = LOCK_TRIES; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0;) {
    if (errno == EWOULDBLOCK && --tries > 0) {
      poll(NULL, 0, LOCK_PAUSE);
      continue;
    }
    if (errno == EINTR) continue;
    *error = errno == EWOULDBLOCK ? errno : 0;
    close(fd);
    return -1;
  }
  return fd;
}

static int write_file(const char *path, const json_t *all, bool is_locked)
{
  char *text = json_dumps(all, JSON_INDENT(1)), *other;
  if (text == NULL) return ENOMEM;
  /* Without a lock another window may be writing now. */
  if (is_locked) other = joined(path, ".new");
  else if (asprintf(&other, "%s.new-%ld", path, (long)getpid()) < 0) abort();
  /* Whoever has a link there, to a folder under version control perhaps, keeps it. */
  char *target = realpath(path, NULL);
  if (target != NULL && strcmp(target, path) != 0) {
    free(other);
    other = joined(target, ".new");
  }
  char *line = joined(text, "\n");
  int error = whole_file_write(target != NULL ? target : path, other, line, strlen(line));
  free(line);
  free(target);
  free(other);
  free(text);
  return error;
}

json_t *progress_file_read(const char *path, struct progress_file_news *news)
{
  *news = (struct progress_file_news){0};
  json_t *all = read_file(path, &news->error);
  if (all != NULL || news->error != 0) return all;
  /* Damaged; but perhaps another window has mended it when the lock is ours. */
  int fd = lock(path, &news->error);
  if (news->error == 0) all = read_locked(path, news);
  if (fd >= 0) close(fd);
  return all;
}

json_t *progress_file_save(const char *path, const json_t *changes, const json_t *own,
                           struct progress_file_news *news)
{
  *news = (struct progress_file_news){0};
  char *folders = joined(path, "");
  if (!state_file_make_folders(folders)) news->error = errno;
  free(folders);
  if (news->error != 0) return NULL;
  int fd = lock(path, &news->error);
  json_t *all = news->error == 0 ? read_locked(path, news) : NULL;
  if (all != NULL) {
    progress_file_merge(all, news->aside != NULL ? own : changes);
    news->error = write_file(path, all, fd >= 0);
  }
  if (fd >= 0) close(fd);
  if (news->error == 0) return all;
  json_decref(all);
  return NULL;
}
