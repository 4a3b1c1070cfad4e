/* command.c - finds commands by name and runs lines. The commands themselves stand in
 * command_*.c by their groups, and command_table.c lists them. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"

const struct command *command_find(const char *name, size_t size, unsigned places)
{
  const struct command *found = NULL;
  size_t count = 0;
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if (!(command->places & places) || strncmp(command->name, name, size) != 0) continue;
    if (strlen(command->name) == size) return command;
    found = command;
    count++;
  }
  return count == 1 ? found : NULL;
}

bool command_concerns(const struct model *model, const struct command *command)
{
  return model->lessons != NULL || strcmp(command->group, "lesson") != 0;
}

bool command_allowed_now(struct model *model, const struct command *command)
{
  if (!model_running(model) || (command->places & COMMAND_RUNNING_TOO)) return true;
  const char *key = model->on_screen ? keymap_key(model->keymap, "pause") : "";
  model_say(model, "The script is running. Pause it first%s%s.", key[0] != '\0' ? ": " : "", key);
  return false;
}

static enum command_answer run(struct model *model, const struct command *command,
                               const char *argument)
{
  if (!command_allowed_now(model, command)) return COMMAND_REFUSED;
  if (command->argument[0] == '\0' && argument[0] != '\0') {
    model_say(model, "%s takes no argument.", command->name);
    return COMMAND_REFUSED;
  }
  if (command->argument[0] != '\0' && command->argument[0] != '[' && argument[0] == '\0') {
    model_say(model, "%s needs an argument: %s %s.", command->name, command->name,
              command->argument);
    return COMMAND_REFUSED;
  }
  return command->run(model, argument);
}

/* By its whole name, as a lesson's task has it. */
static void note(struct model *model, const struct command *command, const char *argument)
{
  char line[PROMPT_SIZE + 64];
  snprintf(line, sizeof line, "%s%s%s", command->name, argument[0] != '\0' ? " " : "", argument);
  lessons_note(model, line);
}

static enum command_answer refuse(struct model *model)
{
  /* On the screen, the sentence of a script that cannot be loaded says it all, and stays. */
  bool said = model->on_screen && model->shown->stop.reason == ENGINE_STOP_SYNTAX;
  model_say(model, "%s", said ? "" : engine_problem(model->engine));
  return COMMAND_REFUSED;
}

static enum command_answer move(struct model *model, bool accepted, enum say_by by,
                                const char *name)
{
  if (!accepted) return refuse(model);
  model->arrival_before = model->arrival;
  model->arrival = (struct say_arrival){.by = by, .from = engine_from(model->engine)};
  snprintf(model->arrival.name, sizeof model->arrival.name, "%s", name);
  model->guess.told = false;
  model->futures.question = MODEL_NOTHING_ASKED;
  model->slow.playing = false;
  model->awaits_stop = true;
  return COMMAND_RUNS;
}

enum command_answer command_accepted(struct model *model, bool accepted)
{
  return move(model, accepted, SAY_BY_RUNNING, "");
}

enum command_answer command_set_by(struct model *model, bool accepted, const char *name)
{
  return move(model, accepted, SAY_BY_SET, name);
}

enum command_answer command_jumps(struct model *model, bool accepted, enum say_by by,
                                  const char *name)
{
  enum command_answer answer = move(model, accepted, by, name);
  return answer == COMMAND_RUNS ? COMMAND_JUMPS : answer;
}

enum command_answer command_asks(struct model *model, bool accepted,
                                 const struct model_asked *asked)
{
  if (!accepted) return refuse(model);
  model->asked = *asked;
  model->futures.question = MODEL_NOTHING_ASKED;
  return COMMAND_ASKS;
}

enum command_answer command_run(struct model *model, const char *line, unsigned places)
{
  model_refresh(model);
  model_say(model, "%s", "");
  line += strspn(line, " \t\r\n");
  size_t size = strcspn(line, " \t\r\n");
  if (size == 0) return COMMAND_DONE;
  const struct command *command = command_find(line, size, places);
  if (command == NULL) {
    char problem[512];
    model_say(model, "%s", command_unknown(line, size, places, problem, sizeof problem));
    return COMMAND_REFUSED;
  }
  const char *argument = line + size + strspn(line + size, " \t\r\n");
  size_t length = strlen(argument);
  while (length > 0 && strchr(" \t\r\n", argument[length - 1]) != NULL)
    length--;
  char *own = strndup(argument, length);
  if (own == NULL) return COMMAND_REFUSED;
  enum command_answer answer = run(model, command, own);
  if (answer != COMMAND_REFUSED) note(model, command, own);
  free(own);
  return answer;
}
