#include "engine/checkpoint.h"

#include <string.h>

static void drop(struct checkpoint_list *list, size_t index)
{
  list->count--;
  memmove(&list->items[index], &list->items[index + 1],
          (list->count - index) * sizeof list->items[0]);
}

/* The one to go: never the first; the last only if there are but two. */
static size_t least_wanted(const struct checkpoint_list *list, uint64_t present)
{
  size_t least = list->count - 1;
  double smallest = -1;
  for (size_t i = 1; i + 1 < list->count; i++) {
    const struct checkpoint *item = &list->items[i];
    double gap = (double)(item[1].point - item[-1].point);
    uint64_t away = present > item->point ? present - item->point : item->point - present;
    double cost = gap / ((double)away + 1);
    if (smallest >= 0 && cost >= smallest) continue;
    smallest = cost;
    least = i;
  }
  return least;
}

void *checkpoint_insert(struct checkpoint_list *list, struct checkpoint checkpoint,
                        uint64_t present)
{
  size_t at = list->count;
  while (at > 0 && list->items[at - 1].point > checkpoint.point)
    at--;
  memmove(&list->items[at + 1], &list->items[at], (list->count - at) * sizeof list->items[0]);
  list->items[at] = checkpoint;
  list->count++;
  if (list->count <= list->budget) return NULL;
  size_t least = least_wanted(list, present);
  void *owner = list->items[least].owner;
  drop(list, least);
  return owner;
}

struct checkpoint checkpoint_remove(struct checkpoint_list *list, size_t index)
{
  struct checkpoint checkpoint = list->items[index];
  drop(list, index);
  return checkpoint;
}

int checkpoint_nearest(const struct checkpoint_list *list, size_t inputs, uint64_t point,
                       checkpoint_serves serves, const void *context)
{
  for (size_t i = list->count; i-- > 0;) {
    const struct checkpoint *item = &list->items[i];
    if (item->point <= point && item->inputs <= inputs && serves(context, item)) return (int)i;
  }
  return -1;
}
