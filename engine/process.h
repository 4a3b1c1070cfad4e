/* process.h - starting and ending the inferior's process. */
#ifndef YS_PROCESS_H
#define YS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* The descriptor that the inferior finds its end of the link at. */
#define PROCESS_LINK_FD 3
#define PROCESS_INFERIOR_FLAG "--inferior"

/* Runs this program again as the inferior: no environment but LC_ALL=C, a process group of
 * its own, no descriptors but the link, dead when the app is. Gives the app's end of the
 * link and the pid; false: a sentence. */
bool process_start(int *fd, pid_t *pid, char *problem, size_t size);

/* Kills and reaps it, if it is still our child. Writes how it had ended, if it had ended by
 * itself ("was killed by signal 9"), to out (may be NULL). */
void process_end(pid_t pid, char *out, size_t size);

#endif
