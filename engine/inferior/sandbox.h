/* sandbox.h - from the moment on at which the script is there, its process can do no more than a
 * script needs: it computes, talks over its link, makes copies of itself, and ends. It opens
 * nothing, starts no program, reaches no other process and no network. The system kills it at the
 * first attempt (signal 31, "Bad system call"), and the app goes on without it. */
#ifndef YS_SANDBOX_H
#define YS_SANDBOX_H

#include "engine/engine_types.h"

/* To be called once, before any byte of the script is looked at. Says how far it went; copies
 * made later are as bound as the original. */
enum engine_sandbox sandbox_close(void);

#endif
