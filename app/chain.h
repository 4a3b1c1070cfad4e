/* chain.h - who asks whom: from the outermost consumer down to the innermost generator. While
 * the script runs, these are the ones on the stack, and below them the generators that the
 * running one has asked last; while nothing runs, those of the last call, as it was. */
#ifndef YS_CHAIN_H
#define YS_CHAIN_H

#include "app/history.h"

struct model;

enum { CHAIN_FIRST = 4, CHAIN_LAST = 20, CHAIN_MOST = CHAIN_FIRST + CHAIN_LAST };

/* Plain data: copied and cleared as such. */
struct chain_link {
  uint32_t generator;   /* ENGINE_MAIN, ENGINE_YOU, or an id */
  bool running;         /* on the stack */
  bool delegate;        /* the link above asks it by yield_from */
  int line;             /* of the script, where it stands; 0: in no line of it */
  struct exchange pull; /* the link above asked it by that; of links[0]: both HISTORY_NONE */
};

struct chain { /* all zero: nobody has asked anybody */
  struct chain_link links[CHAIN_MOST];
  size_t count;
  size_t left_out, left_out_at; /* so many are not listed, before links[left_out_at] */
};

/* As the model's last stop and its history show it. */
void chain_read(struct chain *chain, const struct model *model);

/* Whether that consumer asked by yield_from. */
bool chain_is_delegate(const struct model *model, const struct exchange *pull);

/* The running one that is innermost; SIZE_MAX: none runs. */
size_t chain_running(const struct chain *chain);

#endif
