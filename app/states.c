/* states.c - see states.h. Of each generator a small record says at which place it stands; a
 * request opens its call, and the result of that moves it. A request that comes while it runs is
 * refused, and moves nothing: the calls that are open are counted. */
#include "app/states.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/room.h"
#include "app/say.h"

struct record {
  size_t place, move;          /* as in states_present */
  size_t open;                 /* requests that wait for an answer */
  size_t request;              /* the first of them, */
  char *sent;                  /* what it sent (NULL: none is open), */
  enum engine_event_kind kind; /* and how */
  uint32_t giver;              /* who gave it something in this call last */
  bool counted;                /* it stands at its place */
  bool chosen, known;          /* it is one of those to show; that is known */
  bool by_hand;
};

struct states {
  size_t next; /* the event to be read next */
  uint32_t branch, about;
  bool all, changed;
  char function[256];
  struct states_place *places;
  struct states_move *moves;
  struct record *records; /* by generator */
  size_t place_count, place_room, move_count, move_room, record_count;
  struct states_count count;
};

struct states *states_new(void)
{
  struct states *states = calloc(1, sizeof *states);
  if (states != NULL) states_restart(states);
  return states;
}

/* What the lists point to. */
static void forget(struct states *states)
{
  for (size_t i = 0; i < states->place_count; i++)
    free(states->places[i].file);
  for (size_t i = 0; i < states->move_count; i++)
    for (size_t j = 0; j < states->moves[i].input_count; j++)
      free(states->moves[i].inputs[j].text);
  for (size_t i = 0; i < states->record_count; i++)
    free(states->records[i].sent);
  states->place_count = states->move_count = states->record_count = 0;
}

static char *copy(const char *text)
{
  char *copied = strdup(text);
  if (copied == NULL) abort(); /* as room_for_one does */
  return copied;
}

void states_free(struct states *states)
{
  if (states == NULL) return;
  forget(states);
  free(states->places);
  free(states->moves);
  free(states->records);
  free(states);
}

static size_t add_place(struct states *states, const char *file, int line)
{
  states->places = room_for_one(states->places, states->place_count, &states->place_room,
                                sizeof *states->places);
  states->places[states->place_count] = (struct states_place){.file = copy(file),
                                                              .line = line,
                                                              .newest = STATES_NONE,
                                                              .first_move = STATES_NONE,
                                                              .last_move = STATES_NONE};
  return states->place_count++;
}

void states_restart(struct states *states)
{
  forget(states);
  states->next = 0;
  states->count = (struct states_count){0};
  states->changed = true;
  for (int i = 0; i < STATES_FIRST_LINE; i++)
    add_place(states, "", 0);
}

static struct record *record_of(struct states *states, uint32_t generator)
{
  size_t index = generator;
  if (index >= states->record_count) {
    size_t count = index + 1;
    if (count < states->record_count * 2) count = states->record_count * 2;
    struct record *grown = realloc(states->records, count * sizeof *grown);
    if (grown == NULL) abort();
    for (size_t i = states->record_count; i < count; i++)
      grown[i] =
          (struct record){.place = STATES_START, .move = STATES_NONE, .request = STATES_NONE};
    states->records = grown;
    states->record_count = count;
  }
  return &states->records[index];
}

static bool is_generator(uint32_t id)
{
  return id != ENGINE_MAIN && id != ENGINE_YOU;
}

static bool is_chosen(struct states *states, const struct engine *engine, uint32_t generator)
{
  if (!is_generator(generator)) return false;
  if (!states->all && generator != states->about) return false;
  struct record *record = record_of(states, generator);
  if (record->known) return record->chosen;
  char function[256];
  say_function(engine_name(engine, generator), function, sizeof function);
  record->known = true;
  return record->chosen = strcmp(function, states->function) == 0;
}

/* ----------------------------------------------------------------------- moving */

static bool is_at(const struct states_place *place, const char *file, int line)
{
  return place->line == line && strcmp(place->file, file) == 0;
}

/* Mostly one to which a move leads from there already. */
static size_t place_of_line(struct states *states, size_t from, const char *file, int line)
{
  for (size_t move = states->places[from].first_move; move != STATES_NONE;
       move = states->moves[move].next)
    if (is_at(&states->places[states->moves[move].to], file, line)) return states->moves[move].to;
  for (size_t place = STATES_FIRST_LINE; place < states->place_count; place++)
    if (is_at(&states->places[place], file, line)) return place;
  return add_place(states, file, line);
}

static size_t place_after(struct states *states, size_t from, const struct engine_event *result)
{
  if (!result->done && !result->threw)
    return place_of_line(states, from, result->file, result->line);
  if (from == STATES_END || from == STATES_FAILED) return from; /* it stays what it was */
  return result->threw ? STATES_FAILED : STATES_END;
}

static size_t move_between(struct states *states, size_t from, size_t to)
{
  struct states_place *place = &states->places[from];
  for (size_t move = place->first_move; move != STATES_NONE; move = states->moves[move].next)
    if (states->moves[move].to == to) return move;
  if (states->move_count == STATES_MOVES) {
    states->count.moves_left_out++;
    return STATES_NONE;
  }
  states->moves =
      room_for_one(states->moves, states->move_count, &states->move_room, sizeof *states->moves);
  size_t added = states->move_count++;
  states->moves[added] = (struct states_move){.from = from, .to = to, .next = STATES_NONE};
  if (place->first_move == STATES_NONE) place->first_move = added;
  else states->moves[place->last_move].next = added;
  place->last_move = added;
  return added;
}

