/* launch.h - how tests start yieldscope: which one, with what before it, in
 * what environment, and how long they wait. Set from outside:
 *
 *   YIELDSCOPE     the program; else the one in the folder where the tests were built
 *   TEST_WRAPPER   words put before it: "valgrind -q …"
 *   TEST_PATIENCE  a factor for every deadline: sanitizers and valgrind are slow
 *   TEST_SLOW      0: tests that are marked as slow are skipped
 */
#ifndef TESTS_SUPPORT_LAUNCH_H
#define TESTS_SUPPORT_LAUNCH_H

#include <stdbool.h>

/* The words to execute: wrapper, program, and a copy of the arguments (NULL-terminated).
 * Freed with launch_free. */
char **launch_words(char *const *arguments);
void launch_free(char **words);

/* Replaces the environment by the pinned one (TERM as given, HOME a folder) and executes the
 * words. Call it in a child; returns only where it fails. */
void launch(char **words, const char *folder, const char *term);

int launch_patience(int milliseconds); /* times TEST_PATIENCE */
bool launch_slow_too(void);            /* TEST_SLOW is not 0 */
long long launch_now(void);            /* milliseconds of a clock that only goes on */

/* Waits until each process that the program made has ended too, for at most that long, and
 * then kills them. Returns how many it had to kill. Before it, launch_adopt makes this
 * process the one that orphans go to. */
void launch_adopt(void);
int launch_left_behind(int milliseconds);

#endif
