/* A lesson being taken: what fulfils a task, answers, pages and the sessions that they have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/lesson/lesson_run.h"
#include "engine/engine.h"
#include "tests/unit/real_engine.h"

#define HEAD "---\ntitle: T\npart: Core\nminutes: 1\nmisconception: M.\n---\n"

static struct lesson_run *run_of(const char *pages)
{
  char text[8192];
  struct lesson_problems problems = {0};
  snprintf(text, sizeof text, HEAD "%s", pages);
  struct lesson *lesson = lesson_read("some/01-t", "lesson.md", text, strlen(text), &problems);
  for (size_t i = 0; i < problems.count; i++)
    print_error("%s:%d: %s\n", problems.list[i].file, problems.list[i].line, problems.list[i].text);
  lesson_problems_free(&problems);
  assert_non_null(lesson);
  return lesson_run_new(lesson);
}

/* One page, whose task waits for that. */
static struct lesson_run *task_of(const char *until)
{
  char page[1024];
  snprintf(page, sizeof page, "## P\n```task\nDo it.\nuntil: %s\nby: next\nthen: Done.\n```\n",
           until);
  return run_of(page);
}

static const char script[] = "local inner = generator(function () yield(7) return \"in\" end)\n"
                             "local count = generator(function (limit)\n"
                             "  for i = 1, limit do\n"
                             "    local sent = yield(i)\n"
                             "    if sent then print(\"got \" .. tostring(sent)) end\n"
                             "  end\n"
                             "  yield_from(inner())\n"
                             "  error(\"too far\")\n"
                             "end)\n"
                             "return count(2)\n";

static struct engine *open_script(void)
{
  struct engine *engine = real_engine_open("count.lua", script, (struct engine_options){.seed = 1});
  return engine;
}

static void go(struct engine *engine, bool accepted)
{
  assert_true(accepted);
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
}

enum deed { NEXT = 1, STEP, SEND, SEND_TEXT, THROW, RETURN, BACK, MAKE };

static void do_it(struct engine *engine, enum deed deed)
{
  switch (deed) {
  case NEXT: go(engine, engine_next(engine)); break;
  case STEP: go(engine, engine_step(engine)); break;
  case SEND: go(engine, engine_call(engine, ENGINE_BY_NEXT, "true")); break;
  case SEND_TEXT: go(engine, engine_call(engine, ENGINE_BY_NEXT, "'a'")); break;
  case THROW: go(engine, engine_call(engine, ENGINE_BY_THROW, "\"stop\"")); break;
  case RETURN: go(engine, engine_call(engine, ENGINE_BY_RETURN, "5")); break;
  case BACK: go(engine, engine_back(engine)); break;
  case MAKE: go(engine, engine_make(engine, "count(1)")); break;
  }
}

/* What is done before the page is opened, what then, and after how many of those deeds the task is
 * done (0: it is not). */
static const struct row {
  const char *until;
  enum deed before[4], then[8];
  size_t done_after;
} rows[] = {
    {"results 1", {0}, {NEXT}, 1},
    {"results 2", {0}, {NEXT, NEXT, NEXT}, 2},
    {"results 2", {NEXT, NEXT}, {NEXT}, 0},                   /* those before do not count */
    {"results 2", {0}, {NEXT, BACK, NEXT, BACK}, 0},          /* the same one twice is one */
    {"results 2", {NEXT}, {BACK}, 0},                         /* back past the beginning */
    {"results 2", {NEXT, NEXT}, {BACK, BACK, NEXT, NEXT}, 4}, /* what was done again counts */
    {"value 2", {0}, {NEXT, NEXT}, 2},
    {"value 7", {NEXT, NEXT}, {NEXT}, 1},
    {"value \"in\"", {NEXT, NEXT, NEXT}, {NEXT}, 0}, /* it reached the outer one only */
    {"done", {NEXT, NEXT, NEXT}, {NEXT}, 0},
    {"done", {NEXT}, {RETURN}, 1},
    {"send", {NEXT}, {NEXT, SEND}, 2},
    {"send true", {NEXT}, {SEND}, 1},
    {"send 'a'", {NEXT}, {SEND_TEXT}, 1},
    {"send \"a\"", {NEXT}, {SEND_TEXT}, 1},
    {"send false", {NEXT}, {SEND}, 0},
    {"throw", {NEXT}, {THROW}, 1},
    {"return", {NEXT}, {THROW}, 0},
    {"return 5", {NEXT}, {RETURN}, 1},
    {"created", {0}, {NEXT, MAKE}, 2},
    {"created 2", {0}, {MAKE, MAKE}, 2},
    {"paused 4", {0}, {STEP, STEP, NEXT}, 3},
    {"line 3", {0}, {STEP, STEP}, 2},
    {"line 4", {0}, {STEP, STEP, STEP}, 3},
    {"error", {NEXT, NEXT, NEXT}, {NEXT}, 1},
    {"error too far", {NEXT, NEXT, NEXT}, {NEXT}, 1},
    {"error too near", {NEXT, NEXT, NEXT}, {NEXT}, 0},
    {"printed got true", {NEXT}, {SEND}, 1},
    {"printed got", {NEXT}, {SEND}, 0},
    {"finished inner", {NEXT, NEXT, NEXT}, {NEXT}, 1},
    {"finished count", {NEXT}, {RETURN}, 1},
    {"finished count#1", {NEXT}, {RETURN}, 1},
    {"finished count#2", {NEXT}, {RETURN}, 0},
    {"finished", {NEXT}, {RETURN}, 1},
    {"finished", {NEXT}, {THROW, NEXT}, 2},
    {"branch", {NEXT, NEXT}, {BACK, SEND}, 2},
    {"branch", {NEXT, NEXT}, {BACK, NEXT}, 0},
    {"results 1, send true", {NEXT}, {NEXT, BACK, SEND}, 3},
    {"value 2, done", {NEXT}, {NEXT, BACK, RETURN}, 3}, /* what was met stays met */
};

