/* run.c - runs scripts that check themselves: for each argument NAME.expected, the script
 * NAME.lua beside it is traced to its end, and what it printed must be that text. So a
 * script whose text comes from another Lua shows that ours behaves as that one. */
#include "tests/support/buffer.h"
#include "tests/support/program.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RUN_MILLISECONDS 60000

/* Joins the texts of the print objects; *status: the exit status that belongs to what is told, 1
 * where a rejection was not handled. False where a line is not JSON. */
static bool join_prints(const struct buffer *trace, struct buffer *printed, int *status)
{
  *status = 0;
  for (const char *next, *line = buffer_text(trace); *line; line = next) {
    size_t size = strcspn(line, "\n");
    next = line + size + (line[size] == '\n');
    json_t *object = json_loadb(line, size, JSON_ALLOW_NUL, NULL);
    const char *event = json_string_value(json_object_get(object, "event"));
    const json_t *text = json_object_get(object, "text");
    if (event && !strcmp(event, "print") && json_is_string(text)) {
      buffer_add(printed, json_string_value(text), json_string_length(text));
    }
    if (event && !strcmp(event, "unhandled")) *status = 1;
    json_decref(object);
    if (!event) return false;
  }
  return true;
}

static void show(const char *what, const struct buffer *text)
{
  printf("# %s:\n%s", what, buffer_text(text));
  if (text->size > 0 && text->bytes[text->size - 1] != '\n') printf("\n");
}

/* Says the first line where the two part. */
static void show_difference(const struct buffer *expected, const struct buffer *printed)
{
  const char *one = buffer_text(expected), *other = buffer_text(printed);
  int number = 1;
  for (;; number++) {
    size_t one_size = strcspn(one, "\n"), other_size = strcspn(other, "\n");
    if (one_size != other_size || memcmp(one, other, one_size) != 0 || !one[one_size] ||
        !other[other_size]) {
      printf("# printed line %d should be: %.*s\n", number, (int)one_size, one);
      printf("# printed line %d is:        %.*s\n", number, (int)other_size, other);
      return;
    }
    one += one_size + 1;
    other += other_size + 1;
  }
}

static bool test_script(const char *path)
{
  struct buffer expected = {0}, printed = {0}, script = {0}, folder = {0};
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  if (!dot || strcmp(dot, ".expected") != 0) fail("%s does not end in .expected", path);
  if (!buffer_load(&expected, path)) fail("cannot read %s", path);
  buffer_format(&script, "%.*s.lua", (int)(dot - name), name);
  buffer_format(&folder, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");

  char *arguments[] = {"trace", "--pull", "0", "--json", script.bytes, NULL};
  struct program *program = program_start(folder.bytes, arguments, RUN_MILLISECONDS);
  program_finish(program);
  int status;
  bool traced = join_prints(program_output(program), &printed, &status);
  bool same = traced && buffer_equal(&printed, &expected);
  if (!same && traced && getenv("UPDATE")) {
    if (!buffer_save(&printed, path)) fail("cannot write %s", path);
    same = true;
  }
  bool good = same && program_status(program) == status && !program_left_behind(program);
  if (!good) {
    printf("# exit status %d%s, %d processes left behind\n", program_status(program),
           program_late(program) ? " (killed: it was late)" : "", program_left_behind(program));
    show("standard error", program_error(program));
    if (!traced) show("the trace is not JSON", program_output(program));
    else if (!same) show_difference(&expected, &printed);
  }
  program_free(program);
  buffer_free(&expected);
  buffer_free(&printed);
  buffer_free(&script);
  buffer_free(&folder);
  return good;
}

int main(int argc, char **argv)
{
  bool all_good = true;
  printf("1..%d\n", argc - 1);
  for (int index = 1; index < argc; index++) {
    bool good = test_script(argv[index]);
    printf("%sok %d - %s\n", good ? "" : "not ", index, argv[index]);
    fflush(stdout);
    all_good = all_good && good;
  }
  return all_good ? 0 : 1;
}
