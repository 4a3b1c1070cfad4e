#include "app/paper.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/text.h"

static bool in_box(const struct paper *paper)
{
  int line = paper->lines - 1;
  return paper->grid != NULL && line >= paper->first &&
         paper_row(paper, line) < paper->box.row + paper->box.height;
}

int paper_row(const struct paper *paper, int line)
{
  return paper->box.row + (line - paper->first) * (1 + paper->gap);
}

bool paper_line(struct paper *paper)
{
  paper->lines++;
  paper->column = 0;
  return in_box(paper);
}

void paper_pass(struct paper *paper, int lines)
{
  paper->lines += lines;
}

void paper_text(struct paper *paper, enum grid_style style, const char *text, size_t size)
{
  int width = text_width(text, size);
  int at = paper->column - paper->left;
  paper->column += width;
  if (!in_box(paper) || at + width <= 0 || at >= paper->box.width) return;
  if (at < 0) { /* a wide character that is cut in two leaves a blank */
    size_t skip = text_fit(text, size, -at);
    if (text_width(text, skip) < -at && skip < size) {
      unsigned code;
      skip += text_decode(text + skip, size - skip, &code);
    }
    at += text_width(text, skip);
    text += skip;
    size -= skip;
  }
  grid_text(paper->grid, paper_row(paper, paper->lines - 1), paper->box.column + at,
            paper->box.width - at, style, text, size);
}

void paper_put(struct paper *paper, enum grid_style style, const char *text)
{
  paper_text(paper, style, text, strlen(text));
}

void paper_print(struct paper *paper, enum grid_style style, const char *format, ...)
{
  if (!in_box(paper)) return;
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int size = vasprintf(&text, format, arguments);
  va_end(arguments);
  if (size < 0) return;
  paper_text(paper, style, text, (size_t)size);
  free(text);
}

void paper_fit(struct paper *paper, enum grid_style style, const char *text, int width)
{
  if (text_width(text, strlen(text)) <= width) {
    paper_put(paper, style, text);
  } else if (width > 0) {
    paper_text(paper, style, text, text_fit(text, strlen(text), width - 1));
    paper_put(paper, style, "…");
  }
}

void paper_mark(struct paper *paper, bool shown, enum grid_style style, const char *symbol)
{
  paper_put(paper, shown ? style : GRID_PLAIN, shown ? symbol : " ");
}

void paper_tab(struct paper *paper, int column)
{
  paper->column = paper->column >= column ? paper->column + 1 : column;
}

int paper_room(const struct paper *paper)
{
  int room = paper->box.width - paper->column + paper->left;
  return room > 0 ? room : 0;
}

/* The bytes of text that go on one line of that width: up to the last blank that fits. */
static size_t wrap_at(const char *text, size_t size, int width)
{
  size_t fits = text_fit(text, size, width);
  if (fits == size || text[fits] == ' ') return fits;
  for (size_t i = fits; i > 0; i--)
    if (text[i - 1] == ' ') return i - 1;
  return fits > 0 ? fits : 1; /* one long word is cut */
}

void paper_wrap(struct paper *paper, enum grid_style style, int indent, const char *text)
{
  int width = paper->box.width - indent;
  if (width < 1) return;
  for (;;) {
    size_t size = strcspn(text, "\n");
    do {
      size_t part = wrap_at(text, size, width);
      if (paper_line(paper)) {
        paper->column = indent;
        paper_text(paper, style, text, part);
      }
      text += part;
      size -= part;
      while (size > 0 && *text == ' ')
        text++, size--;
    } while (size > 0);
    if (*text == '\0') return;
    text++;
  }
}
