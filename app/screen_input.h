/* screen_input.h - what comes from the terminal, as far as it takes no curses to know it. */
#ifndef YS_SCREEN_INPUT_H
#define YS_SCREEN_INPUT_H

#include <stdbool.h>

/* One more byte, which is not Escape. Returns the key's name: of a control character "Enter" or
 * "Ctrl-A", else the character; NULL until it is whole, and for what is no character that can be
 * seen. Valid until the next call. */
const char *screen_input_byte(int byte);
/* Forgets the part of a character that has come. */
void screen_input_clear(void);

/* The key that terminfo knows only as an extension by that name ("kLFT5"), so that its code is of
 * no fixed number. NULL: another one. */
const char *screen_input_extended(const char *name);

/* Whether the terminal on standard input has gone. To be asked when a read gave nothing: curses
 * gives the same answer for that and for "nothing yet". */
bool screen_input_ended(void);

#endif
