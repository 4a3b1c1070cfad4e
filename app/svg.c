/* svg.c - a grid as a picture.
 *
 * Fonts differ in how wide their characters are, and signs often come from another font than
 * letters. So each run of letters says how wide it is to be (textLength), and each sign is a run
 * of its own. Lines between panes are drawn as lines, for those of a font leave gaps between
 * rows.
 */
#include "app/svg.h"

#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/text.h"
#include "app/theme.h"

enum { CELL = 9, ROW = 20, BASE = 15, MARGIN = 14, FONT = 15 }; /* of the picture's units */

static const char head[] = "<!-- A screen of yieldscope. -->\n";

/* ------------------------------------------------------------------ characters */

/* The way of a line from the cell's middle to its sides; 0: the character is no line. */
enum { NORTH = 1, EAST = 2, SOUTH = 4, WEST = 8 };

static int line_of(unsigned code)
{
  static const struct {
    unsigned code;
    int ways;
  } lines[] = {
      {0x2500, EAST | WEST},
      {0x2502, NORTH | SOUTH},
      {0x250C, EAST | SOUTH},
      {0x2510, WEST | SOUTH},
      {0x2514, EAST | NORTH},
      {0x2518, WEST | NORTH},
      {0x251C, NORTH | SOUTH | EAST},
      {0x2524, NORTH | SOUTH | WEST},
      {0x252C, EAST | WEST | SOUTH},
      {0x2534, EAST | WEST | NORTH},
      {0x253C, NORTH | SOUTH | EAST | WEST},
  };
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
    if (lines[i].code == code) return lines[i].ways;
  return 0;
}

static unsigned code_of(const struct grid_cell *cell)
{
  unsigned code = ' ';
  if (cell->width > 0) text_decode(cell->text, strlen(cell->text), &code);
  return code;
}

static bool is_blank(const struct grid_cell *cell)
{
  return cell->width == 1 && strcmp(cell->text, " ") == 0;
}

/* A letter of one width in all monospaced fonts: those can share a run. */
static bool is_letter(const struct grid_cell *cell)
{
  unsigned code;
  size_t size = strlen(cell->text);
  return cell->width == 1 && text_decode(cell->text, size, &code) == size && code < 0x250;
}

/* XML has no place for controls (a grid has none) and for two codes that are no characters. */
static void write_text(FILE *out, const char *text)
{
  unsigned code;
  for (size_t size = strlen(text), count; (count = text_decode(text, size, &code)) > 0;) {
    bool bad = code == TEXT_BAD || code == 0xFFFE || code == 0xFFFF;
    if (code == '&') fputs("&amp;", out);
    else if (code == '<') fputs("&lt;", out);
    else if (code == '>') fputs("&gt;", out);
    else if (code == '"') fputs("&quot;", out);
    else if (bad || (text_is_control(code) && code != '\n')) fputs("&#xFFFD;", out);
    else fwrite(text, 1, count, out);
    text += count;
    size -= count;
  }
}

/* ------------------------------------------------------------------------ rows */

static int x_of(int column)
{
  return MARGIN + column * CELL;
}

static int y_of(int row)
{
  return MARGIN + row * ROW;
}

/* A style's look with "reverse" done. */
static struct theme_look look_of(const struct theme *theme, int style)
{
  struct theme_look look = theme->looks[style];
  if ((look.attributes & THEME_REVERSE) == 0) return look;
  int kept = look.foreground;
  look.foreground = look.background;
  look.background = kept;
  return look;
}

/* The cells that have a background of their own, as boxes. */
static void write_backgrounds(FILE *out, const struct grid *grid, const struct theme *theme,
                              int row)
{
  int columns = grid_columns(grid);
  for (int from = 0, to; from < columns; from = to) {
    int style = grid_at(grid, row, from)->style;
    for (to = from + 1; to < columns && grid_at(grid, row, to)->style == style;)
      to++;
    if (look_of(theme, style).background != theme->screen.background)
      fprintf(out, "<rect class=\"b%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", style,
              x_of(from), y_of(row), (to - from) * CELL, ROW);
  }
}

static void write_line(FILE *out, int ways, int row, int column)
{
  int x = x_of(column), y = y_of(row), half = ROW / 2;
  if (ways & (EAST | WEST))
    fprintf(out, "M%d%s %dH%d%s", ways & WEST ? x : x + CELL / 2, ways & WEST ? "" : ".5", y + half,
            ways & EAST ? x + CELL : x + CELL / 2, ways & EAST ? "" : ".5");
  if (ways & (NORTH | SOUTH))
    fprintf(out, "M%d.5 %dV%d", x + CELL / 2, ways & NORTH ? y : y + half,
            ways & SOUTH ? y + ROW : y + half);
}

/* A run of line characters of one style, as one path; straight ones are one stroke. Returns the
 * column after it. */
