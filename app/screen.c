/* screen.c - the terminal, through curses.
 *
 * Curses is asked for little: to find what to write so that the terminal shows its cells, and
 * to name keys. Signals are caught by screen_signals.c before curses starts, so that it sets
 * no handlers of its own.
 */
#define NCURSES_WIDECHAR 1
#include "app/screen.h"

#include "app/grid.h"
#include "app/screen_input.h"
#include "app/screen_signals.h"
#include "app/text.h"
#include "app/theme.h"

#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

/* Last, for it makes macros of plain words. */
#include <term.h>
#undef columns
#undef lines

enum { ESCAPE_DELAY = 25 /* ms that the rest of a key's sequence may take */ };
#define LEFT_BUTTON (BUTTON1_PRESSED | BUTTON1_CLICKED)

static struct {
  SCREEN *curses; /* NULL: not open */
  enum theme_palette palette;
  bool has_utf8;
  struct grid_cell *shown; /* what the terminal shows, rows * columns; NULL: unknown */
  int rows, columns;
  unsigned signals; /* taken, and not yet told */
  int click_row, click_column;
  char key[16];
} screen;

/* ----------------------------------------------------------------- opening */

/* Looks before curses does, which would end the process. */
static bool is_fit(char *problem, size_t size)
{
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    snprintf(problem, size,
             "yieldscope draws on a terminal, but its %s is not one. For scripts and pipes there "
             "are `yieldscope drive FILE` and `yieldscope trace FILE`.",
             isatty(STDIN_FILENO) ? "output" : "input");
    return false;
  }
  const char *type = getenv("TERM");
  if (type == NULL || type[0] == '\0') {
    snprintf(problem, size,
             "The variable TERM is not set, so it is not known how to draw on this terminal. Try: "
             "TERM=xterm-256color yieldscope FILE");
    return false;
  }
  int error = 0;
  bool is_known = setupterm(NULL, STDOUT_FILENO, &error) == OK;
  const char *move = is_known ? tigetstr("cup") : NULL;
  bool can_move = move != NULL && move != (char *)-1;
  if (is_known) del_curterm(cur_term);
  if (can_move) return true;
  snprintf(problem, size,
           is_known
               ? "A terminal of the type \"%.40s\" (the variable TERM) cannot move its cursor, "
                 "so no screen can be drawn. `yieldscope drive FILE` and `yieldscope trace "
                 "FILE` work here."
               : "The terminal type \"%.40s\" (the variable TERM) is not known on this system. "
                 "Try: TERM=xterm-256color yieldscope FILE",
           type);
  return false;
}

/* Has the terminal report the left button, and writes down how to end that: as curses does, which
 * keeps its sequence for itself. */
static void open_mouse(void)
{
  mousemask(LEFT_BUTTON, NULL);
  mouseinterval(0);
  if (!has_mouse()) return;
  const char *mode = tigetstr("XM");
  if (mode == NULL || mode == (char *)-1) mode = "\033[?1000%?%p1%{1}%=%th%el%;";
  tputs(tparm(mode, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), 1, screen_signals_restore_with);
}

/* Writes down what else a fatal signal must send: plain text, the cursor, the keypad, the
 * screen. */
static void prepare_restore(void)
{
  static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *capability = tigetstr(names[i]);
    if (capability != NULL && capability != (char *)-1)
      tputs(capability, 1, screen_signals_restore_with);
  }
  screen_signals_restore_with('\r');
  screen_signals_restore_with('\n');
}

static void choose_palette(void)
{
  const char *no_color = getenv("NO_COLOR");
  screen.palette = THEME_NO_COLOURS;
  if ((no_color != NULL && no_color[0] != '\0') || !has_colors() || start_color() != OK) return;
  if (COLORS < 8 || COLOR_PAIRS <= GRID_STYLE_COUNT) return;
  use_default_colors();
  screen.palette = COLORS >= 256 ? THEME_256_COLOURS : THEME_8_COLOURS;
  for (enum grid_style style = GRID_PLAIN; style < GRID_STYLE_COUNT; style++)
    init_pair((short)(style + 1), theme_look(style, screen.palette).colour, -1);
}

