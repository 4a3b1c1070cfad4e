/* grid.c - a rectangle of styled character cells.
 *
 * Invariants, kept by put and blank alone: each cell is a narrow character (width 1), the left
 * half of a wide one (width 2) whose right neighbour is its right half, or such a right half
 * (width 0, empty text). What overwrites one half of a wide character turns the other half
 * into a blank.
 */
#include "app/grid.h"

#include "app/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BUTTONS = 48 };

struct button {
  int row, column, width;
  char key[GRID_BUTTON_SIZE];
};

struct grid {
  int rows, columns;
  struct button buttons[BUTTONS];
  size_t button_count;
  struct grid_cell cells[];
};

static struct grid_cell *cell_at(struct grid *grid, int row, int column)
{
  return &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
}

static void make_blank(struct grid_cell *cell, unsigned char style)
{
  *cell = (struct grid_cell){.text = " ", .width = 1, .style = style};
}

struct grid *grid_new(int rows, int columns)
{
  if (rows < 0) rows = 0;
  if (columns < 0) columns = 0;
  struct grid *grid = NULL;
  if (columns == 0 || (size_t)rows < (SIZE_MAX / 2) / sizeof *grid->cells / (size_t)columns)
    grid = malloc(sizeof *grid + (size_t)rows * (size_t)columns * sizeof(struct grid_cell));
  if (grid == NULL) return NULL;
  grid->rows = rows;
  grid->columns = columns;
  grid_clear(grid);
  return grid;
}

void grid_free(struct grid *grid)
{
  free(grid);
}

void grid_clear(struct grid *grid)
{
  grid->button_count = 0;
  size_t count = (size_t)grid->rows * (size_t)grid->columns;
  for (size_t i = 0; i < count; i++)
    make_blank(&grid->cells[i], GRID_PLAIN);
}

int grid_rows(const struct grid *grid)
{
  return grid->rows;
}

int grid_columns(const struct grid *grid)
{
  return grid->columns;
}

const struct grid_cell *grid_at(const struct grid *grid, int row, int column)
{
  return &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
}

/* Frees one cell from the wide character that it may be half of. */
static void blank(struct grid *grid, int row, int column, unsigned char style)
{
  struct grid_cell *cell = cell_at(grid, row, column);
  if (cell->width == 2) make_blank(cell + 1, cell[1].style);
  if (cell->width == 0) make_blank(cell - 1, cell[-1].style);
  make_blank(cell, style);
}

/* Puts a character of that width (1 or 2) into cells that are inside the grid. */
static void put(struct grid *grid, int row, int column, int width, unsigned char style,
                unsigned code)
{
  struct grid_cell *cell = cell_at(grid, row, column);
  blank(grid, row, column, style);
  if (width == 2) {
    blank(grid, row, column + 1, style);
    cell[1].text[0] = '\0';
    cell[1].width = 0;
  }
  cell->text[text_encode(code, cell->text)] = '\0';
  cell->width = (unsigned char)width;
}

/* Adds what combines to the character that begins at cell. Where it has too many marks, the
 * rest is dropped. So are the joiner between emoji and the emoji selector: some terminals
 * merge or widen what they join, and no column after it would line up. */
static void join(struct grid_cell *cell, unsigned code)
{
  enum { JOINER = 0x200D, EMOJI_SELECTOR = 0xFE0F };
  if (code == EMOJI_SELECTOR || (code == JOINER && cell->width == 2)) return;
  char bytes[TEXT_MOST_BYTES];
  size_t count = text_encode(code, bytes), used = strlen(cell->text);
  if (used + count >= sizeof cell->text) return;
  memcpy(cell->text + used, bytes, count);
  cell->text[used + count] = '\0';
}

int grid_text(struct grid *grid, int row, int column, int width, enum grid_style style,
              const char *text, size_t size)
{
  if (size == (size_t)-1) size = strlen(text);
  bool visible = row >= 0 && row < grid->rows;
  struct grid_cell *last = NULL; /* what a combining character joins */
  int used = 0;
  unsigned code;
  for (size_t at = 0, count; (count = text_decode(text + at, size - at, &code)) > 0; at += count) {
    if (text_is_control(code)) code = TEXT_BAD;
    int char_width = text_char_width(code);
    if (char_width == 0) {
      if (last != NULL) join(last, code);
      continue;
    }
    if (char_width > width - used) break;
    int here = column + used;
    used += char_width;
    last = NULL;
    if (!visible || here + char_width <= 0) continue;
    if (here >= grid->columns) break;
    if (here < 0 || here + char_width > grid->columns) { /* half of it is outside */
      blank(grid, row, here < 0 ? 0 : here, (unsigned char)style);
      continue;
    }
    put(grid, row, here, char_width, (unsigned char)style, code);
    last = cell_at(grid, row, here);
  }
  return used;
}

/* Draws what fits of a text that must end in '…'; width is at least 1. */
static int draw_cut(struct grid *grid, int row, int column, int width, enum grid_style style,
                    const char *text, size_t size)
{
  size_t fits = text_fit(text, size, width - 1);
  int used = grid_text(grid, row, column, width - 1, style, text, fits);
  return used + grid_text(grid, row, column + used, 1, style, "…", (size_t)-1);
}

