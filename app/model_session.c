/* model_session.c - the model's session: the engine, and all that is known of what it runs. One
 * session can follow another under the same screen, settings, keys and colours; between two there
 * may be none (the menu of lessons).
 *
 * What belongs to a session is gone with it. What is the user's stays: the keymap, the theme, the
 * settings, the lines typed at the prompt, and in which pane the brackets are. */
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/model_inside.h"
#include "app/source.h"

static const char *file_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

bool model_take_script(struct model *model, const char *path)
{
  size_t size;
  const char *text = engine_source(model->engine, &size);
  const struct language *language = language_of(path);
  struct source *script =
      source_new(file_name(path), text, size, language ? language : &language_lua);
  if (script == NULL) return false;
  struct source *twin = source_open_twin(path);
  if (model->hides_source && (!source_hide(script) || (twin != NULL && !source_hide(twin)))) {
    source_free(script);
    source_free(twin);
    return false;
  }
  source_free(model->script);
  source_free(model->twin);
  model->script = script;
  model->twin = twin;
  model_show_twin(model, model->wants_twin);
  return true;
}

void model_show_twin(struct model *model, bool first)
{
  model->wants_twin = first;
  model->twin_first = first && model->twin != NULL;
}

static void forget_questions(struct model *model)
{
  model->asked.question = model->futures.question = MODEL_NOTHING_ASKED;
  free(model->guess.said);
  free(model->guess.gave);
  model->guess = (struct model_guess){.told = false};
  model->predicting = false;
  watch_clear(&model->watches);
  model->watch_next = 0;
}

static void forget_keys(struct model *model)
{
  model->ahead.count = 0;
  model->count = (struct count){.typed = 0};
  model->prompt.open = model->prompt.sent = model->prompt.mending = false;
  model->search = (struct model_search){.shown = false};
  model->slow = (struct slow){.pace = model->slow.pace};
  model->edit_line = 0;
}

/* The panes as they are at the beginning. */
static void forget_places(struct model *model)
{
  bool gone = model->zoomed != PANE_COUNT || model->cover != PANE_COUNT;
  if (gone || model->focus == PANE_TIME) model->focus = PANE_SOURCE;
  model->zoomed = model->cover = model->focus_hidden = PANE_COUNT;
  model->time_cursor = HISTORY_NONE;
  model->cursor = 1;
  model->cursor_moved = model->held = false;
  model->shelf = (struct shelf_wish){.grouped = false};
  model->results_hidden = false;
}

static void forget(struct model *model)
{
  model_restarted(model);
  kept_clear(&model->kept);
  forget_questions(model);
  forget_keys(model);
  forget_places(model);
  model->arrival = model->arrival_before = (struct say_arrival){.from = 0};
  model->branches = 0;
  model->frame = 0;
  model->only_looks = false;
  model->sentence[0] = '\0';
  model->meter.asked = false;
  model->awaits_stop = model->engine != NULL;
}

bool model_begin(struct model *model, struct engine *engine, const char *script_path)
{
  struct engine *before = model->engine;
  struct snapshot *nothing = snapshot_new(NULL);
  model->engine = engine;
  if (nothing == NULL || !model_take_script(model, script_path)) {
    snapshot_free(nothing);
    model->engine = before;
    return false;
  }
  engine_free(before);
  snapshot_free(model->shown);
  model->shown = nothing;
  forget(model);
  return true;
}

void model_end(struct model *model)
{
  engine_free(model->engine);
  model->engine = NULL;
  forget(model);
}
