#include "app/lesson/lesson.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson_inside.h"
#include "app/room.h"
#include "app/text.h"

const char *lesson_part_name(enum lesson_part part)
{
  static const char *const names[] = {"Core", "Depth", "Uses", "Beyond", "Play"};
  return names[part];
}

const struct lesson_exercise *lesson_exercise(const struct lesson *lesson)
{
  for (size_t i = 0; i < lesson->page_count; i++)
    if (lesson->pages[i].directive.kind == LESSON_EXERCISE)
      return &lesson->pages[i].directive.exercise;
  return NULL;
}

/* ---------------------------------------------------------------- problems */

/* One line, that can be shown anywhere. Frees the text. */
static char *make_line(char *text)
{
  if (!text) abort();
  size_t size = strlen(text), used = 0, count;
  char *line = malloc(size * 3 + 1); /* a byte may grow to the three of U+FFFD */
  if (!line) abort();
  unsigned code;
  for (size_t at = 0; (count = text_decode(text + at, size - at, &code)) > 0; at += count) {
    if (code == '\n') code = ' ';
    used += text_encode(text_is_control(code) ? TEXT_BAD : code, line + used);
  }
  line[used] = '\0';
  free(text);
  return line;
}

void lesson_problem_with(struct lesson_problems *problems, const char *file, int line,
                         const char *format, va_list arguments)
{
  struct lesson_problem problem = {.file = make_line(strdup(file)), .line = line};
  if (vasprintf(&problem.text, format, arguments) < 0) abort();
  problem.text = make_line(problem.text);
  problems->list =
      room_for_one(problems->list, problems->count, &problems->capacity, sizeof *problems->list);
  problems->list[problems->count++] = problem;
}

void lesson_problem(struct lesson_problems *problems, const char *file, int line,
                    const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  lesson_problem_with(problems, file, line, format, arguments);
  va_end(arguments);
}

static int compare(const void *left, const void *right)
{
  const struct lesson_problem *one = left, *other = right;
  int files = strcmp(one->file, other->file);
  if (files != 0) return files;
  return one->line != other->line ? one->line - other->line : strcmp(one->text, other->text);
}

void lesson_problems_sort(struct lesson_problems *problems)
{
  if (problems->count > 1) qsort(problems->list, problems->count, sizeof *problems->list, compare);
}

void lesson_problems_free(struct lesson_problems *problems)
{
  for (size_t i = 0; i < problems->count; i++) {
    free(problems->list[i].file);
    free(problems->list[i].text);
  }
  free(problems->list);
  *problems = (struct lesson_problems){0};
}

/* ----------------------------------------------------------------- reading */

struct lesson *lesson_open(const char *folder, struct lesson_problems *problems)
{
  struct lesson *lesson = NULL;
  char *path = NULL, *text = malloc(LESSON_MOST_BYTES + 1);
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/')
    length--;
  if (!text || asprintf(&path, "%.*s/lesson.md", (int)length, folder) < 0) abort();
  FILE *file = fopen(path, "re");
  size_t size = file ? fread(text, 1, LESSON_MOST_BYTES + 1, file) : 0;
  if (!file || ferror(file)) {
    lesson_problem(problems, path, 0, "It cannot be read: %s.", strerror(errno));
  } else if (size > LESSON_MOST_BYTES) {
    lesson_problem(problems, path, 0, "It has more than %zu bytes. Make two lessons of it.",
                   LESSON_MOST_BYTES);
  } else {
    lesson = lesson_read(folder, path, text, size, problems);
  }
  if (file) fclose(file);
  free(path);
  free(text);
  return lesson;
}
