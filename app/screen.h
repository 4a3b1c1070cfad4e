/* screen.h - the terminal: the only file behind it includes curses. */
#ifndef YS_SCREEN_H
#define YS_SCREEN_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "app/theme.h"

struct grid;

struct screen_look {
  struct theme theme;
  bool ascii; /* our signs and lines in ASCII, even where the locale has others */
  bool mouse; /* the terminal reports it; else it keeps it for itself, to mark and copy text */
};

/* Takes the terminal over. False, with a sentence, where there is none or it cannot move
 * the cursor (TERM=dumb). Installs handlers so that a fatal signal restores it; so does exit.
 * The caller has called setlocale: where the locale is not UTF-8, ASCII stand-ins are drawn.
 * Without colours where NO_COLOR is set and not empty. */
bool screen_open(char *problem, size_t size);
/* How all is to look from the next screen_show on. Also before screen_open, and once at least. */
void screen_use(const struct screen_look *look);
/* Gives it back as it was. May be called twice. */
void screen_close(void);
void screen_size(int *rows, int *columns); /* after a resize, the new one */
/* Shows the grid: only what has changed is written. */
void screen_show(const struct grid *grid);
/* Draws all again, whatever is there (Ctrl-L). */
void screen_redraw(void);
/* Stops as Ctrl-Z does, and comes back on SIGCONT. */
void screen_suspend(void);

/* Reads one key without waiting. Returns its name, or NULL when there is none: a character
 * stands for itself ("n", "é"), others are named as in keymaps: Space Enter Tab Shift-Tab
 * Backspace Esc Up Down Left Right PgUp PgDn Home End Insert Delete F1…F12 Shift-F1…Shift-F12
 * Ctrl-C; and "Resize" when all must be drawn again, in the size that screen_size says now,
 * and "Hangup" when the terminal has gone; "Paste" when a text was pasted (screen_paste.h); and
 * "Click" when the left mouse button went down, "Wheel-Up" and "Wheel-Down". A SIGTSTP from
 * outside comes as "Ctrl-Z". Valid until the next call. */
const char *screen_key(void);
/* Where: the cell from 0, of the newest "Click" or turn of the wheel. */
void screen_click(int *row, int *column);

#define SCREEN_POLL_COUNT 2
/* Fills in what to poll for, keys and signals, and returns how many (0 when it is not open).
 * When one is ready, call screen_key until it returns NULL: curses may hold more keys than
 * the descriptors tell. */
size_t screen_poll(struct pollfd fds[SCREEN_POLL_COUNT]);

#endif
