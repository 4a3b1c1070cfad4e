#include "tests/screen/course.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/lesson/course.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "tests/screen/real.h"
#include "tests/support/folder.h"

int course_set_up(void **state)
{
  char *home = folder_new();
  setenv("HOME", home, 1);
  unsetenv("XDG_STATE_HOME");
  unsetenv("XDG_DATA_HOME");
  setenv("YIELDSCOPE_LESSONS", "tests/screen/lessons", 1);
  *state = home;
  return 0;
}

int course_tear_down(void **state)
{
  folder_remove(*state);
  return 0;
}

struct model *course_menu(int rows, int columns)
{
  char problem[256] = "";
  struct course *course = course_open(NULL, problem, sizeof problem);
  if (course == NULL) fail_msg("%s", problem);
  struct model *model = model_new_empty();
  lessons_start(model, course);
  update_size(model, rows, columns);
  return model;
}

struct model *course_lesson_one(int rows, int columns)
{
  struct model *model = course_menu(rows, columns);
  real_keys(model, "Enter");
  return model;
}
