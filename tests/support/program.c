#include "tests/support/program.h"
#include "tests/support/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct program {
  pid_t pid;
  int input, output, error; /* our ends; -1 when closed */
  struct buffer out, err;
  long long deadline;
  bool late;
  int status, left_behind;
};

static void program_run(const char *folder, char **words, int input, int output, int error)
{
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  setpgid(0, 0); /* so that all of it can be killed */
  if (chdir(folder) == 0) launch(words, folder, "dumb");
  _exit(127);
}

struct program *program_start(const char *folder, char *const *arguments, int milliseconds)
{
  struct program *program = calloc(1, sizeof *program);
  char **words = launch_words(arguments);
  int input[2], output[2], error[2];
  if (!program || pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC) || pipe2(error, O_CLOEXEC)) {
    fail("no pipes for a test");
  }
  signal(SIGPIPE, SIG_IGN);
  launch_adopt();
  program->deadline = launch_now() + launch_patience(milliseconds);
  program->pid = fork();
  if (program->pid < 0) fail("no process for a test");
  if (program->pid == 0) program_run(folder, words, input[0], output[1], error[1]);
  launch_free(words);
  close(input[0]);
  close(output[1]);
  close(error[1]);
  program->input = input[1];
  program->output = output[0];
  program->error = error[0];
  fcntl(program->input, F_SETFL, O_NONBLOCK);
  return program;
}

static void program_close(int *descriptor)
{
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

/* Waits until something can be read (or written, where asked), and reads it. False when the
 * time is over. */
static bool program_pump(struct program *program, bool writing, long long until)
{
  if (until > program->deadline) until = program->deadline;
  long long left = until - launch_now();
  if (left <= 0) return false;
  struct pollfd polled[3] = {{program->output, POLLIN, 0},
                             {program->error, POLLIN, 0},
                             {writing ? program->input : -1, POLLOUT, 0}};
  if (poll(polled, 3, (int)left) < 0 && errno != EINTR) return false;
  if (polled[0].revents && !buffer_read(&program->out, program->output)) {
    program_close(&program->output);
  }
  if (polled[1].revents && !buffer_read(&program->err, program->error)) {
    program_close(&program->error);
  }
  return true;
}

bool program_send(struct program *program, const char *bytes, size_t size)
{
  while (size > 0) {
    ssize_t sent = program->input < 0 ? -1 : write(program->input, bytes, size);
    if (sent > 0) {
      bytes += sent;
      size -= (size_t)sent;
    } else if (program->input < 0 || (errno != EAGAIN && errno != EINTR)) {
      return false;
    } else if (!program_pump(program, true, program->deadline)) {
      return false;
    }
  }
  return true;
}

bool program_await(struct program *program, size_t size, int milliseconds)
{
  long long until = launch_now() + launch_patience(milliseconds);
  while (program->out.size < size && program->output >= 0) {
    if (!program_pump(program, false, until)) break;
  }
  return program->out.size >= size;
}

void program_finish(struct program *program)
{
  int status;
  program_close(&program->input);
  while (program->output >= 0 || program->error >= 0) {
    if (program_pump(program, false, program->deadline)) continue;
    program->late = true;
    break;
  }
  /* It has closed its output: it should end now. */
  while (!program->late && waitpid(program->pid, &status, WNOHANG) == 0) {
    if (launch_now() < program->deadline) poll(NULL, 0, 1);
    else program->late = true;
  }
  if (program->late) {
    kill(-program->pid, SIGKILL);
    waitpid(program->pid, &status, 0);
  }
  program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  program->left_behind = launch_left_behind(launch_patience(2000));
  program_close(&program->output);
  program_close(&program->error);
}

const struct buffer *program_output(const struct program *program)
{
  return &program->out;
}

const struct buffer *program_error(const struct program *program)
{
  return &program->err;
}

int program_status(const struct program *program)
{
  return program->status;
}

bool program_late(const struct program *program)
{
  return program->late;
}

int program_left_behind(const struct program *program)
{
  return program->left_behind;
}

void program_free(struct program *program)
{
  buffer_free(&program->out);
  buffer_free(&program->err);
  free(program);
}
