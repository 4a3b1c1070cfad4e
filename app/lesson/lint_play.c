/* lint_play.c - takes a lesson as a student would who does all that it asks for, and nothing
 * else. A session that cannot be had is told once, and what would need it is left out. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/command.h"
#include "app/lesson/lesson_run.h"
#include "app/lesson/lint.h"
#include "app/model.h"
#include "engine/engine.h"

enum { PATIENCE = 20000 /* milliseconds, for one command */ };

struct play {
  struct lesson_run *run;
  struct model *model; /* NULL: there is no session */
  char *file;
  struct lesson_problems *problems;
};

__attribute__((format(printf, 3, 4))) static void complain(const struct play *play, int line,
                                                           const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  lesson_problem_with(play->problems, play->file, line, format, arguments);
  va_end(arguments);
}

static void end_session(struct play *play)
{
  model_free(play->model);
  play->model = NULL;
}

/* ----------------------------------------------------------------- commands */

/* Waits for the engine. False: it runs on, and the session is given up. */
static bool settle(struct play *play, int line, const char *what)
{
  if (engine_wait(model_engine(play->model), PATIENCE)) return true;
  complain(play, line, "%s: the script runs on for more than %d seconds.", what, PATIENCE / 1000);
  end_session(play);
  return false;
}

/* Gives a command, and follows it to its end. False: it was refused, or runs on, which is told. */
static bool give(struct play *play, int line, const char *command)
{
  struct engine *engine = model_engine(play->model);
  enum command_answer answer = command_run(play->model, command, COMMAND_SCREEN | COMMAND_DRIVE);
  const char *why = NULL;
  while (answer == COMMAND_RUNS || answer == COMMAND_JUMPS || answer == COMMAND_ASKS) {
    if (!settle(play, line, command)) return false;
    model_refresh(play->model);
    if (answer != COMMAND_ASKS && engine_refused(engine)) {
      why = engine_problem(engine);
      break;
    }
    answer = command_go_on(play->model);
  }
  if (answer == COMMAND_REFUSED) why = model_message(play->model);
  if (why) complain(play, line, "\"%s\" cannot be done here. %s", command, why);
  return !why;
}

/* -------------------------------------------------------------- the session */

static const char *full_stop(const char *sentence)
{
  size_t size = strlen(sentence);
  return size > 0 && strchr(".!?", sentence[size - 1]) ? "" : ".";
}

/* The message without the place before it: "fib.lua:3: ". */
static const char *without_place(const char *text, const struct lesson_script *script)
{
  size_t size = strlen(script->file);
  const char *end = strncmp(text, script->file, size) == 0 && text[size] == ':'
                        ? strstr(text + size, ": ")
                        : NULL;
  return end ? end + 2 : text;
}

/* Opens the script in a session of its own. */
static void open_session(struct play *play, const struct lesson_script *script)
{
  char problem[1024];
  const struct engine_options options = {.script = script->path};
  if (access(script->path, F_OK) != 0) return; /* lint.c tells that */
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (!engine) {
    complain(play, script->line, "%s%s", problem, full_stop(problem));
    return;
  }
  play->model = model_new(engine, engine_script_path(engine));
  if (!play->model) abort();
  if (!settle(play, script->line, script->file)) return;
  model_refresh(play->model);
  const struct engine_stop *stop = engine_stop(engine);
  if (stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_GONE) {
    const char *text = without_place(stop->text, script);
    lesson_problem(play->problems, script->path, stop->line, "%s%s", text, full_stop(text));
    end_session(play);
  }
}

static void begin_page(struct play *play, size_t index)
{
  const struct lesson_page *page = lesson_run_open_page(play->run);
  if (lesson_run_session_page(play->run, index) == index) {
    end_session(play);
    const struct lesson_script *script = lesson_run_script(play->run, index);
    if (script) open_session(play, script);
  }
  for (size_t i = 0; play->model && i < page->script.does.count; i++)
    if (!give(play, page->script.line, page->script.does.lines[i])) break;
  if (play->model) lesson_run_begin(play->run, model_engine(play->model));
}

/* ------------------------------------------------------------ what it asks for */

static void play_task(struct play *play, size_t index, const struct lesson_directive *directive)
{
  const struct lesson_steps *by = &directive->task.by;
  if (lesson_run_see(play->run, model_engine(play->model))) {
    complain(play, directive->line,
             "This task is done before the student has done anything: until: holds at once.");
    return;
  }
  for (size_t i = 0; i < by->count; i++) {
    if (!give(play, directive->line, by->lines[i])) return;
    lesson_run_command(play->run, by->lines[i]);
    lesson_run_see(play->run, model_engine(play->model));
  }
  if (by->count > 0 && directive->task.until_count > 0 && !lesson_run_is_done(play->run, index))
    complain(play, directive->line,
             "What by: says does not fulfil this task: not all that until: names has happened.");
}

/* Asks what next will give, with a guess. NULL: that cannot be told. */
static const struct engine_future *foresee(struct play *play, int line, const char *guess)
{
  struct engine *engine = model_engine(play->model);
  bool asked = engine_foresee(engine, guess);
  if (asked && !settle(play, line, "The prediction")) return NULL;
  const struct engine_future *future = asked ? engine_future(engine) : NULL;
  if (!asked || engine_refused(engine)) {
    complain(play, line, "guess %s: %s", guess, engine_problem(engine));
    return NULL;
  }
  if (future && future->next_count > 0 && !future->next[0].none) return future;
  complain(play, line, "Nothing can be predicted here: next gives no result.");
  return NULL;
}

static void play_predict(struct play *play, const struct lesson_directive *directive)
{
  const struct lesson_predict *predict = &directive->predict;
  if (!foresee(play, directive->line, "")) return;
  for (size_t i = 0; i < predict->guess_count; i++) {
    const struct lesson_guess *guess = &predict->guesses[i];
    const struct engine_future *future = foresee(play, directive->line, guess->value);
    if (!play->model) return;
    if (!future) continue;
    const struct engine_outcome *truth = &future->next[0];
    bool right = !truth->threw && strcmp(future->guess, truth->text) == 0 &&
                 (!guess->has_done || guess->done == truth->done);
    if (right)
      complain(play, directive->line, "guess %s is right: next gives %s here.", guess->value,
               truth->text);
    if (strcmp(future->guess, guess->value) != 0)
      complain(play, directive->line, "guess %s: this value is written as guess %s:", guess->value,
               future->guess);
  }
  give(play, directive->line, "next");
}

void lint_play(const char *folder, struct lesson_problems *problems)
{
  struct lesson_problems told = {0}; /* by the reader, once already */
  struct lesson *lesson = lesson_open(folder, &told);
  lesson_problems_free(&told);
  if (!lesson) return;
  struct play play = {.run = lesson_run_new(lesson), .problems = problems};
  if (asprintf(&play.file, "%s/lesson.md", lesson->folder) < 0) abort();
  for (size_t i = 0; i < lesson->page_count; i++) {
    const struct lesson_directive *directive = &lesson->pages[i].directive;
    lesson_run_turn(play.run, i);
    begin_page(&play, i);
    if (play.model && directive->kind == LESSON_TASK) play_task(&play, i, directive);
    if (play.model && directive->kind == LESSON_PREDICT) play_predict(&play, directive);
  }
  end_session(&play);
  lesson_run_free(play.run);
  free(play.file);
}
