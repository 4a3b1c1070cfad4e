#include "app/lesson/lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/keymap.h"
#include "app/language.h"
#include "app/lesson/lesson_lines.h"

struct lint {
  const struct lesson *lesson;
  struct lesson_problems *problems;
  struct keymap *keymap; /* the default one */
  char *file;            /* lesson.md */
};

/* --------------------------------------------------------------------- room */

static size_t rows_of(const struct lint *lint, const struct language *language,
                      const struct lesson_page *page, const struct lesson_text *text)
{
  static const struct lesson_lines_state fresh;
  const struct lesson_look look = {
      .columns = LINT_COLUMNS, .keymap = lint->keymap, .language = language};
  struct lesson_lines lines = {0};
  if (page) lesson_lines_page(&lines, &look, page, &fresh);
  else lesson_lines_add(&lines, &look, "  ", text);
  size_t rows = lines.count;
  lesson_lines_free(&lines);
  return rows;
}

/* In the language that needs more of them. */
static size_t most_rows(const struct lint *lint, const struct lesson_page *page,
                        const struct lesson_text *text)
{
  size_t lua = rows_of(lint, &language_lua, page, text);
  size_t javascript = rows_of(lint, &language_javascript, page, text);
  return lua > javascript ? lua : javascript;
}

static void check_reply(const struct lint *lint, const struct lesson_page *page,
                        const struct lesson_text *text, const char *what)
{
  size_t rows = most_rows(lint, NULL, text);
  if (rows > LINT_REPLY_ROWS)
    lesson_problem(lint->problems, lint->file, page->directive.line,
                   "%s has %zu rows; more than %d hide the page at 80x24. Say it shorter.", what,
                   rows, (int)LINT_REPLY_ROWS);
  if (rows == 0 && text->count == 0)
    lesson_problem(lint->problems, lint->file, page->directive.line, "%s is empty.", what);
}

static void check_replies(const struct lint *lint, const struct lesson_page *page)
{
  const struct lesson_directive *directive = &page->directive;
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK: check_reply(lint, page, &directive->task.then, "The text of then:"); break;
  case LESSON_PREDICT:
    for (size_t i = 0; i < directive->predict.guess_count; i++)
      check_reply(lint, page, &directive->predict.guesses[i].reply, "The reply to a guess");
    check_reply(lint, page, &directive->predict.wrong, "The text of wrong:");
    check_reply(lint, page, &directive->predict.right, "The text of right:");
    break;
  case LESSON_QUIZ:
    for (size_t i = 0; i < directive->quiz.choice_count; i++)
      check_reply(lint, page, &directive->quiz.choices[i].reply, "The reply to a choice");
    break;
  case LESSON_EXERCISE:
    for (size_t i = 0; i < directive->exercise.hint_count; i++)
      check_reply(lint, page, &directive->exercise.hints[i], "A hint");
    check_reply(lint, page, &directive->exercise.then, "The text of then:");
    break;
  }
}

/* Progress knows a page by its title. */
static void check_title(const struct lint *lint, size_t index)
{
  const struct lesson_page *pages = lint->lesson->pages;
  for (size_t i = 0; i < index; i++)
    if (strcmp(pages[i].title, pages[index].title) == 0)
      lesson_problem(lint->problems, lint->file, pages[index].line,
                     "The page of line %d has the same title. Give this one another.",
                     pages[i].line);
}

static void check_page(const struct lint *lint, const struct lesson_page *page)
{
  size_t rows = most_rows(lint, page, NULL);
  if (rows > LINT_ROWS)
    lesson_problem(lint->problems, lint->file, page->line,
                   "This page has %zu rows of %d columns; at 80x24 there is room for %d. Make two "
                   "pages of it, or say it shorter.",
                   rows, (int)LINT_COLUMNS, (int)LINT_ROWS);
  if (rows == 0)
    lesson_problem(lint->problems, lint->file, page->line, "There is nothing on this page.");
  check_replies(lint, page);
}

