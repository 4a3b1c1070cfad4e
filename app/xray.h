/* xray.h - the loops `for … in of(…)` that the program stands in, shown as what they do: rows that
 * are no lines of the file stand under the loop's head, and before its end.
 *
 *   17  for value in of(source) do
 *       ┊ g = the iterator of source      ◂ filter#1
 *       ┊ result = g:next()               ◂ { value: 2, done: false }
 *       ┊ if result.done then leave       ◂ false
 *       ┊ value = result.value            ◂ 2
 *   18    yield(value)
 *       ┊ left early: g:return_()
 *   19  end
 *
 * All follows from the events in the past of the present. This is also the one place that knows in
 * which row of the source pane a line stands. Rows count from 0, lines from 1. */
#ifndef YS_XRAY_H
#define YS_XRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine_event;
struct model;
struct source;

enum xray_kind { XRAY_ITERATOR, XRAY_NEXT, XRAY_TEST, XRAY_VALUE, XRAY_LEAVE, XRAY_KINDS };

struct xray_loop {
  int first, body, last;              /* lines: "for", "do", "end" */
  uint32_t consumer;                  /* who runs it */
  const struct engine_event *request; /* the newest next() of its run; NULL: none yet */
  const struct engine_event *result;  /* what that gave; NULL: nothing yet */
  const struct engine_event *left;    /* what return_() gave; NULL: it was not called, or runs */
  enum xray_kind now;                 /* what happens now; XRAY_KINDS: none of these */
};

struct xray_row {
  int after; /* the line that it stands below */
  size_t loop;
  enum xray_kind kind;
};

enum { XRAY_LOOPS = 6 };

struct xray {
  struct xray_loop loops[XRAY_LOOPS];
  struct xray_row rows[XRAY_LOOPS * XRAY_KINDS]; /* from top to bottom */
  size_t loop_count, row_count;
};

/* Nothing in it where the x-ray is off. */
struct xray xray_of(const struct model *model);

int xray_row_of(const struct xray *xray, int line);
/* The line in a row; 0 where *inserted is not NULL: that row stands there. */
int xray_line_at(const struct xray *xray, int row, const struct xray_row **inserted);

/* What the row says, in the language of that text; and what that gave, in at most so many columns,
 * "" where it has given nothing yet. Each returns out. */
const char *xray_text(const struct xray *xray, const struct xray_row *row, struct source *source,
                      int room, char *out, size_t size);
const char *xray_value(const struct model *model, const struct xray *xray,
                       const struct xray_row *row, const struct source *source, int room, char *out,
                       size_t size);

#endif
