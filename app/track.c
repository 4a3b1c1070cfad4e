#include "app/track.h"

#include "app/model_inside.h"
#include "app/place.h"
#include "app/view.h"

enum { LEAVES_MOST = sizeof(((struct track *)0)->leaves) / sizeof(uint64_t) };

static size_t slot_of_mark(const struct track *track, size_t mark)
{
  return mark + (track->apart && mark >= track->past);
}

static void find_forks(struct track *track)
{
  const struct engine *engine = track->model->engine;
  size_t count = engine_branch_count(engine);
  uint32_t current = engine_branch_current(engine);
  for (size_t i = count; i-- > 0 && track->forks < LEAVES_MOST;)
    if (i != current) track->leaves[track->forks++] = place_leaves(engine, (uint32_t)i);
}

bool track_has_lanes(const struct model *model)
{
  bool presented = model->presenting && model->zoomed == PANE_COUNT;
  return !presented && layout_has_lanes(view_room_rows(model), model->zoomed);
}

enum timeline_track track_marks(const struct model *model)
{
  return track_has_lanes(model) ? TIMELINE_ALL : TIMELINE_REACHED;
}

struct track track_of(const struct model *model, enum timeline_track marks)
{
  const struct timeline *timeline = model->timeline;
  struct track track = {.model = model, .marks = marks, .chosen = SIZE_MAX};
  track.past = timeline_before(timeline, marks, engine_event_count(model->engine));
  struct timeline_mark last = {.print = true};
  if (track.past > 0) last = timeline_at(timeline, marks, track.past - 1);
  track.apart = last.print || last.tick != model->shown->stop.tick;
  track.slots = timeline_count(timeline, marks) + track.apart;
  track.present = track.apart ? track.past : track.past - 1;
  if (model->time_cursor != HISTORY_NONE) {
    size_t mark = timeline_before(timeline, marks, model->time_cursor);
    if (mark < timeline_count(timeline, marks)) track.chosen = slot_of_mark(&track, mark);
  }
  find_forks(&track);
  return track;
}

bool track_mark(const struct track *track, size_t slot, struct timeline_mark *mark)
{
  if (track->apart && slot == track->past) return false;
  size_t index = track->apart && slot > track->past ? slot - 1 : slot;
  *mark = timeline_at(track->model->timeline, track->marks, index);
  return true;
}

static uint64_t tick_of(const struct track *track, size_t slot)
{
  struct timeline_mark mark;
  return track_mark(track, slot, &mark) ? mark.tick : track->model->shown->stop.tick;
}

size_t track_slot(const struct track *track, uint64_t tick)
{
  size_t low = 0, high = track->slots;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (tick_of(track, middle) <= tick) low = middle + 1;
    else high = middle;
  }
  return low == 0 ? SIZE_MAX : low - 1;
}

size_t track_forks(const struct track *track, size_t slot)
{
  size_t count = 0;
  for (size_t i = 0; i < track->forks; i++)
    count += track_slot(track, track->leaves[i]) == slot;
  return count;
}

size_t track_window(const struct track *track, track_width *width, int room, size_t *end)
{
  size_t focus = track->chosen != SIZE_MAX ? track->chosen : track->present;
  int after = 0, used = width(track, focus);
  *end = focus + 1;
  while (*end < track->slots && after + width(track, *end) <= room / 3) /* a third lies ahead */
    after += width(track, (*end)++);
  size_t first = focus;
  used += after;
  while (first > 0 && used + width(track, first - 1) <= room)
    used += width(track, --first);
  while (*end < track->slots && used + width(track, *end) <= room)
    used += width(track, (*end)++);
  return first;
}
