/* checkpoint.h - the list of checkpoints, and which of them to keep. Pure: it knows of places
 * and owners, not of processes.
 *
 * Kept are at most `budget` of them: dense behind the present, ever wider further back, and
 * the first one always. When there is one too many, that one goes which leaves the smallest
 * gap for its distance from the present: gap / distance is the cost of going there again
 * against how likely it is wanted. (The same thought as in logarithmic thinning of backups,
 * and as ocamldebug's checkpoints.)
 */
#ifndef YS_CHECKPOINT_H
#define YS_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CHECKPOINT_MOST 256

struct checkpoint {
  uint32_t branch;
  size_t inputs; /* applied */
  uint64_t point;
  bool under_way; /* something runs there, that can go on without an input */
  void *owner;    /* the process */
};

struct checkpoint_list {
  struct checkpoint items[CHECKPOINT_MOST]; /* ascending by point */
  size_t count, budget;                     /* 1 <= budget < CHECKPOINT_MOST */
};

/* Adds one. Returns the owner that has to go for it (maybe its own); NULL: none. */
void *checkpoint_insert(struct checkpoint_list *list, struct checkpoint checkpoint,
                        uint64_t present);

/* Takes one out. */
struct checkpoint checkpoint_remove(struct checkpoint_list *list, size_t index);

/* Says whether what is recorded in branch a up to (inputs, point) is so in branch b, too. */
typedef bool (*checkpoint_serves)(const void *context, const struct checkpoint *checkpoint);

/* The index of the last one at or before (inputs, point) that serves; -1: none. */
int checkpoint_nearest(const struct checkpoint_list *list, size_t inputs, uint64_t point,
                       checkpoint_serves serves, const void *context);

#endif
