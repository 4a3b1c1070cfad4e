#include "app/update.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/cursor.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/lesson/lessons.h"
#include "app/lesson/menu.h"
#include "app/search.h"
#include "app/update_mouse.h"
#include "app/update_prompt.h"
#include "app/update_time.h"
#include "app/view.h"

/* The source pane stands still while the cursor moves within it; when the cursor leaves it,
 * the text moves so that the cursor is in the middle again. */
static void settle(struct model *model)
{
  if (model->engine == NULL) return; /* there is nothing but a menu */
  update_time_settle(model);
  if (model->zoomed != PANE_COUNT) model->zoomed = model->focus;
  cursor_settle(model);
  struct layout layout = view_layout(model);
  struct model_scroll *scroll = &model->scrolls[PANE_SOURCE];
  int height = layout.boxes[PANE_SOURCE].height, line = view_source_row(model, model->cursor);
  if (height <= 0) return;
  struct view_margins margins = view_source_margins(model);
  bool at_top = scroll->first == 0 && line < margins.above;
  bool inside =
      line >= scroll->first + margins.above && line < scroll->first + height - margins.below;
  if (!scroll->moved || (!inside && !at_top)) scroll->first = line - height / 2;
  if (scroll->first < 0) scroll->first = 0;
  scroll->moved = true;
  scroll->first = view_first(model, PANE_SOURCE);
  model->scrolls[PANE_TWIN] = *scroll;
}

/* A pane that the window has lost its room for cannot keep the brackets; it gets them back
 * when it is there again. (The time may be hidden for a moment, and comes back by itself.) */
static void settle_focus(struct model *model)
{
  struct layout layout = view_layout(model);
  if (layout.too_small || model->zoomed != PANE_COUNT || model->cover != PANE_COUNT) return;
  enum pane hidden = model->focus_hidden;
  if (hidden != PANE_COUNT && layout.boxes[hidden].height > 0) {
    model->focus = hidden;
    model->focus_hidden = PANE_COUNT;
  }
  if (model->focus == PANE_TIME || layout.boxes[model->focus].height > 0) return;
  model->focus_hidden = model->focus;
  model->focus = layout.boxes[PANE_SOURCE].height > 0 ? PANE_SOURCE : PANE_SENTENCE;
}

void update_size(struct model *model, int rows, int columns)
{
  model->on_screen = true;
  model->rows = rows;
  model->columns = columns;
  if (model->engine != NULL) settle_focus(model);
  settle(model);
}

/* An answer of many lines, and that of what-if, have panes of their own. */
static void show_answer(struct model *model, bool asked)
{
  if (asked && model->futures.question == MODEL_ASKED_FUTURES && !model_running(model)) {
    model->cover = PANE_FUTURES;
    model->scrolls[PANE_FUTURES] = (struct model_scroll){0};
  }
  if (strchr(model->message, '\n') == NULL || model->guess.told) return;
  free(model->text);
  model->text = strdup(model->message);
  model->cover = PANE_TEXT;
  model->scrolls[PANE_TEXT] = (struct model_scroll){0};
  model_say(model, "%s", "");
}

/* Takes what the engine has told, and goes on with what is left to do: see command_go_on. */
static void take_news(struct model *model)
{
  bool asked = model->asked.question == MODEL_ASKED_FUTURES;
  model_refresh(model);
  update_prompt_settle(model);
  if (!model_running(model)) slow_stopped(model);
  if (!model_running(model)) update_prompt_answer(model, command_go_on(model));
  show_answer(model, asked);
}

long update_tick(struct model *model, long now)
{
  long next = slow_tick(model, now);
  if (model->view_left == 0) return next;
  model_read_view(model);
  return 0;
}

void update_no_answer(struct model *model)
{
  model->no_answer = model_running(model) && model->asked_to_pause;
}

static bool run_line(struct model *model, const char *line)
{
  if (line[0] == '\0') return true;
  model->guess.told = false;
  enum command_answer answer = command_run(model, line, COMMAND_SCREEN);
  update_prompt_answer(model, answer);
  show_answer(model, false);
  return answer != COMMAND_QUIT;
}

static bool prompt_takes(struct model *model, const char *key)
{
  char *line;
  if (!update_prompt_key(model, key, &line)) return true;
  bool goes_on = run_line(model, line);
  free(line);
  return goes_on;
}

static bool is_one_of(const char *line, const char *const *lines, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (strcmp(line, lines[i]) == 0) return true;
  return false;
}

/* A pane that covers the others takes the keys that scroll; those that would leave something, and
 * Esc whatever it is bound to, close it; others do nothing. */
static void cover_takes(struct model *model, const char *key)
{
  static const char *const closing[] = {"close", "quit", "pause", "help", "open"};
  const char *bound = keymap_find(model->keymap, key);
  const char *line = bound != NULL ? bound : "";
  bool takes = model->cover == PANE_FUTURES && strcmp(line, "open") == 0;
  char done[PROMPT_SIZE + 64];
  bool moves = strncmp(line, "scroll ", 7) == 0 || strncmp(line, "match ", 6) == 0 ||
               strcmp(line, "prompt search") == 0;
  if (takes || strcmp(key, "Esc") == 0 ||
      is_one_of(line, closing, sizeof closing / sizeof closing[0])) {
    run_line(model, "close");
    if (takes) run_line(model, update_time_take(model, done, sizeof done));
  } else if (moves) {
    run_line(model, line);
  } else if (strcmp(key, "Space") == 0) {
    run_line(model, "scroll page-down");
  }
}

