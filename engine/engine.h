/* engine.h - all that the app may know of the engine.
 *
 * An engine is one session with one script. The script runs in a process of its own (the
 * inferior); this header hides that process, the link to it, and Lua. Nothing here blocks
 * except engine_wait.
 *
 * How to use it: open an engine, then poll its descriptor (engine_poll). When it is ready,
 * call engine_dispatch: it reads what the inferior sent, appends to the list of events, and
 * may turn the status from ENGINE_RUNNING to ENGINE_STOPPED. Give a command only while it
 * is stopped; each command that is accepted makes it ENGINE_RUNNING again until the
 * inferior stops for the reason asked, or for a better one.
 *
 * Text: every string is UTF-8 and NUL-terminated, unless said otherwise. Values come as
 * display text in the script's own language: strings quoted, an absent value is "nil".
 *
 * Lifetime: names live as long as the engine. Events, the stop, the view and all they point to
 * live until the next call of engine_dispatch, engine_wait, or a command. (Events are kept packed:
 * to go over many, there is engine_skim.)
 */
#ifndef YS_ENGINE_H
#define YS_ENGINE_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/engine_types.h" /* events, frames, stops: what the engine tells */

/* ------------------------------------------------------------------ engine */

/* First of all in main: the engine starts this same program again as the inferior, and
 * then this call does not return. */
void engine_start(int argc, char **argv);

struct engine_options {
  const char *script;     /* a path */
  char *const *arguments; /* the script's, as in `...` and `arg` */
  size_t argument_count;
  uint64_t memory_limit; /* bytes; 0: 256 MiB */
  uint32_t seed;         /* of math.random */
  const char *input;     /* path of what io.read reads; NULL: nothing */
  bool at_start;         /* stand before the first line, not at the first generator */
  int until_line;        /* > 0: open by running to this line of the script */
  bool no_history;       /* take no checkpoints: for one run from start to end */
  size_t checkpoints;    /* how many may be kept; 0: 32 */
  size_t record;         /* bytes that events may take until a run is paused, and until it is paused
                            again; 0: 128 MiB, ten million events and more. See engine_notice */
  uint32_t slice;        /* points between two of a run's checkpoints: 1 is one at each line,
                            for tests; 0: what is best */
  /* Asked first when the script reads a file. True: engine_give_file will answer, at once or
   * later, and until then the script waits. False, or NULL: its own folder is looked into. */
  bool (*wants_file)(void *context, const char *name);
  void *context; /* of it */
};

enum engine_status { ENGINE_STOPPED, ENGINE_RUNNING };

struct engine;

/* Starts the inferior and begins to open the script: the engine is running until it stands
 * at the opening. Returns NULL, and a sentence in problem, where the script cannot be read
 * (missing, a directory, bytecode, a .js file, too large) or no process can be made. A
 * script that does not compile opens well and stops with ENGINE_STOP_SYNTAX. */
struct engine *engine_open(const struct engine_options *options, char *problem, size_t size);

/* Ends the inferior and frees all. NULL is allowed. */
void engine_free(struct engine *engine);

/* Fills in what to poll for. */
void engine_poll(const struct engine *engine, struct pollfd *pollfd);

/* Reads and writes what is possible without waiting. True if anything has changed. */
bool engine_dispatch(struct engine *engine);

/* Dispatches until the engine has stopped, for at most that long (negative: for ever).
 * True if it has. */
bool engine_wait(struct engine *engine, int milliseconds);

enum engine_status engine_status(const struct engine *engine);
uint64_t engine_progress(const struct engine *engine); /* while running: the newest tick known */
const struct engine_stop *engine_stop(const struct engine *engine); /* never NULL once stopped */
const struct engine_view *engine_view(const struct engine *engine); /* the same */

size_t engine_event_count(const struct engine *engine); /* those in the past */
const struct engine_event *engine_event(const struct engine *engine, size_t index);
/* The same, but it lives only until the next call of engine_skim or engine_branch_skim: for going
 * over any number of them. */
const struct engine_event *engine_skim(const struct engine *engine, size_t index);

/* The first event at or after `from`, or the newest one before `before`, of one of those kinds,
 * given as bits (ENGINE_KIND); SIZE_MAX: there is none. Long stretches that have none cost nothing.
 */
#define ENGINE_KIND(kind) (1u << (kind))
size_t engine_event_next(const struct engine *engine, size_t from, unsigned kinds);
size_t engine_event_last(const struct engine *engine, size_t before, unsigned kinds);
/* How many requests the main program and the user made before the event of that index. */
size_t engine_asked(const struct engine *engine, size_t before);

/* Whether the main program's own code had ended before that tick: what is called main then is the
 * event loop. */
