#include "tests/unit/real_engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/folder.h"

static char *folder;

int real_engine_make(void **state)
{
  (void)state;
  folder = folder_new();
  return 0;
}

int real_engine_remove(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

struct engine *real_engine_open(const char *name, const char *text, struct engine_options options)
{
  char path[4096], problem[500];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  options.script = path;
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (!engine) fail_msg("%s", problem);
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  return engine;
}

void real_engine_do(struct engine *engine, bool accepted)
{
  if (!accepted) fail_msg("%s", engine_problem(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  if (engine_refused(engine)) fail_msg("%s", engine_problem(engine));
}
