/* view_prompt.c - the line that the user types, in the last row; and above it, in the sentence's
 * pane, what it does and what may come next. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/complete.h"
#include "app/grid.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"
#include "app/say_search.h"
#include "app/text.h"

/* The prompt asks for what the next will give. */
static bool is_guess(const struct model *model)
{
  const struct command *command = model->prompt.command;
  return (model->predicting || lessons_want(model) == LESSONS_WANT_GUESS) && command != NULL &&
         strcmp(command->name, "predict") == 0;
}

/* It asks for the answer to a lesson's quiz. */
static bool is_answer(const struct model *model)
{
  const struct command *command = model->prompt.command;
  return command != NULL && strcmp(command->name, "answer") == 0;
}

const char *view_prompt_title(const struct model *model)
{
  if (model->prompt.mending) return "not possible";
  return is_guess(model) ? "your prediction" : is_answer(model) ? "your answer" : "your command";
}

/* ------------------------------------------------------------------- the line */

static const char *label_of(const struct model *model, char *out, size_t size)
{
  const struct command *command = model->prompt.command;
  uint32_t target = model_running(model) ? ENGINE_MAIN : engine_target(model->engine);
  if (command == NULL) return ":";
  if (model->search.typing) return "/";
  bool to_target = strcmp(command->group, "by hand") == 0 && strcmp(command->name, "new") != 0 &&
                   target != ENGINE_MAIN;
  if (strcmp(command->name, "predict") == 0) return "value, done: ";
  if (to_target)
    snprintf(out, size, "%s to %s: ", command->name, engine_name(model->engine, target));
  else snprintf(out, size, "%s: ", command->name);
  return out;
}

/* The columns of the character at the cursor; behind the text stands a blank. */
static int cursor_width(const struct prompt *prompt)
{
  unsigned code;
  const char *at = prompt->text + prompt->cursor;
  if (text_decode(at, prompt->size - prompt->cursor, &code) == 0) return 1;
  int width = text_char_width(code);
  return width > 0 ? width : 1;
}

/* Of a search, at the right: "3 of 12". Returns the columns. */
static int draw_count(const struct model *model, struct grid *grid)
{
  char text[64];
  if (!model->search.typing || model->prompt.size == 0) return 0;
  int width = (int)strlen(say_search_count(&model->search, text, sizeof text));
  grid_text(grid, grid_rows(grid) - 1, grid_columns(grid) - width - 1, width, GRID_KEY, text,
            (size_t)-1);
  return width + 1;
}

void view_draw_prompt(const struct model *model, struct grid *grid)
{
  const struct prompt *prompt = &model->prompt;
  int row = grid_rows(grid) - 1, columns = grid_columns(grid);
  char label[128];
  int column = 1 + grid_text_fit(grid, row, 1, columns / 2, GRID_KEY,
                                 label_of(model, label, sizeof label), (size_t)-1);
  columns -= draw_count(model, grid);
  int room = columns - column - 1, before = text_width(prompt->text, prompt->cursor);
  int behind = text_width(prompt->text + prompt->cursor, prompt->size - prompt->cursor);
  int wide = cursor_width(prompt) + (behind > cursor_width(prompt) ? 1 : 0); /* with "…" */
  size_t skip = 0; /* a long line scrolls, so that the cursor is seen */
  while (skip < prompt->cursor && before + wide > room - (skip > 0)) {
    unsigned code;
    skip += text_decode(prompt->text + skip, prompt->size - skip, &code);
    before = text_width(prompt->text + skip, prompt->cursor - skip);
  }
  if (skip > 0) {
    column += grid_text(grid, row, column, 1, GRID_DIM, "…", (size_t)-1);
    room--;
  }
  grid_text_fit(grid, row, column, room, GRID_PLAIN, prompt->text + skip, prompt->size - skip);
  grid_style(grid, row, column + before, cursor_width(prompt), GRID_SELECTED);
}

/* -------------------------------------------------------------- what may come */

static int width_of(const struct complete_word *word)
{
  int note = word->note != NULL ? text_width(word->note, strlen(word->note)) : 0;
  bool joined = word->text[strlen(word->text) - 1] == '(';
  return text_width(word->text, strlen(word->text)) + (note > 0 ? note + !joined : 0);
}

/* The row in which each word would stand; the rows that are shown are those with the chosen. */
static int row_of(const struct complete_list *list, size_t index, int width)
{
  int row = 0, column = 0;
  for (size_t i = 0; i <= index && i < list->count; i++) {
    int wide = width_of(&list->words[i]);
    if (column > 0 && column + wide > width) row++, column = 0;
    column += wide + 2;
  }
  return row;
}

static void put_word(struct paper *paper, const struct complete_word *word, bool chosen)
{
  bool joined = word->text[strlen(word->text) - 1] == '(';
  paper_put(paper, chosen ? GRID_SELECTED : GRID_CODE_NAME, word->text);
  if (word->note != NULL) paper_print(paper, GRID_DIM, "%s%s", joined ? "" : " ", word->note);
  paper_put(paper, GRID_PLAIN, "  ");
}

