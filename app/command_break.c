/* command_break.c - places at which the script stops: by line, by condition, where a generator
 * is made, an error thrown, a variable changed. They are numbered from 1, as info breaks lists
 * them. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/source.h"

const char *command_break_text(const struct model *model,
                               const struct engine_breakpoint *breakpoint, char *out, size_t size)
{
  const char *off = breakpoint->enabled ? "" : ", disabled";
  switch (breakpoint->kind) {
  case ENGINE_BREAK_LINE:
    snprintf(out, size, "line %d%s%s%s", breakpoint->line, breakpoint->condition[0] ? ", if " : "",
             breakpoint->condition, off);
    break;
  case ENGINE_BREAK_CREATE: snprintf(out, size, "a generator is made%s", off); break;
  case ENGINE_BREAK_ERROR: snprintf(out, size, "an error is thrown%s", off); break;
  case ENGINE_BREAK_CHANGE:
    snprintf(out, size, "%s of %s changes%s", breakpoint->name,
             engine_name(model->engine, breakpoint->generator), off);
    break;
  }
  return out;
}

static enum command_answer add(struct model *model, const struct engine_breakpoint *breakpoint,
                               const char *what)
{
  if (!engine_break_add(model->engine, breakpoint)) return command_accepted(model, false);
  model_say(model, "%s", what);
  return COMMAND_DONE;
}

static enum command_answer break_at_change(struct model *model, const char *name)
{
  const struct engine_view *view = &model->shown->view;
  bool known = false;
  for (size_t i = 0; view->frame_count > 0 && i < view->frames[0].variable_count; i++)
    if (strcmp(view->frames[0].variables[i].name, name) == 0) known = true;
  if (!known) {
    model_say(model,
              name[0] ? "There is no variable %s in view."
                      : "Say which variable%s: break "
                        "change a.",
              name);
    return COMMAND_REFUSED;
  }
  char what[256];
  snprintf(what, sizeof what, "The script stops each time %.60s of %.100s has changed.", name,
           engine_name(model->engine, view->generator));
  return add(model,
             &(struct engine_breakpoint){.kind = ENGINE_BREAK_CHANGE,
                                         .condition = "",
                                         .name = name,
                                         .generator = view->generator,
                                         .enabled = true},
             what);
}

static bool has_break(const struct model *model, int line)
{
  size_t count;
  const struct engine_breakpoint *list = engine_break_list(model->engine, &count);
  for (size_t i = 0; i < count; i++)
    if (list[i].kind == ENGINE_BREAK_LINE && list[i].line == line) return true;
  return false;
}

/* Without a condition the breakpoint goes where there is one. A line without code has none: the
 * next one that has code takes its place. */
static enum command_answer break_at_line(struct model *model, int wanted, const char *condition)
{
  char what[700], moved[64] = "";
  int line = engine_break_line(model->engine, wanted);
  if (line == 0) line = wanted; /* the engine says why not */
  if (line != wanted) snprintf(moved, sizeof moved, "Line %d has no code. ", wanted);
  if (condition[0] == '\0' && has_break(model, line)) {
    if (!engine_break(model->engine, line, false)) return command_accepted(model, false);
    model_say(model, "%sNo breakpoint at line %d any more.", moved, line);
    return COMMAND_DONE;
  }
  if (condition[0])
    snprintf(what, sizeof what,
             "%sA breakpoint at line %d: the script stops each "
             "time it gets there and %.500s is true.",
             moved, line, condition);
  else
    snprintf(what, sizeof what,
             "%sA breakpoint at line %d: the script stops each time it gets "
             "there.",
             moved, line);
  return add(model,
             &(struct engine_breakpoint){.kind = ENGINE_BREAK_LINE,
                                         .line = line,
                                         .condition = condition,
                                         .name = "",
                                         .enabled = true},
             what);
}

/* "LINE" or "LINE if EXPR"; on the screen the cursor's line where none is given. */
static enum command_answer read_line(struct model *model, const char *argument)
{
  char *end;
  long line = strtol(argument, &end, 10);
  if (end == argument && model->on_screen) line = model->cursor;
  const char *word = end + strspn(end, " \t"), *condition = "";
  bool conditional = strncmp(word, "if", 2) == 0 && (word[2] == ' ' || word[2] == '\t');
  if (conditional) condition = word + 2 + strspn(word + 2, " \t");
  if (line < 1 || line > source_line_count(model->script) || (*word != '\0' && !conditional) ||
      (conditional && condition[0] == '\0')) {
    model_say(model,
              "break needs the number of a line from 1 to %d, also with a condition (break 4 if "
              "a > 10), or create, error, or change NAME.",
              source_line_count(model->script));
    return COMMAND_REFUSED;
  }
  return break_at_line(model, (int)line, condition);
}

enum command_answer command_break(struct model *model, const char *argument)
{
  const struct engine_breakpoint create = {
      .kind = ENGINE_BREAK_CREATE, .condition = "", .name = "", .enabled = true};
  const struct engine_breakpoint error = {
      .kind = ENGINE_BREAK_ERROR, .condition = "", .name = "", .enabled = true};
  size_t word = strcspn(argument, " \t");
  if (argument[0] == '\0' && !model->on_screen) return command_info(model, "breaks");
  if (strcmp(argument, "create") == 0)
    return add(model, &create, "The script stops wherever a generator is made.");
  if (strcmp(argument, "error") == 0)
    return add(model, &error, "The script stops wherever an error is thrown, caught or not.");
  if (word == strlen("change") && strncmp(argument, "change", word) == 0)
    return break_at_change(model, argument + word + strspn(argument + word, " \t"));
  return read_line(model, argument);
}

/* The index that the argument names; false, with a sentence, where there is none. */
static bool find(struct model *model, const char *argument, size_t *index,
                 struct engine_breakpoint *found)
{
  size_t count;
  const struct engine_breakpoint *list = engine_break_list(model->engine, &count);
  char *end;
  unsigned long number = strtoul(argument, &end, 10);
  if (*end == '\0' && number >= 1 && number <= count) {
    *index = number - 1;
    *found = list[*index];
    return true;
  }
  if (count == 0) model_say(model, "There is no breakpoint.");
  else
    model_say(model, "Breakpoints have the numbers from 1 to %zu; info breaks lists them.", count);
  return false;
}

enum command_answer command_unbreak(struct model *model, const char *argument)
{
  size_t index;
  struct engine_breakpoint breakpoint;
  char text[700];
  if (!find(model, argument, &index, &breakpoint)) return COMMAND_REFUSED;
  command_break_text(model, &breakpoint, text, sizeof text); /* its strings go with it */
  if (!engine_break_remove(model->engine, index)) return command_accepted(model, false);
  model_say(model, "Taken away: %s.", text);
  return COMMAND_DONE;
}

static enum command_answer enable(struct model *model, const char *argument, bool enabled)
{
  size_t index;
  struct engine_breakpoint breakpoint;
  char text[700];
  if (!find(model, argument, &index, &breakpoint)) return COMMAND_REFUSED;
  if (!engine_break_enable(model->engine, index, enabled)) return command_accepted(model, false);
  breakpoint.enabled = true;
  command_break_text(model, &breakpoint, text, sizeof text);
  model_say(model, enabled ? "The script stops here again: %s." : "The script runs on here: %s.",
            text);
  return COMMAND_DONE;
}

enum command_answer command_enable(struct model *model, const char *argument)
{
  return enable(model, argument, true);
}

enum command_answer command_disable(struct model *model, const char *argument)
{
  return enable(model, argument, false);
}
