/* config.h - the user's settings: the file `config` in the folder of config_file.h, one `NAME
 * VALUE` a line, and the file `keys` beside it. Lines that begin with # are comments.
 *
 * A setting is a row of one table, which feeds the file, the command `settings`, and the tests.
 */
#ifndef YS_CONFIG_H
#define YS_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct model;
struct problems;

struct config_setting {
  const char *name;
  const char *values; /* "on|off"; or in capitals what is to be given: "NAME" */
  const char *help;   /* what it is about */
  /* Takes a value, which is one of values. Where it cannot, problems tell it (as of that file and
   * line), and nothing has changed. Where any value may be given, model may be NULL: then the
   * value is only checked. */
  void (*set)(struct model *model, const char *value, const char *file, int line,
              struct problems *problems);
  const char *(*get)(const struct model *model); /* lives until the next call */
};

extern const struct config_setting config_settings[];
extern const size_t config_count;

/* Reads a text as that of the file `config`. file: its name, for problems; NULL: it was typed. */
void config_read_text(struct model *model, const char *file, const char *text,
                      struct problems *problems);

/* For the screen: reads both files, then chooses that theme (NULL: none is asked for), and says in
 * the message line what is wrong in them. False where there is no such theme. */
bool config_open(struct model *model, const char *theme);
/* For the ways in where no setting has an effect: only tells what is wrong, a line each. */
void config_check(FILE *out);

#endif
