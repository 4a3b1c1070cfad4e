#include "app/screen_cell.h"

#include <string.h>

#include "app/grid.h"
#include "app/text.h"

/* Writes a cell's characters as they are. False: the C library holds them to be of another width,
 * for its tables may be of another year than ours, and curses reckons with those. */
static bool as_they_are(const struct grid_cell *cell, wchar_t wide[SCREEN_CELL_MOST + 1])
{
  const char *text = cell->text;
  size_t size = strlen(text), count = 0;
  unsigned code;
  for (size_t bytes; count < SCREEN_CELL_MOST && (bytes = text_decode(text, size, &code)) > 0;) {
    text += bytes;
    size -= bytes;
    wide[count] = (wchar_t)code;
    if (count == 0 && wcwidth(wide[0]) != cell->width) return false;
    if (count == 0 || wcwidth(wide[count]) == 0) count++;
  }
  wide[count] = L'\0';
  return count > 0;
}

int screen_cell_text(const struct grid_cell *cell, struct screen_cell_terms terms,
                     wchar_t wide[SCREEN_CELL_MOST + 1])
{
  unsigned code;
  text_decode(cell->text, strlen(cell->text), &code);
  char ascii = text_ascii(code);
  bool is_sign = code >= 0x80 && ascii != '?';
  bool stands_in = !terms.utf8 || (terms.ascii && is_sign);
  if (!stands_in && as_they_are(cell, wide)) return cell->width;
  wide[0] = stands_in ? (wchar_t)ascii : (wchar_t)TEXT_BAD;
  wide[1] = L'\0';
  return 1;
}
