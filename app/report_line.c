#include "app/report_line.h"

#include <stdlib.h>
#include <string.h>

#include "app/text.h"

static bool is_inert(unsigned code)
{
  return code == '\t' || code == '\n' || (code != TEXT_BAD && !text_is_control(code));
}

void report_line_text(FILE *out, const char *text, size_t size)
{
  while (size > 0) {
    unsigned code;
    size_t taken = text_decode(text, size, &code);
    if (is_inert(code)) fwrite(text, 1, taken, out);
    else fputs("\xEF\xBF\xBD", out);
    text += taken;
    size -= taken;
  }
}

void report_line(FILE *out, const char *text)
{
  while (*text) {
    size_t size = strcspn(text, "\n");
    report_line_text(out, text, size);
    text += size;
    if (*text) {
      putc(' ', out);
      text++;
    }
  }
  putc('\n', out);
}

void report_line_print(FILE *out, const char *mark, const char *text, size_t size, bool *open)
{
  while (size > 0) {
    const char *newline = memchr(text, '\n', size);
    size_t part = newline ? (size_t)(newline - text) : size;
    if (!*open) fputs(mark, out);
    report_line_text(out, text, part);
    *open = !newline;
    if (!newline) return;
    putc('\n', out);
    text += part + 1;
    size -= part + 1;
  }
}

void report_line_close(FILE *out, bool *open)
{
  if (*open) putc('\n', out);
  *open = false;
}
