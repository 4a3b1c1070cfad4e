/* diagram.c - see diagram.h. Of each generator a small record says where it stands, and what it
 * was given that it has not handed on.
 *
 * That a value was not handed on is known when its owner asks the same generator again: a filter
 * that drops it does so. But one that gathers values does so, too; it is told from a filter when it
 * hands on something in whose text they stand: then their steps are marked as kept. */
#include "app/diagram.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/room.h"
#include "app/say.h"

enum { GATHERED = 64 }; /* steps that are looked through for what was gathered, at most */

struct record {
  struct diagram_lane lane; /* as diagram_of tells it */
  int at;                   /* its lane; -1: none yet, or it has left it */
  size_t open;              /* requests that wait for an answer */
  uint32_t giver;           /* who gave it `given` last */
  size_t given;             /* an event that it has not handed on; DIAGRAM_NONE: none */
  bool asks, asked;         /* ever; in its present call */
  bool was_finished;        /* before its present call */
  bool chosen, known;       /* it is one of those to show; that is known */
};

struct diagram {
  size_t next; /* the event to be read next */
  uint32_t branch, about;
  bool alone; /* only `about` itself is shown: another of its function asked it */
  char function[256];
  struct diagram_step *steps;
  size_t step_count, step_capacity;
  struct record *records; /* by generator; 0 is the main program, and the user */
  size_t record_count;
  uint32_t lanes[DIAGRAM_LANES]; /* the newest generator in each */
  bool taken[DIAGRAM_LANES];
  int lane_count;
  struct diagram_count count;
  struct diagram_row *rows;
  size_t row_count, row_capacity;
  struct diagram_window window;
  bool rows_hold; /* for that window, and the steps as they are */
};

struct diagram *diagram_new(void)
{
  struct diagram *diagram = calloc(1, sizeof *diagram);
  if (diagram != NULL) diagram_restart(diagram);
  return diagram;
}

void diagram_free(struct diagram *diagram)
{
  if (diagram == NULL) return;
  free(diagram->steps);
  free(diagram->records);
  free(diagram->rows);
  free(diagram);
}

void diagram_restart(struct diagram *diagram)
{
  diagram->next = diagram->step_count = diagram->record_count = 0;
  diagram->count = (struct diagram_count){0};
  diagram->lane_count = 1;
  memset(diagram->taken, 0, sizeof diagram->taken);
  diagram->taken[0] = true;
  diagram->lanes[0] = ENGINE_MAIN;
  diagram->rows_hold = false;
}

static bool is_outside(uint32_t generator)
{
  return generator == ENGINE_MAIN || generator == ENGINE_YOU;
}

static struct record *record_of(struct diagram *diagram, uint32_t generator)
{
  size_t index = is_outside(generator) ? 0 : generator;
  if (index >= diagram->record_count) {
    size_t count = index + 1;
    if (count < diagram->record_count * 2) count = diagram->record_count * 2;
    struct record *grown = realloc(diagram->records, count * sizeof *grown);
    if (grown == NULL) abort();
    for (size_t i = diagram->record_count; i < count; i++)
      grown[i] = (struct record){
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
  return !is_outside(generator) &&
         strcmp(say_function(engine_name(engine, generator), function, sizeof function),
                diagram->function) == 0;
}

/* Known from the first event about it, which says who made or asked it. */
static bool is_chosen(struct diagram *diagram, const struct engine *engine,
                      const struct engine_event *event)
{
  if (diagram->about == ENGINE_MAIN) return true;
  struct record *record = record_of(diagram, event->generator);
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
  struct record *record = record_of(diagram, generator);
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
  struct record *consumer = record_of(diagram, event->consumer);
  if (is_outside(event->consumer)) diagram->lanes[0] = event->consumer;
  bool enters = enter_lane(diagram, event->generator, consumer->at < 0 ? 0 : consumer->at);
  struct record *record = record_of(diagram, event->generator);
  bool again = event->kind == ENGINE_NEXT && consumer->giver == event->generator &&
               !is_outside(event->consumer);
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

static void end_call(struct diagram *diagram, struct record *record,
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
  struct record *consumer = record_of(diagram, event->consumer);
  struct record *record = record_of(diagram, event->generator);
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
    diagram->count.reached += is_outside(event->consumer);
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
  if (event->async == ENGINE_PROMISE && !is_outside(event->generator))
    record_of(diagram, event->generator)->lane.async = true;
}

void diagram_read(struct diagram *diagram, const struct engine *engine, uint32_t about)
{
  size_t count = engine_event_count(engine);
  uint32_t branch = engine_branch_current(engine);
  if (about != diagram->about) {
    diagram->about = about;
    diagram->alone = false;
    say_function(engine_name(engine, about), diagram->function, sizeof diagram->function);
    diagram_restart(diagram);
  }
  if (count < diagram->next || branch != diagram->branch) diagram_restart(diagram);
  diagram->branch = branch;
  while (diagram->next < count) {
    size_t index = diagram->next++;
    const struct engine_event *event = engine_skim(engine, index);
    if (event == NULL) continue; /* forgotten */
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
}

/* ----------------------------------------------------------------------- looking */

struct diagram_count diagram_count(const struct diagram *diagram)
{
  return diagram->count;
}

size_t diagram_steps(const struct diagram *diagram)
{
  return diagram->step_count;
}

const struct diagram_step *diagram_step(const struct diagram *diagram, size_t index)
{
  return &diagram->steps[index];
}

int diagram_lanes(const struct diagram *diagram)
{
  return diagram->lane_count;
}

struct diagram_lane diagram_of(const struct diagram *diagram, uint32_t generator)
{
  bool known = !is_outside(generator) && generator < diagram->record_count;
  return known ? diagram->records[generator].lane : (struct diagram_lane){.generator = generator};
}

struct diagram_lane diagram_lane(const struct diagram *diagram, int lane)
{
  return diagram_of(diagram, diagram->lanes[lane]);
}

bool diagram_shows(const struct diagram *diagram, struct diagram_window window, int lane)
{
  return lane == 0 || lane == diagram->lane_count - 1 || (lane >= window.from && lane < window.to);
}

size_t diagram_rows(struct diagram *diagram, struct diagram_window window)
{
  bool same = window.from == diagram->window.from && window.to == diagram->window.to;
  if (same && diagram->rows_hold) return diagram->row_count;
  diagram->window = window;
  diagram->rows_hold = true;
  diagram->row_count = 0;
  for (size_t i = 0; i < diagram->step_count; i++) {
    const struct diagram_step *step = &diagram->steps[i];
    bool shown = diagram_shows(diagram, window, step->from_lane) ||
                 diagram_shows(diagram, window, step->to_lane);
    struct diagram_row *newest =
        diagram->row_count > 0 ? &diagram->rows[diagram->row_count - 1] : NULL;
    if (!shown && newest != NULL && newest->count > 0) {
      newest->count++;
      continue;
    }
    diagram->rows = room_for_one(diagram->rows, diagram->row_count, &diagram->row_capacity,
                                 sizeof *diagram->rows);
    diagram->rows[diagram->row_count++] = (struct diagram_row){i, shown ? 0 : 1};
  }
  return diagram->row_count;
}

struct diagram_row diagram_row(const struct diagram *diagram, size_t index)
{
  return diagram->rows[index];
}
