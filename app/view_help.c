/* view_help.c - the help screen, made from the command table and the keymap; and the pane
 * that shows an answer of many lines. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"

enum { KEYS_COLUMN = 34, FIRST_COLUMN = 8 };

static const char *help_title(const struct model *model)
{
  (void)model;
  return "help";
}

static const char introduction[] =
    "A generator is a function that can pause. Each next lets it run to its next yield, where "
    "it hands out a value, { value, done }, and keeps its locals until you call it again.";

static const char mouse[] =
    "A click on a line moves the cursor there, one on its number sets a breakpoint, one on a mark "
    "of time goes there, and one on a key is like pressing it; a second click on a chosen line "
    "opens "
    "it. The wheel scrolls. With Shift, the mouse selects text as usual.";

struct mark {
  const char *symbol, *meaning;
};
static const struct mark marks[] = {
    {"○", "not started: made, and nothing in its body has run (suspended-start)"},
    {"‖", "paused at a yield (suspended-yield)"},
    {"▸", "running: about to run this line (executing)"},
    {"■", "finished (completed)"},
    {"✗", "an error"},
    {"→", "the generator that you look at, and that your calls go to"},
    {"›", "a line that ran in this call"},
    {"▐▌", "the yield at which it is paused"},
    {"◂", "behind a line: what changed there"},
    {"┊", "x-ray: what a loop over of(…) does"},
    {"◌", "will be filled by the value that you send next"},
    {"●", "a local that has changed; before a line, a breakpoint"},
    {"◆", "a breakpoint with a condition; ○ ◇ are disabled ones"},
    {"◉", "the present, among ● results, ▪ prints, ✗ errors, and ○ ▫ × what is still to come"},
    {"┬", "another branch leaves here"},
    {"ƒ", "a generator function, from which generators are made"},
};

/* A text that goes on below itself, and what stands before it. Returns the paper of its first
 * line, for more to be put there. */
static struct paper hang(struct paper *paper, int indent, const char *text)
{
  struct paper first = *paper;
  paper_wrap(paper, GRID_PLAIN, indent, text);
  if (!paper_line(&first)) first.grid = NULL;
  return first;
}

static void draw_marks(struct paper *paper)
{
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    struct paper first = hang(paper, 6, marks[i].meaning);
    paper_print(&first, GRID_KEY, "  %s", marks[i].symbol);
  }
}

/* The commands without which one gets nowhere. */
static const char *const first_ones[] = {"next", "back", "step", "send", "help", "quit"};

static void draw_first(const struct model *model, struct paper *paper)
{
  char text[256];
  for (size_t i = 0; i < sizeof first_ones / sizeof first_ones[0]; i++) {
    const char *name = first_ones[i], *key = keymap_key(model->keymap, name);
    const struct command *command = command_find(name, strlen(name), COMMAND_SCREEN);
    if (key[0] == '\0') continue;
    snprintf(text, sizeof text, "%.*s.", (int)strcspn(command->help, ";."), command->help);
    struct paper first = hang(paper, FIRST_COLUMN + 6, text);
    paper_print(&first, GRID_KEY, "  %s", key);
    first.column = FIRST_COLUMN;
    paper_put(&first, GRID_CODE_NAME, name);
  }
}

static void draw_command(const struct model *model, struct paper *paper,
                         const struct command *command)
{
  char keys[256];
  keymap_keys(model->keymap, command, keys, sizeof keys);
  if (paper_line(paper)) {
    int room = KEYS_COLUMN - 4;
    paper_print(paper, GRID_CODE_NAME, "  %s ", command->name);
    int rest = keys[0] != '\0' ? room - (int)strlen(command->name) : paper_room(paper);
    paper_fit(paper, GRID_CODE_NAME, command->argument, rest);
    if (keys[0] != '\0') paper_tab(paper, KEYS_COLUMN);
    paper_fit(paper, GRID_KEY, keys, paper_room(paper));
  }
  paper_wrap(paper, GRID_PLAIN, 6, command->help);
}

/* What a group of commands is for. */
static const char *heading_of(const char *group)
{
  static const char *const headings[][2] = {
      {"run", "Run: let the script go on"},
      {"by hand", "By hand: you call the generator"},
      {"time", "Time: what was, and what could be"},
      {"lesson", "The lesson: its pages, and what they ask"},
      {"look", "Look: without running anything"},
      {"move", "Move: about the screen"},
      {"program", "The program: where it stops, what is kept"},
  };
  for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
    if (strcmp(headings[i][0], group) == 0) return headings[i][1];
  return group;
}

static void draw_heading(struct paper *paper, const char *text)
{
  paper_pass(paper, 1);
  paper_wrap(paper, GRID_TITLE, 0, text);
}

static void draw_commands(const struct model *model, struct paper *paper)
{
  const char *group = "";
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if (!(command->places & COMMAND_SCREEN) || !command_concerns(model, command)) continue;
    if (strcmp(group, command->group) != 0) draw_heading(paper, heading_of(command->group));
    group = command->group;
    draw_command(model, paper, command);
  }
}

static void draw_help(const struct model *model, struct paper *paper)
{
  char text[256];
  const char *prompt = keymap_key(model->keymap, "prompt");
  paper_wrap(paper, GRID_PLAIN, 0, introduction);
  draw_heading(paper, "The keys to begin with");
  draw_first(model, paper);
  snprintf(text, sizeof text, "A number before a key does it so often: 5%s.",
           keymap_key(model->keymap, "next"));
  paper_wrap(paper, GRID_PLAIN, 2, text);
  draw_heading(paper, "What the signs mean");
  draw_marks(paper);
  draw_heading(paper, "The mouse");
  paper_wrap(paper, GRID_PLAIN, 2, mouse);
  draw_heading(paper, "Commands by name");
  snprintf(
      text, sizeof text,
      "%s asks for one; Tab completes, F1 explains. What stands in [brackets] may be left out, "
      "| is “or”. %shelp send tells more about send; %skeys shows how to change keys.",
      prompt, prompt, prompt);
  paper_wrap(paper, GRID_PLAIN, 2, text);
  draw_commands(model, paper);
}

static const char *text_title(const struct model *model)
{
  (void)model;
  return "answer";
}

static void draw_text(const struct model *model, struct paper *paper)
{
  if (model->text != NULL) paper_wrap(paper, GRID_PLAIN, 0, model->text);
}

const struct view view_help = {help_title, draw_help, NULL, NULL, NULL};
const struct view view_text = {text_title, draw_text, NULL, NULL, NULL};
