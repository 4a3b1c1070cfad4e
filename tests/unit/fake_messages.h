/* fake_messages.h - whole messages of the inferior, with something in each field. */
#ifndef TESTS_UNIT_FAKE_MESSAGES_H
#define TESTS_UNIT_FAKE_MESSAGES_H

#include "engine/engine.h"
#include "engine/wire.h"

#define FAKE_KIND_AT   9  /* of an event: after the message's type and the point */
#define FAKE_REASON_AT 33 /* of a stop: after the type, three points and the tick */

void fake_messages_event(struct wire_writer *out, enum engine_event_kind kind);
void fake_messages_stop(struct wire_writer *out);
void fake_messages_parts(struct wire_writer *out);
void fake_messages_cost(struct wire_writer *out);
/* The fields of a view, without a message's type. */
void fake_messages_view(struct wire_writer *out);

#endif
