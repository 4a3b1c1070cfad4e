/* stop.h - where a run stops. The scheduler, the hook and the library report what happens;
 * here it is compared with what the app asked for, and, to stop, serve is entered: the
 * script is blocked in the middle of whatever it does until the app lets it go on. */
#ifndef YS_INFERIOR_STOP_H
#define YS_INFERIOR_STOP_H

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/msg.h"

/* The line hook need not look further while this is false. */
extern bool stop_watches_lines;

/* chunk: the script's own, "@name": breakpoints are lines of it. */
void stop_open(const char *chunk);

/* What the app asked for, as in MSG_RUN. */
struct stop_run {
  enum msg_until until;
  unsigned flags;
  int line;
  uint64_t target, limit;
};

/* The app let the script go on. */
void stop_run(const struct stop_run *run);
/* Nothing is to stop but a pause. */
void stop_nowhere(void);
/* A request by hand is answered: what else is left runs to its end, but for a replay. */
void stop_answered(void);
/* Notes where a variable changes (MSG_TRACK); name "": no more. */
void stop_track(uint32_t coroutine, const char *name, bool stops);
uint64_t stop_tracked_point(void);
/* Breakpoints: none; then one after the other, as in MSG_BREAKS. */
void stop_no_breaks(void);
void stop_break(int line);
/* The app asked for a pause: at the next line. */
void stop_pause(void);

/* A line is about to run on co, whose thread is L; ar is the hook's; tick: the event's. */
void stop_at_line(lua_State *L, lua_Debug *ar, struct coroutine *co, uint64_t tick);
/* co was made; it is suspended-start. */
void stop_at_create(lua_State *L, struct coroutine *co);
/* The event loop has taken a job; what it will call lies on L. */
void stop_at_job(lua_State *L);
/* co answered consumer (not the user), and is off the chain. from: the thread that is blocked here.
 */
void stop_at_answer(lua_State *from, struct coroutine *co, struct coroutine *consumer);
/* In a message handler of co: the error is at index 1. Tells of it. */
void stop_at_throw(lua_State *L, struct coroutine *co);
/* lua_resume of co ended with an error, which lies on top of co's stack: tells of it,
 * unless it was told where it was thrown. */
void stop_at_failure(lua_State *from, struct coroutine *co);
/* A protected call of co ended with an error that no handler saw (out of memory, an error
 * in a handler), which lies on top of L: tells of it. */
void stop_at_untold(lua_State *L, struct coroutine *co, int status);

#endif
