/* changes.h - which line gave a variable in view the value that it has now. Of a step it is the
 * line that was stepped over; of a whole call it is read from the program's text and from the
 * lines that ran. Where that leaves a doubt, nothing is told. */
#ifndef YS_CHANGES_H
#define YS_CHANGES_H

#include <stddef.h>

struct model;

struct change {
  int line;
  size_t frame, variable; /* of the view */
};

/* Those that changed since they were seen before, or are new, in the order of the frames. Returns
 * how many, `most` at most. */
size_t changes_find(const struct model *model, struct change *changes, size_t most);

#endif
