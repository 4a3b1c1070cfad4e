/* view_title.c - the first row: the script, who calls whom, and where it stands.
 *
 *  fibonacci.lua      you ▸ fibonacci#1   ‖ PAUSED line 4                  ? help
 */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/text.h"

/* The running coroutines, outermost first; of one that is not running, who called it last. */
static void write_chain(const struct model *model, FILE *out)
{
  const struct engine_stop *stop = &model->shown->stop;
  const struct engine_view *view = &model->shown->view;
  uint32_t subject = view->generator;
  bool on_chain = false;
  for (size_t i = 0; i < stop->chain_count; i++)
    if (stop->chain[i] == subject) on_chain = true;
  if (subject == ENGINE_MAIN && (stop->ended || stop->chain_count == 0)) {
    fputs("main", out);
    return;
  }
  if (on_chain || subject == ENGINE_MAIN) {
    for (size_t i = 0; i < stop->chain_count; i++) {
      if (i == 1 && stop->chain_left_out > 0) fprintf(out, " ▸ … %zu …", stop->chain_left_out);
      fprintf(out, "%s%s", i > 0 ? " ▸ " : "", model_name(model, stop->chain[i]));
    }
    return;
  }
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  uint32_t consumer = exchange != NULL ? exchange->consumer
                      : stop->ended    ? ENGINE_YOU
                                       : ENGINE_MAIN;
  fprintf(out, "%s ▸ %s", model_name(model, consumer), engine_name(model->engine, subject));
}

static void write_state(const struct model *model, FILE *out)
{
  static const char *const words[] = {
      [ENGINE_SUSPENDED_START] = "NOT STARTED",
      [ENGINE_SUSPENDED_YIELD] = "PAUSED",
      [ENGINE_EXECUTING] = "AT",
      [ENGINE_COMPLETED] = "FINISHED",
  };
  const struct engine_stop *stop = &model->shown->stop;
  const struct engine_view *view = &model->shown->view;
  const struct engine_generator *generator = snapshot_generator(model->shown, view->generator);
  int line = model_line(model);
  if (model_running(model)) fputs("▸ RUNNING…", out);
  else if (stop->reason == ENGINE_STOP_GONE) fputs("✗ ITS PROCESS IS GONE", out);
  else if (stop->reason == ENGINE_STOP_SYNTAX) fprintf(out, "✗ SYNTAX ERROR line %d", stop->line);
  else if (stop->reason == ENGINE_STOP_ERROR) fprintf(out, "✗ ERROR line %d", stop->line);
  else if (view->generator == ENGINE_MAIN && stop->reason == ENGINE_STOP_JOB)
    fputs("▸ NEXT JOB", out);
  else if (view->generator == ENGINE_MAIN && stop->ended)
    fputs(stop->failed ? "✗ ENDED BY AN ERROR" : "■ ENDED", out);
  else {
    bool failed = generator != NULL && generator->failed;
    bool placed = view->state == ENGINE_SUSPENDED_YIELD || view->state == ENGINE_EXECUTING;
    fprintf(out, "%s %s", view_state_symbol((int)view->state, failed), words[view->state]);
    if (placed && line > 0) fprintf(out, " line %d", line);
  }
}

/* "PREDICT 3/4": each next asks for a guess first. */
static void write_predict(const struct model *model, FILE *out)
{
  if (!model->predicting) return;
  fputs("PREDICT", out);
  if (model->guess.count > 0)
    fprintf(out, " %zu/%zu", model->guess.right_count, model->guess.count);
}

static char *text_by(const struct model *model, void (*write)(const struct model *model, FILE *out))
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return NULL;
  write(model, out);
  fclose(out);
  return text;
}

void view_draw_title(const struct model *model, struct grid *grid)
{
  int columns = grid_columns(grid);
  grid_fill(grid, 0, 0, 1, columns, GRID_BAR);
  char help[64] = "";
  const char *key = keymap_key(model->keymap, "help");
  const char *zoom = keymap_key(model->keymap, "zoom");
  if (model_is_view(model->zoomed)) snprintf(help, sizeof help, "Esc close");
  else if (model->zoomed != PANE_COUNT) snprintf(help, sizeof help, "zoomed: %s", zoom);
  else if (key[0] != '\0') snprintf(help, sizeof help, "%s help", key);
  int end = columns - text_width(help, strlen(help)) - 1;
  grid_text(grid, 0, end, columns, GRID_BAR, help, (size_t)-1);
  grid_button(grid, 0, end, columns,
              model_is_view(model->zoomed)  ? "Esc"
              : model->zoomed != PANE_COUNT ? zoom
                                            : key);

  char *chain = text_by(model, write_chain), *state = text_by(model, write_state);
  char *predict = text_by(model, write_predict);
  bool narrow = columns < LAYOUT_MIN_COLUMNS; /* where it stands tells more than its name */
  int column = narrow ? 1
                      : 1 + grid_text_fit(grid, 0, 1, columns / 3, GRID_BAR,
                                          source_name(model_source(model)), (size_t)-1);
  if (!narrow) column = column < 17 && columns >= 80 ? 20 : column + 3;
  int state_width = state != NULL ? text_width(state, strlen(state)) : 0;
  int predict_width =
      predict != NULL && predict[0] != '\0' ? text_width(predict, strlen(predict)) + 2 : 0;
  int room = end - column - state_width - predict_width - 4;
  if (room > 8 && chain != NULL)
    column += grid_text_fit(grid, 0, column, room, GRID_BAR, chain, (size_t)-1) + 3;
  if (state != NULL)
    column += grid_text_fit(grid, 0, column, end - column - 1, GRID_BAR, state, (size_t)-1) + 2;
  if (predict_width > 0)
    grid_text_fit(grid, 0, column, end - column - 1, GRID_BAR, predict, (size_t)-1);
  free(predict);
  free(chain);
  free(state);
}
