/* diagram_look.c - what a diagram tells, and its rows in a window of lanes. */
#include "app/diagram_inside.h"
#include "app/room.h"

struct diagram_count diagram_count(const struct diagram *diagram)
{
  return diagram->count;
}

size_t diagram_steps(const struct diagram *diagram)
{
  return diagram->step_count;
}

const struct diagram_step *diagram_step(const struct diagram *diagram, size_t index)
{
  return &diagram->steps[index];
}

int diagram_lanes(const struct diagram *diagram)
{
  return diagram->lane_count;
}

struct diagram_lane diagram_of(const struct diagram *diagram, uint32_t generator)
{
  bool known = !diagram_is_outside(generator) && generator < diagram->record_count;
  return known ? diagram->records[generator].lane : (struct diagram_lane){.generator = generator};
}

struct diagram_lane diagram_lane(const struct diagram *diagram, int lane)
{
  return diagram_of(diagram, diagram->lanes[lane]);
}

bool diagram_shows(const struct diagram *diagram, struct diagram_window window, int lane)
{
  return lane == 0 || lane == diagram->lane_count - 1 || (lane >= window.from && lane < window.to);
}

size_t diagram_rows(struct diagram *diagram, struct diagram_window window)
{
  bool same = window.from == diagram->window.from && window.to == diagram->window.to;
  if (same && diagram->rows_hold) return diagram->row_count;
  diagram->window = window;
  diagram->rows_hold = true;
  diagram->row_count = 0;
  for (size_t i = 0; i < diagram->step_count; i++) {
    const struct diagram_step *step = &diagram->steps[i];
    bool shown = diagram_shows(diagram, window, step->from_lane) ||
                 diagram_shows(diagram, window, step->to_lane);
    struct diagram_row *newest =
        diagram->row_count > 0 ? &diagram->rows[diagram->row_count - 1] : NULL;
    if (!shown && newest != NULL && newest->count > 0) {
      newest->count++;
      continue;
    }
    diagram->rows = room_for_one(diagram->rows, diagram->row_count, &diagram->row_capacity,
                                 sizeof *diagram->rows);
    diagram->rows[diagram->row_count++] = (struct diagram_row){i, shown ? 0 : 1};
  }
  return diagram->row_count;
}

struct diagram_row diagram_row(const struct diagram *diagram, size_t index)
{
  return diagram->rows[index];
}