bool screen_open(char *problem, size_t size)
{
  static bool closes_at_exit = false;
  if (screen.curses != NULL) return true;
  if (!is_fit(problem, size)) return false;
  if (!screen_signals_open()) {
    snprintf(problem, size, "The screen cannot be opened: the system has no descriptor left.");
    return false;
  }
  screen.curses = newterm(NULL, stdout, stdin);
  if (screen.curses == NULL) {
    screen_signals_close();
    snprintf(problem, size, "The screen cannot be opened on this terminal.");
    return false;
  }
  if (!closes_at_exit) closes_at_exit = atexit(screen_close) == 0;
  open_mouse();
  prepare_restore();
  screen.has_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  screen.signals = 0;
  screen_input_clear();
  const char *delay = getenv("ESCDELAY");
  set_escdelay(delay != NULL && atoi(delay) > 0 ? atoi(delay) : ESCAPE_DELAY);
  raw();
  noecho();
  nonl();
  nodelay(stdscr, TRUE);
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  curs_set(0);
  choose_palette();
  return true;
}

static void forget_shown(void)
{
  free(screen.shown);
  screen.shown = NULL;
}

void screen_close(void)
{
  if (screen.curses == NULL) return;
  endwin();
  delscreen(screen.curses);
  screen.curses = NULL;
  forget_shown();
  screen_signals_close();
}

/* ----------------------------------------------------------------- drawing */

void screen_size(int *rows, int *columns)
{
  *rows = screen.curses != NULL ? getmaxy(stdscr) : 0;
  *columns = screen.curses != NULL ? getmaxx(stdscr) : 0;
}

/* Writes a cell's characters as the locale can have them, at most CCHARW_MAX. False: not in
 * that width. */
static bool to_wide(const struct grid_cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
  const char *text = cell->text;
  size_t size = strlen(text), count = 0;
  unsigned code;
  for (size_t bytes; count < CCHARW_MAX && (bytes = text_decode(text, size, &code)) > 0;) {
    text += bytes;
    size -= bytes;
    wide[count] = (wchar_t)code;
    /* Curses reckons with the C library's widths, which may be of another year than ours. */
    if (count == 0 && wcwidth(wide[0]) != cell->width) return false;
    if (count == 0 || wcwidth(wide[count]) == 0) count++;
  }
  wide[count] = L'\0';
  return count > 0;
}

static attr_t attributes_of(enum grid_style style)
{
  unsigned look = theme_look(style, screen.palette).attributes;
  return ((look & THEME_BOLD) != 0 ? A_BOLD : 0) | ((look & THEME_DIM) != 0 ? A_DIM : 0) |
         ((look & THEME_REVERSE) != 0 ? A_REVERSE : 0) |
         ((look & THEME_UNDERLINE) != 0 ? A_UNDERLINE : 0);
}

static void put_char(int row, int column, const wchar_t *wide, unsigned char style)
{
  short pair = screen.palette == THEME_NO_COLOURS ? (short)0 : (short)(style + 1);
  cchar_t cell;
  setcchar(&cell, wide, attributes_of(style), pair, NULL);
  mvadd_wch(row, column, &cell);
}

static void put_cell(int row, int column, const struct grid_cell *cell)
{
  wchar_t wide[CCHARW_MAX + 1];
  bool is_whole = column + cell->width <= getmaxx(stdscr);
  if (screen.has_utf8 && is_whole && to_wide(cell, wide)) {
    put_char(row, column, wide, cell->style);
    return;
  }
  unsigned code;
  text_decode(cell->text, strlen(cell->text), &code);
  wide[0] = screen.has_utf8 ? (wchar_t)TEXT_BAD : (wchar_t)text_ascii(code);
  wide[1] = L'\0';
  put_char(row, column, wide, cell->style);
  if (cell->width == 2 && is_whole) put_char(row, column + 1, L" ", cell->style);
}

void screen_show(const struct grid *grid)
{
  if (screen.curses == NULL) return;
  int rows = grid_rows(grid), columns = grid_columns(grid);
  size_t count = (size_t)rows * (size_t)columns;
  if (screen.shown == NULL || screen.rows != rows || screen.columns != columns) {
    forget_shown();
    erase();
    screen.shown = calloc(count + 1, sizeof *screen.shown); /* like no cell: all is drawn */
    screen.rows = rows;
    screen.columns = columns;
  }
  for (int row = 0; row < rows && row < getmaxy(stdscr); row++) {
    for (int column = 0; column < columns && column < getmaxx(stdscr); column++) {
      const struct grid_cell *cell = grid_at(grid, row, column);
      if (screen.shown != NULL) {
        struct grid_cell *shown = screen.shown + (size_t)row * (size_t)columns + (size_t)column;
        if (memcmp(shown, cell, sizeof *cell) == 0) continue;
        *shown = *cell;
      }
      if (cell->width > 0) put_cell(row, column, cell);
    }
  }
  refresh();
}

void screen_redraw(void)
{
  if (screen.curses == NULL) return;
  clearok(curscr, TRUE);
  refresh();
}

