#include "app/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config_file.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/problems.h"
#include "app/theme.h"

/* ---------------------------------------------------------------- the settings */

static const char *word_of(bool on)
{
  return on ? "on" : "off";
}

static bool is_on(const char *value)
{
  return strcmp(value, "on") == 0;
}

static void set_theme(struct model *model, const char *value, const char *file, int line,
                      struct problems *problems)
{
  size_t before = problems->count;
  struct theme checked = {0};
  struct theme *theme = model != NULL ? &model->theme : &checked;
  if (theme_open(theme, value, problems) || problems->count > before) return;
  problems_add(problems, file, line, "there is no theme “%s”", value);
}

static const char *get_theme(const struct model *model)
{
  return model->theme.name;
}

static void set_language(struct model *model, const char *value, const char *file, int line,
                         struct problems *problems)
{
  (void)file;
  (void)line;
  (void)problems;
  model_show_twin(model, strcmp(value, "javascript") == 0);
}

static const char *get_language(const struct model *model)
{
  return model->wants_twin ? "javascript" : "lua";
}

static void set_mouse(struct model *model, const char *value, const char *file, int line,
                      struct problems *problems)
{
  (void)file;
  (void)line;
  (void)problems;
  model->mouse = is_on(value);
}

static const char *get_mouse(const struct model *model)
{
  return word_of(model->mouse);
}

static void set_ascii(struct model *model, const char *value, const char *file, int line,
                      struct problems *problems)
{
  (void)file;
  (void)line;
  (void)problems;
  model->ascii = is_on(value);
}

static const char *get_ascii(const struct model *model)
{
  return word_of(model->ascii);
}

static void set_presenter(struct model *model, const char *value, const char *file, int line,
                          struct problems *problems)
{
  (void)file;
  (void)line;
  (void)problems;
  model_present(model, is_on(value));
}

static const char *get_presenter(const struct model *model)
{
  return word_of(model->presenting);
}

static void set_pace(struct model *model, const char *value, const char *file, int line,
                     struct problems *problems)
{
  enum { LEAST = 50, MOST = 10000 };
  int pace = strspn(value, "0123456789") == strlen(value) && strlen(value) <= 5 ? atoi(value) : 0;
  if (pace < LEAST || pace > MOST)
    problems_add(problems, file, line, "the pace “%s” is not a number from %d to %d", value, LEAST,
                 MOST);
  else if (model != NULL) model->slow.pace = pace;
}

static const char *get_pace(const struct model *model)
{
  static char text[16];
  snprintf(text, sizeof text, "%d", model->slow.pace);
  return text;
}

const struct config_setting config_settings[] = {
    {"theme", "NAME", "the colours; the command theme lists them", set_theme, get_theme},
    {"language", "lua|javascript", "the text in the source pane", set_language, get_language},
    {"mouse", "on|off", "off leaves it to the terminal, to copy text", set_mouse, get_mouse},
    {"ascii", "on|off", "on draws lines and signs in plain ASCII", set_ascii, get_ascii},
    {"pace", "NUMBER", "milliseconds that slow motion gives a line", set_pace, get_pace},
    {"presenter", "on|off", "on begins in presenter mode, for a classroom", set_presenter,
     get_presenter},
};
const size_t config_count = sizeof config_settings / sizeof config_settings[0];

/* ------------------------------------------------------------------- the files */

static const struct config_setting *find(const char *name)
{
  for (size_t i = 0; i < config_count; i++)
    if (strcmp(config_settings[i].name, name) == 0) return &config_settings[i];
  return NULL;
}

static bool is_open(const char *values)
{
  return values[0] >= 'A' && values[0] <= 'Z';
}

/* Is the value one of "on|off"? */
static bool is_one_of(const char *values, const char *value)
{
  size_t size = strlen(value);
  for (const char *at = values; *at != '\0'; at += strcspn(at, "|"), at += *at == '|')
    if (strcspn(at, "|") == size && memcmp(at, value, size) == 0) return true;
  return false;
}

static void read_line(struct model *model, char *line, const char *file, int number,
                      struct problems *problems)
{
  static const char blanks[] = " \t\r";
  char *rest, *name = strtok_r(line, blanks, &rest);
  if (name == NULL || name[0] == '#') return;
  char *value = strtok_r(NULL, blanks, &rest), *more = strtok_r(NULL, blanks, &rest);
  const struct config_setting *setting = find(name);
  if (setting == NULL) problems_add(problems, file, number, "there is no setting “%s”", name);
  else if (value == NULL || (more != NULL && more[0] != '#'))
    problems_add(problems, file, number, "the setting %s needs one value, %s", name,
                 setting->values);
  else if (!is_open(setting->values) && !is_one_of(setting->values, value))
    problems_add(problems, file, number, "the setting %s cannot be “%s”, only %s", name, value,
                 setting->values);
  else if (model != NULL || is_open(setting->values))
    setting->set(model, value, file, number, problems);
}

void config_read_text(struct model *model, const char *file, const char *text,
                      struct problems *problems)
{
  for (int number = 1; *text != '\0'; number++) {
    size_t size = strcspn(text, "\n");
    char *line = strndup(text, size);
    if (line != NULL) read_line(model, line, file, number, problems);
    free(line);
    text += size + (text[size] == '\n');
  }
}

/* Without a model they are only checked. */
static void read_files(struct model *model, struct keymap *keymap, struct problems *problems)
{
  char *settings = config_file_read("config", problems), *place = config_file_shown("config");
  if (settings != NULL)
    config_read_text(model, place != NULL ? place : "config", settings, problems);
  free(settings);
  free(place);
  char *keys = config_file_read("keys", problems);
  place = config_file_shown("keys");
  if (keys != NULL) keymap_read(keymap, place != NULL ? place : "keys", keys, problems);
  free(keys);
  free(place);
}

static void tell(struct model *model, const struct problems *problems)
{
  free(model->problems);
  model->problems = problems_text(problems);
  const char *first = problems->count > 0 ? problems->sentences[0] : NULL;
  if (first == NULL) return;
  if (problems->count == 1) model_say(model, "%s", first);
  else
    model_say(model, "%s There %s %zu more: :settings shows %s.", first,
              problems->count == 2 ? "is" : "are", problems->count - 1,
              problems->count == 2 ? "it" : "them");
}

bool config_open(struct model *model, const char *theme)
{
  struct problems problems = {0};
  read_files(model, model->keymap, &problems);
  size_t before = problems.count;
  bool well =
      theme == NULL || theme_open(&model->theme, theme, &problems) || problems.count > before;
  tell(model, &problems);
  problems_clear(&problems);
  return well;
}

void config_check(FILE *out)
{
  char none[8];
  struct problems problems = {0};
  struct keymap *keymap = keymap_new("", "", none, sizeof none);
  if (keymap != NULL) read_files(NULL, keymap, &problems);
  keymap_free(keymap);
  for (size_t i = 0; i < problems.count && i < PROBLEMS_MOST; i++)
    if (problems.sentences[i] != NULL) fprintf(out, "yieldscope: %s\n", problems.sentences[i]);
  problems_clear(&problems);
}
