/* history.c - see history.h. For each generator a small record says which exchange is the
 * newest, which are still open (a chain: an exchange opened during another one on the same
 * generator is refused by the engine at once), and the state that follows from them.
 *
 * The table only grows, so going back cuts it; all else that is known is small, and copied for that
 * along the way. */
#include "app/history.h"

#include <stdlib.h>
#include <string.h>

#include "app/past.h"
#include "app/room.h"

#define NONE UINT32_MAX /* no event, no exchange */

/* An exchange in sixteen bytes. */
struct call {
  uint32_t request, result; /* events */
  uint32_t other;           /* the generator; of a record's newest exchange, its consumer */
  uint32_t before : 2, by_user : 1, paused_line : 29;
};

struct open_call {
  uint32_t request, consumer;
  uint32_t row;   /* of the table; NONE: it is not there */
  uint32_t below; /* the exchange on the same generator that was open when this came */
};

struct record {
  struct call newest, pulled; /* pulled: the newest that it was the consumer of */
  uint32_t created, open;
  enum engine_state state;
  int paused_line;
};

/* All but the table. */
struct known {
  size_t row_count;
  uint32_t only_generator; /* of the table; ENGINE_MAIN: none, or several */
  struct record *records;  /* by generator id */
  size_t record_count;
  struct open_call *open; /* those that are open, and free ones: a chain by `below` */
  size_t open_count, open_capacity;
  uint32_t free_open;
  char *output;
  size_t output_size, output_capacity;
  size_t *starts; /* where each line of output begins */
  size_t start_count, start_capacity;
  bool output_cut;
};

struct history {
  size_t next; /* the event to be read next */
  struct call *rows;
  size_t row_capacity;
  struct known known;
  struct past past;
};

#define OUTPUT_LIMIT ((size_t)1 << 20)

/* ------------------------------------------------------------------- copies */

static void clear(void *all)
{
  struct known *known = all;
  free(known->records);
  free(known->open);
  free(known->output);
  free(known->starts);
  *known = (struct known){.free_open = NONE};
}

static void own(void *all, size_t *size)
{
  struct known *known = all;
  known->records = past_list(known->records, known->record_count, sizeof *known->records, size);
  known->open = past_list(known->open, known->open_count, sizeof *known->open, size);
  known->output = past_list(known->output, known->output_size, 1, size);
  known->starts = past_list(known->starts, known->start_count, sizeof *known->starts, size);
  known->open_capacity = known->open_count;
  known->output_capacity = known->output_size;
  known->start_capacity = known->start_count;
}

static const struct past_kind kind = {sizeof(struct known), own, clear};

struct history *history_new(void)
{
  struct history *history = calloc(1, sizeof *history);
  if (history != NULL) history->known.free_open = NONE;
  return history;
}

void history_free(struct history *history)
{
  if (history == NULL) return;
  past_clear(&history->past, &kind);
  clear(&history->known);
  free(history->rows);
  free(history);
}

void history_restart(struct history *history)
{
  past_clear(&history->past, &kind);
  clear(&history->known);
  history->next = 0;
}

/* What was open there has no result yet. */
static void go_back(struct history *history, const struct past_copy *copy)
{
  past_restore(&kind, copy, &history->known);
  history->next = copy != NULL ? copy->next : 0;
  for (size_t i = 0; i < history->known.record_count; i++)
    for (uint32_t open = history->known.records[i].open; open != NONE;
         open = history->known.open[open].below) {
      uint32_t row = history->known.open[open].row;
      if (row != NONE) history->rows[row].result = NONE;
    }
}

/* ------------------------------------------------------------------- reading */

