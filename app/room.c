#include "app/room.h"

#include <stdlib.h>

void *room_for_one(void *items, size_t count, size_t *capacity, size_t size)
{
  if (count < *capacity) return items;
  *capacity = *capacity == 0 ? 64 : *capacity * 2;
  void *grown = realloc(items, *capacity * size);
  if (grown == NULL) abort();
  return grown;
}
