/* Following an engine to its stop: events in order, Ctrl-C, and an output that fails. A
 * Ctrl-C is sent before, while it is blocked: follow_run is to let it in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/follow.h"
#include "tests/unit/fake_engine.h"

static const char *const names[] = {"three#1", NULL};
static uint64_t ticks[8];
static size_t told;

static void note_tick(void *context, const struct engine *engine, const struct engine_event *event)
{
  (void)engine;
  assert_ptr_equal(context, ticks);
  ticks[told++] = event->tick;
}

static struct follow follow_new(const struct fake_step *steps, size_t count)
{
  told = 0;
  return (struct follow){
      .engine = fake_engine_new(steps, count, names), .event = note_tick, .context = ticks};
}

static void set_interrupt_blocked(bool blocked)
{
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(blocked ? SIG_BLOCK : SIG_UNBLOCK, &interrupt, NULL);
}

static void tells_each_event_once(void **state)
{
  (void)state;
  const struct engine_event first[] = {FAKE_EVENT(.tick = 1), FAKE_EVENT(.tick = 2)};
  const struct engine_event second[] = {FAKE_EVENT(.tick = 3)};
  const struct fake_step steps[] = {{.events = first, .count = 2}, {.events = second, .count = 1}};
  struct follow follow = follow_new(steps, 2);
  assert_int_equal(follow_run(&follow), FOLLOW_STOPPED);
  assert_int_equal(told, 2);
  assert_int_equal(follow_run(&follow), FOLLOW_STOPPED);
  assert_int_equal(told, 2);
  assert_non_null(engine_event(follow.engine, 0));
  follow.forget = true;
  assert_true(engine_next(follow.engine));
  assert_int_equal(follow_run(&follow), FOLLOW_STOPPED);
  assert_int_equal(told, 3);
  assert_int_equal(ticks[0], 1);
  assert_int_equal(ticks[1], 2);
  assert_int_equal(ticks[2], 3);
  assert_null(engine_event(follow.engine, 2));
  engine_free(follow.engine);
}

static void interrupt_pauses(void **state)
{
  (void)state;
  const struct engine_event event = FAKE_EVENT(.tick = 1);
  const struct fake_step step = {.events = &event, .count = 1, .patience = FAKE_AT_PAUSE};
  struct follow follow = follow_new(&step, 1);
  set_interrupt_blocked(true);
  raise(SIGINT);
  assert_int_equal(follow_run(&follow), FOLLOW_INTERRUPTED);
  set_interrupt_blocked(false);
  assert_int_equal(told, 1);
  assert_string_equal(fake_engine_calls(), "pause");
  engine_free(follow.engine);
}

static void second_interrupt_gives_up(void **state)
{
  (void)state;
  const struct fake_step step = {.patience = FAKE_NEVER};
  struct follow follow = follow_new(&step, 1);
  set_interrupt_blocked(true);
  raise(SIGINT);
  assert_int_equal(follow_run(&follow), FOLLOW_GIVEN_UP);
  set_interrupt_blocked(false);
  assert_string_equal(fake_engine_calls(), "pause");
  engine_free(follow.engine);
}

static void second_interrupt_kills_what_can_be_revived(void **state)
{
  (void)state;
  const struct engine_event event = FAKE_EVENT(.tick = 1);
  const struct fake_step step = {.events = &event, .count = 1, .patience = FAKE_NEVER};
  struct follow follow = follow_new(&step, 1);
  follow.revives = true;
  set_interrupt_blocked(true);
  raise(SIGINT);
  assert_int_equal(follow_run(&follow), FOLLOW_INTERRUPTED);
  set_interrupt_blocked(false);
  assert_int_equal(told, 1);
  assert_string_equal(fake_engine_calls(), "pause kill");
  engine_free(follow.engine);
}

static void handlers_are_as_before(void **state)
{
  (void)state;
  const struct fake_step step = {.patience = FAKE_AT_ONCE};
  struct follow follow = follow_new(&step, 1);
  assert_int_equal(follow_run(&follow), FOLLOW_STOPPED);
  struct sigaction action;
  sigaction(SIGINT, NULL, &action);
  assert_true(action.sa_handler == SIG_DFL);
  sigset_t mask;
  sigprocmask(SIG_SETMASK, NULL, &mask);
  assert_false(sigismember(&mask, SIGINT));
  engine_free(follow.engine);
}

static void full_disk_is_noticed(void **state)
{
  (void)state;
  int full = open("/dev/full", O_WRONLY);
  if (full < 0) skip();
  const struct fake_step step = {.patience = FAKE_AT_ONCE};
  struct follow follow = follow_new(&step, 1);
  fflush(stdout);
  int before = dup(STDOUT_FILENO);
  dup2(full, STDOUT_FILENO);
  printf("lost");
  enum follow_end end = follow_run(&follow);
  dup2(before, STDOUT_FILENO);
  clearerr(stdout);
  close(before);
  close(full);
  assert_int_equal(end, FOLLOW_NO_OUTPUT);
  assert_int_equal(follow.problem, ENOSPC);
  engine_free(follow.engine);
}

static void a_reader_that_has_gone_ends_a_silent_run(void **state)
{
  (void)state;
  const struct fake_step step = {.patience = FAKE_AT_PAUSE};
  struct follow follow = follow_new(&step, 1);
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  close(ends[0]);
  fflush(stdout);
  int before = dup(STDOUT_FILENO);
  dup2(ends[1], STDOUT_FILENO);
  enum follow_end end = follow_run(&follow);
  dup2(before, STDOUT_FILENO);
  close(before);
  close(ends[1]);
  assert_int_equal(end, FOLLOW_NO_OUTPUT);
  assert_int_equal(follow.problem, EPIPE);
  engine_free(follow.engine);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tells_each_event_once),
      cmocka_unit_test(interrupt_pauses),
      cmocka_unit_test(second_interrupt_gives_up),
      cmocka_unit_test(second_interrupt_kills_what_can_be_revived),
      cmocka_unit_test(handlers_are_as_before),
      cmocka_unit_test(full_disk_is_noticed),
      cmocka_unit_test(a_reader_that_has_gone_ends_a_silent_run),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
