/* The loop of `drive`, with commands that answer as each test says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/drive.h"
#include "app/language.h"
#include "app/model.h"
#include "app/report.h"
#include "app/say.h"
#include "app/watch.h"
#include "tests/unit/fake_engine.h"
#include "tests/unit/fake_events.h"

static const char *const names[] = {"three#1", NULL};

/* In place of the real model and commands. */
struct model {
  struct engine *engine;
  const char *message;
  size_t refreshed;
  bool predicts;
};

static struct model fake_model;

struct engine *model_engine(const struct model *model)
{
  return model->engine;
}

const char *model_message(const struct model *model)
{
  return model->message;
}

void model_free(struct model *model)
{
  engine_free(model->engine);
}

static const struct say_arrival arrival;
static const struct watch_list no_watches;

void model_refresh(struct model *model)
{
  model->refreshed++;
}

const struct say_arrival *model_arrival(const struct model *model)
{
  (void)model;
  return &arrival;
}

const struct watch_list *model_watches(const struct model *model)
{
  (void)model;
  return &no_watches;
}

/* A prediction lets next follow. */
enum command_answer command_go_on(struct model *model)
{
  assert_int_equal(engine_status(model->engine), ENGINE_STOPPED);
  assert_true(model->refreshed > 0);
  if (!model->predicts) return COMMAND_DONE;
  model->predicts = false;
  model->message = "Right!";
  return engine_next(model->engine) ? COMMAND_RUNS : COMMAND_REFUSED;
}

enum command_answer command_run(struct model *model, const char *line, unsigned places)
{
  assert_int_equal(places, COMMAND_DRIVE);
  model->message = "";
  if (strcmp(line, "quit") == 0) return COMMAND_QUIT;
  if (strcmp(line, "info breaks") == 0) {
    model->message = "line 4\nline 5";
    return COMMAND_DONE;
  }
  if (strcmp(line, "back") == 0 && engine_back(model->engine)) return COMMAND_JUMPS;
  if (strcmp(line, "predict") == 0 && engine_next(model->engine)) { /* plays an empty step */
    model->predicts = true;
    return COMMAND_ASKS;
  }
  if (strcmp(line, "next") == 0 && engine_next(model->engine)) return COMMAND_RUNS;
  model->message = "There is nothing to ask.";
  return COMMAND_REFUSED;
}

/* Types the input; returns the exit status, and what came, in text. */
static int drive(const struct fake_step *steps, size_t count, const char *input, char *text,
                 size_t size)
{
  fake_model = (struct model){.message = ""};
  fake_model.engine = fake_engine_new(steps, count, names);
  FILE *typed = tmpfile(), *written = tmpfile();
  assert_true(typed && written);
  fputs(input, typed);
  rewind(typed);
  fflush(stdout);
  int before = dup(STDOUT_FILENO);
  dup2(fileno(typed), STDIN_FILENO);
  clearerr(stdin);
  __fpurge(stdin);
  dup2(fileno(written), STDOUT_FILENO);
  int status = drive_run(&fake_model, report_text_new(stdout, &language_lua));
  fflush(stdout);
  dup2(before, STDOUT_FILENO);
  close(before);
  rewind(written);
  size_t came = fread(text, 1, size - 1, written);
  assert_true(came < size - 1);
  text[came] = '\0';
  fclose(typed);
  fclose(written);
  return status;
}

static void expect(const struct fake_step *steps, size_t count, const char *input,
                   const char *expected)
{
  char text[4096];
  assert_int_equal(drive(steps, count, input, text, sizeof text), 0);
  assert_string_equal(text, expected);
}

static const struct engine_event made[] = {MADE};
static const struct engine_event asked[] = {NEXT(""), YIELDED("1")};

#define OPENING                                                                                    \
  {                                                                                                \
    .events = made, .count = 1, .stop = {.reason = ENGINE_STOP_CREATED, .generator = 1 }           \
  }
#define SAID_AT_OPENING                                                                            \
  "main: three(100) made three#1  line 10\n"                                                       \
  "three(100) made three#1. Nothing in its body has run.\n"
