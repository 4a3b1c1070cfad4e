/* theme.h - how each style of a grid looks: colours as RGB, and attributes. A theme is a text
 * file; those that we ship stand in assets/themes, and the user's own in the folder of the
 * configuration (config_file.h), under themes/NAME.
 *
 * One line is
 *
 *   STYLE [COLOUR] [on COLOUR] [bold] [dim] [reverse] [underline] [else ATTRIBUTES]
 *
 * COLOUR is #rrggbb, or `own` for the terminal's own. What stands after `else` holds instead of
 * the attributes before it where the terminal does not show the colour (none at all, or only 8).
 * STYLE is a style's name, as "code-keyword"; or `screen`, whose colours count wherever a line
 * does not say another. `like NAME` begins with what a shipped theme says. A line that begins with
 * # is a comment, and so is the rest of one after a # that stands alone.
 */
#ifndef YS_THEME_H
#define YS_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "app/grid.h"

struct problems;

#define THEME_OWN       (-1) /* the terminal's own colour */
#define THEME_NAME_SIZE 64

enum theme_attribute { THEME_BOLD = 1, THEME_DIM = 2, THEME_REVERSE = 4, THEME_UNDERLINE = 8 };

struct theme_look {
  int foreground, background; /* 0xRRGGBB, or THEME_OWN */
  unsigned attributes;        /* of enum theme_attribute */
  unsigned without_colours;   /* instead of attributes, where the colours are not shown */
};

struct theme {
  char name[THEME_NAME_SIZE];
  struct theme_look screen; /* what no character stands on; its attributes do not count */
  struct theme_look looks[GRID_STYLE_COUNT]; /* each complete: it says its background, too */
};

/* The shipped themes, compiled in. The last one has the name NULL. */
struct theme_file {
  const char *name, *text;
};
extern const struct theme_file theme_files[];
#define THEME_DEFAULT "default"

/* Reads a theme's text. A line that cannot be understood is left out, and told in problems by
 * the file's name and the line's number. */
void theme_read(struct theme *theme, const char *name, const char *file, const char *text,
                struct problems *problems);
/* "code-keyword"; it lives until the next call. */
const char *theme_style_name(enum grid_style style);

/* Finds a theme by name: the user's own, else a shipped one. False, and the theme is as it was,
 * where there is none; or where the file cannot be read, which problems then tells. */
bool theme_open(struct theme *theme, const char *name, struct problems *problems);
/* The shipped theme of that name; NULL where there is none. */
const char *theme_shipped(const char *name);
/* The names of all themes, the shipped ones first, one a line. The caller frees; NULL when out
 * of memory. */
char *theme_list(void);

/* A theme that says all its colours, for what is drawn without a terminal (a picture): the
 * same one, or the shipped dark one where the theme leaves the background to the terminal. */
const struct theme *theme_painted(const struct theme *theme);

#endif