/* What presenter mode shows of a key: "n  next". */
static void echo_key(struct model *model, const char *key, const char *line)
{
  static const char prompt[] = "prompt ";
  if (line != NULL && strncmp(line, prompt, strlen(prompt)) == 0) line += strlen(prompt);
  snprintf(model->pressed, sizeof model->pressed, "%s  %s", key, line != NULL ? line : "");
}

void update_welcome(struct model *model)
{
  enum { KEYS = 4 };
  model->hint_keys = KEYS;
}

static bool in_menu(const struct model *model)
{
  return model->lessons != NULL && model->lessons->in_menu;
}

/* False: the user quits. */
static bool menu_does(struct model *model, enum menu_answer answer)
{
  if (answer == MENU_QUITS) return false;
  if (answer == MENU_OPENS) lessons_open_chosen(model);
  settle(model);
  return true;
}

/* A digit where the page asks for an answer: the prompt opens with it, and Enter answers. */
static void begin_answer(struct model *model, const char *key)
{
  run_line(model, lessons_want(model) == LESSONS_WANT_GUESS ? "prompt predict" : "prompt answer");
  if (model->prompt.open) prompt_insert(&model->prompt, key, strlen(key));
}

static bool is_answer(const struct model *model, const char *key)
{
  enum lessons_want want = lessons_want(model);
  return key[0] >= '1' && key[0] <= '9' && key[1] == '\0' && model->count.typed == 0 &&
         (want == LESSONS_WANT_ANSWER || want == LESSONS_WANT_GUESS);
}

/* again: its count presses it. */
static bool press(struct model *model, const char *key, bool again)
{
  bool goes_on = true;
  char own[64];
  if (slow_takes(model, key) || ahead_takes(model, key)) {
    goes_on = true;
  } else if (model->prompt.open) {
    goes_on = prompt_takes(model, key);
  } else if (model->cover != PANE_COUNT) {
    cover_takes(model, key);
  } else if (is_answer(model, key)) {
    begin_answer(model, key);
  } else {
    if (!again && count_takes(model, key)) {
      settle(model);
      return true;
    }
    const char *bound = keymap_find(model->keymap, key);
    echo_key(model, key, bound);
    if (model->hint_keys > 0) model->hint_keys--;
    bool pauses = bound != NULL && strcmp(bound, "pause") == 0 && !model_running(model);
    bool leaves = model->zoomed != PANE_COUNT && pauses;
    const char *line = leaves ? "close" : update_time_key(model, bound, own, sizeof own);
    if (line != NULL) goes_on = run_line(model, line);
    else
      model_say(model, "The key %s does nothing here. Press %s to see the keys.", key,
                keymap_key(model->keymap, "help"));
  }
  settle(model);
  return goes_on;
}

/* Presses a key again as often as its count says, as far as the next time that it lets the script
 * run. */
static bool press_counted(struct model *model)
{
  char key[AHEAD_KEY];
  while (count_next(model, key))
    if (!press(model, key, true)) return false;
  return true;
}

bool update_key(struct model *model, const char *key)
{
  if (in_menu(model)) return menu_does(model, menu_key(model->lessons->menu, model, key));
  return press(model, key, false) && press_counted(model);
}

/* The keys typed ahead, as far as the next one that lets the script run again. */
static bool press_held(struct model *model)
{
  char key[AHEAD_KEY];
  while (model->edit_line == 0 && ahead_next(model, key))
    if (!update_key(model, key)) return false;
  return true;
}

bool update_engine(struct model *model)
{
  if (model->engine == NULL) return true;
  take_news(model);
  settle(model);
  return press_counted(model) && press_held(model);
}

void update_paste(struct model *model, const char *text)
{
  if (in_menu(model)) return;
  if (model->prompt.open) prompt_insert(&model->prompt, text, strlen(text));
  else
    model_say(model,
              "You pasted text, but here keys are commands, so nothing was done. Press %s "
              "first, then paste.",
              keymap_key(model->keymap, "prompt"));
  settle(model);
}

static bool click_menu(struct model *model, int row, int column)
{
  struct menu *menu = model->lessons->menu;
  const char *key = update_mouse_key(model, row, column);
  return menu_does(model, key[0] != '\0' ? menu_key(menu, model, key)
                                         : menu_click(menu, model, row, column));
}

bool update_click(struct model *model, int row, int column)
{
  if (in_menu(model)) return click_menu(model, row, column);
  char line[64];
  const char *key = update_mouse_click(model, row, column, line, sizeof line);
  if (key[0] != '\0') return update_key(model, key);
  bool goes_on = slow_takes(model, "Click") || run_line(model, line);
  settle(model);
  return goes_on;
}

void update_wheel(struct model *model, int row, int column, int direction)
{
  if (in_menu(model)) {
    menu_wheel(model->lessons->menu, model, direction);
    return;
  }
  update_mouse_wheel(model, row, column, direction);
  settle(model);
}
