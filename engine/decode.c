#include "engine/decode.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "engine/msg.h"

#define LINE_MAX_NUMBER 0x7fffffffu

#define KIND_AT 9 /* in MSG_EVENT: after the message's type and the point */

/* A block that is never too small: a text takes its bytes and a NUL here, and four bytes
 * more there; every structure takes at most four times its bytes there (asserted below), and
 * the alignment of each list is paid by its count. */
struct block {
  char *data;
  size_t used, size;
};

_Static_assert(sizeof(struct engine_variable) <= 4 * 22, "a variable takes 22 bytes on the wire");
_Static_assert(sizeof(struct engine_frame) <= 4 * 20, "a frame takes 20 bytes on the wire");
_Static_assert(sizeof(struct engine_generator) <= 4 * 27, "a generator takes 27 bytes");
_Static_assert(sizeof(struct engine_function) <= 4 * 12, "a function takes 12 bytes");
_Static_assert(sizeof(struct engine_cost_share) <= 4 * 12, "a share takes 12 bytes");
_Static_assert(sizeof(struct engine_part) <= 4 * 17, "a part takes 17 bytes");

static bool block_new(struct block *block, const struct wire_reader *reader, size_t head,
                      size_t times)
{
  block->used = 0;
  block->size = head + times * reader->size + 64;
  block->data = calloc(1, block->size);
  return block->data != NULL;
}

