/* lib_os.h - the script's `os`, and math's randomness: virtual, so that they repeat. */
#ifndef YS_LIB_OS_H
#define YS_LIB_OS_H

#include <lua.h>

/* The time zone of the process becomes UTC. To be called before the sandbox is closed, for the
 * system looks for the zone's file. */
void lib_os_set_zone(void);

/* Pushes the library, as Lua's luaopen_os does.
 * The clock begins at 2026-01-01 00:00:00. */
int lib_os_open(lua_State *L);

/* Seeds the global library math from host_seed, and makes math.randomseed() without
 * arguments repeat too. */
void lib_os_open_random(lua_State *L);

#endif
