/* theme_find.c - themes by name: the user's own, and those compiled in. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/config_file.h"
#include "app/problems.h"
#include "app/theme.h"

/* A name that stands for a file in the themes' folder and in no other: without a slash, not
 * hidden; and one that can be shown. */
static bool is_name(const char *name)
{
  size_t size = strlen(name);
  if (size == 0 || size >= THEME_NAME_SIZE || name[0] == '.') return false;
  for (size_t i = 0; i < size; i++)
    if (name[i] == '/' || (unsigned char)name[i] <= ' ' || name[i] == 0x7F) return false;
  return true;
}

const char *theme_shipped(const char *name)
{
  for (const struct theme_file *file = theme_files; file->name != NULL; file++)
    if (strcmp(file->name, name) == 0) return file->text;
  return NULL;
}

bool theme_open(struct theme *theme, const char *name, struct problems *problems)
{
  if (!is_name(name)) return false;
  char place[THEME_NAME_SIZE + sizeof "themes/"];
  snprintf(place, sizeof place, "themes/%s", name);
  char *own = config_file_read(place, problems), *shown = config_file_shown(place);
  const char *text = own != NULL ? own : theme_shipped(name);
  if (text != NULL) theme_read(theme, name, shown != NULL ? shown : place, text, problems);
  free(shown);
  free(own);
  return text != NULL;
}

static int chosen(const struct dirent *entry)
{
  return is_name(entry->d_name) && theme_shipped(entry->d_name) == NULL;
}

char *theme_list(void)
{
  char *text = NULL, *folder = config_file_path("themes");
  size_t size;
  struct dirent **own = NULL;
  int count = folder != NULL ? scandir(folder, &own, chosen, alphasort) : 0;
  FILE *out = open_memstream(&text, &size);
  for (const struct theme_file *file = theme_files; out != NULL && file->name != NULL; file++)
    fprintf(out, "%s\n", file->name);
  for (int i = 0; i < count; i++) {
    if (out != NULL) fprintf(out, "%s\n", own[i]->d_name);
    free(own[i]);
  }
  if (out != NULL) fclose(out);
  free(own);
  free(folder);
  return text;
}

const struct theme *theme_painted(const struct theme *theme)
{
  static struct theme dark;
  if (theme->screen.background != THEME_OWN && theme->screen.foreground != THEME_OWN) return theme;
  struct problems none = {0};
  theme_read(&dark, "dark", "dark", theme_shipped("dark"), &none);
  problems_clear(&none);
  return &dark;
}
