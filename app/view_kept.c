/* view_kept.c - what the generator in view keeps while it is paused: parameters, locals, and
 * what comes from outside, with what has changed since it was seen before.
 *
 *     limit  100           parameter
 *   ● a      0       was 5
 *    -tree   2 parts                   open: Enter closes it
 *       name  "root"
 *      +left  ① {…}                    Enter opens it
 *     reset  ◌ waits for your next
 *     from outside
 *    +seen   ① {…}                     the same table as left
 *   = a + b  8                         a watch
 *
 * The rows are made in kept.c; each is one line here. */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/kept_line.h"
#include "app/keymap.h"
#include "app/language.h"
#include "app/model_inside.h"

static const char *title(const struct model *model)
{
  return model->shown->view.state == ENGINE_EXECUTING ? "locals" : "kept";
}

/* ------------------------------------------------------------------ the rest */

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
    paper_wrap(paper, GRID_DIM, 0, "nothing: finished, its locals are gone");
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

/* Old values for which there is no room in the line have lines of their own, where there is room
 * for all of these. */
static bool has_room_apart(const struct model *model, const struct layout_box *box)
{
  size_t lines = model->kept.count + watch_count(&model->watches);
  for (size_t i = 0; i < model->kept.count && (int)lines <= box->height; i++)
    if (kept_line_is_long(model, i, box->width)) lines++;
  return (int)lines <= box->height;
}

static void draw(const struct model *model, struct paper *paper)
{
  if (model->shown->view.frame_count == 0) draw_frameless(model, paper);
  else if (model->hides_source) paper_wrap(paper, GRID_DIM, 0, "hidden, as the source is");
  bool apart = has_room_apart(model, &paper->box);
  for (size_t i = 0; i < model->kept.count; i++) {
    bool is_long = apart && kept_line_is_long(model, i, paper->box.width);
    if (paper_line(paper)) kept_line_put(model, paper, i, is_long);
    if (is_long && paper_line(paper)) kept_line_put_before(model, paper, i);
  }
  if (model->shown->view.frames_left_out > 0 && paper_line(paper))
    paper_print(paper, GRID_DIM, "  and %zu more calls", model->shown->view.frames_left_out);
  draw_watches(model, paper);
}

/* ---------------------------------------------------------------- the cursor */

/* NULL: the line is none of a row. */
static const struct kept_row *row_at(const struct model *model, int line)
{
  struct layout_box box = view_layout(model).boxes[PANE_KEPT];
  bool apart = has_room_apart(model, &box);
  for (size_t i = 0; i < model->kept.count && line >= 0; i++, line--) {
    if (line == 0) return &model->kept.rows[i];
    if (apart && kept_line_is_long(model, i, box.width)) line--;
  }
  return NULL;
}

/* The frame in view is to be seen. */
static int home(const struct model *model, int lines, int height)
{
  (void)lines;
  (void)height;
  int row = kept_frame_row(&model->kept, model->frame);
  return model->frame > 0 && row > 0 ? row : 0;
}

static int first_choice(const struct model *model)
{
  return home(model, 0, 0);
}

/* A place is a long text: its hash stands for it. */
static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct kept_row *row = row_at(model, line);
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  out[0] = '\0';
  if (row == NULL || row->place[0] == '\0') return;
  for (const char *at = row->place; *at != '\0'; at++)
    hash = (hash ^ (unsigned char)*at) * 1099511628211u;
  snprintf(out, size, "%016" PRIx64, hash);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct kept_row *row = row_at(model, line);
  out[0] = '\0';
  if (row != NULL && row->opens) snprintf(out, size, "unfold %td", row - model->kept.rows + 1);
}

/* What Enter does at the cursor. */
static const char *note(const struct model *model, char *out, size_t size)
{
  if (model->focus != PANE_KEPT) return "";
  const struct kept_row *row = row_at(model, model->scrolls[PANE_KEPT].cursor);
  const char *key = keymap_key(model->keymap, "open");
  if (row == NULL || !row->opens || key[0] == '\0') return "";
  snprintf(out, size, "%s %s", key, row->open ? "closes" : "opens");
  return out;
}

static const struct view_choice choice = {first_choice, name_line, open_line, false};

const struct view view_kept = {title, draw, home, note, &choice};
