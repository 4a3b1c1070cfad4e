/* command_screenshot.c - the screen as a picture. A file that is there already is replaced only
 * where it is such a picture itself, so that a slip of the tongue costs nobody their work; and at
 * once (a new file is given its name), so that no half of a picture is ever seen. */
#include "app/command_all.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/svg.h"
#include "app/view.h"

static const char ending[] = ".svg";

enum taken { FREE, OWN, FOREIGN };

static enum taken look_at(const char *path)
{
  struct stat status;
  if (lstat(path, &status) != 0) return FREE;
  FILE *file = S_ISREG(status.st_mode) ? fopen(path, "rb") : NULL;
  if (file == NULL) return FOREIGN;
  bool own = svg_is_own(file);
  fclose(file);
  return own ? OWN : FOREIGN;
}

/* "fibonacci-1.svg", or the first number that is free. Caller frees; NULL: none is. */
static char *free_name(const struct model *model)
{
  const char *script = source_name(model->script);
  int size = (int)strcspn(script, ".");
  for (int number = 1; number < 1000; number++) {
    char *path = NULL;
    if (asprintf(&path, "%.*s-%d%s", size, script, number, ending) < 0) return NULL;
    if (look_at(path) == FREE) return path;
    free(path);
  }
  return NULL;
}

static char *path_of(const struct model *model, const char *argument)
{
  if (argument[0] == '\0') return free_name(model);
  size_t size = strlen(argument), length = strlen(ending);
  bool ends = size > length && strcmp(argument + size - length, ending) == 0;
  char *path = NULL;
  return asprintf(&path, "%s%s", argument, ends ? "" : ending) < 0 ? NULL : path;
}

/* Writes to a new file, then gives it the name. 0, or the errno. */
static int write_picture(const struct grid *grid, const struct theme *theme, const char *path)
{
  char *other = NULL;
  if (asprintf(&other, "%s.XXXXXX", path) < 0) return ENOMEM;
  int fd = mkstemp(other), error = errno;
  FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");
  if (out != NULL) {
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, 0666 & ~mask); /* as any other new file: mkstemp's are for nobody else */
    svg_write(out, grid, theme);
    errno = 0;
    bool failed = fflush(out) != 0 || ferror(out);
    failed = fclose(out) != 0 || failed;
    if (!failed && rename(other, path) == 0) error = 0;
    else error = errno != 0 ? errno : EIO;
  }
  if (fd >= 0 && error != 0) unlink(other);
  free(other);
  return error;
}

static enum command_answer take(struct model *model, const char *path)
{
  enum taken taken = look_at(path);
  if (taken == FOREIGN) {
    model_say(model,
              "%s is there already and is no screenshot, so it was left as it is. Choose "
              "another name.",
              path);
    return COMMAND_REFUSED;
  }
  struct grid *grid = grid_new(model->rows, model->columns);
  if (grid == NULL) return COMMAND_REFUSED;
  view_draw(model, grid);
  int error = write_picture(grid, &model->theme, path);
  grid_free(grid);
  if (error != 0) model_say(model, "%s could not be written: %s.", path, strerror(error));
  else if (taken == OWN) model_say(model, "The screen is now in %s; an older one was there.", path);
  else model_say(model, "The screen is in %s.", path);
  return error != 0 ? COMMAND_REFUSED : COMMAND_DONE;
}

enum command_answer command_screenshot(struct model *model, const char *argument)
{
  char *path = path_of(model, argument);
  if (path == NULL) return COMMAND_REFUSED;
  enum command_answer answer = take(model, path);
  free(path);
  return answer;
}
