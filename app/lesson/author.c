#include "app/lesson/author.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/exit_status.h"
#include "app/follow.h"
#include "app/keymap.h"
#include "app/lesson/course.h"
#include "app/lesson/lesson_lines.h"
#include "app/lesson/lesson_new.h"
#include "app/lesson/lint.h"
#include "app/text.h"

static int complain(const char *problem)
{
  fprintf(stderr, "yieldscope: %s.\n", problem);
  return EXIT_USAGE;
}

static int well(void)
{
  int problem = follow_flush();
  return problem ? follow_no_output(problem) : EXIT_WELL;
}

/* --------------------------------------------------------------------- list */

static void list_part(const struct course *course, enum lesson_part part, int ids, int titles,
                      FILE *out)
{
  bool first = true;
  for (size_t i = 0; i < course->count; i++) {
    const struct lesson *lesson = course->lessons[i];
    if (lesson->part != part) continue;
    if (first) fprintf(out, "%s\n", lesson_part_name(part));
    first = false;
    fprintf(out, "  %-*s  %s%*s  %2d minute%s%s\n", ids, lesson->id, lesson->title,
            titles - text_width(lesson->title, strlen(lesson->title)), "", lesson->minutes,
            lesson->minutes == 1 ? "" : "s", lesson_exercise(lesson) ? ", with an exercise" : "");
  }
}

int author_list(FILE *out)
{
  char problem[1024];
  int ids = 0, titles = 0;
  struct course *course = course_open(NULL, problem, sizeof problem);
  if (!course) return complain(problem);
  for (size_t i = 0; i < course->count; i++) {
    const struct lesson *lesson = course->lessons[i];
    int id = (int)strlen(lesson->id), title = text_width(lesson->title, strlen(lesson->title));
    if (id > ids) ids = id;
    if (title > titles) titles = title;
  }
  for (int part = LESSON_CORE; part <= LESSON_PLAY; part++)
    list_part(course, (enum lesson_part)part, ids, titles, out);
  fputs("\nyieldscope lesson NAME opens one; its number will do.\n", out);
  course_free(course);
  return well();
}

/* ---------------------------------------------------------------------- new */

int author_new(const char *folder, FILE *out)
{
  char problem[1024];
  if (!lesson_new_write(folder, problem, sizeof problem)) return complain(problem);
  fprintf(out,
          "%s is a small lesson that works. Write yours in its place; then:\n"
          "  yieldscope lesson --lint %s      says what is wrong with it\n"
          "  yieldscope lesson --preview %s   opens it\n",
          folder, folder, folder);
  return well();
}

/* --------------------------------------------------------------------- lint */

static bool is_lesson(const char *folder)
{
  char *path;
  if (asprintf(&path, "%s/lesson.md", folder) < 0) abort();
  bool found = access(path, F_OK) == 0;
  free(path);
  return found;
}

static int by_name(const struct dirent **left, const struct dirent **right)
{
  return strcmp((*left)->d_name, (*right)->d_name);
}

