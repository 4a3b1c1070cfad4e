/* say_exchange.c - chooses what is said of an exchange by four things: what was asked (next,
 * throw, return), what the generator did before it was asked, what is special about it, and how
 * it answered. The first row that fits is said. A row that says only what went in is followed
 * by the sentence of its outcome; one that says only where a return went, by how it ended.
 *
 * Events do not say what a generator did before, so it is read from the events further back:
 * its result before this request, or its making.
 */
#include "app/say_exchange.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say.h"
#include "app/say_words.h"
#include "engine/engine.h"

enum before { UNKNOWN, NOT_STARTED, PAUSED, FINISHED, RUNNING };
enum outcome { UNANSWERED, YIELDED, RETURNED, THREW };
enum { ANY = -1 };

struct exchange {
  const struct engine_event *request; /* NULL: not among the events that are left */
  const struct engine_event *result;  /* NULL: no answer yet */
  bool caught;  /* an error was thrown in it that something catches, or none was recorded */
  bool plain;   /* the generator is a plain coroutine */
  bool by_hand; /* it is an iterator written by hand */
  enum before before;
  int line_before;                      /* where it was paused; 0: unknown */
  const struct engine_event *passed_on; /* the delegate's request that it became; NULL: none */
  enum outcome passed_back;             /* how the delegate answered */
  const struct engine_event *unused;    /* the result that its consumer, a generator, had before and
                                           did not hand on; NULL: none */
};

/* A value that is nil counts as none: a bare next() sends the same. */
enum detail {
  NOTHING_SPECIAL,
  WITH_VALUE,
  WITHOUT_VALUE,
  BY_HAND,
  TO_COROUTINE,
  CAUGHT,
  RAN_LINES,
  SAME_LINE,    /* paused where it had been paused before */
  PASSED_ON,    /* to a delegate, whatever that did */
  PASSED_BACK,  /* which paused again */
  PASSED_LAST,  /* which has finished */
  PASSED_ERROR, /* which an error ended */
};

struct wording {
  int request, before;
  enum detail detail;
  int outcome;
  enum { ALONE, THEN_OUTCOME, THEN_PLAIN } then; /* PLAIN: as if nothing had been passed on */
  enum say_word word;
};

