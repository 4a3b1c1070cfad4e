/* view_async_row.h - the lines of the async view (view_async.c), one by one. */
#ifndef YS_VIEW_ASYNC_ROW_H
#define YS_VIEW_ASYNC_ROW_H

#include <stddef.h>

struct model;
struct paper;

enum view_async_part {
  VIEW_ASYNC_GENERATORS,
  VIEW_ASYNC_MICROTASKS,
  VIEW_ASYNC_TIMERS,
  VIEW_ASYNC_PROMISES,
  VIEW_ASYNC_PARTS
};

struct view_async_room { /* of the paper's columns */
  int from, width;
};

size_t view_async_count(const struct model *model, enum view_async_part part);

/* Write on the paper's present line. */
void view_async_now(const struct model *model, struct paper *paper);
void view_async_heading(const struct model *model, struct paper *paper, enum view_async_part part,
                        struct view_async_room room);
void view_async_item(const struct model *model, struct paper *paper, enum view_async_part part,
                     size_t index, struct view_async_room room);

/* As struct view_choice has them. */
void view_async_name(const struct model *model, enum view_async_part part, size_t index, char *out,
                     size_t size);
void view_async_open(const struct model *model, enum view_async_part part, size_t index, char *out,
                     size_t size);

#endif
