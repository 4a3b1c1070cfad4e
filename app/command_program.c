/* command_program.c - the script as a file, and the session as one: begin again, read again,
 * edit, save. */
#include "app/command_all.h"

#include "app/lesson/lessons.h"
#include "app/model_inside.h"

enum command_answer command_restart(struct model *model, const char *argument)
{
  (void)argument;
  if (lessons_begin_again(model) == COMMAND_RUNS) return COMMAND_RUNS;
  bool accepted = engine_restart(model->engine);
  if (accepted) model_restarted(model);
  return command_accepted(model, accepted);
}

enum command_answer command_reload(struct model *model, const char *argument)
{
  (void)argument;
  if (lessons_reopen(model) == COMMAND_RUNS) return COMMAND_RUNS;
  bool accepted = engine_reload(model->engine);
  if (accepted) {
    model_take_script(model, engine_script_path(model->engine));
    model_restarted(model);
  }
  return command_accepted(model, accepted);
}

enum command_answer command_edit(struct model *model, const char *argument)
{
  (void)argument;
  if (lessons_own_script(model)) {
    model_say(model,
              "This program is the lesson's own, and stays as it is. In an exercise you have "
              "a file of yours.");
    return COMMAND_REFUSED;
  }
  model->edit_line = model->cursor;
  return COMMAND_DONE;
}

enum command_answer command_save(struct model *model, const char *argument)
{
  if (!engine_save(model->engine, argument)) return command_accepted(model, false);
  model_say(model, "%s", engine_notice(model->engine));
  return COMMAND_DONE;
}

enum command_answer command_quit(struct model *model, const char *argument)
{
  (void)model;
  (void)argument;
  return COMMAND_QUIT;
}
