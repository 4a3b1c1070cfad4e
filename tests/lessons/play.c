/* play.c - takes whole lessons through `yieldscope drive --lesson`, as students do. Each argument
 * is a lesson.md. Every page is opened in its order, and what it asks for is done: a task by its
 * `by:` commands; a quiz by each wrong choice and then by the right ones; a prediction by a guess;
 * an exercise by its start, all hints, and the solution. Every reply that the author has written
 * has to come.
 *
 * A prediction can be made once in a session. So there is a round for each wrong guess that any
 * page of the lesson has a reply to, and one for a guess that none has. They show what was true,
 * which the last round then answers; in it the exercise is solved, and at its end the lesson has to
 * be done. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson.h"
#include "app/lesson/lesson_lines.h"
#include "app/lesson/progress.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"
#include "tests/support/program.h"

#define RUN_MILLISECONDS 60000
#define NOBODYS_GUESS    "\"what nobody guesses\""

struct play {
  const struct lesson *lesson;
  char **truths; /* of each page's prediction, as `answer` takes it; NULL: not known (yet) */
  size_t round;
  bool is_last;
  json_t *objects;        /* what drive has written in this round */
  struct buffer problems; /* of this round */
};

/* ------------------------------------------------------------------ what is said */

static const struct lesson_guess *guess_of(const struct play *play, const struct lesson_page *page)
{
  const struct lesson_predict *predict = &page->directive.predict;
  return !play->is_last && play->round < predict->guess_count ? &predict->guesses[play->round]
                                                              : NULL;
}

static void add_guess(struct buffer *input, const struct play *play, size_t page)
{
  const struct lesson_guess *guess = guess_of(play, &play->lesson->pages[page]);
  if (guess == NULL)
    buffer_format(input, "answer %s\n",
                  play->is_last && play->truths[page] ? play->truths[page] : NOBODYS_GUESS);
  else if (!guess->has_done) buffer_format(input, "answer %s\n", guess->value);
  else buffer_format(input, "answer %s, %s\n", guess->value, guess->done ? "true" : "false");
}

static void add_answers(struct buffer *input, const struct lesson_quiz *quiz)
{
  for (size_t i = 0; i < quiz->choice_count; i++)
    if (!quiz->choices[i].right) buffer_format(input, "answer %zu\n", i + 1);
  buffer_add_text(input, "answer");
  for (size_t i = 0; i < quiz->choice_count; i++)
    if (quiz->choices[i].right) buffer_format(input, " %zu", i + 1);
  buffer_add_text(input, "\n");
}

static void add_page(struct buffer *input, const struct play *play, size_t index)
{
  const struct lesson_directive *directive = &play->lesson->pages[index].directive;
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK:
    for (size_t i = 0; i < directive->task.by.count; i++)
      buffer_format(input, "%s\n", directive->task.by.lines[i]);
    break;
  case LESSON_PREDICT: add_guess(input, play, index); break;
  case LESSON_QUIZ: add_answers(input, &directive->quiz); break;
  case LESSON_EXERCISE:
    buffer_add_text(input, "check\n");
    for (size_t i = 0; !play->is_last && i < directive->exercise.hint_count; i++)
      buffer_add_text(input, "hint\n");
    if (!play->is_last && directive->exercise.hint_count > 0) buffer_add_text(input, "solution\n");
    break;
  }
}

/* ------------------------------------------------------------------ what is answered */

static const char *word(const json_t *object, const char *key)
{
  const char *text = json_string_value(json_object_get(object, key));
  return text != NULL ? text : "";
}

static bool is_event(const json_t *object, const char *event)
{
  return strcmp(word(object, "event"), event) == 0;
}

/* The objects from the page's own to that of the next one. */
static json_t *objects_of(const struct play *play, size_t page)
{
  json_t *objects = json_array(), *object;
  size_t index, at = 0;
  json_array_foreach(play->objects, index, object)
  {
    if (is_event(object, "page")) at = (size_t)json_integer_value(json_object_get(object, "page"));
    if (at == page + 1) json_array_append(objects, object);
  }
  return objects;
}

static bool has_text(const json_t *objects, const char *event, const char *text)
{
  size_t index;
  json_t *object;
  json_array_foreach((json_t *)objects, index, object)
  {
    if (is_event(object, event) && strstr(word(object, "text"), text) != NULL) return true;
  }
  return false;
}

static void complain(struct play *play, size_t page, const char *what, const char *text)
{
  const struct lesson_page *about = &play->lesson->pages[page];
  buffer_format(&play->problems, "# page %zu (line %d), %s: %s %s\n", page + 1, about->line,
                about->title, what, text);
}

