/* complete_kind.c - the kinds of argument that command_table names in capitals: what each means,
 * and which words of the present program fit. */
#include "app/complete.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/command_all.h"
#include "app/config.h"
#include "app/model_inside.h"
#include "app/theme.h"

void complete_add(struct complete_list *list, const char *prefix, const char *text,
                  const char *note)
{
  if (strncmp(text, prefix, strlen(prefix)) != 0) return;
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->words[i].text, text) == 0) return;
  if (list->count == list->claimed) {
    size_t claimed = list->claimed == 0 ? 16 : list->claimed * 2;
    struct complete_word *grown = realloc(list->words, claimed * sizeof *grown);
    if (grown == NULL) return;
    list->words = grown;
    list->claimed = claimed;
  }
  struct complete_word word = {strdup(text), note != NULL ? strdup(note) : NULL};
  if (word.text != NULL) list->words[list->count++] = word;
  else free(word.note);
}

static void add_commands(const struct model *model, struct complete_list *list, const char *prefix)
{
  for (size_t i = 0; i < command_count; i++)
    if ((command_table[i].places & COMMAND_SCREEN) && command_concerns(model, &command_table[i]))
      complete_add(list, prefix, command_table[i].name, NULL);
}

static void add_generators(const struct model *model, struct complete_list *list,
                           const char *prefix)
{
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    complete_add(list, prefix, stop->generators[i].name, NULL);
}

/* "fibonacci(", and behind it what it takes. */
static void add_functions(const struct model *model, struct complete_list *list, const char *prefix)
{
  char text[128], note[128];
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->function_count; i++) {
    const struct engine_function *function = &stop->functions[i];
    bool takes = function->parameters[0] != '\0';
    snprintf(text, sizeof text, "%s(%s", function->name, takes ? "" : ")");
    snprintf(note, sizeof note, "%s)", function->parameters);
    complete_add(list, prefix, text, takes ? note : NULL);
  }
}

/* The variables of the frame in view. */
static void add_variables(const struct model *model, struct complete_list *list, const char *prefix)
{
  const struct engine_view *view = &model->shown->view;
  if (model->frame >= view->frame_count) return;
  const struct engine_frame *frame = &view->frames[model->frame];
  for (size_t i = 0; i < frame->variable_count; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    if (variable->role != ENGINE_VARARG) complete_add(list, prefix, variable->name, NULL);
  }
}

static void add_breakpoints(const struct model *model, struct complete_list *list,
                            const char *prefix)
{
  size_t count;
  const struct engine_breakpoint *breaks = engine_break_list(model->engine, &count);
  for (size_t i = 0; i < count; i++) {
    char number[24], note[160];
    snprintf(number, sizeof number, "%zu", i + 1);
    complete_add(list, prefix, number, command_break_text(model, &breaks[i], note, sizeof note));
  }
}

static void add_branches(const struct model *model, struct complete_list *list, const char *prefix)
{
  for (size_t i = 0; i < engine_branch_count(model->engine); i++) {
    char number[24];
    snprintf(number, sizeof number, "%zu", i + 1);
    complete_add(list, prefix, number, NULL);
  }
}

static void add_watches(const struct model *model, struct complete_list *list, const char *prefix)
{
  for (size_t i = 0; i < watch_count(&model->watches); i++) {
    char number[24];
    snprintf(number, sizeof number, "%zu", i + 1);
    complete_add(list, prefix, number, watch_expression(&model->watches, i));
  }
}

static void add_panes(const struct model *model, struct complete_list *list, const char *prefix)
{
  const char *name;
  for (size_t i = 0; (name = command_pane_name(i)) != NULL; i++)
    if (model->lessons != NULL || strcmp(name, "lesson") != 0)
      complete_add(list, prefix, name, NULL);
}

static void add_themes(const struct model *model, struct complete_list *list, const char *prefix)
{
  (void)model;
  char *names = theme_list(), *rest = names;
  for (char *name; rest != NULL && (name = strsep(&rest, "\n")) != NULL;)
    if (name[0] != '\0') complete_add(list, prefix, name, NULL);
  free(names);
}

static void add_settings(const struct model *model, struct complete_list *list, const char *prefix)
{
  (void)model;
  for (size_t i = 0; i < config_count; i++)
    complete_add(list, prefix, config_settings[i].name, config_settings[i].values);
}

static void add_done(const struct model *model, struct complete_list *list, const char *prefix)
{
  (void)model;
  complete_add(list, prefix, "false", NULL);
  complete_add(list, prefix, "true", NULL);
}

#define VALUES "7, true, \"text\", {1, 2}, or with variables: a + b"

/* An example that begins with '-' stands even where the program has names of that kind. */
static const struct complete_kind kinds[] = {
    {"EXPR", "a value in Lua: " VALUES, "7", true, add_variables},
    {"VALUE", "a value in Lua: " VALUES, "-3", false, NULL},
    {"DONE", "true or false: is the generator finished then?", "-false", false, add_done},
    {"NAME", "a variable in view", "a", false, add_variables},
    {"GENERATOR", "the name of a generator", "count#1", false, add_generators},
    {"TEXT", "a part of a generator's name", "count", false, add_generators},
    {"FUNCTION(ARGS)", "a generator function, and its arguments in brackets", "count(3)", false,
     add_functions},
    {"COMMAND", "the name of a command", "-next", false, add_commands},
    {"FILE", "a file: in the folder where you started yieldscope, or from ~/ or /", "-lesson",
     false, complete_files},
    {"FILE.svg", "a file for a picture", "-lesson.svg", false, complete_files},
    {"PANE", "the name of a pane, as its title says it", "source", false, add_panes},
    {"THEME", "the name of a theme", "dark", false, add_themes},
    {"WORDS", "a text; in small letters it also finds capitals", "-yield", true, NULL},
    {"SETTING", "what is to be changed: settings alone shows them all", "theme", false,
     add_settings},
    {"CHOICE", "its new value", "dark", false, NULL},
    {"LINE", "the number of a line", "3", false, NULL},
    {"ANSWER", "the result that you expect, or the numbers of your choices", "1", false, NULL},
    {"PAGE", "the number of a page", "3", false, NULL},
    {"CHECK", "the number of a failed check, as the report has it", "1", false, NULL},
    {"EVENT", "the number of an event, as info results tells them", "10", false, NULL},
    {"BREAKPOINT", "the number of a breakpoint, as info breaks tells them", "1", false,
     add_breakpoints},
    {"BRANCH", "the number of a branch, as branch alone tells them", "2", false, add_branches},
    {"WATCH", "the number of a watch, as watch alone tells them", "1", false, add_watches},
    {"PART", "the number of a part", "1", false, NULL},
    {"FROM", "the number of the first part to show", "101", false, NULL},
};

const struct complete_kind *complete_kind(const char *word, size_t size)
{
  if (size > 0 && word[0] == '+') word++, size--;
  if (size > strlen("…") && memcmp(word + size - strlen("…"), "…", strlen("…")) == 0)
    size -= strlen("…");
  if (size > 0 && word[size - 1] == ',') size--;
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (strlen(kinds[i].name) == size && memcmp(kinds[i].name, word, size) == 0) return &kinds[i];
  return NULL;
}
