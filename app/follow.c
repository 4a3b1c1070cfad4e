#include "app/follow.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/engine.h"

/* Ctrl-C is blocked but for the wait itself, so that none is lost between looking at the
 * count and waiting. A process that ignores it (started in the background) still does. */
static volatile sig_atomic_t interrupts;

struct waiting {
  struct sigaction old_action;
  sigset_t old_mask, wait_mask;
};

static void count_interrupt(int signal_number)
{
  (void)signal_number;
  if (interrupts < 2) interrupts++;
}

static void waiting_begin(struct waiting *waiting)
{
  interrupts = 0;
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  sigprocmask(SIG_BLOCK, &interrupt, &waiting->old_mask);
  waiting->wait_mask = waiting->old_mask;
  sigdelset(&waiting->wait_mask, SIGINT);
  struct sigaction action = {.sa_handler = count_interrupt};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, NULL, &waiting->old_action);
  if (waiting->old_action.sa_handler != SIG_IGN) sigaction(SIGINT, &action, NULL);
}

static void waiting_end(const struct waiting *waiting)
{
  sigprocmask(SIG_SETMASK, &waiting->old_mask, NULL);
  sigaction(SIGINT, &waiting->old_action, NULL);
}

/* A signal that is blocked outside ppoll is not taken within it either where the descriptor
 * is ready each time, so a busy script would never hear of it. */
static void waiting_deliver(const struct waiting *waiting)
{
  sigset_t blocked;
  sigprocmask(SIG_SETMASK, &waiting->wait_mask, &blocked);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
}

static void tell(struct follow *follow)
{
  size_t count = engine_event_count(follow->engine);
  for (; follow->told < count; follow->told++)
    follow->event(follow->context, follow->engine, engine_event(follow->engine, follow->told));
  if (follow->forget) engine_forget(follow->engine, follow->told);
}

int follow_flush(void)
{
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) return 0;
  return errno ? errno : EIO; /* EIO: it failed earlier, in a write that nobody looked at */
}

/* Waits for the engine or a signal. False where nobody reads our output any more: a script
 * that runs on without a word would otherwise outlive the pipe that it writes to. */
static bool wait_for_news(const struct engine *engine, const struct waiting *waiting)
{
  struct pollfd watched[2] = {{.fd = -1}, {.fd = STDOUT_FILENO}};
  engine_poll(engine, &watched[0]);
  /* A question to a copy of the script has a time limit, which the engine looks at when it is
   * dispatched; nothing may come before that. */
  const struct timespec patience = {.tv_nsec = 20 * 1000 * 1000};
  if (ppoll(watched, 2, &patience, &waiting->wait_mask) <= 0) return true;
  return !(watched[1].revents & POLLERR);
}

static enum follow_end run(struct follow *follow, const struct waiting *waiting)
{
  bool asked = false, killed = !follow->revives;
  for (;;) {
    engine_dispatch(follow->engine);
    tell(follow);
    follow->problem = follow_flush();
    if (follow->problem) return FOLLOW_NO_OUTPUT;
    if (engine_status(follow->engine) == ENGINE_STOPPED) break;
    waiting_deliver(waiting);
    if (interrupts > 1 && killed) return FOLLOW_GIVEN_UP;
    if (interrupts == 1 && !asked) engine_pause(follow->engine);
    if (interrupts == 2) {
      killed = true;
      interrupts = 1;
      if (!engine_kill(follow->engine)) return FOLLOW_GIVEN_UP;
    }
    asked = interrupts > 0;
    if (!wait_for_news(follow->engine, waiting)) {
      follow->problem = EPIPE;
      return FOLLOW_NO_OUTPUT;
    }
  }
  return asked ? FOLLOW_INTERRUPTED : FOLLOW_STOPPED;
}

enum follow_end follow_run(struct follow *follow)
{
  struct waiting waiting;
  waiting_begin(&waiting);
  enum follow_end end = run(follow, &waiting);
  waiting_end(&waiting);
  return end;
}

int follow_no_output(int problem)
{
  if (problem == EPIPE) {
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
  }
  fprintf(stderr, "yieldscope: the output could not be written: %s.\n", strerror(problem));
  return 2;
}
