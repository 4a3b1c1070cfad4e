#include "app/place.h"

/* The last tick that `branch` shares with its ancestor; false where it is none. */
static bool shared_with(const struct engine *engine, uint32_t branch, uint32_t ancestor,
                        uint64_t *tick)
{
  *tick = UINT64_MAX;
  while (branch != ancestor) {
    struct engine_branch it = engine_branch(engine, branch);
    if (it.parent == branch) return false;
    if (it.fork_tick < *tick) *tick = it.fork_tick;
    branch = it.parent;
  }
  return true;
}

bool place_on_line(const struct engine *engine, uint32_t branch, uint64_t tick)
{
  uint64_t last;
  return shared_with(engine, engine_branch_current(engine), branch, &last) && tick <= last;
}

uint64_t place_leaves(const struct engine *engine, uint32_t other)
{
  uint64_t here, there;
  uint32_t common = other;
  while (!shared_with(engine, engine_branch_current(engine), common, &here))
    common = engine_branch(engine, common).parent;
  shared_with(engine, other, common, &there);
  return here < there ? here : there;
}
