#include "app/lesson/lesson_new.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char title_line[] = "title: My lesson\n";

/* "Two lives" for ".../04-two-lives". */
static void write_title(FILE *out, const char *folder)
{
  const char *slash = strrchr(folder, '/');
  const char *name = slash ? slash + 1 : folder;
  size_t digits = strspn(name, "0123456789");
  if (digits > 0 && name[digits] == '-' && name[digits + 1]) name += digits + 1;
  fputs("title: ", out);
  for (size_t i = 0; name[i]; i++) {
    char sign = name[i] == '-' ? ' ' : name[i];
    putc(i == 0 ? toupper((unsigned char)sign) : sign, out);
  }
  putc('\n', out);
}

static void write_text(FILE *out, const char *text, const char *folder)
{
  const char *title = strstr(text, title_line);
  if (!title) {
    fputs(text, out);
    return;
  }
  fwrite(text, 1, (size_t)(title - text), out);
  write_title(out, folder);
  fputs(title + sizeof title_line - 1, out);
}

/* Makes the folders within the lesson that lead to the file. */
static bool make_folders(char *path, size_t from)
{
  for (char *slash = path + from; (slash = strchr(slash, '/')); slash++) {
    *slash = '\0';
    bool made = mkdir(path, 0777) == 0 || errno == EEXIST;
    *slash = '/';
    if (!made) return false;
  }
  return true;
}

static bool write_file(const struct lesson_new_file *file, const char *folder)
{
  char *path;
  if (asprintf(&path, "%s/%s", folder, file->name) < 0) abort();
  bool made = make_folders(path, strlen(folder) + 1);
  FILE *out = made ? fopen(path, "wxe") : NULL;
  bool written = false;
  if (out) {
    write_text(out, file->text, folder);
    written = !ferror(out);
    written = fclose(out) == 0 && written;
  }
  free(path);
  return written;
}

bool lesson_new_write(const char *folder, char *problem, size_t size)
{
  char *path = strdup(folder);
  if (!path) abort();
  for (size_t length = strlen(path); length > 1 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  bool made = mkdir(path, 0777) == 0;
  if (!made && errno == EEXIST)
    snprintf(problem, size, "%s exists already; choose another name", path);
  else if (!made) snprintf(problem, size, "%s cannot be made: %s", path, strerror(errno));
  for (const struct lesson_new_file *file = lesson_new_files; made && file->name; file++) {
    made = write_file(file, path);
    if (!made)
      snprintf(problem, size, "%s/%s cannot be written: %s", path, file->name, strerror(errno));
  }
  free(path);
  return made;
}
