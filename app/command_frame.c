/* command_frame.c - the frames of the generator in view, and what is opened in them. */
#include "app/command_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/cursor.h"
#include "app/model_inside.h"
#include "app/source.h"

/* The source's cursor goes to the line at which the frame is. */
static void look_at_frame(struct model *model)
{
  const struct engine_frame *frame = &model->shown->view.frames[model->frame];
  model->scrolls[PANE_KEPT].moved = false;
  model->scrolls[PANE_KEPT].chosen[0] = '\0';
  if (frame->line == 0 || strcmp(frame->file, source_name(model->script)) != 0) return;
  model->cursor = frame->line;
  model->cursor_moved = model->frame > 0;
}

static enum command_answer choose_frame(struct model *model, bool up)
{
  const struct engine_view *view = &model->shown->view;
  const char *name = engine_name(model->engine, view->generator);
  if (view->frame_count == 0) {
    model_say(model, "There is no call to look at: %s has no locals now.", name);
    return COMMAND_REFUSED;
  }
  if (!up && model->frame == 0) {
    model_say(model, "This is the innermost call, %s: there is none below it.",
              view->frames[0].function);
    return COMMAND_REFUSED;
  }
  if (up && model->frame + 1 >= view->frame_count) {
    if (view->frames_left_out > 0)
      model_say(model, "The calls above this one are too many to show.");
    else model_say(model, "This is the outermost call of %s: there is none above it.", name);
    return COMMAND_REFUSED;
  }
  model->frame = up ? model->frame + 1 : model->frame - 1;
  kept_refresh(model);
  look_at_frame(model);
  const struct engine_frame *frame = &view->frames[model->frame];
  model_say(model, "#%zu of %zu calls: %s, line %d.%s", model->frame + 1, view->frame_count,
            frame->function, frame->line,
            model->frame > 0 ? " It waits for the call below it. set and eval work in #1 only."
                             : "");
  return COMMAND_DONE;
}

enum command_answer command_up(struct model *model, const char *argument)
{
  (void)argument;
  return choose_frame(model, true);
}

enum command_answer command_down(struct model *model, const char *argument)
{
  (void)argument;
  return choose_frame(model, false);
}

enum command_answer command_unfold(struct model *model, const char *argument)
{
  char *end;
  unsigned long line = strtoul(argument, &end, 10);
  if (*end == '\0' && line > 0 && kept_turn(model, line - 1)) return COMMAND_DONE;
  model_say(model, "There is nothing to open in line %s of what is kept.", argument);
  return COMMAND_REFUSED;
}

bool command_has_callers(const struct model *model)
{
  return model->shown->view.frame_count > 1;
}