int grid_text_fit(struct grid *grid, int row, int column, int width, enum grid_style style,
                  const char *text, size_t size)
{
  if (size == (size_t)-1) size = strlen(text);
  if (width <= 0) return 0;
  if (text_fit(text, size, width) == size)
    return grid_text(grid, row, column, width, style, text, size);
  return draw_cut(grid, row, column, width, style, text, size);
}

/* How many bytes of text make the next row, and through *skip how many to leave out after
 * them (the blanks or the line end at which the row was broken). */
static size_t wrap_row(const char *text, int width, size_t *skip)
{
  size_t line = strcspn(text, "\n");
  size_t fits = text_fit(text, line, width);
  *skip = 0;
  if (fits == line) {
    *skip = text[line] == '\n';
    return line;
  }
  size_t end = fits;
  while (end > 0 && text[end] != ' ')
    end--;
  if (end == 0) { /* one word is wider than the box: it is cut */
    unsigned code;
    return fits > 0 ? fits : text_decode(text, line, &code);
  }
  while (end > 0 && text[end - 1] == ' ')
    end--;
  while (text[end + *skip] == ' ')
    ++*skip;
  return end;
}

int grid_text_wrap(struct grid *grid, int row, int column, int height, int width,
                   enum grid_style style, const char *text)
{
  int used = 0;
  if (width <= 0) return 0;
  for (; *text != '\0' && used < height; used++) {
    size_t skip, size = wrap_row(text, width, &skip);
    if (used == height - 1 && text[size + skip] != '\0')
      draw_cut(grid, row + used, column, width, style, text, strcspn(text, "\n"));
    else grid_text(grid, row + used, column, width, style, text, size);
    text += size + skip;
  }
  return used;
}

void grid_fill(struct grid *grid, int row, int column, int height, int width, enum grid_style style)
{
  for (int y = row < 0 ? 0 : row; y < grid->rows && y - row < height; y++)
    for (int x = column < 0 ? 0 : column; x < grid->columns && x - column < width; x++)
      blank(grid, y, x, (unsigned char)style);
}

void grid_style(struct grid *grid, int row, int column, int width, enum grid_style style)
{
  if (row < 0 || row >= grid->rows) return;
  for (int x = column < 0 ? 0 : column; x < grid->columns && x - column < width; x++)
    cell_at(grid, row, x)->style = (unsigned char)style;
}

/* Writes one row's text without trailing blanks, and a line end; returns what follows. */
static char *write_row(const struct grid *grid, int row, char *out)
{
  char *end = out;
  for (int column = 0; column < grid->columns; column++) {
    const struct grid_cell *cell = grid_at(grid, row, column);
    size_t size = strlen(cell->text);
    memcpy(out, cell->text, size);
    out += size;
    if (strcmp(cell->text, " ") != 0) end = out;
  }
  *end++ = '\n';
  return end;
}

/* The same for its styles; writes nothing where all are PLAIN. */
static char *write_styles(const struct grid *grid, int row, char *out)
{
  char *end = out;
  for (int column = 0; column < grid->columns; column++) {
    unsigned char style = grid_at(grid, row, column)->style;
    *out++ = style == GRID_PLAIN ? '.' : (char)('a' + style - 1);
    if (style != GRID_PLAIN) end = out;
  }
  if (end == out - grid->columns) return end;
  *end++ = '\n';
  return end;
}

static char *to_text(const struct grid *grid, bool styled)
{
  /* A row takes at most its cells' text, as many letters, and two line ends. */
  size_t row_size = (size_t)grid->columns * (sizeof(struct grid_cell) + 1) + 2;
  char *text = malloc((size_t)grid->rows * row_size + 1);
  if (text == NULL) return NULL;
  char *out = text;
  for (int row = 0; row < grid->rows; row++) {
    out = write_row(grid, row, out);
    if (styled) out = write_styles(grid, row, out);
  }
  *out = '\0';
  return text;
}

char *grid_row_text(const struct grid *grid, int row, int column, int width)
{
  char *text = malloc((size_t)width * sizeof(struct grid_cell) + 1), *out = text;
  if (text == NULL) return NULL;
  for (int at = column; at < column + width && at < grid->columns; at++)
    out = stpcpy(out, grid_at(grid, row, at)->text);
  *out = '\0';
  return text;
}

char *grid_to_text(const struct grid *grid)
{
  return to_text(grid, false);
}

char *grid_to_styled_text(const struct grid *grid)
{
  return to_text(grid, true);
}

void grid_button(struct grid *grid, int row, int column, int width, const char *key)
{
  if (grid->button_count == BUTTONS || strlen(key) >= GRID_BUTTON_SIZE) return;
  struct button *button = &grid->buttons[grid->button_count++];
  *button = (struct button){.row = row, .column = column, .width = width};
  strcpy(button->key, key);
}

const char *grid_button_at(const struct grid *grid, int row, int column)
{
  for (size_t i = 0; i < grid->button_count; i++) {
    const struct button *button = &grid->buttons[i];
    if (button->row == row && column >= button->column && column < button->column + button->width)
      return button->key;
  }
  return "";
}
