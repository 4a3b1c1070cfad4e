#include "tests/pty/terminal_cell.h"
#include "tests/support/buffer.h"

#include <string.h>
#include <vterm.h>

static int colour_of(VTermColor colour)
{
  if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour)) return -1;
  if (VTERM_COLOR_IS_INDEXED(&colour)) return colour.indexed.idx;
  return TERMINAL_RGB | colour.rgb.red << 16 | colour.rgb.green << 8 | colour.rgb.blue;
}

struct terminal_cell terminal_cell(struct terminal *terminal, int row, int column)
{
  VTermScreenCell cell = {0};
  vterm_screen_get_cell(terminal_cells(terminal), (VTermPos){.row = row, .col = column}, &cell);
  return (struct terminal_cell){.code = cell.chars[0],
                                .foreground = colour_of(cell.fg),
                                .background = colour_of(cell.bg),
                                .bold = cell.attrs.bold != 0,
                                .underline = cell.attrs.underline != 0,
                                .reverse = cell.attrs.reverse != 0};
}

/* How many of the text's characters stand there. */
static size_t same(struct terminal *terminal, const char *text, int row, int column)
{
  size_t count = 0;
  while (text[count] != '\0' &&
         terminal_cell(terminal, row, column + (int)count).code == (unsigned char)text[count])
    count++;
  return count;
}

struct terminal_cell terminal_cell_of(struct terminal *terminal, const char *text)
{
  VTermScreenCell cell;
  VTermPos at = {0};
  for (; vterm_screen_get_cell(terminal_cells(terminal), at, &cell); at.row++) {
    for (at.col = 0; vterm_screen_get_cell(terminal_cells(terminal), at, &cell); at.col++)
      if (same(terminal, text, at.row, at.col) == strlen(text))
        return terminal_cell(terminal, at.row, at.col);
    at.col = 0;
  }
  fail("the screen does not show %s", text);
}
