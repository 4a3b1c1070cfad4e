/* memory.c - pictures of generators' locals, one for each place at which they were seen. A
 * variable is known by its frame's place on the stack (counted from the bottom, which does not
 * move when calls come and go), the function's name, its own name, and its number among
 * variables of that name in the frame (one may shadow another). */
#include "app/memory.h"

#include <stdlib.h>
#include <string.h>

#include "app/place.h"
#include "app/room.h"

enum {
  MOST = 2000,        /* pictures, */
  MOST_PARTS = 200000 /* and parts of tables in them; the oldest half goes then */
};

struct noted {
  size_t depth, number;
  char *function, *name, *text;
};

struct noted_part {
  uint32_t hash; /* of the place */
  char *place, *text;
};

struct picture {
  uint32_t generator, branch;
  uint64_t tick;
  int line; /* of the innermost frame, */
  char *file;
  struct noted *variables;
  size_t count;
  struct noted_part *parts;
  size_t part_count, part_capacity, part_next;
};

struct memory {
  struct picture *pictures; /* in the order in which they were seen */
  size_t count, capacity;
  size_t now;        /* that of the view; SIZE_MAX: none */
  size_t before;     /* the one that it is compared with; SIZE_MAX: none */
  size_t part_count; /* of all pictures */
};

struct memory *memory_new(void)
{
  struct memory *memory = calloc(1, sizeof *memory);
  if (memory != NULL) memory->now = memory->before = SIZE_MAX;
  return memory;
}

static void empty(struct picture *picture)
{
  for (size_t i = 0; i < picture->count; i++) {
    free(picture->variables[i].function);
    free(picture->variables[i].name);
    free(picture->variables[i].text);
  }
  free(picture->variables);
  free(picture->file);
  picture->file = NULL;
  picture->variables = NULL;
  picture->count = 0;
}

static void empty_parts(struct memory *memory, struct picture *picture)
{
  for (size_t i = 0; i < picture->part_count; i++) {
    free(picture->parts[i].place);
    free(picture->parts[i].text);
  }
  free(picture->parts);
  memory->part_count -= picture->part_count;
  picture->parts = NULL;
  picture->part_count = picture->part_capacity = picture->part_next = 0;
}

static void forget(struct memory *memory, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    empty(&memory->pictures[i]);
    empty_parts(memory, &memory->pictures[i]);
  }
  memory->count -= count;
  if (memory->count > 0)
    memmove(memory->pictures, memory->pictures + count, memory->count * sizeof *memory->pictures);
  memory->now = memory->before = SIZE_MAX;
}

void memory_clear(struct memory *memory)
{
  forget(memory, memory->count);
}

