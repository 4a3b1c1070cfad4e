/* view_output.c - what the script printed, the newest lines. */
#include "app/view.h"

#include <string.h>

#include "app/model_inside.h"

static const char *title(const struct model *model)
{
  (void)model;
  return "output";
}

/* A line as a terminal shows it: tabs go on at the next 8th column. */
static void put_line(struct paper *paper, const char *text, size_t size)
{
  while (size > 0) {
    const char *tab = memchr(text, '\t', size);
    size_t part = tab != NULL ? (size_t)(tab - text) : size;
    paper_text(paper, GRID_PLAIN, text, part);
    if (tab == NULL) return;
    paper->column += 8 - paper->column % 8;
    text = tab + 1;
    size -= part + 1;
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  int count = (int)history_output_count(model->history);
  if (count == 0) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, "(nothing printed)");
    return;
  }
  int line = paper->grid != NULL ? paper->first : count;
  paper_pass(paper, line);
  for (; line < count && line < paper->first + paper->box.height; line++) {
    size_t size;
    const char *text = history_output(model->history, (size_t)line, &size);
    if (paper_line(paper)) put_line(paper, text, size);
  }
  paper_pass(paper, count - line);
}

const struct view view_output = {title, draw, view_home_bottom, NULL, NULL};
