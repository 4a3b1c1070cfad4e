/* history.c - see history.h. For each generator a small record says which exchange is the
 * newest, which are still open (a chain: an exchange opened during another one on the same
 * generator is refused by the engine at once), and the state that follows from them. */
#include "app/history.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

struct link {
  struct exchange exchange;
  size_t open_before; /* the exchange on the same generator that was open when this came */
};

struct record {
  size_t created, newest, open;
  size_t pulled; /* the newest that it was the consumer of */
  enum engine_state state;
  int paused_line;
};

struct history {
  size_t next; /* the event to be read next */
  uint32_t branch;
  struct link *links;
  size_t link_count, link_capacity;
  size_t *table; /* indexes of links */
  size_t table_count, table_capacity;
  uint32_t only_generator; /* of the table; ENGINE_MAIN: none, or several */
  struct record *records;  /* by generator id */
  size_t record_count;
  char *output;
  size_t output_size, output_capacity;
  size_t *starts; /* where each line of output begins */
  size_t start_count, start_capacity;
  bool output_cut;
};

#define OUTPUT_LIMIT ((size_t)1 << 20)

struct history *history_new(void)
{
  return calloc(1, sizeof(struct history));
}

void history_free(struct history *history)
{
  if (history == NULL) return;
  free(history->links);
  free(history->table);
  free(history->records);
  free(history->output);
  free(history->starts);
  free(history);
}

void history_restart(struct history *history)
{
  history->next = 0;
  history->link_count = history->table_count = history->record_count = 0;
  history->output_size = history->start_count = 0;
  history->output_cut = false;
  history->only_generator = ENGINE_MAIN;
}

static struct record *record_of(struct history *history, uint32_t generator)
{
  if (generator >= history->record_count) {
    size_t count = (size_t)generator + 1;
    if (count < history->record_count * 2) count = history->record_count * 2;
    struct record *grown = realloc(history->records, count * sizeof *grown);
    if (grown == NULL) abort();
    for (size_t i = history->record_count; i < count; i++)
      grown[i] = (struct record){HISTORY_NONE, HISTORY_NONE,           HISTORY_NONE,
                                 HISTORY_NONE, ENGINE_SUSPENDED_START, 0};
    history->records = grown;
    history->record_count = count;
  }
  return &history->records[generator];
}

static void read_request(struct history *history, size_t index, const struct engine_event *event)
{
  struct record *record = record_of(history, event->generator);
  size_t number = history->link_count;
  history->links =
      room_for_one(history->links, number, &history->link_capacity, sizeof *history->links);
  history->links[history->link_count++] = (struct link){
      .exchange = {.request = index,
                   .result = HISTORY_NONE,
                   .generator = event->generator,
                   .consumer = event->consumer,
                   .before = record->state,
                   .paused_line = record->paused_line},
      .open_before = record->open,
  };
  record->open = number;
  if (record->state != ENGINE_EXECUTING) record->newest = number;
  record->state = ENGINE_EXECUTING;
  record->paused_line = 0;
  if (event->consumer != ENGINE_YOU) record_of(history, event->consumer)->pulled = number;
  if (event->consumer != ENGINE_MAIN && event->consumer != ENGINE_YOU) return;
  history->table =
      room_for_one(history->table, history->table_count, &history->table_capacity, sizeof(size_t));
  if (history->table_count == 0) history->only_generator = event->generator;
  else if (history->only_generator != event->generator) history->only_generator = ENGINE_MAIN;
  history->table[history->table_count++] = number;
}

static void read_result(struct history *history, size_t index, const struct engine_event *event)
{
  struct record *record = record_of(history, event->generator);
  if (record->open == HISTORY_NONE) return;
  struct link *link = &history->links[record->open];
  link->exchange.result = index;
  record->open = link->open_before;
  if (record->open != HISTORY_NONE) return;
  bool completed = event->done || event->threw;
  record->state = completed ? ENGINE_COMPLETED : ENGINE_SUSPENDED_YIELD;
  record->paused_line = completed ? 0 : event->line;
}

static void start_line(struct history *history)
{
  history->starts =
      room_for_one(history->starts, history->start_count, &history->start_capacity, sizeof(size_t));
  history->starts[history->start_count++] = history->output_size;
}

/* Drops the older half of the output, at a line's start. */
static void cut_output(struct history *history)
{
  size_t drop = history->start_count / 2;
  if (drop == 0) { /* one endless line */
    history->output_size = history->start_count = 0;
    start_line(history);
  } else {
    size_t bytes = history->starts[drop];
    history->output_size -= bytes;
    memmove(history->output, history->output + bytes, history->output_size);
    history->start_count -= drop;
    for (size_t i = 0; i < history->start_count; i++)
      history->starts[i] = history->starts[i + drop] - bytes;
  }
  history->output_cut = true;
}

static void read_print(struct history *history, const struct engine_event *event)
{
  for (size_t i = 0; i < event->text_size; i++) {
    if (history->start_count == 0 ||
        (history->output_size > 0 && history->output[history->output_size - 1] == '\n'))
      start_line(history);
    history->output =
        room_for_one(history->output, history->output_size, &history->output_capacity, 1);
    history->output[history->output_size++] = event->text[i];
    if (history->output_size >= OUTPUT_LIMIT) cut_output(history);
  }
}

void history_read(struct history *history, const struct engine *engine)
{
  size_t count = engine_event_count(engine);
  uint32_t branch = engine_branch_current(engine);
  if (count < history->next || branch != history->branch) history_restart(history);
  history->branch = branch;
  for (; history->next < count; history->next++) {
    const struct engine_event *event = engine_skim(engine, history->next);
    switch (event->kind) {
    case ENGINE_CREATE: record_of(history, event->generator)->created = history->next; break;
    case ENGINE_NEXT:
    case ENGINE_THROW:
    case ENGINE_RETURN: read_request(history, history->next, event); break;
    case ENGINE_RESULT: read_result(history, history->next, event); break;
    case ENGINE_PRINT: read_print(history, event); break;
    case ENGINE_ERROR:
    case ENGINE_LINE:
    case ENGINE_ASYNC:
    case ENGINE_LOCKSTEP:
    case ENGINE_END: break;
    }
  }
}

size_t history_count(const struct history *history)
{
  return history->table_count;
}

const struct exchange *history_at(const struct history *history, size_t index)
{
  return &history->links[history->table[index]].exchange;
}

uint32_t history_only_generator(const struct history *history)
{
  return history->only_generator;
}

const struct exchange *history_newest(const struct history *history, uint32_t generator)
{
  if (generator >= history->record_count) return NULL;
  size_t newest = history->records[generator].newest;
  return newest == HISTORY_NONE ? NULL : &history->links[newest].exchange;
}

const struct exchange *history_pulled(const struct history *history, uint32_t consumer)
{
  if (consumer >= history->record_count) return NULL;
  size_t pulled = history->records[consumer].pulled;
  return pulled == HISTORY_NONE ? NULL : &history->links[pulled].exchange;
}

size_t history_created(const struct history *history, uint32_t generator)
{
  return generator < history->record_count ? history->records[generator].created : HISTORY_NONE;
}

size_t history_output_count(const struct history *history)
{
  return history->start_count;
}

const char *history_output(const struct history *history, size_t line, size_t *size)
{
  size_t from = history->starts[line];
  size_t to = line + 1 < history->start_count ? history->starts[line + 1] : history->output_size;
  if (to > from && history->output[to - 1] == '\n') to--;
  *size = to - from;
  return history->output + from;
}

bool history_output_cut(const struct history *history)
{
  return history->output_cut;
}
