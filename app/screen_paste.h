/* screen_paste.h - text that is pasted into the terminal. A terminal that is asked to puts marks
 * around it (bracketed paste), so that a text is never taken for keys. Knows no curses. */
#ifndef YS_SCREEN_PASTE_H
#define YS_SCREEN_PASTE_H

#include <stdbool.h>

/* What asks for the marks, and what ends that. A terminal that knows neither ignores them. */
#define SCREEN_PASTE_ON  "\033[?2004h"
#define SCREEN_PASTE_OFF "\033[?2004l"

enum { SCREEN_PASTE_MARK = 200 /* the beginning comes as "ESC [ 200 ~" */ };

/* Asks the terminal for the marks, or ends that. Curses knows nothing of them. */
void screen_paste_ask(bool on);

void screen_paste_begin(void);
/* Between the marks? What comes then is text. */
bool screen_paste_is_open(void);
/* Takes the next byte. True: it ended the paste. */
bool screen_paste_take(int byte);
/* What was pasted, as UTF-8 in one line: ends of lines and tabs are blanks, other controls are
 * left out, and what is too long for any prompt is cut. Lives until the next paste begins. */
const char *screen_paste_text(void);
/* Forgets what has come (the terminal was in other hands since). */
void screen_paste_clear(void);

#endif
