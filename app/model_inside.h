/* model_inside.h - the model's fields, for update.c, the commands and the views only. Views
 * read them, and never change any. */
#ifndef YS_MODEL_INSIDE_H
#define YS_MODEL_INSIDE_H

#include <stdint.h>

#include "app/history.h"
#include "app/layout.h"
#include "app/model.h"
#include "app/prompt.h"
#include "app/snapshot.h"
#include "engine/engine.h"

struct keymap;
struct memory;
struct source;

struct model_scroll { /* of one pane */
  bool moved;         /* by the user; else the view says where it stands by itself */
  int first;          /* the first line shown, where moved */
  int left;           /* columns hidden at the left */
};

/* Lines that ran in a call. They live until the next stop. */
struct model_lines {
  const int *lines; /* in the order in which they ran */
  size_t count;
  bool cut; /* and there were more */
};

struct stepped; /* model_lines.c's own */

struct model {
  struct engine *engine;
  struct keymap *keymap;
  struct source *script, *twin; /* twin: NULL where there is none */
  bool twin_first;              /* the twin stands in the source pane, and values are its way */

  struct history *history;
  struct memory *memory;
  struct stepped *stepped; /* the lines that steps have passed in the call under way */
  struct snapshot *shown;  /* the last stop; never NULL */
  bool awaits_stop;        /* the engine runs, or has a stop that is not yet in `shown` */
  bool asked_to_pause;
  bool no_answer;      /* ... and it has not done so for long: the script is stuck */
  size_t from_before;  /* and the one before it, for where the engine refuses that command */
  size_t from;         /* the first event that the last running command caused */
  char sentence[2048]; /* what the last stop means */
  char *message;       /* what the last command said; never NULL */

  bool on_screen;    /* else `drive` */
  int rows, columns; /* of the screen */
  struct prompt prompt;
  enum pane focus; /* the pane that scrolls */
  enum pane cover; /* PANE_HELP or PANE_TEXT; PANE_COUNT: none */
  char *text;      /* PANE_TEXT shows it; NULL: nothing */
  struct model_scroll scrolls[PANE_COUNT];
  int cursor;        /* the line of the source at which B sets a breakpoint */
  bool cursor_moved; /* by the user, since the last stop */
};

/* The texts as they stand on screen: first the source pane's, then the one beside it (or
 * NULL). */
struct source *model_source(const struct model *model);
struct source *model_source_beside(const struct model *model);

bool model_running(const struct model *model);

/* The generator to speak of: the one in view; while the main program is in view, the one that
 * the stop is about; ENGINE_MAIN where there is none. */
uint32_t model_subject(const struct model *model);
/* The exchange that in and out show: the subject's newest; without a subject, the newest that
 * reached the main program, or the user. NULL where there was none. */
const struct exchange *model_exchange(const struct model *model);
/* The events of an exchange; the result is NULL while there is none. */
const struct engine_event *model_request(const struct model *model,
                                         const struct exchange *exchange);
const struct engine_event *model_result(const struct model *model, const struct exchange *exchange);

/* The lines that ran in the exchange shown; while it is under way, those that steps passed. */
struct model_lines model_lines(const struct model *model);
/* Takes note of the stop in `shown`, for them. */
void model_lines_note(struct model *model);
struct stepped *stepped_new(void); /* NULL when out of memory */

/* The line of the script to look at: of the innermost frame that is in the script's own file,
 * else where the generator in view begins, or ended. 0: none. */
int model_line(const struct model *model);

/* A value's text in the language shown; the caller frees. Never NULL. */
char *model_value(const struct model *model, const char *text);

/* Says what the last stop means again (the language has changed). */
void model_tell_stop(struct model *model);

/* Forgets what belongs to the run before a restart. */
void model_restarted(struct model *model);

#endif
