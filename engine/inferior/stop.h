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

/* The app let the script go on. */
void stop_run(enum msg_until until, unsigned flags, int line);
/* A breakpoint at a line of the script. */
void stop_break(int line, bool on);
/* The app asked for a pause: at the next line. */
void stop_pause(void);

/* A line is about to run on co, whose thread is L; ar is the hook's; tick: the event's. */
void stop_at_line(lua_State *L, lua_Debug *ar, struct coroutine *co, uint64_t tick);
/* co was made; it is suspended-start. */
void stop_at_create(lua_State *L, struct coroutine *co);
/* co answered consumer, and is off the chain. from: the thread that is blocked here. */
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
