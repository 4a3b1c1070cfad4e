/* command_look.c - looking without running: the parts of a table, the twin. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/part.h"
#include "app/source.h"

enum { DEEPEST = 32 };

bool command_has_twin(const struct model *model)
{
  return model->twin != NULL;
}

enum command_answer command_javascript(struct model *model, const char *argument)
{
  (void)argument;
  if (model->twin == NULL) {
    model_say(model, "%s has no twin: no file beside it has the same program in JavaScript.",
              source_name(model->script));
    return COMMAND_REFUSED;
  }
  if (model->lessons != NULL) lessons_choose_language(model, !model->twin_first);
  else model_show_twin(model, !model->twin_first);
  model_tell_stop(model);
  return COMMAND_DONE;
}

/* The variable of that name in the frame in view, or the first of its callers that has one. */
static bool find_variable(const struct model *model, const char *name, size_t size, size_t *frame,
                          size_t *variable)
{
  const struct engine_view *view = &model->shown->view;
  for (size_t f = model->frame; f < view->frame_count; f++)
    for (size_t v = view->frames[f].variable_count; v-- > 0;) {
      const char *other = view->frames[f].variables[v].name;
      if (strlen(other) != size || memcmp(other, name, size) != 0) continue;
      *frame = f;
      *variable = v;
      return true;
    }
  return false;
}

static void write_key(FILE *out, const struct model *model, const char *key)
{
  char name[600];
  part_name(model_language(model), key, false, name, sizeof name);
  fprintf(out, "%s%s", name, model_language(model) == &language_lua ? " = " : ": ");
}

static void say_parts(struct model *model, const char *what, const struct engine_parts *parts)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return;
  fprintf(out, "%s", what);
  if (parts->total > 0) fprintf(out, ", %zu part%s", parts->total, parts->total == 1 ? "" : "s");
  fprintf(out, ":");
  for (size_t i = 0; i < parts->count; i++) {
    char *value = model_value(model, parts->parts[i].text);
    fprintf(out, "\n%3zu  ", parts->from + i + 1);
    write_key(out, model, parts->parts[i].key);
    fprintf(out, "%s%s", value, parts->parts[i].opens ? "  (has parts)" : "");
    free(value);
  }
  if (parts->count == 0) fprintf(out, parts->from > 0 ? "\n  (no more)" : "\n  (nothing in it)");
  if (parts->more)
    fprintf(out, "\n  (and more: show %s +%zu)", what, parts->from + parts->count + 1);
  fclose(out);
  model_say(model, "%s", text);
  free(text);
}

enum command_answer command_show(struct model *model, const char *argument)
{
  size_t name = strcspn(argument, " "), frame, variable, depth = 0;
  if (!find_variable(model, argument, name, &frame, &variable)) {
    model_say(model, "There is no variable %.*s in view.", (int)name, argument);
    return COMMAND_REFUSED;
  }
  uint32_t path[DEEPEST], from = 0;
  size_t what = name; /* the argument without "+101" */
  for (const char *at = argument + name; *at != '\0' && depth < DEEPEST && from == 0;) {
    char *end;
    at += strspn(at, " ");
    bool begins = *at == '+';
    unsigned long part = strtoul(at + begins, &end, 10);
    if (end == at + begins || part == 0 || part > UINT32_MAX) {
      model_say(model, "Parts are chosen by their numbers: show %.*s 1.", (int)name, argument);
      return COMMAND_REFUSED;
    }
    if (begins) from = (uint32_t)part - 1;
    else path[depth++] = (uint32_t)part - 1;
    if (!begins) what = (size_t)(end - argument);
    at = end;
  }
  const struct engine_parts *parts =
      engine_expand(model->engine, frame, variable, path, depth, from);
  char *table = strndup(argument, what);
  if (parts == NULL) model_say(model, "%s has no parts to show.", argument);
  else if (table != NULL) say_parts(model, table, parts);
  free(table);
  return parts == NULL ? COMMAND_REFUSED : COMMAND_DONE;
}
