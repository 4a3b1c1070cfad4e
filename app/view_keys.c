/* view_keys.c - the last row: the keys that make sense now, made from the command table and
 * the keymap; or the line that the user types. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/grid.h"
#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/command_all.h"
#include "app/cursor.h"
#include "app/say_search.h"
#include "app/text.h"

enum {
  RANKS = 10,
  PRESENTED = 2,
  ECHO = 22 /* columns of the key pressed last, in presenter mode */
};

/* What of the keys is drawn: those up to a rank, and of the next one the first. */
struct extent {
  int rank;
  size_t next; /* those before that index of the command table */
};

static bool is_shown(const struct model *model, size_t index, struct extent extent)
{
  const struct command *command = &command_table[index];
  int rank = extent.rank + (index < extent.next);
  return command->label != NULL && command->rank <= rank && (command->places & COMMAND_SCREEN) &&
         (!model_running(model) || (command->places & COMMAND_RUNNING_TOO)) &&
         (command->makes_sense == NULL || command->makes_sense(model));
}

/* "open" goes on with the lesson where it opens nothing else. Where it does, writing
 * has a key of its own; for a guess, next or predict asks; an answer begins with its number. */
static const char *key_of_go(const struct model *model)
{
  char line[PROMPT_SIZE];
  if (cursor_opens(model, line, sizeof line)[0] == '\0') return keymap_key(model->keymap, "open");
  return lessons_want(model) == LESSONS_WANT_CODE ? keymap_key(model->keymap, "edit") : "";
}

/* The key of a command; of those that need an argument, the key with the first of these. */
static const char *key_of(const struct model *model, const struct command *command)
{
  static const char *const arguments[] = {"next", "lanes"};
  const char *key = keymap_key(model->keymap, command->name);
  for (size_t i = 0; key[0] == '\0' && i < sizeof arguments / sizeof arguments[0]; i++) {
    char line[64];
    snprintf(line, sizeof line, "%s %s", command->name, arguments[i]);
    key = keymap_key(model->keymap, line);
  }
  return key[0] == '\0' && command->run == command_go ? key_of_go(model) : key;
}

static const char *label_of(const struct model *model, const struct command *command)
{
  return command->run == command_go ? command_go_label(model) : command->label;
}

/* Those of a lesson come first. */
static const struct command *in_order(size_t place)
{
  for (size_t i = 0; i < command_count; i++) {
    bool first = strcmp(command_table[i].group, "lesson") == 0;
    if (first && place-- == 0) return &command_table[i];
  }
  for (size_t i = 0; i < command_count; i++) {
    bool first = strcmp(command_table[i].group, "lesson") == 0;
    if (!first && place-- == 0) return &command_table[i];
  }
  return NULL;
}

/* Draws them, or only measures them (grid NULL). Returns the columns. */
static int draw_ranks(const struct model *model, struct grid *grid, struct extent extent)
{
  int row = grid != NULL ? grid_rows(grid) - 1 : 0, column = model->presenting ? ECHO + 2 : 1;
  const char *group = NULL;
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = in_order(i);
    if (!is_shown(model, (size_t)(command - command_table), extent)) continue;
    const char *key = key_of(model, command), *label = label_of(model, command);
    if (key[0] == '\0') continue;
    if (group != NULL) {
      bool same = strcmp(group, command->group) == 0;
      if (grid != NULL && !same) grid_text(grid, row, column + 1, 1, GRID_BORDER, "│", (size_t)-1);
      column += same ? 2 : 3;
    }
    group = command->group;
    int key_width = text_width(key, strlen(key));
    int label_width = text_width(label, strlen(label));
    if (grid != NULL) {
      grid_text(grid, row, column, key_width, GRID_KEY, key, (size_t)-1);
      grid_text(grid, row, column + key_width + 1, label_width, GRID_PLAIN, label, (size_t)-1);
      grid_button(grid, row, column, key_width + 1 + label_width, key);
    }
    column += key_width + 1 + label_width;
  }
  return column;
}

