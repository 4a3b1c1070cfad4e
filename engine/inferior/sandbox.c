/* Linux: a filter of the kernel's (seccomp) over the numbers of system calls, made by libseccomp.
 * It is a list of what is allowed, with the reason beside each; where an argument matters, only the
 * one value that we use is. Elsewhere, and where the kernel has no filters, what stands between the
 * script and the system is only that its libraries offer nothing else.
 *
 * Everywhere: no file can grow, and no memory is written to disk when the process crashes. */
#include "engine/inferior/sandbox.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#ifdef YS_SECCOMP
#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>

#define ANY                                                                                        \
  0,                                                                                               \
  {                                                                                                \
    {                                                                                              \
      0                                                                                            \
    }                                                                                              \
  }
#define ONLY(...)                                                                                  \
  1,                                                                                               \
  {                                                                                                \
    __VA_ARGS__                                                                                    \
  }
#define NOT_CODE   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0) /* memory that can run */
#define COPY_FLAGS (CLONE_PARENT | SIGCHLD)

struct call {
  int number;
  unsigned count;
  struct scmp_arg_cmp arguments[1];
};

static bool allow_all(scmp_filter_ctx filter)
{
  const struct call allowed[] = {
      /* the link; recvmsg also brings the end of a new one */
      {SCMP_SYS(read), ANY},
      {SCMP_SYS(write), ANY},
      {SCMP_SYS(recvmsg), ANY},
      {SCMP_SYS(poll), ANY},
      {SCMP_SYS(ppoll), ANY},
      {SCMP_SYS(close), ANY},
      {SCMP_SYS(restart_syscall), ANY},
      /* memory */
      {SCMP_SYS(brk), ANY},
      {SCMP_SYS(mmap), ONLY(NOT_CODE)},
      {SCMP_SYS(mmap2), ONLY(NOT_CODE)},
      {SCMP_SYS(mprotect), ONLY(NOT_CODE)},
      {SCMP_SYS(mremap), ANY},
      {SCMP_SYS(munmap), ANY},
      {SCMP_SYS(madvise), ANY},
      {SCMP_SYS(getrandom), ANY}, /* malloc's own protection */
      {SCMP_SYS(sysinfo), ANY},   /* qsort asks how much there is */
      /* copies of itself, which die with the app (clone.c) */
      {SCMP_SYS(clone), ONLY(SCMP_A0(SCMP_CMP_EQ, COPY_FLAGS))},
      {SCMP_SYS(prctl), ONLY(SCMP_A0(SCMP_CMP_EQ, PR_SET_PDEATHSIG))},
      {SCMP_SYS(getppid), ANY},
      {SCMP_SYS(getpid), ANY},
      /* the clock, where the kernel does not answer without a call */
      {SCMP_SYS(clock_gettime), ANY},
      /* the end */
      {SCMP_SYS(rt_sigreturn), ANY},
      {SCMP_SYS(exit), ANY},
      {SCMP_SYS(exit_group), ANY},
  };
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
    int error = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, allowed[i].number, allowed[i].count,
                                       allowed[i].arguments);
    if (error != 0 && error != -EDOM) return false; /* EDOM: this machine has no such call */
  }
  return true;
}

static enum engine_sandbox filter_calls(void)
{
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  bool closed = filter && allow_all(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return closed ? ENGINE_SANDBOX_CLOSED : ENGINE_SANDBOX_ABSENT;
}
#else
static enum engine_sandbox filter_calls(void)
{
  return ENGINE_SANDBOX_ABSENT;
}
#endif

/* Valgrind and the sanitizers make calls of their own in this process, and write files. (Valgrind
 * stands in the environment, which is empty otherwise.) */
static bool is_watched(void)
{
#ifdef YS_SANITIZED
  return true;
#else
  const char *preloaded = getenv("LD_PRELOAD");
  return preloaded && strstr(preloaded, "valgrind");
#endif
}

enum engine_sandbox sandbox_close(void)
{
  if (is_watched()) return ENGINE_SANDBOX_OFF;
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_FSIZE, &none);
  setrlimit(RLIMIT_CORE, &none);
  return filter_calls();
}
