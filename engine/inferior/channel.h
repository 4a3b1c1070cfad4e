/* channel.h - the inferior's end of the link: blocking, framed. When the app's end is gone
 * the process ends at once. */
#ifndef YS_INFERIOR_CHANNEL_H
#define YS_INFERIOR_CHANNEL_H

#include <stdbool.h>

#include "engine/msg.h"
#include "engine/wire.h"

void channel_open(int fd);

/* Begins a message: write its fields to the writer, then end it. Messages gather and leave
 * together, when there are many, or by channel_flush. */
struct wire_writer *channel_begin(enum msg type);
void channel_end(void);
void channel_flush(void);

/* Waits for the next message; its type and, in reader, its fields (valid until the next
 * call). */
enum msg channel_receive(struct wire_reader *reader);

/* The same, but for the answer to MSG_FILE: what else comes meanwhile is kept for
 * channel_receive (it can only be MSG_PAUSE). */
void channel_receive_file(struct wire_reader *reader);

/* The descriptor that came with the last message received; -1: none. It is the caller's. */
int channel_take_descriptor(void);

/* In a clone: that descriptor is the link from now on; the old one is closed. */
void channel_change(int fd);

/* Is there a message, without waiting? */
bool channel_waiting(void);

#endif