static int write_lines(FILE *out, const struct grid *grid, int row, int column)
{
  int style = grid_at(grid, row, column)->style, columns = grid_columns(grid), to = column;
  fprintf(out, "<path class=\"l%d\" d=\"", style);
  while (to < columns) {
    const struct grid_cell *cell = grid_at(grid, row, to);
    int ways = cell->style == style ? line_of(code_of(cell)) : 0, from = to;
    if (ways == 0) break;
    do
      to++;
    while (ways == (EAST | WEST) && to < columns && grid_at(grid, row, to)->style == style &&
           line_of(code_of(grid_at(grid, row, to))) == ways);
    if (ways == (EAST | WEST)) fprintf(out, "M%d %dH%d", x_of(from), y_of(row) + ROW / 2, x_of(to));
    else write_line(out, ways, row, from);
  }
  fputs("\"/>\n", out);
  return to;
}

/* The column after the run that begins there: letters of one style, with single blanks between,
 * or one sign. */
static int run_end(const struct grid *grid, int row, int column)
{
  const struct grid_cell *first = grid_at(grid, row, column);
  int columns = grid_columns(grid), to = column + first->width, end = to;
  if (!is_letter(first)) return to;
  for (; to < columns; to++) {
    const struct grid_cell *cell = grid_at(grid, row, to);
    if (cell->style != first->style || !is_letter(cell) || (is_blank(cell) && end < to)) break;
    if (!is_blank(cell)) end = to + 1;
  }
  return end;
}

static int write_run(FILE *out, const struct grid *grid, int row, int column)
{
  int to = run_end(grid, row, column);
  fprintf(out, "<text class=\"t%d\" x=\"%d\" y=\"%d\" textLength=\"%d\">",
          grid_at(grid, row, column)->style, x_of(column), y_of(row) + BASE, (to - column) * CELL);
  for (int at = column; at < to; at++)
    write_text(out, grid_at(grid, row, at)->text);
  fputs("</text>\n", out);
  return to;
}

static void write_row(FILE *out, const struct grid *grid, const struct theme *theme, int row)
{
  write_backgrounds(out, grid, theme, row);
  for (int column = 0; column < grid_columns(grid);) {
    const struct grid_cell *cell = grid_at(grid, row, column);
    if (is_blank(cell) || cell->width == 0) column++;
    else if (line_of(code_of(cell)) != 0) column = write_lines(out, grid, row, column);
    else column = write_run(out, grid, row, column);
  }
}

/* --------------------------------------------------------------------- colours */

static void write_styles(FILE *out, const struct theme *theme)
{
  unsigned ink = (unsigned)theme->screen.foreground;
  fprintf(out,
          "<style>\n"
          "text{font:%dpx 'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',"
          "monospace;white-space:pre;fill:#%06x}\n"
          "path{fill:none;stroke:#%06x}\n",
          FONT, ink, ink);
  for (int style = 0; style < GRID_STYLE_COUNT; style++) {
    struct theme_look look = look_of(theme, style);
    unsigned colour = (unsigned)look.foreground, ground = (unsigned)look.background;
    fprintf(out, ".t%d{fill:#%06x%s%s}.l%d{stroke:#%06x}", style, colour,
            look.attributes & THEME_BOLD ? ";font-weight:bold" : "",
            look.attributes & THEME_UNDERLINE ? ";text-decoration:underline" : "", style, colour);
    if (look.background != theme->screen.background)
      fprintf(out, ".b%d{fill:#%06x}", style, ground);
    fputc('\n', out);
  }
  fputs("</style>\n", out);
}

void svg_write(FILE *out, const struct grid *grid, const struct theme *in_use)
{
  const struct theme *theme = theme_painted(in_use);
  int width = 2 * MARGIN + grid_columns(grid) * CELL, height = 2 * MARGIN + grid_rows(grid) * ROW;
  fprintf(out,
          "%s<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
          "viewBox=\"0 0 %d %d\" role=\"img\">\n<title>yieldscope</title>\n<desc>",
          head, width, height, width, height);
  char *text = grid_to_text(grid);
  if (text != NULL) write_text(out, text);
  free(text);
  fputs("</desc>\n", out);
  write_styles(out, theme);
  fprintf(out, "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#%06x\"/>\n", width, height,
          (unsigned)theme->screen.background);
  fputs("<g xml:space=\"preserve\">\n", out);
  for (int row = 0; row < grid_rows(grid); row++)
    write_row(out, grid, theme, row);
  fputs("</g>\n</svg>\n", out);
}

bool svg_is_own(FILE *file)
{
  char begin[sizeof head] = "";
  size_t size = fread(begin, 1, sizeof head - 1, file);
  return size == sizeof head - 1 && memcmp(begin, head, size) == 0;
}
