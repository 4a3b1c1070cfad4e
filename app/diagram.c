/* diagram.c - see diagram.h. Of each generator a small record says where it stands, and what it
 * was given that it has not handed on.
 *
 * That a value was not handed on is known when its owner asks the same generator again: a filter
 * that drops it does so. But one that gathers values does so, too; it is told from a filter when it
 * hands on something in whose text they stand: then their steps are marked as kept. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/diagram_inside.h"
#include "app/room.h"
#include "app/say.h"

enum { GATHERED = 64 }; /* steps that are looked through for what was gathered, at most */

static void own(void *known, size_t *size)
{
  struct diagram *diagram = known;
  diagram->steps = past_list(diagram->steps, diagram->step_count, sizeof *diagram->steps, size);
  diagram->records =
      past_list(diagram->records, diagram->record_count, sizeof *diagram->records, size);
  diagram->step_capacity = diagram->step_count;
}

static void clear(void *known)
{
  struct diagram *diagram = known;
  free(diagram->steps);
  free(diagram->records);
  diagram->steps = NULL;
  diagram->records = NULL;
  diagram->step_count = diagram->step_capacity = diagram->record_count = 0;
}

static const struct past_kind kind = {sizeof(struct diagram), own, clear};

struct diagram *diagram_new(void)
{
  struct diagram *diagram = calloc(1, sizeof *diagram);
  if (diagram != NULL) diagram_restart(diagram);
  return diagram;
}

void diagram_free(struct diagram *diagram)
{
  if (diagram == NULL) return;
  past_clear(&diagram->past, &kind);
  clear(diagram);
  free(diagram->rows);
  free(diagram);
}

void diagram_restart(struct diagram *diagram)
{
  past_clear(&diagram->past, &kind);
  diagram->next = diagram->step_count = diagram->record_count = 0;
  diagram->count = (struct diagram_count){0};
  diagram->lane_count = 1;
  memset(diagram->taken, 0, sizeof diagram->taken);
  diagram->taken[0] = true;
  diagram->lanes[0] = ENGINE_MAIN;
  diagram->rows_hold = false;
}

/* NULL: to the start. */
static void go_back(struct diagram *diagram, const struct past_copy *to)
{
  if (to == NULL) {
    uint32_t branch = diagram->past.branch;
    diagram_restart(diagram);
    diagram->past.branch = branch;
    return;
  }
  const struct diagram now = *diagram;
  const struct past_copy from = *to;
  past_restore(&kind, &from, diagram);
  diagram->past = now.past;
  diagram->rows = now.rows;
  diagram->row_capacity = now.row_capacity;
  diagram->rows_hold = false;
}

static struct diagram_record *record_of(struct diagram *diagram, uint32_t generator)
{
  size_t index = diagram_is_outside(generator) ? 0 : generator;
  if (index >= diagram->record_count) {
    size_t count = index + 1;
    if (count < diagram->record_count * 2) count = diagram->record_count * 2;
    struct diagram_record *grown = realloc(diagram->records, count * sizeof *grown);
    if (grown == NULL) abort();
    for (size_t i = diagram->record_count; i < count; i++)
      grown[i] = (struct diagram_record){
          .lane = {.generator = (uint32_t)i}, .at = i == 0 ? 0 : -1, .given = DIAGRAM_NONE};
    diagram->records = grown;
    diagram->record_count = count;
  }
  return &diagram->records[index];
}

/* ------------------------------------------------------------------ what to show */

static bool of_function(const struct diagram *diagram, const struct engine *engine,
                        uint32_t generator)
{
  char function[256];
  return !diagram_is_outside(generator) &&
         strcmp(say_function(engine_name(engine, generator), function, sizeof function),
                diagram->function) == 0;
}

/* Known from the first event about it, which says who made or asked it. */
static bool is_chosen(struct diagram *diagram, const struct engine *engine,
                      const struct engine_event *event)
{
  if (diagram->about == ENGINE_MAIN) return true;
  struct diagram_record *record = record_of(diagram, event->generator);
  bool nested = of_function(diagram, engine, event->consumer);
  if (event->generator == diagram->about && nested && !diagram->alone) {
    diagram->alone = true; /* what was read of the others is not to be shown */
    diagram_restart(diagram);
    return false;
  }
  if (record->known) return record->chosen;
  record->known = true;
  record->chosen = event->generator == diagram->about ||
                   (!diagram->alone && !nested && of_function(diagram, engine, event->generator));
  return record->chosen;
}

