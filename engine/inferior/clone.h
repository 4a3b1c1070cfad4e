/* clone.h - the inferior copies itself. */
#ifndef YS_INFERIOR_CLONE_H
#define YS_INFERIOR_CLONE_H

/* At the process's start: who the app is. */
void clone_open(void);

/* Answers MSG_FORK: makes a copy of this process, which takes the descriptor that came with
 * the message as its link, says MSG_CLONED there, and goes on from here in the same way. Where
 * that fails, the descriptor is closed, and the app sees its end hang up. */
void clone_now(void);

#endif
