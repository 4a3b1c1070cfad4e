#include "app/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

struct timeline {
  uint32_t branch;
  size_t next; /* the event to be read next */
  struct timeline_mark *marks;
  size_t count, capacity;
  size_t *reached; /* indexes of marks */
  size_t reached_count, reached_capacity;
  uint32_t *chain; /* the generators that run, the innermost last */
  size_t depth, chain_capacity;
  size_t results;
  uint32_t *lanes;
  size_t lane_count, lane_capacity;
  bool *has_lane; /* by generator */
  size_t has_lane_count;
};

struct timeline *timeline_new(void)
{
  return calloc(1, sizeof(struct timeline));
}

void timeline_free(struct timeline *timeline)
{
  if (timeline == NULL) return;
  free(timeline->marks);
  free(timeline->reached);
  free(timeline->chain);
  free(timeline->lanes);
  free(timeline->has_lane);
  free(timeline);
}

void timeline_clear(struct timeline *timeline)
{
  timeline->next = timeline->count = timeline->reached_count = timeline->depth = 0;
  timeline->results = timeline->lane_count = timeline->has_lane_count = 0;
}

static void add_lane(struct timeline *timeline, uint32_t lane)
{
  while (timeline->has_lane_count <= lane) {
    size_t count = (size_t)lane * 2 + 16;
    bool *grown = realloc(timeline->has_lane, count * sizeof *grown);
    if (grown == NULL) abort();
    memset(grown + timeline->has_lane_count, 0, (count - timeline->has_lane_count) * sizeof *grown);
    timeline->has_lane = grown;
    timeline->has_lane_count = count;
  }
  if (timeline->has_lane[lane]) return;
  timeline->has_lane[lane] = true;
  timeline->lanes = room_for_one(timeline->lanes, timeline->lane_count, &timeline->lane_capacity,
                                 sizeof *timeline->lanes);
  timeline->lanes[timeline->lane_count++] = lane;
}

static void add(struct timeline *timeline, struct timeline_mark mark)
{
  timeline->marks =
      room_for_one(timeline->marks, timeline->count, &timeline->capacity, sizeof *timeline->marks);
  timeline->marks[timeline->count] = mark;
  add_lane(timeline, mark.lane);
  if (mark.print || mark.reached) {
    timeline->reached = room_for_one(timeline->reached, timeline->reached_count,
                                     &timeline->reached_capacity, sizeof *timeline->reached);
    timeline->reached[timeline->reached_count++] = timeline->count;
  }
  timeline->count++;
}

static void read_print(struct timeline *timeline, size_t index, const struct engine_event *event)
{
  uint32_t lane = timeline->depth > 0 ? timeline->chain[timeline->depth - 1] : ENGINE_MAIN;
  struct timeline_mark *newest = timeline->count > 0 ? &timeline->marks[timeline->count - 1] : NULL;
  if (newest != NULL && newest->print && newest->lane == lane) {
    newest->last = index;
    return;
  }
  add(timeline, (struct timeline_mark){.event = index,
                                       .last = index,
                                       .tick = event->tick,
                                       .lane = lane,
                                       .print = true,
                                       .number = timeline->results});
}

static void read_result(struct timeline *timeline, size_t index, const struct engine_event *event)
{
  bool reached = event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU;
  if (timeline->depth > 0) timeline->depth--;
  timeline->results += reached;
  add(timeline, (struct timeline_mark){.event = index,
                                       .last = index,
                                       .tick = event->tick,
                                       .lane = event->generator,
                                       .consumer = event->consumer,
                                       .threw = event->threw,
                                       .reached = reached,
                                       .number = timeline->results});
}

static void read_request(struct timeline *timeline, const struct engine_event *event)
{
  timeline->chain = room_for_one(timeline->chain, timeline->depth, &timeline->chain_capacity,
                                 sizeof *timeline->chain);
  timeline->chain[timeline->depth++] = event->generator;
}

void timeline_read(struct timeline *timeline, const struct engine *engine)
{
  uint32_t branch = engine_branch_current(engine);
  size_t count = engine_branch(engine, branch).event_count;
  if (branch != timeline->branch || count < timeline->next) timeline_clear(timeline);
  timeline->branch = branch;
  for (; timeline->next < count; timeline->next++) {
    const struct engine_event *event = engine_branch_skim(engine, branch, timeline->next);
    if (event == NULL) continue; /* forgotten */
    switch (event->kind) {
    case ENGINE_NEXT:
    case ENGINE_THROW:
    case ENGINE_RETURN: read_request(timeline, event); break;
    case ENGINE_RESULT: read_result(timeline, timeline->next, event); break;
    case ENGINE_PRINT: read_print(timeline, timeline->next, event); break;
    case ENGINE_END: timeline->depth = 0; break;
    case ENGINE_CREATE:
    case ENGINE_ERROR:
    case ENGINE_ASYNC:
    case ENGINE_LOCKSTEP:
    case ENGINE_LINE: break;
    }
  }
}

size_t timeline_count(const struct timeline *timeline, enum timeline_track track)
{
  return track == TIMELINE_ALL ? timeline->count : timeline->reached_count;
}

const struct timeline_mark *timeline_at(const struct timeline *timeline, enum timeline_track track,
                                        size_t index)
{
  return &timeline->marks[track == TIMELINE_ALL ? index : timeline->reached[index]];
}

size_t timeline_before(const struct timeline *timeline, enum timeline_track track, size_t event)
{
  size_t low = 0, high = timeline_count(timeline, track);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timeline_at(timeline, track, middle)->event < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

size_t timeline_results(const struct timeline *timeline, size_t event)
{
  size_t before = timeline_before(timeline, TIMELINE_ALL, event);
  return before > 0 ? timeline_at(timeline, TIMELINE_ALL, before - 1)->number : 0;
}

size_t timeline_lanes(const struct timeline *timeline, const uint32_t **lanes)
{
  *lanes = timeline->lanes;
  return timeline->lane_count;
}
