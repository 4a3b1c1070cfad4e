#include "app/update_prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command_all.h"
#include "app/complete.h"
#include "app/model_inside.h"
#include "app/search.h"
#include "app/update_time.h"

static void complete(struct model *model, int direction)
{
  struct complete_list list = complete_prompt(model);
  prompt_choose(&model->prompt, &list, direction);
  complete_free(&list);
}

/* F1: all about the command, above the line; it is closed by the same key, or Esc. */
static bool explains(struct model *model, const char *key)
{
  bool open = model->cover == PANE_TEXT && !model->search.typing;
  if (open && (strcmp(key, "Esc") == 0 || strcmp(key, "F1") == 0)) {
    model->cover = PANE_COUNT;
    return true;
  }
  if (open && (strcmp(key, "PgDn") == 0 || strcmp(key, "PgUp") == 0)) {
    command_run(model, key[2] == 'D' ? "scroll page-down" : "scroll page-up", COMMAND_SCREEN);
    return true;
  }
  if (strcmp(key, "F1") != 0) {
    if (!model->search.typing) model->cover = PANE_COUNT; /* else it is what is searched */
    return false;
  }
  const struct command *command = prompt_names(&model->prompt);
  free(model->text);
  model->text = command_explain(model, command);
  model->cover = PANE_TEXT;
  model->scrolls[PANE_TEXT] = (struct model_scroll){0};
  return true;
}

/* As far as it is typed, without the blanks around, as the command takes it. */
static void try_search(struct model *model)
{
  char what[PROMPT_SIZE];
  const char *typed = model->prompt.text + strspn(model->prompt.text, " ");
  snprintf(what, sizeof what, "%s", typed);
  for (size_t size = strlen(what); size > 0 && what[size - 1] == ' ';)
    what[--size] = '\0';
  search_try(model, what);
}

bool update_prompt_key(struct model *model, const char *key, char **line)
{
  char text[PROMPT_SIZE + 64];
  struct prompt *prompt = &model->prompt;
  if (explains(model, key)) return false;
  if (strcmp(key, "Tab") == 0 || strcmp(key, "Shift-Tab") == 0) {
    complete(model, key[0] == 'T' ? 1 : -1);
    return false;
  }
  enum prompt_answer answer = prompt_key(prompt, key);
  if (model->search.typing && answer == PROMPT_GOES_ON) try_search(model);
  if (model->search.typing && answer == PROMPT_CANCELLED) search_cancel(model);
  if (answer == PROMPT_GOES_ON) return false;
  prompt->sent = answer == PROMPT_ENTERED;
  *line = strdup(update_time_prompt(model, answer == PROMPT_ENTERED, text, sizeof text));
  return *line != NULL;
}

/* At the prompt of a command the user is still busy with that; of whole lines, those come back
 * that have an expression in them. */
static bool is_to_mend(const struct prompt *prompt)
{
  const struct command *command = prompt_names(prompt);
  if (!prompt->sent || prompt->open || command == NULL) return false;
  return prompt->command != NULL || strstr(command->argument, "EXPR") != NULL ||
         strchr(command->argument, '(') != NULL;
}

void update_prompt_answer(struct model *model, enum command_answer answer)
{
  struct prompt *prompt = &model->prompt;
  if (answer == COMMAND_REFUSED && is_to_mend(prompt)) prompt_mend(prompt);
  else if (answer == COMMAND_DONE || answer == COMMAND_REFUSED) prompt->sent = false;
}

void update_prompt_settle(struct model *model)
{
  struct prompt *prompt = &model->prompt;
  if (model_running(model) || !prompt->sent) return;
  if (engine_refused(model->engine) && is_to_mend(prompt)) prompt_mend(prompt);
}
