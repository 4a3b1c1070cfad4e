/* event_log.c - see event_log.h.
 *
 * Invariants: blocks stand in the order of their events, without gaps; all but the last one are
 * full, and only this log holds the last one until it is. Where a branch leaves another in the
 * midst of a block, its events there are packed again. */
#include "engine/event_log.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "engine/event_pack.h"

enum {
  BLOCK_EVENTS = 128,
  BLOCK_BYTES = 32 * 1024, /* a block is full when it has so many of one or the other */
  KEPT_UNPACKED = 64       /* blocks, for who looks at the same events again */
};

struct event_block {
  unsigned holders;
  size_t first, count;          /* numbers of events */
  struct event_pack_state base; /* before its first event */
  uint64_t point;               /* of its first event; */
  uint32_t inputs;              /* the same */
  size_t asked;                 /* see event_log_asked: before its first event */
  unsigned kinds;               /* bits: those that it has */
  struct event_pack pack;
};

struct unpacked {
  struct decoded_event *events; /* malloc'ed, with the lists of all behind them; NULL: none */
  size_t count, size;           /* size: bytes */
};

struct slot {
  struct event_block *block;
  struct unpacked unpacked;
};

struct event_log {
  size_t first, count, asked;
  size_t bytes; /* of all blocks, also of those that others hold, too */
  struct slot *slots;
  size_t slot_count, capacity, unpacked_count;
  struct event_pack_state state; /* behind the last event; its file is ours: */
  char *file;
  struct unpacked skimmed;
  const struct event_block *skimmed_block; /* NULL: nothing is skimmed */
};

struct event_log *event_log_new(void)
{
  return calloc(1, sizeof(struct event_log));
}

size_t event_log_bytes(const struct event_log *log)
{
  return log->bytes;
}

static size_t bytes_of(const struct event_block *block)
{
  return sizeof *block + sizeof(struct slot) + block->pack.size;
}

static void release(struct event_block *block)
{
  if (--block->holders > 0) return;
  free(block->pack.data);
  free(block);
}

static void drop_unpacked(struct event_log *log, struct slot *slot)
{
  if (slot->unpacked.events) log->unpacked_count--;
  free(slot->unpacked.events);
  slot->unpacked = (struct unpacked){0};
}

void event_log_free(struct event_log *log)
{
  if (!log) return;
  for (size_t i = 0; i < log->slot_count; i++) {
    drop_unpacked(log, &log->slots[i]);
    release(log->slots[i].block);
  }
  free(log->skimmed.events);
  free(log->slots);
  free(log->file);
  free(log);
}

size_t event_log_first(const struct event_log *log)
{
  return log->first;
}

size_t event_log_count(const struct event_log *log)
{
  return log->count;
}

/* --------------------------------------------------------------------- adding */

static bool add_slot(struct event_log *log, struct event_block *block)
{
  if (log->slot_count == log->capacity) {
    size_t capacity = log->capacity ? log->capacity * 2 : 4;
    struct slot *slots = realloc(log->slots, capacity * sizeof *slots);
    if (!slots) return false;
    log->slots = slots;
    log->capacity = capacity;
  }
  block->holders++;
  log->bytes += bytes_of(block);
  log->slots[log->slot_count++] = (struct slot){.block = block};
  return true;
}

static bool is_full(const struct event_block *block)
{
  return block->count >= BLOCK_EVENTS || block->pack.size >= BLOCK_BYTES;
}

/* A full block takes no more room than it needs. */
static void close_block(struct event_block *block)
{
  unsigned char *data = realloc(block->pack.data, block->pack.size);
  if (!data) return;
  block->pack.data = data;
  block->pack.capacity = block->pack.size;
}

static struct event_block *open_block(struct event_log *log, const struct decoded_event *event)
{
  struct event_block *block = calloc(1, sizeof *block);
  if (!block) return NULL;
  log->state.file = NULL; /* each block can be read by itself */
  block->first = log->count;
  block->base = log->state;
  block->asked = log->asked;
  block->point = event->point;
  block->inputs = event->inputs;
  if (add_slot(log, block)) return block;
  free(block);
  return NULL;
}

