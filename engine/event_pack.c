#include "engine/event_pack.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* The first byte: the event's kind, and which of its parts are written at all. */
enum {
  KIND_BITS = 0x0f,
  HAS_FILE = 0x10,   /* another one than the event before */
  HAS_FLAGS = 0x20,  /* else none is set */
  HAS_INPUTS = 0x40, /* more have been given since the event before */
  HAS_LISTS = 0x80   /* lines or frames */
};

enum { DONE = 1, THREW = 2, CAUGHT = 4, CUT = 8, HAND_WRITTEN = 16, PLAIN = 32 };

enum { LONGEST_NUMBER = 10, HEAD = 8 * LONGEST_NUMBER };

_Static_assert((int)ENGINE_LOCKSTEP <= (int)KIND_BITS, "the kind has four bits");

/* -------------------------------------------------------------------- writing */

static unsigned char *reserve(struct event_pack *pack, size_t size)
{
  if (size > pack->capacity - pack->size) {
    size_t capacity = pack->capacity < 256 ? 256 : pack->capacity * 2;
    while (capacity - pack->size < size)
      capacity *= 2;
    unsigned char *data = realloc(pack->data, capacity);
    if (!data) return NULL;
    pack->data = data;
    pack->capacity = capacity;
  }
  return pack->data + pack->size;
}

static unsigned char *put_number(unsigned char *at, uint64_t value)
{
  for (; value >= 0x80; value >>= 7)
    *at++ = (unsigned char)(value | 0x80);
  *at++ = (unsigned char)value;
  return at;
}

static bool number(struct event_pack *pack, uint64_t value)
{
  unsigned char *at = reserve(pack, LONGEST_NUMBER);
  if (at) pack->size += (size_t)(put_number(at, value) - at);
  return at != NULL;
}

static bool text(struct event_pack *pack, const char *bytes, size_t size)
{
  unsigned char *begin = reserve(pack, LONGEST_NUMBER + size + 1);
  if (!begin) return false;
  unsigned char *at = put_number(begin, size);
  if (size > 0) { /* an empty one has no bytes */
    memcpy(at, bytes, size);
    at[size] = '\0';
    at += size + 1;
  }
  pack->size += (size_t)(at - begin);
  return true;
}

static bool string(struct event_pack *pack, const char *bytes)
{
  return text(pack, bytes, strlen(bytes));
}

static size_t aligned(size_t size)
{
  return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
}

static bool put_lines(struct event_pack *pack, const struct engine_event *event)
{
  bool put = number(pack, event->line_count);
  for (size_t i = 0; i < event->line_count && put; i++)
    put = number(pack, (uint32_t)event->lines[i]);
  pack->room += aligned(event->line_count * sizeof *event->lines);
  return put;
}

static bool put_frame(struct event_pack *pack, const struct engine_frame *frame)
{
  bool put = string(pack, frame->function) && string(pack, frame->file) &&
             number(pack, (uint32_t)frame->line) && number(pack, frame->generator) &&
             number(pack, frame->variable_count);
  for (size_t i = 0; i < frame->variable_count && put; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    put = string(pack, variable->name) && string(pack, variable->text) &&
          number(pack, (uint64_t)variable->role) && number(pack, variable->opens) &&
          number(pack, variable->object) && number(pack, variable->shared);
  }
  pack->room += aligned(frame->variable_count * sizeof *frame->variables);
  return put;
}

static bool put_frames(struct event_pack *pack, const struct engine_event *event)
{
  bool put = number(pack, event->frame_count);
  for (size_t i = 0; i < event->frame_count && put; i++)
    put = put_frame(pack, &event->frames[i]);
  pack->room += aligned(event->frame_count * sizeof *event->frames);
  return put;
}

static bool put_async(struct event_pack *pack, const struct engine_event *event)
{
  return number(pack, (uint64_t)event->async) && number(pack, event->object) &&
         number(pack, event->other) && number(pack, event->clock) && number(pack, event->due);
}

