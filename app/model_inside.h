/* model_inside.h - the model's fields, for update.c, the commands and the views only. Views
 * read them, and never change any. */
#ifndef YS_MODEL_INSIDE_H
#define YS_MODEL_INSIDE_H

#include <stdint.h>

#include "app/ahead.h"
#include "app/chain.h"
#include "app/count.h"
#include "app/history.h"
#include "app/kept.h"
#include "app/layout.h"
#include "app/model.h"
#include "app/prompt.h"
#include "app/say.h"
#include "app/shelf.h"
#include "app/slow.h"
#include "app/snapshot.h"
#include "app/theme.h"
#include "app/watch.h"
#include "engine/engine.h"

struct async;
struct diagram;
struct keymap;
struct lessons;
struct lockstep;
struct machine;
struct memory;
struct source;

struct model_scroll { /* of one pane */
  bool moved;         /* by the user; else the view says where it stands by itself */
  int first;          /* the first line shown, where moved */
  int left;           /* columns hidden at the left */
  int cursor;         /* the line chosen (cursor.h); -1: none */
  char chosen[64];    /* what stands there; "": nothing was chosen yet */
};

/* Lines that ran in a call. They live until the next stop. */
struct model_lines {
  const int *lines; /* in the order in which they ran */
  size_t count;
  bool cut; /* and there were more */
};

struct stepped;  /* model_lines.c's own */
struct timeline; /* timeline.h */

/* A question that was put to the engine beside the session (a peek). The command that puts it
 * fills this in before it asks (then it answers COMMAND_ASKS, and awaits_stop is not set);
 * command_go_on, which is called when the engine stands again, takes the answer, and puts the
 * questions of the watches after a stop. While one is open, `shown` stays as it is. */
enum model_question {
  MODEL_NOTHING_ASKED,
  MODEL_ASKED_WATCH,  /* watch_next of the watches */
  MODEL_ASKED_VALUE,  /* eval: text is the expression */
  MODEL_ASKED_GUESS,  /* predict: text is the value guessed, "" for none; done */
  MODEL_ASKED_COST,   /* cost */
  MODEL_ASKED_METER,  /* the same for the meter of the lanes, which reads it by itself */
  MODEL_ASKED_FUTURES /* what-if: request and text are the other input */
};

struct model_asked {
  enum model_question question;
  enum engine_request request;
  char text[PROMPT_SIZE];
  bool done, done_open; /* done_open: only the value was guessed */
};

/* What the last prediction came to. The score counts all of the session. */
struct model_guess {
  bool told;         /* it is to be seen: the next that it was about is the last command */
  char *said, *gave; /* results as text: "{ value: 5, done: false }"; NULL: none */
  bool right;
  size_t count, right_count;
};

/* The search in a pane (search.h). */
struct model_search {
  char text[PROMPT_SIZE]; /* what is searched for; "": nothing was yet */
  enum pane pane;
  bool shown;                 /* its matches are marked */
  bool told;                  /* how it came out is to be seen */
  int line;                   /* of the match chosen, from 0 on; -1: none */
  size_t at;                  /* its byte in that line, */
  int column;                 /* and its column */
  size_t number;              /* it is that one, */
  size_t count;               /* of so many */
  bool around, backwards;     /* it was found behind the end that the search came to */
  bool typing;                /* the prompt is open, or its line is just being done: */
  struct model_scroll before; /* where the pane stood then */
  char text_before[PROMPT_SIZE];
  int line_before, cursor_before;
  bool moved_before;
};

/* One ladder, or another beside it: as the width allows, until the user has chosen. */
enum model_ladders { MODEL_LADDERS_BY_WIDTH, MODEL_LADDERS_ONE, MODEL_LADDERS_TWO };

/* What has run up to the present, for the meter of the lanes; read at each stop while they are in
 * view. */
