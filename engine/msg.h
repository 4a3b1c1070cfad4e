/* msg.h - the link's protocol. This page is its specification.
 *
 * A message is a u32 size, then that many bytes: a u8 of `enum msg`, and its fields in the
 * order given here (see wire.h; text: u32 size and bytes; list: u32 count and the items).
 *
 * The app sends a command only to a stopped inferior, and then waits for its MSG_STOP or
 * its answer; only MSG_PAUSE may come at any time. The inferior sends events while it runs,
 * and MSG_FILE when the script reads a file, upon which it waits for MSG_FILE_IS.
 */
/* A point is a place in the script's run that can be found again: the number of events, and
 * of creations, prints, errors and ends, so far. Ticks are for people; points are for replays. */
#ifndef YS_MSG_H
#define YS_MSG_H

/* Largest message, in bytes. Only a file's text or the script comes near it. */
#define MSG_MAX      (16u * 1024 * 1024 + 4096)
#define MSG_FILE_MAX (16u * 1024 * 1024)

#define MSG_STATES 4 /* of enum engine_state in engine.h */

/* What a generator is. */
enum msg_kind { MSG_GENERATOR, MSG_PLAIN /* coroutine */, MSG_HAND_WRITTEN /* iterator */ };

enum msg {
  /* ---- app to inferior */

  /* First of all. text: file name; text: the script; u64 memory limit in bytes; u32 seed;
   * u8: --input was given, text: it; list of text: arguments.
   * Answer: MSG_SANDBOX, MSG_LINES, then MSG_STOP with reason LOADED (at the first line) or END; or
   * MSG_STOP with reason SYNTAX. */
  MSG_LOAD = 1,
  /* Go on. The run's fields are: u8 `enum msg_until`; u8 flags of `enum msg_run_flag`; u32
   * its line, for MSG_UNTIL_BREAK_AT, or how many lines, for MSG_UNTIL_SLOW; u64 its target, for
   * MSG_UNTIL_POINT and _TICK; u64 a limit: the first line at or after that point stops with reason
   * SLICE (0: none). Answer: events, then MSG_STOP. */
  MSG_RUN,
  /* A request by hand. u8 `enum engine_request`; u32 generator; u32 first; u32 the coroutine
   * whose variables the expression sees; text: Lua expression, "" for no value; the run's fields.
   * first: 0; or, where the generator is the second of a pair, the first, which was asked the same
   * just before: then its value is sent again, the stop is about the first, and what would be
   * refused (there is no such method) is told as an error. Answer: events, then MSG_STOP; or
   * MSG_REFUSED (the expression fails, or there is no such generator). */
  MSG_CALL,
  /* Evaluates a Lua expression that makes a generator. u32 whose variables it sees; text.
   * Answer: events, then MSG_STOP with reason CREATED and the generator that the expression
   * gave; or MSG_REFUSED. */
  MSG_MAKE,
  /* Changes a local or upvalue of the innermost frame of a coroutine. u32 coroutine; text:
   * name; text: expression. Answer: MSG_STOP with reason SET; or MSG_REFUSED. */
  MSG_SET,
  /* Computes an expression: for clones only, since it may change anything. u32 whose
   * variables it sees; text. Answer: MSG_VALUE; or MSG_REFUSED. */
  MSG_EVALUATE,
  /* Say again where you stand. Answer: the last MSG_STOP. */
  MSG_WHERE,
  /* Clone yourself. Comes with a descriptor, which the clone takes as its link. The clone
   * stands where this one does, and says MSG_CLONED there; this one says nothing. */
  MSG_FORK,
  /* Notes where a variable changes in the runs to come: u32 coroutine; text: name, "" ends
   * it; u8: stop there, with reason BREAK. No answer. */
  MSG_TRACK,
  /* Shows another coroutine. u32. Answer: MSG_STOP with reason SELECT; or MSG_REFUSED. */
  MSG_LOOK,
  /* The parts of a table. u32 coroutine, u32 frame, u32 variable (as MSG_STOP numbered
   * them), list of u32: path, u32 from. Answer: MSG_PARTS. */
  MSG_EXPAND,
  /* The frames of a coroutine, beside what is in view. u32. Answer: MSG_FRAMES; or MSG_REFUSED. */
  MSG_SHOW,
  /* What did it cost up to here? No fields. Answer: MSG_COST_IS. */
  MSG_COST,
  /* From now on each generator becomes a whole list, of at most so many values, before anything
   * goes over it. u32. For throw-away processes; before the first line. No answer. */
  MSG_EAGER,
  /* The breakpoints, all of them: list of u32, lines of the script; 0: wherever a generator is
   * made; MSG_BREAK_ERROR: wherever an error is thrown. No answer. */
  MSG_BREAKS,
  /* Stop soon. No fields. Answer: MSG_STOP; none when it stands already. */
  MSG_PAUSE,
  /* Answers MSG_FILE. u8 found; text: the file's text, or a sentence that says why not. */
  MSG_FILE_IS,
  /* Pairs a generator with the one that an expression gives, or that has this name. u32
   * generator; u32 whose variables it sees, besides the main program's; text: Lua expression, "":
   * there is no pair any more. Answer: the event LOCKSTEP, then MSG_STOP with reason LOCKSTEP; or
   * MSG_REFUSED. */
  MSG_PAIR,