static unsigned flags_of(const struct decoded_event *decoded)
{
  const struct engine_event *event = &decoded->event;
  return (event->done ? DONE : 0u) | (event->threw ? THREW : 0u) | (event->caught ? CAUGHT : 0u) |
         (event->lines_cut ? CUT : 0u) | (event->hand_written ? HAND_WRITTEN : 0u) |
         (decoded->plain ? PLAIN : 0u);
}

/* What every event has. */
static bool put_head(struct event_pack *pack, const struct event_pack_state *state,
                     const struct decoded_event *decoded, unsigned parts)
{
  const struct engine_event *event = &decoded->event;
  unsigned char *begin = reserve(pack, HEAD), *at = begin;
  if (!begin) return false;
  *at++ = (unsigned char)((unsigned)event->kind | parts);
  at = put_number(at, decoded->point - state->point);
  at = put_number(at, event->tick - state->tick);
  at = put_number(at, event->generator);
  at = put_number(at, (uint32_t)(event->consumer + 1)); /* so that the user is a small number */
  at = put_number(at, (uint32_t)event->line);
  if (parts & HAS_FLAGS) at = put_number(at, flags_of(decoded));
  if (parts & HAS_INPUTS) at = put_number(at, decoded->inputs);
  pack->size += (size_t)(at - begin);
  return true;
}

bool event_pack_put(struct event_pack *pack, struct event_pack_state *state,
                    const struct decoded_event *decoded)
{
  const struct engine_event *event = &decoded->event;
  struct event_pack before = *pack;
  bool other_file = strcmp(state->file ? state->file : "", event->file) != 0;
  bool lists = event->line_count > 0 || event->frame_count > 0;
  unsigned parts = (other_file ? HAS_FILE : 0u) | (flags_of(decoded) ? HAS_FLAGS : 0u) |
                   (decoded->inputs != state->inputs ? HAS_INPUTS : 0u) | (lists ? HAS_LISTS : 0u);
  bool put = put_head(pack, state, decoded, parts) && (!other_file || string(pack, event->file)) &&
             text(pack, event->text, event->text_size);
  if (event->kind == ENGINE_CREATE)
    put = put && string(pack, decoded->name) && string(pack, decoded->function);
  if (event->kind == ENGINE_ASYNC) put = put && put_async(pack, event);
  if (event->kind == ENGINE_LOCKSTEP) put = put && number(pack, event->other);
  if (lists) put = put && put_lines(pack, event) && put_frames(pack, event);
  if (!put) {
    pack->size = before.size;
    pack->room = before.room;
    return false;
  }
  *state = (struct event_pack_state){decoded->point, event->tick, decoded->inputs, event->file};
  return true;
}

/* -------------------------------------------------------------------- reading */

static const unsigned char *get_number(const unsigned char *at, uint64_t *value)
{
  uint64_t byte = *at++;
  *value = byte & 0x7f;
  for (unsigned shift = 7; byte >= 0x80; shift += 7) {
    byte = *at++;
    *value |= (byte & 0x7f) << shift;
  }
  return at;
}

static const unsigned char *get_u32(const unsigned char *at, uint32_t *value)
{
  uint64_t wide;
  at = get_number(at, &wide);
  *value = (uint32_t)wide;
  return at;
}

static const unsigned char *get_line(const unsigned char *at, int *line)
{
  uint32_t value;
  at = get_u32(at, &value);
  *line = (int)value;
  return at;
}

static const unsigned char *get_text(const unsigned char *at, const char **bytes, size_t *size)
{
  uint64_t length;
  at = get_number(at, &length);
  if (size) *size = (size_t)length;
  *bytes = length > 0 ? (const char *)at : "";
  return length > 0 ? at + length + 1 : at;
}

static void *take_room(char **room, size_t count, size_t item)
{
  void *list = *room;
  *room += aligned(count * item);
  return list;
}