/* A text of the author's has to stand in an object of that kind. */
static void expect_text(struct play *play, const json_t *objects, size_t page, const char *event,
                        const struct lesson_text *text)
{
  struct lesson_look look = {.columns = 10000};
  char *sentence = lesson_lines_sentence(&look, text);
  if (!has_text(objects, event, sentence)) complain(play, page, "this was not said:", sentence);
  free(sentence);
}

static void expect_done(struct play *play, const json_t *objects, size_t page, bool done)
{
  if (has_text(objects, "page-done", "") != done)
    complain(play, page, done ? "what it asks for was done, but it is still open." : "is done.",
             "");
}

static void expect_guess(struct play *play, const json_t *objects, size_t page)
{
  const struct lesson_predict *predict = &play->lesson->pages[page].directive.predict;
  const struct lesson_guess *guess = guess_of(play, &play->lesson->pages[page]);
  bool right = play->is_last && play->truths[page] != NULL;
  expect_done(play, objects, page, true);
  if (right) expect_text(play, objects, page, "info", &predict->right);
  else if (guess != NULL) expect_text(play, objects, page, "info", &guess->reply);
  else if (predict->wrong.count > 0) expect_text(play, objects, page, "info", &predict->wrong);
  size_t index;
  json_t *object;
  free(play->truths[page]);
  play->truths[page] = NULL;
  json_array_foreach((json_t *)objects, index, object)
  {
    bool reached = strcmp(word(object, "consumer"), "you") == 0 ||
                   strcmp(word(object, "consumer"), "main") == 0;
    if (!is_event(object, "result") || !reached) continue;
    struct buffer truth = {0};
    bool done = json_is_true(json_object_get(object, "done"));
    buffer_format(&truth, "%s, %s", word(object, "value"), done ? "true" : "false");
    free(play->truths[page]);
    play->truths[page] = strdup(buffer_text(&truth));
    buffer_free(&truth);
  }
}

static void expect_exercise(struct play *play, const json_t *objects, size_t page)
{
  const struct lesson_exercise *exercise = &play->lesson->pages[page].directive.exercise;
  struct buffer solution = {0};
  expect_done(play, objects, page, play->is_last);
  if (play->is_last) {
    expect_text(play, objects, page, "page-done", &exercise->then);
    return;
  }
  if (!has_text(objects, "info", " passed. What did not:"))
    complain(play, page, "the start was not graded as one that fails.", "");
  for (size_t i = 0; i < exercise->hint_count; i++)
    expect_text(play, objects, page, "info", &exercise->hints[i]);
  if (exercise->hint_count > 0 && (!buffer_load(&solution, exercise->solution) ||
                                   !has_text(objects, "info", buffer_text(&solution))))
    complain(play, page, "the solution was not shown after all hints.", "");
  buffer_free(&solution);
}

static void expect_page(struct play *play, size_t page)
{
  const struct lesson_directive *directive = &play->lesson->pages[page].directive;
  json_t *objects = objects_of(play, page), *object;
  size_t index;
  if (json_array_size(objects) == 0) complain(play, page, "was never opened.", "");
  json_array_foreach(objects, index, object)
  {
    if (is_event(object, "refused"))
      complain(play, page, "a command was refused:", word(object, "text"));
  }
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK:
    expect_done(play, objects, page, true);
    expect_text(play, objects, page, "page-done", &directive->task.then);
    break;
  case LESSON_PREDICT: expect_guess(play, objects, page); break;
  case LESSON_QUIZ:
    expect_done(play, objects, page, true);
    for (size_t i = 0; i < directive->quiz.choice_count; i++)
      expect_text(play, objects, page, "info", &directive->quiz.choices[i].reply);
    break;
  case LESSON_EXERCISE: expect_exercise(play, objects, page); break;
  }
  json_decref(objects);
}

/* ------------------------------------------------------------------ rounds */

static void read_objects(struct play *play, const char *output)
{
  play->objects = json_array();
  for (const char *line = output; *line != '\0';) {
    size_t size = strcspn(line, "\n");
    json_t *object = json_loadb(line, size, JSON_ALLOW_NUL, NULL);
    if (object == NULL) buffer_format(&play->problems, "# no JSON: %.*s\n", (int)size, line);
    else json_array_append_new(play->objects, object);
    line += size + (line[size] == '\n');
  }
}