  /* ---- inferior to app */

  /* An event. u64 point; u8 `enum engine_event_kind`; u64 tick; u32 generator; u32 consumer; u32
   * line; text: file; u8 flags of `enum msg_event_flag`; text; then CREATE: text: the generator's
   * name; text: its function; u8 `enum msg_kind`. RESULT: list of u32: lines that ran. ASYNC: u8
   * `enum engine_async`, u32 object, u32 other, u64 clock, u64 due. LOCKSTEP: u32 other. LINE:
   * frames (see MSG_STOP). */
  MSG_EVENT = 64,
  /* It stands. u64 point; u64 the point of the line arrival before this point (0: none); u64
   * the point at which the tracked variable changed last (0: none); u64 tick; u8 `enum
   * engine_reason`; text; text: file; u32 line; u32 generator; u8 flags of `enum msg_stop_flag`;
   * u32 returned generator; the chain: u32 left out, list of u32; generators: u32 left out, list of
   * (u32 id, u8 state, u8 failed, u8 `enum msg_kind`, u32 consumer, text: file, u32 line, text:
   * name, text: function); functions: list of (text: name, text: parameters, u32 line); the view:
   * u32 coroutine, u8 state, u32 frames left out, frames: list of (text: function, text: file, u32
   * line, u32 coroutine, list of (text: name, text: value, u8 `enum engine_role`, u8 opens, u64
   * object, u32 who shares it)). */
  MSG_STOP,
  /* The command cannot be done; nothing has changed. text: a sentence. */
  MSG_REFUSED,
  /* While it runs, some twenty times a second. u64 tick. */
  MSG_PROGRESS,
  /* Answers MSG_EXPAND. u8 found; u32 from; u32 total; u8 more; list of (text: key, text:
   * value, u8 opens, u64 object). */
  MSG_PARTS,
  /* Answers MSG_SHOW: a view, see MSG_STOP. */
  MSG_FRAMES,
  /* The script wants a file of its folder. text: its name. Answer: MSG_FILE_IS. */
  MSG_FILE,
  /* u8 `enum engine_sandbox`. */
  MSG_SANDBOX,
  /* The lines of the script that have code. text: a bit each, line 1 is the second lowest one of
   * the first byte. */
  MSG_LINES,
  /* Answers MSG_EVALUATE. text. */
  MSG_VALUE,
  /* Answers MSG_COST. u64 lines that ran; u64 values; u64 most bytes; u64 values of functions left
   * out; u32 lists made; u8 flags of `enum msg_cost_flag`; text: the error that ended it, or "";
   * list of (text: function, u64 values). */
  MSG_COST_IS,
  /* The first word of a clone. u32 its process number. */
  MSG_CLONED
};

/* Where a run stops, besides breakpoints, uncaught errors, and a result that reaches the
 * user. */
enum msg_until {
  MSG_UNTIL_END,      /* nowhere else */
  MSG_UNTIL_RESULT,   /* a result that reaches the main program */
  MSG_UNTIL_EXCHANGE, /* any result */
  MSG_UNTIL_CREATE,   /* a generator was made */
  MSG_UNTIL_JOB,      /* the event loop has taken a microtask or a timer, which is about to run */
  MSG_UNTIL_LINE,     /* any line */
  MSG_UNTIL_SLOW,     /* so many lines have run, or a result has reached the main program */
  MSG_UNTIL_OVER,     /* a line of this frame or of its callers */
  MSG_UNTIL_OUT,      /* this frame has returned, or its generator has paused */
  MSG_UNTIL_BREAK_AT, /* that line of the script, once */
  MSG_UNTIL_POINT,    /* the first place at or after that point; breakpoints do not count */
  MSG_UNTIL_TICK,     /* the same, by tick */
  MSG_UNTIL_COUNT
};

enum msg_run_flag {
  MSG_RUN_RECORD = 1, /* record the lines that exchanges run */
  MSG_RUN_LINES = 2,  /* send ENGINE_LINE events */
  MSG_RUN_ON = 4,     /* do not stop at uncaught errors */
  MSG_RUN_BUDGET = 8, /* stop, with reason PAUSED, after MSG_BUDGET events */
  MSG_RUN_QUIET = 32, /* send no events: they are known */
  MSG_RUN_SAME = 16   /* go on with the last run: only the limit is new */
};
#define MSG_BUDGET      200000
#define MSG_BREAK_ERROR 0xffffff /* the "line" of errors, in MSG_BREAKS */

enum msg_event_flag {
  MSG_EVENT_DONE = 1,
  MSG_EVENT_THREW = 2,
  MSG_EVENT_CAUGHT = 4,
  MSG_EVENT_CUT = 8
};
enum msg_cost_flag { MSG_COST_CUT = 1, MSG_COST_ENDED = 2, MSG_COST_FAILED = 4, MSG_COST_SENT = 8 };
enum msg_stop_flag { MSG_STOP_ENDED = 1, MSG_STOP_FAILED = 2, MSG_STOP_OPEN_CALL = 4 };

#endif
