/* model_lines.c - which lines ran in the call shown. A result brings them; while the call is
 * under way only the stops are known, so the stops are gathered here, each with its place: the
 * lines of those that are in the past of the present, in one call of the main program or the
 * user with all that it called, are what ran. */
#include "app/model_inside.h"

#include <stdlib.h>
#include <string.h>

#include "app/place.h"
#include "app/room.h"

enum { LINES_MOST = 256, STOPS_MOST = 4096 };

struct stop { /* within a call that had no answer yet */
  uint32_t branch;
  uint64_t tick;
  size_t request; /* the event that began the call */
  size_t result;  /* of an inner call, that was stopped at; HISTORY_NONE: a line */
  int line;       /* else: that is about to run */
};

struct stepped {
  struct stop *stops; /* by tick; of the same tick, the branch differs */
  size_t stop_count, stop_capacity;
  int lines[LINES_MOST]; /* that ran until the present */
  size_t count;
  bool cut;
};

struct stepped *stepped_new(void)
{
  return calloc(1, sizeof(struct stepped));
}

void stepped_free(struct stepped *stepped)
{
  if (stepped == NULL) return;
  free(stepped->stops);
  free(stepped);
}

void stepped_clear(struct stepped *stepped)
{
  stepped->stop_count = stepped->count = 0;
  stepped->cut = false;
}

/* The call under way; NULL where there is none. */
static const struct exchange *open_call(const struct model *model, struct exchange *into)
{
  size_t count = history_count(model->history);
  const struct exchange *call = count > 0 ? history_at(model->history, count - 1, into) : NULL;
  return call != NULL && call->result == HISTORY_NONE ? call : NULL;
}

static void insert(struct stepped *stepped, const struct engine *engine, struct stop stop)
{
  size_t at = stepped->stop_count;
  while (at > 0 && stepped->stops[at - 1].tick > stop.tick)
    at--;
  for (size_t i = at; i > 0 && stepped->stops[i - 1].tick == stop.tick; i--)
    if (place_on_line(engine, stepped->stops[i - 1].branch, stop.tick)) {
      stepped->stops[i - 1] = stop;
      return;
    }
  if (stepped->stop_count >= STOPS_MOST) return;
  stepped->stops = room_for_one(stepped->stops, stepped->stop_count, &stepped->stop_capacity,
                                sizeof *stepped->stops);
  memmove(stepped->stops + at + 1, stepped->stops + at,
          (stepped->stop_count - at) * sizeof *stepped->stops);
  stepped->stops[at] = stop;
  stepped->stop_count++;
}

static void note_stop(struct model *model, const struct exchange *call)
{
  const struct engine_stop *stop = &model->shown->stop;
  struct exchange into;
  const struct exchange *inner = model_exchange(model, &into);
  bool at_line = stop->reason == ENGINE_STOP_LINE || stop->reason == ENGINE_STOP_BREAK ||
                 stop->reason == ENGINE_STOP_PAUSED;
  struct stop noted = {.branch = engine_branch_current(model->engine),
                       .tick = stop->tick,
                       .request = call->request,
                       .result = HISTORY_NONE,
                       .line = model_line(model)};
  if (stop->reason == ENGINE_STOP_RESULT && inner != NULL) noted.result = inner->result;
  else if (!at_line || noted.line == 0) return;
  insert(model->stepped, model->engine, noted);
}

static void add(struct stepped *stepped, int line)
{
  if (stepped->count < LINES_MOST) stepped->lines[stepped->count++] = line;
  else stepped->cut = true;
}

static void add_stop(struct model *model, const struct stop *stop)
{
  if (stop->result == HISTORY_NONE) {
    if (stop->tick < model->shown->stop.tick) add(model->stepped, stop->line);
    return;
  }
  const struct engine_event *result = engine_event(model->engine, stop->result);
  for (size_t i = 0; result != NULL && i < result->line_count; i++)
    add(model->stepped, result->lines[i]);
}

void model_lines_note(struct model *model)
{
  struct stepped *stepped = model->stepped;
  struct exchange into;
  const struct exchange *call = open_call(model, &into);
  stepped->count = 0;
  stepped->cut = false;
  if (call == NULL) return;
  if (model->shown->stop.reason != ENGINE_STOP_SELECT) note_stop(model, call);
  for (size_t i = 0; i < stepped->stop_count; i++) {
    const struct stop *stop = &stepped->stops[i];
    if (stop->request == call->request && stop->tick <= model->shown->stop.tick &&
        place_on_line(model->engine, stop->branch, stop->tick))
      add_stop(model, stop);
  }
}

struct model_lines model_lines(const struct model *model)
{
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  if (exchange == NULL) return (struct model_lines){0};
  const struct engine_event *result = model_result(model, exchange);
  if (result != NULL)
    return (struct model_lines){result->lines, result->line_count, result->lines_cut};
  const struct stepped *stepped = model->stepped;
  return (struct model_lines){stepped->lines, stepped->count, stepped->cut};
}
