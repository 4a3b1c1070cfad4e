/* lessons.c - which lesson is open, and what its page wants. Sessions are begun in
 * lessons_page.c; exercises are in lessons_exercise.c. */
#include "app/lesson/lessons.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/course.h"
#include "app/lesson/lessons_inside.h"
#include "app/lesson/menu.h"
#include "app/lesson/progress.h"
#include "app/model_inside.h"
#include "app/state_file.h"

/* The marks of the language that was chosen in a lesson. */
static const char in_javascript[] = "lessons-in-javascript", in_lua[] = "lessons-in-lua";

void lessons_choose_language(struct model *model, bool javascript)
{
  model_show_twin(model, javascript);
  state_file_mark(javascript ? in_javascript : in_lua);
  state_file_unmark(javascript ? in_lua : in_javascript);
}

void lessons_start(struct model *model, struct course *course)
{
  struct lessons *lessons = calloc(1, sizeof *lessons);
  if (lessons == NULL) abort();
  lessons->course = course;
  lessons->progress = progress_open();
  lessons->session_page = LESSONS_NO_PAGE;
  lessons->menu = course != NULL ? menu_new(course, lessons->progress) : NULL;
  lessons->in_menu = course != NULL;
  model->lessons = lessons;
  if (state_file_is_marked(in_javascript)) model_show_twin(model, true);
  else if (state_file_is_marked(in_lua)) model_show_twin(model, false);
}

static void close_lesson(struct lessons *lessons)
{
  lessons_clear_steps(lessons);
  exercise_free(lessons->exercise);
  lesson_run_free(lessons->run);
  lessons->exercise = NULL;
  lessons->run = NULL;
  lessons->session_page = LESSONS_NO_PAGE;
  lessons->begun = lessons->offers_next = lessons->news = lessons->shows_failed = false;
}

void lessons_free(struct lessons *lessons)
{
  if (lessons == NULL) return;
  close_lesson(lessons);
  menu_free(lessons->menu);
  course_free(lessons->course);
  progress_free(lessons->progress);
  free(lessons);
}

/* -------------------------------------------------------------- open and close */

/* What was done there before. */
static void restore(struct lesson_run *run, const struct progress *progress)
{
  const struct lesson *lesson = lesson_run_lesson(run);
  for (size_t page = 0; page < lesson->page_count; page++)
    if (progress_fulfilled(progress, lesson, page)) lesson_run_set_done(run, page);
}

enum command_answer lessons_open(struct model *model, struct lesson *lesson)
{
  struct lessons *lessons = model->lessons;
  progress_reread(lessons->progress);
  size_t page =
      progress_done(lessons->progress, lesson->id) ? 0 : progress_page(lessons->progress, lesson);
  struct lesson_run *run = lesson_run_new(lesson), *before = lessons->run;
  struct exercise *exercise = lessons->exercise;
  size_t session_page = lessons->session_page;
  restore(run, lessons->progress);
  lessons->run = run;
  lessons->exercise = NULL;
  lessons->session_page = LESSONS_NO_PAGE;
  enum command_answer answer = lessons_turn(model, page);
  if (answer != COMMAND_RUNS && page > 0) answer = lessons_turn(model, 0);
  if (answer != COMMAND_RUNS) { /* no session could be begun: all stays as it was */
    exercise_free(lessons->exercise);
    lessons->exercise = exercise;
    lessons->run = before;
    lessons->session_page = session_page;
    lesson_run_free(run);
    return COMMAND_REFUSED;
  }
  exercise_free(exercise);
  lesson_run_free(before);
  lessons->in_menu = false;
  model->focus = PANE_LESSON;
  return answer;
}

enum command_answer lessons_leave(struct model *model)
{
  struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->course == NULL) {
    model_say(model, "There is no menu here: yieldscope alone opens it.");
    return COMMAND_REFUSED;
  }
  char *id = lessons->run != NULL ? strdup(lesson_run_lesson(lessons->run)->id) : NULL;
  close_lesson(lessons);
  model_end(model);
  lessons->in_menu = true;
  menu_refresh(lessons->menu, id);
  free(id);
  return COMMAND_DONE;
}

const struct lesson *lessons_next(const struct model *model)
{
  const struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL || lessons->course == NULL) return NULL;
  const struct course *course = lessons->course;
  const char *id = lesson_run_lesson(lessons->run)->id;
  for (size_t i = 0; i + 1 < course->count; i++)
    if (strcmp(course->lessons[i]->id, id) == 0) return course->lessons[i + 1];
  return NULL;
}

struct lesson *lessons_read(struct model *model, const struct lesson *lesson)
{
  struct lesson_problems problems = {0};
  struct lesson *fresh = lesson_open(lesson->folder, &problems);
  if (fresh == NULL)
    model_say(model, "The lesson cannot be opened: %s",
              problems.count > 0 ? problems.list[0].text : lesson->folder);
  lesson_problems_free(&problems);
  return fresh;
}

enum command_answer lessons_open_chosen(struct model *model)
{
  struct lesson *lesson = lessons_read(model, menu_chosen(model->lessons->menu));
  return lesson != NULL ? lessons_open(model, lesson) : COMMAND_REFUSED;
}

