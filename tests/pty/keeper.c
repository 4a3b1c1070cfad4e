#include "tests/pty/keeper.h"
#include "tests/support/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define LEFT_BEHIND_MILLISECONDS 2000

struct keeper {
  int slave, reports;
  pid_t job;
  struct termios before;
};

static bool same_modes(const struct termios *one, const struct termios *other)
{
  return one->c_iflag == other->c_iflag && one->c_oflag == other->c_oflag &&
         one->c_cflag == other->c_cflag && one->c_lflag == other->c_lflag &&
         !memcmp(one->c_cc, other->c_cc, sizeof one->c_cc);
}

static void keeper_mark(const struct keeper *keeper)
{
  const char mark = KEEPER_MARK;
  if (write(keeper->slave, &mark, 1) != 1) _exit(1);
}

static void keeper_report(const struct keeper *keeper, struct keeper_report report)
{
  struct termios now;
  report.job = keeper->job;
  report.modes_kept = tcgetattr(keeper->slave, &now) == 0 && same_modes(&now, &keeper->before);
  if (write(keeper->reports, &report, sizeof report) != sizeof report) _exit(1);
}

/* Makes a group the foreground one. A shell may: it ignores SIGTTOU. */
static void keeper_give(const struct keeper *keeper, pid_t group)
{
  tcsetpgrp(keeper->slave, group);
}

static pid_t keeper_start(const struct keeper *keeper, char **words, const char *folder,
                          const char *term)
{
  pid_t job = fork();
  if (job != 0) {
    setpgid(job, job);
    return job;
  }
  setpgid(0, 0);
  keeper_give(keeper, getpid());
  signal(SIGHUP, SIG_DFL); /* or it would run as under nohup */
  signal(SIGTTOU, SIG_DFL);
  signal(SIGTTIN, SIG_DFL);
  signal(SIGTSTP, SIG_DFL);
  dup2(keeper->slave, STDIN_FILENO);
  dup2(keeper->slave, STDOUT_FILENO);
  dup2(keeper->slave, STDERR_FILENO);
  if (chdir(folder) == 0) launch(words, folder, term);
  _exit(127);
}

/* Reports if something has become of the job. False when it is over. */
static bool keeper_look(struct keeper *keeper)
{
  int status;
  if (waitpid(keeper->job, &status, WNOHANG | WUNTRACED) != keeper->job) return true;
  keeper_give(keeper, getpgrp());
  keeper_mark(keeper);
  if (WIFSTOPPED(status)) {
    keeper_report(keeper, (struct keeper_report){.stopped = true});
    return true;
  }
  struct keeper_report report = {.ended = true};
  report.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  report.left_behind = launch_left_behind(launch_patience(LEFT_BEHIND_MILLISECONDS));
  keeper_report(keeper, report);
  return false;
}

static int child_pipe[2]; /* SIGCHLD writes a byte, so that poll wakes up */

static void child_changed(int number)
{
  int kept = errno;
  (void)number;
  (void)!write(child_pipe[1], "", 1);
  errno = kept;
}

void keeper_run(int slave, int orders, int reports, char **words, const char *folder,
                const char *term)
{
  struct keeper keeper = {.slave = slave, .reports = reports};
  char byte;
  bool alive = true;
  setsid();
  if (ioctl(slave, TIOCSCTTY, 0) < 0 || tcgetattr(slave, &keeper.before) < 0) _exit(1);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGTTIN, SIG_IGN);
  signal(SIGTSTP, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  if (pipe2(child_pipe, O_CLOEXEC | O_NONBLOCK) < 0) _exit(1);
  struct sigaction action = {.sa_handler = child_changed, .sa_flags = SA_RESTART};
  sigaction(SIGCHLD, &action, NULL);
  launch_adopt();
  keeper_mark(&keeper); /* before the job, or it would stand amid what that writes */
  keeper.job = keeper_start(&keeper, words, folder, term);
  if (keeper.job < 0) _exit(1);
  keeper_report(&keeper, (struct keeper_report){0});
  for (;;) {
    struct pollfd polled[2] = {{child_pipe[0], POLLIN, 0}, {orders, POLLIN, 0}};
    if (poll(polled, 2, -1) < 0 && errno != EINTR) break;
    while (read(child_pipe[0], &byte, 1) == 1)
      continue;
    if (alive) alive = keeper_look(&keeper);
    if (!(polled[1].revents & (POLLIN | POLLHUP))) continue;
    if (read(orders, &byte, 1) != 1 || byte == KEEPER_QUIT) break;
    keeper_give(&keeper, keeper.job);
    kill(-keeper.job, SIGCONT);
  }
  if (alive) kill(-keeper.job, SIGKILL);
  signal(SIGCHLD, SIG_DFL);
  launch_left_behind(alive ? launch_patience(LEFT_BEHIND_MILLISECONDS) : 0);
  _exit(0);
}
