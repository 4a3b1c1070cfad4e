/* source.c - a program's text by lines.
 *
 * The text is cleaned once, line by line, into one buffer with a NUL after each line. Styles
 * are not kept: what is kept is the highlighter's state at the end of each line, known for the
 * first known_states lines and found on demand. So any line can be styled by itself, and only
 * the first look at a far line goes through those before it.
 */
#include "app/source.h"

#include "app/language.h"
#include "app/outline.h"
#include "app/text.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TAB_COLUMNS = 4, DOT = 0xB7, TWIN_SIZE_LIMIT = 16 * 1024 * 1024 };

struct source {
  char *name;
  const struct language *language;
  char *text;     /* the lines, cleaned, each with a NUL */
  size_t *starts; /* where each begins; one more for the end of the last */
  int *states;    /* the highlighter's at the end of each line */
  int line_count, known_states;
  unsigned char *styles;   /* room for the longest line, and a NUL */
  int styled_line;         /* whose styles those are; 0: none */
  struct outline *outline; /* NULL: not read yet */
};

/* The bytes of the line end at text; 0 where there is none. */
static size_t line_end_size(const char *text, size_t size)
{
  if (size == 0 || (text[0] != '\n' && text[0] != '\r')) return 0;
  bool is_pair = size > 1 && (text[1] == '\n' || text[1] == '\r') && text[1] != text[0];
  return is_pair ? 2 : 1;
}

/* Text on its way to be cleaned: `out` is where the cleaned text goes, or NULL to measure. */
struct cleaning {
  const char *text;
  size_t size, at;
  char *out;
  size_t used;
};

static void clean_put_bytes(struct cleaning *cleaning, const char *bytes, size_t count)
{
  if (cleaning->out != NULL) memcpy(cleaning->out + cleaning->used, bytes, count);
  cleaning->used += count;
}

static void clean_put(struct cleaning *cleaning, unsigned code)
{
  char bytes[TEXT_MOST_BYTES];
  clean_put_bytes(cleaning, bytes, text_encode(code, bytes));
}

/* Takes ASCII without controls as it is: nearly all of most programs. Returns its columns,
 * counted from a tab stop. */
static int clean_plain(struct cleaning *cleaning)
{
  const char *here = cleaning->text + cleaning->at;
  size_t left = cleaning->size - cleaning->at, count = 0;
  while (count < left && here[count] >= ' ' && here[count] <= '~')
    count++;
  clean_put_bytes(cleaning, here, count);
  cleaning->at += count;
  return (int)(count % TAB_COLUMNS);
}

/* Cleans one line and its NUL. False: it was the last. */
static bool clean_line(struct cleaning *cleaning)
{
  int column = clean_plain(cleaning);
  while (cleaning->at < cleaning->size) {
    const char *here = cleaning->text + cleaning->at;
    size_t left = cleaning->size - cleaning->at, end = line_end_size(here, left);
    if (end > 0) {
      clean_put(cleaning, 0);
      cleaning->at += end;
      return cleaning->at < cleaning->size;
    }
    unsigned code;
    cleaning->at += text_decode(here, left, &code);
    int tab = code == '\t' ? TAB_COLUMNS - column % TAB_COLUMNS : 0;
    for (int i = 0; i < tab; i++)
      clean_put(cleaning, ' ');
    if (tab == 0) clean_put(cleaning, text_is_control(code) ? TEXT_BAD : code);
    column += tab > 0 ? tab : text_char_width(code);
    column = (column + clean_plain(cleaning)) % TAB_COLUMNS;
  }
  clean_put(cleaning, 0);
  return false;
}

/* Fills in text, starts, states, styles and line_count. False when out of memory. */
static bool split(struct source *source, const char *text, size_t size)
{
  if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) text += 3, size -= 3;

  struct cleaning measure = {.text = text, .size = size};
  size_t lines = 1;
  while (clean_line(&measure))
    lines++;
  if (lines > INT32_MAX) return false;
  source->text = malloc(measure.used);
  source->starts = malloc((lines + 1) * sizeof *source->starts);
  source->states = malloc(lines * sizeof *source->states);
  if (source->text == NULL || source->starts == NULL || source->states == NULL) return false;

  struct cleaning cleaning = {.text = text, .size = size, .out = source->text};
  size_t longest = 0;
  for (size_t line = 0; line < lines; line++) {
    source->starts[line] = cleaning.used;
    clean_line(&cleaning);
    size_t line_size = cleaning.used - source->starts[line];
    if (line_size > longest) longest = line_size;
  }
  source->starts[lines] = cleaning.used;
  source->line_count = (int)lines;
  source->styles = calloc(longest, 1);
  return source->styles != NULL;
}

