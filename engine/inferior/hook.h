/* hook.h - the line hook: counts each line that the script runs, and stops where it must. */
#ifndef YS_INFERIOR_HOOK_H
#define YS_INFERIOR_HOOK_H

#include <lua.h>

/* Every thread made from base afterwards has the hook. */
void hook_install(lua_State *base);

/* From now on it also hears of calls and returns, on all threads (iterators.h). That costs much,
 * and is not asked for where the script has no iterators by hand. */
void hook_watch_calls(void);

#endif
