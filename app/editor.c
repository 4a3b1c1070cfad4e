#include "app/editor.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

/* $VISUAL may be a command with options, so the shell takes it apart; the file's name is given
 * as a parameter, for it may hold anything. */
static const char command[] = "exec ${VISUAL:-${EDITOR:-editor}} \"+$1\" \"$2\"";

/* In the child: signals as a program expects them that a shell has started. */
__attribute__((noreturn)) static void become_editor(const char *path, int line)
{
  char number[16], file[4096];
  snprintf(number, sizeof number, "%d", line);
  /* A name that begins with - or + would be taken for an option. */
  snprintf(file, sizeof file, "%s%s", path[0] == '/' ? "" : "./", path);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGINT, SIG_DFL);
  signal(SIGQUIT, SIG_DFL);
  execl("/bin/sh", "sh", "-c", command, "yieldscope", number, file, (char *)NULL);
  _exit(127);
}

bool editor_run(const char *path, int line, char *problem, size_t size)
{
  /* Ctrl-C is the editor's own while it has the terminal. */
  struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGINT, &ignore, &interrupt);
  sigaction(SIGQUIT, &ignore, &quit);
  fflush(NULL);
  int status = -1;
  pid_t child = fork();
  if (child == 0) become_editor(path, line);
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
  if (child < 0 || (WIFEXITED(status) && WEXITSTATUS(status) >= 126))
    snprintf(problem, size,
             "No editor could be started. VISUAL or EDITOR in the environment names one.");
  else snprintf(problem, size, "The editor has failed, so nothing was read again.");
  return false;
}