bool engine_in_loop(const struct engine *engine, uint64_t tick);

/* "fibonacci#1"; "main" and "you" for the other consumers; "?" where unknown. */
const char *engine_name(const struct engine *engine, uint32_t generator);
/* The id of that name, or ENGINE_YOU where there is none. */
uint32_t engine_find(const struct engine *engine, const char *name);

/* The script's text as read: size bytes and a NUL, any bytes. */
const char *engine_source(const struct engine *engine, size_t *size);

/* ---------------------------------------------------------------- commands
 * Each returns true where it was accepted (the engine is now running), else false, and
 * engine_problem is a sentence that says why; nothing has changed then. */

const char *engine_problem(const struct engine *engine);

/* Some reasons show only in the inferior (an expression that fails, a generator that is
 * running): then the command is accepted, the engine stops again, the stop is as it was, and
 * this is true until the next command; engine_problem says why. */
bool engine_refused(const struct engine *engine);

/* Next: to the next result that reaches the main program, or the user. When the main
 * program has ended, or ends on the way, makes the request by hand, to the selected
 * generator (see engine_target). Finishes a request by hand that is under way, also one that
 * has failed, and makes no new one. Records the lines that run. */
bool engine_next(struct engine *engine);
/* Next in slow motion: it also stops, with ENGINE_STOP_LINE, when so many lines have run; 0: it
 * does not, and that is what finishes a slow motion. goes_on: it continues the one that the
 * last command began, and engine_back undoes all of it at once. */
bool engine_slow(struct engine *engine, bool goes_on, uint32_t lines);
bool engine_step(struct engine *engine);   /* to the next line, wherever it is */
bool engine_over(struct engine *engine);   /* to the next line of this frame or its callers */
bool engine_finish(struct engine *engine); /* until this frame returns, or its generator pauses */
bool engine_each_call(struct engine *engine); /* to the next result of any exchange */
bool engine_job(struct engine *engine);       /* to the next microtask or timer, before it runs */
bool engine_continue(struct engine *engine);  /* to a breakpoint, an uncaught error, or the end */

enum engine_request { ENGINE_BY_NEXT, ENGINE_BY_THROW, ENGINE_BY_RETURN };

/* A request by hand to engine_target. value is an expression (see below); "" for none. */
bool engine_call(struct engine *engine, enum engine_request request, const char *value);
/* The same, but it begins a slow motion: it stops at the first line. */
bool engine_call_slow(struct engine *engine, enum engine_request request, const char *value);

/* Calls a generator function: "fibonacci(10)". The generator made is selected. */
bool engine_make(struct engine *engine, const char *expression);

/* Pairs engine_target with what the expression gives (a generator, a coroutine, an iterator
 * written by hand), or with the generator of that name. From then on each request by hand to one
 * of the two goes to the first, the target of now, and then to the second with the same value, by
 * one command; also where the first throws. "" ends that. What is paired belongs to the place in
 * time: before this command there is no pair. engine_step, over, finish and each_call stop between
 * the two; then, and where a stop has come in the middle, whatever goes on asks the second. */
bool engine_lockstep(struct engine *engine, const char *expression);
struct engine_pair {
  uint32_t first, second;
  size_t event; /* the index of the ENGINE_LOCKSTEP that began it */
};
/* The pair of the present; false: there is none. */
bool engine_lockstep_pair(const struct engine *engine, struct engine_pair *pair);
/* The first has answered, and the second has not been asked yet. */
bool engine_lockstep_half(const struct engine *engine);

/* Chooses the generator that is in view and that requests by hand go to. */
bool engine_select(struct engine *engine, uint32_t generator);

/* Gives a local or upvalue of the innermost frame in view another value. */
bool engine_set(struct engine *engine, const char *name, const char *value);

/* To whom a request by hand would go: the one selected, else the one that the script
 * returned, else the newest suspended one. ENGINE_MAIN: there is none. */
uint32_t engine_target(const struct engine *engine);

/* Reads the script again and begins afresh. Breakpoints stay, the recorded past does not. */
bool engine_restart(struct engine *engine);
/* The same, and stands before the first line. Then engine_run_all runs to the end of the
 * main program without stopping at errors; with lines, each ENGINE_LINE is recorded, in
 * later commands too. */
bool engine_run_all(struct engine *engine, bool lines);