/* Takes the terminal's size over, which may have changed. */
static void take_size(void)
{
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    resize_term(size.ws_row, size.ws_col);
  forget_shown();
  clearok(curscr, TRUE);
}

/* Sets the modes again after the process was stopped: a shell has had the terminal since. */
static void come_back(void)
{
  if (!isendwin()) endwin();
  take_size();
  refresh();
  curs_set(0);
}

void screen_suspend(void)
{
  if (screen.curses == NULL) return;
  endwin();
  screen_signals_stop();
  come_back();
}

/* -------------------------------------------------------------------- keys */

static const char *name_key(const char *format, int number)
{
  snprintf(screen.key, sizeof screen.key, format, number);
  return screen.key;
}

/* A key that curses has a code for; NULL for one that we have no name for. */
static const char *name_of_code(int code)
{
  static const struct {
    int code;
    const char *name;
  } names[] = {
      {KEY_UP, "Up"},          {KEY_DOWN, "Down"},   {KEY_LEFT, "Left"},
      {KEY_RIGHT, "Right"},    {KEY_PPAGE, "PgUp"},  {KEY_NPAGE, "PgDn"},
      {KEY_HOME, "Home"},      {KEY_END, "End"},     {KEY_IC, "Insert"},
      {KEY_DC, "Delete"},      {KEY_ENTER, "Enter"}, {KEY_BACKSPACE, "Backspace"},
      {KEY_BTAB, "Shift-Tab"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].code == code) return names[i].name;
  int function = code - KEY_F0; /* terminfo counts on: F13 is Shift-F1 */
  if (function >= 1 && function <= 12) return name_key("F%d", function);
  if (function >= 13 && function <= 24) return name_key("Shift-F%d", function - 12);
  return NULL;
}

/* An escape character: the key Esc, or the beginning of a sequence that terminfo does not know,
 * which is left out whole (else its letters would be commands). */
static const char *name_of_escape(void)
{
  int first = getch();
  if (first == ERR) return "Esc";
  int last = first == '[' || first == 'O' ? getch() : ERR;
  if (last == ERR) {
    ungetch(first);
    return "Esc";
  }
  if (first == '[')
    while (last != ERR && (last < 0x40 || last > 0x7E))
      last = getch();
  return NULL;
}

static const char *name_of_ascii(int byte)
{
  switch (byte) {
  case 0: return "Ctrl-Space";
  case 8:
  case 127: return "Backspace";
  case 9: return "Tab";
  case 10:
  case 13: return "Enter";
  case 27: return name_of_escape();
  case ' ': return "Space";
  }
  return name_key(byte < ' ' ? "Ctrl-%c" : "%c", byte < ' ' ? byte + '@' : byte);
}

/* What the mouse did; NULL for all but the left button going down. A quick click comes as one
 * event, a slow one as the button going down and, left out, up. */
static const char *name_of_mouse(void)
{
  MEVENT event;
  if (getmouse(&event) != OK || (event.bstate & LEFT_BUTTON) == 0) return NULL;
  screen.click_row = event.y;
  screen.click_column = event.x;
  return "Click";
}

/* Tells one of the signals that came; NULL when there is none. */
static const char *name_of_signal(void)
{
  screen.signals |= screen_signals_take();
  if ((screen.signals & SCREEN_SUSPEND) != 0) {
    screen.signals &= ~(unsigned)SCREEN_SUSPEND;
    return "Ctrl-Z";
  }
  if (screen.signals == 0) return NULL;
  if ((screen.signals & SCREEN_CONTINUED) != 0) come_back();
  else take_size();
  screen.signals = 0;
  return "Resize";
}

const char *screen_key(void)
{
  if (screen.curses == NULL) return NULL;
  const char *name = name_of_signal();
  while (name == NULL) {
    int code = getch();
    if (code == ERR) return screen_input_ended() ? "Hangup" : NULL;
    if (code == KEY_MOUSE) name = name_of_mouse();
    else if (code > 0xFF) name = name_of_code(code);
    else name = code < 0x80 ? name_of_ascii(code) : screen_input_byte(code);
  }
  return name;
}

void screen_click(int *row, int *column)
{
  *row = screen.click_row;
  *column = screen.click_column;
}

size_t screen_poll(struct pollfd fds[SCREEN_POLL_COUNT])
{
  if (screen.curses == NULL) return 0;
  fds[0] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
  fds[1] = (struct pollfd){.fd = screen_signals_fd(), .events = POLLIN};
  return SCREEN_POLL_COUNT;
}
