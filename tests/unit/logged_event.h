/* logged_event.h - events for the tests of the event log: made, added, compared. */
#ifndef TESTS_UNIT_LOGGED_EVENT_H
#define TESTS_UNIT_LOGGED_EVENT_H

#include <stdint.h>

#include "engine/event_log.h"

/* For cmocka_unit_test_setup_teardown: *state is an empty event_log, which the test may free and
 * put another in its place. */
int logged_event_setup(void **state);
int logged_event_teardown(void **state);

/* An event that has a time and a text only. text: as long as the event. */
struct decoded_event logged_event_plain(enum engine_event_kind kind, uint64_t point,
                                        const char *text);

void logged_event_add(struct event_log *to, struct decoded_event event);

/* A request at that point and its result three later (its text: the point), as a generator has
 * them. */
void logged_event_add_call(struct event_log *to, uint64_t point);

/* Fails the test unless all their fields are the same. */
void logged_event_same(const struct decoded_event *x, const struct decoded_event *y);

#endif
