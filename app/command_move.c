/* command_move.c - moving about on the screen. */
#include "app/command_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/cursor.h"
#include "app/diagram.h"
#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/search.h"
#include "app/source.h"
#include "app/view.h"

enum { COLUMNS = 8, FARTHEST = 10000 }; /* of scrolling sideways */

struct direction {
  const char *name;
  int lines, pages, columns;
  bool top, bottom;
};

static const struct direction directions[] = {
    {"up", -1, 0, 0, false, false},         {"down", 1, 0, 0, false, false},
    {"page-up", 0, -1, 0, false, false},    {"page-down", 0, 1, 0, false, false},
    {"left", 0, 0, -COLUMNS, false, false}, {"right", 0, 0, COLUMNS, false, false},
    {"top", 0, 0, 0, true, false},          {"bottom", 0, 0, 0, false, true},
};

static int between(int least, int value, int most)
{
  return value > most ? (most < least ? least : most) : value < least ? least : value;
}

static void move_cursor(struct model *model, const struct direction *to, int height)
{
  int last = source_line_count(model_source(model));
  int line = model->cursor + to->lines + to->pages * (height - 1);
  model->cursor_moved = true;
  model->cursor = between(1, to->top ? 1 : to->bottom ? last : line, last);
}

/* In a pane whose lines can be chosen: the line, and the pane with it. */
static void move_choice(struct model *model, enum pane pane, const struct direction *to, int height)
{
  int lines = view_lines(model, pane);
  int by = to->top ? -lines : to->bottom ? lines : to->lines + to->pages * (height - 1);
  cursor_move(model, pane, by);
}

static void move_pane(struct model *model, enum pane pane, const struct direction *to, int height)
{
  struct model_scroll *scroll = &model->scrolls[pane];
  int last = view_lines(model, pane) - height;
  int first = view_first(model, pane) + to->lines + to->pages * (height - 1);
  scroll->first = between(0, to->top ? 0 : to->bottom ? last : first, last);
  scroll->moved = true;
}

/* A page that is seen whole, as far as the keys go, leaves them to the program that it is about. */
static bool moves_program(const struct model *model, enum pane pane, const struct direction *to,
                          int height)
{
  if (pane != PANE_LESSON || view_layout(model).boxes[PANE_SOURCE].height == 0) return false;
  return to->columns != 0 || view_lines(model, pane) <= height;
}

static enum command_answer turn_program(struct model *model, const struct direction *to)
{
  int page = view_layout(model).boxes[PANE_SOURCE].height - 1;
  int all = view_lines(model, PANE_SOURCE);
  cursor_turn_source(model, to->top ? -all : to->bottom ? all : to->lines + to->pages * page);
  return COMMAND_DONE;
}

enum command_answer command_scroll(struct model *model, const char *argument)
{
  const struct direction *to = NULL;
  for (size_t i = 0; i < sizeof directions / sizeof directions[0]; i++)
    if (strcmp(directions[i].name, argument) == 0) to = &directions[i];
  if (to == NULL) {
    model_say(model, "scroll knows up, down, left, right, page-up, page-down, top and bottom.");
    return COMMAND_REFUSED;
  }
  enum pane pane = model->cover != PANE_COUNT ? model->cover : model->focus;
  int height = view_layout(model).boxes[pane].height;
  if (moves_program(model, pane, to, height)) {
    pane = PANE_SOURCE;
    if (to->columns == 0) return turn_program(model, to);
  }
  struct model_scroll *scroll = &model->scrolls[pane];
  int farthest = pane == PANE_LANES ? COLUMNS * diagram_lanes(model->lanes) : FARTHEST;
  scroll->left = between(0, scroll->left + to->columns, farthest);
  if (to->columns != 0) return COMMAND_DONE;
  if (pane == PANE_SOURCE) move_cursor(model, to, height);
  else if (cursor_can_choose(model, pane)) move_choice(model, pane, to, height);
  else move_pane(model, pane, to, height);
  return COMMAND_DONE;
}

enum command_answer command_open(struct model *model, const char *argument)
{
  (void)argument;
  char line[PROMPT_SIZE];
  const char *opens = cursor_opens(model, line, sizeof line);
  if (opens[0] != '\0') return command_run(model, opens, COMMAND_SCREEN);
  if (lessons_want(model) != LESSONS_WANT_NOTHING) return command_go(model, "");
  model_say(model, "There is nothing to open here.");
  return COMMAND_REFUSED;
}

/* In and out, and the sentence, are short as a rule: who goes from pane to pane comes by them
 * only where they do not fit. */
static bool can_scroll(const struct model *model, const struct layout *layout, enum pane pane)
{
  int height = layout->boxes[pane].height;
  bool short_one = pane == PANE_IN || pane == PANE_OUT || pane == PANE_SENTENCE;
  return height > 0 && (!short_one || view_lines(model, pane) > height);
}

/* The panes in the order in which one goes through them. */
static const struct named_pane {
  const char *name;
  enum pane pane;
} panes[] = {
    {"lesson", PANE_LESSON},
    {"source", PANE_SOURCE},
    {"in", PANE_IN},
    {"out", PANE_OUT},
    {"kept", PANE_KEPT},
    {"results", PANE_RESULTS},
    {"generators", PANE_GENERATORS},
    {"chain", PANE_CHAIN},
    {"chain", PANE_CHAIN},
    {"output", PANE_OUTPUT},
    {"time", PANE_TIME},
    {"sentence", PANE_SENTENCE},
};
enum { PANES = sizeof panes / sizeof panes[0] };

