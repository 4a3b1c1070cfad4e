/* command_present.c - presenter mode: to be read from the back of a classroom. */
#include "app/command_all.h"

#include <string.h>

#include "app/keymap.h"
#include "app/model_inside.h"

enum command_answer command_present(struct model *model, const char *argument)
{
  bool plain = strcmp(argument, "plain") == 0;
  if (argument[0] != '\0' && !plain && strcmp(argument, "guess") != 0) {
    model_say(model, "present knows guess (results are hidden until you show them) and plain.");
    return COMMAND_REFUSED;
  }
  model_present(model, argument[0] != '\0' || !model->presenting);
  model->shows_results = plain;
  const char *hide = keymap_key(model->keymap, "hide");
  const char *leave = keymap_key(model->keymap, "present");
  if (!model->presenting) model_say(model, "Presenter mode is over.");
  else if (plain) model_say(model, "Presenter mode. %s ends it.", leave);
  else
    model_say(model,
              "Presenter mode: a new result is hidden until you press “%s”, so that the "
              "class can guess. %s ends it.",
              hide, leave);
  return COMMAND_DONE;
}

bool command_can_hide(const struct model *model)
{
  return model->presenting;
}

enum command_answer command_hide(struct model *model, const char *argument)
{
  (void)argument;
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  if (exchange == NULL || exchange->result == HISTORY_NONE) {
    model_say(model, "There is no result yet that could be hidden.");
    return COMMAND_REFUSED;
  }
  model->results_hidden = !model->results_hidden;
  return COMMAND_DONE;
}
