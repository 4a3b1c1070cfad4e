/* keeper.h - the shell of terminal.h: it leads the session of the terminal, runs one job in
 * the foreground, and reports what becomes of it.
 *
 * Without such a shell, the program would itself lead the session: its end would hang the
 * terminal up before a test could look at it, and as an orphaned group it could not be
 * stopped by Ctrl-Z.
 *
 * Before each report the keeper writes KEEPER_MARK to the terminal: what the program wrote
 * comes before it.
 */
#ifndef TESTS_PTY_KEEPER_H
#define TESTS_PTY_KEEPER_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#define KEEPER_MARK '\005' /* ENQ: terminals show nothing for it */

struct keeper_report {
  pid_t job; /* the first report: the job has begun */
  bool stopped, ended;
  int status;      /* ended: exit status, or 128 and the signal */
  int left_behind; /* ended: processes that the job did not end */
  bool modes_kept; /* the termios are those before the job */
};

/* What it is told: one byte. */
enum keeper_order { KEEPER_FOREGROUND = 'f', KEEPER_QUIT = 'q' };

/* Runs in a child that leads the session of the terminal slave. Never returns. */
void keeper_run(int slave, int orders, int reports, char **words, const char *folder,
                const char *term) __attribute__((noreturn));

#endif
