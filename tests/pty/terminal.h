/* terminal.h - a program in a real terminal, for tests.
 *
 * The program runs under a pseudoterminal whose other end is a terminal emulator (libvterm),
 * as the foreground job of a small shell (the keeper), so that Ctrl-Z, SIGCONT and SIGTERM
 * do to it what they do to a user's. Nothing here sleeps: a test awaits a state of the screen
 * or of the job, with a deadline (which TEST_PATIENCE multiplies).
 *
 * What cannot be done ends the test program with a message.
 */
#ifndef TESTS_PTY_TERMINAL_H
#define TESTS_PTY_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

struct terminal;

/* What the job did last. */
enum terminal_job { JOB_RUNS, JOB_STOPPED, JOB_ENDED };

/* Starts yieldscope with these arguments (NULL-terminated; without its name), in a folder
 * that is also its HOME. term: "xterm-256color", "dumb", … */
struct terminal *terminal_start(char *const *arguments, const char *folder, const char *term,
                                int rows, int columns);
/* The same for any program: words[0] is looked up in PATH. */
struct terminal *terminal_start_words(char **words, const char *folder, const char *term, int rows,
                                      int columns);

void terminal_type(struct terminal *terminal, const char *bytes);
/* A key that is more than a character, as the terminal sends it in its present mode: "Up",
 * "Down", "Left", "Right", "PageUp", "PageDown", "Backspace", "Tab", "Enter", "Esc",
 * "F1" … "F12". */
void terminal_key(struct terminal *terminal, const char *name);
/* Text is pasted: with marks around it, where the program has asked for them. */
void terminal_paste(struct terminal *terminal, const char *text);
/* The left mouse button goes down and up at the first place, from the top, where the screen shows
 * that text. (Sent as the program asked for it; whether it has asked is not looked at.) */
void terminal_click(struct terminal *terminal, const char *text);
/* The wheel turns there: -1 up, 1 down. */
void terminal_wheel(struct terminal *terminal, const char *text, int direction);
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* True as soon as the text stands somewhere on the screen, or in the second function is
 * gone. False, and the screen goes to standard output, when the time is over. */
bool terminal_wait_text(struct terminal *terminal, const char *text, int milliseconds);
bool terminal_wait_gone(struct terminal *terminal, const char *text, int milliseconds);

/* The screen as text, one line a row, trailing blanks cut. Lives until the next call. */
const char *terminal_screen(struct terminal *terminal);

/* The emulator's cells, for terminal_cell.h. */
struct VTermScreen *terminal_cells(struct terminal *terminal);

/* Whether the job came to that; all that it wrote until then is on the screen. */
bool terminal_wait_job(struct terminal *terminal, enum terminal_job job, int milliseconds);
void terminal_signal(struct terminal *terminal, int number); /* to the job */
/* fg: gives the terminal back to a stopped job and lets it go on. */
void terminal_foreground(struct terminal *terminal);

/* Whether the terminal is as the program found it: the alternate screen left, the cursor
 * visible, no mouse, no marks around a paste, and the line settings (termios) those before it. Says
 * what is not. To be asked when the job is stopped or has ended. */
bool terminal_restored(const struct terminal *terminal);
bool terminal_alternate(const struct terminal *terminal); /* now on the alternate screen */

/* After JOB_ENDED: the exit status, or 128 and the signal; and the processes it left. */
int terminal_status(const struct terminal *terminal);
int terminal_left_behind(const struct terminal *terminal);

/* Kills what still runs. NULL is allowed. */
void terminal_end(struct terminal *terminal);

#endif
