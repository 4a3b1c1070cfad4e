#include "app/lockstep.h"

#include <stdlib.h>
#include <string.h>

#include "app/memory.h"
#include "app/room.h"

struct lockstep {
  struct engine_pair pair;
  bool paired;
  uint32_t branch;
  size_t next; /* the first event that was not read yet */
  struct lockstep_call *calls;
  size_t count, capacity;
  size_t different, first;
  size_t by_others;
  struct memory *seen[2];
};

void lockstep_free(struct lockstep *lockstep)
{
  if (lockstep == NULL) return;
  memory_free(lockstep->seen[0]);
  memory_free(lockstep->seen[1]);
  free(lockstep->calls);
  free(lockstep);
}

struct lockstep *lockstep_new(void)
{
  struct lockstep *lockstep = calloc(1, sizeof *lockstep);
  if (lockstep == NULL) return NULL;
  lockstep->first = LOCKSTEP_NONE;
  lockstep->seen[0] = memory_new();
  lockstep->seen[1] = memory_new();
  if (lockstep->seen[0] != NULL && lockstep->seen[1] != NULL) return lockstep;
  lockstep_free(lockstep);
  return NULL;
}

/* All is to be read again. */
static void restart(struct lockstep *lockstep)
{
  lockstep->paired = false;
  lockstep->count = lockstep->different = lockstep->by_others = 0;
  lockstep->first = LOCKSTEP_NONE;
}

void lockstep_clear(struct lockstep *lockstep)
{
  restart(lockstep);
  memory_clear(lockstep->seen[0]);
  memory_clear(lockstep->seen[1]);
}

/* ---------------------------------------------------------------------- comparing */

const char *lockstep_error(const char *text)
{
  for (const char *at = strchr(text, ':'); at != NULL; at = strchr(at + 1, ':')) {
    const char *digits = at + 1, *end = digits + strspn(digits, "0123456789");
    if (end > digits && end[0] == ':' && end[1] == ' ') return end + 2;
  }
  return text;
}

static enum lockstep_differs compare(const struct engine_event *one,
                                     const struct engine_event *other)
{
  if (one->threw != other->threw) return LOCKSTEP_THREW;
  if (one->threw)
    return strcmp(lockstep_error(one->text), lockstep_error(other->text)) == 0 ? LOCKSTEP_SAME
                                                                               : LOCKSTEP_ERROR;
  bool same = strcmp(one->text, other->text) == 0;
  if (one->done == other->done) return same ? LOCKSTEP_SAME : LOCKSTEP_VALUE;
  return same ? LOCKSTEP_DONE : LOCKSTEP_BOTH;
}

/* ------------------------------------------------------------------------ reading */

static const struct lockstep_side nothing = {LOCKSTEP_NONE, LOCKSTEP_NONE};

static void read_request(struct lockstep *lockstep, size_t index, const struct engine_event *event)
{
  if (event->consumer != ENGINE_YOU) {
    lockstep->by_others++;
    return;
  }
  bool is_second = event->generator == lockstep->pair.second;
  struct lockstep_call *last = lockstep->count > 0 ? &lockstep->calls[lockstep->count - 1] : NULL;
  if (is_second && last != NULL && last->second.request == LOCKSTEP_NONE) {
    last->second.request = index;
    return;
  }
  lockstep->calls =
      room_for_one(lockstep->calls, lockstep->count, &lockstep->capacity, sizeof *lockstep->calls);
  struct lockstep_call *call = &lockstep->calls[lockstep->count++];
  *call =
      (struct lockstep_call){.first = nothing, .second = nothing, .by_others = lockstep->by_others};
  (is_second ? &call->second : &call->first)->request = index;
}

