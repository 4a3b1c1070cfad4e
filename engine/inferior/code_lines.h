/* code_lines.h - which lines of the script have code, so that a run can stop there. */
#ifndef YS_INFERIOR_CODE_LINES_H
#define YS_INFERIOR_CODE_LINES_H

#include <lua.h>

#include "engine/wire.h"

/* Writes the fields of MSG_LINES for the function on top of L's stack, and all that are written
 * within it. Allocates nothing in the script's heap. */
void code_lines_write(lua_State *L, struct wire_writer *out);

#endif