static struct record *record_of(struct known *known, uint32_t generator)
{
  static const struct call none = {.request = NONE, .result = NONE};
  if (generator >= known->record_count) {
    size_t count = (size_t)generator + 1;
    if (count < known->record_count * 2) count = known->record_count * 2;
    struct record *grown = realloc(known->records, count * sizeof *grown);
    if (grown == NULL) abort();
    for (size_t i = known->record_count; i < count; i++)
      grown[i] = (struct record){none, none, NONE, NONE, ENGINE_SUSPENDED_START, 0};
    known->records = grown;
    known->record_count = count;
  }
  return &known->records[generator];
}

static uint32_t new_open(struct known *known)
{
  uint32_t open = known->free_open;
  if (open != NONE) {
    known->free_open = known->open[open].below;
    return open;
  }
  known->open =
      room_for_one(known->open, known->open_count, &known->open_capacity, sizeof *known->open);
  return (uint32_t)known->open_count++;
}

static uint32_t add_row(struct history *history, struct call call)
{
  struct known *known = &history->known;
  history->rows =
      room_for_one(history->rows, known->row_count, &history->row_capacity, sizeof *history->rows);
  if (known->row_count == 0) known->only_generator = call.other;
  else if (known->only_generator != call.other) known->only_generator = ENGINE_MAIN;
  history->rows[known->row_count] = call;
  return (uint32_t)known->row_count++;
}

static void read_request(struct history *history, uint32_t index, const struct engine_event *event)
{
  struct known *known = &history->known;
  uint32_t consumer = event->consumer, row = NONE;
  bool by_user = consumer == ENGINE_YOU;
  struct record *record = record_of(known, event->generator);
  struct call call = {.request = index,
                      .result = NONE,
                      .other = event->generator,
                      .before = (unsigned)record->state & 3u,
                      .by_user = by_user,
                      .paused_line = (unsigned)record->paused_line & 0x1fffffffu};
  if (!by_user) record_of(known, consumer)->pulled = call;
  if (by_user || consumer == ENGINE_MAIN) row = add_row(history, call);
  uint32_t open = new_open(known);
  record = record_of(known, event->generator); /* it may have moved */
  known->open[open] = (struct open_call){index, consumer, row, record->open};
  record->open = open;
  call.other = consumer;
  if (record->state != ENGINE_EXECUTING) record->newest = call;
  record->state = ENGINE_EXECUTING;
  record->paused_line = 0;
}

static void read_result(struct history *history, uint32_t index, const struct engine_event *event)
{
  struct known *known = &history->known;
  struct record *record = record_of(known, event->generator);
  if (record->open == NONE) return;
  struct open_call *open = &known->open[record->open];
  if (open->row != NONE) history->rows[open->row].result = index;
  if (record->newest.request == open->request) record->newest.result = index;
  if (open->consumer != ENGINE_YOU) {
    struct call *pulled = &record_of(known, open->consumer)->pulled;
    if (pulled->request == open->request) pulled->result = index;
  }
  uint32_t closed = record->open;
  record->open = open->below;
  open->below = known->free_open;
  known->free_open = closed;
  if (record->open != NONE) return;
  bool completed = event->done || event->threw;
  record->state = completed ? ENGINE_COMPLETED : ENGINE_SUSPENDED_YIELD;
  record->paused_line = completed ? 0 : event->line;
}

static void start_line(struct known *known)
{
  known->starts =
      room_for_one(known->starts, known->start_count, &known->start_capacity, sizeof(size_t));
  known->starts[known->start_count++] = known->output_size;
}

/* Drops the older half of the output, at a line's start. */
static void cut_output(struct known *known)
{
  size_t drop = known->start_count / 2;
  if (drop == 0) { /* one endless line */
    known->output_size = known->start_count = 0;
    start_line(known);
  } else {
    size_t bytes = known->starts[drop];
    known->output_size -= bytes;
    memmove(known->output, known->output + bytes, known->output_size);
    known->start_count -= drop;
    for (size_t i = 0; i < known->start_count; i++)
      known->starts[i] = known->starts[i + drop] - bytes;
  }
  known->output_cut = true;
}

