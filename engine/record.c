#include "engine/record.h"

#include <stdlib.h>
#include <string.h>

/* Numbers come in order, so a new name goes to the end. */
static bool add_name(struct record *record, uint32_t id, const char *name)
{
  if (id != record->name_count + 1) return true; /* not to be believed: it stays "?" */
  if (record->name_count == record->name_capacity) {
    size_t capacity = record->name_capacity ? record->name_capacity * 2 : 16;
    char **names = realloc(record->names, capacity * sizeof *names);
    if (!names) return false;
    record->names = names;
    record->name_capacity = capacity;
  }
  char *copy = strdup(name);
  if (!copy) return false;
  record->names[record->name_count++] = copy;
  return true;
}

bool record_add(struct record *record, struct decoded_event *event)
{
  size_t kept = record->count - record->first;
  if (kept == record->capacity) {
    size_t capacity = record->capacity ? record->capacity * 2 : 64;
    struct decoded_event **events = realloc(record->events, capacity * sizeof(void *));
    if (!events) {
      free(event);
      return false;
    }
    record->events = events;
    record->capacity = capacity;
  }
  if (event->event.kind == ENGINE_CREATE && !add_name(record, event->event.generator, event->name)) {
    free(event);
    return false;
  }
  record->events[kept] = event;
  record->count++;
  return true;
}

const struct engine_event *record_event(const struct record *record, size_t index)
{
  if (index < record->first || index >= record->count) return NULL;
  return &record->events[index - record->first]->event;
}

const char *record_name(const struct record *record, uint32_t generator)
{
  if (generator == ENGINE_MAIN) return "main";
  if (generator == ENGINE_YOU) return "you";
  return generator <= record->name_count ? record->names[generator - 1] : "?";
}

uint32_t record_find(const struct record *record, const char *name)
{
  if (strcmp(name, "main") == 0) return ENGINE_MAIN;
  for (size_t i = 0; i < record->name_count; i++)
    if (strcmp(record->names[i], name) == 0) return (uint32_t)i + 1;
  return ENGINE_YOU;
}

void record_forget(struct record *record, size_t before)
{
  if (before > record->count) before = record->count;
  if (before <= record->first) return;
  size_t gone = before - record->first, kept = record->count - before;
  for (size_t i = 0; i < gone; i++) free(record->events[i]);
  memmove(record->events, record->events + gone, kept * sizeof(void *));
  record->first = before;
}

void record_clear(struct record *record)
{
  record_forget(record, record->count);
  for (size_t i = 0; i < record->name_count; i++) free(record->names[i]);
  free(record->events);
  free(record->names);
  *record = (struct record){0};
}
