/* branch.h - one line of history: what came from outside (inputs), what happened (events),
 * in order. A session has a tree of them: a branch begins as a copy of another one up to the
 * place where it took another input. Recorded events never change, and most are shared (see
 * event_log.h, also for how long an event lives that these functions return).
 *
 * A branch knows how much of itself is in the past of where the session stands: the first
 * `visible` events, the first `applied` inputs. The rest is the future that was recorded.
 */
#ifndef YS_BRANCH_H
#define YS_BRANCH_H

#include "engine/event_log.h"
#include "engine/msg.h"

struct input {
  enum msg type; /* MSG_CALL, MSG_MAKE, MSG_SET or MSG_PAIR */
  enum engine_request request;
  uint32_t generator, scope;
  uint32_t first;          /* CALL of the second of a pair: the first; else 0 */
  char *name, *expression; /* owned; never NULL */
  uint64_t point, tick;    /* where it was given */
};

struct branch {
  uint32_t parent;                /* its own number for the first branch */
  size_t fork_inputs;             /* shares that many inputs with its parent, */
  uint64_t fork_point, fork_tick; /* and all up to there */
  struct event_log *log;          /* the events; never NULL */
  size_t visible;                 /* so many of them, the forgotten ones included */
  size_t again_from, again_to;    /* those were seen once more when it went there last */
  struct input *inputs;
  size_t input_count, input_capacity, applied;
  char **names; /* of generators, by id - 1 */
  size_t name_count, name_capacity;
  size_t end_inputs; /* the furthest place that was reached */
  uint64_t end_point, end_tick;
  uint64_t loop_tick; /* during which the event loop began; UINT64_MAX: it has not yet */
  size_t loop_event;  /* the event that says so */
};

struct branch *branch_new(void); /* NULL: out of memory, here and below */
void branch_free(struct branch *branch);
/* A new one with the past of that one. */
struct branch *branch_copy(const struct branch *branch);

enum branch_news { BRANCH_NEW, BRANCH_AGAIN, BRANCH_DIFFERS, BRANCH_FULL };
/* An event happened: it is the next visible one; a copy is kept. BRANCH_AGAIN: it was recorded.
 * BRANCH_DIFFERS: another one was recorded here; nothing is done. BRANCH_FULL: out of memory. */
enum branch_news branch_receive(struct branch *branch, struct decoded_event *event);

/* An input is given at the branch's present. The same: BRANCH_NEW adds a copy of it. */
enum branch_news branch_input(struct branch *branch, const struct input *input);
/* An input that was given in another session, for the branch's future. */
bool branch_expect(struct branch *branch, const struct input *input);
/* A number made of all events up to those of that many inputs (FNV-1a, 64 bits): the same
 * events give the same number. */
uint64_t branch_digest(const struct branch *branch, size_t inputs);
/* Takes the last input back, which was refused. */
void branch_forget_input(struct branch *branch);

/* Moves the present. */
void branch_stand(struct branch *branch, size_t inputs, uint64_t point);

size_t branch_first(const struct branch *branch); /* the first event that is not forgotten */
size_t branch_count(const struct branch *branch); /* recorded, the future and the forgotten too */

const struct engine_event *branch_event(const struct branch *branch, size_t index); /* or NULL */
/* The same, until the next branch_skim. */
const struct decoded_event *branch_skim(const struct branch *branch, size_t index);
/* The newest visible event of that kind; NULL: there is none. Lives like that, too. */
const struct decoded_event *branch_newest(const struct branch *branch, enum engine_event_kind kind);
const char *branch_name(const struct branch *branch, uint32_t generator); /* or "?" */
uint32_t branch_find(const struct branch *branch, const char *name);      /* or ENGINE_YOU */
void branch_forget(struct branch *branch, size_t before);                 /* see engine_forget */

#endif