struct model_meter {
  bool known, asked; /* asked: what it would cost with whole lists, of the script as it is */
  uint64_t values, lines, memory;
  uint32_t limit; /* values of a list there, at most */
};

struct model {
  struct engine *engine; /* NULL: there is no session (model_end) */
  struct keymap *keymap;
  struct source *script, *twin; /* twin: NULL where there is none */
  bool twin_first;              /* the twin stands in the source pane, and values are its way */
  bool wants_twin;              /* so it is to be, where there is one */

  struct history *history;
  struct memory *memory;
  struct stepped *stepped; /* the lines that steps have passed in the call under way */
  struct snapshot *shown;  /* the last stop; never NULL */
  struct chain chain;      /* of that stop */
  struct shelf_wish shelf;
  uint32_t followed; /* it stays in view, whatever runs; ENGINE_MAIN: none */
  bool only_looks;   /* the stop awaited only brings another generator into view */
  bool awaits_stop;  /* the engine runs, or has a stop that is not yet in `shown` */
  bool asked_to_pause;
  bool no_answer; /* ... and it has not done so for long: the script is stuck */
  struct say_arrival arrival, arrival_before; /* how it came here; _before: for refusals */
  struct kept kept;                           /* the rows of the kept pane */
  size_t frame;                               /* the frame in view: 0 is the innermost */
  size_t branches;                            /* how many there were at the last stop */
  char sentence[2048];                        /* what the last stop means */
  char *message;                              /* what the last command said; never NULL */

  struct slow slow;          /* slow motion */
  struct ahead ahead;        /* keys typed ahead */
  struct count count;        /* a number typed before a key */
  struct watch_list watches; /* asked anew after each stop, from watch_next on */
  size_t watch_next;         /* none is to be asked: their count */
  struct timeline *timeline;
  struct async *async; /* promises, microtasks and timers: read while their view is open */
  bool async_all;      /* that view folds nothing */
  struct diagram *lanes, *ladder; /* read while their views are open */
  struct diagram *ladder_beside;  /* of model_iterator_other */
  enum model_ladders ladders;
  struct machine *machine; /* the same, of the view states */
  struct lockstep *lockstep;
  bool opens_lockstep; /* its view opens when the two have been paired */
  struct model_meter meter;
  size_t view_left;         /* events that the open view has yet to read */
  size_t time_cursor;       /* the recorded event that the time pane previews; HISTORY_NONE: none */
  struct model_asked asked; /* NOTHING where no question is open */
  bool predicting;          /* each next asks for a guess first */
  struct model_guess guess;
  struct model_asked futures; /* the question that PANE_FUTURES shows the answer of */

  struct lessons *lessons; /* lessons.h; NULL: a script alone */

  int hint_keys; /* the hint for beginners goes after so many keys; 0: it is not shown */

  bool presenting;        /* presenter mode */
  bool results_hidden;    /* in it: the newest result, until the class has guessed */
  bool shows_results;     /* in it: results are never hidden */
  char pressed[64];       /* in it: the last key, and what it does; "" for none */
  struct keymap *clicker; /* its keys, laid over the others */

  bool hides_source; /* the source, and what is kept, are not shown: a lesson's riddle */
  int edit_line;     /* > 0: the editor is to be opened there: tui.c */
  bool on_screen;    /* else `drive` */
  char *problems;    /* what is wrong in the user's files, a line each; NULL: they were not read */
  struct theme theme, theme_before; /* _before: presenter mode */
  bool ascii;                       /* signs and lines in ASCII, even where the locale has others */
  bool mouse;                       /* it is listened to */
  int rows, columns;                /* of the screen */
  struct prompt prompt;
  struct model_search search;
  enum pane focus;        /* the pane that scrolls */
  enum pane focus_hidden; /* it had been, until the window grew too small; PANE_COUNT: none */
  enum pane cover;        /* PANE_HELP or PANE_TEXT; PANE_COUNT: none */
  enum pane before_view;  /* the focus before a view was opened */
  enum pane zoomed;       /* the pane that has the whole body, always the focus; PANE_COUNT: none */
  char *text;             /* PANE_TEXT shows it; NULL: nothing */
  struct model_scroll scrolls[PANE_COUNT];
  int cursor;        /* the line of the source at which B sets a breakpoint */
  bool cursor_moved; /* by the user, since the last stop */
  bool xray;         /* the loops over of(…) are shown as what they do: xray.h */
  bool held;         /* the source stays where the user has put it, whichever line runs */
};

