/* test_sandbox.c - a closed process is killed at the first call that a script has no need of, and
 * can do all that it has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/inferior/sandbox.h"

#define NOT_CLOSED 99 /* exit status of a process that could not be closed */
#define DONE       7

static int ends[2]; /* a link */

/* How a process ends that closes itself and then does that. */
static int status_of(void (*act)(void))
{
  int status;
  pid_t pid = fork();
  if (pid == 0) {
    if (sandbox_close() != ENGINE_SANDBOX_CLOSED) _exit(NOT_CLOSED);
    act();
    _exit(DONE);
  }
  assert_true(pid > 0);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_CLOSED) skip();
  return status;
}

/* ---------------------------------------------------------------- what is forbidden */

static void read_file(void)
{
  open("/etc/passwd", O_RDONLY);
}

static void write_file(void)
{
  open("/tmp/yieldscope-test", O_WRONLY | O_CREAT, 0600);
}

static void look_into_folder(void)
{
  syscall(SYS_chdir, "/");
}

static void start_program(void)
{
  char *const arguments[] = {"true", NULL};
  execve("/bin/true", arguments, arguments + 1);
}

static void make_other_process(void)
{
  fork();
}

static void make_thread_like_process(void)
{
  syscall(SYS_clone, CLONE_VM | SIGCHLD, NULL, NULL, NULL, 0);
}

static void kill_app(void)
{
  kill(getppid(), 0);
}

static void watch_app(void)
{
  ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
}

static void open_socket(void)
{
  socket(AF_INET, SOCK_STREAM, 0);
}

static void make_code(void)
{
  mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void make_data_code(void)
{
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

static void outlive_app(void)
{
  prctl(PR_SET_DUMPABLE, 1);
}

static void lift_limit(void)
{
  const struct rlimit much = {1, 1};
  setrlimit(RLIMIT_CORE, &much);
}

static void is_killed(void **state)
{
  static void (*const acts[])(void) = {
      read_file,          write_file,     look_into_folder, start_program,
      make_other_process, make_code,      kill_app,         watch_app,
      open_socket,        make_data_code, outlive_app,      make_thread_like_process,
      lift_limit,
  };
  (void)state;
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
    int status = status_of(acts[i]);
    if (!WIFSIGNALED(status)) print_message("act %zu was not stopped\n", i);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGSYS);
  }
}

/* ------------------------------------------------------------------ what is needed */

static int compare(const void *a, const void *b)
{
  return *(const char *)a - *(const char *)b;
}

static void talk_and_compute(void)
{
  char *text = malloc(1 << 20);
  if (!text) _exit(1);
  memset(text, 'x', 1 << 20);
  qsort(text, 100000, 1, compare); /* more than it sorts on its stack */
  if (write(ends[1], text, 5) != 5) _exit(2);
  free(text);
}

/* As clone.c makes them: a child of the test's, not of the closed process. */
static void copy_itself(void)
{
  pid_t pid = (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, 0);
  if (pid < 0) _exit(1);
  if (pid == 0 && write(ends[1], "copy ", 5) != 5) _exit(2);
}

static void can_do_its_work(void **state)
{
  char text[5];
  (void)state;
  assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  int status = status_of(talk_and_compute);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), DONE);
  assert_int_equal(read(ends[0], text, sizeof text), sizeof text);
  assert_memory_equal(text, "xxxxx", sizeof text);
  status = status_of(copy_itself);
  assert_true(WIFEXITED(status));
  assert_int_equal(read(ends[0], text, sizeof text), sizeof text);
  assert_memory_equal(text, "copy ", sizeof text);
  assert_true(wait(&status) > 0);
  close(ends[0]);
  close(ends[1]);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(is_killed),
      cmocka_unit_test(can_do_its_work),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
