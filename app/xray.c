#include "app/xray.h"

#include <string.h>

#include "app/model_inside.h"
#include "app/outline.h"
#include "app/source.h"

enum { EVENTS_MOST = 20000 /* looked through for a loop's newest call */ };

/* ------------------------------------------------------------ what has happened */

static bool is_own(const struct model *model, const struct engine_event *event)
{
  return strcmp(event->file, source_name(model->script)) == 0;
}

static bool is_request(const struct engine_event *event)
{
  return event->kind == ENGINE_NEXT || event->kind == ENGINE_RETURN;
}

static const struct engine_event *result_of(const struct model *model, size_t request)
{
  const struct engine_event *asked = engine_event(model->engine, request);
  size_t count = engine_event_count(model->engine);
  for (size_t i = request + 1; i < count && i - request < EVENTS_MOST; i++) {
    const struct engine_event *event = engine_skim(model->engine, i);
    if (event != NULL && event->kind == ENGINE_RESULT && event->generator == asked->generator &&
        event->consumer == asked->consumer)
      return engine_event(model->engine, i);
  }
  return NULL;
}

/* The newest request that this loop's lines made: next() by its head, return_() anywhere in it. */
static size_t newest_request(const struct model *model, const struct xray_loop *loop)
{
  size_t count = engine_event_count(model->engine);
  for (size_t i = count; i > 0 && count - i < EVENTS_MOST; i--) {
    const struct engine_event *event = engine_skim(model->engine, i - 1);
    if (event == NULL) break;
    if (!is_request(event) || event->consumer != loop->consumer || event->line < loop->first ||
        event->line > (event->kind == ENGINE_NEXT ? loop->body : loop->last) ||
        !is_own(model, event))
      continue;
    return i - 1;
  }
  return HISTORY_NONE;
}

/* The next() of that loop before a request; HISTORY_NONE: there is none. */
static size_t next_before(const struct model *model, const struct xray_loop *loop, size_t request)
{
  const struct engine_event *left = engine_event(model->engine, request);
  for (size_t i = request; i > 0 && request - i < EVENTS_MOST; i--) {
    const struct engine_event *event = engine_skim(model->engine, i - 1);
    if (event == NULL) break;
    if (event->kind == ENGINE_NEXT && event->consumer == loop->consumer &&
        event->generator == left->generator)
      return i - 1;
  }
  return HISTORY_NONE;
}

static void take_request(const struct model *model, struct xray_loop *loop, size_t request)
{
  bool none = request == HISTORY_NONE;
  loop->request = none ? NULL : engine_event(model->engine, request);
  loop->result = none ? NULL : result_of(model, request);
}

/* About to run the head: the next round; or all anew, where the last run of the loop is over. */
static void judge_head(struct xray_loop *loop)
{
  const struct engine_event *result = loop->result;
  bool over = result == NULL || result->done || result->threw;
  loop->now = over ? XRAY_ITERATOR : XRAY_NEXT;
  if (over) loop->request = NULL; /* else it is known whom the next round asks */
  loop->result = NULL;
}

/* Where the consumer stands in its loop. arrives: it is about to run a line of the head. */
static void judge(const struct model *model, struct xray_loop *loop, bool arrives)
{
  size_t request = newest_request(model, loop);
  take_request(model, loop, request);
  loop->now = XRAY_KINDS;
  if (loop->request != NULL && loop->request->kind == ENGINE_RETURN) {
    loop->left = arrives ? NULL : loop->result;
    take_request(model, loop, arrives ? HISTORY_NONE : next_before(model, loop, request));
    if (!arrives) loop->now = XRAY_LEAVE;
    if (!arrives) return;
  }
  const struct engine_event *result = loop->result;
  if (loop->request != NULL && result == NULL) loop->now = XRAY_NEXT;
  else if (result != NULL && result->tick == model->shown->stop.tick)
    loop->now = result->threw ? XRAY_KINDS : XRAY_TEST;
  else if (arrives) judge_head(loop);
}

/* ------------------------------------------------------------------ which loops */

