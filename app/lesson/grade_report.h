/* grade_report.h - the verdicts about files, written for people and for machines. */
#ifndef YS_GRADE_REPORT_H
#define YS_GRADE_REPORT_H

#include <stddef.h>
#include <stdio.h>

struct grade;

struct grade_report_file {
  const char *path;
  struct grade *grade; /* done; NULL: it could not begin */
  const char *problem; /* then: a sentence */
};

struct grade_report {
  const char *exercise; /* as the reader of the report knows it */
  const struct grade_report_file *files;
  size_t count;
};

/* One way to write it. Control characters in paths and texts are made harmless in each. */
struct grade_format {
  const char *name; /* "text", "tap" (TAP version 13), "junit" (XML), "json" */
  void (*write)(FILE *out, const struct grade_report *report);
};

/* By name; NULL: there is none. */
const struct grade_format *grade_format_find(const char *name);

/* An exit status for all: see exit_status.h. A file without a verdict outweighs a limit, and that
 * a failed check. */
int grade_report_status(const struct grade_report *report);

#endif
