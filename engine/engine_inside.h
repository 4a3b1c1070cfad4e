/* engine_inside.h - what the files engine*.c share. */
#ifndef YS_ENGINE_INSIDE_H
#define YS_ENGINE_INSIDE_H

#include <time.h>

#include "engine/branch.h"
#include "engine/checkpoint.h"
#include "engine/decode.h"
#include "engine/engine.h"
#include "engine/process.h"

/* A build with sanitizers is slow: what has a second otherwise has so many. */
#ifdef YS_SANITIZED
#define ENGINE_SLOWNESS 5
#else
#define ENGINE_SLOWNESS 1
#endif

/* What is to be done when the inferior stops. */
enum plan {
  PLAN_STAND,       /* nothing: the command is done */
  PLAN_OPEN,        /* the script is loaded: run to the opening */
  PLAN_FIRST,       /* ran to the first generator: if there is none, go back to the start */
  PLAN_LINE,        /* ran to the line that the session is to open at */
  PLAN_NEXT,        /* next: if the main program ends on the way, go on by hand */
  PLAN_MAKE,        /* select the generator that was made */
  PLAN_AFTER_ERROR, /* a failed request by hand must unwind: then make the pending one */
  PLAN_CHANGE,      /* went over the past with a variable watched: go where it changed */
  PLAN_RESUME,      /* a saved session: rebuild the next branch, then go to its present */
  PLAN_RELOAD,      /* the script has changed: give it the next input */
  PLAN_TICK         /* jumped to the end of what is recorded: run on to a tick */
};

/* A place in the session's history. */
struct position {
  uint32_t branch;
  size_t inputs; /* applied */
  uint64_t point;
  size_t from; /* see engine_from */
  uint32_t selected;
  bool looked; /* engine_select has put that one in view */
};

#define ENGINE_SLICE_FIRST 20000 /* points that a run may go without a checkpoint, at first */

/* What a command does to the lists of engine_back and engine_redo. */
enum move {
  MOVE_COMMAND,
  MOVE_JOIN, /* undone together with the command before */
  MOVE_BACK,
  MOVE_REDO,
  MOVE_NONE
};

struct places {
  struct position *items;
  size_t count, capacity;
};

/* A jump under way: a copy of a checkpoint runs to the target; what it tells meanwhile is
 * known already. See engine_time.c. */
struct replay {
  bool active;
  struct position target;
  bool by_tick; /* the target is a tick; its point is not known */
  uint64_t tick;
  size_t inputs; /* where the copy is */
  uint64_t point;
  bool record;  /* what it tells is not recorded yet: a saved session is rebuilt */
  bool halted;  /* it will stop before the target, to leave a copy there */
  int attempts; /* copies that died on the way */
};

struct eager;
struct peek;
struct resume;
struct reload;

struct engine {
  struct engine_options options; /* its strings are our copies */
  char *folder;                  /* the script's */
  char *name;                    /* the script's, without the folder */
  char *text;                    /* the script */
  size_t text_size;
  struct timespec text_time; /* the file's, when it was read */
  char *input;               /* --input's text; NULL: none */
  size_t input_size;

  struct process *live; /* NULL: gone */
  enum engine_status status;
  enum plan plan;
  bool refused;
  bool lines;      /* ENGINE_LINE events are recorded: engine_run_all */
  bool pausing;    /* engine_pause was called for the command that runs */
  bool sent_input; /* by the command that runs */
  bool pairs;      /* it asks both of a pair: engine_lockstep.c */
  bool branched;   /* ... and that opened a branch */
  uint64_t progress;
  struct decoded_stop *stop;
  struct engine_parts *parts;  /* the last answer of engine_expand */
  struct engine_view *look;    /* ... and of engine_look */
  struct engine_cost *cost;    /* ... and of engine_cost */
  bool answer_awaited;         /* to one of these */
  uint32_t selected;           /* ENGINE_MAIN: none */
  enum msg_until by_hand;      /* PLAN_NEXT, PLAN_AFTER_ERROR: where a request by hand stops */
  enum engine_request pending; /* PLAN_AFTER_ERROR: the request, and its expression */
  char *pending_expression;
  uint64_t pending_tick;  /* PLAN_TICK */
  char pending_name[64];  /* PLAN_CHANGE: the variable */
  uint64_t pending_point; /* ... and the first point that was gone over */
  size_t record, full;    /* bytes of events at which the run is paused; at which it was asked to */
  uint64_t slice;         /* how long a run may be without a checkpoint */

  struct branch **branches;
  size_t branch_count;
  struct branch *branch;       /* the current one: branches[now.branch] */
  struct position now, before; /* before: where the last command began */
  bool clean;                  /* the live process stands at `now` */
  bool opened;                 /* it has stood once */
  enum move move;
  struct places undo, redo;
  struct checkpoint_list checkpoints;
  struct replay replay;
  struct resume *resume; /* engine_save.c; NULL: none under way */
  struct reload *reload; /* engine_reload.c; NULL: none under way */
  struct peek *peek;     /* the last question; NULL: none */
  struct eager *eager;   /* engine_eager.c; NULL: not asked since the script was read */

  struct engine_breakpoint *breakpoints; /* their strings are ours */
  size_t breakpoint_count;
  unsigned char *code; /* the lines that have code, as in MSG_LINES; NULL: unknown */
  size_t code_size;
  enum engine_sandbox sandbox;
  char unknown[64]; /* a name that was given as a value, and may have none; "": none was */
  char problem[700];
  char notice[400];
  char hint[512];
};

