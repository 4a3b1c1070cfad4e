/* command_time.c - going to other times than the present. What was recorded stays. */
#include "app/command_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"

bool command_can_back(const struct model *model)
{
  return !model_running(model) && engine_back_count(model->engine) > 0;
}

bool command_can_redo(const struct model *model)
{
  return !model_running(model) && engine_redo_count(model->engine) > 0;
}

bool command_has_branches(const struct model *model)
{
  return !model_running(model) && engine_branch_count(model->engine) > 1;
}

static enum command_answer back_to_change(struct model *model, const char *name)
{
  name += strspn(name, " \t");
  if (*name == '\0') {
    model_say(model, "Say which variable: back change a.");
    return COMMAND_REFUSED;
  }
  bool accepted = engine_back_to(model->engine, ENGINE_BACK_CHANGE, name);
  return command_jumps(model, accepted, SAY_BY_BACK_CHANGE, name);
}

enum command_answer command_back(struct model *model, const char *argument)
{
  static const struct {
    const char *name;
    enum engine_back_to where;
    enum say_by by;
  } places[] = {
      {"line", ENGINE_BACK_LINE, SAY_BY_BACK_LINE},
      {"call", ENGINE_BACK_CALL, SAY_BY_BACK_CALL},
      {"created", ENGINE_BACK_CREATED, SAY_BY_BACK_CREATED},
  };
  struct engine *engine = model->engine;
  if (argument[0] == '\0') return command_jumps(model, engine_back(engine), SAY_BY_BACK, "");
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
    if (strcmp(argument, places[i].name) == 0)
      return command_jumps(model, engine_back_to(engine, places[i].where, ""), places[i].by, "");
  size_t word = strcspn(argument, " \t");
  if (word == strlen("change") && strncmp(argument, "change", word) == 0)
    return back_to_change(model, argument + word);
  model_say(model, "back knows line, call, created, and change NAME; alone it undoes the last "
                   "command.");
  return COMMAND_REFUSED;
}

enum command_answer command_redo(struct model *model, const char *argument)
{
  (void)argument;
  return command_jumps(model, engine_redo(model->engine), SAY_BY_REDO, "");
}

enum command_answer command_goto(struct model *model, const char *argument)
{
  struct engine *engine = model->engine;
  if (strcmp(argument, "start") == 0)
    return command_jumps(model, engine_goto(engine, 0), SAY_BY_START, "");
  if (strcmp(argument, "end") == 0)
    return command_jumps(model, engine_goto_end(engine), SAY_BY_END, "");
  size_t digits = strspn(argument, "0123456789");
  if (digits == 0 || argument[digits] != '\0' || digits > 18) {
    model_say(model, "goto needs the number of an event, or start, or end.");
    return COMMAND_REFUSED;
  }
  bool accepted = engine_goto(engine, strtoull(argument, NULL, 10));
  return command_jumps(model, accepted, SAY_BY_GOTO, argument);
}

enum command_answer command_branch(struct model *model, const char *argument)
{
  if (argument[0] == '\0') return command_info(model, "branches");
  char *end;
  unsigned long number = strtoul(argument, &end, 10);
  size_t count = engine_branch_count(model->engine);
  if (*end != '\0' || number < 1 || number > count) {
    if (count == 1)
      model_say(model, "There is only one branch yet: another input in the past "
                       "opens a new one.");
    else model_say(model, "branch needs a number from 1 to %zu.", count);
    return COMMAND_REFUSED;
  }
  return command_jumps(model, engine_switch(model->engine, (uint32_t)number - 1), SAY_BY_SWITCH,
                       "");
}

enum command_answer command_kill(struct model *model, const char *argument)
{
  (void)argument;
  if (model->asked.question != MODEL_NOTHING_ASKED || !engine_kill(model->engine)) {
    model_say(model, "There is no process of the script to end now.");
    return COMMAND_REFUSED;
  }
  return command_jumps(model, true, SAY_BY_KILL, "");
}
