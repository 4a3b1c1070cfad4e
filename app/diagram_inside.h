/* diagram_inside.h - what the files diagram*.c share. */
#ifndef YS_DIAGRAM_INSIDE_H
#define YS_DIAGRAM_INSIDE_H

#include "app/diagram.h"
#include "app/past.h"

struct diagram_record {
  struct diagram_lane lane; /* as diagram_of tells it */
  int at;                   /* its lane; -1: none yet, or it has left it */
  size_t open;              /* requests that wait for an answer */
  uint32_t giver;           /* who gave it `given` last */
  size_t given;             /* an event that it has not handed on; DIAGRAM_NONE: none */
  bool asks, asked;         /* ever; in its present call */
  bool was_finished;        /* before its present call */
  bool chosen, known;       /* it is one of those to show; that is known */
};

struct diagram {
  size_t next; /* the event to be read next */
  uint32_t about;
  bool alone; /* only `about` itself is shown: another of its function asked it */
  char function[256];
  struct diagram_step *steps;
  size_t step_count, step_capacity;
  struct diagram_record *records; /* by generator; 0 is the main program, and the user */
  size_t record_count;
  uint32_t lanes[DIAGRAM_LANES]; /* the newest generator in each */
  bool taken[DIAGRAM_LANES];
  int lane_count;
  struct diagram_count count;
  /* Copies of the above, to go back to; and what is looked at: */
  struct past past;
  struct diagram_row *rows;
  size_t row_count, row_capacity;
  struct diagram_window window;
  bool rows_hold; /* for that window, and the steps as they are */
};

static inline bool diagram_is_outside(uint32_t generator)
{
  return generator == ENGINE_MAIN || generator == ENGINE_YOU;
}

#endif