/* ----------------------------------------------------------------------- reading */

static struct diagram_step *add(struct diagram *diagram, struct diagram_step step)
{
  if (diagram->step_count == 2 * DIAGRAM_KEPT) {
    memmove(diagram->steps, diagram->steps + DIAGRAM_KEPT, DIAGRAM_KEPT * sizeof step);
    diagram->step_count = DIAGRAM_KEPT;
  }
  diagram->steps = room_for_one(diagram->steps, diagram->step_count, &diagram->step_capacity,
                                sizeof *diagram->steps);
  diagram->steps[diagram->step_count] = step;
  diagram->count.steps++;
  diagram->rows_hold = false;
  return &diagram->steps[diagram->step_count++];
}

/* The first free lane to the right of that one. */
static int free_lane(const struct diagram *diagram, int beside)
{
  int lane = beside + 1;
  while (lane < DIAGRAM_LANES && diagram->taken[lane])
    lane++;
  return lane < DIAGRAM_LANES ? lane : DIAGRAM_LANES - 1;
}

static bool enter_lane(struct diagram *diagram, uint32_t generator, int beside)
{
  struct diagram_record *record = record_of(diagram, generator);
  if (record->at >= 0) return false;
  record->at = free_lane(diagram, beside);
  diagram->taken[record->at] = true;
  diagram->lanes[record->at] = generator;
  if (diagram->lane_count <= record->at) diagram->lane_count = record->at + 1;
  return true;
}

static void read_request(struct diagram *diagram, size_t index, const struct engine_event *event)
{
  record_of(diagram, event->generator); /* so that both stay where they are in memory */
  struct diagram_record *consumer = record_of(diagram, event->consumer);
  if (diagram_is_outside(event->consumer)) diagram->lanes[0] = event->consumer;
  bool enters = enter_lane(diagram, event->generator, consumer->at < 0 ? 0 : consumer->at);
  struct diagram_record *record = record_of(diagram, event->generator);
  bool again = event->kind == ENGINE_NEXT && consumer->giver == event->generator &&
               !diagram_is_outside(event->consumer);
  add(diagram, (struct diagram_step){.kind = DIAGRAM_REQUEST,
                                     .event = index,
                                     .from = event->consumer,
                                     .to = event->generator,
                                     .from_lane = consumer->at < 0 ? 0 : consumer->at,
                                     .to_lane = record->at,
                                     .unused = again ? consumer->given : DIAGRAM_NONE,
                                     .enters = enters,
                                     .after_end = record->lane.state == ENGINE_COMPLETED});
  if (again && consumer->given != DIAGRAM_NONE) diagram->count.unused++;
  consumer->given = DIAGRAM_NONE;
  consumer->asks = consumer->asked = true;
  record->lane.requests++;
  record->lane.late += record->lane.state == ENGINE_COMPLETED;
  if (record->open++ > 0) return;
  record->was_finished = record->lane.state == ENGINE_COMPLETED;
  record->lane.state = ENGINE_EXECUTING;
  record->asked = false;
}

