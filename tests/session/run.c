/* run.c - runs session tests: each argument is a file in the format of README.md, and counts
 * as one test.
 *
 * A command is given only after the whole answer to the one before it has come, so a session
 * passes only where each answer is complete and flushed. Where one is not as expected, the
 * run is recorded again to show (or, with UPDATE=1, to write) what belongs to which command:
 * the first k commands are given in a run of their own, for every k, and what a run says more
 * than the one before it is the answer to its last command.
 */
#include "tests/support/buffer.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/support/program.h"
#include "tests/support/session.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wordexp.h>

#define RUN_MILLISECONDS    10000 /* a whole run */
#define ANSWER_MILLISECONDS 5000  /* a command's answer */

static void report(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ------------------------------------------------------------- the world of a test */

static void make_file(const struct section *section, const char *test, const char *folder)
{
  struct buffer path = {0}, from = {0}, copy = {0};
  const char *name = buffer_text(&section->head);
  const char *source = strstr(name, " from ");
  size_t name_size = source ? (size_t)(source - name) : strlen(name);
  const struct buffer *content = &section->body;
  buffer_format(&path, "%s/%.*s", folder, (int)name_size, name);
  if (source) {
    const char *slash = strrchr(test, '/');
    int size = slash ? (int)(slash - test + 1) : 0;
    buffer_format(&from, "%.*s%s", size, test, source + strlen(" from "));
    if (!buffer_load(&copy, from.bytes)) fail("%s: no file %s", test, from.bytes);
    content = &copy;
  }
  if (!buffer_save(content, path.bytes)) fail("%s: cannot write %s", test, path.bytes);
  buffer_free(&path);
  buffer_free(&from);
  buffer_free(&copy);
}

static void run_shell(const struct section *section, const char *test, const char *folder)
{
  char *words[] = {"/bin/sh", "-ec", section->body.bytes, NULL};
  int status = -1;
  pid_t child = fork();
  if (child == 0) {
    if (chdir(folder) == 0) launch(words, folder, "dumb");
    _exit(127);
  }
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
    continue;
  if (status != 0) fail("%s: its shell section has failed", test);
}

static struct program *start(const struct section *section, const char *folder)
{
  wordexp_t words;
  if (wordexp(buffer_text(&section->head), &words, WRDE_NOCMD) != 0) {
    fail("not a command line: %s", buffer_text(&section->head));
  }
  struct program *program = program_start(folder, words.we_wordv, RUN_MILLISECONDS);
  wordfree(&words);
  return program;
}

/* ------------------------------------------------------------------- run and compare */

static bool begins_with(const struct buffer *text, const struct buffer *start)
{
  return text->size >= start->size &&
         memcmp(buffer_text(text), buffer_text(start), start->size) == 0;
}

static bool same_but_blanks(const struct buffer *text, const struct buffer *expected)
{
  struct buffer trimmed = {0};
  buffer_add(&trimmed, buffer_text(text), text->size);
  session_trim(&trimmed);
  bool same = buffer_equal(&trimmed, expected);
  buffer_free(&trimmed);
  return same;
}

/* Says what a diff of texts cannot show. */
static bool ended_well(const struct program *program, const struct section *section)
{
  if (program_late(program)) report("it did not end in time, and was killed");
  if (program_left_behind(program)) {
    report("it left %d processes behind", program_left_behind(program));
  }
  if (program_status(program) != section->status) {
    report("its exit status is %d, not %d", program_status(program), section->status);
  }
  return !program_late(program) && !program_left_behind(program) &&
         program_status(program) == section->status;
}

static bool run_as_expected(const struct section *section, const char *folder)
{
  struct program *program = start(section, folder);
  struct buffer expected = {0};
  bool same = true;
  for (size_t number = 0; same && number < section->step_count; number++) {
    const struct step *step = &section->steps[number];
    same = program_send(program, buffer_text(&step->command), step->command.size);
    buffer_add(&expected, buffer_text(&step->answer), step->answer.size);
    if (!same) {
      report("it did not take the command \"%.*s\"", (int)step->command.size - 1,
             buffer_text(&step->command));
    } else if (number + 1 == section->step_count) {
      break; /* its answer may include what is said at the end of the input */
    } else if (!program_await(program, expected.size, ANSWER_MILLISECONDS)) {
      if (number == 0) report("what it says before the first command is short, or late");
      else
        report("the answer to \"%.*s\" is short, or late", (int)step->command.size - 1,
               step->command.bytes);
      same = false;
    } else {
      same = begins_with(program_output(program), &expected);
    }
  }
  program_finish(program);
  same = same && same_but_blanks(program_output(program), &expected);
  same = same_but_blanks(program_error(program), &section->error) && same;
  same = ended_well(program, section) && same;
  program_free(program);
  buffer_free(&expected);
  return same;
}

/* ---------------------------------------------------------------------------- record */

/* What yieldscope keeps for later sessions (lessons do) is in .local: a recorded run has to find it
 * as the run found it that was not as expected. */
static void copy_state(const char *folder, const char *from, const char *to)
{
  struct buffer command = {0};
  buffer_format(&command, "cd '%s' && rm -rf %s && { [ ! -e %s ] || cp -a %s %s; }", folder, to,
                from, from, to);
  if (system(command.bytes) != 0) fail("%s cannot be copied", from);
  buffer_free(&command);
}

static void keep_state(const char *folder)
{
  struct buffer path = {0};
  buffer_format(&path, "%s/.local", folder);
  if (access(path.bytes, F_OK) == 0) copy_state(folder, ".local", ".local-before");
  buffer_free(&path);
}

static void restore_state(const char *folder)
{
  struct buffer path = {0};
  buffer_format(&path, "%s/.local", folder);
  if (access(path.bytes, F_OK) == 0) copy_state(folder, ".local-before", ".local");
  buffer_free(&path);
}

/* How far two outputs agree, in whole lines. */
static size_t agreement(const struct buffer *one, const struct buffer *other)
{
  size_t size = 0, lines = 0;
  while (size < one->size && size < other->size && one->bytes[size] == other->bytes[size]) {
    if (one->bytes[size++] == '\n') lines = size;
  }
  return lines;
}

/* Replaces what the section expects by what comes. */
static void record(struct section *section, const char *folder)
{
  struct buffer before = {0};
  size_t begin = 0;
  for (size_t count = 0; count < section->step_count; count++) {
    restore_state(folder);
    struct program *program = start(section, folder);
    struct step *step = &section->steps[count];
    for (size_t number = 0; number <= count; number++) {
      const struct buffer *command = &section->steps[number].command;
      program_send(program, buffer_text(command), command->size);
    }
    program_finish(program);
    const struct buffer *output = program_output(program);
    size_t end = agreement(&before, output);
    if (count > 0) {
      /* What came at the end of the input does not belong to the command before. */
      struct buffer *previous = &section->steps[count - 1].answer;
      buffer_free(previous);
      if (end > begin) buffer_add(previous, output->bytes + begin, end - begin);
    }
    begin = end;
    buffer_free(&step->answer);
    buffer_add(&step->answer, buffer_text(output) + begin, output->size - begin);
    buffer_free(&before);
    buffer_add(&before, buffer_text(output), output->size);
    if (count + 1 == section->step_count) {
      buffer_free(&section->error);
      buffer_add(&section->error, buffer_text(program_error(program)),
                 program_error(program)->size);
      section->status = program_status(program);
      session_trim(&section->error);
      session_trim(&step->answer);
    }
    program_free(program);
  }
  buffer_free(&before);
}

/* -------------------------------------------------------------------------- one test */

static struct buffer reports; /* of the test that runs: lines that begin with "# " */

static void report(const char *format, ...)
{
  va_list arguments;
  char *text;
  va_start(arguments, format);
  if (vasprintf(&text, format, arguments) < 0) fail("out of memory");
  va_end(arguments);
  buffer_format(&reports, "# %s\n", text);
  free(text);
}

static void report_difference(const struct buffer *expected, const struct buffer *actual,
                              const char *folder)
{
  struct buffer command = {0}, path = {0};
  buffer_format(&path, "%s/expected", folder);
  buffer_save(expected, path.bytes);
  buffer_free(&path);
  buffer_format(&path, "%s/actual", folder);
  buffer_save(actual, path.bytes);
  buffer_format(&command, "cd '%s' && diff -u expected actual | sed 1,2d", folder);
  FILE *difference = popen(command.bytes, "r");
  if (difference) {
    while (buffer_read(&reports, fileno(difference)))
      continue;
    pclose(difference);
  }
  if (buffer_equal(expected, actual)) report("the texts are the same: it came late, or unended");
  buffer_free(&command);
  buffer_free(&path);
}

static bool test_session(const char *test, struct session *session, const char *folder)
{
  struct buffer expected = {0}, actual = {0};
  bool same = true;
  session_write(session, &expected);
  for (size_t index = 0; index < session->count; index++) {
    struct section *section = &session->sections[index];
    if (section->kind == SECTION_FILE) make_file(section, test, folder);
    if (section->kind == SECTION_SHELL) run_shell(section, test, folder);
    if (section->kind == SECTION_RUN) keep_state(folder);
    if (section->kind != SECTION_RUN || run_as_expected(section, folder)) continue;
    report("in the run: yieldscope %s", buffer_text(&section->head));
    record(section, folder);
    same = false;
  }
  session_write(session, &actual);
  if (!same && getenv("UPDATE")) {
    if (!buffer_save(&actual, test)) fail("cannot write %s", test);
    printf("# %s is rewritten\n", test);
  } else if (!same) {
    report_difference(&expected, &actual, folder);
  }
  buffer_free(&expected);
  buffer_free(&actual);
  return same || getenv("UPDATE");
}

static bool test_file(const char *test, bool *skipped)
{
  struct buffer text = {0}, problem = {0};
  struct session session;
  if (!buffer_load(&text, test)) fail("cannot read %s", test);
  bool good = session_parse(&session, buffer_text(&text), &problem);
  if (!good) report("%s", problem.bytes);
  for (size_t index = 0; index < session.count; index++) {
    if (session.sections[index].kind == SECTION_SLOW && !launch_slow_too()) *skipped = true;
  }
  if (good && !*skipped) {
    char *folder = folder_new();
    good = test_session(test, &session, folder);
    folder_remove(folder);
  }
  session_free(&session);
  buffer_free(&text);
  buffer_free(&problem);
  return good;
}

int main(int argc, char **argv)
{
  bool all_good = true;
  printf("1..%d\n", argc - 1);
  for (int index = 1; index < argc; index++) {
    bool skipped = false;
    bool good = test_file(argv[index], &skipped);
    printf("%sok %d - %s%s\n", good ? "" : "not ", index, argv[index],
           skipped ? " # SKIP slow" : "");
    if (!good) fwrite(buffer_text(&reports), 1, reports.size, stdout);
    fflush(stdout);
    buffer_free(&reports);
    all_good = all_good && good;
  }
  return all_good ? 0 : 1;
}
