/* Lessons on the screen: each kind of page, as it is opened and as it is answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/course.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

static const struct shot {
  const char *file;
  int rows, columns;
  const char *keys;
} shots[] = {
    {"read", 24, 80, ""},
    {"read-javascript", 24, 80, "J"},
    {"read-60x16", 16, 60, ""},
    {"read-scrolled-60x16", 16, 60, "Up Up Up"},
    {"read-200x60", 60, 200, ""},
    {"read-130x24", 24, 130, ""},
    {"read-80x11", 11, 80, ""},
    {"read-zoomed-80x11", 11, 80, ": type:zoom Space type:lesson Enter"},
    {"task", 24, 80, ">"},
    {"task-done", 24, 80, "> n n"},
    {"task-done-and-back", 24, 80, "> n n b b"},
    {"task-not-yet", 24, 80, "> n Enter"},
    {"task-60x16", 16, 60, "> n n"},
    {"task-200x60", 60, 200, "> n n"},
    {"predict", 24, 80, "> n n >"},
    {"predict-asks", 24, 80, "> n n > n"},
    {"predict-wrong", 24, 80, "> n n > n 1 Enter"},
    {"predict-other", 24, 80, "> n n > Enter type:7,false Enter"},
    {"predict-without-quotes", 24, 80, "> n n > Enter type:over Enter"},
    {"predict-right", 24, 80, "> n n > Enter 3 Enter"},
    {"predict-skipped", 24, 80, "> n n > n Enter"},
    {"predict-60x16", 16, 60, "> n n > n 1 Enter"},
    {"predict-200x60", 60, 200, "> n n > n 1 Enter"},
    {"predict-beside-ladder", 24, 80, "> n n > I"},
    {"quiz", 24, 80, "> > >"},
    {"predict-digit", 24, 80, "> n n > 3"},
    {"quiz-opened", 24, 80, "> > > Enter"},
    {"quiz-without-a-blank", 24, 80, "> > > 1 3 Enter"},
    {"quiz-asks", 24, 80, "> > > 2"},
    {"quiz-wrong", 24, 80, "> > > 2 Enter"},
    {"quiz-half", 24, 80, "> > > 1 Enter"},
    {"quiz-right", 24, 80, "> > > 1 Space 3 Enter"},
    {"quiz-mends", 24, 80, "> > > 9 Backspace 7 Enter"},
    {"quiz-60x16", 16, 60, "> > > 2 Enter"},
    {"quiz-200x60", 60, 200, "> > > 1 Space 3 Enter"},
    {"turned-from-a-pane", 24, 80, "> n n Tab Tab z > Enter"},
    {"does", 24, 80, "> > > >"},
    {"does-sent", 24, 80, "> > > > v type:'hello' Enter"},
    {"does-view", 24, 80, "> > > > L"},
    {"does-zoomed", 24, 80, "> > > > Tab z"},
    {"exercise", 24, 80, "> > > > >"},
    {"exercise-60x16", 16, 60, "> > > > >"},
    {"exercise-200x60", 60, 200, "> > > > >"},
    {"exercise-hint", 24, 80, "> > > > > H"},
    {"exercise-no-more-hints", 24, 80, "> > > > > H H H"},
    {"exercise-end", 24, 80, "> > > > > >"},
    {"next-lesson", 24, 80, "> > > > > > Enter"},
    {"last-lesson", 24, 80, "> > > > > > Enter Enter"},
    {"presenter", 24, 80, "> n P"},
};

static void draw_shot(void **state)
{
  void *home = NULL;
  course_set_up(&home);
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "lesson/%s", shot->file);
  struct model *model = course_lesson_one(shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
  course_tear_down(&home);
}

static const struct lesson_run *run_of(const struct model *model)
{
  return model->lessons->run;
}

/* Who comes back stands where the text says: at the same page, in a session that has done what the
 * pages before asked for. */
static void coming_back_nothing_is_lost(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> n n > n 3 Enter >");
  assert_int_equal(lesson_run_page(run_of(model)), 3);
  size_t results = history_count(model->history);
  model_free(model);
  model = course_lesson_one(24, 80);
  assert_int_equal(lesson_run_page(run_of(model)), 3);
  assert_int_equal(history_count(model->history), results);
  for (size_t page = 0; page < 3; page++)
    assert_true(lesson_run_is_done(run_of(model), page));
  assert_false(lesson_run_is_done(run_of(model), 3));
  shot_expect(model, "lesson/back-at-the-quiz");
  model_free(model);
}

