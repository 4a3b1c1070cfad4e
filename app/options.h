/* options.h - the command line, read. */
#ifndef YS_OPTIONS_H
#define YS_OPTIONS_H

#include <stdbool.h>
#include <stdio.h>

#include "app/lesson/check.h"
#include "engine/engine.h"

enum options_task {
  OPTIONS_SCREEN,
  OPTIONS_DRIVE,
  OPTIONS_TRACE,
  OPTIONS_LESSON,
  OPTIONS_CHECK,
  OPTIONS_HELP,
  OPTIONS_VERSION,
  OPTIONS_NOTHING /* no arguments at all */
};

enum options_lesson {
  OPTIONS_LESSON_OPEN, /* the first path; none: all are listed */
  OPTIONS_LESSON_NEW,
  OPTIONS_LESSON_LINT,
  OPTIONS_LESSON_PREVIEW
};

struct options {
  enum options_task task;
  bool json, lines, cost, presents;
  unsigned long pull;
  const char *theme;            /* NULL: not told */
  const char *driven;           /* the lesson for drive; NULL: it drives a script */
  struct engine_options engine; /* its strings are those of argv */
  enum options_lesson lesson;   /* OPTIONS_LESSON: what to do with */
  char *const *paths;           /* ... these */
  size_t path_count;
  struct check_options check; /* OPTIONS_CHECK: the same */
};

/* Reads argv (and may reorder nothing in it). False where it asks for something that cannot
 * be, and a sentence in problem. */
bool options_read(struct options *options, int argc, char **argv, char *problem, size_t size);

/* Is it a saved session that is to be opened, and not a script? */
bool options_resumes(const struct options *options);

void options_write_help(FILE *out);

#endif
