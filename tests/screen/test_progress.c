/* What is shown while something takes its time: what goes on, how far it is, and the way out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/scene.h"

static struct model *open_running(enum say_by by)
{
  struct engine *engine = scene_new("return 1\n");
  struct model *model = model_new(engine, "one.lua");
  update_size(model, 24, 80);
  scene_of(engine)->status = ENGINE_RUNNING;
  scene_of(engine)->progress = 1234567;
  model->arrival.by = by;
  return model;
}

static void assert_shows(const struct model *model, const char *text, bool there)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  char *screen = grid_to_text(grid);
  if ((strstr(screen, text) != NULL) != there)
    fail_msg("%s %s on\n%s", text, there ? "is not" : "is", screen);
  free(screen);
  grid_free(grid);
}

static void assert_shown(const struct model *model, const char *text)
{
  assert_shows(model, text, true);
}

static void assert_not_shown(const struct model *model, const char *text)
{
  assert_shows(model, text, false);
}

static void each_kind_has_its_words(void **state)
{
  (void)state;
  static const struct {
    enum say_by by;
    const char *progress, *way_out;
  } cases[] = {
      {SAY_BY_RUNNING, "running…  1,234,567 lines", "Press Esc to pause it."},
      {SAY_BY_SET, "running…  1,234,567 lines", "Press Esc to pause it."},
      {SAY_BY_GOTO, "on the way to that time…  1,234,567 lines", "Press Ctrl-K to give that up"},
      {SAY_BY_BACK, "on the way to that time…", "then you stay where you were."},
      {SAY_BY_KILL, "going back to where you were…", "Press 0 to begin afresh instead."},
      {SAY_BY_RESUME, "doing again what was done…", "Press 0 to begin afresh instead."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct model *model = open_running(cases[i].by);
    assert_shown(model, cases[i].progress);
    assert_shown(model, cases[i].way_out);
    model_free(model);
  }
}

/* There is no place to pause at on the way: nothing may claim that the script is stuck. */
static void a_jump_is_not_asked_to_pause(void **state)
{
  (void)state;
  struct model *model = open_running(SAY_BY_GOTO);
  assert_true(update_key(model, "Esc"));
  assert_false(model->asked_to_pause);
  assert_string_equal(scene_of(model_engine(model))->calls, "");
  assert_shown(model, "Press Ctrl-K to give that up");
  assert_not_shown(model, "pause");
  assert_true(update_key(model, "Ctrl-K"));
  assert_string_equal(scene_of(model_engine(model))->calls, "kill");
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_kind_has_its_words),
      cmocka_unit_test(a_jump_is_not_asked_to_pause),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