/* Back to a page of another session, and forward again. */
static void turning_back_brings_the_session_along(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> > > >"); /* its own script, one result */
  assert_int_equal(history_count(model->history), 1);
  real_keys(model, "<"); /* behind the prediction */
  assert_int_equal(history_count(model->history), 3);
  real_keys(model, "n <"); /* within a session the page turns, and nothing else */
  assert_int_equal(history_count(model->history), 4);
  assert_int_equal(lesson_run_page(run_of(model)), 2);
  real_keys(model, "< < <");
  assert_string_equal(model->message, "This is the first page.");
  model_free(model);
}

/* A page may hide its script: in each language, in each pane, and when it is read again. */
static void a_hidden_script_is_nowhere_seen(void **state)
{
  static const char *const shown[][2] = {{"n n", "hidden"}, {"J n", "hidden-javascript"}};
  (void)state;
  setenv("YIELDSCOPE_LESSONS", "tests/screen/riddles", 1);
  struct model *model = course_lesson_one(24, 80);
  for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
    char file[128];
    real_keys(model, shown[i][0]);
    snprintf(file, sizeof file, "lesson/%s", shown[i][1]);
    shot_expect(model, file);
  }
  real_keys(model, "J : type:reload Enter");
  assert_null(strstr(source_line(model->script, 1, NULL), "generator"));
  update_size(model, 60, 200);
  shot_expect(model, "lesson/hidden-200x60");
  update_size(model, 24, 80);
  real_keys(model, ">");
  assert_non_null(strstr(source_line(model->script, 1, NULL), "generator"));
  shot_expect(model, "lesson/hidden-no-more");
  model_free(model);
}

/* Restart is the way out of a wrong step: it leads to where the page's text begins, not to the
 * script's beginning, and what is done from there counts anew. */
static void restart_begins_the_page_again(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> > > > v type:'wrong' Enter n n n"); /* its script brings one result */
  real_keys(model, "0");
  assert_int_equal(history_count(model->history), 1);
  assert_int_equal(lesson_run_page(run_of(model)), 4);
  real_keys(model, "v type:'hello' Enter");
  assert_int_equal(history_count(model->history), 2);
  real_keys(model, "< < 0"); /* a prediction: behind the two results of the task before */
  assert_int_equal(history_count(model->history), 2);
  real_keys(model, "< n 0"); /* a task at the script's beginning */
  assert_int_equal(history_count(model->history), 0);
  model_free(model);
}

/* A page that is seen whole has no use for the keys that scroll: they move its program. */
static void keys_of_a_whole_page_move_the_program(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(16, 60);
  int first = model->scrolls[PANE_SOURCE].first;
  assert_true(first > 0);
  real_keys(model, "Up");
  assert_int_equal(model->scrolls[PANE_SOURCE].first, first - 1);
  real_keys(model, "g");
  assert_int_equal(model->scrolls[PANE_SOURCE].first, 0);
  real_keys(model, "G");
  assert_int_equal(model->scrolls[PANE_SOURCE].first, first);
  assert_int_equal(model->focus, PANE_LESSON);
  real_keys(model, "l");
  assert_int_equal(model->scrolls[PANE_LESSON].left, 0);
  assert_true(model->scrolls[PANE_SOURCE].left > 0);
  real_keys(model, "h");
  assert_int_equal(model->scrolls[PANE_SOURCE].left, 0);
  model_free(model);
}

static void what_do_says_does_not_count(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> n");
  assert_false(lesson_run_is_done(run_of(model), 1));
  real_keys(model, "b n"); /* the same result again is still one */
  assert_false(lesson_run_is_done(run_of(model), 1));
  real_keys(model, "n");
  assert_true(lesson_run_is_done(run_of(model), 1));
  real_keys(model, "b b b");
  assert_true(lesson_run_is_done(run_of(model), 1));
  model_free(model);
}

/* J in a lesson is for all lessons, and for the next time. */
static void the_language_is_remembered(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "J");
  assert_true(model->twin_first);
  real_keys(model, "Q");
  model_free(model);
  model = course_lesson_one(24, 80);
  assert_true(model->twin_first);
  real_keys(model, "> > > >");
  assert_true(model->twin_first);
  real_keys(model, ">"); /* the exercise has no twin */
  assert_false(model->twin_first);
  real_keys(model, "<");
  assert_true(model->twin_first);
  real_keys(model, "J");
  model_free(model);
  model = course_lesson_one(24, 80);
  assert_false(model->twin_first);
  model_free(model);
}

/* Esc at the prompt of a prediction leaves all as it was, predict mode too. */
static void a_prediction_can_wait(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> n n > n Esc");
  assert_false(model->prompt.open || model->predicting);
  assert_int_equal(lessons_want(model), LESSONS_WANT_GUESS);
  assert_int_equal(history_count(model->history), 2);
  model_free(model);
}

