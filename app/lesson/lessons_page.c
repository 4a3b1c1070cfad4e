/* lessons_page.c - pages, and the session that each has. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lesson/lessons_inside.h"
#include "app/lesson/progress.h"
#include "app/model_inside.h"

void lessons_clear_steps(struct lessons *lessons)
{
  for (size_t i = 0; i < lessons->steps.count; i++)
    free(lessons->steps.lines[i]);
  free(lessons->steps.lines);
  lessons->steps = (struct lesson_steps){.count = 0};
  lessons->step = 0;
}

static void add_step(struct lessons *lessons, const char *line)
{
  struct lesson_steps *steps = &lessons->steps;
  steps->lines = realloc(steps->lines, (steps->count + 1) * sizeof *steps->lines);
  char *own = strdup(line);
  if (steps->lines == NULL || own == NULL) abort();
  steps->lines[steps->count++] = own;
}

static void add_steps(struct lessons *lessons, const struct lesson_steps *steps)
{
  for (size_t i = 0; i < steps->count; i++)
    add_step(lessons, steps->lines[i]);
}

/* Who comes in the middle of a session stands where the text says: what the pages before ask for is
 * done as their author does it, up to the page end, without it. */
static void make_steps(struct lessons *lessons, size_t session_page, size_t end)
{
  const struct lesson *lesson = lesson_run_lesson(lessons->run);
  const struct lesson_script *script = lesson_run_script(lessons->run, session_page);
  lessons_clear_steps(lessons);
  if (script != NULL) add_steps(lessons, &script->does);
  for (size_t i = session_page; i < end; i++) {
    const struct lesson_directive *directive = &lesson->pages[i].directive;
    if (directive->kind == LESSON_TASK) add_steps(lessons, &directive->task.by);
    else if (directive->kind == LESSON_PREDICT) add_step(lessons, "next");
  }
}

bool lessons_begin_script(struct model *model, const char *path, bool at_start, bool hidden)
{
  char problem[1024] = "there is not enough memory.";
  struct engine_options options = {.script = path, .seed = 1, .at_start = at_start};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  bool hidden_before = model->hides_source;
  model->hides_source = hidden;
  if (engine != NULL && model_begin(model, engine, path)) return true;
  model->hides_source = hidden_before;
  engine_free(engine);
  model_say(model, "The page's script cannot be opened: %s", problem);
  return false;
}

static bool begin_exercise(struct model *model)
{
  return lessons_open_exercise(model) &&
         lessons_begin_script(model, exercise_path(model->lessons->exercise), false, false);
}

static bool begin_script(struct model *model, const struct lesson_script *script)
{
  if (script == NULL) {
    model_say(model, "The lesson has no script to be opened.");
    return false;
  }
  if (!lessons_begin_script(model, script->path, false, script->hides_source)) return false;
  bool twin =
      script->language != NULL ? script->language == &language_javascript : model->wants_twin;
  model->twin_first = twin && model->twin != NULL;
  return true;
}

static bool begin_session(struct model *model, size_t session_page, size_t end)
{
  struct lessons *lessons = model->lessons;
  const struct lesson_page *first = &lesson_run_lesson(lessons->run)->pages[session_page];
  bool exercise = first->directive.kind == LESSON_EXERCISE;
  if (exercise ? !begin_exercise(model)
               : !begin_script(model, lesson_run_script(lessons->run, session_page)))
    return false;
  lessons->session_page = session_page;
  lessons->shows_failed = false;
  make_steps(lessons, session_page, end);
  model_say(model, "%s", "");
  return true;
}

enum command_answer lessons_reopen(struct model *model)
{
  struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL || !lessons->shows_failed) return COMMAND_REFUSED;
  size_t page = lesson_run_page(lessons->run), end = page + lesson_run_is_done(lessons->run, page);
  return begin_session(model, lessons->session_page, end) ? COMMAND_RUNS : COMMAND_REFUSED;
}

