/* screen_signals.c - the signals that concern a terminal.
 *
 * The handlers use only what is safe in a handler, so not curses: the bytes that restore the
 * terminal are made beforehand. A child that was forked and has not yet exec'd still has these
 * handlers, and must leave the terminal alone; hence the owner.
 */
#include "app/screen_signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const struct {
  int number;
  bool is_fault; /* of the instruction itself: it comes again when the handler returns */
} fatal_signals[] = {
    {SIGHUP, false}, {SIGINT, false}, {SIGQUIT, false}, {SIGTERM, false}, {SIGABRT, false},
    {SIGSEGV, true}, {SIGBUS, true},  {SIGFPE, true},   {SIGILL, true},
};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };

static const struct {
  int number;
  enum screen_signal sign;
} other_signals[] = {
    {SIGWINCH, SCREEN_RESIZED}, {SIGCONT, SCREEN_CONTINUED}, {SIGTSTP, SCREEN_SUSPEND}};
enum { OTHER_COUNT = sizeof other_signals / sizeof *other_signals };

static struct {
  bool is_open, has_modes;
  pid_t owner;
  struct termios modes;
  char restore[256];
  size_t restore_size;
  struct sigaction before_fatal[FATAL_COUNT], before_other[OTHER_COUNT];
  volatile sig_atomic_t came[OTHER_COUNT];
  int pipe[2]; /* 0: to read */
} signals;

static void give_terminal_back(void)
{
  for (size_t at = 0; at < signals.restore_size;) {
    ssize_t count = write(STDOUT_FILENO, signals.restore + at, signals.restore_size - at);
    if (count <= 0) break;
    at += (size_t)count;
  }
  if (signals.has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &signals.modes);
}

/* Runs with all signals blocked, so that changing the modes from the background cannot stop
 * the process (SIGTTOU). */
static void on_fatal(int number, siginfo_t *info, void *context)
{
  (void)context;
  int error = errno;
  if (getpid() == signals.owner) give_terminal_back();
  for (size_t i = 0; i < FATAL_COUNT; i++) {
    if (fatal_signals[i].number != number) continue;
    sigaction(number, &signals.before_fatal[i], NULL);
    bool comes_again = fatal_signals[i].is_fault && info->si_code > 0;
    if (!comes_again) raise(number);
  }
  errno = error;
}

static void on_other(int number)
{
  int error = errno;
  for (size_t i = 0; i < OTHER_COUNT; i++)
    if (other_signals[i].number == number) signals.came[i] = 1;
  ssize_t written = write(signals.pipe[1], "", 1); /* where it is full it is readable already */
  (void)written;
  errno = error;
}

/* A stack of its own lets the handler run even where the stack has overflowed. */
static void use_own_stack(void)
{
  static char memory[64 * 1024];
  stack_t current, own = {.ss_sp = memory, .ss_size = sizeof memory};
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE) != 0)
    sigaltstack(&own, NULL);
}

/* Catches one signal, unless it was ignored. */
static void catch_signal(int number, const struct sigaction *action, struct sigaction *before)
{
  sigaction(number, NULL, before);
  if ((before->sa_flags & SA_SIGINFO) != 0 || before->sa_handler != SIG_IGN)
    sigaction(number, action, NULL);
}

static struct sigaction other_action(void)
{
  struct sigaction action = {.sa_handler = on_other, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  return action;
}

bool screen_signals_open(void)
{
  if (signals.is_open) return true;
  if (pipe(signals.pipe) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(signals.pipe[i], F_SETFL, O_NONBLOCK);
    fcntl(signals.pipe[i], F_SETFD, FD_CLOEXEC);
  }
  signals.owner = getpid();
  signals.restore_size = 0;
  signals.has_modes = tcgetattr(STDIN_FILENO, &signals.modes) == 0;
  signals.is_open = true;
  use_own_stack();

  struct sigaction fatal = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&fatal.sa_mask);
  for (size_t i = 0; i < FATAL_COUNT; i++)
    catch_signal(fatal_signals[i].number, &fatal, &signals.before_fatal[i]);
  struct sigaction other = other_action();
  for (size_t i = 0; i < OTHER_COUNT; i++)
    catch_signal(other_signals[i].number, &other, &signals.before_other[i]);
  return true;
}

int screen_signals_restore_with(int byte)
{
  if (signals.restore_size < sizeof signals.restore)
    signals.restore[signals.restore_size++] = (char)byte;
  return byte;
}

void screen_signals_close(void)
{
  if (!signals.is_open) return;
  for (size_t i = 0; i < FATAL_COUNT; i++)
    sigaction(fatal_signals[i].number, &signals.before_fatal[i], NULL);
  for (size_t i = 0; i < OTHER_COUNT; i++)
    sigaction(other_signals[i].number, &signals.before_other[i], NULL);
  close(signals.pipe[0]);
  close(signals.pipe[1]);
  signals.is_open = false;
}

int screen_signals_fd(void)
{
  return signals.pipe[0];
}

unsigned screen_signals_take(void)
{
  char bytes[64];
  unsigned taken = 0;
  /* First the pipe, then the flags: a signal in between is taken now, and wakes once more. */
  while (read(signals.pipe[0], bytes, sizeof bytes) > 0) {}
  for (size_t i = 0; i < OTHER_COUNT; i++) {
    if (!signals.came[i]) continue;
    signals.came[i] = 0;
    taken |= other_signals[i].sign;
  }
  return taken;
}

void screen_signals_stop(void)
{
  struct sigaction stop = {.sa_handler = SIG_DFL}, again = other_action();
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, NULL);
  kill(0, SIGTSTP); /* the group: a shell waits for all of a job, as with `make run` */
  sigaction(SIGTSTP, &again, NULL);
}
