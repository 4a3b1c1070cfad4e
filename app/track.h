/* track.h - the marks of time as a row of slots. Each mark has one, and so has the present
 * where it is not at a mark: the session then stands between two results. */
#ifndef YS_TRACK_H
#define YS_TRACK_H

#include "app/timeline.h"

struct model;

struct track {
  const struct model *model;
  enum timeline_track marks;
  size_t slots;
  size_t past;         /* marks before the present, or at it */
  bool apart;          /* the present has slot `past` of its own; else it is at mark past - 1 */
  size_t present;      /* its slot */
  size_t chosen;       /* the slot of the cursor; SIZE_MAX: none */
  size_t forks;        /* other branches, */
  uint64_t leaves[64]; /* and the last tick that each shares with this one; of the newest ones */
};

/* Whether the time is a pane of lanes now, and not a row of marks. */
bool track_has_lanes(const struct model *model);
/* The marks that there is room for on that screen. */
enum timeline_track track_marks(const struct model *model);

struct track track_of(const struct model *model, enum timeline_track marks);
/* False: the slot of a present that is apart. */
bool track_mark(const struct track *track, size_t slot, struct timeline_mark *mark);
/* The slot of the last thing until that tick; SIZE_MAX: it was before all. */
size_t track_slot(const struct track *track, uint64_t tick);
/* How many other branches leave between this slot and the next one; SIZE_MAX: before all. */
size_t track_forks(const struct track *track, size_t slot);

/* The columns that a slot takes: its symbol, and the way to the next one. */
typedef int track_width(const struct track *track, size_t slot);
/* The first slot to be shown in so many columns, for the cursor, else the present, to be in
 * view; *end: after the last that fits. */
size_t track_window(const struct track *track, track_width *width, int room, size_t *end);

#endif