const char *command_pane_name(size_t index)
{
  return index < PANES ? panes[index].name : NULL;
}

const char *command_pane_called(enum pane pane)
{
  for (size_t i = 0; i < PANES; i++)
    if (panes[i].pane == pane) return panes[i].name;
  return NULL;
}

static bool is_there(const struct model *model, enum pane pane)
{
  return pane != PANE_LESSON || command_in_lesson(model);
}

static enum pane pane_named(const struct model *model, const char *name)
{
  for (size_t i = 0; i < PANES; i++)
    if (strcmp(panes[i].name, name) == 0 && is_there(model, panes[i].pane)) return panes[i].pane;
  return PANE_COUNT;
}

/* While one is zoomed, the next one is zoomed instead of it: so each pane can be reached in a
 * window that has no room for it. */
static void focus(struct model *model, enum pane pane)
{
  if (model->zoomed != PANE_COUNT) model->zoomed = pane;
  model->focus = pane;
  model->focus_hidden = PANE_COUNT;
}

enum command_answer command_pane(struct model *model, const char *argument)
{
  bool back = strcmp(argument, "previous") == 0;
  if (model_is_view(model->focus)) command_close_view(model);
  enum pane named = pane_named(model, argument);
  struct layout layout = view_layout(model);
  if (named != PANE_COUNT && layout.boxes[named].height == 0 && model->zoomed == PANE_COUNT)
    return command_zoom(model, argument);
  if (named != PANE_COUNT) {
    focus(model, named);
    return COMMAND_DONE;
  }
  if (!back && strcmp(argument, "next") != 0) {
    model_say(model, "pane knows next, previous, and the names of the panes: pane results.");
    return COMMAND_REFUSED;
  }
  size_t at = 0;
  while (at < PANES - 1 && panes[at].pane != model->focus)
    at++;
  do
    at = (at + (back ? PANES - 1 : 1)) % PANES;
  while (!is_there(model, panes[at].pane) ||
         (model->zoomed == PANE_COUNT && !can_scroll(model, &layout, panes[at].pane) &&
          panes[at].pane != PANE_SOURCE));
  focus(model, panes[at].pane);
  return COMMAND_DONE;
}

enum command_answer command_zoom(struct model *model, const char *argument)
{
  enum pane pane = argument[0] == '\0' ? model->focus : pane_named(model, argument);
  if (pane == PANE_COUNT) {
    model_say(model,
              "There is no pane %s. The panes are source, in, out, kept, results, "
              "generators, chain, output, time and sentence; and lesson, in one.",
              argument);
    return COMMAND_REFUSED;
  }
  if (model_is_view(pane)) return command_close_view(model);
  bool on = model->zoomed != pane;
  focus(model, pane);
  model->zoomed = on ? pane : PANE_COUNT;
  return COMMAND_DONE;
}

enum command_answer command_hold(struct model *model)
{
  model->held = !model->held;
  model_show_line(model);
  const char *key = keymap_key(model->keymap, "follow");
  if (model->held)
    model_say(model, "The source is held where it is. Press %s to let it follow the current line.",
              key);
  else model_say(model, "The source follows the current line again.");
  return COMMAND_DONE;
}

enum command_answer command_cursor(struct model *model, const char *argument)
{
  char *end;
  long line = strtol(argument, &end, 10), last = source_line_count(model_source(model));
  if (end == argument || *end != '\0' || line < 1 || line > last) {
    model_say(model, "cursor needs the number of a line from 1 to %ld.", last);
    return COMMAND_REFUSED;
  }
  focus(model, PANE_SOURCE);
  model->cursor = (int)line;
  model->cursor_moved = true;
  return COMMAND_DONE;
}

enum command_answer command_close(struct model *model, const char *argument)
{
  (void)argument;
  bool covered = model->cover != PANE_COUNT;
  if (!covered && model->zoomed == PANE_COUNT) {
    model_say(model, "Nothing is open that could be closed.");
    return COMMAND_REFUSED;
  }
  if (!covered) return command_zoom(model, "");
  model->cover = PANE_COUNT;
  search_rest(model);
  return COMMAND_DONE;
}

enum command_answer command_prompt(struct model *model, const char *argument)
{
  const struct command *command = NULL;
  if (argument[0] != '\0') {
    command = command_find(argument, strlen(argument), COMMAND_SCREEN);
    if (command == NULL) {
      char problem[512];
      model_say(
          model, "%s",
          command_unknown(argument, strlen(argument), COMMAND_SCREEN, problem, sizeof problem));
      return COMMAND_REFUSED;
    }
    if (!command_allowed_now(model, command)) return COMMAND_REFUSED;
    if (command->makes_sense != NULL && !command->makes_sense(model)) {
      model_say(model, "%s is not possible now: %s.", command->name,
                model->shown->stop.open_call        ? "a call is under way, and next finishes it"
                : strcmp(command->name, "new") == 0 ? "the script has no generator function"
                                                    : "no generator waits for a call");
      return COMMAND_REFUSED;
    }
  }
  prompt_open(&model->prompt, command);
  if (command != NULL && command->run == command_search) search_begin(model);
  return COMMAND_DONE;
}
