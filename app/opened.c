#include "app/opened.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

enum { MOST = 1000 }; /* things; the oldest half goes then */

struct thing {
  char *place;
  uint64_t object;
  size_t pages;
};

struct opened {
  struct thing *things; /* in the order in which they were opened */
  size_t count, capacity;
};

struct opened *opened_new(void)
{
  return calloc(1, sizeof(struct opened));
}

static void forget(struct opened *opened, size_t from, size_t count)
{
  for (size_t i = from; i < from + count; i++)
    free(opened->things[i].place);
  opened->count -= count;
  if (opened->count > from)
    memmove(opened->things + from, opened->things + from + count,
            (opened->count - from) * sizeof *opened->things);
}

void opened_clear(struct opened *opened)
{
  forget(opened, 0, opened->count);
}

void opened_free(struct opened *opened)
{
  if (opened == NULL) return;
  opened_clear(opened);
  free(opened->things);
  free(opened);
}

static size_t find(const struct opened *opened, const char *place, uint64_t object)
{
  size_t i = 0;
  while (i < opened->count &&
         (opened->things[i].object != object || strcmp(opened->things[i].place, place) != 0))
    i++;
  return i;
}

size_t opened_pages(const struct opened *opened, const char *place, uint64_t object)
{
  size_t at = find(opened, place, object);
  return at < opened->count ? opened->things[at].pages : 0;
}

void opened_set(struct opened *opened, const char *place, uint64_t object, size_t pages)
{
  size_t at = find(opened, place, object);
  if (at < opened->count) forget(opened, at, 1);
  if (pages == 0) return;
  if (opened->count >= MOST) forget(opened, 0, MOST / 2);
  opened->things =
      room_for_one(opened->things, opened->count, &opened->capacity, sizeof *opened->things);
  char *own = strdup(place);
  if (own == NULL) return;
  opened->things[opened->count++] = (struct thing){.place = own, .object = object, .pages = pages};
}