static void a_task_is_done_when_it_has_happened(void **state)
{
  const struct row *row = *state;
  struct lesson_run *run = task_of(row->until);
  struct engine *engine = open_script();
  for (size_t i = 0; i < 4 && row->before[i] != 0; i++)
    do_it(engine, row->before[i]);
  lesson_run_begin(run, engine);
  assert_false(lesson_run_see(run, engine));
  size_t done_after = 0;
  for (size_t i = 0; i < 8 && row->then[i] != 0; i++) {
    do_it(engine, row->then[i]);
    if (lesson_run_see(run, engine)) done_after = i + 1;
  }
  assert_int_equal(done_after, row->done_after);
  assert_int_equal(lesson_run_is_done(run, 0), row->done_after > 0);
  assert_false(lesson_run_see(run, engine)); /* once */
  engine_free(engine);
  lesson_run_free(run);
}

static void the_main_program_ends(void **state)
{
  (void)state;
  struct lesson_run *run = task_of("end");
  struct engine *engine = open_script();
  lesson_run_begin(run, engine);
  go(engine, engine_continue(engine));
  assert_true(lesson_run_see(run, engine));
  engine_free(engine);
  lesson_run_free(run);
}

static void commands_count_by_their_beginning(void **state)
{
  (void)state;
  static const struct {
    const char *until, *line;
    bool counts;
  } lines[] = {
      {"command view", "view lanes", true},
      {"command view lanes", "view lanes", true},
      {"command view lanes", "view ladder", false},
      {"command view", "viewer", false},
      {"command back", "back", true},
      {"command back", "step", false},
  };
  struct engine *engine = open_script();
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    struct lesson_run *run = task_of(lines[i].until);
    assert_false(lesson_run_command(run, lines[i].line)); /* the page has not begun */
    lesson_run_begin(run, engine);
    assert_int_equal(lesson_run_command(run, lines[i].line), lines[i].counts);
    lesson_run_free(run);
  }
  engine_free(engine);
}

/* ------------------------------------------------------------------- answers */

static const char quiz[] = "## Q\n```quiz\nWhich?\n"
                           "[x] one\n  Yes, one.\n[ ] two\n  Not two.\n[x] three\n  And three.\n"
                           "[ ] four\n  Not four.\n```\n";

static char *reply_of(const struct lesson_run *run)
{
  const struct lesson_text *reply = lesson_run_state(run, lesson_run_page(run)).reply;
  return reply != NULL ? lesson_lines_sentence(&(struct lesson_look){.columns = 200}, reply)
                       : strdup("");
}

static void expect_reply(const struct lesson_run *run, const char *text)
{
  char *reply = reply_of(run);
  assert_string_equal(reply, text);
  free(reply);
}

static void a_quiz_is_answered(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    enum lesson_run_verdict verdict;
    const char *reply;
  } answers[] = {
      {"", LESSON_RUN_UNREADABLE, ""},
      {"0", LESSON_RUN_UNREADABLE, ""},
      {"5", LESSON_RUN_UNREADABLE, ""},
      {"one", LESSON_RUN_UNREADABLE, ""},
      {"-1", LESSON_RUN_UNREADABLE, ""},
      {"1x", LESSON_RUN_UNREADABLE, ""},
      {"99999999999999999999", LESSON_RUN_UNREADABLE, ""},
      {"2", LESSON_RUN_WRONG, "Not two."},
      {"1", LESSON_RUN_WRONG, "Yes, one."},
      {"1 2 4", LESSON_RUN_WRONG, "Not two. Not four."},
      {" 3,1 ", LESSON_RUN_RIGHT, "Yes, one. And three."},
      {"2", LESSON_RUN_WRONG, "Not two."},
  };
  struct lesson_run *run = run_of(quiz);
  char problem[128];
  for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
    assert_int_equal(lesson_run_answer(run, answers[i].text, problem, sizeof problem),
                     answers[i].verdict);
    if (answers[i].verdict != LESSON_RUN_UNREADABLE) expect_reply(run, answers[i].reply);
    else assert_string_equal(problem, "Answer with a number from 1 to 4, or with several: 1 2.");
  }
  assert_true(lesson_run_is_done(run, 0)); /* it was right once */
  assert_int_equal(lesson_run_guess(run, "1", false, true), LESSON_RUN_NOT_ASKED);
  lesson_run_free(run);
}

