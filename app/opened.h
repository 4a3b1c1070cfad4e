/* opened.h - which tables, and which frames' locals, the user has opened. A thing is known by its
 * place (a text) and by the object that stands there, so that a table stays open over stops for
 * as long as the same one is in that place; and is open again when it comes back there. */
#ifndef YS_OPENED_H
#define YS_OPENED_H

#include <stddef.h>
#include <stdint.h>

struct opened;

struct opened *opened_new(void); /* NULL when out of memory */
void opened_free(struct opened *opened);
void opened_clear(struct opened *opened);

/* How many hundreds of its parts are shown; 0: it is closed. */
size_t opened_pages(const struct opened *opened, const char *place, uint64_t object);
void opened_set(struct opened *opened, const char *place, uint64_t object, size_t pages);

#endif