enum command_answer lessons_open_next(struct model *model)
{
  const struct lesson *next = lessons_next(model);
  struct lesson *lesson = next != NULL ? lessons_read(model, next) : NULL;
  if (next == NULL) model_say(model, "This is the last lesson.");
  return lesson != NULL ? lessons_open(model, lesson) : COMMAND_REFUSED;
}

/* ------------------------------------------------------- what the page wants */

enum lessons_want lessons_want(const struct model *model)
{
  static const enum lessons_want wants[] = {
      [LESSON_NOTHING] = LESSONS_WANT_PAGE,  [LESSON_TASK] = LESSONS_WANT_TASK,
      [LESSON_PREDICT] = LESSONS_WANT_GUESS, [LESSON_QUIZ] = LESSONS_WANT_ANSWER,
      [LESSON_EXERCISE] = LESSONS_WANT_CODE,
  };
  const struct lesson_run *run = model->lessons != NULL ? model->lessons->run : NULL;
  if (run == NULL) return LESSONS_WANT_NOTHING;
  size_t page = lesson_run_page(run);
  if (!lesson_run_is_done(run, page) && !model->lessons->offers_next)
    return wants[lesson_run_open_page(run)->directive.kind];
  bool last = page + 1 == lesson_run_lesson(run)->page_count;
  return last ? LESSONS_WANT_END : LESSONS_WANT_PAGE;
}

void lessons_became_done(struct model *model)
{
  struct lessons *lessons = model->lessons;
  const struct lesson *lesson = lesson_run_lesson(lessons->run);
  lessons->news = true;
  model->scrolls[PANE_LESSON].moved = false; /* its end is shown, where the news is */
  progress_set_fulfilled(lessons->progress, lesson, lesson_run_page(lessons->run));
  lessons_keep(model);
}

void lessons_keep(struct model *model)
{
  struct lessons *lessons = model->lessons;
  const struct lesson *lesson = lesson_run_lesson(lessons->run);
  if (lesson_run_is_finished(lessons->run) && !progress_done(lessons->progress, lesson->id))
    progress_set_done(lessons->progress, lesson->id);
  const char *problem = progress_problem(lessons->progress);
  if (problem[0] != '\0') model_say(model, "%s", problem);
}

bool lessons_take_news(struct model *model)
{
  bool news = model->lessons != NULL && model->lessons->news;
  if (news) model->lessons->news = false;
  return news;
}

void lessons_note(struct model *model, const char *line)
{
  struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL || lessons->stepping || !lessons->begun) return;
  if (lesson_run_command(lessons->run, line)) lessons_became_done(model);
}

/* ------------------------------------------------------------------- answers */

/* On the screen the lesson's pane shows the reply. */
static void say_reply(struct model *model)
{
  const struct lesson_run *run = model->lessons->run;
  struct lesson_lines_state state = lesson_run_state(run, lesson_run_page(run));
  struct lesson_look look = {.columns = INT16_MAX, .language = model_language(model)};
  if (model->on_screen || state.reply == NULL) return;
  char *before = strdup(model->message), *reply = lesson_lines_sentence(&look, state.reply);
  if (before != NULL && reply != NULL)
    model_say(model, "%s%s%s", before, before[0] != '\0' ? " " : "", reply);
  free(before);
  free(reply);
}

void lessons_take_guess(struct model *model, const char *value, bool done, bool right)
{
  if (lessons_want(model) != LESSONS_WANT_GUESS) return;
  lesson_run_guess(model->lessons->run, value, done, right);
  say_reply(model);
  lessons_became_done(model);
}

void lessons_skip_guess(struct model *model)
{
  if (lessons_want(model) != LESSONS_WANT_GUESS) return;
  lesson_run_set_done(model->lessons->run, lesson_run_page(model->lessons->run));
  lessons_became_done(model);
}

enum command_answer lessons_answer(struct model *model, const char *text)
{
  struct lessons *lessons = model->lessons;
  struct lesson_run *run = lessons != NULL ? lessons->run : NULL;
  char problem[256];
  if (run == NULL || lesson_run_open_page(run)->directive.kind != LESSON_QUIZ) {
    model_say(model, "Nothing is asked here.");
    return COMMAND_REFUSED;
  }
  enum lesson_run_verdict verdict = lesson_run_answer(run, text, problem, sizeof problem);
  if (verdict == LESSON_RUN_UNREADABLE) {
    model_say(model, "%s", problem);
    return COMMAND_REFUSED;
  }
  size_t page = lesson_run_page(run);
  model->scrolls[PANE_LESSON].moved = false;
  progress_set_answer(lessons->progress, lesson_run_lesson(run), page, text);
  model_say(model, "%s", verdict == LESSON_RUN_RIGHT ? "Right." : lessons_wrong_choice(run));
  say_reply(model);
  if (verdict == LESSON_RUN_RIGHT) lessons_became_done(model);
  return COMMAND_DONE;
}

/* Whether something wrong was chosen, or only not all that is right. */
const char *lessons_wrong_choice(const struct lesson_run *run)
{
  const struct lesson_quiz *quiz = &lesson_run_open_page(run)->directive.quiz;
  const bool *chosen = lesson_run_state(run, lesson_run_page(run)).chosen;
  for (size_t i = 0; i < quiz->choice_count; i++)
    if (chosen[i] && !quiz->choices[i].right) return "Not so. Answer again.";
  return "That is right, but it is not all. Answer again: the numbers of all that are right, "
         "with blanks between.";
}
