/* fake_host.h - a host for the script's libraries (engine/inferior/host.h) that reads files
 * of the current folder, and Lua states to compare these libraries with Lua's own. */
#ifndef YS_TEST_FAKE_HOST_H
#define YS_TEST_FAKE_HOST_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

/* What the fake host answers, and what was written to it. */
extern const char *fake_host_input; /* NULL: there is none */
extern double fake_host_seconds;
extern char fake_host_output[4096];
extern int fake_host_prints; /* how many pieces of output there were */

/* A state with Lua's own libraries; with ours, io, os and math's randomness are the
 * script's. Close it with lua_close. */
lua_State *fake_host_state(bool ours);
/* Adds the libraries to a state of another making. */
void fake_host_libraries(lua_State *L, bool ours);

/* Runs a snippet, and writes what it returned, or its error, one value a line, each with its
 * type. Returns out. */
const char *fake_host_run(lua_State *L, const char *snippet, char *out, size_t size);

#endif