/* A folder of lessons: returns how many there were. */
static size_t lint_folder(const char *folder, struct lesson_problems *problems)
{
  struct dirent **entries;
  size_t lessons = 0;
  int count = scandir(folder, &entries, NULL, by_name);
  for (int i = 0; i < count; i++) {
    char *path;
    if (asprintf(&path, "%s/%s", folder, entries[i]->d_name) < 0) abort();
    if (entries[i]->d_name[0] != '.' && is_lesson(path)) {
      lint_lesson(path, problems);
      lessons++;
    }
    free(path);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  return lessons;
}

int author_lint(char *const *paths, size_t count, FILE *out)
{
  struct lesson_problems problems = {0};
  size_t lessons = 0;
  for (size_t i = 0; i < count; i++) {
    size_t found = is_lesson(paths[i]) ? 0 : lint_folder(paths[i], &problems);
    if (found == 0) { /* where there is no lesson.md, that is the problem */
      lint_lesson(paths[i], &problems);
      found = 1;
    }
    lessons += found;
  }
  for (size_t i = 0; i < problems.count; i++) {
    const struct lesson_problem *problem = &problems.list[i];
    if (problem->line > 0) fprintf(out, "%s:%d: %s\n", problem->file, problem->line, problem->text);
    else fprintf(out, "%s: %s\n", problem->file, problem->text);
  }
  if (problems.count == 0)
    fprintf(out, "%zu lesson%s: all is well\n", lessons, lessons == 1 ? "" : "s");
  bool clean = problems.count == 0;
  lesson_problems_free(&problems);
  int status = well();
  return status == EXIT_WELL && !clean ? EXIT_SCRIPT_FAILED : status;
}

/* ------------------------------------------------------------------ preview */

struct preview {
  FILE *out;
  struct lesson_look look;
};

static void write_text(const struct preview *preview, const char *first,
                       const struct lesson_text *text)
{
  struct lesson_lines lines = {0};
  lesson_lines_add(&lines, &preview->look, first, text);
  for (size_t i = 0; i < lines.count; i++)
    fprintf(preview->out, "  %s\n", lines.lines[i].text);
  lesson_lines_free(&lines);
}

/* What the page says about answers. */
static void write_replies(const struct preview *preview, const struct lesson_directive *directive)
{
  char first[128];
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK: write_text(preview, "  then: ", &directive->task.then); break;
  case LESSON_PREDICT:
    for (size_t i = 0; i < directive->predict.guess_count; i++) {
      const struct lesson_guess *guess = &directive->predict.guesses[i];
      snprintf(first, sizeof first, "  guess %.20s: ", guess->value);
      write_text(preview, first, &guess->reply);
    }
    write_text(preview, "  wrong: ", &directive->predict.wrong);
    write_text(preview, "  right: ", &directive->predict.right);
    break;
  case LESSON_QUIZ:
    for (size_t i = 0; i < directive->quiz.choice_count; i++) {
      const struct lesson_choice *choice = &directive->quiz.choices[i];
      snprintf(first, sizeof first, "  %s %zu: ", choice->right ? "right" : "wrong", i + 1);
      write_text(preview, first, &choice->reply);
    }
    break;
  case LESSON_EXERCISE:
    for (size_t i = 0; i < directive->exercise.hint_count; i++) {
      snprintf(first, sizeof first, "  hint %zu: ", i + 1);
      write_text(preview, first, &directive->exercise.hints[i]);
    }
    write_text(preview, "  then: ", &directive->exercise.then);
    break;
  }
}

static void write_page(const struct preview *preview, const struct lesson_page *page)
{
  static const struct lesson_lines_state fresh;
  struct lesson_lines lines = {0};
  fprintf(preview->out, "%s\n", page->title);
  if (page->script.file[0]) fprintf(preview->out, "  [%s]\n", page->script.file);
  lesson_lines_page(&lines, &preview->look, page, &fresh);
  for (size_t i = 0; i < lines.count; i++)
    fprintf(preview->out, "  %s\n", lines.lines[i].text);
  lesson_lines_free(&lines);
  write_replies(preview, &page->directive);
}

int author_preview(const char *name, FILE *out)
{
  char problem[1024];
  struct lesson *lesson = course_lesson(name, problem, sizeof problem);
  if (!lesson) return complain(problem);
  struct keymap *keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  if (!keymap) abort();
  const struct preview preview = {out, {.columns = LINT_COLUMNS, .keymap = keymap}};
  fprintf(out, "%s (%s, %d minutes)\nIt is not so: %s\n", lesson->title,
          lesson_part_name(lesson->part), lesson->minutes, lesson->misconception);
  for (size_t i = 0; i < lesson->page_count; i++) {
    fprintf(out, "\n%zu. ", i + 1);
    write_page(&preview, &lesson->pages[i]);
  }
  keymap_free(keymap);
  lesson_free(lesson);
  return well();
}
