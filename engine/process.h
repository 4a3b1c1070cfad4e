/* process.h - the processes that run the script: the live one, its frozen copies, and
 * throw-away ones. Each is our child, and has a link. */
#ifndef YS_PROCESS_H
#define YS_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "engine/link.h"

/* The descriptor that the inferior finds its end of the link at. */
#define PROCESS_LINK_FD       3
#define PROCESS_INFERIOR_FLAG "--inferior"

struct process {
  pid_t pid;
  struct link *link;
};

/* Runs this program again as the inferior: no environment but LC_ALL=C, a process group of
 * its own, no descriptors but the link, dead when the app is. NULL: a sentence. */
struct process *process_new(char *problem, size_t size);

/* A copy of one that stands. Waits until the copy has said its number, at most a second;
 * NULL: it cannot be copied (it is dead, or there is no memory or no process left). */
struct process *process_copy(struct process *process);

/* Has it not ended? (One that has is reaped.) */
bool process_is_alive(struct process *process);

/* Processor time that it has used so far, in milliseconds; 0: it has ended. */
uint64_t process_milliseconds(const struct process *process);

/* Kills and reaps it, and frees. Writes how it had ended, if it had ended by itself ("it was
 * killed by signal 9"), to out (may be NULL). NULL is allowed. */
void process_free(struct process *process, char *out, size_t size);

/* Waits for all that were killed. */
void process_wait_all(void);

#endif
