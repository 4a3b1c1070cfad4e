/* time_text.h - a mark of time in words. */
#ifndef YS_TIME_TEXT_H
#define YS_TIME_TEXT_H

#include <stddef.h>

struct model;

/* "Result 3: fibonacci#1 gave { value: 1, done: false }." What the mark under the cursor of the
 * time pane stands for; "" where it is at the present, or another pane has the keys. Returns
 * out. */
const char *time_text_preview(const struct model *model, char *out, size_t size);

#endif