/* -------------------------------------------------------------------- files */

static int count_lines(const char *path)
{
  FILE *file = fopen(path, "re");
  int lines = 0;
  if (!file) return -1;
  for (int byte; (byte = getc(file)) != EOF;)
    lines += byte == '\n';
  fclose(file);
  return lines;
}

static void check_script(const struct lint *lint, const struct lesson_script *script)
{
  const char *ending = strrchr(script->file, '.');
  if (!ending || strcmp(ending, ".lua") != 0) {
    lesson_problem(lint->problems, lint->file, script->line,
                   "A script is a .lua file; its twin in JavaScript is found beside it.");
    return;
  }
  char *twin;
  if (asprintf(&twin, "%.*sjs", (int)(strlen(script->path) - 3), script->path) < 0) abort();
  int lines = count_lines(script->path), twin_lines = count_lines(twin);
  if (lines < 0)
    lesson_problem(lint->problems, lint->file, script->line, "There is no file %s.", script->path);
  else if (twin_lines < 0)
    lesson_problem(lint->problems, lint->file, script->line,
                   "The script has no twin: write %s, the same program in JavaScript, line by "
                   "line.",
                   twin);
  else if (lines != twin_lines)
    lesson_problem(lint->problems, twin, 0,
                   "It has %d lines and the Lua script %d: twins are equal line by line.",
                   twin_lines, lines);
  free(twin);
}

/* ----------------------------------------------------------------- exercise */

static bool check_file(const struct lint *lint, const struct lesson_page *page, const char *path)
{
  if (path[0] && access(path, R_OK) == 0) return true;
  if (path[0])
    lesson_problem(lint->problems, lint->file, page->directive.line, "There is no file %s.", path);
  return false;
}

static void check_exercise(const struct lint *lint, const struct lesson_page *page)
{
  const struct lesson_exercise *exercise = &page->directive.exercise;
  bool start = check_file(lint, page, exercise->start);
  bool solution = check_file(lint, page, exercise->solution);
  if (check_file(lint, page, exercise->check) && start && solution)
    lint_grade(exercise, lint->problems);
}

/* ---------------------------------------------------------------------- all */

static void check_id(const struct lint *lint)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  const char *id = lint->lesson->id;
  if (!id[0] || id[strspn(id, letters)])
    lesson_problem(lint->problems, lint->file, 0,
                   "The folder's name is what students type: only small letters, digits and -.");
}

static void check_lesson(const struct lint *lint)
{
  const struct lesson *lesson = lint->lesson;
  size_t scripts = 0, exercises = 0;
  check_id(lint);
  for (size_t i = 0; i < lesson->page_count; i++) {
    const struct lesson_page *page = &lesson->pages[i];
    check_page(lint, page);
    check_title(lint, i);
    if (page->script.file[0]) {
      scripts++;
      check_script(lint, &page->script);
    }
    if (page->directive.kind != LESSON_EXERCISE) continue;
    if (++exercises == 1) check_exercise(lint, page);
    else
      lesson_problem(lint->problems, lint->file, page->directive.line,
                     "A lesson has one exercise, and this is another one.");
  }
  if (scripts == 0)
    lesson_problem(lint->problems, lint->file, 0,
                   "No page has a script: the panes beside the text would be empty.");
}

void lint_lesson(const char *folder, struct lesson_problems *problems)
{
  struct lesson *lesson = lesson_open(folder, problems);
  char problem[256];
  struct lint lint = {.lesson = lesson, .problems = problems};
  if (!lesson) return;
  lint.keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  if (!lint.keymap || asprintf(&lint.file, "%s/lesson.md", lesson->folder) < 0) abort();
  check_lesson(&lint);
  lesson_free(lesson);
  keymap_free(lint.keymap);
  free(lint.file);
  lint_play(folder, problems);
  lesson_problems_sort(problems);
}
