#include "app/prompt_history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/state_file.h"

enum { LONGEST_LINE = 600 };

static bool is_clean(const char *line)
{
  if (line[0] == '\0' || strlen(line) >= LONGEST_LINE) return false;
  for (; *line != '\0'; line++)
    if ((unsigned char)*line < ' ' || *line == 0x7F) return false;
  return true;
}

static void append(struct prompt_history *history, const char *line)
{
  bool again = history->count > 0 && strcmp(history->lines[history->count - 1], line) == 0;
  char *own = again || !is_clean(line) ? NULL : strdup(line);
  if (own == NULL) return;
  if (history->count == PROMPT_HISTORY) {
    free(history->lines[0]);
    memmove(history->lines, history->lines + 1, (PROMPT_HISTORY - 1) * sizeof(char *));
    history->count--;
  }
  history->lines[history->count++] = own;
}

static void forget(struct prompt_history *history)
{
  for (size_t i = 0; i < history->count; i++)
    free(history->lines[i]);
  history->count = 0;
}

/* ---------------------------------------------------------------- the file */

/* False: there is no such file. */
static bool read_file(struct prompt_history *history)
{
  char line[LONGEST_LINE + 2];
  struct stat state;
  FILE *file = stat(history->path, &state) == 0 && S_ISREG(state.st_mode)
                   ? fopen(history->path, "re")
                   : NULL;
  if (file == NULL) return false;
  forget(history);
  while (fgets(line, sizeof line, file) != NULL) {
    line[strcspn(line, "\n")] = '\0';
    append(history, line);
  }
  fclose(file);
  return true;
}

/* To another file first, so that whoever reads it finds all lines, the old ones or the new. */
static void write_file(struct prompt_history *history)
{
  char *other;
  if (!state_file_make_folders(history->path)) return;
  if (asprintf(&other, "%s.%ld", history->path, (long)getpid()) < 0) return;
  FILE *file = fopen(other, "wex");
  bool well = file != NULL;
  for (size_t i = 0; well && i < history->count; i++)
    well = fprintf(file, "%s\n", history->lines[i]) > 0;
  if (file != NULL) {
    well = fclose(file) == 0 && well;
    if (!well || rename(other, history->path) != 0) unlink(other);
  }
  free(other);
}

void prompt_history_load(struct prompt_history *history)
{
  free(history->path);
  history->path = state_file_path("history");
  if (history->path != NULL) read_file(history);
}

void prompt_history_add(struct prompt_history *history, const char *line)
{
  if (!is_clean(line)) return;
  if (history->path != NULL) read_file(history);
  append(history, line);
  if (history->path != NULL) write_file(history);
}

void prompt_history_clear(struct prompt_history *history)
{
  forget(history);
  free(history->path);
  history->path = NULL;
}

size_t prompt_history_find(const struct prompt_history *history, size_t from, int direction,
                           const char *begins, const char *has)
{
  size_t at = from;
  while (direction < 0 ? at > 0 : at + 1 < history->count) {
    at = direction < 0 ? at - 1 : at + 1;
    const char *line = history->lines[at];
    if (strncmp(line, begins, strlen(begins)) == 0 && strstr(line + strlen(begins), has) != NULL)
      return at;
  }
  return history->count;
}