/* The texts as they stand on screen: first the source pane's, then the one beside it (or
 * NULL). */
struct source *model_source(const struct model *model);
struct source *model_source_beside(const struct model *model);

bool model_running(const struct model *model);

/* Whether the pane is a view: it has no place of its own in the layout, and is only ever zoomed. */
bool model_is_view(enum pane pane);
/* The generator that the ladder and the states are about: the one to speak of, else the one that
 * was called last, else the one that would be called. ENGINE_MAIN: there is none. */
uint32_t model_iterator(const struct model *model);
/* Another one, to be compared with it: one written by hand beside a generator, if there is one;
 * else of another function. ENGINE_MAIN: there is none. */
uint32_t model_iterator_other(const struct model *model);
/* That one, while both have their ladders on the screen: where it is wide, or the user wants it. */
uint32_t model_iterator_beside(const struct model *model);
/* Brings what the open view shows up to the present. */
void model_read_view(struct model *model);
/* The script was read again: they forget all. */
void model_restart_views(struct model *model);
/* Whether that takes more calls of it: the view is not shown before. */
static inline bool model_view_lags(const struct model *model, enum pane pane)
{
  return pane == model->zoomed && model->view_left > 0;
}

/* Its name in the call chain of the last stop: "main" is "event loop" while that runs. */
const char *model_name(const struct model *model, uint32_t generator);

/* The generator to speak of: the one in view; while the main program is in view, the one that
 * the stop is about; ENGINE_MAIN where there is none. */
uint32_t model_subject(const struct model *model);
/* The exchange that in and out show: the subject's newest; without a subject, the newest that
 * reached the main program, or the user. It is written into `into`. NULL where there was none. */
const struct exchange *model_exchange(const struct model *model, struct exchange *into);
/* The events of an exchange; the result is NULL while there is none. */
const struct engine_event *model_request(const struct model *model,
                                         const struct exchange *exchange);
const struct engine_event *model_result(const struct model *model, const struct exchange *exchange);

/* Whether what came out of it is hidden, for a class to guess. */
bool model_hides(const struct model *model, const struct exchange *exchange);

/* The lines that ran in the exchange shown; while it is under way, those that steps passed. */
struct model_lines model_lines(const struct model *model);
/* Takes note of the stop in `shown`, for them. */
void model_lines_note(struct model *model);
struct stepped *stepped_new(void); /* NULL when out of memory */
void stepped_free(struct stepped *stepped);
void stepped_clear(struct stepped *stepped);

/* The line of the script to look at: of the innermost frame that is in the script's own file,
 * else where the generator in view begins, or ended. 0: none. */
int model_line(const struct model *model);

/* The source's cursor goes to that line, unless it is held. */
void model_show_line(struct model *model);

/* A value's text in the language shown; the caller frees. Never NULL. */
char *model_value(const struct model *model, const char *text);

/* Says what the last stop means again (the language has changed). */
void model_tell_stop(struct model *model);

/* Takes the engine's text, and the twin of that path, for the source panes. False, and they
 * are as they were, when out of memory. */
bool model_take_script(struct model *model, const char *path);
/* The twin stands in the source pane, or the script: also those of sessions to come. */
void model_show_twin(struct model *model, bool first);

/* Forgets what belongs to the run before a restart. */
void model_restarted(struct model *model);

#endif
