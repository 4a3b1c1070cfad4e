#include "engine/inferior/memory.h"

#include <stdlib.h>

static uint64_t limit = UINT64_MAX, used;

void memory_limit(uint64_t bytes)
{
  limit = bytes;
}

uint64_t memory_limited_to(void)
{
  return limit;
}

void *memory_allocate(void *unused, void *block, size_t old_size, size_t new_size)
{
  (void)unused;
  if (!block) old_size = 0; /* it is a type then, not a size */
  if (new_size == 0) {
    free(block);
    used -= old_size;
    return NULL;
  }
  if (new_size > old_size && (new_size - old_size > limit || used > limit - (new_size - old_size)))
    return NULL;
  void *new_block = realloc(block, new_size);
  if (new_block) used = used - old_size + new_size;
  return new_block;
}
