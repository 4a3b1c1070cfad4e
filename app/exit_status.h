/* exit_status.h - what yieldscope returns to its caller. */
#ifndef YS_EXIT_STATUS_H
#define YS_EXIT_STATUS_H

enum exit_status {
  EXIT_WELL = 0,
  EXIT_SCRIPT_FAILED = 1,
  EXIT_USAGE = 2, /* and whatever else kept us from beginning */
  EXIT_LIMIT = 3, /* the script wanted more memory than it may have */
  EXIT_INTERRUPTED = 130
};

#endif
