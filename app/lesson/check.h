/* check.h - `yieldscope check`: grades files of students, several at a time, and writes one
 * report. */
#ifndef YS_CHECK_H
#define YS_CHECK_H

#include <stddef.h>
#include <stdint.h>

struct check_options {
  const char *exercise; /* a lesson's id, or a folder: of an exercise, or of a lesson */
  char *const *paths;   /* files, and folders whose .lua files are meant, at any depth */
  size_t count;
  const char *format;    /* of grade_format_find; NULL: text */
  unsigned jobs;         /* at a time; 0: one */
  unsigned milliseconds; /* of processor time that each run may take; 0: as in grade.h */
  uint64_t memory_limit; /* bytes; 0: the engine's */
};

/* Writes the report to standard output. Returns the exit status; where the call is wrong, says so
 * on standard error. */
int check_run(const struct check_options *options);

#endif