static void drop_last(struct event_log *log)
{
  struct event_block *block = log->slots[--log->slot_count].block;
  log->bytes -= bytes_of(block);
  release(block);
}

static bool is_asked_outside(const struct engine_event *event)
{
  return event->kind >= ENGINE_NEXT && event->kind <= ENGINE_RETURN &&
         (event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU);
}

bool event_log_add(struct event_log *log, const struct decoded_event *event)
{
  struct slot *last = log->slot_count > 0 ? &log->slots[log->slot_count - 1] : NULL;
  bool opens = !last || is_full(last->block);
  struct event_block *block = opens ? open_block(log, event) : last->block;
  if (!block) return false;
  if (!opens) drop_unpacked(log, last);
  if (log->skimmed_block == block) log->skimmed_block = NULL;
  bool same_file = log->file && strcmp(log->file, event->event.file) == 0;
  char *file = same_file ? log->file : strdup(event->event.file);
  size_t size = block->pack.size;
  if (!file || !event_pack_put(&block->pack, &log->state, event)) {
    if (!same_file) free(file);
    if (opens) drop_last(log);
    return false;
  }
  if (!same_file) free(log->file);
  log->file = file;
  log->state.file = file;
  block->kinds |= 1u << event->event.kind;
  block->count++;
  log->count++;
  log->bytes += block->pack.size - size;
  log->asked += is_asked_outside(&event->event);
  if (is_full(block)) close_block(block);
  return true;
}

/* -------------------------------------------------------------------- looking */

/* The slot of the event; it is not forgotten. */
static struct slot *slot_of(struct event_log *log, size_t index)
{
  size_t low = 0, high = log->slot_count; /* the last one that begins at or before it */
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (log->slots[middle].block->first <= index) low = middle;
    else high = middle;
  }
  return &log->slots[low];
}

static bool unpack(const struct event_block *block, struct unpacked *into)
{
  size_t head = block->count * sizeof *into->events;
  head = (head + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
  size_t size = head + block->pack.room;
  if (!into->events || size > into->size) {
    free(into->events);
    into->events = malloc(size);
    into->size = into->events ? size : 0;
    if (!into->events) return false;
  }
  const unsigned char *at = block->pack.data;
  char *room = (char *)into->events + head;
  struct event_pack_state state = block->base;
  for (size_t i = 0; i < block->count; i++)
    at = event_pack_get(at, &state, &room, &into->events[i]);
  into->count = block->count;
  return true;
}

static bool has(const struct event_log *log, size_t index)
{
  return index >= log->first && index < log->count;
}

struct decoded_event *event_log_at(struct event_log *log, size_t index)
{
  if (!has(log, index)) return NULL;
  struct slot *slot = slot_of(log, index);
  if (!slot->unpacked.events) {
    if (!unpack(slot->block, &slot->unpacked)) return NULL;
    log->unpacked_count++;
  }
  return &slot->unpacked.events[index - slot->block->first];
}

/* Also of what is forgotten, but still in a block. */
static struct decoded_event *skim(struct event_log *log, size_t index)
{
  const struct event_block *block = log->skimmed_block;
  if (!block || index < block->first || index >= block->first + block->count) {
    block = slot_of(log, index)->block;
    log->skimmed_block = unpack(block, &log->skimmed) ? block : NULL;
    if (!log->skimmed_block) return NULL;
  }
  return &log->skimmed.events[index - block->first];
}

struct decoded_event *event_log_skim(struct event_log *log, size_t index)
{
  return has(log, index) ? skim(log, index) : NULL;
}

void event_log_rest(struct event_log *log)
{
  if (log->unpacked_count <= KEPT_UNPACKED) return;
  for (size_t i = 0; i < log->slot_count; i++)
    drop_unpacked(log, &log->slots[i]);
}

size_t event_log_until(struct event_log *log, uint32_t inputs, uint64_t point)
{
  size_t low = 0, high = log->slot_count; /* the first block that begins later */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct event_block *block = log->slots[middle].block;
    if (block->inputs > inputs || block->point > point) high = middle;
    else low = middle + 1;
  }
  size_t index = low < log->slot_count ? log->slots[low].block->first : log->count;
  const struct decoded_event *event;
  while (index > log->first && (event = event_log_skim(log, index - 1)) != NULL &&
         (event->inputs > inputs || event->point > point))
    index--;
  return index > log->first ? index : log->first;
}

