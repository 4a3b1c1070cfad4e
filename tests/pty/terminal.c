#include "tests/pty/terminal.h"
#include "tests/pty/keeper.h"
#include "tests/support/buffer.h"
#include "tests/support/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

struct terminal {
  int master, orders, reports; /* our ends */
  pid_t keeper;
  VTerm *emulator;
  VTermScreen *screen;
  int rows, columns;
  struct keeper_report last;
  int marks, reported; /* a report counts once its mark has been read */
  bool cursor_visible, alternate, mouse;
  struct buffer text;
};

/* ---------------------------------------------------------------- the emulator's side */

static int property_changed(VTermProp property, VTermValue *value, void *user)
{
  struct terminal *terminal = user;
  if (property == VTERM_PROP_CURSORVISIBLE) terminal->cursor_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) terminal->alternate = value->boolean;
  if (property == VTERM_PROP_MOUSE) terminal->mouse = value->number != VTERM_PROP_MOUSE_NONE;
  return 1;
}

static const VTermScreenCallbacks screen_callbacks = {.settermprop = property_changed};

static void emulator_new(struct terminal *terminal)
{
  terminal->emulator = vterm_new(terminal->rows, terminal->columns);
  vterm_set_utf8(terminal->emulator, 1);
  terminal->screen = vterm_obtain_screen(terminal->emulator);
  vterm_screen_set_callbacks(terminal->screen, &screen_callbacks, terminal);
  vterm_screen_enable_altscreen(terminal->screen, 1);
  vterm_screen_reset(terminal->screen, 1);
  terminal->cursor_visible = true;
}