static void read_result(struct lockstep *lockstep, const struct engine *engine, size_t index,
                        const struct engine_event *event)
{
  if (event->consumer != ENGINE_YOU || lockstep->count == 0) return;
  struct lockstep_call *call = &lockstep->calls[lockstep->count - 1];
  bool is_second = event->generator == lockstep->pair.second;
  struct lockstep_side *side = is_second ? &call->second : &call->first;
  if (side->request == LOCKSTEP_NONE || side->result != LOCKSTEP_NONE) return;
  side->result = index;
  if (call->first.result == LOCKSTEP_NONE || call->second.result == LOCKSTEP_NONE) return;
  call->differs =
      compare(engine_event(engine, call->first.result), engine_event(engine, call->second.result));
  if (call->differs == LOCKSTEP_SAME) return;
  if (lockstep->different++ == 0) lockstep->first = lockstep->count - 1;
}

static void read_event(struct lockstep *lockstep, const struct engine *engine, size_t index,
                       const struct engine_event *event)
{
  if (event->generator != lockstep->pair.first && event->generator != lockstep->pair.second) return;
  switch (event->kind) {
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: read_request(lockstep, index, event); break;
  case ENGINE_RESULT: read_result(lockstep, engine, index, event); break;
  default: break;
  }
}

static bool is_same(const struct engine_pair *one, const struct engine_pair *other)
{
  return one->first == other->first && one->second == other->second && one->event == other->event;
}

/* Forgets the newest call, and what came after it began: that is to be read again. */
static void forget_call(struct lockstep *lockstep)
{
  const struct lockstep_call *call = &lockstep->calls[--lockstep->count];
  bool by_first = call->first.request != LOCKSTEP_NONE;
  if (call->differs != LOCKSTEP_OPEN && call->differs != LOCKSTEP_SAME) lockstep->different--;
  if (lockstep->different == 0) lockstep->first = LOCKSTEP_NONE;
  lockstep->next = by_first ? call->first.request : call->second.request;
  lockstep->by_others = call->by_others;
}

/* Knows no more than the events below `count`, and perhaps less. */
static void go_back(struct lockstep *lockstep, size_t count)
{
  while (lockstep->count > 0 && lockstep->next > count)
    forget_call(lockstep);
  if (lockstep->next <= count) return;
  lockstep->next = lockstep->pair.event + 1;
  lockstep->by_others = 0;
}

void lockstep_read(struct lockstep *lockstep, const struct engine *engine)
{
  size_t count = engine_event_count(engine), shared = count;
  uint32_t branch = engine_branch_current(engine);
  struct engine_pair pair;
  bool paired = engine_lockstep_pair(engine, &pair);
  if (!paired || !lockstep->paired || !is_same(&pair, &lockstep->pair)) {
    restart(lockstep);
    if (!paired) return;
    lockstep->next = pair.event + 1;
    lockstep->branch = branch;
  }
  lockstep->pair = pair;
  lockstep->paired = true;
  if (branch != lockstep->branch) shared = engine_branch_shared(engine, branch, lockstep->branch);
  lockstep->branch = branch;
  go_back(lockstep, shared < count ? shared : count);
  for (; lockstep->next < count; lockstep->next++) {
    const struct engine_event *event = engine_skim(engine, lockstep->next);
    if (event != NULL) read_event(lockstep, engine, lockstep->next, event);
  }
}

/* ------------------------------------------------------------------------ looking */

bool lockstep_pair(const struct lockstep *lockstep, struct engine_pair *pair)
{
  *pair = lockstep->pair;
  return lockstep->paired;
}

size_t lockstep_count(const struct lockstep *lockstep)
{
  return lockstep->count;
}

/* Only the newest can be open. */
size_t lockstep_answered(const struct lockstep *lockstep)
{
  size_t count = lockstep->count;
  return count > 0 && lockstep->calls[count - 1].differs == LOCKSTEP_OPEN ? count - 1 : count;
}

const struct lockstep_call *lockstep_call(const struct lockstep *lockstep, size_t index)
{
  return &lockstep->calls[index];
}

size_t lockstep_different(const struct lockstep *lockstep)
{
  return lockstep->different;
}

size_t lockstep_first(const struct lockstep *lockstep)
{
  return lockstep->first;
}

size_t lockstep_by_others(const struct lockstep *lockstep)
{
  return lockstep->by_others;
}

struct memory *lockstep_memory(const struct lockstep *lockstep, int which)
{
  return lockstep->seen[which];
}