/* Room for a list; a count that the message cannot hold makes the reader bad. */
static void *list(struct block *block, struct wire_reader *reader, size_t count, size_t item)
{
  block->used = (block->used + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
  if (reader->bad || count > (block->size - block->used) / item) {
    reader->bad = true;
    return NULL;
  }
  void *room = block->data + block->used;
  block->used += count * item;
  return room;
}

static const char *text(struct block *block, struct wire_reader *reader, size_t *size)
{
  size_t length;
  const char *bytes = wire_get_bytes(reader, &length);
  if (length + 1 > block->size - block->used) {
    reader->bad = true;
    length = 0;
  }
  if (size) *size = length;
  if (reader->bad) return "";
  char *copy = block->data + block->used;
  memcpy(copy, bytes, length);
  copy[length] = '\0';
  block->used += length + 1;
  return copy;
}

static int line_number(struct wire_reader *reader)
{
  uint32_t line = wire_get_u32(reader);
  return line > LINE_MAX_NUMBER ? 0 : (int)line;
}

static enum engine_state state(struct wire_reader *reader)
{
  unsigned value = wire_get_u8(reader);
  if (value >= MSG_STATES) reader->bad = true;
  return value >= MSG_STATES ? ENGINE_COMPLETED : (enum engine_state)value;
}

static void variable(struct block *block, struct wire_reader *reader, struct engine_variable *out)
{
  out->name = text(block, reader, NULL);
  out->text = text(block, reader, NULL);
  unsigned role = wire_get_u8(reader);
  if (role > ENGINE_UPVALUE) reader->bad = true;
  out->role = (enum engine_role)role;
  out->opens = wire_get_u8(reader);
  out->object = wire_get_u64(reader);
  out->shared = wire_get_u32(reader);
}

static const struct engine_frame *frames(struct block *block, struct wire_reader *reader,
                                         size_t *count)
{
  *count = wire_get_u32(reader);
  struct engine_frame *frame = list(block, reader, *count, sizeof *frame);
  for (size_t i = 0; i < *count && !reader->bad; i++) {
    frame[i].function = text(block, reader, NULL);
    frame[i].file = text(block, reader, NULL);
    frame[i].line = line_number(reader);
    frame[i].generator = wire_get_u32(reader);
    frame[i].variable_count = wire_get_u32(reader);
    struct engine_variable *variables =
        list(block, reader, frame[i].variable_count, sizeof *variables);
    for (size_t j = 0; j < frame[i].variable_count && !reader->bad; j++)
      variable(block, reader, &variables[j]);
    frame[i].variables = variables;
  }
  return frame;
}

static void lines(struct block *block, struct wire_reader *reader, struct engine_event *event)
{
  event->line_count = wire_get_u32(reader);
  int *line = list(block, reader, event->line_count, sizeof *line);
  for (size_t i = 0; i < event->line_count && !reader->bad; i++)
    line[i] = line_number(reader);
  event->lines = line;
}

struct decoded_event *decode_event(struct wire_reader *reader)
{
  struct block block;
  bool has_frames = reader->size > KIND_AT && reader->data[KIND_AT] == ENGINE_LINE;
  if (!block_new(&block, reader, sizeof(struct decoded_event), has_frames ? 4 : 1)) return NULL;
  struct decoded_event *decoded = (void *)block.data;
  struct engine_event *event = &decoded->event;
  block.used = sizeof *decoded;
  decoded->point = wire_get_u64(reader);
  unsigned kind = wire_get_u8(reader);
  event->kind = (enum engine_event_kind)kind;
  event->tick = wire_get_u64(reader);
  event->generator = wire_get_u32(reader);
  event->consumer = wire_get_u32(reader);
  event->line = line_number(reader);
  event->file = text(&block, reader, NULL);
  unsigned flags = wire_get_u8(reader);
  event->done = flags & MSG_EVENT_DONE;
  event->threw = flags & MSG_EVENT_THREW;
  event->caught = flags & MSG_EVENT_CAUGHT;
  event->lines_cut = flags & MSG_EVENT_CUT;
  event->text = text(&block, reader, &event->text_size);
  decoded->name = decoded->function = "";
  if (kind == ENGINE_CREATE) {
    decoded->name = text(&block, reader, NULL);
    decoded->function = text(&block, reader, NULL);
    unsigned kind_of_generator = wire_get_u8(reader);
    decoded->plain = kind_of_generator == MSG_PLAIN;
    event->hand_written = kind_of_generator == MSG_HAND_WRITTEN;
  } else if (kind == ENGINE_RESULT) {
    lines(&block, reader, event);
  } else if (kind == ENGINE_ASYNC) {
    unsigned async = wire_get_u8(reader);
    reader->bad |= async > ENGINE_LOOP;
    event->async = (enum engine_async)async;
    event->object = wire_get_u32(reader);
    event->other = wire_get_u32(reader);
    event->clock = wire_get_u64(reader);
    event->due = wire_get_u64(reader);
  } else if (kind == ENGINE_LOCKSTEP) {
    event->other = wire_get_u32(reader);
  } else if (kind == ENGINE_LINE) {
    event->frames = frames(&block, reader, &event->frame_count);
  }
  if (!reader->bad && kind <= ENGINE_LOCKSTEP) return decoded;
  free(decoded);
  return NULL;
}

static void generator(struct block *block, struct wire_reader *reader, struct engine_generator *out)
{
  out->id = wire_get_u32(reader);
  out->state = state(reader);
  out->failed = wire_get_u8(reader);
  unsigned kind = wire_get_u8(reader);
  out->plain = kind == MSG_PLAIN;
  out->hand_written = kind == MSG_HAND_WRITTEN;
  out->consumer = wire_get_u32(reader);
  out->file = text(block, reader, NULL);
  out->line = line_number(reader);
  out->name = text(block, reader, NULL);
  out->function = text(block, reader, NULL);
}

static void chain(struct block *block, struct wire_reader *reader, struct engine_stop *stop)
{
  stop->chain_left_out = wire_get_u32(reader);
  stop->chain_count = wire_get_u32(reader);
  uint32_t *ids = list(block, reader, stop->chain_count, sizeof *ids);
  for (size_t i = 0; i < stop->chain_count && !reader->bad; i++)
    ids[i] = wire_get_u32(reader);
  stop->chain = ids;
}

static void generators(struct block *block, struct wire_reader *reader, struct engine_stop *stop)
{
  stop->generators_left_out = wire_get_u32(reader);
  stop->generator_count = wire_get_u32(reader);
  struct engine_generator *out = list(block, reader, stop->generator_count, sizeof *out);
  for (size_t i = 0; i < stop->generator_count && !reader->bad; i++)
    generator(block, reader, &out[i]);
  stop->generators = out;
}

static void functions(struct block *block, struct wire_reader *reader, struct engine_stop *stop)
{
  stop->function_count = wire_get_u32(reader);
  struct engine_function *out = list(block, reader, stop->function_count, sizeof *out);
  for (size_t i = 0; i < stop->function_count && !reader->bad; i++) {
    out[i].name = text(block, reader, NULL);
    out[i].parameters = text(block, reader, NULL);
    out[i].line = line_number(reader);
  }
  stop->functions = out;
}

static void view(struct block *block, struct wire_reader *reader, struct engine_view *out)
{
  out->generator = wire_get_u32(reader);
  out->state = state(reader);
  out->frames_left_out = wire_get_u32(reader);
  out->frames = frames(block, reader, &out->frame_count);
}

struct decoded_stop *decode_stop(struct wire_reader *reader)
{
  struct block block;
  if (!block_new(&block, reader, sizeof(struct decoded_stop), 4)) return NULL;
  struct decoded_stop *decoded = (void *)block.data;
  struct engine_stop *stop = &decoded->stop;
  block.used = sizeof *decoded;
  decoded->point = wire_get_u64(reader);
  decoded->line_before = wire_get_u64(reader);
  decoded->changed = wire_get_u64(reader);
  stop->tick = wire_get_u64(reader);
  unsigned reason = wire_get_u8(reader);
  stop->reason = (enum engine_reason)reason;
  stop->text = text(&block, reader, NULL);
  stop->hint = "";
  stop->file = text(&block, reader, NULL);
  stop->line = line_number(reader);
  stop->generator = wire_get_u32(reader);
  unsigned flags = wire_get_u8(reader);
  stop->ended = flags & MSG_STOP_ENDED;
  stop->failed = flags & MSG_STOP_FAILED;
  stop->open_call = flags & MSG_STOP_OPEN_CALL;
  stop->returned = wire_get_u32(reader);
  chain(&block, reader, stop);
  generators(&block, reader, stop);
  functions(&block, reader, stop);
  view(&block, reader, &decoded->view);
  if (!reader->bad && reason <= ENGINE_STOP_SLICE) return decoded;
  free(decoded);
  return NULL;
}

struct engine_view *decode_view(struct wire_reader *reader)
{
  struct block block;
  if (!block_new(&block, reader, sizeof(struct engine_view), 4)) return NULL;
  struct engine_view *decoded = (void *)block.data;
  block.used = sizeof *decoded;
  view(&block, reader, decoded);
  if (!reader->bad) return decoded;
  free(decoded);
  return NULL;
}

struct engine_parts *decode_parts(struct wire_reader *reader)
{
  struct block block;
  if (!block_new(&block, reader, sizeof(struct engine_parts), 4)) return NULL;
  struct engine_parts *parts = (void *)block.data;
  block.used = sizeof *parts;
  bool found = wire_get_u8(reader);
  parts->from = wire_get_u32(reader);
  parts->total = wire_get_u32(reader);
  parts->more = wire_get_u8(reader);
  parts->count = wire_get_u32(reader);
  struct engine_part *part = list(&block, reader, parts->count, sizeof *part);
  for (size_t i = 0; i < parts->count && !reader->bad; i++) {
    part[i].key = text(&block, reader, NULL);
    part[i].text = text(&block, reader, NULL);
    part[i].opens = wire_get_u8(reader);
    part[i].object = wire_get_u64(reader);
  }
  parts->parts = part;
  if (found && !reader->bad) return parts;
  free(parts);
  return NULL;
}

struct engine_cost *decode_cost(struct wire_reader *reader)
{
  struct block block;
  if (!block_new(&block, reader, sizeof(struct engine_cost), 4)) return NULL;
  struct engine_cost *cost = (void *)block.data;
  block.used = sizeof *cost;
  cost->lines = wire_get_u64(reader);
  cost->values = wire_get_u64(reader);
  cost->memory = wire_get_u64(reader);
  cost->other_values = wire_get_u64(reader);
  cost->lists = wire_get_u32(reader);
  unsigned flags = wire_get_u8(reader);
  cost->cut = flags & MSG_COST_CUT;
  cost->sent = flags & MSG_COST_SENT;
  cost->ended = flags & MSG_COST_ENDED;
  cost->failed = flags & MSG_COST_FAILED;
  cost->why = text(&block, reader, NULL);
  cost->share_count = wire_get_u32(reader);
  struct engine_cost_share *share = list(&block, reader, cost->share_count, sizeof *share);
  for (size_t i = 0; i < cost->share_count && !reader->bad; i++) {
    share[i].name = text(&block, reader, NULL);
    share[i].values = wire_get_u64(reader);
  }
  cost->shares = share;
  if (!reader->bad) return cost;
  free(cost);
  return NULL;
}

struct decoded_stop *decode_nothing(enum engine_reason reason, const char *sentence, uint64_t tick)
{
  size_t size = strlen(sentence) + 1;
  struct decoded_stop *decoded = calloc(1, sizeof *decoded + size);
  if (!decoded) return NULL;
  char *copy = (char *)(decoded + 1);
  memcpy(copy, sentence, size);
  decoded->stop = (struct engine_stop){.tick = tick,
                                       .reason = reason,
                                       .text = copy,
                                       .hint = "",
                                       .file = "",
                                       .ended = true,
                                       .failed = true};
  decoded->view.state = ENGINE_COMPLETED;
  return decoded;
}