void memory_free(struct memory *memory)
{
  if (memory == NULL) return;
  memory_clear(memory);
  free(memory->pictures);
  free(memory);
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

static void take(struct picture *picture, const struct engine_view *view)
{
  size_t total = 0;
  for (size_t f = 0; f < view->frame_count; f++)
    total += view->frames[f].variable_count;
  if (total == 0) return;
  picture->variables = calloc(total, sizeof *picture->variables);
  if (picture->variables == NULL) return;
  for (size_t f = 0; f < view->frame_count; f++) {
    const struct engine_frame *frame = &view->frames[f];
    for (size_t v = 0; v < frame->variable_count; v++)
      picture->variables[picture->count++] = (struct noted){
          .depth = depth_of(view, f),
          .number = number_of(frame, v),
          .function = strdup(frame->function),
          .name = strdup(frame->variables[v].name),
          .text = strdup(frame->variables[v].text),
      };
  }
}

void memory_note(struct memory *memory, const struct engine *engine, const struct engine_view *view,
                 uint64_t tick)
{
  if (memory->count >= MOST || memory->part_count >= MOST_PARTS)
    forget(memory, (memory->count + 1) / 2);
  struct picture *now = NULL;
  memory->before = SIZE_MAX;
  for (size_t i = 0; i < memory->count; i++) {
    struct picture *picture = &memory->pictures[i];
    if (picture->generator != view->generator || picture->tick > tick ||
        !place_on_line(engine, picture->branch, picture->tick))
      continue;
    if (picture->tick == tick) now = picture;
    else if (memory->before == SIZE_MAX || picture->tick >= memory->pictures[memory->before].tick)
      memory->before = i;
  }
  if (now == NULL) {
    memory->pictures =
        room_for_one(memory->pictures, memory->count, &memory->capacity, sizeof *memory->pictures);
    now = &memory->pictures[memory->count++];
    *now = (struct picture){
        .generator = view->generator, .branch = engine_branch_current(engine), .tick = tick};
  }
  memory->now = (size_t)(now - memory->pictures);
  empty(now);
  empty_parts(memory, now);
  now->line = view->frame_count > 0 ? view->frames[0].line : 0;
  now->file = view->frame_count > 0 ? strdup(view->frames[0].file) : NULL;
  take(now, view);
}

static uint32_t hash_of(const char *place)
{
  uint32_t hash = 2166136261u; /* FNV-1a */
  for (; *place != '\0'; place++)
    hash = (hash ^ (unsigned char)*place) * 16777619u;
  return hash;
}

/* Parts are asked for in the order in which they were noted: the next one is likely meant. */
static struct noted_part *find_part(struct picture *picture, const char *place)
{
  uint32_t hash = hash_of(place);
  for (size_t i = 0; i < picture->part_count; i++) {
    size_t at = (picture->part_next + i) % picture->part_count;
    struct noted_part *part = &picture->parts[at];
    if (part->hash != hash || strcmp(part->place, place) != 0) continue;
    picture->part_next = at + 1;
    return part;
  }
  return NULL;
}

void memory_note_part(struct memory *memory, const char *place, const char *text)
{
  if (memory->now == SIZE_MAX) return;
  struct picture *now = &memory->pictures[memory->now];
  if (find_part(now, place) != NULL) return; /* the same picture shows the same */
  now->parts = room_for_one(now->parts, now->part_count, &now->part_capacity, sizeof *now->parts);
  struct noted_part part = {hash_of(place), strdup(place), strdup(text)};
  if (part.place == NULL || part.text == NULL) abort();
  now->parts[now->part_count++] = part;
  memory->part_count++;
}

const char *memory_part(const struct memory *memory, const char *place)
{
  if (memory->before == SIZE_MAX) return NULL;
  const struct noted_part *part = find_part(&memory->pictures[memory->before], place);
  return part != NULL ? part->text : NULL;
}

/* The variable as it was in the view before; NULL: it was not there. */
static const struct noted *find_before(const struct memory *memory, const struct engine_view *view,
                                       size_t frame, size_t variable)
{
  if (memory->before == SIZE_MAX) return NULL;
  const struct picture *before = &memory->pictures[memory->before];
  if (before->generator != view->generator) return NULL;
  const struct engine_frame *where = &view->frames[frame];
  const char *name = where->variables[variable].name;
  for (size_t i = 0; i < before->count; i++) {
    const struct noted *noted = &before->variables[i];
    if (noted->depth != depth_of(view, frame) || noted->function == NULL || noted->name == NULL ||
        noted->text == NULL || strcmp(noted->name, name) != 0 ||
        strcmp(noted->function, where->function) != 0 ||
        noted->number != number_of(where, variable))
      continue;
    return noted;
  }
  return NULL;
}

const char *memory_was(const struct memory *memory, const struct engine_view *view, size_t frame,
                       size_t variable)
{
  const struct noted *noted = find_before(memory, view, frame, variable);
  if (noted == NULL) return NULL;
  const char *now = view->frames[frame].variables[variable].text;
  return strcmp(noted->text, now) == 0 ? NULL : noted->text;
}

bool memory_is_new(const struct memory *memory, const struct engine_view *view, size_t frame,
                   size_t variable)
{
  return find_before(memory, view, frame, variable) == NULL;
}

int memory_line_before(const struct memory *memory, const char *file)
{
  if (memory->before == SIZE_MAX) return 0;
  const struct picture *before = &memory->pictures[memory->before];
  bool same_file = before->file != NULL && strcmp(before->file, file) == 0;
  bool newest = before->tick + 1 == memory->pictures[memory->now].tick;
  return same_file && newest ? before->line : 0;
}
