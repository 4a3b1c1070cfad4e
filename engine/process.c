#include "engine/process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/personality.h>
#include <sys/prctl.h>
#endif

#define COPY_MILLISECONDS 1000
#define STACK_SIZE        (8u * 1024 * 1024)
#define DEAD_MOST         64

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

/* How large the stack may grow decides where the system puts libraries. */
static void set_stack(void)
{
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max < STACK_SIZE ? limit.rlim_max : STACK_SIZE;
  setrlimit(RLIMIT_STACK, &limit);
}

/* In the child, between fork and exec: only async-signal-safe calls. */
static _Noreturn void become_inferior(int fd, pid_t parent, const char *path)
{
  char *const arguments[] = {"yieldscope", PROCESS_INFERIOR_FLAG, NULL};
  char *const environment[] = {"LC_ALL=C", NULL};
  sigset_t none;
  setpgid(0, 0);
  bind_to_parent(parent);
  set_stack();
  int null = open("/dev/null", O_RDWR);
  if (null < 0) _exit(1);
  for (int i = 0; i < 3; i++)
    dup2(null, i);
  if (dup2(fd, PROCESS_LINK_FD) < 0) _exit(1);
  if (fd == PROCESS_LINK_FD) fcntl(fd, F_SETFD, 0);
  long most = sysconf(_SC_OPEN_MAX);
  if (most < 0 || most > 1024) most = 1024;
  for (int i = PROCESS_LINK_FD + 1; i < most; i++)
    close(i);
  for (int number = 1; number < NSIG; number++)
    signal(number, SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(path, arguments, environment);
  _exit(1);
}

/* Makes a socket pair that no other process inherits. */
static bool make_pair(int ends[2])
{
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
}

static struct process *with_link(pid_t pid, int fd)
{
  struct process *process = calloc(1, sizeof *process);
  struct link *link = process ? link_new(fd) : NULL;
  if (link) {
    *process = (struct process){.pid = pid, .link = link};
    return process;
  }
  free(process);
  close(fd);
  return NULL;
}

struct process *process_new(char *problem, size_t size)
{
  int ends[2];
  const char *path = own_path();
  pid_t parent = getpid();
  if (!make_pair(ends)) {
    snprintf(problem, size, "The script's process cannot be connected: %s.", strerror(errno));
    return NULL;
  }
  pid_t pid = fork();
  if (pid == 0) become_inferior(ends[1], parent, path);
  int error = errno;
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    snprintf(problem, size, "No process can be made for the script: %s.", strerror(error));
    return NULL;
  }
  struct process *process = with_link(pid, ends[0]);
  if (process) return process;
  snprintf(problem, size, "There is not enough memory.");
  kill(pid, SIGKILL);
  waitpid(pid, NULL, 0);
  return NULL;
}

/* Waits for the copy's first word. Only a number of a child of ours is believed. */
static pid_t copied_pid(struct link *link)
{
  struct wire_reader reader;
  struct pollfd pollfd = {.fd = link_fd(link), .events = POLLIN};
  enum msg type;
  bool alive;
  do {
    if (poll(&pollfd, 1, COPY_MILLISECONDS) <= 0) return 0;
    alive = link_move(link);
  } while ((type = link_take(link, &reader)) == 0 && alive);
  if (type != MSG_CLONED) return 0;
  pid_t pid = (pid_t)wire_get_u32(&reader);
  if (reader.bad || pid <= 0) return 0;
  return waitpid(pid, NULL, WNOHANG) == 0 ? pid : 0;
}

struct process *process_copy(struct process *process)
{
  int ends[2];
  if (!make_pair(ends)) return NULL;
  bool sent = link_send_descriptor(process->link, MSG_FORK, ends[1]);
  close(ends[1]);
  struct process *copy = with_link(0, ends[0]);
  if (!copy) return NULL;
  if (sent) copy->pid = copied_pid(copy->link);
  if (copy->pid > 0) return copy;
  process_free(copy, NULL, 0);
  return NULL;
}

bool process_is_alive(struct process *process)
{
  if (process->pid > 0 && waitpid(process->pid, NULL, WNOHANG) != 0) process->pid = 0;
  return process->pid > 0;
}

uint64_t process_milliseconds(const struct process *process)
{
  clockid_t clock;
  struct timespec time;
  if (process->pid <= 0 || clock_getcpuclockid(process->pid, &clock) != 0 ||
      clock_gettime(clock, &time) != 0)
    return 0;
  return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

/* Gives one that is ending by itself a moment to say how: true, and it is reaped. */
static bool ended_by_itself(pid_t pid, int *status)
{
  for (int i = 0; i < 50; i++) {
    if (waitpid(pid, status, WNOHANG) != 0) return true;
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  }
  return false;
}

/* Killed, and to be reaped when the system has taken their memory away, which can last
 * milliseconds that nobody wants to wait for. */
static pid_t dead[DEAD_MOST];
static size_t dead_count;

static void bury(pid_t pid)
{
  size_t left = 0;
  if (dead_count == DEAD_MOST) process_wait_all();
  dead[dead_count++] = pid;
  for (size_t i = 0; i < dead_count; i++)
    if (waitpid(dead[i], NULL, WNOHANG) == 0) dead[left++] = dead[i];
  dead_count = left;
}

void process_free(struct process *process, char *out, size_t size)
{
  int status = 0;
  if (!process) return;
  pid_t pid = process->pid;
  link_free(process->link);
  free(process);
  if (out && size) out[0] = '\0';
  if (pid <= 0) return;
  if (out && ended_by_itself(pid, &status)) {
    if (WIFSIGNALED(status))
      snprintf(out, size, "it was killed by signal %d (%s)", WTERMSIG(status),
               strsignal(WTERMSIG(status)));
    else snprintf(out, size, "it ended by itself");
    return;
  }
  kill(pid, SIGKILL); /* it is our child: not reaped yet, so the number is still its own */
  bury(pid);
}

void process_wait_all(void)
{
  while (dead_count > 0) {
    while (waitpid(dead[dead_count - 1], NULL, 0) < 0 && errno == EINTR)
      continue;
    dead_count--;
  }
}
