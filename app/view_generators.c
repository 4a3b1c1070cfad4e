/* view_generators.c - all generators with their states, the one in view marked; below them
 * the generator functions that can be called.
 *
 * →‖ fibonacci#1  paused line 4
 *  ƒ fibonacci(limit)
 */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/text.h"

static const char *title(const struct model *model)
{
  (void)model;
  return "generators";
}

static const char *note(const struct model *model, char *out, size_t size)
{
  const char *previous = keymap_key(model->keymap, "select previous");
  const char *next = keymap_key(model->keymap, "select next");
  if (model->shown->stop.generator_count < 2) return "";
  snprintf(out, size, "%s %s select", previous, next);
  return out;
}

static void put_generator(const struct model *model, struct paper *paper,
                          const struct engine_generator *generator, int names)
{
  if (!paper_line(paper)) return;
  bool selected = generator->id == model->shown->view.generator;
  char state[64];
  if (generator->state == ENGINE_COMPLETED && generator->failed)
    snprintf(state, sizeof state, "finished: error");
  else if (generator->state == ENGINE_SUSPENDED_START || generator->state == ENGINE_COMPLETED ||
           generator->line <= 0)
    snprintf(state, sizeof state, "%s", say_state((int)generator->state));
  else
    snprintf(state, sizeof state, "%s line %d", say_state((int)generator->state), generator->line);
  paper_mark(paper, selected, GRID_SELECTED, "→");
  paper_put(paper, generator->failed ? GRID_ERROR : GRID_PAUSED,
            view_state_symbol((int)generator->state, generator->failed));
  paper_put(paper, GRID_PLAIN, " ");
  paper_fit(paper, selected ? GRID_CURRENT : GRID_PLAIN, generator->name, names);
  paper_tab(paper, names + 5);
  paper_fit(paper, GRID_DIM, state, paper_room(paper));
}

static int widest_name(const struct engine_stop *stop, const struct paper *paper)
{
  int widest = 0, most = paper->box.width - 21;
  if (most < 8) most = 8;
  for (size_t i = 0; i < stop->generator_count; i++) {
    int width = text_width(stop->generators[i].name, strlen(stop->generators[i].name));
    if (width > widest) widest = width;
  }
  return widest > most ? most : widest;
}

static void draw(const struct model *model, struct paper *paper)
{
  const struct engine_stop *stop = &model->shown->stop;
  if (stop->generators_left_out > 0 && paper_line(paper))
    paper_print(paper, GRID_DIM, "   (%zu older ones)", stop->generators_left_out);
  int names = widest_name(stop, paper);
  for (size_t i = 0; i < stop->generator_count; i++)
    put_generator(model, paper, &stop->generators[i], names);
  for (size_t i = 0; i < stop->function_count; i++) {
    const struct engine_function *function = &stop->functions[i];
    if (!paper_line(paper)) continue;
    char text[256];
    snprintf(text, sizeof text, "%s(%s)", function->name, function->parameters);
    paper_put(paper, GRID_DIM, " ƒ ");
    paper_fit(paper, stop->generator_count == 0 ? GRID_PLAIN : GRID_DIM, text, paper_room(paper));
  }
  if (stop->generator_count + stop->function_count == 0 && paper_line(paper))
    paper_put(paper, GRID_DIM, "(none yet)");
}

/* The one in view is to be seen. */
static int home(const struct model *model, int lines, int height)
{
  (void)lines;
  const struct engine_stop *stop = &model->shown->stop;
  int row = stop->generators_left_out > 0 ? 1 : 0;
  for (size_t i = 0; i < stop->generator_count; i++, row++)
    if (stop->generators[i].id == model->shown->view.generator && row >= height)
      return row - height + 1;
  return 0;
}

/* ------------------------------------------------------------------- the cursor */

static const struct engine_generator *generator_at(const struct model *model, int line)
{
  const struct engine_stop *stop = &model->shown->stop;
  int index = line - (stop->generators_left_out > 0 ? 1 : 0);
  return index >= 0 && (size_t)index < stop->generator_count ? &stop->generators[index] : NULL;
}

static int line_in_view(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == model->shown->view.generator)
      return (int)i + (stop->generators_left_out > 0 ? 1 : 0);
  return -1;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct engine_generator *generator = generator_at(model, line);
  snprintf(out, size, "%s", generator != NULL ? generator->name : "");
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct engine_generator *generator = generator_at(model, line);
  snprintf(out, size, "%s%s", generator != NULL ? "select " : "",
           generator != NULL ? generator->name : "");
}

static const struct view_choice choice = {line_in_view, name_line, open_line, false};

const struct view view_generators = {title, draw, home, note, &choice};
