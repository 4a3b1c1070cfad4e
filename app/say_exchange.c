/* say_exchange.c - one table of wordings, chosen by four things: what was asked (next, throw,
 * return), what the generator did before it was asked, whether a value went in, and how it
 * answered. The first row that fits is said. A row that says only what went in is followed
 * by the sentence of its outcome.
 *
 * Events do not say what a generator did before, so it is read from the events further back:
 * its result before this request, or its making.
 */
#include "app/say_exchange.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/sentence.h"
#include "engine/engine.h"

enum before { UNKNOWN, NOT_STARTED, PAUSED, FINISHED, RUNNING };
enum outcome { UNANSWERED, YIELDED, RETURNED, THREW };
enum { ANY = -1 };

struct exchange {
  const struct engine_event *request; /* NULL: not among the events that are left */
  const struct engine_event *result;  /* NULL: no answer yet */
  bool caught; /* an error was thrown in it that something catches, or none was recorded */
  bool plain;  /* the generator is a plain coroutine */
  enum before before;
  int line_before; /* where it was paused; 0: unknown */
};

/* A value that is nil counts as none: a bare next() sends the same. */
enum detail { NOTHING_SPECIAL, WITH_VALUE, WITHOUT_VALUE, TO_COROUTINE, CAUGHT, RAN_LINES };

struct wording {
  int request, before;
  enum detail detail;
  int outcome;
  bool outcome_follows;
  const char *text;
};

static const struct wording wordings[] = {
    {ANY, RUNNING, NOTHING_SPECIAL, ANY, false,
     "{generator} was running, so it could not take {request}(): {consumer} got an error, and "
     "{generator} goes on."},

    {ENGINE_NEXT, FINISHED, NOTHING_SPECIAL, THREW, false,
     "{generator} had finished before, so {consumer} got an error: {error}."},
    {ENGINE_NEXT, FINISHED, NOTHING_SPECIAL, ANY, false,
     "{generator} had finished before: next() gives {result} for ever."},
    {ENGINE_THROW, FINISHED, NOTHING_SPECIAL, ANY, false,
     "{generator} had finished before: throw({value}) runs nothing, and the error comes "
     "straight back to {consumer}."},
    {ENGINE_RETURN, FINISHED, NOTHING_SPECIAL, ANY, false,
     "{generator} had finished before: {request}({sent}) runs nothing and gives {result}."},

    {ENGINE_NEXT, NOT_STARTED, TO_COROUTINE, ANY, true,
     "The first next started the body, with {value} as its arguments."},
    {ENGINE_NEXT, NOT_STARTED, WITH_VALUE, ANY, true,
     "The first next starts the body; {value} was dropped, because no yield was waiting."},
    {ENGINE_NEXT, NOT_STARTED, NOTHING_SPECIAL, ANY, true, "The first next started the body."},
    {ENGINE_NEXT, PAUSED, WITH_VALUE, ANY, true, "{value} became the value of the paused yield."},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, YIELDED, false,
     "{generator} went on{from}, paused{at} and handed {consumer} {handed}."},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, RETURNED, false,
     "{generator} went on{from} and has finished: it returned {handed}."},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, THREW, false,
     "{generator} went on{from}, and an error ended it. The error that reached {consumer}: "
     "{error}."},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, ANY, false, "{generator} went on{from}."},

    {ENGINE_THROW, NOT_STARTED, NOTHING_SPECIAL, ANY, false,
     "The body had not started, so it never runs: {value} goes straight back to {consumer}, and "
     "{generator} is finished."},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, THREW, false,
     "{value} was raised at the paused yield, and nothing in the body caught it. The error that "
     "reached {consumer}: {error}. {generator} is finished."},
    {ENGINE_THROW, PAUSED, CAUGHT, YIELDED, true,
     "{value} was raised at the paused yield, and caught inside the body."},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, YIELDED, true,
     "{value} was raised at the paused yield. On its way out of the body, a finally yielded."},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, RETURNED, true,
     "{value} was raised at the paused yield, and caught inside the body."},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, ANY, false, "{value} was raised at the paused yield."},

    {ENGINE_RETURN, NOT_STARTED, NOTHING_SPECIAL, ANY, false,
     "The body had not started, so it never runs. {generator} is finished and handed {consumer} "
     "{result}."},
    {ENGINE_RETURN, PAUSED, RAN_LINES, RETURNED, false,
     "The return left the body from its paused yield, and its finallys ran on the way. "
     "{generator} is finished and handed {consumer} {result}."},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, RETURNED, false,
     "The return left the body from its paused yield. {generator} is finished and handed "
     "{consumer} {result}."},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, YIELDED, false,
     "A finally yielded while the body was returning: {generator} paused{at} and handed "
     "{consumer} {handed}. The next next() goes on with the return."},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, THREW, false,
     "A finally threw while the body was returning, and its error replaces the result. It "
     "reached {consumer}: {error}. {generator} is finished."},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, ANY, false,
     "The return leaves the body from its paused yield."},

    {ANY, ANY, NOTHING_SPECIAL, ANY, true, ""},
};