enum engine_break_kind {
  ENGINE_BREAK_LINE,   /* before a line of the script runs */
  ENGINE_BREAK_CREATE, /* wherever a generator is made */
  ENGINE_BREAK_ERROR,  /* wherever an error is thrown, caught or not */
  ENGINE_BREAK_CHANGE  /* where a variable of the innermost frame of a coroutine changed */
};
struct engine_breakpoint {
  enum engine_break_kind kind;
  int line;              /* LINE */
  const char *condition; /* LINE: an expression in the frame; "" for none */
  const char *name;      /* CHANGE: the variable; else "" */
  uint32_t generator;    /* CHANGE: whose */
  bool enabled;
};
/* Adds one, or replaces the one of the same kind and line (one CHANGE at a time). It takes
 * effect at once, stays over engine_restart, and is copied. Its line becomes that of
 * engine_break_line. */
bool engine_break_add(struct engine *engine, const struct engine_breakpoint *breakpoint);
/* The first line at or after that one that has code, so that the script can stop there; 0:
 * there is none. */
int engine_break_line(const struct engine *engine, int line);
bool engine_break_remove(struct engine *engine, size_t index);
bool engine_break_enable(struct engine *engine, size_t index, bool enabled);
/* All, lines first and ascending. Valid until the next change of them. */
const struct engine_breakpoint *engine_break_list(const struct engine *engine, size_t *count);

bool engine_break(struct engine *engine, int line, bool on); /* a plain one at a line */

/* Asks a running script to stop; may be given at any time; it is answered by
 * ENGINE_STOP_PAUSED. A script that is stuck in C code does not answer: restart ends it. */
void engine_pause(struct engine *engine);

/* The answer to wants_file. text: the file's, copied, of any bytes; or, where it was not found, a
 * sentence that says why. */
void engine_give_file(struct engine *engine, bool found, const char *text, size_t size);

/* Processor time that the script's process has used so far, in milliseconds; 0: there is none. */
uint64_t engine_processor_time(const struct engine *engine);

/* Frees the recorded events below that index; their numbers stay. For long runs that
 * are written out as they come. */
void engine_forget(struct engine *engine, size_t before);

/* -------------------------------------------------------------------- time
 * What was recorded stays: going back moves the present, and running on follows the old
 * future, as long as the same is done. Another input opens a branch; the old one can be
 * returned to. engine_event_count counts what is in the past of the present. */

bool engine_back(struct engine *engine); /* undoes the last command, whatever it was */
bool engine_redo(struct engine *engine); /* undoes the last engine_back */
size_t engine_back_count(const struct engine *engine); /* how many commands could be undone */
size_t engine_redo_count(const struct engine *engine);

enum engine_back_to {
  ENGINE_BACK_LINE,    /* to the line before */
  ENGINE_BACK_CALL,    /* to the result before, of any exchange */
  ENGINE_BACK_CREATED, /* to where the generator in view was made */
  ENGINE_BACK_CHANGE   /* to where a variable of the frame in view changed last */
};
bool engine_back_to(struct engine *engine, enum engine_back_to where, const char *name);

/* To a tick of this branch; beyond what was recorded it runs on to there. */
bool engine_goto(struct engine *engine, uint64_t tick);
bool engine_goto_end(struct engine *engine); /* to the furthest place of this branch */

struct engine_branch {
  uint32_t parent;
  uint64_t fork_tick; /* where it left its parent */
  uint64_t end_tick;  /* of the last event recorded */
  size_t event_count; /* recorded, future included */
};
size_t engine_branch_count(const struct engine *engine);
uint32_t engine_branch_current(const struct engine *engine);
struct engine_branch engine_branch(const struct engine *engine, uint32_t branch);
bool engine_switch(struct engine *engine, uint32_t branch); /* to its furthest place */

/* An event of any branch, its future included; NULL out of range. */
const struct engine_event *engine_branch_event(const struct engine *engine, uint32_t branch,
                                               size_t index);
const struct engine_event *engine_branch_skim(const struct engine *engine, uint32_t branch,
                                              size_t index); /* see engine_skim */

/* So many first events, or some more, two branches have in common. */
size_t engine_branch_shared(const struct engine *engine, uint32_t branch, uint32_t other);

/* The index of the first event that the command caused by which the session came here. */
size_t engine_from(const struct engine *engine);

/* Reads the script again, and gives it the same inputs as far as they fit; engine_notice
 * says where that had to stop. Branches, and what could be undone, are gone; breakpoints
 * stay. */
bool engine_reload(struct engine *engine);
/* Has the script's file changed since it was read? Asks the system. */
bool engine_script_changed(const struct engine *engine);
const char *engine_script_path(const struct engine *engine);

/* Writes the session to a file: which script, and all inputs of all branches, as JSON. At
 * once; false: engine_problem. engine_open with a path that ends in ".session" brings it
 * back to the same place. The script is found beside the session file or where it was. */
bool engine_save(struct engine *engine, const char *path);

/* A sentence about what went on beside the command ("The script's process was killed …");
 * "" where there is none. */
