/* view_ladder_step.h - one step of a ladder: a request, a result, or that an iterator is new. */
#ifndef YS_VIEW_LADDER_STEP_H
#define YS_VIEW_LADDER_STEP_H

#include <stddef.h>
#include <stdint.h>

struct diagram;
struct model;
struct paper;

/* A ladder's own part of the pane; its paper is as wide. */
struct ladder {
  const struct diagram *diagram;
  uint32_t iterator; /* that it is about */
  int from, width;   /* columns of the pane */
  int at[2];         /* of the part: where the consumer's line goes down, and the iterator's */
};

/* On the paper's present line. */
void view_ladder_step(const struct model *model, struct paper *paper, const struct ladder *ladder,
                      size_t index);

#endif
