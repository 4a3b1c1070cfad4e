/* theme.c - a theme's text, read. */
#include "app/theme.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/problems.h"

enum { UNSAID = -2 }; /* of a colour: no line has said it yet */

/* One line as it is read: what stands before at. */
struct line {
  const char *at, *end;
  char word[80];
};

static const char *const styles[GRID_STYLE_COUNT] = {
#define X(name) #name,
    GRID_STYLES(X)
#undef X
};

const char *theme_style_name(enum grid_style style)
{
  static char name[40];
  size_t size = 0;
  for (const char *from = styles[style]; *from != '\0' && size < sizeof name - 1; from++)
    name[size++] = *from == '_' ? '-' : (char)tolower((unsigned char)*from);
  name[size] = '\0';
  return name;
}

/* Takes the next word; false at the line's end, and at a comment. */
static bool next_word(struct line *line)
{
  static const char blanks[] = " \t\r";
  while (line->at < line->end && strchr(blanks, *line->at) != NULL)
    line->at++;
  const char *from = line->at;
  while (line->at < line->end && strchr(blanks, *line->at) == NULL)
    line->at++;
  size_t size = (size_t)(line->at - from);
  if (size == 0 || (size == 1 && *from == '#')) {
    line->at = line->end;
    return false;
  }
  snprintf(line->word, sizeof line->word, "%.*s", (int)size, from);
  return true;
}

static bool read_colour(const char *word, int *colour)
{
  static const char digits[] = "0123456789abcdef";
  if (strcmp(word, "own") == 0) {
    *colour = THEME_OWN;
    return true;
  }
  if (word[0] != '#' || strlen(word) != 7) return false;
  int value = 0;
  for (const char *at = word + 1; *at != '\0'; at++) {
    const char *digit = strchr(digits, tolower((unsigned char)*at));
    if (digit == NULL) return false;
    value = value * 16 + (int)(digit - digits);
  }
  *colour = value;
  return true;
}

static unsigned attribute_of(const char *word)
{
  static const char *const names[] = {"bold", "dim", "reverse", "underline"};
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(word, names[i]) == 0) return 1u << i;
  return 0;
}

/* What follows a style's name. Returns what is wrong with the word reached, or NULL. */
static const char *read_look(struct line *line, struct theme_look *look)
{
  bool is_else = false;
  look->attributes = look->without_colours = 0;
  while (next_word(line)) {
    unsigned attribute = attribute_of(line->word);
    if (attribute != 0) {
      if (!is_else) look->attributes |= attribute;
      look->without_colours |= attribute;
    } else if (is_else) {
      return "is none of bold, dim, reverse, underline";
    } else if (strcmp(line->word, "else") == 0) {
      is_else = true;
      look->without_colours = 0;
    } else if (strcmp(line->word, "on") == 0) {
      if (!next_word(line)) return "needs a colour after it";
      if (!read_colour(line->word, &look->background)) return "is no colour like #d0d0d0";
    } else if (!read_colour(line->word, &look->foreground)) {
      return "is no colour like #d0d0d0, nor one of on, bold, dim, reverse, underline, else";
    }
  }
  return NULL;
}

static struct theme_look *look_of(struct theme *theme, const char *name)
{
  if (strcmp(name, "screen") == 0) return &theme->screen;
  for (enum grid_style style = GRID_PLAIN; style < GRID_STYLE_COUNT; style++)
    if (strcmp(theme_style_name(style), name) == 0) return &theme->looks[style];
  return NULL;
}

static void read_text(struct theme *theme, const char *file, const char *text,
                      struct problems *problems);

/* Takes over what a shipped theme says. Those say `like` of none, so this ends. */
static const char *read_like(struct theme *theme, struct line *line)
{
  if (!next_word(line)) return "needs the name of a theme after it";
  const char *text = theme_shipped(line->word);
  if (text == NULL) return "is not the name of a theme that comes with yieldscope";
  struct problems none = {0};
  read_text(theme, line->word, text, &none);
  problems_clear(&none);
  return NULL;
}

static void read_line(struct theme *theme, struct line *line, const char *file, int number,
                      struct problems *problems)
{
  if (!next_word(line) || line->word[0] == '#') return;
  struct theme_look *look = look_of(theme, line->word);
  const char *wrong;
  if (look != NULL) {
    struct theme_look said = {UNSAID, UNSAID, 0, 0};
    wrong = read_look(line, &said);
    if (wrong == NULL) *look = said;
  } else if (strcmp(line->word, "like") == 0) {
    wrong = read_like(theme, line);
  } else {
    wrong = "is not the name of a style";
  }
  if (wrong != NULL) problems_add(problems, file, number, "“%s” %s", line->word, wrong);
}

static void read_text(struct theme *theme, const char *file, const char *text,
                      struct problems *problems)
{
  for (int number = 1; *text != '\0'; number++) {
    size_t size = strcspn(text, "\n");
    struct line line = {.at = text, .end = text + size};
    read_line(theme, &line, file, number, problems);
    text += size + (text[size] == '\n');
  }
}

void theme_read(struct theme *theme, const char *name, const char *file, const char *text,
                struct problems *problems)
{
  *theme = (struct theme){.screen = {UNSAID, UNSAID, 0, 0}};
  snprintf(theme->name, sizeof theme->name, "%s", name);
  for (int style = 0; style < GRID_STYLE_COUNT; style++)
    theme->looks[style] = theme->screen;
  read_text(theme, file, text, problems);
  struct theme_look *screen = &theme->screen;
  if (screen->foreground == UNSAID) screen->foreground = THEME_OWN;
  if (screen->background == UNSAID) screen->background = THEME_OWN;
  for (int style = 0; style < GRID_STYLE_COUNT; style++) {
    struct theme_look *look = &theme->looks[style];
    if (look->foreground == UNSAID) look->foreground = screen->foreground;
    if (look->background == UNSAID) look->background = screen->background;
  }
}