/* Sets engine_problem; returns false. */
bool engine_refuse(struct engine *engine, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* engine.c: the stop stands: the command is done. */
void engine_stand(struct engine *engine, struct decoded_stop *stop);
void engine_run_on(struct engine *engine, uint64_t point); /* as it ran before it stopped */
/* To the process that runs now: the live one, or a throw-away one. NULL: there is none. */
struct link *engine_running_link(const struct engine *engine);
long long engine_milliseconds(void); /* of a clock that only goes forward */
void engine_answer_file(struct engine *engine, struct link *link, struct wire_reader *reader);

/* engine_open.c: a fresh inferior; it will say MSG_STOP when the script is loaded. */
bool engine_launch(struct engine *engine); /* false: engine_problem */
void engine_send_script(const struct engine *engine, struct link *link);
/* All that was recorded goes; the script's text is as it is. */
bool engine_begin_session(struct engine *engine);
bool engine_read_script(struct engine *engine, char *problem, size_t size);
/* All afresh, to stand before the first line. */
bool engine_begin_at_start(struct engine *engine);
void engine_lose(struct engine *engine, const char *why); /* NULL: it ended by itself */

/* engine_break.c: takes MSG_LINES; false: no memory. */
bool engine_take_lines(struct engine *engine, struct wire_reader *reader);

/* engine_command.c: may a command be given? And what commands send. */
int engine_line_count(const struct engine *engine);
bool engine_can_command(struct engine *engine);
uint64_t engine_first_slice(const struct engine *engine);
void engine_begin(struct engine *engine, enum move move);
void engine_write_run(struct wire_writer *out, enum msg_until until, unsigned flags, int line,
                      uint64_t target, uint64_t limit);
void engine_send_breaks(struct engine *engine);
void engine_send_tick(struct engine *engine, uint64_t tick);
void engine_send_run(struct engine *engine, enum msg_until until, unsigned flags, int line);
bool engine_send_input(struct engine *engine, struct input *input, enum msg_until until);
bool engine_send_next(struct engine *engine, uint32_t target, enum msg_until until);
void engine_write_input(struct link *link, const struct input *input, enum msg_until until,
                        unsigned flags, uint64_t target, uint64_t limit);
uint32_t engine_target_at(const struct engine_stop *stop, uint32_t selected);

/* engine_lockstep.c */
bool engine_lockstep_is_of(const struct engine *engine, uint32_t generator);
/* A request to one of the pair has not been answered: it runs, or has failed. */
bool engine_lockstep_is_open(const struct engine *engine);
/* Asks the second what the first was asked. */
bool engine_lockstep_send(struct engine *engine, enum msg_until until);
/* The command may stand, for all that it was meant to do with the one that has stopped. False: it
 * stands. */
bool engine_lockstep_go_on(struct engine *engine);

/* engine_time.c */
bool engine_time_open(struct engine *engine);
void engine_time_clear(struct engine *engine);
void engine_time_stand(struct engine *engine);  /* the present has moved: note it */
bool engine_time_branch(struct engine *engine); /* the present opens a new branch */
bool engine_time_add(struct engine *engine, struct branch *branch); /* takes it over */
void engine_time_refused(struct engine *engine);
bool engine_time_checkpoint(struct engine *engine); /* freezes a copy here */
/* Makes the process a frozen copy of the current branch. */
void engine_time_keep(struct engine *engine, struct process *process, size_t inputs, uint64_t point,
                      bool under_way);
/* The index of the nearest one at or before a place; -1: none. Is there one just there? */
int engine_time_nearest(const struct engine *engine, const struct position *position);
bool engine_time_has(const struct engine *engine, const struct position *position);
/* Running so many points again costs less than a copy. */
uint64_t engine_time_near(const struct engine *engine);
/* Does anything run there that could go on? Else only the user can make a request. */
bool engine_is_under_way(const struct engine_stop *stop);

/* engine_jump.c */
/* Jumps there, and records what happens on the way. */
bool engine_time_rebuild(struct engine *engine, struct position target);
bool engine_time_jump(struct engine *engine, struct position target);
bool engine_time_jump_tick(struct engine *engine, struct position target, uint64_t tick);
bool engine_time_jump_again(struct engine *engine); /* the copy died on the way */
/* The copy has stopped on its way. True: it has arrived, and the stop stands. */
bool engine_time_arrived(struct engine *engine, const struct decoded_stop *stop);

/* engine_travel.c */
void engine_time_track(struct engine *engine);
/* The past was gone over: see engine_back_to. False: it stands. */
bool engine_time_changed(struct engine *engine);

/* engine_save.c: a path that ends in .session: fills in the options (to be freed with
 * engine_resume_free) and what is to be rebuilt. */
bool engine_resume_open(struct engine *engine, struct engine_options *options, char *problem,
                        size_t size);
/* The script has been read: is it the one that was saved? Else the inputs are given as
 * engine_reload does. */
bool engine_resume_check(struct engine *engine, char *problem, size_t size);
bool engine_resume_step(struct engine *engine);
void engine_resume_free(struct engine *engine);

/* engine_reload.c */
bool engine_reload_step(struct engine *engine);
void engine_reload_refused(struct engine *engine);
void engine_reload_free(struct engine *engine);

/* engine_peek.c */
/* Stopped at a breakpoint that has a condition? Then asks it. */
bool engine_peek_condition(struct engine *engine);
bool engine_peek_active(const struct engine *engine);
struct link *engine_peek_link(const struct engine *engine);
bool engine_peek_dispatch(struct engine *engine);
void engine_peek_clear(struct engine *engine);

/* engine_eager.c: the same, for engine_eager. */
bool engine_eager_active(const struct engine *engine);
struct link *engine_eager_link(const struct engine *engine);
bool engine_eager_dispatch(struct engine *engine);
void engine_eager_clear(struct engine *engine);

#endif
