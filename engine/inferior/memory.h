/* memory.h - the script's memory: counted, and limited. */
#ifndef YS_INFERIOR_MEMORY_H
#define YS_INFERIOR_MEMORY_H

#include <stddef.h>
#include <stdint.h>

void memory_limit(uint64_t bytes);
uint64_t memory_limited_to(void);

/* Bytes in use, and the most since then that were in use at a time. */
uint64_t memory_used(void);
uint64_t memory_most(void);
void memory_forget_most(void);

/* For lua_newstate. Above the limit it behaves as when the machine has no more: Lua collects
 * garbage, tries again, and then raises "not enough memory" in the script. */
void *memory_allocate(void *unused, void *block, size_t old_size, size_t new_size);

#endif
