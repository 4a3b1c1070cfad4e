/* timeline.c - see timeline.h. The lists of marks only grow, so that they are cut where the branch
 * has changed; all else that is known is small, and copied for that along the way (past.h). */
#include "app/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "app/past.h"
#include "app/room.h"

struct mark {
  uint32_t event;
  uint32_t lane : 29, print : 1, threw : 1, reached : 1;
};

struct print {
  uint32_t mark, last; /* its mark; the last event that is part of it */
};

/* All but the lists of marks. */
struct known {
  size_t count, reached_count, print_count;
  uint32_t last_print; /* of the newest mark of a print */
  uint32_t *chain;     /* the generators that run, the innermost last */
  size_t depth, chain_capacity;
  uint32_t *lanes;
  size_t lane_count, lane_capacity;
  bool *has_lane; /* by generator */
  size_t has_lane_count;
};

struct timeline {
  const struct engine *engine;
  size_t next; /* the event to be read next */
  struct mark *marks;
  uint32_t *reached; /* indexes of marks */
  struct print *prints;
  size_t capacity, reached_capacity, print_capacity;
  struct known known;
  struct past past;
};

/* ------------------------------------------------------------------- copies */

static void clear(void *all)
{
  struct known *known = all;
  free(known->chain);
  free(known->lanes);
  free(known->has_lane);
  *known = (struct known){0};
}

static void own(void *all, size_t *size)
{
  struct known *known = all;
  known->chain = past_list(known->chain, known->depth, sizeof *known->chain, size);
  known->lanes = past_list(known->lanes, known->lane_count, sizeof *known->lanes, size);
  known->has_lane =
      past_list(known->has_lane, known->has_lane_count, sizeof *known->has_lane, size);
  known->chain_capacity = known->depth;
  known->lane_capacity = known->lane_count;
}

static const struct past_kind kind = {sizeof(struct known), own, clear};

struct timeline *timeline_new(void)
{
  return calloc(1, sizeof(struct timeline));
}

void timeline_free(struct timeline *timeline)
{
  if (timeline == NULL) return;
  timeline_clear(timeline);
  free(timeline->marks);
  free(timeline->reached);
  free(timeline->prints);
  free(timeline);
}

void timeline_clear(struct timeline *timeline)
{
  past_clear(&timeline->past, &kind);
  clear(&timeline->known);
  timeline->next = 0;
}

static void go_back(struct timeline *timeline, const struct past_copy *copy)
{
  past_restore(&kind, copy, &timeline->known);
  timeline->next = copy != NULL ? copy->next : 0;
  if (timeline->known.print_count > 0) /* it may have become longer since */
    timeline->prints[timeline->known.print_count - 1].last = timeline->known.last_print;
}

/* ------------------------------------------------------------------- reading */

static void add_lane(struct known *known, uint32_t lane)
{
  while (known->has_lane_count <= lane) {
    size_t count = (size_t)lane * 2 + 16;
    bool *grown = realloc(known->has_lane, count * sizeof *grown);
    if (grown == NULL) abort();
    memset(grown + known->has_lane_count, 0, (count - known->has_lane_count) * sizeof *grown);
    known->has_lane = grown;
    known->has_lane_count = count;
  }
  if (known->has_lane[lane]) return;
  known->has_lane[lane] = true;
  known->lanes =
      room_for_one(known->lanes, known->lane_count, &known->lane_capacity, sizeof *known->lanes);
  known->lanes[known->lane_count++] = lane;
}

static void add(struct timeline *timeline, struct mark mark)
{
  struct known *known = &timeline->known;
  timeline->marks =
      room_for_one(timeline->marks, known->count, &timeline->capacity, sizeof *timeline->marks);
  timeline->marks[known->count] = mark;
  add_lane(known, mark.lane);
  if (mark.print || mark.reached) {
    timeline->reached = room_for_one(timeline->reached, known->reached_count,
                                     &timeline->reached_capacity, sizeof *timeline->reached);
    timeline->reached[known->reached_count++] = (uint32_t)known->count;
  }
  known->count++;
}

static void read_print(struct timeline *timeline, uint32_t index)
{
  struct known *known = &timeline->known;
  uint32_t lane = known->depth > 0 ? known->chain[known->depth - 1] : ENGINE_MAIN;
  const struct mark *newest = known->count > 0 ? &timeline->marks[known->count - 1] : NULL;
  known->last_print = index;
  if (newest != NULL && newest->print && newest->lane == lane) {
    timeline->prints[known->print_count - 1].last = index;
    return;
  }
  timeline->prints = room_for_one(timeline->prints, known->print_count, &timeline->print_capacity,
                                  sizeof *timeline->prints);
  timeline->prints[known->print_count++] = (struct print){(uint32_t)known->count, index};
  add(timeline, (struct mark){.event = index, .lane = lane & 0x1fffffffu, .print = 1});
}

