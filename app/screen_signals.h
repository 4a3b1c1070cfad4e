/* screen_signals.h - the signals that concern a terminal. A fatal one gives the terminal back
 * before it ends the process; the others reach the poll loop through a pipe. Knows no curses.
 */
#ifndef YS_SCREEN_SIGNALS_H
#define YS_SCREEN_SIGNALS_H

#include <stdbool.h>

enum screen_signal {
  SCREEN_RESIZED = 1,   /* SIGWINCH */
  SCREEN_CONTINUED = 2, /* SIGCONT */
  SCREEN_SUSPEND = 4    /* SIGTSTP */
};

/* Catches the signals, and keeps the terminal's modes as they are now, to be set again by a
 * fatal signal. A signal that was ignored stays so. False when no pipe can be made. */
bool screen_signals_open(void);
/* Adds a byte to those that a fatal signal writes to the terminal, of which the first 256 are
 * kept. Returns it (as the callback of tputs must). */
int screen_signals_restore_with(int byte);
/* Handles all signals as before. */
void screen_signals_close(void);

int screen_signals_fd(void);        /* readable when a signal has come */
unsigned screen_signals_take(void); /* those that came since the last time */
/* Stops the process group, as Ctrl-Z does in a shell; returns when it goes on. */
void screen_signals_stop(void);

#endif
