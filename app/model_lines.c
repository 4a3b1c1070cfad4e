/* model_lines.c - which lines ran in the call shown. A result brings them; while the call is
 * under way only the stops are known, so the lines of the stops are gathered here: those of one
 * call of the main program or the user, with all that it called. */
#include "app/model_inside.h"

#include <stdlib.h>

enum { MOST = 256 };

struct stepped {
  size_t request; /* the event that began the call; HISTORY_NONE: none is under way */
  int lines[MOST];
  size_t count;
  bool cut;
  bool last_is_due; /* the last one is about to run */
};

struct stepped *stepped_new(void)
{
  struct stepped *stepped = calloc(1, sizeof *stepped);
  if (stepped != NULL) stepped->request = HISTORY_NONE;
  return stepped;
}

static void add(struct stepped *stepped, int line)
{
  if (stepped->count < MOST) stepped->lines[stepped->count++] = line;
  else stepped->cut = true;
}

/* The call under way; NULL where there is none. */
static const struct exchange *open_call(const struct model *model)
{
  size_t count = history_count(model->history);
  const struct exchange *call = count > 0 ? history_at(model->history, count - 1) : NULL;
  return call != NULL && call->result == HISTORY_NONE ? call : NULL;
}

void model_lines_note(struct model *model)
{
  struct stepped *stepped = model->stepped;
  const struct exchange *call = open_call(model), *inner = model_exchange(model);
  const struct engine_stop *stop = &model->shown->stop;
  size_t request = call != NULL ? call->request : HISTORY_NONE;
  if (stepped->request != request) {
    stepped->request = request;
    stepped->count = 0;
    stepped->cut = stepped->last_is_due = false;
  }
  if (call == NULL || stop->reason == ENGINE_STOP_SELECT) return;
  const struct engine_event *result = inner != NULL ? model_result(model, inner) : NULL;
  bool answered = stop->reason == ENGINE_STOP_RESULT && result != NULL;
  for (size_t i = 0; answered && i < result->line_count; i++)
    add(stepped, result->lines[i]);
  int line = model_line(model);
  bool at_line = stop->reason == ENGINE_STOP_LINE || stop->reason == ENGINE_STOP_BREAK ||
                 stop->reason == ENGINE_STOP_PAUSED;
  if (at_line && line > 0) add(stepped, line);
  stepped->last_is_due = at_line && line > 0 && !stepped->cut;
}

struct model_lines model_lines(const struct model *model)
{
  const struct exchange *exchange = model_exchange(model);
  if (exchange == NULL) return (struct model_lines){0};
  const struct engine_event *result = model_result(model, exchange);
  if (result != NULL)
    return (struct model_lines){result->lines, result->line_count, result->lines_cut};
  const struct stepped *stepped = model->stepped;
  return (struct model_lines){stepped->lines, stepped->count - stepped->last_is_due, stepped->cut};
}
