/* engine_types.h - what the engine tells of: events, frames, stops. Part of engine.h, which is
 * the header to include. */
#ifndef YS_ENGINE_TYPES_H
#define YS_ENGINE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Coroutines are numbered from 1 in the order in which they were made. Two numbers are
 * consumers that are not generators: */
#define ENGINE_MAIN 0u         /* the main program */
#define ENGINE_YOU  UINT32_MAX /* the user, calling by hand */

/* How far the script's process is shut in: see inferior/sandbox.h. */
enum engine_sandbox {
  ENGINE_SANDBOX_ABSENT, /* this system, or this build, has no filter for system calls */
  ENGINE_SANDBOX_OFF,    /* under valgrind or a sanitizer, which need more calls */
  ENGINE_SANDBOX_CLOSED
};

/* ------------------------------------------------------------------ events */

enum engine_event_kind {
  ENGINE_CREATE, /* a generator was made: generator, consumer (its maker), line, text (arguments) */
  ENGINE_NEXT,   /* next(v):   generator, consumer, text (v; "" where no value was given), line */
  ENGINE_THROW,  /* throw(e):  the same */
  ENGINE_RETURN, /* return(v): the same */
  ENGINE_RESULT, /* answers the newest unanswered request to that generator: generator,
                    consumer, text (value), done, line (where it paused or ended), lines;
                    or, with threw, text is the error that reached the consumer */
  ENGINE_ERROR,  /* an error was thrown: generator (where), line, text, caught */
  ENGINE_PRINT,  /* text: raw bytes exactly as the script wrote them; text_size counts them */
  ENGINE_LINE,   /* a line is about to run: line, generator, frames. Only after engine_run_all */
  ENGINE_ASYNC, /* of promises, microtasks and timers: async, object, other, clock, text; generator;
                   consumer and line: whose code was running, and where */
  ENGINE_END,   /* the main program has ended: threw, text (the error, or the values returned) */
  ENGINE_LOCKSTEP /* the user asks two together from now on, see engine_lockstep: generator, other
                     (ENGINE_MAIN: no longer) */
};

/* Promises have numbers from 1; microtasks and timers, together, too. Each is an object here. */
enum engine_async {
  ENGINE_PROMISE,        /* a promise was made. text: how ("promise", "then_", "load()");
                            generator: of the async function whose promise it is */
  ENGINE_FULFILLED,      /* it was. text: its value */
  ENGINE_REJECTED,       /* text: the reason */
  ENGINE_WAITS,          /* something waits for it. other: the promise that this gives, or 0;
                            generator: the one that awaits it */
  ENGINE_UNHANDLED,      /* it was rejected, and nothing waits for it. text: the reason */
  ENGINE_MICROTASK,      /* one was queued. text: what it will do; other: the promise that it is
                            about; generator: the one that it lets go on */
  ENGINE_MICROTASK_RUNS, /* it is taken from the queue */
  ENGINE_TIMER,          /* one was set. text: its function; other: the promise that it fulfils;
                            due */
  ENGINE_TIMER_FIRES,    /* it is due now */
  ENGINE_LOOP            /* the main program's own code has ended, and something is left to run */
};

enum engine_state { /* ECMAScript's states, in its order */
                    ENGINE_SUSPENDED_START,
                    ENGINE_SUSPENDED_YIELD,
                    ENGINE_EXECUTING,
                    ENGINE_COMPLETED
};

enum engine_role { ENGINE_PARAMETER, ENGINE_VARARG, ENGINE_LOCAL, ENGINE_UPVALUE };

struct engine_variable {
  const char *name;
  const char *text; /* the value, short: at most 120 columns */
  enum engine_role role;
  bool opens;      /* it has parts that engine_expand shows */
  uint64_t object; /* the same number is the same table or function; 0: no object */
  uint32_t shared; /* UPVALUE: the newest other living generator whose body has the very same
                      variable; 0: none, or it is a function. Only in views, not in
                      ENGINE_LINE */
};

struct engine_frame {
  const char *function;                    /* "fibonacci", "main", or "function at line 12" */
  const char *file;                        /* "fibonacci.lua" */
  int line;                                /* 1-based; 0: not in a line (C code) */
  uint32_t generator;                      /* the coroutine on whose stack it is */
  const struct engine_variable *variables; /* parameters and locals by declaration,
                                               varargs, upvalues */
  size_t variable_count;
};

