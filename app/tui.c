/* tui.c - the loop. It waits for keys and for the engine at once, and never blocks on the
 * engine: a script that runs for ever leaves the screen alive. */
#include "app/tui.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "app/command.h"
#include "app/editor.h"
#include "app/grid.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/screen.h"
#include "app/screen_paste.h"
#include "app/state_file.h"
#include "app/update.h"
#include "app/update_file.h"
#include "app/view.h"
#include "engine/engine.h"

enum {
  PATIENCE = 60, /* ms for which a run keeps the old screen: most end sooner, with no flicker */
  FRAME = 100,   /* ms between two screens while the script runs */
  GLANCE = 1000, /* ms between two looks at the script's file, which may change */
  QUIET = 250    /* ms for which a file that has changed must stay the same */
};

static long now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* The mark of who has read the hint for beginners. */
static const char welcomed[] = "welcomed";

struct tui {
  struct model *model;
  struct grid *grid;
  bool changed;   /* the screen is not what the model says */
  bool hints;     /* the hint for who is new here is on the screen */
  bool keys_left; /* keys wait for a young run to end */
  long next_line; /* ms until slow motion goes on; -1: not by time */
  long shown;     /* when it was shown last */
  long running;   /* since when the script runs; 0: it does not */
  long asked;     /* since when it is asked to pause; 0: it is not */
  long looked;    /* when the script's file was looked at last */
  struct update_file file;
  bool has_look;
  struct screen_look look; /* what the screen was told last */
};

static void note_run(struct tui *tui)
{
  if (!model_running(tui->model)) tui->running = 0;
  else if (tui->running == 0) tui->running = now();
  bool asked = tui->running != 0 && tui->model->asked_to_pause;
  if (!asked) tui->asked = 0;
  else if (tui->asked == 0) tui->asked = now();
  else if (now() - tui->asked >= UPDATE_PATIENCE) update_no_answer(tui->model);
}

static bool is_young(const struct tui *tui)
{
  return tui->running != 0 && now() - tui->running < PATIENCE;
}

static bool resize(struct tui *tui)
{
  int rows, columns;
  screen_size(&rows, &columns);
  struct grid *grid = grid_new(rows, columns);
  if (grid == NULL) return false;
  grid_free(tui->grid);
  tui->grid = grid;
  update_size(tui->model, rows, columns);
  tui->changed = true;
  return true;
}

/* Lends the terminal to the user's editor, and takes in what was changed. */
static bool edit(struct tui *tui)
{
  struct model *model = tui->model;
  char problem[256], no_screen[256];
  int line = model->edit_line;
  model->edit_line = 0;
  screen_close();
  bool edited = editor_run(engine_script_path(model_engine(model)), line, problem, sizeof problem);
  if (!screen_open(no_screen, sizeof no_screen)) return false;
  if (!edited) model_say(model, "%s", problem);
  else if (!engine_script_changed(model_engine(model))) model_say(model, "Nothing has changed.");
  else command_run(model, "reload", COMMAND_SCREEN);
  if (edited) lessons_edited(model);
  return resize(tui);
}

/* False: the user quits. */
static bool take_mouse(struct model *model, const char *what)
{
  int row, column;
  screen_click(&row, &column);
  if (strcmp(what, "Click") == 0) return update_click(model, row, column);
  update_wheel(model, row, column, strcmp(what, "Wheel-Up") == 0 ? -1 : 1);
  return true;
}

static bool is_of_mouse(const char *key)
{
  return strcmp(key, "Click") == 0 || strncmp(key, "Wheel-", 6) == 0;
}

/* Who has pressed a few keys, also some that had to wait, is not new here any more. */
static void note_hint(struct tui *tui)
{
  bool hints = tui->model->hint_keys > 0;
  if (tui->hints && !hints) state_file_mark(welcomed);
  tui->hints = hints;
}

/* False: the user quits, or the terminal has gone. */
static bool take_key(struct tui *tui, const char *key)
{
  tui->changed = true;
  if (strcmp(key, "Hangup") == 0) return false;
  if (strcmp(key, "Resize") == 0) return resize(tui);
  if (strcmp(key, "Ctrl-L") == 0) screen_redraw();
  else if (strcmp(key, "Ctrl-Z") == 0) screen_suspend();
  else if (strcmp(key, "Paste") == 0) update_paste(tui->model, screen_paste_text());
  else if (!(is_of_mouse(key) ? take_mouse : update_key)(tui->model, key)) return false;
  return tui->model->edit_line == 0 || edit(tui);
}

