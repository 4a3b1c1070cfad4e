#include "app/past.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_INTERVAL = 1 << 15,     /* events between two copies: read in a millisecond or two */
  BYTES_MOST = 16 * 1024 * 1024 /* of all copies */
};

static void drop(struct past *past, const struct past_kind *kind, size_t index)
{
  kind->clear(past->copies[index].known);
  free(past->copies[index].known);
  memmove(&past->copies[index], &past->copies[index + 1],
          (past->count - index - 1) * sizeof past->copies[0]);
  past->count--;
}

static size_t bytes_of(const struct past *past)
{
  size_t bytes = 0;
  for (size_t i = 0; i < past->count; i++)
    bytes += past->copies[i].size;
  return bytes;
}

static void thin(struct past *past, const struct past_kind *kind)
{
  for (size_t i = past->count; i-- > 0;)
    if (i % 2 == 0) drop(past, kind, i);
  past->interval *= 2;
}

void past_note(struct past *past, const struct past_kind *kind, size_t next, const void *known)
{
  if (past->interval == 0) past->due = past->interval = FIRST_INTERVAL;
  if (next < past->due) return;
  if (past->count == PAST_MOST || bytes_of(past) > BYTES_MOST) thin(past, kind);
  struct past_copy copy = {.next = next};
  copy.known = past_list(known, 1, kind->size, &copy.size);
  kind->own(copy.known, &copy.size);
  past->copies[past->count++] = copy;
  past->due = next + past->interval;
}

bool past_holds(struct past *past, const struct past_kind *kind, const struct engine *engine,
                size_t next, size_t count, const struct past_copy **copy)
{
  uint32_t branch = engine_branch_current(engine);
  size_t good = count;
  *copy = NULL;
  if (branch != past->branch) {
    size_t shared = engine_branch_shared(engine, branch, past->branch);
    if (shared < good) good = shared;
  }
  past->branch = branch;
  if (next <= good) return true;
  while (past->count > 0 && past->copies[past->count - 1].next > good)
    drop(past, kind, past->count - 1);
  *copy = past->count > 0 ? &past->copies[past->count - 1] : NULL;
  past->due = (*copy != NULL ? (*copy)->next : 0) + past->interval;
  return false;
}

void past_restore(const struct past_kind *kind, const struct past_copy *copy, void *known)
{
  size_t size = 0;
  kind->clear(known);
  if (copy == NULL) return;
  memcpy(known, copy->known, kind->size);
  kind->own(known, &size);
}

void *past_list(const void *items, size_t count, size_t item, size_t *size)
{
  if (count == 0) return NULL;
  void *copy = malloc(count * item);
  if (copy == NULL) abort();
  *size += count * item;
  return memcpy(copy, items, count * item);
}

void past_clear(struct past *past, const struct past_kind *kind)
{
  while (past->count > 0)
    drop(past, kind, past->count - 1);
  *past = (struct past){0};
}
