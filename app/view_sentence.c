/* view_sentence.c - what happened, in words; while the user types, what the command does. */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say_progress.h"
#include "app/text.h"
#include "app/time_text.h"

static const char *title(const struct model *model)
{
  if (model->prompt.open) return view_prompt_title(model);
  if (model->slow.playing) return "slow motion";
  return model_running(model) ? "running" : "what happened";
}

/* 1234567 as "1,234,567". */
static const char *with_commas(uint64_t number, char *out, size_t size)
{
  char digits[24];
  int count = snprintf(digits, sizeof digits, "%" PRIu64, number);
  size_t used = 0;
  for (int i = 0; i < count && used + 2 < size; i++) {
    if (i > 0 && (count - i) % 3 == 0) out[used++] = ',';
    out[used++] = digits[i];
  }
  out[used] = '\0';
  return out;
}

static void draw_running(const struct model *model, struct paper *paper)
{
  char count[40], text[256];
  enum say_by by = model->arrival.by;
  if (model->asked.question != MODEL_NOTHING_ASKED) {
    paper_wrap(paper, GRID_SENTENCE, 0, "asking a copy of the script…");
    return;
  }
  with_commas(engine_progress(model->engine), count, sizeof count);
  paper_wrap(paper, GRID_SENTENCE, 0, say_progress(by, count, text, sizeof text));
  const char *told = model->message;
  if (model->no_answer) told = say_stuck(keymap_key(model->keymap, "kill"), text, sizeof text);
  else if (model->asked_to_pause && told[0] == '\0') told = "Pausing…";
  else if (model->ahead.count > 0)
    told = say_keys_wait(model->ahead.count, keymap_key(model->keymap, "pause"), text, sizeof text);
  else if (told[0] == '\0')
    told = say_way_out(by, keymap_key(model->keymap, say_way_out_line(by)), text, sizeof text);
  paper_wrap(paper, model->no_answer ? GRID_ERROR : GRID_DIM, 0, told);
}

/* "10, 20" for the parameters "from, to". */
static const char *example_arguments(const char *parameters, char *out, size_t size)
{
  size_t used = 0;
  int argument = 10;
  out[0] = '\0';
  for (const char *at = parameters; at != NULL && *at != '\0' && used + 8 < size;
       at = strchr(at, ','), argument += 10) {
    if (*at == ',') at++;
    used += (size_t)snprintf(out + used, size - used, "%s%d", used > 0 ? ", " : "", argument);
  }
  return out;
}

/* A script that made no generator offers its functions: which key calls one. */
static void draw_offer(const struct model *model, struct paper *paper)
{
  const struct engine_stop *stop = &model->shown->stop;
  const char *key = keymap_key(model->keymap, "new");
  bool none = engine_target(model->engine) == ENGINE_MAIN && !stop->failed;
  if (!stop->ended || !none || stop->function_count == 0 || key[0] == '\0') return;
  char text[512], arguments[64];
  snprintf(text, sizeof text, "Press %s for that, and type, for example: %s(%s)", key,
           stop->functions[0].name,
           example_arguments(stop->functions[0].parameters, arguments, sizeof arguments));
  paper_wrap(paper, GRID_SENTENCE, 0, text);
}

/* Guess and truth, side by side where there is room. The score stands in the title. */
static void draw_verdict(const struct model *model, struct paper *paper)
{
  const struct model_guess *guess = &model->guess;
  char text[PROMPT_SIZE * 4];
  enum grid_style style = guess->right ? GRID_OUT : GRID_CHANGED;
  const char *verdict = guess->right ? "✓ right" : "✗ not so";
  snprintf(text, sizeof text, "guess %s  │  truth %s  %s", guess->said, guess->gave, verdict);
  if (text_width(text, strlen(text)) <= paper->box.width) {
    paper_wrap(paper, style, 0, text);
    return;
  }
  if (paper_line(paper)) {
    paper_put(paper, style, "guess ");
    paper_fit(paper, style, guess->said, paper_room(paper));
  }
  if (paper_line(paper)) {
    paper_put(paper, style, "truth ");
    paper_fit(paper, style, guess->gave, paper_room(paper) - 10);
    paper_print(paper, style, "  %s", verdict);
  }
}

