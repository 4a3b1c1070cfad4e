/* lib_async.h - the script's async(f), await(p), sleep(ms), after(ms, f) and microtask(f).
 *
 * async(f) is nothing but a generator and a runner; a script can write it by hand:
 *
 *   local function async(f)
 *     local body = generator(f)
 *     return function (...)
 *       local g = body(...)
 *       return promise(function (resolve, reject)
 *         local function step(method, value)
 *           local ok, result = pcall(g[method], g, value)
 *           if not ok then return reject(result) end
 *           if result.done then return resolve(result.value) end
 *           promise.resolve(result.value):then_(
 *             function (v) step("next", v) end, function (e) step("throw", e) end)
 *         end
 *         step("next")
 *       end)
 *     end
 *   end
 *
 * with yield(p) for await(p). */
#ifndef YS_INFERIOR_LIB_ASYNC_H
#define YS_INFERIOR_LIB_ASYNC_H

#include <stdbool.h>

#include <lua.h>

void lib_async_open(lua_State *base); /* sets the globals */

/* An async function, one that async(f) returned; and its name, "?" where it has none. */
bool lib_async_is_function(lua_State *L, int index);
const char *lib_async_function_name(lua_State *L, int index);

#endif
