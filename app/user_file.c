#include "app/user_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *absolute(const char *variable)
{
  const char *path = getenv(variable);
  return path != NULL && path[0] == '/' ? path : NULL;
}

char *user_file_path(const char *variable, const char *inside, const char *name)
{
  const char *folder = absolute(variable), *home = absolute("HOME");
  const char *slash = name[0] != '\0' ? "/" : "";
  char *path = NULL;
  int size = -1;
  if (folder != NULL) size = asprintf(&path, "%s/yieldscope%s%s", folder, slash, name);
  else if (home != NULL) size = asprintf(&path, "%s/%s/yieldscope%s%s", home, inside, slash, name);
  return size < 0 ? NULL : path;
}

char *user_file_shown(const char *path)
{
  const char *home = absolute("HOME");
  size_t size = home != NULL ? strlen(home) : 0;
  if (size < 2 || strncmp(path, home, size) != 0 || path[size] != '/') return strdup(path);
  char *shown = NULL;
  return asprintf(&shown, "~%s", path + size) < 0 ? NULL : shown;
}
