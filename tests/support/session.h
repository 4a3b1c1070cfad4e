/* session.h - the text of a session test: its sections. tests/session/README.md is the
 * format. */
#ifndef TESTS_SUPPORT_SESSION_H
#define TESTS_SUPPORT_SESSION_H

#include "tests/support/buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum section_kind { SECTION_FILE, SECTION_SHELL, SECTION_RUN, SECTION_SLOW };

struct step {            /* of a run */
  struct buffer command; /* with its newline; empty for the first step: before any command */
  struct buffer answer;
};

struct section {
  enum section_kind kind;
  struct buffer head; /* what follows the kind: a name, a command line */
  struct buffer body; /* FILE, SHELL */
  struct step *steps; /* RUN: at least one */
  size_t step_count;
  struct buffer error; /* RUN: expected on standard error */
  int status;          /* RUN: exit status expected */
};

struct session {
  struct buffer comment;
  struct section *sections;
  size_t count;
};

/* False, and a sentence in problem, where the text is not in the format. The session is to
 * be freed either way. */
bool session_parse(struct session *session, const char *text, struct buffer *problem);
/* The text again. */
void session_write(const struct session *session, struct buffer *text);
void session_free(struct session *session);

/* Cuts the blank lines at the end. */
void session_trim(struct buffer *text);

#endif