/* As many rows of words as there is room for. */
static void draw_words(const struct model *model, struct paper *paper,
                       const struct complete_list *list, int rows)
{
  const struct prompt *prompt = &model->prompt;
  int width = paper->box.width - 2; /* for "…" */
  bool chosen = prompt->choosing && prompt->chosen < list->count;
  int first = chosen ? row_of(list, prompt->chosen, width) - rows + 1 : 0, at = -1;
  if (first < 0) first = 0;
  for (size_t i = 0; i < list->count; i++) {
    int row = row_of(list, i, width) - first;
    if (row < 0) continue;
    if (row >= rows) {
      paper_put(paper, GRID_DIM, "…");
      return;
    }
    if (row > at) paper_line(paper);
    at = row;
    put_word(paper, &list->words[i], chosen && prompt->chosen == i);
  }
}

/* There is a choice, or a word that is not whole yet. Before anything of a value is typed, it says
 * more what a value can be. */
static bool has_choice(const struct model *model, const struct complete_list *list)
{
  const struct prompt *prompt = &model->prompt;
  bool asks = prompt->command != NULL && prompt->size == 0;
  if (asks && (list->goes_on || strcmp(prompt->command->name, "what-if") == 0)) return false;
  if (list->count != 1) return list->count > 1;
  size_t size = prompt->cursor - list->start;
  const char *word = list->words[0].text;
  return strlen(word) != size || strncmp(prompt->text + list->start, word, size) != 0;
}

/* ------------------------------------------------------------------- the help */

static const char *own_help(const struct model *model, char *out, size_t size)
{
  const struct command *command = prompt_names(&model->prompt);
  uint32_t target = model_running(model) ? ENGINE_MAIN : engine_target(model->engine);
  const struct engine_stop *stop = &model->shown->stop;
  bool known = stop->ended && !stop->open_call && target != ENGINE_MAIN;
  if (model->search.typing && model->prompt.size > 0) say_search(&model->search, out, size);
  else if (is_answer(model))
    snprintf(out, size, "Type the number of your choice; of several, all of them: 1 3.");
  else if (is_guess(model) && !model->predicting)
    snprintf(out, size, "What will %s give next? Type its value.",
             known ? engine_name(model->engine, target) : "it");
  else if (is_guess(model))
    snprintf(out, size, "What will %s give next? Type its value and whether it is done.",
             known ? engine_name(model->engine, target) : "it");
  else if (model->prompt.command != NULL && strcmp(command->name, "what-if") == 0)
    snprintf(out, size,
             "What if something else than next() came now? Type a value to send, or throw EXPR, or "
             "return EXPR.");
  else
    snprintf(out, size, "%s%s%s: %s", command->name, command->argument[0] != '\0' ? " " : "",
             command->argument, command->help);
  return out;
}

static void take_first_kind(void *context, const struct complete_kind *kind)
{
  const struct complete_kind **first = context;
  if (*first == NULL) *first = kind;
}

/* Below the help, where no word can be offered: what may be typed, or which key does it. */
static const char *hint_of(const struct model *model, char *out, size_t size)
{
  const struct prompt *prompt = &model->prompt;
  const struct command *command = prompt_names(prompt);
  const struct complete_kind *kind = NULL;
  bool needs = command->argument[0] != '\0' && command->argument[0] != '[';
  if (is_guess(model) && !model->predicting)
    return "For example 5, or with done: 5, false. Enter alone shows it; Esc cancels.";
  if (is_guess(model))
    return "For example: 5, false   Enter alone just shows it; Esc ends predicting.";
  if (is_answer(model)) return "Enter answers, Esc cancels.";
  if (prompt->command == NULL || prompt->size > 0)
    return needs && prompt->command == NULL ? "F1 tells more; Esc cancels."
                                            : "Enter does it, Esc cancels.";
  if (strcmp(command->name, "what-if") == 0)
    return "Both futures are shown then; nothing moves. Esc cancels.";
  complete_kinds(command, take_first_kind, &kind);
  if (kind == NULL) return "Enter does it, Esc cancels.";
  snprintf(out, size, "%s: %s", kind->name, kind->meaning);
  return out;
}

static void draw_unknown(const struct model *model, struct paper *paper)
{
  char text[512];
  const char *name = model->prompt.text + strspn(model->prompt.text, " ");
  size_t size = strcspn(name, " ");
  paper_wrap(paper, GRID_DIM, 0,
             size == 0 ? "Type a command; Tab completes it. Esc cancels."
                       : command_unknown(name, size, COMMAND_SCREEN, text, sizeof text));
}

void view_prompt_help(const struct model *model, struct paper *paper)
{
  char text[640], hint[256];
  if (model->prompt.mending) {
    paper_wrap(paper, GRID_ERROR, 0, model->message);
    paper_wrap(paper, GRID_DIM, 0, "Mend it, then Enter; Esc cancels.");
    return;
  }
  struct complete_list list = complete_prompt(model);
  bool named = prompt_names(&model->prompt) != NULL, choice = has_choice(model, &list);
  if (named) {
    struct paper help = *paper; /* the last row is kept for what comes below */
    if (help.grid != NULL && help.box.height > 1) help.box.height--;
    paper_wrap(&help, GRID_SENTENCE, 0, own_help(model, text, sizeof text));
    if (paper->grid != NULL && help.lines > help.box.height) help.lines = help.box.height;
    paper->lines = help.lines;
  }
  int rows = layout_sentence_rows(view_room_rows(model)) - paper->lines;
  if (choice) draw_words(model, paper, &list, rows > 0 ? rows : 1);
  else if (named) paper_wrap(paper, GRID_DIM, 0, hint_of(model, hint, sizeof hint));
  else draw_unknown(model, paper);
  complete_free(&list);
}
