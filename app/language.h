/* language.h - how a language writes what the engine says: values, absent values, results.
 * The one place, with the highlighter, that knows which language the text on screen is. */
#ifndef YS_LANGUAGE_H
#define YS_LANGUAGE_H

#include <stddef.h>

enum highlight_state { HIGHLIGHT_CODE = 0 }; /* other values are the highlighter's own */

struct outline;
struct source;

struct language {
  const char *name;        /* "Lua", "JavaScript" */
  const char *ending;      /* ".lua", ".js" */
  const char *absent;      /* "nil", "undefined" */
  const char *return_name; /* "return_", "return" */
  const char *yield_all;   /* "yield_from", "yield*" */
  const char *catching;    /* "pcall": its call catches errors; NULL: no call does */
  const char *cleaning;    /* "finally": what it is given runs last */
  const char *then;        /* "then_" */
  /* Styles one line (enum grid_style a byte); state is that of the end of the line before,
   * 0 at the top; returns the state at the end of this line. */
  int (*highlight)(const char *line, size_t size, int state, unsigned char *styles);
  /* How a program is built (outline.h); caller frees. NULL: that cannot be read yet. */
  struct outline *(*outline)(struct source *source);
  /* Rewrites a value's display text ("{1, nil, a = 2}") in this language; caller frees. */
  char *(*value)(const char *text);
  /* The name of a function of the library, which the dialect gives: "promise.all" is
   * "Promise.all"; any other name is itself. */
  const char *(*function)(const char *name);
};

extern const struct language language_lua, language_javascript;

/* By a file's ending; NULL where unknown. */
const struct language *language_of(const char *path);

#endif
