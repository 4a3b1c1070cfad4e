/* view_help.c - the help screen, made from the command table and the keymap; and the pane
 * that shows an answer of many lines. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"

enum { KEYS_COLUMN = 26 };

static const char *help_title(const struct model *model)
{
  (void)model;
  return "help";
}

static const char introduction[] =
    "A generator is a function that can pause. Each next lets it run to its next yield, where "
    "it hands out a value, { value, done }, and keeps its locals until you call it again.";

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
};

static void draw_marks(struct paper *paper)
{
  for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
    if (!paper_line(paper)) continue;
    paper_print(paper, GRID_KEY, "  %s", marks[i].symbol);
    paper_tab(paper, 6);
    paper_fit(paper, GRID_PLAIN, marks[i].meaning, paper_room(paper));
  }
}

static void draw_command(const struct model *model, struct paper *paper,
                         const struct command *command)
{
  char keys[256];
  if (paper_line(paper)) {
    paper_print(paper, GRID_CODE_NAME, "  %s %s", command->name, command->argument);
    paper_tab(paper, KEYS_COLUMN);
    paper_put(paper, GRID_KEY, keymap_keys(model->keymap, command, keys, sizeof keys));
  }
  paper_wrap(paper, GRID_PLAIN, 6, command->help);
}

static void draw_help(const struct model *model, struct paper *paper)
{
  const char *group = "";
  paper_wrap(paper, GRID_PLAIN, 0, introduction);
  paper_pass(paper, 1);
  draw_marks(paper);
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if (!(command->places & COMMAND_SCREEN)) continue;
    if (strcmp(group, command->group) != 0) {
      group = command->group;
      paper_pass(paper, 1);
      if (paper_line(paper)) paper_put(paper, GRID_TITLE, group);
    }
    draw_command(model, paper, command);
  }
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