static const char *const outcomes[] = {
    [UNANSWERED] = "",
    [YIELDED] = "{generator} paused{at} and handed {consumer} {handed}.",
    [RETURNED] = "{generator} has finished: it returned {handed}.",
    [THREW] = "An error ended {generator} and reached {consumer}: {error}.",
};

const char *say_request(int kind, const struct language *language)
{
  return kind == ENGINE_NEXT ? "next" : kind == ENGINE_THROW ? "throw" : language->return_name;
}

const char *say_consumer(const struct engine *engine, uint32_t consumer)
{
  return consumer == ENGINE_MAIN ? "the main program" : engine_name(engine, consumer);
}

static bool is_request(const struct engine_event *event)
{
  return event->kind == ENGINE_NEXT || event->kind == ENGINE_THROW || event->kind == ENGINE_RETURN;
}

/* The generator's newest event of those kinds before the request tells what it was doing. */
static void read_before(struct exchange *exchange, const struct engine *engine, size_t index,
                        uint32_t generator)
{
  while (index-- > 0) {
    const struct engine_event *event = engine_event(engine, index);
    if (!event) return;
    if (event->generator != generator) continue;
    if (event->kind == ENGINE_CREATE) exchange->before = NOT_STARTED;
    else if (is_request(event)) exchange->before = RUNNING;
    else if (event->kind == ENGINE_RESULT)
      exchange->before = event->done || event->threw ? FINISHED : PAUSED;
    else continue;
    exchange->line_before = event->line;
    return;
  }
}

/* Finds the request that the result at index answers: the newest one to that generator that
 * no other result in between has answered. Returns its index, 0 where it is not left. */
static size_t read_request(struct exchange *exchange, const struct engine *engine, size_t index,
                           uint32_t generator)
{
  size_t answers = 0;
  bool error_seen = false;
  while (index-- > 0) {
    const struct engine_event *event = engine_event(engine, index);
    if (!event) return 0;
    if (event->generator != generator) continue;
    if (event->kind == ENGINE_RESULT) answers++;
    if (event->kind == ENGINE_ERROR && !error_seen) {
      error_seen = true;
      exchange->caught = event->caught;
    }
    if (!is_request(event)) continue;
    if (answers == 0) {
      exchange->request = event;
      return index;
    }
    answers--;
  }
  return 0;
}

const struct engine_generator *say_generator(const struct engine *engine, uint32_t id)
{
  const struct engine_stop *stop = engine_stop(engine);
  for (size_t i = 0; stop && i < stop->generator_count; i++)
    if (stop->generators[i].id == id) return &stop->generators[i];
  return NULL;
}

static bool is_plain(const struct engine *engine, uint32_t id)
{
  const struct engine_generator *generator = say_generator(engine, id);
  return generator && generator->plain;
}