struct engine_event {
  enum engine_event_kind kind;
  uint64_t tick;
  uint32_t generator, consumer;
  int line; /* 0 where unknown */
  bool done, threw, caught;
  bool again;        /* it was recorded before, and seen again */
  bool hand_written; /* CREATE: an iterator written by hand, told when it is first called */
  const char *file;  /* of line; "" where unknown */
  const char *text;
  size_t text_size;        /* bytes, without the NUL */
  enum engine_async async; /* ASYNC */
  uint32_t object, other;  /* other: of LOCKSTEP, too */
  uint64_t clock, due;     /* ASYNC: virtual milliseconds since the start */
  const int *lines;        /* RESULT: lines that the exchange ran in the script's main file, in */
  size_t line_count;       /*   order; empty where not recorded (see engine_next) */
  bool lines_cut;          /* and there were more */
  const struct engine_frame *frames; /* LINE: innermost first, across the chain of consumers */
  size_t frame_count;
};

/* ------------------------------------------------------------------- stops */

#define ENGINE_REASONS(X)                                                                          \
  X(LOADED, "start")      /* before the first line */                                              \
  X(CREATED, "create")    /* opening: the first generator was made */                              \
  X(RESULT, "result")     /* a result reached the consumer that was waited for */                  \
  X(LINE, "line")         /* a line step, over or finish is done */                                \
  X(BREAK, "break")       /* a breakpoint */                                                       \
  X(ERROR, "error")       /* an error that nothing will catch; nothing is unwound yet */           \
  X(PAUSED, "pause")      /* engine_pause */                                                       \
  X(END, "end")           /* the main program has ended, and no request is under way */            \
  X(LIMIT, "limit")       /* memory ran out: the main program has ended */                         \
  X(SYNTAX, "syntax")     /* the script could not be loaded: text, line, hint */                   \
  X(SELECT, "select")     /* engine_select showed another generator */                             \
  X(SET, "set")           /* engine_set changed a variable */                                      \
  X(LOCKSTEP, "lockstep") /* engine_lockstep has paired two, or ended that */                      \
  X(JOB, "job")           /* the event loop has taken a microtask or a timer, and will run it */   \
  X(SLICE, "slice")       /* never seen by the app: a long run was cut to take a checkpoint */     \
  X(GONE, "gone")         /* the inferior died: text says how. Only restart works now */

enum engine_reason {
#define X(name, word) ENGINE_STOP_##name,
  ENGINE_REASONS(X)
#undef X
};
const char *engine_reason_word(enum engine_reason reason);

struct engine_generator {
  uint32_t id;
  const char *name;     /* "fibonacci#1" */
  const char *function; /* "fibonacci" */
  bool plain;           /* a plain Lua coroutine */
  enum engine_state state;
  bool failed;       /* completed by an error */
  uint32_t consumer; /* while executing: who made the request */
  int line;          /* where it is paused or was last; 0: not started */
  const char *file;
  bool hand_written; /* an iterator written by hand: its code runs on its consumer's stack; its view
                        has its fields and the upvalues of its method next as variables */
};

struct engine_function { /* a generator function that the script made */
  const char *name;
  const char *parameters; /* "limit, step" or "" */
  int line;
};

struct engine_stop {
  uint64_t tick;
  enum engine_reason reason;
  const char *text;      /* SYNTAX, ERROR, LIMIT, GONE: what happened; else "" */
  const char *hint;      /* the Lua for a JavaScript habit, a sentence; else "" */
  const char *file;      /* of line; "" where unknown */
  int line;              /* SYNTAX, ERROR: where; else the line of the first frame; or 0 */
  uint32_t generator;    /* RESULT: who answered; CREATED: which was made; else the running one */
  bool ended;            /* the main program has ended */
  bool failed;           /* ... by an error */
  bool open_call;        /* a request by hand is under way: next finishes it */
  uint32_t returned;     /* the generator that the main program returned; ENGINE_MAIN: none */
  const uint32_t *chain; /* running coroutines, outermost consumer first: MAIN or YOU … the
                            running one; at most 16 of the innermost, and the first */
  size_t chain_count, chain_left_out;
  const struct engine_generator *generators; /* the newest 200, by id; see left out */
  size_t generator_count, generators_left_out;
  const struct engine_function *functions; /* by order of making, at most 100 */
  size_t function_count;
};

struct engine_view {  /* the coroutine that the user looks at */
  uint32_t generator; /* ENGINE_MAIN or an id */
  enum engine_state state;
  const struct engine_frame *frames; /* innermost first; frames of functions handed to pcall,
                                        xpcall or finally are joined with the frame below */
  size_t frame_count;                /* 0: not started or finished; 64 at most */
  size_t frames_left_out;
};

#endif
