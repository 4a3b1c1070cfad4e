#include "engine/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/personality.h>
#include <sys/prctl.h>
#endif

/* Where this program is: asked once, before a rebuild can replace the file. */
static const char *own_path(void)
{
  static char path[PATH_MAX];
  if (!path[0]) {
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    path[size > 0 ? size : 0] = '\0';
  }
  return path;
}

/* Linux only: the inferior dies with the app, however the app ends, and its addresses are
 * the same in every process. Where the parent has died in between, there is nobody to run
 * for. */
static void bind_to_parent(pid_t parent)
{
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  personality(ADDR_NO_RANDOMIZE);
#endif
  if (getppid() != parent) _exit(1);
}

/* In the child, between fork and exec: only async-signal-safe calls. */
static _Noreturn void become_inferior(int fd, pid_t parent, const char *path)
{
  char *const arguments[] = {"yieldscope", PROCESS_INFERIOR_FLAG, NULL};
  char *const environment[] = {"LC_ALL=C", NULL};
  sigset_t none;
  setpgid(0, 0);
  bind_to_parent(parent);
  int null = open("/dev/null", O_RDWR);
  if (null < 0) _exit(1);
  for (int i = 0; i < 3; i++) dup2(null, i);
  if (dup2(fd, PROCESS_LINK_FD) < 0) _exit(1);
  if (fd == PROCESS_LINK_FD) fcntl(fd, F_SETFD, 0);
  long most = sysconf(_SC_OPEN_MAX);
  if (most < 0 || most > 1024) most = 1024;
  for (int i = PROCESS_LINK_FD + 1; i < most; i++) close(i);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  _exit(1);
}

bool process_start(int *fd, pid_t *pid, char *problem, size_t size)
{
  int ends[2];
  const char *path = own_path();
  pid_t parent = getpid();
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
    snprintf(problem, size, "The script's process cannot be connected: %s.", strerror(errno));
    return false;
  }
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  *pid = fork();
  if (*pid == 0) become_inferior(ends[1], parent, path);
  int error = errno;
  close(ends[1]);
  if (*pid < 0) {
    close(ends[0]);
    snprintf(problem, size, "No process can be made for the script: %s.", strerror(error));
    return false;
  }
  *fd = ends[0];
  return true;
}

void process_end(pid_t pid, char *out, size_t size)
{
  int status = 0;
  if (out && size) out[0] = '\0';
  if (pid <= 0) return;
  /* Give one that is ending by itself a moment to say how. */
  pid_t reaped = 0;
  if (out)
    for (int i = 0; i < 50 && (reaped = waitpid(pid, &status, WNOHANG)) == 0; i++)
      nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  if (reaped == 0) {
    kill(pid, SIGKILL); /* it is our child: not reaped yet, so the number is still its own */
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    return;
  }
  if (!out) return;
  if (reaped == pid && WIFSIGNALED(status))
    snprintf(out, size, "it was killed by signal %d (%s)", WTERMSIG(status),
             strsignal(WTERMSIG(status)));
  else
    snprintf(out, size, "it ended by itself");
}
