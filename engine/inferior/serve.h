/* serve.h - a stop: tells the app where the script stands, and answers its commands until
 * one lets the script go on. Requests by hand run inside it, nested. */
#ifndef YS_INFERIOR_SERVE_H
#define YS_INFERIOR_SERVE_H

#include <lua.h>

#include "engine/engine.h"
#include "engine/inferior/coroutine.h"

void serve_open(lua_State *base);

/* from: the thread that is blocked by this call; about: whom the reason is about; text: the
 * error. Returns when the app has said MSG_RUN; never at the end of the main program. */
void serve(lua_State *from, enum engine_reason reason, struct coroutine *about, const char *text);

/* The main program has ended with that status of Lua's, and its value (NULL: none) is a
 * generator that requests by hand go to. */
void serve_ended(bool failed, const struct coroutine *returned);

/* The script could not be loaded: says so, and refuses all commands for ever. */
void serve_unloadable(const char *message);

#endif
