#include "app/lesson/check.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/exit_status.h"
#include "app/follow.h"
#include "app/lesson/course.h"
#include "app/lesson/grade.h"
#include "app/lesson/grade_report.h"
#include "app/room.h"

enum { MOST_JOBS = 256, MOST_DEPTH = 8 };

struct submission {
  char *path;
  struct grade *grade;
  char *problem; /* NULL: none */
  bool begun, done;
};

struct submissions {
  struct submission *items;
  size_t count, capacity;
};

__attribute__((format(printf, 1, 2))) static int complain(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  fputs("yieldscope: ", stderr);
  vfprintf(stderr, format, arguments);
  putc('\n', stderr);
  va_end(arguments);
  return EXIT_USAGE;
}

static char *joined(const char *folder, const char *name)
{
  char *path = NULL;
  size_t size = strlen(folder);
  bool slash = size > 0 && folder[size - 1] == '/';
  if (asprintf(&path, "%s%s%s", folder, slash ? "" : "/", name) < 0) abort();
  return path;
}

/* -------------------------------------------------------------------- the files */

static void add(struct submissions *list, const char *path)
{
  list->items = room_for_one(list->items, list->count, &list->capacity, sizeof *list->items);
  list->items[list->count++] = (struct submission){.path = strdup(path)};
}

static bool is_script(const char *name)
{
  size_t size = strlen(name);
  return size > 4 && strcmp(name + size - 4, ".lua") == 0;
}

/* Hidden ones, and links, are left out: they could lead out of the folder, or in a circle. */
static void add_folder(struct submissions *list, const char *folder, int depth)
{
  DIR *open = opendir(folder);
  for (struct dirent *entry; open && (entry = readdir(open)) != NULL;) {
    struct stat stat;
    char *path = joined(folder, entry->d_name);
    bool seen = entry->d_name[0] != '.' && lstat(path, &stat) == 0;
    if (seen && S_ISDIR(stat.st_mode) && depth < MOST_DEPTH) add_folder(list, path, depth + 1);
    if (seen && S_ISREG(stat.st_mode) && is_script(entry->d_name)) add(list, path);
    free(path);
  }
  if (open) closedir(open);
}

static int by_name(const void *a, const void *b)
{
  return strcmp(((const struct submission *)a)->path, ((const struct submission *)b)->path);
}

static bool find_files(struct submissions *list, const struct check_options *options)
{
  for (size_t i = 0; i < options->count; i++) {
    struct stat stat_now;
    const char *path = options->paths[i];
    size_t before = list->count;
    if (stat(path, &stat_now) != 0) {
      complain("%s cannot be read: %s.", path, strerror(errno));
      return false;
    }
    if (!S_ISDIR(stat_now.st_mode)) add(list, path);
    else add_folder(list, path, 0);
    if (list->count > before) continue;
    complain("There is no .lua file in %s.", path);
    return false;
  }
  if (list->count > 0) qsort(list->items, list->count, sizeof *list->items, by_name);
  return true;
}

/* -------------------------------------------------------------------- grading */

static void begin(struct submission *each, const struct check_options *options, const char *check)
{
  char problem[1024];
  const struct grade_options grade = {.check = check,
                                      .file = each->path,
                                      .milliseconds = options->milliseconds,
                                      .memory_limit = options->memory_limit};
  each->begun = true;
  each->grade = grade_start(&grade, problem, sizeof problem);
  each->done = each->grade == NULL;
  if (!each->grade) each->problem = strdup(problem);
}

/* Keeps as many under way as may be, until all are done. */
static void grade_all(struct submissions *list, const struct check_options *options,
                      const char *check)
{
  struct pollfd watched[MOST_JOBS];
  size_t jobs = options->jobs == 0 ? 1 : options->jobs < MOST_JOBS ? options->jobs : MOST_JOBS;
  for (size_t first = 0; first < list->count;) {
    size_t busy = 0;
    for (size_t i = first; i < list->count && busy < jobs; i++) {
      struct submission *each = &list->items[i];
      if (!each->begun) begin(each, options, check);
      if (!each->done) each->done = grade_dispatch(each->grade);
      if (!each->done) grade_poll(each->grade, &watched[busy++]);
    }
    while (first < list->count && list->items[first].done)
      first++;
    if (busy > 0) poll(watched, busy, GRADE_PATIENCE);
  }
}

/* What check.lua printed, once: it says the same for each file, or is about the first one. */
static void write_notes(const struct submissions *list)
{
  const char *notes = list->items[0].grade ? grade_notes(list->items[0].grade) : "";
  if (notes[0]) fprintf(stderr, "check.lua printed: %s", notes);
}

static int report(const struct submissions *list, const struct check_options *options,
                  const struct grade_format *format)
{
  struct grade_report_file *files = calloc(list->count, sizeof *files);
  if (!files) return complain("There is not enough memory.");
  for (size_t i = 0; i < list->count; i++)
    files[i] = (struct grade_report_file){list->items[i].path, list->items[i].grade,
                                          list->items[i].problem ? list->items[i].problem
                                                                 : "There is not enough memory."};
  const struct grade_report whole = {
      .exercise = options->exercise, .files = files, .count = list->count};
  format->write(stdout, &whole);
  int status = grade_report_status(&whole), problem = follow_flush();
  free(files);
  return problem ? follow_no_output(problem) : status;
}

/* ------------------------------------------------------------------- the exercise */

/* The check.lua of a folder, or of a lesson by its name. NULL, and it was said why. */
static char *find_check(const char *exercise)
{
  static const char *const places[] = {"check.lua", "exercise/check.lua"};
  struct stat stat_now;
  char problem[1024] = "there is no check.lua in it";
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    char *path = joined(exercise, places[i]);
    if (stat(path, &stat_now) == 0 && S_ISREG(stat_now.st_mode)) return path;
    free(path);
  }
  bool folder = stat(exercise, &stat_now) == 0;
  struct lesson *lesson = folder ? NULL : course_lesson(exercise, problem, sizeof problem);
  const struct lesson_exercise *found = lesson ? lesson_exercise(lesson) : NULL;
  char *check = found ? strdup(found->check) : NULL;
  if (lesson && !found) snprintf(problem, sizeof problem, "that lesson has no exercise");
  if (!check) complain("%s is no exercise: %s.", exercise, problem);
  lesson_free(lesson);
  return check;
}

int check_run(const struct check_options *options)
{
  struct submissions list = {0};
  const struct grade_format *format = grade_format_find(options->format ? options->format : "text");
  if (!format)
    return complain("there is no format \"%s\"; there are text, tap, junit and json.",
                    options->format);
  char *check = find_check(options->exercise);
  if (!check) return EXIT_USAGE;
  int status = EXIT_USAGE;
  if (find_files(&list, options)) {
    grade_all(&list, options, check);
    write_notes(&list);
    status = report(&list, options, format);
  }
  for (size_t i = 0; i < list.count; i++) {
    grade_free(list.items[i].grade);
    free(list.items[i].path);
    free(list.items[i].problem);
  }
  free(list.items);
  free(check);
  return status;
}
