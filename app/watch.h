/* watch.h - expressions that are asked again at each stop, in the frame in view, and what they
 * gave last. The list asks nothing by itself: command_go_on does. */
#ifndef YS_WATCH_H
#define YS_WATCH_H

#include <stdbool.h>
#include <stddef.h>

enum { WATCH_MOST = 20 };

struct watch_list { /* all zero: empty */
  struct watch *watches;
  size_t count;
};

void watch_clear(struct watch_list *list);

/* Adds one at the end; its index in *index, also where it was there already. False, and
 * nothing has changed, where the list is full or memory has run out. */
bool watch_add(struct watch_list *list, const char *expression, size_t *index);
void watch_remove(struct watch_list *list, size_t index);
/* By its number as shown (from 1), else by its text. False: there is none. */
bool watch_find(const struct watch_list *list, const char *what, size_t *index);

size_t watch_count(const struct watch_list *list);
const char *watch_expression(const struct watch_list *list, size_t index);
/* Its last value, as text in the script's language; or, with *failed, a sentence that says why
 * there is none. NULL: it was never asked. Lives until the next watch_answer. */
const char *watch_value(const struct watch_list *list, size_t index, bool *failed);
/* The newest answer. */
void watch_answer(struct watch_list *list, size_t index, const char *value, bool failed);

#endif