static void draw_slow(const struct model *model, struct grid *grid)
{
  const char *const keys[][2] = {
      {keymap_key(model->keymap, "next"), "finish"},
      {"any other key:", "stop here"},
      {keymap_key(model->keymap, "faster"), "faster"},
      {keymap_key(model->keymap, "slower"), "slower"},
  };
  int row = grid_rows(grid) - 1, columns = grid_columns(grid), column = 1;
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    if (keys[i][0][0] == '\0' || column >= columns) continue;
    int start = column;
    column += grid_text(grid, row, column, columns - column, GRID_KEY, keys[i][0], (size_t)-1) + 1;
    column += grid_text(grid, row, column, columns - column, GRID_PLAIN, keys[i][1], (size_t)-1);
    grid_button(grid, row, start, column - start, keys[i][0]);
    column += 3;
  }
}

/* What covers the screen covers the sentence, too: at the right, what a search there has found,
 * or which key begins one. */
static void draw_search(const struct model *model, struct grid *grid)
{
  char text[PROMPT_SIZE + 128];
  const struct model_search *search = &model->search;
  int row = grid_rows(grid) - 1, columns = grid_columns(grid);
  bool told = search->pane == model->cover && search->told;
  if (told) say_search(search, text, sizeof text);
  else snprintf(text, sizeof text, "%s search", keymap_key(model->keymap, "search"));
  int width = text_width(text, strlen(text)), room = columns / 2;
  if (!told && columns < LAYOUT_MIN_COLUMNS) return; /* the keys that scroll need the room */
  if (width > room) width = room;
  grid_text_fit(grid, row, columns - 1 - width, width, GRID_KEY, text, (size_t)-1);
  if (!told)
    grid_button(grid, row, columns - 1 - width, width, keymap_key(model->keymap, "search"));
}

/* Draws a key and what it does, and a gap; returns the column behind. */
static int put_key(struct grid *grid, int column, const char *key, const char *label)
{
  int row = grid_rows(grid) - 1, room = grid_columns(grid) - column - 1, start = column;
  if (key[0] == '\0' || room <= 0) return column;
  char text[64];
  snprintf(text, sizeof text, "%s%s%s", key, label[0] != '\0' ? " " : "", label);
  column += grid_text(grid, row, column, room, GRID_KEY, text, (size_t)-1);
  grid_button(grid, row, start, column - start, key);
  return column + (label[0] != '\0' ? 3 : 1);
}

static void draw_cover_keys(const struct model *model, struct grid *grid)
{
  int column = 1;
  if (model->cover == PANE_FUTURES) {
    column = put_key(grid, column, keymap_key(model->keymap, "open"), "do it");
    put_key(grid, column, "Esc", "close");
    return;
  }
  column = put_key(grid, column, keymap_key(model->keymap, "scroll up"), "");
  column = put_key(grid, column, keymap_key(model->keymap, "scroll down"), "scroll");
  const char *quit = keymap_key(model->keymap, "quit");
  put_key(grid, column, quit[0] != '\0' ? quit : "Esc", "close");
}

static void draw_pressed(const struct model *model, struct grid *grid)
{
  int row = grid_rows(grid) - 1;
  grid_text(grid, row, 1, 1, GRID_SELECTED, " ", 1);
  int width = grid_text_fit(grid, row, 2, ECHO - 3, GRID_SELECTED, model->pressed, (size_t)-1);
  grid_text(grid, row, 2 + width, 1, GRID_SELECTED, " ", 1);
}

void view_draw_keys(const struct model *model, struct grid *grid)
{
  int columns = grid_columns(grid);
  if (model->prompt.open) {
    view_draw_prompt(model, grid);
  } else if (model->slow.playing) {
    draw_slow(model, grid);
  } else if (model->cover != PANE_COUNT) {
    draw_cover_keys(model, grid);
    draw_search(model, grid);
  } else {
    struct extent extent = {.rank = model->presenting ? PRESENTED : RANKS}, more;
    if (model->presenting && model->pressed[0] != '\0') draw_pressed(model, grid);
    while (extent.rank > 1 && draw_ranks(model, NULL, extent) > columns)
      extent.rank--;
    for (more = extent; !model->presenting && more.next < command_count; extent = more) {
      more.next++;
      if (draw_ranks(model, NULL, more) > columns) break;
    }
    draw_ranks(model, grid, extent);
  }
}
