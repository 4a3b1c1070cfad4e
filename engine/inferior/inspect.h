/* inspect.h - reading the stacks: frames, variables, the parts of tables. Nothing here runs
 * script code or allocates in the script's heap. A frame that is shown may be several of
 * Lua's: functions handed to pcall, xpcall or finally are one with the function below. */
#ifndef YS_INFERIOR_INSPECT_H
#define YS_INFERIOR_INSPECT_H

#include "engine/inferior/coroutine.h"
#include "engine/wire.h"

void inspect_open(lua_State *base);

/* Writes the frames of co as the view of MSG_STOP: u32 left out, list of frames. */
void inspect_frames(struct wire_writer *out, const struct coroutine *co);

/* Writes the frames of co, its consumer, the consumer's consumer, …: a list, for
 * MSG_EVENT. */
void inspect_chain(struct wire_writer *out, const struct coroutine *co);

/* Writes the fields of MSG_PARTS for a variable of co as inspect_frames numbered it. */
void inspect_parts(struct wire_writer *out, const struct coroutine *co, uint32_t frame,
                   uint32_t variable, const uint32_t *path, size_t depth, uint32_t from);

/* What a value is, for comparing: the same type and the same bits. */
struct inspect_value {
  int type;
  int pad;
  uint64_t bits;
};

/* The value of that local or upvalue of co's innermost frame; false: there is none. */
bool inspect_variable(const struct coroutine *co, const char *name, struct inspect_value *value);

/* Gives that local or upvalue of co's innermost frame the value on top of the base, and pops
 * it. False: there is none. */
bool inspect_set(const struct coroutine *co, const char *name);

/* Pushes on L a new table with the variables of co's innermost frame (co may be NULL). This
 * one does allocate: it is for expressions that the user typed. */
void inspect_push_scope(lua_State *L, const struct coroutine *co);
/* Adds to the table on top of L the variables of all of co's frames, inner ones first, that it
 * does not have (co may be NULL). */
void inspect_add_scope(lua_State *L, const struct coroutine *co);

/* The number of levels of L's stack, found without looking at each: one look costs as much
 * as its level is deep. */
int inspect_depth(lua_State *L);

#endif