static const struct wording wordings[] = {
    {ANY, ANY, BY_HAND, UNANSWERED, ALONE, SAY_HAND_CALLED},
    {ANY, NOT_STARTED, BY_HAND, YIELDED, ALONE, SAY_HAND_FIRST},
    {ANY, ANY, BY_HAND, YIELDED, ALONE, SAY_HAND_AGAIN},
    {ANY, ANY, BY_HAND, RETURNED, ALONE, SAY_HAND_DONE},
    {ANY, ANY, BY_HAND, THREW, ALONE, SAY_HAND_THREW},

    {ANY, RUNNING, NOTHING_SPECIAL, ANY, ALONE, SAY_REFUSED},

    {ENGINE_NEXT, FINISHED, NOTHING_SPECIAL, THREW, ALONE, SAY_OVER_ERROR},
    {ENGINE_NEXT, FINISHED, NOTHING_SPECIAL, ANY, ALONE, SAY_OVER_NEXT},
    {ENGINE_THROW, FINISHED, NOTHING_SPECIAL, ANY, ALONE, SAY_OVER_THROW},
    {ENGINE_RETURN, FINISHED, NOTHING_SPECIAL, ANY, ALONE, SAY_OVER_RETURN},

    {ANY, PAUSED, PASSED_BACK, YIELDED, ALONE, SAY_PASSED_BACK},
    {ENGINE_RETURN, PAUSED, PASSED_LAST, ANY, THEN_PLAIN, SAY_PASSED_LAST},
    {ENGINE_RETURN, PAUSED, PASSED_ERROR, THREW, THEN_OUTCOME, SAY_PASSED_ERROR},
    {ANY, PAUSED, PASSED_LAST, ANY, THEN_OUTCOME, SAY_PASSED_LAST},
    {ANY, PAUSED, PASSED_ERROR, ANY, THEN_OUTCOME, SAY_PASSED_ERROR},
    {ANY, PAUSED, PASSED_ON, ANY, THEN_OUTCOME, SAY_PASSED_ON},

    {ENGINE_NEXT, NOT_STARTED, TO_COROUTINE, ANY, THEN_OUTCOME, SAY_FIRST_ARGUMENTS},
    {ENGINE_NEXT, NOT_STARTED, WITH_VALUE, ANY, THEN_OUTCOME, SAY_FIRST_DROPPED},
    {ENGINE_NEXT, NOT_STARTED, NOTHING_SPECIAL, ANY, THEN_OUTCOME, SAY_FIRST},
    {ENGINE_NEXT, PAUSED, WITH_VALUE, ANY, THEN_OUTCOME, SAY_ARRIVED},
    {ENGINE_NEXT, PAUSED, SAME_LINE, YIELDED, ALONE, SAY_WENT_ON_AGAIN},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, YIELDED, ALONE, SAY_WENT_ON_YIELDED},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, RETURNED, ALONE, SAY_WENT_ON_RETURNED},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, THREW, ALONE, SAY_WENT_ON_THREW},
    {ENGINE_NEXT, PAUSED, WITHOUT_VALUE, ANY, ALONE, SAY_WENT_ON},

    {ENGINE_THROW, NOT_STARTED, NOTHING_SPECIAL, ANY, ALONE, SAY_THROWN_EARLY},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, THREW, ALONE, SAY_THROWN_UNCAUGHT},
    {ENGINE_THROW, PAUSED, CAUGHT, YIELDED, THEN_OUTCOME, SAY_THROWN_CAUGHT},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, YIELDED, THEN_OUTCOME, SAY_THROWN_FINALLY},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, RETURNED, THEN_OUTCOME, SAY_THROWN_CAUGHT},
    {ENGINE_THROW, PAUSED, NOTHING_SPECIAL, ANY, ALONE, SAY_THROWN},

    {ENGINE_RETURN, NOT_STARTED, NOTHING_SPECIAL, ANY, ALONE, SAY_RETURN_EARLY},
    {ENGINE_RETURN, PAUSED, RAN_LINES, RETURNED, ALONE, SAY_RETURN_FINALLY},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, RETURNED, ALONE, SAY_RETURN_DONE},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, YIELDED, ALONE, SAY_RETURN_YIELDED},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, THREW, ALONE, SAY_RETURN_THREW},
    {ENGINE_RETURN, PAUSED, NOTHING_SPECIAL, ANY, ALONE, SAY_RETURN},

    {ANY, ANY, NOTHING_SPECIAL, ANY, THEN_OUTCOME, SAY_WORD_COUNT},
};

static const enum say_word outcomes[] = {
    [UNANSWERED] = SAY_WORD_COUNT,
    [YIELDED] = SAY_YIELDED,
    [RETURNED] = SAY_RETURNED,
    [THREW] = SAY_THREW,
};

const char *say_request(int kind, const struct language *language)
{
  return kind == ENGINE_NEXT ? "next" : kind == ENGINE_THROW ? "throw" : language->return_name;
}

const char *say_consumer(const struct engine *engine, uint32_t consumer)
{
  return consumer == ENGINE_MAIN ? say_words[SAY_MAIN] : engine_name(engine, consumer);
}

static bool is_loop(const struct engine *engine, uint32_t consumer, uint64_t tick)
{
  return consumer == ENGINE_MAIN && engine_in_loop(engine, tick);
}

const char *say_consumer_of(const struct engine *engine, const struct engine_event *event)
{
  return is_loop(engine, event->consumer, event->tick) ? say_words[SAY_LOOP]
                                                       : say_consumer(engine, event->consumer);
}

const char *say_caller(const struct engine *engine, uint32_t consumer, uint64_t tick)
{
  return is_loop(engine, consumer, tick) ? say_words[SAY_LOOP_SHORT]
                                         : engine_name(engine, consumer);
}