/* What the record's call sent stands among the move's inputs from now on. */
static void count_input(struct states_move *move, struct record *record)
{
  for (size_t i = 0; i < move->input_count; i++) {
    struct states_input *input = &move->inputs[i];
    if (input->kind != record->kind || strcmp(input->text, record->sent) != 0) continue;
    input->count++;
    return;
  }
  if (move->input_count == STATES_INPUTS) {
    move->others++;
    return;
  }
  move->inputs[move->input_count++] = (struct states_input){record->kind, record->sent, 1};
  record->sent = NULL;
}

/* ----------------------------------------------------------------------- reading */

/* It stands at that place from now on. */
static void stand(struct states *states, struct record *record, size_t place, size_t event)
{
  if (record->counted) states->places[record->place].here--;
  record->counted = true;
  record->place = place;
  states->places[place].here++;
  states->places[place].visits++;
  states->places[place].newest = event;
  states->places[place].inner = ENGINE_MAIN;
}

static void read_made(struct states *states, const struct engine *engine, size_t index,
                      const struct engine_event *event)
{
  char function[256];
  say_function(engine_name(engine, event->generator), function, sizeof function);
  if (strcmp(function, states->function) == 0) states->count.generators++;
  if (!is_chosen(states, engine, event->generator)) return;
  struct record *record = record_of(states, event->generator);
  record->by_hand = event->hand_written;
  stand(states, record, STATES_START, index);
}

static void read_request(struct states *states, size_t index, const struct engine_event *event)
{
  struct record *record = record_of(states, event->generator);
  if (record->open++ > 0) return; /* it runs: this one is refused */
  record->request = index;
  record->kind = event->kind;
  free(record->sent); /* A yield cannot tell whether nil was sent, or nothing: */
  record->sent = copy(strcmp(event->text, language_lua.absent) == 0 ? "" : event->text);
  record->giver = ENGINE_MAIN;
}

static void read_result(struct states *states, size_t index, const struct engine_event *event)
{
  struct record *record = record_of(states, event->generator);
  if (record->open == 0 || --record->open > 0) return;
  size_t from = record->place, to = place_after(states, from, event);
  size_t move = move_between(states, from, to);
  if (move != STATES_NONE) {
    states->moves[move].count++;
    states->moves[move].newest = index;
    count_input(&states->moves[move], record);
  }
  stand(states, record, to, index);
  states->places[to].inner = record->giver;
  record->move = move;
  record->request = STATES_NONE;
  states->count.calls++;
}

static void read_event(struct states *states, const struct engine *engine, size_t index,
                       const struct engine_event *event)
{
  switch (event->kind) {
  case ENGINE_CREATE: read_made(states, engine, index, event); break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN:
    if (is_chosen(states, engine, event->generator)) read_request(states, index, event);
    break;
  case ENGINE_RESULT:
    if (is_chosen(states, engine, event->consumer))
      record_of(states, event->consumer)->giver = event->generator;
    if (is_chosen(states, engine, event->generator)) read_result(states, index, event);
    break;
  case ENGINE_ERROR:
  case ENGINE_PRINT:
  case ENGINE_LINE:
  case ENGINE_ASYNC:
  case ENGINE_LOCKSTEP:
  case ENGINE_END: break;
  }
}

bool states_read(struct states *states, const struct engine *engine, uint32_t about, bool all)
{
  size_t count = engine_event_count(engine);
  uint32_t branch = engine_branch_current(engine);
  if (about != states->about || all != states->all || count < states->next ||
      branch != states->branch)
    states_restart(states);
  if (about != states->about)
    say_function(engine_name(engine, about), states->function, sizeof states->function);
  states->about = about;
  states->all = all;
  states->branch = branch;
  bool changed = states->changed || states->next < count;
  states->changed = false;
  while (states->next < count) {
    size_t index = states->next++;
    const struct engine_event *event = engine_skim(engine, index);
    if (event != NULL) read_event(states, engine, index, event); /* NULL: forgotten */
  }
  return changed;
}

/* ----------------------------------------------------------------------- looking */

size_t states_places(const struct states *states)
{
  return states->place_count;
}

const struct states_place *states_place(const struct states *states, size_t place)
{
  return &states->places[place];
}

size_t states_moves(const struct states *states)
{
  return states->move_count;
}

const struct states_move *states_move(const struct states *states, size_t move)
{
  return &states->moves[move];
}

struct states_present states_present(const struct states *states)
{
  if (!is_generator(states->about) || states->about >= states->record_count)
    return (struct states_present){STATES_START, STATES_NONE, STATES_NONE};
  const struct record *record = &states->records[states->about];
  return (struct states_present){record->place, record->move, record->request};
}

struct states_count states_count(const struct states *states)
{
  return states->count;
}

bool states_by_hand(const struct states *states)
{
  return is_generator(states->about) && states->about < states->record_count &&
         states->records[states->about].by_hand;
}
