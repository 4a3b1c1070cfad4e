/* command_xray.c - see xray.h. */
#include "app/command_all.h"

#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/xray.h"

/* The source goes to the innermost loop, where the current line is in none. */
static void show_loop(struct model *model, const struct xray *xray)
{
  for (size_t i = 0; i < xray->loop_count; i++)
    if (model->cursor >= xray->loops[i].first && model->cursor <= xray->loops[i].last) return;
  model->cursor = xray->loops[0].first;
  model->cursor_moved = true;
}

enum command_answer command_xray(struct model *model, const char *argument)
{
  (void)argument;
  model->xray = !model->xray;
  model->scrolls[PANE_SOURCE].moved = false; /* the rows come into view */
  struct xray xray = xray_of(model);
  const char *key = keymap_key(model->keymap, "xray");
  if (!model->xray) {
    model_show_line(model);
    model_say(model, "The x-ray is off.");
  } else if (xray.loop_count > 0) {
    show_loop(model, &xray);
    model_say(model, "The rows with ┊ show what the loop at line %d does; %s hides them.",
              xray.loops[0].first, key);
  } else {
    model_say(model,
              "No loop over of(…) is at work here. Once the program comes to one, rows with "
              "┊ show what it does; %s hides them.",
              key);
  }
  return COMMAND_DONE;
}
