/* event_log.h - the events of a branch, by number from 0, packed (event_pack.h) in blocks. A full
 * block never changes, and the branches that have it in common share it. The oldest events may be
 * forgotten.
 *
 * Two ways to look at an event, for two needs:
 * - event_log_at unpacks its whole block, and keeps that: the event lives until event_log_rest, or
 *   until an event is added. For events that are shown or compared, also several at a time.
 * - event_log_skim keeps one block only: the event lives until the next event_log_skim. For
 *   going over any number of events, one after the other.
 */
#ifndef YS_EVENT_LOG_H
#define YS_EVENT_LOG_H

#include "engine/decode.h"

struct event_log;

struct event_log *event_log_new(void); /* NULL: out of memory, here and below */
void event_log_free(struct event_log *log);
/* A new one with the events below `count`. */
struct event_log *event_log_copy(struct event_log *log, size_t count);

size_t event_log_first(const struct event_log *log); /* those below are forgotten */
size_t event_log_count(const struct event_log *log); /* the forgotten ones included */
size_t event_log_bytes(const struct event_log *log); /* that its events take, about */
/* Appends a copy. Its point and inputs are not less than those of the event before. False: out of
 * memory. */
bool event_log_add(struct event_log *log, const struct decoded_event *event);

struct decoded_event *event_log_at(struct event_log *log, size_t index); /* NULL out of range */
struct decoded_event *event_log_skim(struct event_log *log, size_t index);
/* What event_log_at has given is needed no more. */
void event_log_rest(struct event_log *log);

/* How many events there are up to that point and that many inputs. */
size_t event_log_until(struct event_log *log, uint32_t inputs, uint64_t point);
/* The newest event below that index, and the first one from there on, of kinds given as bits
 * (1u << kind); SIZE_MAX: there is none. Blocks that have none are passed over. */
size_t event_log_last(struct event_log *log, size_t before, unsigned kinds);
size_t event_log_next(struct event_log *log, size_t from, unsigned kinds);
/* How many requests the main program and the user have made below that index, those forgotten
 * included. */
size_t event_log_asked(struct event_log *log, size_t before);
/* So many events, or some more, both have in common. */
size_t event_log_shared(const struct event_log *a, const struct event_log *b);
/* Frees those below that index, but for the rest of a block. */
void event_log_forget(struct event_log *log, size_t before);

#endif
