/* lib_promise.h - the script's `promise`: promise(function (resolve, reject) … end), the methods
 * then_, catch and finally, and promise.resolve, reject, all, all_settled, race, any. */
#ifndef YS_INFERIOR_LIB_PROMISE_H
#define YS_INFERIOR_LIB_PROMISE_H

#include <lua.h>

void lib_promise_open(lua_State *base); /* sets the global; after lib_iterate_open */

#endif
