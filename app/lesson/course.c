#include "app/lesson/course.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/room.h"

static char *join(const char *folder, const char *name)
{
  char *path;
  if (asprintf(&path, "%s/%s", folder, name) < 0) abort();
  return path;
}

static bool is_folder(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_lesson(const char *folder)
{
  char *path = join(folder, "lesson.md");
  bool found = access(path, F_OK) == 0;
  free(path);
  return found;
}

/* The folder that the program itself stands in; "" where that is not known. */
static void program_folder(char *path, size_t size)
{
  ssize_t length = readlink("/proc/self/exe", path, size - 1);
  path[length < 0 ? 0 : length] = '\0';
  char *slash = strrchr(path, '/');
  if (slash) *slash = '\0';
}

/* The path of the lessons' folder; the caller frees. NULL where there is none, and then problem is
 * a sentence that says where it was looked for. */
static char *find_folder(char *problem, size_t size)
{
  /* As installed; then as built, in a folder of its own within the sources, or one deeper. */
  static const char *const places[] = {"../share/yieldscope/lessons", "../lessons", "../../lessons",
                                       "../../../lessons"};
  const char *told = getenv("YIELDSCOPE_LESSONS");
  if (told && told[0]) {
    if (is_folder(told)) return strdup(told);
    snprintf(problem, size, "YIELDSCOPE_LESSONS is %s, and there is no such folder", told);
    return NULL;
  }
  char program[PATH_MAX];
  program_folder(program, sizeof program);
  for (size_t i = 0; program[0] && i < sizeof places / sizeof places[0]; i++) {
    char *path = join(program, places[i]);
    char *whole = realpath(path, NULL);
    free(path);
    if (whole && is_folder(whole)) return whole;
    free(whole);
  }
  snprintf(problem, size,
           "the lessons were not found beside the program; set YIELDSCOPE_LESSONS to their folder");
  return NULL;
}

static int compare(const void *left, const void *right)
{
  const struct lesson *one = *(struct lesson *const *)left;
  const struct lesson *other = *(struct lesson *const *)right;
  if (one->part != other->part) return one->part < other->part ? -1 : 1;
  return strcmp(one->id, other->id);
}

static void read_folder(struct course *course, DIR *folder, struct lesson_problems *problems)
{
  size_t capacity = 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    char *path = join(course->folder, entry->d_name);
    struct lesson *lesson =
        entry->d_name[0] != '.' && is_lesson(path) ? lesson_open(path, problems) : NULL;
    free(path);
    if (!lesson) continue;
    course->lessons =
        room_for_one(course->lessons, course->count, &capacity, sizeof(struct lesson *));
    course->lessons[course->count++] = lesson;
  }
  if (course->count > 1) qsort(course->lessons, course->count, sizeof(struct lesson *), compare);
}

struct course *course_open(struct lesson_problems *problems, char *problem, size_t size)
{
  struct lesson_problems own = {0};
  char *path = find_folder(problem, size);
  DIR *folder = path ? opendir(path) : NULL;
  if (path && !folder) snprintf(problem, size, "%s cannot be read: %s", path, strerror(errno));
  if (!folder) {
    free(path);
    return NULL;
  }
  struct course *course = calloc(1, sizeof *course);
  if (!course) abort();
  course->folder = path;
  read_folder(course, folder, problems ? problems : &own);
  closedir(folder);
  lesson_problems_free(&own);
  if (course->count > 0) return course;
  snprintf(problem, size, "there are no lessons in %s", path);
  course_free(course);
  return NULL;
}

void course_free(struct course *course)
{
  if (!course) return;
  for (size_t i = 0; i < course->count; i++)
    lesson_free(course->lessons[i]);
  free(course->lessons);
  free(course->folder);
  free(course);
}

/* "press-next" of "01-press-next". */
static const char *without_number(const char *id)
{
  size_t digits = strspn(id, "0123456789");
  return digits > 0 && id[digits] == '-' ? id + digits + 1 : id;
}

static bool is_meant(const char *id, const char *name)
{
  char *end;
  if (strcmp(id, name) == 0 || strcmp(without_number(id), name) == 0) return true;
  long number = strtol(name, &end, 10);
  return name[0] >= '0' && name[0] <= '9' && *end == '\0' && without_number(id) != id &&
         strtol(id, NULL, 10) == number;
}

size_t course_find(const struct course *course, const char *name)
{
  size_t found = course->count, count = 0, length = strlen(name);
  for (size_t i = 0; i < course->count; i++)
    if (is_meant(course->lessons[i]->id, name)) return i;
  for (size_t i = 0; i < course->count && length > 0; i++) {
    const char *id = course->lessons[i]->id;
    if (strncmp(id, name, length) != 0 && strncmp(without_number(id), name, length) != 0) continue;
    found = i;
    count++;
  }
  return count == 1 ? found : course->count;
}

static struct lesson *open_path(const char *path, char *problem, size_t size)
{
  struct lesson_problems problems = {0};
  char *whole = realpath(path, NULL);
  struct lesson *lesson = lesson_open(whole ? whole : path, &problems);
  if (!lesson) {
    const struct lesson_problem *last = &problems.list[problems.count - 1];
    int length = (int)strcspn(last->text, "."); /* its first sentence */
    snprintf(problem, size, "%s: %.*s", last->file, length, last->text);
  }
  lesson_problems_free(&problems);
  free(whole);
  return lesson;
}

struct lesson *course_lesson(const char *name, char *problem, size_t size)
{
  if (strchr(name, '/') || is_lesson(name)) return open_path(name, problem, size);
  struct course *course = course_open(NULL, problem, size);
  if (!course) return NULL;
  size_t index = course_find(course, name);
  struct lesson *lesson = index < course->count ? course->lessons[index] : NULL;
  if (lesson) course->lessons[index] = NULL; /* taken over */
  else snprintf(problem, size, "there is no lesson %s; yieldscope lesson lists them", name);
  course_free(course);
  return lesson;
}
