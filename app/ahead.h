/* ahead.h - keys typed ahead: while the script runs, those that can do nothing then wait, in
 * their order, until it stops. */
#ifndef YS_AHEAD_H
#define YS_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

struct model;

#define AHEAD_MOST 64 /* keys that can wait */
#define AHEAD_KEY  32 /* bytes of a key's name, with the NUL */

struct ahead {
  char keys[AHEAD_MOST][AHEAD_KEY];
  size_t count;
};

/* True: the key waits. Pause and kill act at once, and those that wait are dropped; so do keys
 * that may be pressed while it runs, as long as none waits before them. */
bool ahead_takes(struct model *model, const char *key);

/* The first one that waits, copied to key (AHEAD_KEY bytes); it waits no more. False: there is
 * none, or the script runs. */
bool ahead_next(struct model *model, char *key);

#endif
