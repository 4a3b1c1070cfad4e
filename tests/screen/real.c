#include "tests/screen/real.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/source.h"
#include "app/update.h"
#include "engine/engine.h"

enum { MOMENT = 50 /* ms: for a script that does not end to be under way */ };

/* Waits for a script that ends by itself; gives an endless one a moment. */
static void await(struct model *model)
{
  if (model_engine(model) == NULL) return; /* the menu of lessons */
  bool stops = engine_wait(model_engine(model), model->asked_to_pause ? REAL_DEADLINE : MOMENT);
  bool endless = strstr(source_name(model_source(model)), "endless") != NULL;
  if (!stops && !endless) assert_true(engine_wait(model_engine(model), REAL_DEADLINE));
  update_engine(model);
  while (!endless && model_running(model)) { /* a question leads to the next command */
    assert_true(engine_wait(model_engine(model), REAL_DEADLINE));
    update_engine(model);
  }
}

void real_press(struct model *model, const char *key)
{
  assert_true(update_key(model, key));
  await(model);
}

void real_tick(struct model *model)
{
  static long clock = 1000;
  long left = update_tick(model, clock);
  assert_true(left > 0);
  clock += left;
  assert_int_equal(update_tick(model, clock), -1);
  await(model);
}

void real_keys(struct model *model, const char *names)
{
  static const char type[] = "type:";
  while (*names != '\0') {
    char name[64];
    size_t size = strcspn(names, " ");
    assert_true(size < sizeof name);
    memcpy(name, names, size);
    name[size] = '\0';
    if (strncmp(name, type, strlen(type)) == 0)
      for (const char *at = name + strlen(type); *at != '\0'; at++)
        real_press(model, (const char[]){*at, '\0'});
    else if (strcmp(name, "tick") == 0) real_tick(model);
    else real_press(model, name);
    names += size + (names[size] == ' ');
  }
}

struct model *real_open(const char *script, int rows, int columns)
{
  char path[128], problem[256] = "";
  const char *folder = strchr(script, '/') == NULL ? "tests/screen/scripts/" : "";
  snprintf(path, sizeof path, "%s%s.lua", folder, script);
  struct engine_options options = {.script = path, .seed = 1};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (!engine) fail_msg("%s: %s", path, problem);
  struct model *model = model_new(engine, path);
  update_size(model, rows, columns);
  assert_true(engine_wait(engine, REAL_DEADLINE));
  update_engine(model);
  return model;
}