const char *say_caller_of(const struct engine *engine, const struct engine_event *event)
{
  return say_caller(engine, event->consumer, event->tick);
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
    const struct engine_event *event = engine_skim(engine, index);
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
    const struct engine_event *event = engine_skim(engine, index);
    if (!event) return 0;
    if (event->generator != generator) continue;
    if (event->kind == ENGINE_RESULT) answers++;
    if (event->kind == ENGINE_ERROR && !error_seen) {
      error_seen = true;
      exchange->caught = event->caught;
    }
    if (!is_request(event)) continue;
    if (answers == 0) {
      exchange->request = engine_event(engine, index);
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

static enum outcome outcome_of(const struct engine_event *result)
{
  if (!result) return UNANSWERED;
  return result->threw ? THREW : result->done ? RETURNED : YIELDED;
}

/* A bare next() sends nil. */
static bool is_value(const char *text)
{
  return text[0] && strcmp(text, language_lua.absent) != 0; /* as the engine tells */
}

/* Whether the script has a yield_from in that line. */
static bool delegates_at(const struct engine *engine, int line)
{
  size_t size;
  const char *text = engine_source(engine, &size), *end;
  for (; line > 1 && text; line--) {
    text = strchr(text, '\n');
    if (text) text++;
  }
  if (!text) return false;
  end = text + strcspn(text, "\n");
  const char *word = strstr(text, language_lua.yield_all);
  return word && word < end;
}

/* A yield_from hands the request on before anything else runs, so the delegate's request is the
 * next event, with the same value, from the line of the pause. */
static void read_delegate(struct exchange *exchange, const struct engine *engine, size_t request)
{
  size_t count = engine_event_count(engine), next = request + 1;
  const struct engine_event *asked = exchange->request;
  const struct engine_event *inner = next < count ? engine_event(engine, next) : NULL;
  if (exchange->before != PAUSED || !inner || !delegates_at(engine, exchange->line_before) ||
      inner->kind != asked->kind || inner->consumer != asked->generator ||
      inner->line != exchange->line_before || is_value(inner->text) != is_value(asked->text) ||
      (is_value(asked->text) && strcmp(inner->text, asked->text) != 0))
    return;
  exchange->passed_on = inner;
  size_t open = 0; /* a request to the delegate while it runs is answered first */
  for (size_t i = next + 1; i < count; i++) {
    const struct engine_event *event = engine_skim(engine, i);
    if (!event || event->generator != inner->generator) continue;
    if (is_request(event)) open++;
    else if (event->kind == ENGINE_RESULT && open-- == 0) {
      exchange->passed_back = outcome_of(event);
      return;
    }
  }
}

/* The last thing that happened to both: the generator gave its consumer a value. */
static void read_unused(struct exchange *exchange, const struct engine *engine, size_t request)
{
  const struct engine_event *asked = exchange->request;
  if (asked->kind != ENGINE_NEXT || exchange->before != PAUSED || asked->consumer == ENGINE_MAIN ||
      asked->consumer == ENGINE_YOU)
    return;
  while (request-- > 0) {
    const struct engine_event *event = engine_skim(engine, request);
    if (!event) return;
    if (event->kind != ENGINE_RESULT) continue;
    if (event->generator == asked->consumer) return;
    if (event->generator != asked->generator) continue;
    if (event->consumer == asked->consumer && outcome_of(event) == YIELDED)
      exchange->unused = engine_event(engine, request);
    return;
  }
}

static struct exchange exchange_read(const struct engine *engine, size_t index)
{
  const struct engine_event *event = engine_event(engine, index);
  const struct engine_generator *generator = say_generator(engine, event->generator);
  struct exchange exchange = {.caught = true,
                              .plain = generator && generator->plain,
                              .by_hand = generator && generator->hand_written};
  if (is_request(event)) {
    exchange.request = event;
  } else {
    exchange.result = event;
    index = read_request(&exchange, engine, index, event->generator);
  }
  if (exchange.request) read_before(&exchange, engine, index, event->generator);
  if (exchange.request) read_delegate(&exchange, engine, index);
  if (exchange.request) read_unused(&exchange, engine, index);
  return exchange;
}

bool say_exchange_passes_on(const struct engine *engine, size_t index)
{
  const struct engine_event *event = engine_event(engine, index);
  return event && is_request(event) && exchange_read(engine, index).passed_on != NULL;
}

static bool has_detail(const struct exchange *exchange, enum detail detail)
{
  const struct engine_event *request = exchange->request, *result = exchange->result;
  bool value = request && is_value(request->text);
  switch (detail) {
  case NOTHING_SPECIAL: return true;
  case WITH_VALUE: return value;
  case WITHOUT_VALUE: return !value;
  case BY_HAND: return exchange->by_hand;
  case TO_COROUTINE: return value && exchange->plain;
  case CAUGHT: return exchange->caught;
  case RAN_LINES: return result && result->line_count > 0;
  case SAME_LINE:
    return !value && result && result->line > 0 && result->line == exchange->line_before;
  case PASSED_ON: return exchange->passed_on != NULL;
  case PASSED_BACK: return exchange->passed_on && exchange->passed_back == YIELDED;
  case PASSED_LAST: return exchange->passed_on && exchange->passed_back == RETURNED;
  case PASSED_ERROR: return exchange->passed_on && exchange->passed_back == THREW;
  }
  return false;
}

static const struct wording *wording_of(const struct exchange *exchange)
{
  int request = exchange->request ? (int)exchange->request->kind : ANY;
  int before = exchange->request ? (int)exchange->before : UNKNOWN;
  int outcome = (int)outcome_of(exchange->result);
  const struct wording *wording = wordings;
  while (!((wording->request == ANY || wording->request == request) &&
           (wording->before == ANY || wording->before == before) &&
           (wording->outcome == ANY || wording->outcome == outcome) &&
           has_detail(exchange, wording->detail)))
    wording++; /* the last one fits all */
  return wording;
}

void say_exchange_add(struct sentence *sentence, const struct engine *engine, size_t index,
                      const struct language *language)
{
  struct exchange exchange = exchange_read(engine, index);
  const struct engine_event *request = exchange.request, *result = exchange.result;
  const struct engine_event *any = result ? result : request;
  bool nothing = !request || !request->text[0];
  char *sent = say_value(request ? request->text : "", language);
  char *handed = result && !result->threw ? say_value(result->text, language) : NULL;
  char *unused = exchange.unused ? say_value(exchange.unused->text, language) : NULL;
  char shown[1024] = "";
  if (result) say_result(result, language, shown, sizeof shown);
  const struct sentence_word words[] = {
      {"generator", engine_name(engine, any->generator), 0},
      {"consumer", say_consumer_of(engine, any), 0},
      {"delegate", exchange.passed_on ? engine_name(engine, exchange.passed_on->generator) : "", 0},
      {"request", say_request(request ? (int)request->kind : ENGINE_NEXT, language), 0},
      {"value", sent && !nothing ? sent : language->absent, 0},
      {"sent", sent && request && is_value(request->text) ? sent : "", 0},
      {"handed", handed && handed[0] ? handed : language->absent, 0},
      {"result", shown, 0},
      {"error", result ? result->text : "", 0},
      {"unused", unused ? unused : "", 0},
      {"line", NULL, (unsigned)any->line},
      {"from", NULL, (unsigned)exchange.line_before},
      {NULL, NULL, 0},
  };
  const struct wording *wording = wording_of(&exchange);
  if (unused) sentence_add_template(sentence, say_words[SAY_UNUSED], words);
  if (wording->then == THEN_PLAIN) {
    sentence_add_template(sentence, say_words[wording->word], words);
    exchange.passed_on = NULL;
    wording = wording_of(&exchange);
  }
  enum say_word outcome = outcomes[outcome_of(result)];
  if (wording->word != SAY_WORD_COUNT)
    sentence_add_template(sentence, say_words[wording->word], words);
  if (wording->then == THEN_OUTCOME && outcome != SAY_WORD_COUNT)
    sentence_add_template(sentence, say_words[outcome], words);
  free(sent);
  free(handed);
  free(unused);
}
