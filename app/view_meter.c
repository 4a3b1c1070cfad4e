/* view_meter.c - lazy beside eager, at the head of the lanes: what has run up to the present, and
 * what the whole script would cost with a whole list at each stage.
 *
 *   lazy           8 values           40 lines     6 KiB  █
 *   eager   > 15,005 values     > 50,041 lines   707 KiB  ████████████████████
 */
#include "app/view_meter.h"

#include <stdio.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/paper.h"
#include "app/say_cost.h"
#include "app/say_words.h"

enum { NAME = 5, LEAST_BAR = 6, FIGURE = 40 };

struct figures {
  const char *name;
  uint64_t values, lines, memory;
  bool part;
};

static void put_bar(struct paper *paper, enum grid_style style, uint64_t part, uint64_t whole)
{
  paper_put(paper, style, "  ");
  int room = paper_room(paper);
  if (room < LEAST_BAR || whole == 0) return;
  int columns = (int)((double)room * (double)part / (double)whole);
  if (columns == 0 && part > 0) columns = 1;
  for (int i = 0; i < columns; i++)
    paper_put(paper, style, "█");
}

/* "> 15,005 values", its end under the one above. */
static void put_figure(struct paper *paper, enum grid_style style, const struct figures *figures,
                       uint64_t number, const char *what)
{
  char digits[FIGURE], text[FIGURE + 2];
  say_cost_number(number, digits, sizeof digits);
  snprintf(text, sizeof text, "%s%s", figures->part ? "> " : "", digits);
  paper_print(paper, style, "%12s %s%-2s", text, what, number == 1 ? "" : "s");
}

static void put_figures(struct paper *paper, const struct figures *figures, uint64_t most)
{
  char memory[FIGURE];
  enum grid_style style = figures->part ? GRID_ERROR : GRID_PLAIN;
  if (!paper_line(paper)) return;
  paper_print(paper, GRID_TITLE, "%-*s", NAME, figures->name);
  put_figure(paper, style, figures, figures->values, "value");
  put_figure(paper, style, figures, figures->lines, "line");
  paper_print(paper, style, "%8s", say_cost_bytes(figures->memory, memory, sizeof memory));
  put_bar(paper, style, figures->values, most);
}

/* Why there is nothing to compare with, or what the comparison does not show. */
static const char *remark(const struct model *model, const struct engine_cost *eager, char *out,
                          size_t size)
{
  char limit[FIGURE] = "";
  bool asks = model->asked.question == MODEL_ASKED_METER;
  enum say_word word = eager == NULL       ? (asks ? SAY_METER_ASKS : SAY_METER_NO_ANSWER)
                       : eager->sent       ? SAY_METER_SENT
                       : eager->cut        ? SAY_METER_CUT
                       : eager->failed     ? SAY_METER_FAILED
                       : !eager->ended     ? SAY_METER_NO_END
                       : eager->lists == 0 ? SAY_METER_SAME
                                           : SAY_WORD_COUNT;
  out[0] = '\0';
  if (word == SAY_WORD_COUNT) return out;
  if (word == SAY_METER_CUT) say_cost_number(eager->limit, limit, sizeof limit);
  const struct sentence_word words[] = {{"limit", limit, 0}, {NULL, NULL, 0}};
  return say_words_write(word, words, out, size);
}

void view_meter(const struct model *model, struct paper *paper)
{
  char text[128];
  const struct engine_cost *eager = engine_eager_cost(model->engine);
  const struct model_meter *meter = &model->meter;
  if (!meter->known) return;
  bool compares = eager != NULL && !eager->sent && (eager->lists > 0 || eager->cut);
  uint64_t most = compares && eager->values > meter->values ? eager->values : meter->values;
  const struct figures lazy = {"lazy", meter->values, meter->lines, meter->memory, false};
  put_figures(paper, &lazy, compares ? most : 0);
  if (compares) {
    const struct figures other = {"eager", eager->values, eager->lines, eager->memory,
                                  say_cost_is_part(eager)};
    put_figures(paper, &other, most);
  }
  remark(model, eager, text, sizeof text);
  if (text[0] != '\0' && paper_line(paper)) paper_put(paper, GRID_DIM, text);
}
