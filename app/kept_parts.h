/* kept_parts.h - the parts of open tables as rows. For kept.c only. */
#ifndef YS_KEPT_PARTS_H
#define YS_KEPT_PARTS_H

#include "app/kept.h"

/* Adds a row; its strings are copied. It lives until the next one is added. */
struct kept_row *kept_add(struct kept *kept, enum kept_kind kind, size_t frame, const char *place,
                          const char *name, const char *text);

/* Where the newest row, of that variable of its frame, is open: adds its parts' rows. */
void kept_add_parts(struct model *model, size_t row, size_t variable);

#endif
