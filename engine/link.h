/* link.h - the app's end of the link to the inferior: framed, bounded, never blocking. */
#ifndef YS_LINK_H
#define YS_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/msg.h"
#include "engine/wire.h"

struct link;

struct link *link_new(int fd); /* takes the descriptor over; NULL when out of memory */
void link_free(struct link *link);

int link_fd(const struct link *link);
bool link_has_output(const struct link *link);

/* Begins a message to the inferior; write its fields to the writer, then end it. */
struct wire_writer *link_begin(struct link *link, enum msg type);
void link_end(struct link *link);

/* Sends a message without fields, with a copy of the descriptor. False: it cannot be sent now. */
bool link_send_descriptor(struct link *link, enum msg type, int fd);

/* Writes and reads what is possible without waiting. False: the other end is gone, has sent
 * something that is no message, or memory ran out; what came before can still be taken. */
bool link_move(struct link *link);

/* Takes the next whole message: its type, 0 where there is none. The reader is valid until
 * the next link_move. */
enum msg link_take(struct link *link, struct wire_reader *reader);

#endif
