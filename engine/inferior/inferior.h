/* inferior.h - the process that runs the script. */
#ifndef YS_INFERIOR_H
#define YS_INFERIOR_H

/* Serves the app at the other end of that socket. Never returns. */
_Noreturn void inferior_run(int fd);

#endif