static const unsigned char *get_lines(const unsigned char *at, char **room,
                                      struct engine_event *event)
{
  uint64_t count;
  at = get_number(at, &count);
  int *lines = take_room(room, (size_t)count, sizeof *lines);
  for (size_t i = 0; i < count; i++)
    at = get_line(at, &lines[i]);
  event->lines = lines;
  event->line_count = (size_t)count;
  return at;
}

static const unsigned char *get_variable(const unsigned char *at, struct engine_variable *variable)
{
  uint32_t role, opens;
  at = get_text(at, &variable->name, NULL);
  at = get_text(at, &variable->text, NULL);
  at = get_u32(at, &role);
  at = get_u32(at, &opens);
  at = get_number(at, &variable->object);
  at = get_u32(at, &variable->shared);
  variable->role = (enum engine_role)role;
  variable->opens = opens != 0;
  return at;
}

static const unsigned char *get_frames(const unsigned char *at, char **room,
                                       struct engine_event *event)
{
  uint64_t count;
  at = get_number(at, &count);
  struct engine_frame *frames = take_room(room, (size_t)count, sizeof *frames);
  for (size_t i = 0; i < count; i++) {
    struct engine_frame *frame = &frames[i];
    uint64_t variables;
    at = get_text(at, &frame->function, NULL);
    at = get_text(at, &frame->file, NULL);
    at = get_line(at, &frame->line);
    at = get_u32(at, &frame->generator);
    at = get_number(at, &variables);
    frame->variable_count = (size_t)variables;
    struct engine_variable *list = take_room(room, frame->variable_count, sizeof *list);
    for (size_t j = 0; j < frame->variable_count; j++)
      at = get_variable(at, &list[j]);
    frame->variables = list;
  }
  event->frames = frames;
  event->frame_count = (size_t)count;
  return at;
}

static const unsigned char *get_async(const unsigned char *at, struct engine_event *event)
{
  uint32_t async;
  at = get_u32(at, &async);
  at = get_u32(at, &event->object);
  at = get_u32(at, &event->other);
  at = get_number(at, &event->clock);
  at = get_number(at, &event->due);
  event->async = (enum engine_async)async;
  return at;
}

static const unsigned char *get_flags(const unsigned char *at, struct decoded_event *decoded)
{
  uint32_t flags;
  at = get_u32(at, &flags);
  decoded->event.done = flags & DONE;
  decoded->event.threw = flags & THREW;
  decoded->event.caught = flags & CAUGHT;
  decoded->event.lines_cut = flags & CUT;
  decoded->event.hand_written = flags & HAND_WRITTEN;
  decoded->plain = flags & PLAIN;
  return at;
}

const unsigned char *event_pack_get(const unsigned char *at, struct event_pack_state *state,
                                    char **room, struct decoded_event *decoded)
{
  struct engine_event *event = &decoded->event;
  uint64_t point, tick;
  memset(decoded, 0, sizeof *decoded);
  decoded->name = decoded->function = "";
  unsigned parts = *at++;
  event->kind = (enum engine_event_kind)(parts & KIND_BITS);
  at = get_number(at, &point);
  at = get_number(at, &tick);
  at = get_u32(at, &event->generator);
  at = get_u32(at, &event->consumer);
  at = get_line(at, &event->line);
  event->consumer--;
  if (parts & HAS_FLAGS) at = get_flags(at, decoded);
  if (parts & HAS_INPUTS) at = get_u32(at, &state->inputs);
  if (parts & HAS_FILE) at = get_text(at, &state->file, NULL);
  at = get_text(at, &event->text, &event->text_size);
  decoded->point = state->point += point;
  event->tick = state->tick += tick;
  decoded->inputs = state->inputs;
  event->file = state->file ? state->file : "";
  if (event->kind == ENGINE_CREATE) {
    at = get_text(at, &decoded->name, NULL);
    at = get_text(at, &decoded->function, NULL);
  }
  if (event->kind == ENGINE_ASYNC) at = get_async(at, event);
  if (event->kind == ENGINE_LOCKSTEP) at = get_u32(at, &event->other);
  if (parts & HAS_LISTS) at = get_frames(get_lines(at, room, event), room, event);
  return at;
}
