/* victims.h - our child processes, and ending them: what a hostile or unlucky system does. */
#ifndef TESTS_TIME_VICTIMS_H
#define TESTS_TIME_VICTIMS_H

#include <stddef.h>
#include <sys/types.h>

#include "engine/engine.h"

/* The children of this process, those that have ended and are not reaped (zombies) too.
 * Returns how many there are; at most `most` are written. */
size_t victims_list(pid_t *pids, size_t most);
size_t victims_zombies(void);

pid_t victims_live(const struct engine *engine); /* the live one; 0: there is none */

/* SIGKILL. */
void victims_kill(pid_t pid);
void victims_kill_all(void);
/* All but the live one. Returns how many. */
size_t victims_kill_checkpoints(const struct engine *engine);

/* Open descriptors of this process. */
size_t victims_descriptors(void);

#endif
