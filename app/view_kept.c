/* view_kept.c - what the generator in view keeps while it is paused: parameters, locals, and
 * upvalues, with what has changed since it was seen before.
 *
 *     limit  100
 *   ● a      0       was 5
 *     reset  ◌ waits for your next
 *   = a + b  8                        a watch
 *
 * The hole ◌ stands for the local that the paused line will declare: Lua has none there yet,
 * so it is read from the line's text. */
#include "app/view.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/memory.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/text.h"
#include "app/yields.h"

enum { LONGEST_NAME = 16, SHORTEST_VALUE = 8 };

static const char *title(const struct model *model)
{
  return model->shown->view.state == ENGINE_EXECUTING ? "locals" : "kept";
}

static void put_was(const struct model *model, struct paper *paper, const char *was)
{
  char *before = model_value(model, was);
  paper_put(paper, GRID_DIM, "was ");
  paper_fit(paper, GRID_DIM, before, paper_room(paper));
  free(before);
}

static void put_variable(const struct model *model, struct paper *paper, size_t frame,
                         size_t variable, int names)
{
  if (!paper_line(paper)) return;
  const struct engine_view *view = &model->shown->view;
  const struct engine_variable *shown = &view->frames[frame].variables[variable];
  const char *was = memory_was(model->memory, view, frame, variable);
  char *value = model_value(model, shown->text);
  paper_mark(paper, was != NULL, GRID_CHANGED, "●");
  paper_put(paper, GRID_PLAIN, " ");
  paper_fit(paper, shown->role == ENGINE_UPVALUE ? GRID_DIM : GRID_PLAIN, shown->name, names);
  paper_tab(paper, names + 4);
  int room = paper_room(paper), needed = 0;
  if (was != NULL) {
    needed = text_width(was, strlen(was)) + 5;
    if (needed > room / 2) needed = room / 2;
  }
  paper_fit(paper, was != NULL ? GRID_CHANGED : GRID_PLAIN, value, room - needed);
  if (was != NULL) {
    paper_tab(paper, names + 4 + SHORTEST_VALUE);
    put_was(model, paper, was);
  }
  free(value);
}

/* The local that the paused line will declare. Returns its name, to be freed, or NULL. */
static char *hole_name(const struct model *model)
{
  const struct engine_view *view = &model->shown->view;
  struct yields yields;
  struct source *source = model_source(model);
  int line = model_line(model);
  if (view->state != ENGINE_SUSPENDED_YIELD || line == 0 || !yields_find(source, line, &yields) ||
      !yields.declares || yields.name_size == 0)
    return NULL;
  size_t size;
  return strndup(source_line(source, line, &size) + yields.name_start, yields.name_size);
}

static void put_hole(const struct model *model, struct paper *paper, const char *name, int names)
{
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_PLAIN, name, names);
  paper_tab(paper, names + 4);
  const struct exchange *exchange = model_exchange(model);
  bool yours = exchange == NULL || exchange->consumer == ENGINE_YOU || model->shown->stop.ended;
  paper_fit(paper, GRID_PAUSED, yours ? "◌ waits for your next" : "◌ waits for the next",
            paper_room(paper));
}

static int widest_name(const struct engine_frame *frame, const char *hole)
{
  int widest = hole != NULL ? text_width(hole, strlen(hole)) : 0;
  for (size_t i = 0; i < frame->variable_count; i++) {
    int width = text_width(frame->variables[i].name, strlen(frame->variables[i].name));
    if (width > widest) widest = width;
  }
  return widest > LONGEST_NAME ? LONGEST_NAME : widest;
}

static void draw_frame(const struct model *model, struct paper *paper, size_t index)
{
  const struct engine_frame *frame = &model->shown->view.frames[index];
  char *hole = index == 0 ? hole_name(model) : NULL;
  int names = widest_name(frame, hole);
  bool hole_put = hole == NULL;
  for (size_t i = 0; i < frame->variable_count; i++) {
    if (!hole_put && frame->variables[i].role == ENGINE_UPVALUE) {
      put_hole(model, paper, hole, names);
      hole_put = true;
    }
    put_variable(model, paper, index, i, names);
  }
  if (!hole_put) put_hole(model, paper, hole, names);
  if (frame->variable_count == 0 && hole == NULL && paper_line(paper))
    paper_put(paper, GRID_DIM, "  no locals yet");
  free(hole);
}

/* Of a generator without a frame: what it was called with, or that all is gone. */
static void draw_frameless(const struct model *model, struct paper *paper)
{
  uint32_t generator = model->shown->view.generator;
  size_t created = history_created(model->history, generator);
  if (generator == ENGINE_MAIN) {
    const char *text = model->shown->stop.reason == ENGINE_STOP_SYNTAX ? "nothing has run"
                       : model->shown->stop.ended ? "the main program has ended"
                                                  : "nothing has run yet";
    if (paper_line(paper)) paper_fit(paper, GRID_DIM, text, paper_room(paper));
  } else if (model->shown->view.state == ENGINE_COMPLETED) {
    if (paper_line(paper))
      paper_fit(paper, GRID_DIM, "finished: nothing is kept", paper_room(paper));
  } else {
    const struct engine_event *event =
        created != HISTORY_NONE ? engine_event(model->engine, created) : NULL;
    if (paper_line(paper)) paper_put(paper, GRID_DIM, "no locals: not started");
    if (event == NULL || event->text[0] == '\0' || !paper_line(paper)) return;
    char *arguments = model_value(model, event->text);
    paper_put(paper, GRID_DIM, "called with ");
    paper_fit(paper, GRID_PLAIN, arguments, paper_room(paper));
    free(arguments);
  }
}

/* "watching a + b = 8", below all that is kept. */
static void draw_watches(const struct model *model, struct paper *paper)
{
  for (size_t i = 0; i < watch_count(&model->watches); i++) {
    if (!paper_line(paper)) continue;
    bool failed;
    const char *value = watch_value(&model->watches, i, &failed);
    char *text = value != NULL ? model_value(model, value) : NULL;
    paper_put(paper, GRID_DIM, "= ");
    paper_fit(paper, GRID_PLAIN, watch_expression(&model->watches, i), paper_room(paper) / 2);
    paper_put(paper, GRID_DIM, "  ");
    paper_fit(paper, failed ? GRID_ERROR : GRID_PLAIN, text != NULL ? text : "…",
              paper_room(paper));
    free(text);
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  const struct engine_view *view = &model->shown->view;
  if (view->frame_count == 0) draw_frameless(model, paper);
  for (size_t i = 0; i < view->frame_count; i++) {
    if (view->frame_count > 1 && paper_line(paper))
      paper_print(paper, GRID_DIM, "%s%s line %d", i == 0 ? "in " : "called by ",
                  view->frames[i].function, view->frames[i].line);
    draw_frame(model, paper, i);
  }
  draw_watches(model, paper);
}

const struct view view_kept = {title, draw, NULL, NULL, NULL};
