/* lib_delegate.h - yield_from(x), JavaScript's yield*. */
#ifndef YS_INFERIOR_LIB_DELEGATE_H
#define YS_INFERIOR_LIB_DELEGATE_H

#include <lua.h>

int lib_delegate_yield_from(lua_State *L);

#endif
