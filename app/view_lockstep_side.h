/* view_lockstep_side.h - how one of two in lockstep stands: its place, and what it keeps.
 *
 *   ‖ vending#1  paused at line 6
 *     local coin = yield(total)
 *   ● total  35  was 25
 *     price  100  from outside
 */
#ifndef YS_VIEW_LOCKSTEP_SIDE_H
#define YS_VIEW_LOCKSTEP_SIDE_H

#include <stddef.h>
#include <stdint.h>

struct model;
struct paper;

struct view_lockstep_side {
  uint32_t generator;
  int which; /* 0: the first, 1: the second */
  int column, width;
};

size_t view_lockstep_side_rows(const struct model *model, uint32_t generator);
/* One of its rows, on the paper's present line; the last of `shown` rows says how many are left
 * out, where there are any. */
void view_lockstep_side_row(const struct model *model, struct paper *paper,
                            struct view_lockstep_side side, size_t row, size_t shown);

#endif
