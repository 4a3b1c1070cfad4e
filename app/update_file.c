#include "app/update_file.h"

#include "app/command.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/whole_file.h"

static bool is_busy(const struct model *model)
{
  return model_running(model) || model->asked.question != MODEL_NOTHING_ASKED ||
         model->prompt.open || model->cover != PANE_COUNT;
}

static bool has_changed(const struct engine *engine, struct stat *now)
{
  return engine_script_changed(engine) && stat(engine_script_path(engine), now) == 0 &&
         now->st_size > 0;
}

bool update_file_look(struct update_file *file, struct model *model)
{
  struct stat now;
  bool waited = file->waits;
  file->waits = false;
  if (is_busy(model) || !has_changed(model->engine, &now) ||
      whole_file_is_same(&now, &file->refused))
    return false;
  if (!waited || !whole_file_is_same(&now, &file->seen)) {
    file->waits = true;
    file->seen = now;
    return false;
  }
  if (command_run(model, "reload", COMMAND_SCREEN) == COMMAND_RUNS) model->arrival.by = SAY_BY_FILE;
  else file->refused = now; /* and that was said, once */
  update_size(model, model->rows, model->columns);
  return true;
}
