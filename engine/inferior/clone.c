/* Linux: a copy is made with CLONE_PARENT, so that the app is the parent and the reaper of all
 * copies, and each dies with the app. Elsewhere it is a plain fork; the copy sees its link
 * hang up when the app is gone. */
#include "engine/inferior/clone.h"

#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "engine/inferior/channel.h"

static pid_t app;

void clone_open(void)
{
  app = getppid();
}

static pid_t copy(void)
{
#ifdef __linux__
  return (pid_t)syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, 0);
#else
  return fork();
#endif
}

/* The signal is not inherited; and where the app died meanwhile there is nobody to run for. */
static void bind_to_app(void)
{
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != app) _exit(1);
#endif
}

void clone_now(void)
{
  int fd = channel_take_descriptor();
  if (fd < 0) return;
  if (copy() != 0) { /* the original, or it failed */
    close(fd);
    return;
  }
  bind_to_app();
  channel_change(fd);
  wire_u32(channel_begin(MSG_CLONED), (uint32_t)getpid());
  channel_end();
}
