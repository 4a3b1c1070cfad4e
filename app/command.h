/* command.h - the one table of commands. It feeds the keymap file, the prompt, the help
 * screen, the key line, `drive`, and the tests.
 *
 * How `drive` uses it: command_run(model, line, COMMAND_DRIVE), then
 *   COMMAND_REFUSED  model_message says why;
 *   COMMAND_DONE     model_message is the answer (of any number of lines, "" for none);
 *   COMMAND_RUNS     the engine runs until it stops; the events that come, and the stop, are the
 *                    answer; model_message is to be told before them;
 *   COMMAND_JUMPS    the same, but the engine goes to another time: the events before it are
 *                    known, and only the stop is the answer;
 *   COMMAND_ASKS     the engine runs, but the session stays where it is: a question was put;
 *   COMMAND_QUIT     end.
 *
 * After the three that run, once the engine has stopped: model_refresh, then command_go_on. It
 * takes the answer to a question; goes on with what is left to do (predict lets next follow,
 * the watches are asked one after the other); and answers as command_run does. COMMAND_DONE or
 * COMMAND_REFUSED: all is done. The screen does the same in update_engine.
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
  COMMAND_JUMPS,   /* ... only its stop is */
  COMMAND_ASKS,    /* the engine runs, and the session stays where it is: see command_go_on */
  COMMAND_QUIT
};

struct command {
  const char *name;     /* "next"; unique */
  const char *argument; /* "" none, "[EXPR]" optional, "EXPR" needed */
  const char *group;    /* "run", "by hand", "time", …: heads in help */
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

/* The command of those places whose name is spelled most like that; NULL: none is near. */
const struct command *command_nearest(const char *name, size_t size, unsigned places);
/* A sentence about a name that command_find does not know. Returns out. */
const char *command_unknown(const char *name, size_t size, unsigned places, char *out,
                            size_t out_size);

/* False for commands of lessons where the model has none: they are not told of. */
bool command_concerns(const struct model *model, const struct command *command);

/* Runs "name argument…" as typed. Calls model_refresh first. An empty line does nothing. */
enum command_answer command_run(struct model *model, const char *line, unsigned places);

/* See above. COMMAND_DONE where nothing is left to do, too; the message is then as it was. */
enum command_answer command_go_on(struct model *model);

#endif