static void draw_time_keys(const struct model *model, struct paper *paper)
{
  char text[256];
  snprintf(text, sizeof text, "%s %s another mark   %s goes there   %s leaves",
           keymap_key(model->keymap, "scroll left"), keymap_key(model->keymap, "scroll right"),
           keymap_key(model->keymap, "open"), keymap_key(model->keymap, "pane next"));
  paper_wrap(paper, GRID_DIM, 0, text);
}

/* After back: that it is not lost. Only where there is room for it below the sentence. */
static void draw_redo(const struct model *model, struct paper *paper)
{
  const char *key = keymap_key(model->keymap, "redo");
  bool back = model->arrival.by == SAY_BY_BACK && engine_redo_count(model->engine) > 0;
  if (!back || key[0] == '\0' || paper->lines >= layout_sentence_rows(view_room_rows(model)))
    return;
  char text[128];
  snprintf(text, sizeof text,
           "%s does it again. Another input opens a branch: both futures are kept.", key);
  paper_wrap(paper, GRID_DIM, 0, text);
}

/* What came out is hidden, for a class to guess. */
static void draw_ask(const struct model *model, struct paper *paper,
                     const struct exchange *exchange)
{
  char text[256];
  say_ask(engine_name(model->engine, exchange->generator), keymap_key(model->keymap, "hide"), text,
          sizeof text);
  paper_wrap(paper, GRID_SENTENCE, 0, text);
}

/* A key was not pressed as often as the number before it said. */
static void draw_count(const struct model *model, struct paper *paper)
{
  char text[128];
  if (model->count.done == 0) return;
  say_count_stopped(model->count.done, model->count.all, text, sizeof text);
  paper_wrap(paper, GRID_DIM, 0, text);
}

/* In the very first sessions. */
static void draw_hint(const struct model *model, struct paper *paper)
{
  char text[256];
  if (model->hint_keys == 0 || model->lessons != NULL) return; /* a lesson says it itself */
  say_hint(keymap_key(model->keymap, "next"), keymap_key(model->keymap, "back"),
           keymap_key(model->keymap, "help"), text, sizeof text);
  paper_wrap(paper, GRID_KEY, 0, text);
}

static void draw(const struct model *model, struct paper *paper)
{
  struct exchange into;
  const struct exchange *hidden = model_exchange(model, &into);
  char preview[1024];
  bool error = model->shown->stop.reason == ENGINE_STOP_SYNTAX ||
               model->shown->stop.reason == ENGINE_STOP_ERROR ||
               model->shown->stop.reason == ENGINE_STOP_GONE;
  if (model->prompt.open) {
    view_prompt_help(model, paper);
  } else if (model_running(model)) {
    draw_running(model, paper);
  } else if (time_text_preview(model, preview, sizeof preview)[0] != '\0') {
    paper_wrap(paper, GRID_SENTENCE, 0, preview);
  } else if (model->message[0] != '\0' && !model->guess.told) {
    paper_wrap(paper, GRID_SENTENCE, 0, model->message);
  } else if (hidden != NULL && model_hides(model, hidden)) {
    draw_ask(model, paper, hidden);
  } else {
    if (model->guess.told) draw_verdict(model, paper);
    paper_wrap(paper, error ? GRID_ERROR : GRID_SENTENCE, 0, model->sentence);
    draw_offer(model, paper);
    draw_count(model, paper);
    draw_redo(model, paper);
    draw_hint(model, paper);
    if (model->shown->stop.reason == ENGINE_STOP_SYNTAX)
      paper_wrap(paper, GRID_DIM, 0, "Correct it and save it: then it is read again.");
  }
  if (model->focus == PANE_TIME && model->time_cursor != HISTORY_NONE && !model->prompt.open &&
      !model_running(model))
    draw_time_keys(model, paper);
}

const struct view view_sentence = {title, draw, NULL, NULL, NULL};
