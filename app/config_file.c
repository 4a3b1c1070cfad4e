#include "app/config_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/problems.h"
#include "app/user_file.h"
#include "app/whole_file.h"

char *config_file_path(const char *name)
{
  return user_file_path("XDG_CONFIG_HOME", ".config", name);
}

char *config_file_shown(const char *name)
{
  char *path = config_file_path(name);
  char *shown = path != NULL ? user_file_shown(path) : NULL;
  free(path);
  return shown;
}

/* Why a file of ours could not be read. */
static const char *reason(int error)
{
  switch (error) {
  case EISDIR: return "it is a folder, not a file";
  case EINVAL: return "it is not a plain file";
  case EFBIG: return "it is too large: more than 256 KiB";
  case ENOMEM: return "there is not enough memory for it";
  default: return strerror(error);
  }
}

char *config_file_read(const char *name, struct problems *problems)
{
  char *path = config_file_path(name), *text = NULL;
  if (path == NULL) return NULL;
  size_t size;
  const char *wrong = NULL;
  text = whole_file_read(path, CONFIG_FILE_MOST, &size);
  if (text == NULL && errno != ENOENT && errno != ENOTDIR) wrong = reason(errno);
  if (text != NULL && memchr(text, '\0', size) != NULL) {
    wrong = "it is not text";
    free(text);
    text = NULL;
  }
  if (wrong != NULL) {
    char *shown = config_file_shown(name);
    problems_add(problems, shown != NULL ? shown : name, 0, "%s", wrong);
    free(shown);
  }
  free(path);
  return text;
}
