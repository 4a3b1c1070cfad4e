/* model_present.c - presenter mode: other keys, and a theme that can be read from far away. Who
 * has chosen yet another theme meanwhile keeps it afterwards. */
#include <string.h>

#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/problems.h"

static const char theme[] = "high-contrast";

static void change_theme(struct model *model, bool presents)
{
  struct problems problems = {0};
  if (presents) {
    model->theme_before = model->theme;
    theme_open(&model->theme, theme, &problems);
  } else if (strcmp(model->theme.name, theme) == 0) {
    model->theme = model->theme_before;
  }
  problems_clear(&problems);
}

void model_present(struct model *model, bool presents)
{
  if (presents != model->presenting) change_theme(model, presents);
  model->presenting = presents;
  model->results_hidden = false;
  model->pressed[0] = '\0';
  keymap_lay(model->keymap, presents ? model->clicker : NULL);
}
