/* sharing.h - who else has a variable. A closure's upvalue is one variable for all closures
 * made in its scope, so two generators can keep, and change, the very same one. */
#ifndef YS_INFERIOR_SHARING_H
#define YS_INFERIOR_SHARING_H

#include <stdint.h>

#include <lua.h>

void sharing_open(lua_State *base);

/* Forgets what was found: the script may have run. */
void sharing_begin(void);

/* Pops a function from the base. The newest living generator, other than that one, whose body
 * has the function's upvalue of that index; 0: none. The bodies are looked at once after
 * sharing_begin. */
uint32_t sharing_other(int upvalue, uint32_t generator);

#endif
