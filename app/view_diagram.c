#include "app/view_diagram.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/paper.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/text.h"

static void put_at(struct paper *paper, int column, enum grid_style style, const char *text)
{
  paper->column = column;
  paper_put(paper, style, text);
}

void view_diagram_lines(struct paper *paper, struct diagram_lines lines)
{
  for (int i = 0; i < lines.count; i++)
    put_at(paper, lines.at[i], GRID_BORDER, "│");
}

static bool is_line(struct diagram_lines lines, int column)
{
  for (int i = 0; i < lines.count; i++)
    if (lines.at[i] == column) return true;
  return false;
}

/* The words stand in the first gap that the arrow crosses. */
void view_diagram_arrow(struct paper *paper, struct diagram_lines lines, int from, int to,
                        enum grid_style style, const char *words)
{
  bool right = to > from;
  int step = right ? 1 : -1, gap = 0;
  put_at(paper, from, style, right ? "├" : "┤");
  for (int at = from + step; at != to; at += step)
    put_at(paper, at, style, is_line(lines, at) ? "┼" : "─");
  put_at(paper, to - step, style, right ? "▶" : "◀");
  while (from + step * (gap + 1) != to && !is_line(lines, from + step * (gap + 1)))
    gap++;
  bool reaches = from + step * (gap + 1) == to;
  int room = gap - 3 - reaches; /* a blank on each side, a piece of the line, the head */
  int width = text_width(words, strlen(words));
  if (words[0] == '\0' || room < 1) return;
  if (width > room) width = room;
  paper->column = right ? from + 2 : from - 1 - (gap + reaches) / 2 - width / 2;
  if (!right && paper->column < from - gap + reaches) paper->column = from - gap + reaches;
  paper_put(paper, style, " ");
  paper_fit(paper, style, words, room);
  paper_put(paper, style, " ");
}

void view_diagram_words(struct paper *paper, int column, int width, enum grid_style style,
                        const char *words)
{
  paper->column = column;
  if (width > 0) paper_fit(paper, style, words, width);
}

bool view_diagram_hides(const struct model *model, size_t result)
{
  return model->results_hidden && !model->guess.told && result >= model_from(model);
}

const char *view_diagram_request(const struct model *model, const struct diagram_step *step,
                                 char *out, size_t size)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  char *value = event->text[0] != '\0' ? model_value(model, event->text) : NULL;
  snprintf(out, size, "%s(%s)", say_request((int)event->kind, model_language(model)),
           value != NULL ? value : "");
  free(value);
  return out;
}

enum grid_style view_diagram_style(const struct model *model, const struct diagram_step *step)
{
  if (step->kind != DIAGRAM_RESULT) return GRID_IN;
  return engine_event(model->engine, step->event)->threw ? GRID_ERROR : GRID_OUT;
}

void view_diagram_name(const struct diagram_step *step, char *out, size_t size)
{
  snprintf(out, size, "%zu", step->event);
}

void view_diagram_open(const struct model *model, const struct diagram_step *step, char *out,
                       size_t size)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  snprintf(out, size, "goto %" PRIu64, event->tick);
}

bool view_diagram_is_cut(const struct diagram *diagram)
{
  return diagram_count(diagram).steps > diagram_steps(diagram);
}

void view_diagram_put_cut(const struct diagram *diagram, struct paper *paper)
{
  char text[96];
  size_t earlier = diagram_count(diagram).steps - diagram_steps(diagram);
  paper_put(paper, GRID_DIM, SAY_TEXT(text, DIAGRAM_CUT, {"count", NULL, earlier}));
}
