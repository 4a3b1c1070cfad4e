#include "app/lesson/exercise.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/lesson/exercise_report.h"
#include "app/lesson/progress.h"
#include "app/state_file.h"
#include "app/user_file.h"
#include "app/whole_file.h"

#define MOST_BYTES ((size_t)1024 * 1024) /* of a start or a solution */

struct exercise {
  const struct lesson *lesson;
  const struct lesson_exercise *task;
  struct progress *progress;
  char *path, *shown;
  struct stat known; /* the copy, as it was opened or last checked */
  struct stat seen;  /* ... as the last look found it changed; while waits */
  bool waits;
  bool own; /* what is checked is not the start as it was given */
  bool checking;
  struct grade *grade; /* NULL: none */
  char *report;        /* never NULL */
};

/* ------------------------------------------------------------------ the copy */

/* Of a file that is needed beside the copy. */
static char *beside(const char *path, const char *ending)
{
  char *other;
  if (asprintf(&other, "%s%s", path, ending) < 0) abort();
  return other;
}

/* Returns 0 where the copy is there now, else an errno. */
static int make_copy(const struct exercise *exercise, const char **cause)
{
  size_t size;
  *cause = exercise->task->start;
  char *start = whole_file_read(exercise->task->start, MOST_BYTES, &size);
  if (start == NULL) return errno;
  *cause = exercise->shown;
  char *other = beside(exercise->path, ".new");
  int error = state_file_make_folders(exercise->path)
                  ? whole_file_make(exercise->path, other, start, size)
                  : errno;
  free(other);
  free(start);
  return error == EEXIST ? 0 : error;
}

static bool has_copy(struct exercise *exercise, char *problem, size_t size)
{
  const char *cause = exercise->shown;
  int error = access(exercise->path, R_OK) == 0 ? 0 : errno;
  if (error == ENOENT || error == ENOTDIR) error = make_copy(exercise, &cause);
  if (error == 0 && stat(exercise->path, &exercise->known) != 0) error = errno;
  if (error != 0)
    snprintf(problem, size, "Your copy of the exercise cannot be made (%s: %s).%s", cause,
             strerror(error),
             cause == exercise->shown ? " XDG_DATA_HOME may name another folder for it." : "");
  return error == 0;
}

struct exercise *exercise_open(const struct lesson *lesson, struct progress *progress,
                               char *problem, size_t size)
{
  char *name = beside("exercises/", lesson->id), *file = beside(name, ".lua");
  struct exercise *exercise = calloc(1, sizeof *exercise);
  if (exercise == NULL) abort();
  exercise->lesson = lesson;
  exercise->task = lesson_exercise(lesson);
  exercise->progress = progress;
  exercise->report = beside("", "");
  exercise->path = user_file_path("XDG_DATA_HOME", ".local/share", file);
  exercise->shown = exercise->path != NULL ? user_file_shown(exercise->path) : NULL;
  free(name);
  free(file);
  if (exercise->task == NULL) snprintf(problem, size, "This lesson has no exercise.");
  else if (exercise->path == NULL)
    snprintf(
        problem, size,
        "Your copy of the exercise cannot be made: neither XDG_DATA_HOME nor HOME says where.");
  else if (has_copy(exercise, problem, size)) return exercise;
  exercise_free(exercise);
  return NULL;
}

void exercise_free(struct exercise *exercise)
{
  if (exercise == NULL) return;
  grade_free(exercise->grade);
  free(exercise->report);
  free(exercise->shown);
  free(exercise->path);
  free(exercise);
}

const char *exercise_path(const struct exercise *exercise)
{
  return exercise->path;
}

const char *exercise_shown_path(const struct exercise *exercise)
{
  return exercise->shown;
}

/* Whether the student has written anything; what cannot be compared counts as written. */
static bool is_own(const struct exercise *exercise)
{
  char *start = whole_file_read(exercise->task->start, MOST_BYTES, NULL);
  char *copy = whole_file_read(exercise->path, MOST_BYTES, NULL);
  bool same = start != NULL && copy != NULL && strcmp(start, copy) == 0;
  free(start);
  free(copy);
  return !same;
}

/* -------------------------------------------------------------------- checks */

static void set_report(struct exercise *exercise, char *report)
{
  free(exercise->report);
  exercise->report = report;
}

bool exercise_check(struct exercise *exercise, char *problem, size_t size)
{
  struct grade_options options = {.check = exercise->task->check, .file = exercise->path};
  grade_free(exercise->grade);
  exercise->waits = exercise->checking = false;
  set_report(exercise, beside("", ""));
  /* First, so that what is written from now on is seen. */
  if (stat(exercise->path, &exercise->known) != 0) exercise->known = (struct stat){0};
  exercise->own = is_own(exercise);
  exercise->grade = grade_start(&options, problem, size);
  exercise->checking = exercise->grade != NULL;
  return exercise->checking;
}