static void write_all(int descriptor, const char *bytes, size_t size)
{
  while (size > 0) {
    ssize_t written = write(descriptor, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail("the terminal takes no more input");
    bytes += written;
    size -= (size_t)written;
  }
}

/* What the emulator answers, to keys and to questions about it, is the program's input. */
static void emulator_answer(struct terminal *terminal)
{
  char bytes[512];
  for (size_t size; (size = vterm_output_read(terminal->emulator, bytes, sizeof bytes)) > 0;) {
    write_all(terminal->master, bytes, size);
  }
}

static void emulator_take(struct terminal *terminal, const char *bytes, size_t size)
{
  for (size_t index = 0; index < size; index++) {
    if (bytes[index] == KEEPER_MARK) terminal->marks++;
  }
  vterm_input_write(terminal->emulator, bytes, size);
  emulator_answer(terminal);
}

/* ---------------------------------------------------------------------------- waiting */

/* Takes what comes until the deadline or the first piece. False when nothing came. */
static bool pump(struct terminal *terminal, long long deadline)
{
  char bytes[4096];
  long long left = deadline - launch_now();
  struct pollfd polled[2] = {
      {terminal->master, POLLIN, 0},
      {terminal->marks > terminal->reported ? terminal->reports : -1, POLLIN, 0}};
  if (left < 0 || (poll(polled, 2, (int)left) <= 0 && errno != EINTR)) return false;
  if (polled[0].revents & POLLIN) {
    ssize_t size = read(terminal->master, bytes, sizeof bytes);
    if (size > 0) emulator_take(terminal, bytes, (size_t)size);
  } else if (polled[0].revents) {
    fail("the terminal's keeper is gone");
  }
  if (polled[1].revents) {
    if (read(terminal->reports, &terminal->last, sizeof terminal->last) != sizeof terminal->last) {
      fail("the terminal's keeper is gone");
    }
    terminal->reported++;
  }
  return true;
}

static void show(struct terminal *terminal, const char *what)
{
  const char *screen = terminal_screen(terminal);
  printf("# %s; the screen is:\n", what);
  for (const char *line = screen; *line; line += strcspn(line, "\n") + 1) {
    printf("# |%.*s\n", (int)strcspn(line, "\n"), line);
  }
  fflush(stdout);
}

static bool wait_screen(struct terminal *terminal, const char *text, bool there, int milliseconds)
{
  long long deadline = launch_now() + launch_patience(milliseconds);
  struct buffer what = {0};
  for (;;) {
    if ((strstr(terminal_screen(terminal), text) != NULL) == there) return true;
    if (!pump(terminal, deadline)) break;
  }
  buffer_format(&what, "\"%s\" did not %s", text, there ? "come" : "go");
  show(terminal, what.bytes);
  buffer_free(&what);
  return false;
}

bool terminal_wait_text(struct terminal *terminal, const char *text, int milliseconds)
{
  return wait_screen(terminal, text, true, milliseconds);
}

bool terminal_wait_gone(struct terminal *terminal, const char *text, int milliseconds)
{
  return wait_screen(terminal, text, false, milliseconds);
}

bool terminal_wait_job(struct terminal *terminal, enum terminal_job job, int milliseconds)
{
  static const char *const words[] = {"run", "stop", "end"};
  long long deadline = launch_now() + launch_patience(milliseconds);
  struct buffer what = {0};
  for (;;) {
    enum terminal_job now = terminal->last.ended     ? JOB_ENDED
                            : terminal->last.stopped ? JOB_STOPPED
                                                     : JOB_RUNS;
    if (now == job && terminal->reported > 0) return true;
    if (!pump(terminal, deadline)) break;
  }
  buffer_format(&what, "the program did not %s", words[job]);
  show(terminal, what.bytes);
  buffer_free(&what);
  return false;
}

/* ----------------------------------------------------------------------- what it shows */

static void add_character(struct buffer *text, unsigned code)
{
  char bytes[4];
  size_t size = 0;
  if (code < 0x80) {
    bytes[size++] = (char)code;
  } else if (code < 0x800) {
    bytes[size++] = (char)(0xC0 | code >> 6);
    bytes[size++] = (char)(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    bytes[size++] = (char)(0xE0 | code >> 12);
    bytes[size++] = (char)(0x80 | (code >> 6 & 0x3F));
    bytes[size++] = (char)(0x80 | (code & 0x3F));
  } else {
    bytes[size++] = (char)(0xF0 | code >> 18);
    bytes[size++] = (char)(0x80 | (code >> 12 & 0x3F));
    bytes[size++] = (char)(0x80 | (code >> 6 & 0x3F));
    bytes[size++] = (char)(0x80 | (code & 0x3F));
  }
  buffer_add(text, bytes, size);
}

const char *terminal_screen(struct terminal *terminal)
{
  struct buffer *text = &terminal->text;
  buffer_free(text);
  for (int row = 0; row < terminal->rows; row++) {
    for (int column = 0; column < terminal->columns; column++) {
      VTermScreenCell cell;
      VTermPos at = {.row = row, .col = column};
      if (!vterm_screen_get_cell(terminal->screen, at, &cell)) continue;
      if (cell.chars[0] == (uint32_t)-1) continue; /* the right half of a wide one */
      if (cell.chars[0] == 0) buffer_add_text(text, " ");
      for (int index = 0; index < VTERM_MAX_CHARS_PER_CELL && cell.chars[index]; index++) {
        add_character(text, cell.chars[index]);
      }
    }
    while (text->size > 0 && text->bytes[text->size - 1] == ' ')
      text->size--;
    buffer_add_text(text, "\n");
  }
  return buffer_text(text);
}

/* The emulator knows, and tells only so. */
static bool marks_pastes(const struct terminal *terminal)
{
  char bytes[16];
  vterm_keyboard_start_paste(terminal->emulator);
  return vterm_output_read(terminal->emulator, bytes, sizeof bytes) > 0;
}

struct VTermScreen *terminal_cells(struct terminal *terminal)
{
  return terminal->screen;
}

bool terminal_restored(const struct terminal *terminal)
{
  if (terminal->alternate) printf("# the alternate screen is still shown\n");
  if (!terminal->cursor_visible) printf("# the cursor is still hidden\n");
  if (terminal->mouse) printf("# the mouse is still reported\n");
  bool marks = marks_pastes(terminal);
  if (marks) printf("# pastes are still marked\n");
  if (!terminal->last.modes_kept) printf("# the line settings (termios) are not as before\n");
  return !terminal->alternate && terminal->cursor_visible && !terminal->mouse && !marks &&
         terminal->last.modes_kept;
}

bool terminal_alternate(const struct terminal *terminal)
{
  return terminal->alternate;
}

int terminal_status(const struct terminal *terminal)
{
  return terminal->last.status;
}

int terminal_left_behind(const struct terminal *terminal)
{
  return terminal->last.left_behind;
}

/* ------------------------------------------------------------------------- what is done */

void terminal_type(struct terminal *terminal, const char *bytes)
{
  write_all(terminal->master, bytes, strlen(bytes));
}

void terminal_key(struct terminal *terminal, const char *name)
{
  static const struct {
    const char *name;
    VTermKey key;
  } keys[] = {
      {"Up", VTERM_KEY_UP},         {"Down", VTERM_KEY_DOWN},
      {"Left", VTERM_KEY_LEFT},     {"Right", VTERM_KEY_RIGHT},
      {"PageUp", VTERM_KEY_PAGEUP}, {"PageDown", VTERM_KEY_PAGEDOWN},
      {"Tab", VTERM_KEY_TAB},       {"Backspace", VTERM_KEY_BACKSPACE},
      {"Enter", VTERM_KEY_ENTER},   {"Esc", VTERM_KEY_ESCAPE},
  };
  VTermKey key = VTERM_KEY_NONE;
  if (name[0] == 'F') key = (VTermKey)VTERM_KEY_FUNCTION(atoi(name + 1));
  for (size_t index = 0; index < sizeof keys / sizeof *keys; index++) {
    if (!strcmp(keys[index].name, name)) key = keys[index].key;
  }
  if (key == VTERM_KEY_NONE) fail("no key %s", name);
  vterm_keyboard_key(terminal->emulator, key, VTERM_MOD_NONE);
  emulator_answer(terminal);
}

void terminal_paste(struct terminal *terminal, const char *text)
{
  vterm_keyboard_start_paste(terminal->emulator);
  emulator_answer(terminal);
  terminal_type(terminal, text);
  vterm_keyboard_end_paste(terminal->emulator);
  emulator_answer(terminal);
}

/* The button goes down and up at the first place that shows that text. */
static void press_button(struct terminal *terminal, const char *text, int button)
{
  const char *screen = terminal_screen(terminal), *at = strstr(screen, text);
  if (!at) fail("nowhere to click: no %s", text);
  int row = 0, column = 0; /* no wide characters before it */
  for (const char *byte = screen; byte < at; byte++) {
    bool begins = ((unsigned char)*byte & 0xC0) != 0x80;
    if (*byte == '\n') row++;
    column = *byte == '\n' ? 0 : column + begins;
  }
  vterm_mouse_move(terminal->emulator, row, column, VTERM_MOD_NONE);
  vterm_mouse_button(terminal->emulator, button, true, VTERM_MOD_NONE);
  vterm_mouse_button(terminal->emulator, button, false, VTERM_MOD_NONE);
  emulator_answer(terminal);
}

void terminal_click(struct terminal *terminal, const char *text)
{
  press_button(terminal, text, 1);
}

void terminal_wheel(struct terminal *terminal, const char *text, int direction)
{
  press_button(terminal, text, direction < 0 ? 4 : 5);
}

static void set_size(int master, int rows, int columns)
{
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (ioctl(master, TIOCSWINSZ, &size) < 0) fail("no size for the terminal");
}

void terminal_resize(struct terminal *terminal, int rows, int columns)
{
  terminal->rows = rows;
  terminal->columns = columns;
  vterm_set_size(terminal->emulator, rows, columns);
  set_size(terminal->master, rows, columns);
}

void terminal_signal(struct terminal *terminal, int number)
{
  if (terminal->last.job <= 0) fail("the job has not begun");
  if (!terminal->last.ended) kill(terminal->last.job, number);
}

void terminal_foreground(struct terminal *terminal)
{
  const char order = KEEPER_FOREGROUND;
  terminal->last.stopped = false;
  write_all(terminal->orders, &order, 1);
}

struct terminal *terminal_start_words(char **words, const char *folder, const char *term, int rows,
                                      int columns)
{
  struct terminal *terminal = calloc(1, sizeof *terminal);
  int slave, orders[2], reports[2];
  if (!terminal || pipe2(orders, O_CLOEXEC) || pipe2(reports, O_CLOEXEC) ||
      openpty(&terminal->master, &slave, NULL, NULL, NULL)) {
    fail("no pseudoterminal for a test");
  }
  fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
  fcntl(slave, F_SETFD, FD_CLOEXEC);
  signal(SIGPIPE, SIG_IGN);
  set_size(terminal->master, rows, columns);
  terminal->keeper = fork();
  if (terminal->keeper < 0) fail("no process for a test");
  if (terminal->keeper == 0) {
    /* Else the keeper would never see that the test is gone. */
    close(terminal->master);
    close(orders[1]);
    close(reports[0]);
    keeper_run(slave, orders[0], reports[1], words, folder, term);
  }
  close(slave);
  close(orders[0]);
  close(reports[1]);
  terminal->orders = orders[1];
  terminal->reports = reports[0];
  terminal->rows = rows;
  terminal->columns = columns;
  emulator_new(terminal);
  if (!terminal_wait_job(terminal, JOB_RUNS, 5000)) fail("the program did not start");
  return terminal;
}

struct terminal *terminal_start(char *const *arguments, const char *folder, const char *term,
                                int rows, int columns)
{
  char **words = launch_words(arguments);
  struct terminal *terminal = terminal_start_words(words, folder, term, rows, columns);
  launch_free(words);
  return terminal;
}

void terminal_end(struct terminal *terminal)
{
  const char order = KEEPER_QUIT;
  if (!terminal) return;
  write_all(terminal->orders, &order, 1);
  close(terminal->orders);
  waitpid(terminal->keeper, NULL, 0);
  close(terminal->reports);
  close(terminal->master);
  vterm_free(terminal->emulator);
  buffer_free(&terminal->text);
  free(terminal);
}