struct source *source_new(const char *name, const char *text, size_t size,
                          const struct language *language)
{
  struct source *source = calloc(1, sizeof *source);
  if (source == NULL) return NULL;
  source->language = language;
  source->name = strdup(name);
  if (source->name == NULL || !split(source, text, size)) {
    source_free(source);
    return NULL;
  }
  return source;
}

bool source_hide(struct source *source)
{
  size_t size = 2 * source->starts[source->line_count], used = 0; /* a dot has two bytes */
  char *dots = malloc(size);
  unsigned char *styles = calloc(size, 1);
  if (dots == NULL || styles == NULL) {
    free(dots);
    free(styles);
    return false;
  }
  for (int line = 0; line < source->line_count; line++) {
    const char *text = source->text + source->starts[line];
    source->starts[line] = used;
    for (size_t left = strlen(text), count; left > 0; text += count, left -= count) {
      unsigned code;
      count = text_decode(text, left, &code);
      used += text_encode(code == ' ' ? code : DOT, dots + used);
    }
    dots[used++] = '\0';
  }
  source->starts[source->line_count] = used;
  free(source->text);
  free(source->styles);
  outline_free(source->outline);
  source->text = dots;
  source->styles = styles;
  source->outline = NULL;
  source->known_states = source->styled_line = 0;
  return true;
}

void source_free(struct source *source)
{
  if (source == NULL) return;
  free(source->name);
  free(source->text);
  free(source->starts);
  free(source->states);
  free(source->styles);
  outline_free(source->outline);
  free(source);
}

/* Reads a regular file of bounded size, and never waits (as on a pipe). Caller frees; NULL
 * where it cannot be read. */
static char *read_file(const char *path, size_t *size)
{
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return NULL;
  struct stat status;
  char *text = NULL;
  size_t used = 0;
  if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= TWIN_SIZE_LIMIT)
    text = malloc((size_t)status.st_size + 1);
  while (text != NULL && used < (size_t)status.st_size) {
    ssize_t count = read(fd, text + used, (size_t)status.st_size - used);
    if (count < 0) {
      free(text);
      text = NULL;
    } else if (count == 0) {
      break; /* it became shorter meanwhile */
    } else {
      used += (size_t)count;
    }
  }
  close(fd);
  *size = used;
  return text;
}

struct source *source_open_twin(const char *script_path)
{
  const struct language *own = language_of(script_path);
  if (own == NULL) return NULL;
  const struct language *other = own == &language_lua ? &language_javascript : &language_lua;
  size_t stem = strlen(script_path) - strlen(own->ending);
  char *path = malloc(stem + strlen(other->ending) + 1);
  if (path == NULL) return NULL;
  memcpy(path, script_path, stem);
  strcpy(path + stem, other->ending);

  struct source *twin = NULL;
  size_t size;
  char *text = read_file(path, &size);
  const char *slash = strrchr(path, '/');
  if (text != NULL) twin = source_new(slash != NULL ? slash + 1 : path, text, size, other);
  free(text);
  free(path);
  return twin;
}

const char *source_name(const struct source *source)
{
  return source->name;
}

const struct language *source_language(const struct source *source)
{
  return source->language;
}

int source_line_count(const struct source *source)
{
  return source->line_count;
}

const char *source_line(const struct source *source, int line, size_t *size)
{
  bool exists = line >= 1 && line <= source->line_count;
  const size_t *start = exists ? &source->starts[line - 1] : NULL;
  if (size != NULL) *size = exists ? start[1] - start[0] - 1 : 0;
  return exists ? source->text + start[0] : "";
}

/* Styles a line whose predecessors' states are known; returns the state at its end. */
static int style_line(struct source *source, int line)
{
  size_t size;
  const char *text = source_line(source, line, &size);
  int state = line > 1 ? source->states[line - 2] : HIGHLIGHT_CODE;
  source->styled_line = line;
  return source->language->highlight(text, size, state, source->styles);
}

const unsigned char *source_styles(struct source *source, int line)
{
  static const unsigned char none[1];
  if (line < 1 || line > source->line_count) return none;
  while (source->known_states < line) {
    int next = source->known_states + 1;
    source->states[source->known_states++] = style_line(source, next);
  }
  if (source->styled_line != line) style_line(source, line);
  return source->styles;
}

const struct outline *source_outline(struct source *source)
{
  if (source->outline == NULL && source->language->outline != NULL)
    source->outline = source->language->outline(source);
  return source->outline;
}
