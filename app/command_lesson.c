/* command_lesson.c - lessons: pages, answers, exercises. */
#include "app/command_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/sentence.h"

bool command_in_lesson(const struct model *model)
{
  return model->lessons != NULL && model->lessons->run != NULL;
}

bool command_in_exercise(const struct model *model)
{
  return lessons_exercise(model) != NULL;
}

bool command_wants_code(const struct model *model)
{
  return command_in_exercise(model) && lessons_want(model) == LESSONS_WANT_CODE;
}

bool command_has_failed(const struct model *model)
{
  if (!command_in_exercise(model)) return false;
  const struct grade_check *check = exercise_failed(lessons_exercise(model), 1);
  return check != NULL && check->commands[0] != '\0'; /* else there is nothing to be seen */
}

static bool needs_lesson(struct model *model)
{
  if (command_in_lesson(model)) return true;
  model_say(model, "No lesson is open: yieldscope lesson lists them.");
  return false;
}

static bool needs_exercise(struct model *model)
{
  if (!needs_lesson(model)) return false;
  if (command_in_exercise(model)) return true;
  model_say(model, "This page has no exercise.");
  return false;
}

/* -------------------------------------------------------------------- pages */

/* "page 2 is", "pages 2 and 5 are", "7 pages are"; returns out. */
static const char *pages_left(const struct lesson_run *run, char *out, size_t size)
{
  enum { NAMED = 3 };
  size_t count = lesson_run_lesson(run)->page_count, left = count - lesson_run_done_count(run);
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  if (left > NAMED) {
    sentence_add(&sentence, "%zu pages are", left);
    return out;
  }
  sentence_add(&sentence, left == 1 ? "page" : "pages");
  for (size_t page = 0, told = 0; page < count; page++) {
    if (lesson_run_is_done(run, page)) continue;
    sentence_add(&sentence, "%s %zu", told == 0 ? "" : told + 1 == left ? " and" : ",", page + 1);
    told++;
  }
  sentence_add(&sentence, left == 1 ? " is" : " are");
  return out;
}

/* Without a screen, the command itself. */
static const char *key_of(const struct model *model, const char *line)
{
  return model->on_screen ? keymap_key(model->keymap, line) : line;
}

/* Behind the last page. */
static enum command_answer offer_next(struct model *model)
{
  struct lessons *lessons = model->lessons;
  const struct lesson *next = lessons_next(model), *lesson = lesson_run_lesson(lessons->run);
  const char *key = model->on_screen ? keymap_key(model->keymap, "open") : "go";
  const char *menu = key_of(model, "lessons");
  char text[512], pages[256];
  struct sentence sentence;
  sentence_start(&sentence, text, sizeof text);
  if (lesson_run_is_finished(lessons->run)) sentence_add(&sentence, "✓ %s is done.", lesson->title);
  else
    sentence_add(&sentence, "It was the last page, but %s still to be done; %s goes back.",
                 pages_left(lessons->run, pages, sizeof pages), key_of(model, "page back"));
  if (next != NULL) sentence_add(&sentence, " %s opens the next lesson: %s.", key, next->title);
  else if (lessons->course != NULL) sentence_add(&sentence, " There is no lesson behind it.");
  if (lessons->course != NULL && menu[0] != '\0')
    sentence_add(&sentence, " %s shows all lessons.", menu);
  lessons->offers_next = true;
  model_say(model, "%s", text);
  return COMMAND_DONE;
}

enum command_answer command_page(struct model *model, const char *argument)
{
  if (!needs_lesson(model)) return COMMAND_REFUSED;
  const struct lesson_run *run = model->lessons->run;
  size_t page = lesson_run_page(run), count = lesson_run_lesson(run)->page_count;
  if (argument[0] == '\0' || strcmp(argument, "next") == 0) {
    if (page + 1 == count) return offer_next(model);
    return lessons_turn(model, page + 1);
  }
  if (strcmp(argument, "back") == 0) {
    if (page > 0) return lessons_turn(model, page - 1);
    model_say(model, "This is the first page.");
    return COMMAND_REFUSED;
  }
  char *end;
  unsigned long number = strtoul(argument, &end, 10);
  if (*end == '\0' && number >= 1 && number <= count) return lessons_turn(model, number - 1);
  model_say(model, "page knows next, back, and a number from 1 to %zu.", count);
  return COMMAND_REFUSED;
}

enum command_answer command_lessons(struct model *model, const char *argument)
{
  (void)argument;
  return lessons_leave(model);
}

/* ---------------------------------------------------------- what a page wants */

/* Where it does more than to turn the page. */
bool command_wants_go(const struct model *model)
{
  enum lessons_want want = lessons_want(model);
  return want != LESSONS_WANT_NOTHING && want != LESSONS_WANT_TASK && want != LESSONS_WANT_PAGE;
}

bool command_has_next_page(const struct model *model)
{
  if (!command_in_lesson(model)) return false;
  const struct lesson_run *run = model->lessons->run;
  return lesson_run_page(run) + 1 < lesson_run_lesson(run)->page_count;
}