bool exercise_look(struct exercise *exercise)
{
  struct stat now;
  char problem[512];
  bool waited = exercise->waits;
  exercise->waits = false;
  if (stat(exercise->path, &now) != 0 || now.st_size == 0) return false;
  if (whole_file_is_same(&now, &exercise->known)) return false;
  if (!waited || !whole_file_is_same(&now, &exercise->seen)) {
    exercise->waits = true;
    exercise->seen = now;
    return false;
  }
  if (!exercise_check(exercise, problem, sizeof problem)) set_report(exercise, beside(problem, ""));
  return true;
}

bool exercise_checking(const struct exercise *exercise)
{
  return exercise->checking;
}

void exercise_poll(const struct exercise *exercise, struct pollfd *pollfd)
{
  *pollfd = (struct pollfd){.fd = -1};
  if (exercise->checking) grade_poll(exercise->grade, pollfd);
}

/* The checks have come to their end. */
static void finish(struct exercise *exercise)
{
  enum grade_status status = grade_status(exercise->grade);
  const char *id = exercise->lesson->id;
  exercise->checking = false;
  set_report(exercise, exercise_report_text(exercise->grade));
  if (status == GRADE_PASSED) progress_set_passed(exercise->progress, id);
  else if (status != GRADE_BROKEN && exercise->own) progress_set_tried(exercise->progress, id);
}

bool exercise_dispatch(struct exercise *exercise)
{
  if (!exercise->checking || !grade_dispatch(exercise->grade)) return false;
  finish(exercise);
  return true;
}

void exercise_wait(struct exercise *exercise)
{
  if (!exercise->checking) return;
  grade_wait(exercise->grade);
  finish(exercise);
}

const struct grade *exercise_grade(const struct exercise *exercise)
{
  return exercise->checking ? NULL : exercise->grade;
}

const struct grade_check *exercise_failed(const struct exercise *exercise, size_t number)
{
  const struct grade *grade = exercise_grade(exercise);
  return grade != NULL && number > 0 ? exercise_report_failed(grade, number) : NULL;
}

const char *exercise_report(const struct exercise *exercise)
{
  return exercise->report;
}

/* ------------------------------------------------------------ hints, solution */

size_t exercise_hint_count(const struct exercise *exercise)
{
  size_t given = progress_hints(exercise->progress, exercise->lesson->id);
  return given < exercise->task->hint_count ? given : exercise->task->hint_count;
}

const struct lesson_text *exercise_hint(struct exercise *exercise)
{
  size_t given = exercise_hint_count(exercise);
  if (given == exercise->task->hint_count) return NULL;
  progress_set_hints(exercise->progress, exercise->lesson->id, given + 1);
  return &exercise->task->hints[given];
}

char *exercise_solution(const struct exercise *exercise, char *problem, size_t size)
{
  const char *id = exercise->lesson->id;
  size_t count = exercise->task->hint_count, given = exercise_hint_count(exercise);
  bool may = progress_passed(exercise->progress, id) || progress_tried(exercise->progress, id) ||
             (count > 0 && given == count);
  char *text = may ? whole_file_read(exercise->task->solution, MOST_BYTES, NULL) : NULL;
  if (!may)
    snprintf(problem, size,
             "First a try of your own: the solution is here for you once a check of what you "
             "wrote has failed%s.",
             count > 0 ? ", or when you have seen all hints" : "");
  else if (text == NULL)
    snprintf(problem, size, "The solution cannot be read (%s: %s).", exercise->task->solution,
             strerror(errno));
  return text;
}

bool exercise_start_again(struct exercise *exercise, char *where, size_t size)
{
  char *aside = whole_file_set_aside(exercise->path, "old");
  if (aside == NULL && errno != ENOENT) {
    snprintf(where, size, "Your copy cannot be set aside (%s: %s), so it stays as it is.",
             exercise->shown, strerror(errno));
    return false;
  }
  if (!has_copy(exercise, where, size)) {
    size_t used = strlen(where);
    if (aside != NULL && rename(aside, exercise->path) != 0)
      snprintf(where + used, size - used, " What you had is kept as %s.", aside);
    free(aside);
    return false;
  }
  grade_free(exercise->grade);
  exercise->grade = NULL;
  exercise->waits = exercise->checking = false;
  set_report(exercise, beside("", ""));
  char *shown = aside != NULL ? user_file_shown(aside) : NULL;
  if (aside == NULL) snprintf(where, size, "Here is a fresh start.");
  else
    snprintf(where, size, "Here is a fresh start. What you had is kept as %s.",
             shown != NULL ? shown : aside);
  free(shown);
  free(aside);
  return true;
}