/* Takes the keys that are there. Those behind a command that runs wait for its end, if it
 * comes soon: who holds n down wants all those results, and no word that the script runs. */
static bool take_keys(struct tui *tui)
{
  const char *key;
  tui->keys_left = true;
  while (!is_young(tui)) {
    if ((key = screen_key()) == NULL) {
      tui->keys_left = false;
      return true;
    }
    if (!take_key(tui, key)) return false;
    note_run(tui);
  }
  return true;
}

static long until_look(const struct tui *tui)
{
  long left = tui->looked + (tui->file.waits ? QUIET : GLANCE) - now();
  return left > 0 ? left : 0;
}

static void look_at_file(struct tui *tui)
{
  if (tui->model->engine == NULL || tui->running != 0 || until_look(tui) > 0) return;
  tui->looked = now();
  if (lessons_look(tui->model)) tui->changed = true;
  if (!update_file_look(&tui->file, tui->model)) return;
  tui->changed = true;
  note_run(tui);
}

/* A screen is due when something has changed, but not at once where a run has just begun;
 * while it goes on, now and then, for the count to move. */
static bool is_due(const struct tui *tui)
{
  if (is_young(tui)) return false;
  bool counts = tui->running != 0 && !tui->model->prompt.open && tui->model->cover == PANE_COUNT;
  return tui->changed || (counts && now() - tui->shown >= FRAME);
}

static void wait_for_news(const struct tui *tui)
{
  struct pollfd fds[SCREEN_POLL_COUNT + 2];
  bool young = is_young(tui);
  int patience = young               ? PATIENCE
                 : tui->keys_left    ? 0
                 : tui->running != 0 ? FRAME
                                     : (int)until_look(tui);
  size_t count = young ? 0 : screen_poll(fds);
  if (tui->model->engine != NULL) engine_poll(model_engine(tui->model), &fds[count++]);
  lessons_poll(tui->model, &fds[count]);
  if (fds[count].fd >= 0 && patience > GRADE_PATIENCE) patience = GRADE_PATIENCE;
  if (fds[count].fd >= 0) count++;
  if (tui->next_line >= 0 && tui->next_line < patience) patience = (int)tui->next_line;
  poll(fds, (nfds_t)count, patience);
}

/* Tells the screen how the model wants it to look, where that has changed. */
static void take_look(struct tui *tui)
{
  const struct model *model = tui->model;
  struct screen_look look;
  memset(&look, 0, sizeof look); /* the padding, too: it is compared */
  look.theme = model->theme;
  look.ascii = model->ascii;
  look.mouse = model->mouse;
  if (tui->has_look && memcmp(&look, &tui->look, sizeof look) == 0) return;
  tui->look = look;
  tui->has_look = true;
  screen_use(&look);
}

static void show(struct tui *tui)
{
  take_look(tui);
  view_draw(tui->model, tui->grid);
  screen_show(tui->grid);
  tui->changed = false;
  tui->shown = now();
}

static void run(struct tui *tui)
{
  if (!resize(tui)) return;
  update_engine(tui->model);
  note_run(tui);
  note_hint(tui);
  while (take_keys(tui)) {
    if (lessons_dispatch(tui->model)) tui->changed = true;
    if (tui->model->engine != NULL && engine_dispatch(model_engine(tui->model))) {
      tui->changed = true;
      if (!update_engine(tui->model)) return;
      if (tui->model->edit_line != 0 && !edit(tui)) return;
    }
    tui->changed = tui->changed || tui->model->view_left > 0; /* which the tick makes less */
    tui->next_line = update_tick(tui->model, now());
    note_run(tui);
    note_hint(tui);
    look_at_file(tui);
    if (is_due(tui)) show(tui);
    wait_for_news(tui);
  }
}

int tui_run(struct model *model)
{
  char problem[256];
  if (!screen_open(problem, sizeof problem)) {
    fprintf(stderr, "yieldscope: %s\n", problem);
    return 2;
  }
  struct tui tui = {.model = model};
  prompt_history_load(&model->prompt.history);
  if (!state_file_is_marked(welcomed)) update_welcome(model);
  run(&tui);
  note_hint(&tui);
  screen_close();
  grid_free(tui.grid);
  return 0;
}
