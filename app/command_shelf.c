/* command_shelf.c - what the generators pane lists, and which generator stays in view. */
#include "app/command_all.h"

#include <stdio.h>
#include <string.h>

#include "app/model_inside.h"

static void start_afresh(struct model *model)
{
  model->scrolls[PANE_GENERATORS] = (struct model_scroll){0};
}

enum command_answer command_generators(struct model *model, const char *argument)
{
  static const char filter[] = "filter ";
  if (!model->on_screen) return command_info(model, "generators");
  if (argument[0] == '\0') return command_pane(model, "generators");
  if (strncmp(argument, filter, strlen(filter)) == 0) {
    snprintf(model->shelf.filter, sizeof model->shelf.filter, "%s", argument + strlen(filter));
    model->shelf.grouped = false;
  } else if (strcmp(argument, "group") == 0) {
    model->shelf = (struct shelf_wish){.grouped = true};
  } else if (strcmp(argument, "all") == 0) {
    model->shelf = (struct shelf_wish){.grouped = false};
  } else {
    model_say(model, "generators knows filter TEXT, group and all.");
    return COMMAND_REFUSED;
  }
  start_afresh(model);
  return COMMAND_DONE;
}

/* Without a name, and where none is followed, it is about the source. */
enum command_answer command_follow(struct model *model, const char *argument)
{
  uint32_t before = model->followed;
  if (argument[0] == '\0' && before == ENGINE_MAIN) return command_hold(model);
  if (argument[0] == '\0') {
    model->followed = ENGINE_MAIN;
    model_say(model, "No longer following %s.", engine_name(model->engine, before));
    return COMMAND_DONE;
  }
  if (model_running(model)) {
    model_say(model, "A generator can be followed while the script stands.");
    return COMMAND_REFUSED;
  }
  uint32_t generator = engine_find(model->engine, argument);
  if (snapshot_generator(model->shown, generator) == NULL) {
    model_say(model, "There is no generator %s.", argument);
    return COMMAND_REFUSED;
  }
  enum command_answer answer = command_select(model, argument);
  if (answer == COMMAND_RUNS) model->followed = generator;
  return answer;
}

/* An error is to be seen where it happened; a generator that is gone cannot be looked at. */
enum command_answer command_follow_on(struct model *model)
{
  const struct snapshot *shown = model->shown;
  bool told = shown->stop.reason == ENGINE_STOP_ERROR || shown->stop.reason == ENGINE_STOP_LIMIT ||
              shown->stop.reason == ENGINE_STOP_GONE || shown->stop.reason == ENGINE_STOP_SYNTAX;
  if (model->followed == ENGINE_MAIN || model->followed == shown->view.generator || told ||
      snapshot_generator(shown, model->followed) == NULL ||
      !engine_select(model->engine, model->followed))
    return COMMAND_DONE;
  model->only_looks = model->awaits_stop = true;
  return COMMAND_RUNS;
}