static bool in_word(char c)
{
  return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* Whether a table's text lists that value. */
static bool lists(const char *table, const char *value)
{
  size_t size = strlen(value);
  if (table[0] != '{' || size == 0) return false;
  for (const char *at = table; (at = strstr(at, value)) != NULL; at++)
    if (at > table && !(in_word(at[-1]) && in_word(value[0])) &&
        !(in_word(at[size]) && in_word(value[size - 1])))
      return true;
  return false;
}

/* What the generator handed on, a table, may hold what it was given in this call and before. */
static void find_gathered(struct diagram *diagram, const struct engine *engine, uint32_t generator,
                          const char *table)
{
  size_t least = diagram->step_count > GATHERED ? diagram->step_count - GATHERED : 0;
  for (size_t i = diagram->step_count; i-- > least;) {
    struct diagram_step *step = &diagram->steps[i];
    if (step->from != generator) continue;
    if (step->kind == DIAGRAM_RESULT) return; /* what it handed on before */
    if (step->kind != DIAGRAM_REQUEST || step->unused == DIAGRAM_NONE || step->kept) continue;
    const struct engine_event *given = engine_skim(engine, step->unused);
    if (given == NULL || !lists(table, given->text)) continue;
    step->kept = true;
    diagram->count.unused--;
  }
}

static void end_call(struct diagram *diagram, struct diagram_record *record,
                     const struct engine_event *event)
{
  if (record->open == 0 || --record->open > 0) return;
  bool ended = event->done || event->threw;
  record->lane.state = ended ? ENGINE_COMPLETED : ENGINE_SUSPENDED_YIELD;
  record->lane.failed = ended && (record->was_finished ? record->lane.failed : event->threw);
  record->given = DIAGRAM_NONE;
  if (!ended || record->at <= 0) return;
  diagram->taken[record->at] = false;
  record->at = -1;
}

static void read_result(struct diagram *diagram, const struct engine *engine, size_t index,
                        const struct engine_event *event)
{
  record_of(diagram, event->generator);
  struct diagram_record *consumer = record_of(diagram, event->consumer);
  struct diagram_record *record = record_of(diagram, event->generator);
  if (record->open == 0) return;
  bool pauses = !event->done && !event->threw, value = pauses && !record->lane.async;
  if (value && event->text[0] == '{') {
    char *table = strdup(event->text);
    if (table == NULL) abort();
    find_gathered(diagram, engine, event->generator, table);
    free(table);
    event = engine_skim(engine, index); /* others were looked at meanwhile */
    if (event == NULL) return;
  }
  add(diagram, (struct diagram_step){.kind = DIAGRAM_RESULT,
                                     .event = index,
                                     .from = event->generator,
                                     .to = event->consumer,
                                     .from_lane = record->at < 0 ? 0 : record->at,
                                     .to_lane = consumer->at < 0 ? 0 : consumer->at,
                                     .unused = DIAGRAM_NONE,
                                     .unasked = value && record->asks && !record->asked,
                                     .after_end = record->open == 1 && record->was_finished});
  if (value) {
    diagram->count.values++;
    diagram->count.reached += diagram_is_outside(event->consumer);
    record->lane.values++;
    consumer->giver = event->generator;
    consumer->given = index;
  } else if (pauses) {
    record->lane.awaits++;
  }
  end_call(diagram, record, event);
}

static void read_event(struct diagram *diagram, const struct engine *engine, size_t index,
                       const struct engine_event *event)
{
  if (!is_chosen(diagram, engine, event)) return;
  if (event->kind == ENGINE_CREATE) {
    diagram->count.made++;
    record_of(diagram, event->generator)->lane.by_hand = event->hand_written;
    if (diagram->about != ENGINE_MAIN)
      add(diagram, (struct diagram_step){.kind = DIAGRAM_MADE,
                                         .event = index,
                                         .from = event->consumer,
                                         .to = event->generator,
                                         .unused = DIAGRAM_NONE});
  } else if (event->kind == ENGINE_RESULT) {
    read_result(diagram, engine, index, event);
  } else {
    read_request(diagram, index, event);
  }
}

/* The promise of an async function is made right after its generator. */
static void read_async(struct diagram *diagram, const struct engine_event *event)
{
  if (event->async == ENGINE_PROMISE && !diagram_is_outside(event->generator))
    record_of(diagram, event->generator)->lane.async = true;
}

static void read_any(struct diagram *diagram, const struct engine *engine, size_t index)
{
  const struct engine_event *event = engine_skim(engine, index);
  if (event == NULL) return; /* forgotten */
  switch (event->kind) {
  case ENGINE_CREATE:
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN:
  case ENGINE_RESULT: read_event(diagram, engine, index, event); break;
  case ENGINE_ASYNC: read_async(diagram, event); break;
  case ENGINE_ERROR:
  case ENGINE_PRINT:
  case ENGINE_LINE:
  case ENGINE_LOCKSTEP:
  case ENGINE_END: break;
  }
}

size_t diagram_read(struct diagram *diagram, const struct engine *engine, uint32_t about,
                    size_t most)
{
  size_t count = engine_event_count(engine);
  const struct past_copy *copy;
  if (about != diagram->about) {
    diagram->about = about;
    diagram->alone = false;
    say_function(engine_name(engine, about), diagram->function, sizeof diagram->function);
    diagram_restart(diagram);
  }
  if (!past_holds(&diagram->past, &kind, engine, diagram->next, count, &copy))
    go_back(diagram, copy);
  while (diagram->next < count && most-- > 0) {
    past_note(&diagram->past, &kind, diagram->next, diagram);
    read_any(diagram, engine, diagram->next++);
  }
  return count - diagram->next;
}