static void read_print(struct known *known, const struct engine_event *event)
{
  for (size_t i = 0; i < event->text_size; i++) {
    if (known->start_count == 0 ||
        (known->output_size > 0 && known->output[known->output_size - 1] == '\n'))
      start_line(known);
    known->output = room_for_one(known->output, known->output_size, &known->output_capacity, 1);
    known->output[known->output_size++] = event->text[i];
    if (known->output_size >= OUTPUT_LIMIT) cut_output(known);
  }
}

static void read_event(struct history *history, const struct engine_event *event)
{
  uint32_t index = (uint32_t)history->next;
  switch (event->kind) {
  case ENGINE_CREATE: record_of(&history->known, event->generator)->created = index; break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: read_request(history, index, event); break;
  case ENGINE_RESULT: read_result(history, index, event); break;
  case ENGINE_PRINT: read_print(&history->known, event); break;
  case ENGINE_ERROR:
  case ENGINE_LINE:
  case ENGINE_ASYNC:
  case ENGINE_LOCKSTEP:
  case ENGINE_END: break;
  }
}

void history_read(struct history *history, const struct engine *engine)
{
  size_t count = engine_event_count(engine);
  const struct past_copy *copy;
  if (count > HISTORY_MOST) count = HISTORY_MOST;
  if (!past_holds(&history->past, &kind, engine, history->next, count, &copy))
    go_back(history, copy);
  for (; history->next < count; history->next++) {
    past_note(&history->past, &kind, history->next, &history->known);
    const struct engine_event *event = engine_skim(engine, history->next);
    if (event != NULL) read_event(history, event); /* else it is forgotten */
  }
}

/* ------------------------------------------------------------------- looking */

static size_t event_of(uint32_t index)
{
  return index == NONE ? HISTORY_NONE : index;
}

static const struct exchange *tell(struct call call, uint32_t generator, uint32_t consumer,
                                   struct exchange *into)
{
  *into = (struct exchange){.request = call.request,
                            .result = event_of(call.result),
                            .generator = generator,
                            .consumer = consumer,
                            .before = (enum engine_state)call.before,
                            .paused_line = (int)call.paused_line};
  return into;
}

size_t history_count(const struct history *history)
{
  return history->known.row_count;
}

const struct exchange *history_at(const struct history *history, size_t index,
                                  struct exchange *into)
{
  struct call call = history->rows[index];
  return tell(call, call.other, call.by_user ? ENGINE_YOU : ENGINE_MAIN, into);
}

uint32_t history_only_generator(const struct history *history)
{
  return history->known.only_generator;
}

static const struct record *recorded(const struct history *history, uint32_t generator)
{
  return generator < history->known.record_count ? &history->known.records[generator] : NULL;
}

const struct exchange *history_newest(const struct history *history, uint32_t generator,
                                      struct exchange *into)
{
  const struct record *record = recorded(history, generator);
  if (record == NULL || record->newest.request == NONE) return NULL;
  return tell(record->newest, generator, record->newest.other, into);
}

const struct exchange *history_pulled(const struct history *history, uint32_t consumer,
                                      struct exchange *into)
{
  const struct record *record = recorded(history, consumer);
  if (record == NULL || record->pulled.request == NONE) return NULL;
  return tell(record->pulled, record->pulled.other, consumer, into);
}

size_t history_created(const struct history *history, uint32_t generator)
{
  const struct record *record = recorded(history, generator);
  return record != NULL ? event_of(record->created) : HISTORY_NONE;
}

size_t history_output_count(const struct history *history)
{
  return history->known.start_count;
}

const char *history_output(const struct history *history, size_t line, size_t *size)
{
  const struct known *known = &history->known;
  size_t from = known->starts[line];
  size_t to = line + 1 < known->start_count ? known->starts[line + 1] : known->output_size;
  if (to > from && known->output[to - 1] == '\n') to--;
  *size = to - from;
  return known->output + from;
}

bool history_output_cut(const struct history *history)
{
  return history->known.output_cut;
}
