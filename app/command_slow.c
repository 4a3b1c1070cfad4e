/* command_slow.c - slow motion, and its pace. */
#include "app/command_all.h"

#include "app/model_inside.h"

static const int paces[] = {60, 100, 150, 250, 400, 600, 900, 1400, 2000};

enum command_answer command_slow(struct model *model, const char *argument)
{
  (void)argument;
  return slow_begin(model, engine_slow(model->engine, false, 1));
}

static enum command_answer call(struct model *model, enum engine_request request,
                                const char *argument)
{
  return slow_begin(model, engine_call_slow(model->engine, request, argument));
}

enum command_answer command_slow_send(struct model *model, const char *argument)
{
  return call(model, ENGINE_BY_NEXT, argument);
}

enum command_answer command_slow_throw(struct model *model, const char *argument)
{
  return call(model, ENGINE_BY_THROW, argument);
}

enum command_answer command_slow_return(struct model *model, const char *argument)
{
  return call(model, ENGINE_BY_RETURN, argument);
}

static enum command_answer take_pace(struct model *model, int pace, const char *most)
{
  bool changed = pace != model->slow.pace;
  model->slow.pace = pace;
  model->slow.timed = false;
  model_say(model, "In slow motion a line takes %d.%02d seconds%s%s.", pace / 1000,
            pace % 1000 / 10, changed ? "" : ": ", changed ? "" : most);
  return COMMAND_DONE;
}

enum command_answer command_faster(struct model *model, const char *argument)
{
  (void)argument;
  int pace = paces[0];
  for (size_t i = 0; i < sizeof paces / sizeof paces[0]; i++)
    if (paces[i] < model->slow.pace) pace = paces[i];
  return take_pace(model, pace < model->slow.pace ? pace : model->slow.pace, "no faster");
}

enum command_answer command_slower(struct model *model, const char *argument)
{
  (void)argument;
  int pace = model->slow.pace;
  for (size_t i = sizeof paces / sizeof paces[0]; i-- > 0;)
    if (paces[i] > model->slow.pace) pace = paces[i];
  return take_pace(model, pace, "no slower");
}
