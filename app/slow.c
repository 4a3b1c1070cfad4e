#include "app/slow.h"

#include <stdio.h>
#include <string.h>

#include "app/command_all.h"
#include "app/keymap.h"
#include "app/memory.h"
#include "app/model_inside.h"
#include "app/say.h"

enum {
  SINGLE = 40, /* lines that are played one by one; then each step covers more */
  STEP_MOST = 1 << 30,
  CHANGES_MOST = 4 /* that are told */
};

/* -------------------------------------------------------------------- steps */

static size_t locals_of(const struct engine_frame *frame)
{
  size_t count = 0;
  for (size_t i = 0; i < frame->variable_count; i++)
    count +=
        frame->variables[i].role == ENGINE_PARAMETER || frame->variables[i].role == ENGINE_LOCAL;
  return count;
}

static size_t depth_of(const struct engine_view *view)
{
  return view->frame_count + view->frames_left_out;
}

static void note_start(struct model *model)
{
  const struct engine_view *view = &model->shown->view;
  struct slow *slow = &model->slow;
  slow->stepping = true;
  slow->timed = false;
  slow->from.generator = view->generator;
  slow->from.depth = depth_of(view);
  slow->from.locals = view->frame_count > 0 ? locals_of(&view->frames[0]) : 0;
  slow->from.line = view->frame_count > 0 ? view->frames[0].line : 0;
  slow->from.paused = view->state == ENGINE_SUSPENDED_YIELD;
  slow->from.events = engine_event_count(model->engine);
}

enum command_answer slow_begin(struct model *model, bool accepted)
{
  int pace = model->slow.pace;
  enum command_answer answer = command_accepted(model, accepted);
  if (answer != COMMAND_RUNS) return answer;
  model->slow = (struct slow){.playing = true, .pace = pace, .step = 1};
  note_start(model);
  return answer;
}

static void step(struct model *model, uint32_t lines)
{
  model_say(model, "%s", "");
  note_start(model);
  bool runs = command_accepted(model, engine_slow(model->engine, true, lines)) == COMMAND_RUNS;
  model->slow.playing = runs && lines > 0;
}

long slow_tick(struct model *model, long now)
{
  struct slow *slow = &model->slow;
  if (!slow->playing || slow->stepping || model_running(model)) return -1;
  if (!slow->timed) slow->due = now + slow->pace;
  slow->timed = true;
  if (now < slow->due) return slow->due - now;
  step(model, slow->step);
  return -1;
}

/* -------------------------------------------------------------------- stops */

static void end(struct model *model)
{
  model->slow.playing = false;
  model_say(model, "Slow motion ends here; %s goes on to the result, %s slowly. %s",
            keymap_key(model->keymap, "next"), keymap_key(model->keymap, "slow"), model->sentence);
}

void slow_stopped(struct model *model)
{
  struct slow *slow = &model->slow;
  if (!slow->playing || !slow->stepping) return;
  slow->stepping = false;
  if (engine_refused(model->engine) || model->shown->stop.reason != ENGINE_STOP_LINE) {
    slow->playing = false;
    return;
  }
  slow->lines += slow->step;
  if (slow->lines >= SINGLE && slow->step < STEP_MOST) slow->step *= 2;
  if (slow->stopping) end(model);
  else if (slow->finishing) step(model, 0);
}

/* --------------------------------------------------------------------- keys */

static bool is_bound(const struct model *model, const char *key, const char *line)
{
  const char *bound = keymap_find(model->keymap, key);
  return bound != NULL && strcmp(bound, line) == 0;
}

bool slow_takes(struct model *model, const char *key)
{
  struct slow *slow = &model->slow;
  if (!slow->playing) return false;
  if (is_bound(model, key, "faster") || is_bound(model, key, "slower")) return false;
  bool next = is_bound(model, key, "next");
  if (!slow->stepping) {
    if (next) step(model, 0);
    else end(model);
    return true;
  }
  slow->finishing = next;
  slow->stopping = !next;
  if (slow->step > 1 && !next) engine_pause(model->engine);
  return true;
}

/* -------------------------------------------------------------------- words */

static size_t changes(const struct model *model, struct say_change *out)
{
  const struct engine_view *view = &model->shown->view;
  const struct engine_frame *frame = &view->frames[0];
  size_t count = 0, local = 0;
  for (size_t i = 0; i < frame->variable_count && count < CHANGES_MOST; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    bool is_local = variable->role == ENGINE_PARAMETER || variable->role == ENGINE_LOCAL;
    bool began = is_local && local >= model->slow.from.locals;
    const char *was = began ? NULL : memory_was(model->memory, view, 0, i);
    local += is_local;
    if (began || was != NULL)
      out[count++] = (struct say_change){variable->name, was, variable->text};
  }
  return count;
}

void slow_tell(const struct model *model, char *out, size_t size)
{
  const struct slow *slow = &model->slow;
  const struct engine_view *view = &model->shown->view;
  struct say_change list[CHANGES_MOST];
  bool same = view->generator == slow->from.generator && view->frame_count > 0;
  bool here = same && depth_of(view) == slow->from.depth;
  bool back = same && depth_of(view) < slow->from.depth;
  /* A line that called another function, or a generator, has not run yet; the first step began
   * at no line, but where it goes on from a yield. */
  bool ran = (here || back) && (slow->lines > 0 || slow->from.paused);
  struct say_slow told = {
      .line = ran || slow->step > 1 ? slow->from.line : 0,
      .lines = slow->step,
      .rest = slow->lines == 0,
      .changes = list,
      .change_count = here ? changes(model, list) : 0,
  };
  say_slow(&told, model_language(model), out, size);
  size_t used = strlen(out);
  if (used > 0 && used + 2 < size) out[used++] = ' ';
  struct say_arrival arrival = model->arrival;
  arrival.from = slow->from.events; /* only what this step did */
  say_stop(model->engine, &arrival, model_language(model), out + used, size - used);
}
