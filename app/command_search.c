/* command_search.c - searching in a pane: see search.h. */
#include "app/command_all.h"

#include <string.h>

#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say_search.h"
#include "app/search.h"

static enum command_answer tell(struct model *model)
{
  char text[PROMPT_SIZE + 128];
  model_say(model, "%s", say_search(&model->search, text, sizeof text));
  return COMMAND_DONE;
}

static enum command_answer refuse(struct model *model)
{
  const char *key = keymap_key(model->keymap, "search");
  if (key[0] == '\0') model_say(model, "Nothing was searched for yet.");
  else model_say(model, "Nothing was searched for yet. Press %s and type a text.", key);
  return COMMAND_REFUSED;
}

enum command_answer command_search(struct model *model, const char *argument)
{
  bool typed = model->search.typing; /* then it has been at its match already */
  if (argument[0] == '\0' && model->search.text[0] == '\0') return refuse(model);
  if (argument[0] == '\0') {
    search_end(model);
    search_on(model, 1);
    return tell(model);
  }
  if (!typed) search_begin(model);
  search_try(model, argument);
  search_end(model);
  return tell(model);
}

enum command_answer command_match(struct model *model, const char *argument)
{
  bool back = strcmp(argument, "previous") == 0;
  if (!back && strcmp(argument, "next") != 0) {
    model_say(model, "match knows next and previous.");
    return COMMAND_REFUSED;
  }
  if (model->search.text[0] == '\0') return refuse(model);
  search_on(model, back ? -1 : 1);
  return tell(model);
}