#define SAID_OF_NEXT                                                                               \
  "you: three#1.next()\n"                                                                          \
  "three#1 ─▶ you: { value: 1, done: false }  line 4\n"                                        \
  "The first next started the body. three#1 paused at line 4 and handed you 1.\n"

static void answers_each_command(void **state)
{
  (void)state;
  const struct fake_step steps[] = {
      OPENING,
      {.events = asked, .count = 2, .stop = {.reason = ENGINE_STOP_RESULT, .generator = 1}}};
  expect(steps, 2, "\n# a comment\n   \n  next  \r\ninfo breaks\nnext\nquit\nnext\n",
         SAID_AT_OPENING SAID_OF_NEXT "line 4\nline 5\n"
                                      "Refused: There is nothing to ask.\n");
  assert_string_equal(fake_engine_calls(), "next next");
}

static void a_jump_tells_no_event_of_the_past(void **state)
{
  (void)state;
  const struct fake_step steps[] = {
      OPENING,
      {.events = asked, .count = 2, .stop = {.reason = ENGINE_STOP_RESULT, .generator = 1}},
      {.jumps = true, .past = 1, .stop = {.reason = ENGINE_STOP_LOADED}},
      {.events = asked, .count = 2, .stop = {.reason = ENGINE_STOP_RESULT, .generator = 1}},
      {.jumps = true,
       .past = 3,
       .events = made,
       .count = 1,
       .stop = {.reason = ENGINE_STOP_LOADED}},
  };
  expect(steps, 5, "next\nback\nnext\nback\n",
         SAID_AT_OPENING SAID_OF_NEXT
         "The script is loaded. Nothing in it has run yet.\n" SAID_OF_NEXT
         "main: three(100) made three#1  line 10\n" /* it ran on beyond what was recorded */
         "The script is loaded. Nothing in it has run yet.\n");
}

static void a_question_may_lead_to_a_command(void **state)
{
  (void)state;
  const struct fake_step steps[] = {
      OPENING,
      {.stop = {.reason = ENGINE_STOP_LOADED}},
      {.events = asked, .count = 2, .stop = {.reason = ENGINE_STOP_RESULT, .generator = 1}}};
  expect(steps, 3, "predict\n", SAID_AT_OPENING "Right!\n" SAID_OF_NEXT);
  expect(steps, 2, "predict\n", SAID_AT_OPENING "Refused: Right!\n");
}

static void a_refusal_that_comes_late_is_one_too(void **state)
{
  (void)state;
  const struct fake_step steps[] = {OPENING, {.refused = true}};
  expect(steps, 2, "next\n", SAID_AT_OPENING "Refused: There is nothing left to do.\n");
}

static void the_last_line_needs_no_newline(void **state)
{
  (void)state;
  const struct fake_step steps[] = {OPENING};
  expect(steps, 1, "bogus", SAID_AT_OPENING "Refused: There is nothing to ask.\n");
  expect(steps, 1, "", SAID_AT_OPENING);
}

static void the_status_is_how_the_session_stands(void **state)
{
  (void)state;
  static const struct {
    struct engine_stop stop;
    int status;
  } cases[] = {
      {{.reason = ENGINE_STOP_LOADED}, 0},
      {{.reason = ENGINE_STOP_END, .ended = true}, 0},
      {{.reason = ENGINE_STOP_END, .ended = true, .failed = true}, 1},
      {{.reason = ENGINE_STOP_ERROR}, 1},
      {{.reason = ENGINE_STOP_SYNTAX}, 1},
      {{.reason = ENGINE_STOP_GONE}, 1},
      {{.reason = ENGINE_STOP_LIMIT, .ended = true, .failed = true}, 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct fake_step steps[] = {OPENING, {.stop = cases[i].stop}};
    char text[4096];
    assert_int_equal(drive(steps, 2, "next\n", text, sizeof text), cases[i].status);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(answers_each_command),
      cmocka_unit_test(a_jump_tells_no_event_of_the_past),
      cmocka_unit_test(a_question_may_lead_to_a_command),
      cmocka_unit_test(a_refusal_that_comes_late_is_one_too),
      cmocka_unit_test(the_last_line_needs_no_newline),
      cmocka_unit_test(the_status_is_how_the_session_stands),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