const char *engine_notice(const struct engine *engine);

/* Ends the script's process, which may be stuck, and brings the session back to where it
 * stood before the last command. */
bool engine_kill(struct engine *engine);

/* Can the script's process do nothing but run the script? Known from the first stop on. */
enum engine_sandbox engine_sandbox(const struct engine *engine);

/* Processes that stand frozen in the past. */
size_t engine_checkpoint_count(const struct engine *engine);

/* -------------------------------------------------------------------- peeking
 * Questions answered by a throw-away clone, with a time limit: the session is not changed.
 * The engine is running until the answer is there; the stop stays as it was. */

bool engine_evaluate(struct engine *engine, const char *expression);
/* The answer: the value's text; or, with *failed, a sentence. NULL: nothing was asked. */
const char *engine_value(const struct engine *engine, bool *failed);

/* What would engine_next give? guess: an expression for the value, may be "". */
bool engine_foresee(struct engine *engine, const char *guess);

/* What would a request by hand give, and `count` nexts after it; and what if the request
 * were next()? */
bool engine_what_if(struct engine *engine, enum engine_request request, const char *value,
                    size_t count);

struct engine_outcome {
  const char *text; /* the value, or the error */
  bool done, threw;
  bool none; /* there was no answer: it never ended, or nothing could be asked */
};
/* The answers to engine_foresee (one outcome; guess is the guess's value as text, "" where
 * it was none) and engine_what_if (next: as it would go on; other: with the other input). */
struct engine_future {
  const char *guess;
  const struct engine_outcome *next, *other;
  size_t next_count, other_count;
};
const struct engine_future *engine_future(const struct engine *engine); /* NULL: not asked */

/* What the script has cost, for comparing lazy with eager. */
struct engine_cost_share {
  const char *name; /* of a generator function, or of what a plain coroutine runs */
  uint64_t values;
};
struct engine_cost {
  uint64_t lines;  /* that ran, of all files */
  uint64_t values; /* that generators gave: results that are not done. No awaits */
  uint64_t memory; /* bytes: the most that the script had at a time, garbage that Lua had not
                      collected yet included, above what it had before its first line */
  const struct engine_cost_share *shares; /* the values by function, in order of making */
  size_t share_count;                     /* at most 100 */
  uint64_t other_values;                  /* of all other functions */
  uint32_t limit;                         /* eager: as it was asked; else 0 */
  uint32_t lists;                         /* eager: generators that were made whole lists */
  bool sent;       /* eager: values were sent to what had become a list, and found nobody */
  bool cut;        /* eager: a list was ended at the limit: its generator may never end */
  bool ended;      /* the main program has ended; else, eager: a second was not enough */
  bool failed;     /* ... by an error: */
  const char *why; /* it; else "" */
};
/* Of all that has run up to the present: lazy, as generators are. Waits as engine_look does;
 * NULL where there is nothing to ask. Lives until the next call. */
const struct engine_cost *engine_cost(struct engine *engine);

/* What would the script cost if each generator were made a whole list, of at most limit (1 or
 * more) values, before anything goes over it? In a fresh process the main program runs from its
 * start to its end, without the user's inputs, for a second at most. A generator is drained when
 * it is given to a generator function, to of or to yield_from, and when the main program
 * returns it; one that the script calls by hand stays lazy. The answer belongs to the script,
 * not to a place in it. engine_refused: there is none. */
bool engine_eager(struct engine *engine, uint32_t limit);
/* The last answer; NULL: not asked, or none since the script was read. Lives until engine_eager
 * is called again, or the script is read again. */
const struct engine_cost *engine_eager_cost(const struct engine *engine);

/* ----------------------------------------------------------------- looking */

struct engine_part {
  const char *key, *text;
  bool opens;
  uint64_t object;
};
struct engine_parts {
  const struct engine_part *parts; /* at most 100 a call */
  size_t count, from, total;       /* total: parts in all; 0 where uncounted */
  bool more;
};
/* The parts of a table in view: the variable of a frame of engine_view, then, level by
 * level, the index of a part within its table. Waits for the answer (the inferior is
 * stopped, so it comes at once; NULL after two seconds or where it does not exist).
 * Lives until the next call. */
const struct engine_parts *engine_expand(struct engine *engine, size_t frame, size_t variable,
                                         const uint32_t *path, size_t depth, uint32_t from);

/* The frames of any coroutine, ENGINE_MAIN included, as engine_view has them of the one in
 * view; that stays as it is. Waits as engine_expand does; NULL where it is gone. Lives until
 * the next call. */
const struct engine_view *engine_look(struct engine *engine, uint32_t generator);

#endif
