#include "app/lesson/lessons_screen.h"

#include <stdio.h>
#include <string.h>

#include "app/config.h"
#include "app/exit_status.h"
#include "app/lesson/course.h"
#include "app/lesson/lessons.h"
#include "app/lesson/progress.h"
#include "app/model_inside.h"
#include "app/tui.h"

static int complain(struct model *model, const char *problem)
{
  size_t size = strlen(problem);
  bool ended = size > 0 && strchr(".!?", problem[size - 1]) != NULL;
  fprintf(stderr, "yieldscope: %s%s\n", problem, ended ? "" : ".");
  model_free(model);
  return EXIT_USAGE;
}

int lessons_screen(const char *name, const char *theme, bool presents)
{
  char problem[1024] = "there is not enough memory";
  struct course *course = course_open(NULL, problem, sizeof problem);
  if (course == NULL && name == NULL) return complain(NULL, problem);
  struct lesson *lesson = name != NULL ? course_lesson(name, problem, sizeof problem) : NULL;
  struct model *model = name == NULL || lesson != NULL ? model_new_empty() : NULL;
  if (model == NULL) {
    lesson_free(lesson);
    course_free(course);
    return complain(NULL, problem);
  }
  if (!config_open(model, theme)) {
    snprintf(problem, sizeof problem, "there is no theme \"%s\"", theme);
    lesson_free(lesson);
    course_free(course);
    return complain(model, problem);
  }
  if (presents) model_present(model, true);
  lessons_start(model, course);
  const char *kept = lesson == NULL ? progress_problem(model->lessons->progress) : "";
  if (kept[0] != '\0') model_say(model, "%s", kept);
  if (lesson != NULL && lessons_open(model, lesson) == COMMAND_REFUSED)
    return complain(model, model_message(model));
  int status = tui_run(model);
  model_free(model);
  return status;
}