/* The loops around that line, within its function; the innermost first. */
static void add_loops(const struct model *model, struct xray *xray, uint32_t consumer, int line,
                      bool arrives)
{
  const struct outline *outline = source_outline(model->script);
  size_t block = 0;
  for (size_t i = 0; outline != NULL && i < outline->block_count; i++)
    if (outline->blocks[i].first <= line && outline->blocks[i].last >= line) block = i;
  for (; block != 0 && outline->blocks[block].kind != OUTLINE_FUNCTION;
       block = outline->blocks[block].outer) {
    const struct outline_block *found = &outline->blocks[block];
    bool known = found->kind != OUTLINE_LOOP_OF || xray->loop_count == XRAY_LOOPS;
    for (size_t i = 0; i < xray->loop_count; i++)
      if (xray->loops[i].first == found->first) known = true;
    if (known) continue;
    struct xray_loop *loop = &xray->loops[xray->loop_count++];
    *loop = (struct xray_loop){
        .first = found->first, .body = found->body, .last = found->last, .consumer = consumer};
    judge(model, loop, arrives && line <= loop->body);
  }
}

/* Where a consumer called the generator from, and still waits or has just got its answer. */
static void add_consumer(const struct model *model, struct xray *xray, uint32_t generator)
{
  struct exchange into;
  const struct exchange *exchange = history_newest(model->history, generator, &into);
  if (exchange == NULL || exchange->consumer == ENGINE_YOU) return;
  const struct engine_event *request = model_request(model, exchange);
  if (is_own(model, request)) add_loops(model, xray, exchange->consumer, request->line, false);
}

static void find_loops(const struct model *model, struct xray *xray)
{
  const struct engine_view *view = &model->shown->view;
  const struct engine_stop *stop = &model->shown->stop;
  bool runs = view->state == ENGINE_EXECUTING && stop->reason != ENGINE_STOP_RESULT &&
              (stop->chain_count == 0 || stop->chain[stop->chain_count - 1] == view->generator);
  for (size_t i = 0; i < view->frame_count; i++)
    if (strcmp(view->frames[i].file, source_name(model->script)) == 0)
      add_loops(model, xray, view->generator, view->frames[i].line, runs && i == 0);
  for (size_t i = stop->chain_count; i-- > 1;)
    add_consumer(model, xray, stop->chain[i]);
  if (model_subject(model) != ENGINE_MAIN) add_consumer(model, xray, model_subject(model));
}

/* ------------------------------------------------------------------------ rows */

static void add_row(struct xray *xray, int after, size_t loop, enum xray_kind kind)
{
  size_t at = xray->row_count++;
  for (; at > 0 && xray->rows[at - 1].after > after; at--)
    xray->rows[at] = xray->rows[at - 1];
  xray->rows[at] = (struct xray_row){after, loop, kind};
}

struct xray xray_of(const struct model *model)
{
  struct xray xray = {0};
  if (!model->xray) return xray;
  find_loops(model, &xray);
  for (size_t i = 0; i < xray.loop_count; i++) {
    const struct xray_loop *loop = &xray.loops[i];
    for (int kind = XRAY_ITERATOR; kind < XRAY_LEAVE; kind++)
      add_row(&xray, loop->body, i, (enum xray_kind)kind);
    add_row(&xray, loop->last > loop->body ? loop->last - 1 : loop->body, i, XRAY_LEAVE);
  }
  return xray;
}

int xray_row_of(const struct xray *xray, int line)
{
  int row = line - 1;
  for (size_t i = 0; i < xray->row_count; i++)
    if (xray->rows[i].after < line) row++;
  return row;
}

int xray_line_at(const struct xray *xray, int row, const struct xray_row **inserted)
{
  int above = 0; /* rows of ours above it */
  *inserted = NULL;
  for (size_t i = 0; i < xray->row_count; i++) {
    int own = xray->rows[i].after + above; /* where ours stands */
    if (own == row) *inserted = &xray->rows[i];
    if (own >= row) break;
    above++;
  }
  return *inserted != NULL ? 0 : row + 1 - above;
}
