#include "tests/unit/fake_past.h"

size_t engine_event_next(const struct engine *engine, size_t from, unsigned kinds)
{
  for (size_t i = from; i < engine_event_count(engine); i++)
    if (engine_event(engine, i) && kinds & ENGINE_KIND(engine_event(engine, i)->kind)) return i;
  return SIZE_MAX;
}

size_t engine_event_last(const struct engine *engine, size_t before, unsigned kinds)
{
  size_t count = engine_event_count(engine);
  for (size_t i = before < count ? before : count; i-- > 0;)
    if (engine_event(engine, i) && kinds & ENGINE_KIND(engine_event(engine, i)->kind)) return i;
  return SIZE_MAX;
}

size_t engine_asked(const struct engine *engine, size_t before)
{
  size_t asked = 0;
  for (size_t i = 0; i < before && i < engine_event_count(engine); i++) {
    const struct engine_event *event = engine_event(engine, i);
    bool request = event && event->kind >= ENGINE_NEXT && event->kind <= ENGINE_RETURN;
    asked += request && (event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU);
  }
  return asked;
}

size_t engine_branch_shared(const struct engine *engine, uint32_t branch, uint32_t other)
{
  (void)engine, (void)branch, (void)other;
  return 0;
}

/* That of the newest ENGINE_LOCKSTEP. */
bool engine_lockstep_pair(const struct engine *engine, struct engine_pair *pair)
{
  size_t index =
      engine_event_last(engine, engine_event_count(engine), ENGINE_KIND(ENGINE_LOCKSTEP));
  if (index == SIZE_MAX) return false;
  const struct engine_event *event = engine_event(engine, index);
  *pair = (struct engine_pair){event->generator, event->other, index};
  return event->other != ENGINE_MAIN;
}