static void read_result(struct timeline *timeline, uint32_t index, const struct engine_event *event)
{
  bool reached = event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU;
  if (timeline->known.depth > 0) timeline->known.depth--;
  add(timeline, (struct mark){.event = index,
                              .lane = event->generator & 0x1fffffffu,
                              .threw = event->threw,
                              .reached = reached});
}

static void read_request(struct known *known, const struct engine_event *event)
{
  known->chain =
      room_for_one(known->chain, known->depth, &known->chain_capacity, sizeof *known->chain);
  known->chain[known->depth++] = event->generator;
}

static void read_event(struct timeline *timeline, const struct engine_event *event)
{
  uint32_t index = (uint32_t)timeline->next;
  switch (event->kind) {
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: read_request(&timeline->known, event); break;
  case ENGINE_RESULT: read_result(timeline, index, event); break;
  case ENGINE_PRINT: read_print(timeline, index); break;
  case ENGINE_END: timeline->known.depth = 0; break;
  case ENGINE_CREATE:
  case ENGINE_ERROR:
  case ENGINE_LINE:
  case ENGINE_ASYNC:
  case ENGINE_LOCKSTEP: break;
  }
}

void timeline_read(struct timeline *timeline, const struct engine *engine)
{
  uint32_t branch = engine_branch_current(engine);
  size_t count = engine_branch(engine, branch).event_count;
  const struct past_copy *copy;
  timeline->engine = engine;
  if (count > UINT32_MAX) count = UINT32_MAX;
  if (!past_holds(&timeline->past, &kind, engine, timeline->next, count, &copy))
    go_back(timeline, copy);
  for (; timeline->next < count; timeline->next++) {
    past_note(&timeline->past, &kind, timeline->next, &timeline->known);
    const struct engine_event *event = engine_branch_skim(engine, branch, timeline->next);
    if (event != NULL) read_event(timeline, event); /* else it is forgotten */
  }
}

/* ------------------------------------------------------------------- looking */

size_t timeline_count(const struct timeline *timeline, enum timeline_track track)
{
  return track == TIMELINE_ALL ? timeline->known.count : timeline->known.reached_count;
}

static size_t mark_of(const struct timeline *timeline, enum timeline_track track, size_t index)
{
  return track == TIMELINE_ALL ? index : timeline->reached[index];
}

/* How many of the prints have marks before that one. */
static size_t prints_before(const struct timeline *timeline, size_t mark)
{
  size_t low = 0, high = timeline->known.print_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timeline->prints[middle].mark < mark) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* How many of the results that reached the main program or the user have marks before that one. */
static size_t results_before(const struct timeline *timeline, size_t mark)
{
  size_t low = 0, high = timeline->known.reached_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timeline->reached[middle] < mark) low = middle + 1;
    else high = middle;
  }
  return low - prints_before(timeline, mark);
}

struct timeline_mark timeline_at(const struct timeline *timeline, enum timeline_track track,
                                 size_t index)
{
  size_t at = mark_of(timeline, track, index);
  const struct mark *mark = &timeline->marks[at];
  const struct engine *engine = timeline->engine;
  const struct engine_event *event = engine_branch_skim(engine, timeline->past.branch, mark->event);
  struct timeline_mark told = {.event = mark->event,
                               .last = mark->event,
                               .lane = mark->lane,
                               .print = mark->print,
                               .threw = mark->threw,
                               .reached = mark->reached,
                               .number = results_before(timeline, at + 1)};
  if (event != NULL) told.tick = event->tick;
  if (event != NULL && !mark->print) told.consumer = event->consumer;
  if (mark->print) told.last = timeline->prints[prints_before(timeline, at)].last;
  return told;
}

size_t timeline_before(const struct timeline *timeline, enum timeline_track track, size_t event)
{
  size_t low = 0, high = timeline_count(timeline, track);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (timeline->marks[mark_of(timeline, track, middle)].event < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

size_t timeline_results(const struct timeline *timeline, size_t event)
{
  return results_before(timeline, timeline_before(timeline, TIMELINE_ALL, event));
}

size_t timeline_lanes(const struct timeline *timeline, const uint32_t **lanes)
{
  *lanes = timeline->known.lanes;
  return timeline->known.lane_count;
}
