#include "app/wire.h"

#include "app/model_inside.h"
#include "app/say_exchange.h"

enum { EVENTS_MOST = 10000 };

static bool is_request(const struct engine_event *event)
{
  return event->kind == ENGINE_NEXT || event->kind == ENGINE_THROW || event->kind == ENGINE_RETURN;
}

/* The delegates' requests follow right after the request, each made by the one before. Returns the
 * first event that is none of them, of those looked at: to look at one may cost as much as the
 * chain is deep. */
static size_t read_delegates(const struct engine *engine, size_t index, struct wire *wire)
{
  for (; say_exchange_passes_on(engine, index); index++) {
    wire->delegates_left_out = wire->delegate_count == WIRE_MOST;
    if (wire->delegates_left_out) break;
    wire->delegates[wire->delegate_count++] = engine_event(engine, index + 1)->generator;
  }
  return index + 1;
}

struct wire wire_read(const struct model *model, const struct exchange *exchange)
{
  struct wire wire = {0};
  const struct engine *engine = model->engine;
  size_t index = read_delegates(engine, exchange->request, &wire);
  size_t end = exchange->result == HISTORY_NONE ? engine_event_count(engine) : exchange->result;
  if (end > index + EVENTS_MOST) end = index + EVENTS_MOST;
  for (; index < end; index++) {
    const struct engine_event *event = engine_skim(engine, index);
    if (event == NULL) continue;
    if (event->kind == ENGINE_ERROR) wire.caught = event->caught;
    if (!is_request(event) || event->consumer != exchange->generator) continue;
    if (wire.source == 0) wire.source = event->generator;
    if (wire.source == event->generator) wire.pulls++;
  }
  return wire;
}
