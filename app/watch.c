#include "app/watch.h"

#include <stdlib.h>
#include <string.h>

struct watch {
  char *expression, *value; /* value: NULL where it was never asked */
  bool failed;
};

static void free_watch(struct watch *watch)
{
  free(watch->expression);
  free(watch->value);
}

void watch_clear(struct watch_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    free_watch(&list->watches[i]);
  free(list->watches);
  *list = (struct watch_list){0};
}

static bool find_text(const struct watch_list *list, const char *expression, size_t *index)
{
  for (size_t i = 0; i < list->count; i++) {
    if (strcmp(list->watches[i].expression, expression) != 0) continue;
    *index = i;
    return true;
  }
  return false;
}

bool watch_add(struct watch_list *list, const char *expression, size_t *index)
{
  if (find_text(list, expression, index)) return true;
  if (list->count == WATCH_MOST) return false;
  struct watch *watches = realloc(list->watches, (list->count + 1) * sizeof *watches);
  if (watches == NULL) return false;
  list->watches = watches;
  char *own = strdup(expression);
  if (own == NULL) return false;
  *index = list->count++;
  watches[*index] = (struct watch){.expression = own};
  return true;
}

void watch_remove(struct watch_list *list, size_t index)
{
  free_watch(&list->watches[index]);
  list->count--;
  memmove(&list->watches[index], &list->watches[index + 1],
          (list->count - index) * sizeof *list->watches);
}

bool watch_find(const struct watch_list *list, const char *what, size_t *index)
{
  char *end;
  unsigned long number = strtoul(what, &end, 10);
  if (*what >= '0' && *what <= '9' && *end == '\0' && number >= 1 && number <= list->count) {
    *index = number - 1;
    return true;
  }
  return find_text(list, what, index);
}

size_t watch_count(const struct watch_list *list)
{
  return list->count;
}

const char *watch_expression(const struct watch_list *list, size_t index)
{
  return list->watches[index].expression;
}

const char *watch_value(const struct watch_list *list, size_t index, bool *failed)
{
  *failed = list->watches[index].failed;
  return list->watches[index].value;
}

void watch_answer(struct watch_list *list, size_t index, const char *value, bool failed)
{
  char *own = strdup(value);
  if (own == NULL) return;
  free(list->watches[index].value);
  list->watches[index].value = own;
  list->watches[index].failed = failed;
}