static void the_lessons_own_program_stays(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "e");
  assert_int_equal(model->edit_line, 0);
  assert_non_null(strstr(model->message, "the lesson's own"));
  real_keys(model, "> > > > > e");
  assert_true(model->edit_line > 0);
  model_free(model);
}

/* The lesson was left at its exercise, and now no copy can be made: it opens at its beginning. */
static void without_a_copy_the_lesson_opens(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> > > > >");
  model_free(model);
  setenv("XDG_DATA_HOME", "/dev/null/nowhere", 1);
  model = course_lesson_one(24, 80);
  assert_int_equal(lesson_run_page(run_of(model)), 0);
  real_keys(model, "> > > > >"); /* its page can be read all the same */
  assert_int_equal(lesson_run_page(run_of(model)), 5);
  assert_string_not_equal(model->message, "");
  real_keys(model, "H S : type:check Enter");
  model_free(model);
  unsetenv("XDG_DATA_HOME");
}

static void write_solution(const struct model *model)
{
  char *text = shot_read("tests/screen/lessons/01-small/exercise/solution.lua");
  FILE *file = fopen(exercise_path(lessons_exercise(model)), "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  free(text);
}

static void check(struct model *model)
{
  lessons_edited(model);
  lessons_check_now(model);
}

/* In a band too low for all of it, one sees what was said last, from its first line. */
static void what_was_said_last_is_seen(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(16, 60);
  real_keys(model, "> > > > >");
  check(model);
  shot_expect(model, "lesson/exercise-failed-60x16");
  real_keys(model, "H");
  shot_expect(model, "lesson/exercise-hint-after-report-60x16");
  check(model);
  shot_expect(model, "lesson/exercise-failed-60x16");
  model_free(model);
}

static void the_exercise_is_checked(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> > > > >");
  check(model);
  shot_expect(model, "lesson/exercise-failed");
  real_keys(model, ": type:seen Enter");
  shot_expect(model, "lesson/exercise-seen");
  real_keys(model, "0"); /* the student's session again */
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_CREATED);
  real_keys(model, ": type:solution Enter");
  shot_expect(model, "lesson/exercise-solution-too-soon");
  write_solution(model);
  check(model);
  shot_expect(model, "lesson/exercise-passed");
  assert_true(lesson_run_is_done(run_of(model), 5));
  real_keys(model, ": type:solution Enter");
  assert_int_equal(model->cover, PANE_TEXT);
  model_free(model);
}

/* A file that is only run has a place for a failed check, too. */
static void a_run_without_commands_can_be_seen(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> > > > >");
  const struct grade_check nowhere = {.commands = ""}, somewhere = {.commands = "", .placed = true};
  assert_int_equal(lessons_show_failed(model, &nowhere), COMMAND_REFUSED);
  assert_int_equal(lessons_show_failed(model, &somewhere), COMMAND_RUNS);
  model_free(model);
}

static void without_a_lesson_they_say_so(void **state)
{
  (void)state;
  static const char *const names[] = {"page", "go",       "answer",   "hint",   "check",
                                      "seen", "solution", "exercise", "afresh", "lessons"};
  struct model *model = real_open("fibonacci", 24, 80);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    assert_int_equal(command_run(model, names[i], COMMAND_SCREEN), COMMAND_REFUSED);
    assert_string_not_equal(model->message, "");
  }
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  static struct CMUnitTest tests[SHOTS];
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){shots[i].file, draw_shot, NULL, NULL, (void *)&shots[i]};
#define TEST(name) cmocka_unit_test_setup_teardown(name, course_set_up, course_tear_down)
  const struct CMUnitTest others[] = {
      TEST(coming_back_nothing_is_lost),
      TEST(turning_back_brings_the_session_along),
      TEST(a_hidden_script_is_nowhere_seen),
      TEST(what_do_says_does_not_count),
      TEST(the_language_is_remembered),
      TEST(a_prediction_can_wait),
      TEST(the_exercise_is_checked),
      TEST(what_was_said_last_is_seen),
      TEST(a_run_without_commands_can_be_seen),
      TEST(without_a_lesson_they_say_so),
      TEST(the_lessons_own_program_stays),
      TEST(without_a_copy_the_lesson_opens),
      TEST(restart_begins_the_page_again),
      TEST(keys_of_a_whole_page_move_the_program),
  };
  int failed = cmocka_run_group_tests_name("shots", tests, NULL, NULL);
  return failed + cmocka_run_group_tests_name("lessons", others, NULL, NULL);
}
