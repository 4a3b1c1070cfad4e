/* screen.c - the terminal, through curses.
 *
 * Curses is asked for little: to find what to write so that the terminal shows its cells, and
 * to name keys. Signals are caught by screen_signals.c before curses starts, so that it sets
 * no handlers of its own.
 */
#define NCURSES_WIDECHAR 1
#include "app/screen.h"

#include "app/grid.h"
#include "app/say_screen.h"
#include "app/screen_cell.h"
#include "app/screen_colours.h"
#include "app/screen_input.h"
#include "app/screen_paste.h"
#include "app/screen_signals.h"
#include "app/theme.h"

#include <curses.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Last, for it makes macros of plain words. */
#include <term.h>
#undef columns
#undef lines

enum { ESCAPE = 27, ESCAPE_DELAY = 25 /* ms that the rest of a key's sequence may take */ };
#define LEFT_BUTTON (BUTTON1_PRESSED | BUTTON1_CLICKED)
#define WHEEL       (BUTTON4_PRESSED | BUTTON5_PRESSED)

static struct {
  SCREEN *curses; /* NULL: not open */
  struct screen_depth depth;
  attr_t attributes[GRID_STYLE_COUNT];
  struct screen_look look; /* kept while it is not open */
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
  const char *type = getenv("TERM");
  enum say_no_screen why = !isatty(STDIN_FILENO)             ? SAY_NO_INPUT
                           : !isatty(STDOUT_FILENO)          ? SAY_NO_OUTPUT
                           : type == NULL || type[0] == '\0' ? SAY_NO_TYPE
                                                             : SAY_NO_CURSOR;
  int error = 0;
  if (why == SAY_NO_CURSOR && setupterm(NULL, STDOUT_FILENO, &error) != OK) why = SAY_UNKNOWN_TYPE;
  if (why == SAY_NO_CURSOR) {
    const char *move = tigetstr("cup");
    bool can_move = move != NULL && move != (char *)-1;
    del_curterm(cur_term);
    if (can_move) return true;
  }
  say_no_screen(why, type, problem, size);
  return false;
}

/* Writes down how to end the reports of the mouse: as curses does, which keeps its sequence for
 * itself. */
static void open_mouse(void)
{
  mousemask(LEFT_BUTTON | WHEEL, NULL);
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
  for (const char *byte = SCREEN_PASTE_OFF; *byte != '\0'; byte++)
    screen_signals_restore_with(*byte);
  screen_signals_restore_with('\r');
  screen_signals_restore_with('\n');
}

static void choose_palette(void)
{
  const char *no_color = getenv("NO_COLOR");
  screen.depth.palette = SCREEN_NO_COLOURS;
  if ((no_color != NULL && no_color[0] != '\0') || !has_colors() || start_color() != OK) return;
  if (COLORS < 8 || COLOR_PAIRS <= GRID_STYLE_COUNT + 1) return;
  use_default_colors();
  const char *text = tigetstr("RGB");
  screen.depth = screen_colours_depth(COLORS, tigetflag("RGB") > 0, tigetnum("RGB"),
                                      text != (char *)-1 ? text : NULL);
}

static void forget_shown(void)
{
  free(screen.shown);
  screen.shown = NULL;
}

static attr_t attributes_of(unsigned look)
{
  return ((look & THEME_BOLD) != 0 ? A_BOLD : 0) | ((look & THEME_DIM) != 0 ? A_DIM : 0) |
         ((look & THEME_REVERSE) != 0 ? A_REVERSE : 0) |
         ((look & THEME_UNDERLINE) != 0 ? A_UNDERLINE : 0);
}

static void take_look(void)
{
  const struct theme *theme = &screen.look.theme;
  bool coloured = screen.depth.palette != SCREEN_NO_COLOURS;
  for (int style = 0; style < GRID_STYLE_COUNT; style++) {
    struct screen_colours shown = screen_colours(&theme->looks[style], &screen.depth);
    screen.attributes[style] = attributes_of(shown.attributes);
    if (coloured) init_extended_pair(style + 1, shown.foreground, shown.background);
  }
  struct screen_colours empty = screen_colours(&theme->screen, &screen.depth);
  int pair = GRID_STYLE_COUNT + 1;
  if (coloured) init_extended_pair(pair, empty.foreground, empty.background);
  bkgdset(coloured ? ' ' | COLOR_PAIR(pair) : ' ');
  mousemask(screen.look.mouse ? LEFT_BUTTON | WHEEL : 0, NULL);
  forget_shown();
}

