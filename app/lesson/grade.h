/* grade.h - grading one file of a student: check.lua runs in a process of its own, and each run
 * that it asks for drives the student's file in another one. What the file prints, or what it does
 * to its own process, never reaches the verdict.
 *
 * Nothing here blocks but grade_wait. How to use it: grade_start; poll what grade_poll says; then,
 * and also when GRADE_PATIENCE milliseconds have passed without anything to read, grade_dispatch,
 * until that is true. Several may be under way at a time.
 *
 * Text is UTF-8 without control characters but line ends, and lives as long as the grade. */
#ifndef YS_GRADE_H
#define YS_GRADE_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRADE_PATIENCE 50 /* milliseconds */

struct grade_options {
  const char *check;     /* path of check.lua */
  const char *file;      /* path of the student's file */
  unsigned milliseconds; /* of processor time that a run may take; 0: 2000 */
  uint64_t memory_limit; /* bytes, of the file's process; 0: the engine's */
};

enum grade_status {
  GRADE_RUNNING,
  GRADE_PASSED, /* every check did */
  GRADE_FAILED, /* at least one check did not */
  GRADE_LIMIT,  /* the same, and a run was ended: time, memory, or too many events */
  GRADE_BROKEN  /* no verdict: check.lua itself is wrong, or a file cannot be read; grade_problem */
};

enum grade_verdict {
  GRADE_CHECK_PASSED,
  GRADE_CHECK_FAILED,
  GRADE_CHECK_SKIPPED /* its run could not be done: the failed check before it says why */
};

struct grade_check {
  enum grade_verdict verdict;
  const char *name;          /* what was checked: "new evens(naturals(20)); next 3 times: values" */
  const char *sentence;      /* the author's, for the student; "" */
  const char *wanted, *seen; /* FAILED: may have several lines; "" elsewhere */
  const char *run; /* the commands that check.lua gave the file, one a line; "": about no run */
  /* Where, if placed: open the file with engine_options.at_start; give each line of commands to
   * command_run (COMMAND_DRIVE), and go on with the next one also where one is refused; then
   * `goto TICK`. */
  const char *commands;
  bool placed;
  uint64_t tick;
};

struct grade;

/* NULL, and a sentence in problem, where a file cannot be read or no process can be made. The
 * options are copied. */
struct grade *grade_start(const struct grade_options *options, char *problem, size_t size);
void grade_free(struct grade *grade); /* ends what runs; NULL is allowed */

/* The process that is waited for; fd is -1 once all is done. */
void grade_poll(const struct grade *grade, struct pollfd *pollfd);
/* True when all is done. */
bool grade_dispatch(struct grade *grade);
void grade_wait(struct grade *grade); /* blocks until all is done */

enum grade_status grade_status(const struct grade *grade);
const char *grade_problem(const struct grade *grade); /* BROKEN: a sentence; else "" */
/* What check.lua itself has printed: notes for its author. */
const char *grade_notes(const struct grade *grade);

/* In the order of check.lua; they may be looked at while it still runs. */
size_t grade_count(const struct grade *grade);
const struct grade_check *grade_check(const struct grade *grade, size_t index);
size_t grade_count_of(const struct grade *grade, enum grade_verdict verdict);

#endif