const char *command_go_label(const struct model *model)
{
  switch (lessons_want(model)) {
  case LESSONS_WANT_GUESS: return "predict";
  case LESSONS_WANT_ANSWER: return "answer";
  case LESSONS_WANT_CODE: return "write it";
  case LESSONS_WANT_END:
    return !model->lessons->offers_next  ? "finish"
           : lessons_next(model) != NULL ? "next lesson"
                                         : "all lessons";
  default: return "next page";
  }
}

/* Without a screen nothing can be asked for: it is said how to answer. */
static enum command_answer ask(struct model *model, const char *prompt, const char *how)
{
  if (model->on_screen) return command_prompt(model, prompt);
  model_say(model, "%s", how);
  return COMMAND_REFUSED;
}

enum command_answer command_go(struct model *model, const char *argument)
{
  (void)argument;
  const char *key = key_of(model, "page next");
  switch (lessons_want(model)) {
  case LESSONS_WANT_NOTHING: needs_lesson(model); return COMMAND_REFUSED;
  case LESSONS_WANT_TASK:
    model_say(
        model,
        "This page's task is still to be done. %s undoes a step, %s begins the page again, %s "
        "goes on without it.",
        key_of(model, "back"), key_of(model, "restart"), key);
    return COMMAND_REFUSED;
  case LESSONS_WANT_GUESS:
    return ask(model, "predict", "The page asks what comes next: answer 3, for example.");
  case LESSONS_WANT_ANSWER:
    return ask(model, "answer", "The page asks a question: answer 1, for example.");
  case LESSONS_WANT_CODE: return command_exercise(model, "");
  case LESSONS_WANT_PAGE: return command_page(model, "next");
  case LESSONS_WANT_END: break;
  }
  if (!model->lessons->offers_next) return offer_next(model);
  return lessons_next(model) != NULL ? lessons_open_next(model) : lessons_leave(model);
}

enum command_answer command_answer_page(struct model *model, const char *argument)
{
  if (!needs_lesson(model)) return COMMAND_REFUSED;
  bool predicts = lessons_want(model) == LESSONS_WANT_GUESS;
  return predicts ? command_predict(model, argument) : lessons_answer(model, argument);
}

/* ---------------------------------------------------------------- exercises */

enum command_answer command_exercise(struct model *model, const char *argument)
{
  (void)argument;
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  if (model->on_screen) model->edit_line = 1;
  else
    model_say(model, "Your file is %s. Write in it with any editor, save it, then: check.",
              exercise_shown_path(lessons_exercise(model)));
  return COMMAND_DONE;
}

enum command_answer command_check(struct model *model, const char *argument)
{
  (void)argument;
  char problem[512];
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  struct exercise *exercise = lessons_exercise(model);
  if (!exercise_check(exercise, problem, sizeof problem)) {
    model_say(model, "%s", problem);
    return COMMAND_REFUSED;
  }
  model->scrolls[PANE_LESSON].moved = false;
  if (model->on_screen) return COMMAND_DONE;
  lessons_check_now(model);
  bool seen = command_has_failed(model);
  model_say(model, "%s%s", exercise_report(exercise),
            seen ? "\nThe command \"seen 1\" shows where that was." : "");
  return COMMAND_DONE;
}

enum command_answer command_hint(struct model *model, const char *argument)
{
  (void)argument;
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  struct exercise *exercise = lessons_exercise(model);
  const struct lesson_text *hint = exercise_hint(exercise);
  lesson_run_show_hints(model->lessons->run, exercise_hint_count(exercise));
  model->lessons->hinted = true;
  model->scrolls[PANE_LESSON].moved = false;
  if (hint == NULL) {
    model_say(model, "There are no more hints. %ssolution shows how it can be done.",
              model->on_screen ? keymap_key(model->keymap, "prompt") : "");
    return COMMAND_REFUSED;
  }
  if (model->on_screen) return COMMAND_DONE;
  struct lesson_look look = {.columns = 78, .language = model_language(model)};
  char *text = lesson_lines_sentence(&look, hint);
  if (text != NULL) model_say(model, "%s", text);
  free(text);
  return COMMAND_DONE;
}

enum command_answer command_solution(struct model *model, const char *argument)
{
  (void)argument;
  char problem[512];
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  char *text = exercise_solution(lessons_exercise(model), problem, sizeof problem);
  model_say(model, "%s", text != NULL ? text : problem);
  free(text);
  return text != NULL ? COMMAND_DONE : COMMAND_REFUSED;
}

enum command_answer command_start_again(struct model *model, const char *argument)
{
  (void)argument;
  char where[512];
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  bool well = exercise_start_again(lessons_exercise(model), where, sizeof where);
  model_say(model, "%s", where);
  return well ? COMMAND_DONE : COMMAND_REFUSED;
}

enum command_answer command_seen(struct model *model, const char *argument)
{
  if (!needs_exercise(model)) return COMMAND_REFUSED;
  char *end;
  unsigned long number = argument[0] != '\0' ? strtoul(argument, &end, 10) : 1;
  bool is_number = argument[0] == '\0' || *end == '\0';
  const struct grade_check *check =
      is_number ? exercise_failed(lessons_exercise(model), number) : NULL;
  if (check != NULL) return lessons_show_failed(model, check);
  model_say(model, "No check of that number has failed.");
  return COMMAND_REFUSED;
}
