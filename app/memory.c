/* memory.c - two pictures of each generator's locals: what is seen now, and what was seen
 * before. A variable is known by its frame's place on the stack (counted from the bottom,
 * which does not move when calls come and go), the function's name, its own name, and its
 * number among variables of that name in the frame (one may shadow another). */
#include "app/memory.h"

#include <stdlib.h>
#include <string.h>

struct noted {
  size_t depth, number;
  char *function, *name, *text;
};

struct picture {
  uint64_t tick;
  struct noted *variables;
  size_t count;
};

struct remembered {
  uint32_t generator;
  struct picture now, before;
};

struct memory {
  struct remembered *generators; /* in the order in which they were first seen */
  size_t count, capacity;
};

struct memory *memory_new(void)
{
  return calloc(1, sizeof(struct memory));
}

static void free_picture(struct picture *picture)
{
  for (size_t i = 0; i < picture->count; i++) {
    free(picture->variables[i].function);
    free(picture->variables[i].name);
    free(picture->variables[i].text);
  }
  free(picture->variables);
  *picture = (struct picture){0};
}

void memory_clear(struct memory *memory)
{
  for (size_t i = 0; i < memory->count; i++) {
    free_picture(&memory->generators[i].now);
    free_picture(&memory->generators[i].before);
  }
  memory->count = 0;
}

void memory_free(struct memory *memory)
{
  if (memory == NULL) return;
  memory_clear(memory);
  free(memory->generators);
  free(memory);
}

static struct remembered *find(const struct memory *memory, uint32_t generator)
{
  for (size_t i = 0; i < memory->count; i++)
    if (memory->generators[i].generator == generator) return &memory->generators[i];
  return NULL;
}

static struct remembered *find_or_add(struct memory *memory, uint32_t generator)
{
  struct remembered *found = find(memory, generator);
  if (found != NULL) return found;
  if (memory->count == memory->capacity) {
    size_t capacity = memory->capacity == 0 ? 8 : memory->capacity * 2;
    struct remembered *grown = realloc(memory->generators, capacity * sizeof *memory->generators);
    if (grown == NULL) return NULL;
    memory->generators = grown;
    memory->capacity = capacity;
  }
  found = &memory->generators[memory->count++];
  *found = (struct remembered){.generator = generator};
  return found;
}

static size_t depth_of(const struct engine_view *view, size_t frame)
{
  return view->frames_left_out + view->frame_count - frame;
}

static size_t number_of(const struct engine_frame *frame, size_t variable)
{
  size_t number = 0;
  for (size_t i = 0; i < variable; i++)
    if (strcmp(frame->variables[i].name, frame->variables[variable].name) == 0) number++;
  return number;
}

static struct picture picture_of(const struct engine_view *view, uint64_t tick)
{
  struct picture picture = {.tick = tick};
  size_t total = 0;
  for (size_t f = 0; f < view->frame_count; f++)
    total += view->frames[f].variable_count;
  if (total == 0) return picture;
  picture.variables = calloc(total, sizeof *picture.variables);
  if (picture.variables == NULL) return picture;
  for (size_t f = 0; f < view->frame_count; f++) {
    const struct engine_frame *frame = &view->frames[f];
    for (size_t v = 0; v < frame->variable_count; v++)
      picture.variables[picture.count++] = (struct noted){
          .depth = depth_of(view, f),
          .number = number_of(frame, v),
          .function = strdup(frame->function),
          .name = strdup(frame->variables[v].name),
          .text = strdup(frame->variables[v].text),
      };
  }
  return picture;
}

void memory_note(struct memory *memory, const struct engine_view *view, uint64_t tick)
{
  struct remembered *remembered = find_or_add(memory, view->generator);
  if (remembered == NULL) return;
  if (remembered->now.tick == tick && remembered->now.count > 0) {
    free_picture(&remembered->now);
  } else {
    free_picture(&remembered->before);
    remembered->before = remembered->now;
  }
  remembered->now = picture_of(view, tick);
}

const char *memory_was(const struct memory *memory, const struct engine_view *view, size_t frame,
                       size_t variable)
{
  const struct remembered *remembered = find(memory, view->generator);
  if (remembered == NULL) return NULL;
  const struct engine_frame *where = &view->frames[frame];
  const char *name = where->variables[variable].name;
  for (size_t i = 0; i < remembered->before.count; i++) {
    const struct noted *noted = &remembered->before.variables[i];
    if (noted->depth != depth_of(view, frame) || noted->function == NULL || noted->name == NULL ||
        noted->text == NULL || strcmp(noted->name, name) != 0 ||
        strcmp(noted->function, where->function) != 0 ||
        noted->number != number_of(where, variable))
      continue;
    return strcmp(noted->text, where->variables[variable].text) == 0 ? NULL : noted->text;
  }
  return NULL;
}