static struct exchange exchange_read(const struct engine *engine, size_t index)
{
  const struct engine_event *event = engine_event(engine, index);
  struct exchange exchange = {.caught = true, .plain = is_plain(engine, event->generator)};
  if (is_request(event)) {
    exchange.request = event;
  } else {
    exchange.result = event;
    index = read_request(&exchange, engine, index, event->generator);
  }
  if (exchange.request) read_before(&exchange, engine, index, event->generator);
  return exchange;
}

static enum outcome outcome_of(const struct exchange *exchange)
{
  const struct engine_event *result = exchange->result;
  if (!result) return UNANSWERED;
  return result->threw ? THREW : result->done ? RETURNED : YIELDED;
}

static bool has_detail(const struct exchange *exchange, enum detail detail)
{
  const struct engine_event *request = exchange->request, *result = exchange->result;
  bool value = request && request->text[0] && strcmp(request->text, "nil") != 0;
  switch (detail) {
  case NOTHING_SPECIAL: return true;
  case WITH_VALUE: return value;
  case WITHOUT_VALUE: return !value;
  case TO_COROUTINE: return value && exchange->plain;
  case CAUGHT: return exchange->caught;
  case RAN_LINES: return result && result->line_count > 0;
  }
  return false;
}

static const struct wording *wording_of(const struct exchange *exchange)
{
  int request = exchange->request ? (int)exchange->request->kind : ANY;
  int before = exchange->request ? (int)exchange->before : UNKNOWN;
  int outcome = (int)outcome_of(exchange);
  const struct wording *wording = wordings;
  while (!((wording->request == ANY || wording->request == request) &&
           (wording->before == ANY || wording->before == before) &&
           (wording->outcome == ANY || wording->outcome == outcome) &&
           has_detail(exchange, wording->detail)))
    wording++; /* the last one fits all */
  return wording;
}

/* " at line 4", or nothing where the line is unknown. */
static const char *place(char *out, size_t size, const char *word, int line)
{
  out[0] = '\0';
  if (line > 0) snprintf(out, size, " %s line %d", word, line);
  return out;
}

void say_exchange_add(struct sentence *sentence, const struct engine *engine, size_t index,
                      const struct language *language)
{
  struct exchange exchange = exchange_read(engine, index);
  const struct engine_event *request = exchange.request, *result = exchange.result;
  const struct engine_event *any = result ? result : request;
  const char *sent = request ? request->text : "";
  char *sent_value = sent[0] ? language->value(sent) : NULL;
  char *handed = result && !result->threw ? language->value(result->text) : NULL;
  char at[32], from[32], shown[1024];
  struct sentence shown_result;
  sentence_start(&shown_result, shown, sizeof shown);
  sentence_add(&shown_result, "{ value: %s, done: %s }", handed ? handed : language->absent,
               result && result->done ? "true" : "false");
  const struct wording *wording = wording_of(&exchange);
  const struct sentence_word words[] = {
      {"generator", engine_name(engine, any->generator)},
      {"consumer", say_consumer(engine, any->consumer)},
      {"request", say_request(request ? (int)request->kind : ENGINE_NEXT, language)},
      {"value", sent_value ? sent_value
                : sent[0]  ? sent
                           : language->absent},
      {"sent", sent_value ? sent_value : sent},
      {"handed", handed ? handed : language->absent},
      {"result", shown},
      {"error", result ? result->text : ""},
      {"at", place(at, sizeof at, "at", any->line)},
      {"from", place(from, sizeof from, "from", exchange.line_before)},
      {NULL, NULL},
  };
  if (wording->text[0]) sentence_add_template(sentence, wording->text, words);
  const char *outcome = outcomes[outcome_of(&exchange)];
  if (wording->outcome_follows && outcome[0]) sentence_add_template(sentence, outcome, words);
  free(sent_value);
  free(handed);
}
