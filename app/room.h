/* room.h - lists that grow. */
#ifndef YS_ROOM_H
#define YS_ROOM_H

#include <stddef.h>

/* Makes room for one more item of that size: returns the list, where it now is. Running out of
 * memory ends the app: a debugger that silently lost events would lie. */
void *room_for_one(void *items, size_t count, size_t *capacity, size_t size);

#endif