enum command_answer lessons_begin_again(struct model *model)
{
  struct lessons *lessons = model->lessons;
  if (lessons_reopen(model) == COMMAND_RUNS) return COMMAND_RUNS;
  if (lessons == NULL || lessons->run == NULL || lessons->session_page == LESSONS_NO_PAGE)
    return COMMAND_REFUSED;
  size_t page = lesson_run_page(lessons->run);
  make_steps(lessons, lessons->session_page, page);
  bool brought = lessons->steps.count > 0;
  lessons_clear_steps(lessons);
  if (!brought || !begin_session(model, lessons->session_page, page)) return COMMAND_REFUSED;
  lessons->begun = false;
  return COMMAND_RUNS;
}

/* What the keys move is the page: Enter does what it wants, whatever the page before had the user
 * look at. A view stays open: the page may go on with it. */
static void look_at_page(struct model *model)
{
  model->scrolls[PANE_LESSON] = (struct model_scroll){0};
  if (model_is_view(model->focus)) return;
  model->focus = PANE_LESSON;
  model->zoomed = model->focus_hidden = PANE_COUNT;
}

/* The page as it is seen: from its top, with what was answered there before. */
static void show_page(struct model *model, size_t page)
{
  struct lessons *lessons = model->lessons;
  const struct lesson *lesson = lesson_run_lesson(lessons->run);
  const char *answer = progress_answer(lessons->progress, lesson, page);
  char problem[256];
  lesson_run_turn(lessons->run, page);
  lessons->begun = lessons->offers_next = false;
  look_at_page(model);
  if (answer[0] != '\0' && lesson_run_state(lessons->run, page).chosen == NULL)
    lesson_run_answer(lessons->run, answer, problem, sizeof problem);
  lesson_run_show_hints(lessons->run, progress_hints(lessons->progress, lesson->id));
  progress_set_page(lessons->progress, lesson, page);
  if (lesson_run_is_done(lessons->run, page))
    progress_set_fulfilled(lessons->progress, lesson, page);
  lessons_keep(model);
}

enum command_answer lessons_turn(struct model *model, size_t page)
{
  struct lessons *lessons = model->lessons;
  struct lesson_run *run = lessons->run;
  if (page >= lesson_run_lesson(run)->page_count) return COMMAND_REFUSED;
  size_t session_page = lesson_run_session_page(run, page);
  bool begins = session_page != lessons->session_page;
  size_t end = page + lesson_run_is_done(run, page); /* with what was done there already */
  bool begun = begins && begin_session(model, session_page, end);
  /* An exercise can be read where no copy can be made of it. */
  bool exercise = lesson_run_lesson(run)->pages[page].directive.kind == LESSON_EXERCISE;
  if (begins && !begun && (!exercise || lessons->session_page == LESSONS_NO_PAGE))
    return COMMAND_REFUSED;
  show_page(model, page);
  return begun ? COMMAND_RUNS : lessons_go_on(model);
}

enum command_answer lessons_go_on(struct model *model)
{
  struct lessons *lessons = model->lessons;
  if (lessons == NULL || lessons->run == NULL || model_running(model)) return COMMAND_DONE;
  while (lessons->step < lessons->steps.count) {
    const char *line = lessons->steps.lines[lessons->step++];
    lessons->stepping = true;
    /* What only shows something is for the page itself. */
    bool own = lesson_run_page(lessons->run) == lessons->session_page;
    enum command_answer answer =
        command_run(model, line, own ? COMMAND_SCREEN | COMMAND_DRIVE : COMMAND_DRIVE);
    lessons->stepping = false;
    if (answer != COMMAND_DONE && answer != COMMAND_REFUSED) return answer;
  }
  if (!lessons->begun) lesson_run_begin(lessons->run, model->engine);
  else if (lesson_run_see(lessons->run, model->engine)) lessons_became_done(model);
  lessons->begun = true;
  return COMMAND_DONE;
}