size_t event_log_last(struct event_log *log, size_t before, unsigned kinds)
{
  if (before > log->count) before = log->count;
  while (before > log->first) {
    const struct event_block *block = slot_of(log, before - 1)->block;
    bool may = block->kinds & kinds;
    for (; may && before > log->first && before > block->first; before--) {
      const struct decoded_event *event = event_log_skim(log, before - 1);
      if (event && 1u << event->event.kind & kinds) return before - 1;
    }
    before = block->first;
  }
  return SIZE_MAX;
}

size_t event_log_next(struct event_log *log, size_t from, unsigned kinds)
{
  if (from < log->first) from = log->first;
  while (from < log->count) {
    const struct event_block *block = slot_of(log, from)->block;
    size_t end = block->first + block->count;
    for (; block->kinds & kinds && from < end; from++) {
      const struct decoded_event *event = event_log_skim(log, from);
      if (event && 1u << event->event.kind & kinds) return from;
    }
    from = end;
  }
  return SIZE_MAX;
}

size_t event_log_asked(struct event_log *log, size_t before)
{
  if (before >= log->count) return log->asked;
  if (before < log->first) before = log->first;
  const struct event_block *block = slot_of(log, before)->block;
  size_t asked = block->asked;
  for (size_t i = block->first; i < before; i++) {
    const struct decoded_event *event = skim(log, i);
    asked += event && is_asked_outside(&event->event);
  }
  return asked;
}

size_t event_log_shared(const struct event_log *a, const struct event_log *b)
{
  size_t shared = 0;
  if (a == b) return a->count;
  for (size_t i = 0; i < a->slot_count && i < b->slot_count; i++) {
    const struct event_block *block = a->slots[i].block;
    if (block != b->slots[i].block) break;
    shared = block->first + block->count;
  }
  return shared;
}

/* ------------------------------------------------------------------ the whole */

void event_log_forget(struct event_log *log, size_t before)
{
  size_t gone = 0;
  if (before > log->count) before = log->count;
  if (before <= log->first) return;
  log->first = before;
  for (; gone < log->slot_count; gone++) {
    struct slot *slot = &log->slots[gone];
    if (!is_full(slot->block) || slot->block->first + slot->block->count > before) break;
    if (log->skimmed_block == slot->block) log->skimmed_block = NULL;
    drop_unpacked(log, slot);
    log->bytes -= bytes_of(slot->block);
    release(slot->block);
  }
  log->slot_count -= gone;
  memmove(log->slots, log->slots + gone, log->slot_count * sizeof *log->slots);
}

struct event_log *event_log_copy(struct event_log *log, size_t count)
{
  struct event_log *copy = event_log_new();
  bool copied = copy != NULL;
  if (!copy) return NULL;
  if (count > log->count) count = log->count;
  copy->first = copy->count = log->first;
  for (size_t i = 0; i < log->slot_count && copied; i++) {
    struct event_block *block = log->slots[i].block;
    if (!is_full(block) || block->first + block->count > count) break;
    copied = add_slot(copy, block);
    if (copied) copy->count = block->first + block->count;
  }
  copy->asked = event_log_asked(log, copy->count);
  if (copy->slot_count > 0) { /* points grow from here on */
    const struct decoded_event *last = event_log_skim(log, copy->count - 1);
    copied = copied && last != NULL;
    if (copied)
      copy->state = (struct event_pack_state){last->point, last->event.tick, last->inputs, NULL};
  }
  while (copied && copy->count < count) {
    const struct decoded_event *event = event_log_skim(log, copy->count);
    copied = event && event_log_add(copy, event);
  }
  if (copied) return copy;
  event_log_free(copy);
  return NULL;
}
