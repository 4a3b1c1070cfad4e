/* command.h - the one table of commands. It feeds the keymap file, the prompt, the help
 * screen, the key line, `drive`, and the tests.
 *
 * How `drive` uses it: command_run(model, line, COMMAND_DRIVE), then
 *   COMMAND_REFUSED  model_message says why;
 *   COMMAND_DONE     model_message is the answer (of any number of lines, "" for none);
 *   COMMAND_RUNS     engine_wait until it has stopped; the events from model_from on, and the
 *                    stop, are the answer;
 *   COMMAND_QUIT     end.
 */
#ifndef YS_COMMAND_H
#define YS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct model;

enum command_place {
  COMMAND_SCREEN = 1,     /* on the screen: by key or prompt */
  COMMAND_DRIVE = 2,      /* one per line in `drive` */
  COMMAND_RUNNING_TOO = 4 /* may be given while the script runs */
};

enum command_answer {
  COMMAND_REFUSED, /* nothing has changed; model_message says why */
  COMMAND_DONE,    /* done at once; model_message is the answer, "" where there is none */
  COMMAND_RUNS,    /* the engine runs: its events and its stop are the answer */
  COMMAND_QUIT
};

struct command {
  const char *name;     /* "next"; unique */
  const char *argument; /* "" none, "[EXPR]" optional, "EXPR" needed */
  const char *group;    /* "run", "by hand", "look", "move", "program": heads in help */
  const char *help;     /* one sentence */
  unsigned places;      /* of enum command_place */
  enum command_answer (*run)(struct model *model, const char *argument);
  const char *label; /* in the key line; NULL: never there */
  int rank;          /* there: 1 always, the greater ones as far as there is room */
  bool (*makes_sense)(const struct model *model); /* now, for the key line; NULL: always */
};

extern const struct command command_table[];
extern const size_t command_count;

/* By name, or by a prefix that only one command has. NULL otherwise. */
const struct command *command_find(const char *name, size_t size, unsigned places);

/* Runs "name argument…" as typed. Calls model_refresh first. An empty line does nothing. */
enum command_answer command_run(struct model *model, const char *line, unsigned places);

#endif