void screen_use(const struct screen_look *look)
{
  screen.look = *look;
  if (screen.curses == NULL) return;
  take_look();
  clearok(curscr, TRUE); /* curses knows pairs by number only, and would leave most as they are */
}

bool screen_open(char *problem, size_t size)
{
  static bool closes_at_exit = false;
  if (screen.curses != NULL) return true;
  if (!is_fit(problem, size)) return false;
  if (!screen_signals_open()) {
    say_no_screen(SAY_NO_DESCRIPTOR, "", problem, size);
    return false;
  }
  screen.curses = newterm(NULL, stdout, stdin);
  if (screen.curses == NULL) {
    screen_signals_close();
    say_no_screen(SAY_NO_SCREEN, "", problem, size);
    return false;
  }
  if (!closes_at_exit) closes_at_exit = atexit(screen_close) == 0;
  open_mouse();
  prepare_restore();
  screen.has_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  screen.signals = 0;
  screen_input_clear();
  screen_paste_clear();
  screen_paste_ask(true);
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
  take_look();
  return true;
}

void screen_close(void)
{
  if (screen.curses == NULL) return;
  endwin();
  screen_paste_ask(false);
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

static void put_char(int row, int column, const wchar_t *wide, unsigned char style)
{
  short pair = screen.depth.palette == SCREEN_NO_COLOURS ? (short)0 : (short)(style + 1);
  cchar_t cell;
  setcchar(&cell, wide, screen.attributes[style], pair, NULL);
  mvadd_wch(row, column, &cell);
}

static void put_cell(int row, int column, const struct grid_cell *cell)
{
  _Static_assert(SCREEN_CELL_MOST <= CCHARW_MAX, "curses takes what a cell has");
  wchar_t wide[SCREEN_CELL_MOST + 1];
  struct screen_cell_terms terms = {screen.has_utf8, screen.look.ascii};
  int width = screen_cell_text(cell, terms, wide);
  bool is_whole = column + cell->width <= getmaxx(stdscr);
  put_char(row, column, is_whole ? wide : L" ", cell->style);
  if (cell->width > width && is_whole) put_char(row, column + 1, L" ", cell->style);
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
  screen_paste_clear();
  screen_paste_ask(true);
  take_size();
  refresh();
  curs_set(0);
}

void screen_suspend(void)
{
  if (screen.curses == NULL) return;
  endwin();
  screen_paste_ask(false);
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
  const char *extended = screen_input_extended(keyname(code));
  if (extended != NULL) return extended;
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
  if (first == 8 || first == 127) return "Alt-Backspace";
  if (first > ' ' && first < 127 && first != '[' && first != 'O') return name_key("Alt-%c", first);
  int last = first == '[' || first == 'O' ? getch() : ERR;
  if (last == ERR) {
    ungetch(first);
    return "Esc";
  }
  int number = 0;
  for (; first == '[' && last != ERR && (last < 0x40 || last > 0x7E); last = getch())
    number = last >= '0' && last <= '9' ? number % 1000 * 10 + last - '0' : 0;
  if (last == '~' && number == SCREEN_PASTE_MARK) screen_paste_begin();
  return NULL;
}

/* What the mouse did; NULL for all but the left button going down, and the wheel. A quick click
 * comes as one event, a slow one as the button going down and, left out, up. */
static const char *name_of_mouse(void)
{
  MEVENT event;
  if (getmouse(&event) != OK || (event.bstate & (LEFT_BUTTON | WHEEL)) == 0) return NULL;
  screen.click_row = event.y;
  screen.click_column = event.x;
  if ((event.bstate & LEFT_BUTTON) != 0) return "Click";
  return (event.bstate & BUTTON4_PRESSED) != 0 ? "Wheel-Up" : "Wheel-Down";
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
    if (screen_paste_is_open()) name = code <= 0xFF && screen_paste_take(code) ? "Paste" : NULL;
    else if (code == KEY_MOUSE) name = name_of_mouse();
    else if (code > 0xFF) name = name_of_code(code);
    else name = code == ESCAPE ? name_of_escape() : screen_input_byte(code);
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