static void a_prediction_has_its_reply(void **state)
{
  (void)state;
  static const struct {
    const char *value;
    bool done, right;
    const char *reply;
  } guesses[] = {
      {"1", false, false, "One?"},        {"1", true, false, "One?"},
      {"2", true, false, "At its end?"},  {"2", false, false, "No."},
      {"\"x\"", false, false, "A text?"}, {"9", false, true, "Yes."},
  };
  for (size_t i = 0; i < sizeof guesses / sizeof guesses[0]; i++) {
    struct lesson_run *run = run_of("## P\n```predict\nWhat?\nguess 1: One?\nguess 2, true: At its "
                                    "end?\nguess \"x\": A text?\nwrong: No.\nright: Yes.\n```\n");
    assert_true(lesson_run_asks_prediction(run));
    assert_int_equal(lesson_run_guess(run, guesses[i].value, guesses[i].done, guesses[i].right),
                     guesses[i].right ? LESSON_RUN_RIGHT : LESSON_RUN_WRONG);
    expect_reply(run, guesses[i].reply);
    assert_true(lesson_run_is_done(run, 0));
    assert_int_equal(lesson_run_state(run, 0).missed, !guesses[i].right);
    assert_false(lesson_run_asks_prediction(run));
    lesson_run_free(run);
  }
}

/* --------------------------------------------------------------------- pages */

static const char pages[] = "## A\nText.\n"
                            "## B\n```script\nb.lua\n```\n"
                            "## C\nText.\n"
                            "## D\n```exercise\nDo.\nstart: s.lua\ncheck: c.lua\nsolution: o.lua\n"
                            "hint: One.\nhint: Two.\nthen: Well.\n```\n"
                            "## E\nText.\n";

static void pages_turn_and_share_sessions(void **state)
{
  (void)state;
  static const size_t session_pages[] = {0, 1, 1, 3, 3};
  struct lesson_run *run = run_of(pages);
  assert_int_equal(lesson_run_page(run), 0);
  assert_int_equal(lesson_run_done_count(run), 1); /* it was opened, and asks nothing */
  for (size_t i = 0; i < 5; i++) {
    assert_int_equal(lesson_run_session_page(run, i), session_pages[i]);
    assert_true(lesson_run_turn(run, i));
  }
  assert_false(lesson_run_turn(run, 5));
  assert_int_equal(lesson_run_page(run), 4);
  assert_string_equal(lesson_run_script(run, 0)->file, "b.lua"); /* the next that there is */
  assert_string_equal(lesson_run_script(run, 1)->file, "b.lua");
  assert_null(lesson_run_script(run, 3));
  assert_int_equal(lesson_run_done_count(run), 4);
  lesson_run_turn(run, 3);
  lesson_run_show_hints(run, 7);
  assert_int_equal(lesson_run_state(run, 3).hint_count, 2);
  lesson_run_set_done(run, 3);
  expect_reply(run, "Well.");
  assert_true(lesson_run_is_finished(run));
  lesson_run_free(run);
}

/* Room is kept for the longest thing that may be said. */
static void all_that_may_be_said_is_known(void **state)
{
  (void)state;
  struct lesson_run *run = run_of(quiz);
  size_t count = 0;
  while (lesson_run_reply(run, 0, count) != NULL)
    count++;
  assert_int_equal(count, 4);
  lesson_run_free(run);
  run = run_of("## P\n```predict\nWhat?\nguess 1: One?\nwrong: No.\nright: Yes.\n```\n");
  for (count = 0; lesson_run_reply(run, 0, count) != NULL;)
    count++;
  assert_int_equal(count, 3);
  lesson_run_free(run);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { ROWS = sizeof rows / sizeof rows[0] };
  static struct CMUnitTest tests[ROWS];
  for (size_t i = 0; i < ROWS; i++)
    tests[i] = (struct CMUnitTest){rows[i].until, a_task_is_done_when_it_has_happened, NULL, NULL,
                                   (void *)(uintptr_t)&rows[i]};
  const struct CMUnitTest others[] = {
      cmocka_unit_test(the_main_program_ends),
      cmocka_unit_test(commands_count_by_their_beginning),
      cmocka_unit_test(a_quiz_is_answered),
      cmocka_unit_test(a_prediction_has_its_reply),
      cmocka_unit_test(pages_turn_and_share_sessions),
      cmocka_unit_test(all_that_may_be_said_is_known),
  };
  int failed = cmocka_run_group_tests_name("tasks", tests, real_engine_make, real_engine_remove);
  return failed +
         cmocka_run_group_tests_name("lesson_run", others, real_engine_make, real_engine_remove);
}
