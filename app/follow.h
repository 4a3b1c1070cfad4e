/* follow.h - waits for a running engine without a screen, handing on its events as they
 * come. Ctrl-C asks the script to stop. A second one, unanswered, gives up; or, where the session
 * can be revived, ends the script's process and brings it back to before the command: then a
 * third one gives up. */
#ifndef YS_FOLLOW_H
#define YS_FOLLOW_H

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct engine_event;

enum follow_end {
  FOLLOW_STOPPED,     /* the engine has stopped, and all its events are told */
  FOLLOW_INTERRUPTED, /* the same, but Ctrl-C asked for it */
  FOLLOW_GIVEN_UP,    /* the engine still runs: it did not answer Ctrl-C */
  FOLLOW_NO_OUTPUT    /* standard output cannot be written to: see problem */
};

struct follow {
  struct engine *engine;
  size_t told; /* events handed on so far: those below this index are not told again */
  bool revives;
  bool forget; /* free them then: for runs whose events nobody looks at again */
  void (*event)(void *context, const struct engine *engine, const struct engine_event *event);
  void *context;
  int problem; /* FOLLOW_NO_OUTPUT: the errno */
};

/* Returns at once where the engine is stopped. Standard output is flushed whenever there is
 * nothing more to tell. */
enum follow_end follow_run(struct follow *follow);

/* Flushes standard output; returns 0, or the errno where it could not all be written. */
int follow_flush(void);

/* Says why standard output could not be written, and returns the exit status for it; where
 * its reader has gone, ends this process by SIGPIPE as other filters end. Free the engine
 * before. */
int follow_no_output(int problem);

#endif