/* The student's copy is the solution from the beginning. */
static void solve(const struct play *play, const char *folder)
{
  const struct lesson_exercise *exercise = lesson_exercise(play->lesson);
  struct buffer solution = {0}, path = {0};
  if (exercise == NULL) return;
  buffer_format(&path, "mkdir -p '%s/.local/share/yieldscope/exercises'", folder);
  if (system(buffer_text(&path)) != 0) fail("no folder for the copy");
  buffer_free(&path);
  buffer_format(&path, "%s/.local/share/yieldscope/exercises/%s.lua", folder, play->lesson->id);
  if (!buffer_load(&solution, exercise->solution) || !buffer_save(&solution, buffer_text(&path)))
    fail("%s cannot be copied", exercise->solution);
  buffer_free(&solution);
  buffer_free(&path);
}

static void expect_progress(struct play *play, const char *folder)
{
  setenv("HOME", folder, 1);
  unsetenv("XDG_STATE_HOME");
  struct progress *progress = progress_open();
  if (!progress_done(progress, play->lesson->id))
    buffer_add_text(&play->problems, "# the progress does not have it as done\n");
  if (lesson_exercise(play->lesson) != NULL && !progress_passed(progress, play->lesson->id))
    buffer_add_text(&play->problems, "# the progress does not have its exercise as passed\n");
  progress_free(progress);
}

static void run(struct play *play, const char *folder)
{
  struct buffer input = {0};
  char *path = realpath(play->lesson->folder, NULL);
  for (size_t page = 0; page < play->lesson->page_count; page++) {
    if (page > 0) buffer_add_text(&input, "page next\n");
    add_page(&input, play, page);
  }
  char *arguments[] = {(char *)"drive", (char *)"--json", (char *)"--lesson", path, NULL};
  struct program *program = program_start(folder, arguments, RUN_MILLISECONDS);
  program_send(program, buffer_text(&input), input.size);
  program_finish(program);
  if (program_late(program)) buffer_add_text(&play->problems, "# it takes too long\n");
  if (program_status(program) != 0 || program_error(program)->size > 0)
    buffer_format(&play->problems, "# exit status %d: %s\n", program_status(program),
                  buffer_text(program_error(program)));
  read_objects(play, buffer_text(program_output(program)));
  program_free(program);
  buffer_free(&input);
  free(path);
}

static bool play_round(struct play *play)
{
  char *folder = folder_new();
  if (play->is_last) solve(play, folder);
  run(play, folder);
  for (size_t page = 0; page < play->lesson->page_count; page++)
    expect_page(play, page);
  if (play->is_last) expect_progress(play, folder);
  bool well = play->problems.size == 0;
  if (!well)
    printf("# %s, %s %zu:\n%s", play->lesson->id, play->is_last ? "the last round," : "round",
           play->round + 1, buffer_text(&play->problems));
  buffer_free(&play->problems);
  json_decref(play->objects);
  folder_remove(folder);
  return well;
}

static size_t wrong_rounds(const struct lesson *lesson)
{
  size_t most = 0;
  for (size_t page = 0; page < lesson->page_count; page++) {
    const struct lesson_directive *directive = &lesson->pages[page].directive;
    if (directive->kind == LESSON_PREDICT && directive->predict.guess_count > most)
      most = directive->predict.guess_count;
  }
  return most + 1;
}

static bool play_lesson(const struct lesson *lesson)
{
  struct play play = {.lesson = lesson};
  bool well = true;
  play.truths = calloc(lesson->page_count, sizeof *play.truths);
  if (play.truths == NULL) fail("out of memory");
  for (size_t count = wrong_rounds(lesson); play.round <= count; play.round++) {
    play.is_last = play.round == count;
    if (!play_round(&play)) well = false;
  }
  for (size_t page = 0; page < lesson->page_count; page++)
    free(play.truths[page]);
  free(play.truths);
  return well;
}

int main(int count, char **paths)
{
  int failed = 0;
  printf("1..%d\n", count - 1);
  for (int i = 1; i < count; i++) {
    struct lesson_problems problems = {0};
    char *slash = strrchr(paths[i], '/');
    if (slash != NULL) *slash = '\0';
    struct lesson *lesson = lesson_open(slash != NULL ? paths[i] : ".", &problems);
    for (size_t k = 0; k < problems.count; k++)
      printf("# %s:%d: %s\n", problems.list[k].file, problems.list[k].line, problems.list[k].text);
    bool well = lesson != NULL && problems.count == 0 && play_lesson(lesson);
    printf("%sok %d - %s\n", well ? "" : "not ", i, paths[i]);
    failed += !well;
    fflush(stdout);
    lesson_free(lesson);
    lesson_problems_free(&problems);
  }
  return failed > 0;
}
