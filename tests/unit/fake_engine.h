/* fake_engine.h - an engine that plays what a test has written down, for tests of what
 * stands on engine.h. Each command that it accepts plays the next step: its events are
 * appended, and then it stands at its stop. The first step is the opening. */
#ifndef TESTS_UNIT_FAKE_ENGINE_H
#define TESTS_UNIT_FAKE_ENGINE_H

#include "engine/engine.h"

enum fake_patience {
  FAKE_AT_ONCE,
  FAKE_AT_PAUSE, /* the step is played when engine_pause asks */
  FAKE_NEVER     /* not even then; and the user presses Ctrl-C once more */
};

struct fake_step {
  const struct engine_event *events;
  size_t count;
  struct engine_stop stop; /* text, hint and file may be NULL: they become "" */
  struct engine_view view;
  enum fake_patience patience;
  bool refused; /* engine_refused; the stop stays as it was */
  bool jumps;   /* to where only the first `past` events have happened; all stay recorded */
  size_t past;
  const char *notice;                          /* NULL: "" */
  size_t branches;                             /* 0: one */
  uint32_t branch;                             /* the current one */
  const struct engine_breakpoint *breakpoints; /* of engine_break_list */
  size_t breakpoint_count;
};

/* The engine is running at first: dispatch it to stand at the opening. Generators are named
 * by names, from the id 1 on; the list ends with NULL. All must outlive the engine. */
struct engine *fake_engine_new(const struct fake_step *steps, size_t count,
                               const char *const *names);

/* The commands given to the newest fake engine, in order: "run_all(lines) next next". Stays
 * after engine_free. */
const char *fake_engine_calls(void);

/* Initialisers: an event with empty strings where none are given; the same with a text and
 * its size. */
#define FAKE_EVENT(...)                                                                            \
  {                                                                                                \
    .text = "", .file = "", __VA_ARGS__                                                            \
  }
#define FAKE_TEXT(string, ...)                                                                     \
  {                                                                                                \
    .text = (string), .text_size = sizeof(string) - 1, .file = "", __VA_ARGS__                     \
  }

#endif
