/* complete_file.c - names of files for the prompt. */
#include "app/complete.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST = 200 /* of one folder: more is no choice */ };

/* The path that was typed, "~/" replaced. Caller frees; NULL when out of memory. */
static char *path_of(const char *typed)
{
  const char *home = getenv("HOME");
  char *path = NULL;
  bool at_home = typed[0] == '~' && (typed[1] == '/' || typed[1] == '\0');
  if (!at_home || home == NULL) return strdup(typed);
  return asprintf(&path, "%s%s", home, typed + 1) < 0 ? NULL : path;
}

static int by_text(const void *one, const void *other)
{
  return strcmp(((const struct complete_word *)one)->text,
                ((const struct complete_word *)other)->text);
}

static bool is_folder(const char *folder, const char *name)
{
  char *path;
  struct stat state;
  if (asprintf(&path, "%s/%s", folder, name) < 0) return false;
  bool is = stat(path, &state) == 0 && S_ISDIR(state.st_mode);
  free(path);
  return is;
}

/* One more name of that folder; typed: the folder as it was typed, with its slash. */
static void add_name(struct complete_list *list, const char *prefix, const char *typed,
                     const char *folder, const char *name)
{
  const char *begins = prefix + strlen(typed);
  char *text;
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return;
  if (name[0] == '.' && begins[0] != '.') return;
  if (strncmp(name, begins, strlen(begins)) != 0 || strpbrk(name, "\n\t") != NULL) return;
  if (asprintf(&text, "%s%s%s", typed, name, is_folder(folder, name) ? "/" : "") < 0) return;
  complete_add(list, prefix, text, NULL);
  free(text);
}

void complete_files(const struct model *model, struct complete_list *list, const char *prefix)
{
  (void)model;
  const char *slash = strrchr(prefix, '/');
  char *typed = strndup(prefix, slash != NULL ? (size_t)(slash + 1 - prefix) : 0);
  char *folder = typed != NULL ? path_of(typed[0] != '\0' ? typed : ".") : NULL;
  size_t before = list->count;
  DIR *stream = folder != NULL ? opendir(folder) : NULL;
  const struct dirent *entry;
  while (stream != NULL && list->count - before < MOST && (entry = readdir(stream)) != NULL)
    add_name(list, prefix, typed, folder, entry->d_name);
  if (stream != NULL) closedir(stream);
  if (list->count > before)
    qsort(list->words + before, list->count - before, sizeof *list->words, by_text);
  free(folder);
  free(typed);
}
