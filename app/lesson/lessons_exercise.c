/* lessons_exercise.c - the exercise of the open page: its checks go on beside the session. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lessons_inside.h"
#include "app/model_inside.h"

bool lessons_open_exercise(struct model *model)
{
  struct lessons *lessons = model->lessons;
  char problem[512];
  if (lessons->exercise != NULL) return true;
  lessons->exercise =
      exercise_open(lesson_run_lesson(lessons->run), lessons->progress, problem, sizeof problem);
  if (lessons->exercise == NULL) model_say(model, "%s", problem);
  return lessons->exercise != NULL;
}

struct exercise *lessons_exercise(const struct model *model)
{
  const struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL) return NULL;
  bool here = lesson_run_open_page(lessons->run)->directive.kind == LESSON_EXERCISE;
  return here ? lessons->exercise : NULL;
}

bool lessons_own_script(const struct model *model)
{
  const struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL || lessons->session_page == LESSONS_NO_PAGE)
    return false;
  const struct lesson *lesson = lesson_run_lesson(lessons->run);
  return lesson->pages[lessons->session_page].directive.kind != LESSON_EXERCISE;
}

void lessons_edited(struct model *model)
{
  struct exercise *exercise = lessons_exercise(model);
  char problem[512];
  if (exercise == NULL || exercise_checking(exercise)) return;
  if (!exercise_check(exercise, problem, sizeof problem)) model_say(model, "%s", problem);
  model->scrolls[PANE_LESSON].moved = false;
}

bool lessons_look(struct model *model)
{
  struct exercise *exercise = lessons_exercise(model);
  if (exercise == NULL || !exercise_look(exercise)) return false;
  model->scrolls[PANE_LESSON].moved = false;
  return true;
}

void lessons_poll(const struct model *model, struct pollfd *pollfd)
{
  struct exercise *exercise = lessons_exercise(model);
  *pollfd = (struct pollfd){.fd = -1};
  if (exercise != NULL) exercise_poll(exercise, pollfd);
}

/* The verdict has come. */
static void take_verdict(struct model *model)
{
  struct lessons *lessons = model->lessons;
  const struct grade *grade = exercise_grade(lessons->exercise);
  size_t page = lesson_run_page(lessons->run);
  model->scrolls[PANE_LESSON].moved = false;
  lessons->hinted = false;
  model_say(model, "%s", "");
  if (grade == NULL || grade_status(grade) != GRADE_PASSED) return;
  if (lesson_run_is_done(lessons->run, page)) return;
  lesson_run_set_done(lessons->run, page);
  lessons_became_done(model);
}

bool lessons_dispatch(struct model *model)
{
  struct exercise *exercise = lessons_exercise(model);
  if (exercise == NULL || !exercise_checking(exercise) || !exercise_dispatch(exercise))
    return false;
  take_verdict(model);
  return true;
}

void lessons_check_now(struct model *model)
{
  exercise_wait(model->lessons->exercise);
  take_verdict(model);
}

/* The commands of the check, a line each, and then `goto` to its place. */
static void make_steps(struct lessons *lessons, const struct grade_check *check)
{
  size_t count = 2;
  for (const char *at = check->commands; *at != '\0'; at++)
    count += *at == '\n';
  lessons_clear_steps(lessons);
  lessons->steps.lines = calloc(count, sizeof *lessons->steps.lines);
  if (lessons->steps.lines == NULL) abort();
  for (const char *at = check->commands; *at != '\0';) {
    size_t size = strcspn(at, "\n");
    char *line = strndup(at, size);
    if (line == NULL) abort();
    lessons->steps.lines[lessons->steps.count++] = line;
    at += size + (at[size] == '\n');
  }
  char place[32];
  snprintf(place, sizeof place, "goto %" PRIu64, check->tick);
  if (check->placed) lessons->steps.lines[lessons->steps.count++] = strdup(place);
}

enum command_answer lessons_show_failed(struct model *model, const struct grade_check *check)
{
  struct lessons *lessons = model->lessons;
  if (check->commands[0] == '\0' && !check->placed) {
    model_say(model, "That check is about no run of your program, so there is nothing to be seen.");
    return COMMAND_REFUSED;
  }
  if (!lessons_begin_script(model, exercise_path(lessons->exercise), true, false))
    return COMMAND_REFUSED;
  make_steps(lessons, check);
  lessons->shows_failed = true;
  lessons->begun = false;
  return COMMAND_RUNS;
}
