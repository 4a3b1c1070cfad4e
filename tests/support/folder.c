#include "tests/support/folder.h"
#include "tests/support/buffer.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *folder_new(void)
{
  const char *parent = getenv("TMPDIR");
  struct buffer path = {0};
  buffer_format(&path, "%s/yieldscope-test.XXXXXX", parent && *parent ? parent : "/tmp");
  if (!mkdtemp(path.bytes)) fail("no folder for a test: %s", path.bytes);
  return path.bytes;
}

static int folder_remove_one(const char *path, const struct stat *status, int kind,
                             struct FTW *where)
{
  (void)status, (void)kind, (void)where;
  return remove(path);
}

void folder_remove(char *folder)
{
  nftw(folder, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
  free(folder);
}
