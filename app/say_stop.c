/* say_stop.c - what a stop means, in sentences. */
#include "app/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "engine/engine.h"

enum { FUNCTIONS_NAMED = 5 }; /* more would bury the sentence */

/* What all the sayings work on. */
struct saying {
  const struct engine *engine;
  const struct engine_stop *stop;
  const struct language *language;
  size_t from; /* the first event that the last command caused */
  struct sentence sentence;
};

/* The index of the newest event of that kind since the last command (also, with any_exchange,
 * of the newest request or result), or the number of events where there is none. */
static size_t newest(const struct saying *saying, enum engine_event_kind kind, bool any_exchange)
{
  size_t count = engine_event_count(saying->engine);
  for (size_t i = count; i-- > saying->from;) {
    const struct engine_event *event = engine_event(saying->engine, i);
    if (!event) break;
    bool exchanged = event->kind >= ENGINE_NEXT && event->kind <= ENGINE_RESULT;
    if (event->kind == kind || (any_exchange && exchanged)) return i;
  }
  return count;
}

static bool happened(const struct saying *saying, size_t index)
{
  return index < engine_event_count(saying->engine);
}

static const struct engine_generator *generator_of(const struct engine_stop *stop, uint32_t id)
{
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == id) return &stop->generators[i];
  return NULL;
}

static void say(struct saying *saying, const char *text, const char *subject, const char *what)
{
  const struct sentence_word words[] = {
      {"subject", subject},
      {"what", what},
      {NULL, NULL},
  };
  if (text[0]) sentence_add_template(&saying->sentence, text, words);
}

/* The stop's own text as a sentence, or the words for where it has none. */
static void say_text(struct saying *saying, const char *format, const char *instead)
{
  const char *text = saying->stop->text[0] ? saying->stop->text : instead;
  say(saying, format, "", text);
  if (saying->stop->hint[0]) say(saying, "{what}.", "", saying->stop->hint);
}

static void say_created(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  const char *name = engine_name(saying->engine, stop->generator);
  size_t i = newest(saying, ENGINE_CREATE, false);
  const struct engine_event *event = happened(saying, i) ? engine_event(saying->engine, i) : NULL;
  char function[256], call[1024] = "";
  say_function(name, function, sizeof function);
  const struct engine_generator *made_one = generator_of(stop, stop->generator);
  if (made_one && made_one->plain) { /* by coroutine.create: nothing of its own name was called */
    say(saying, "{subject} was made, a plain coroutine. Nothing in its body has run.", name, "");
    return;
  }
  bool named = event && event->generator == stop->generator && strncmp(function, "line ", 5) != 0;
  if (named) {
    struct sentence made;
    sentence_start(&made, call, sizeof call);
    char *arguments = event->text[0] ? saying->language->value(event->text) : NULL;
    sentence_add(&made, "%s(%s)", function, arguments ? arguments : event->text);
    free(arguments);
  }
  say(saying, named ? "{what} made {subject}." : "{subject} was made.", name, call);
  say(saying, "Nothing in its body has run.", "", "");
}

/* "fibonacci#1 is about to run line 5." */
static void say_next_line(struct saying *saying)
{
  const struct engine_view *view = engine_view(saying->engine);
  const struct engine_frame *frame = view && view->frame_count > 0 ? &view->frames[0] : NULL;
  uint32_t running = saying->stop->generator;
  const char *who =
      running == ENGINE_MAIN ? "The main program" : engine_name(saying->engine, running);
  int line = frame && frame->line > 0 ? frame->line : saying->stop->line;
  char own[256], where[320];
  if (line <= 0) {
    say(saying, "{subject} is in the middle of a call that has no lines.", who, "");
    return;
  }
  say_function(engine_name(saying->engine, running), own, sizeof own);
  bool helper = frame && strcmp(frame->function, own) != 0;
  snprintf(where, sizeof where, "%d%s%s", line, helper ? " in " : "",
           helper ? frame->function : "");
  say(saying, "{subject} is about to run line {what}.", who, where);
}

static void say_line(struct saying *saying)
{
  size_t i = newest(saying, ENGINE_RESULT, true);
  if (happened(saying, i)) say_exchange_add(&saying->sentence, saying->engine, i, saying->language);
  say_next_line(saying);
}

static void say_break(struct saying *saying)
{
  say(saying, "A breakpoint.", "", "");
  say_next_line(saying);
}

static void say_paused(struct saying *saying)
{
  say(saying, "Stopped, as you asked.", "", "");
  say_next_line(saying);
}

static void say_loaded(struct saying *saying)
{
  say(saying, "The script is loaded. Nothing in it has run yet.", "", "");
}

static void say_answer(struct saying *saying)
{
  if (happened(saying, newest(saying, ENGINE_END, false)))
    say(saying, "The main program has ended, so the consumer is you now.", "", "");
  size_t i = newest(saying, ENGINE_RESULT, false);
  if (happened(saying, i)) say_exchange_add(&saying->sentence, saying->engine, i, saying->language);
  else
    say(saying, "{subject} has answered.", engine_name(saying->engine, saying->stop->generator),
        "");
}

/* Nothing is unwound yet; next lets the error go its way. */
static void say_error(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  const struct engine_generator *failed = generator_of(stop, stop->generator);
  say_text(saying, "An error that nothing catches: {what}.", "it has no message");
  if (failed)
    say(saying,
        "The locals are still there to look at; next lets the error end {subject} and reach "
        "{what}.",
        failed->name, say_consumer(saying->engine, failed->consumer));
  else
    say(saying, "The locals are still there to look at; next lets the error end the main program.",
        "", "");
}

/* "Its generator functions are count(from) and squares(). To make a generator, call one: …" */
static void say_functions(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  size_t shown = stop->function_count < FUNCTIONS_NAMED ? stop->function_count : FUNCTIONS_NAMED;
  char list[1024];
  struct sentence names;
  sentence_start(&names, list, sizeof list);
  for (size_t i = 0; i < shown; i++) {
    const struct engine_function *function = &stop->functions[i];
    bool last = i + 1 == stop->function_count;
    sentence_add(&names, "%s%s(%s)",
                 i == 0 ? ""
                 : last ? " and "
                        : ", ",
                 function->name, function->parameters);
  }
  if (shown < stop->function_count)
    sentence_add(&names, " and %zu more", stop->function_count - shown);
  say(saying, "It defines {what}. To make a generator, call one: new {subject}(…).",
      stop->functions[0].name, list);
}

static size_t count_suspended(const struct engine_stop *stop)
{
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++)
    count += stop->generators[i].state == ENGINE_SUSPENDED_START ||
             stop->generators[i].state == ENGINE_SUSPENDED_YIELD;
  return count;
}

static void say_no_heir(struct saying *saying)
{
  size_t made = saying->stop->generator_count + saying->stop->generators_left_out;
  if (made == 0) say(saying, "It made no generator.", "", "");
  else if (made == 1) say(saying, "Its generator is finished.", "", "");
  else say(saying, "All its generators are finished.", "", "");
  if (saying->stop->function_count > 0) say_functions(saying);
}

/* Who can be asked now that the main program has ended. */
static void say_heirs(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  uint32_t target = engine_target(saying->engine);
  const struct engine_generator *generator = generator_of(stop, target);
  if (!generator || target == ENGINE_MAIN) {
    say_no_heir(saying);
    return;
  }
  const char *name = generator->name;
  char suspended[32];
  size_t others = count_suspended(stop);
  snprintf(suspended, sizeof suspended, "%zu", others);
  if (target == stop->returned) say(saying, "It returned {subject}.", name, "");
  else if (generator->state == ENGINE_COMPLETED)
    say(saying, "{subject} is {what}.", name, say_state((int)generator->state));
  else if (others > 1)
    say(saying, "It left {what} generators unfinished; the one to ask is {subject}.", name,
        suspended);
  else say(saying, "It left {subject} unfinished.", name, "");
  if (generator->state == ENGINE_SUSPENDED_START)
    say(saying, "Now you are the consumer: next asks it for its first result.", "", "");
  else if (generator->state == ENGINE_SUSPENDED_YIELD)
    say(saying, "Now you are the consumer: next asks it for its next result.", "", "");
  else if (target == stop->returned) say(saying, "It has finished already.", "", "");
}

static void say_end(struct saying *saying)
{
  size_t end = newest(saying, ENGINE_END, false), answer = newest(saying, ENGINE_RESULT, false);
  if (!happened(saying, end) && happened(saying, answer)) {
    say_answer(saying);
    return;
  }
  const struct engine_event *event =
      happened(saying, end) ? engine_event(saying->engine, end) : NULL;
  const char *error = event && event->threw ? event->text : saying->stop->text;
  if (saying->stop->failed && error[0])
    say(saying, "The main program was ended by an error: {what}.", "", error);
  else if (saying->stop->failed) say(saying, "The main program was ended by an error.", "", "");
  else say(saying, "The main program has ended.", "", "");
  say_heirs(saying);
}

static void say_limit(struct saying *saying)
{
  say_text(saying, "{what}.", "The script used more memory than it may have");
  say(saying, "The main program is over; restart begins again, and --memory MIB allows more.", "",
      "");
}

static void say_gone(struct saying *saying)
{
  say_text(saying, "{what}.", "The script's process ended unexpectedly");
  say(saying, "Only restart works now: it begins again.", "", "");
}

static void say_syntax(struct saying *saying)
{
  say_text(saying, "The script cannot be loaded: {what}.", "it is not written correctly");
}

/* At the other stops the hint is a notice about the script: null is only a name in Lua. */
static void say_notice(struct saying *saying)
{
  enum engine_reason reason = saying->stop->reason;
  bool said = reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_ERROR ||
              reason == ENGINE_STOP_LIMIT || reason == ENGINE_STOP_GONE;
  if (!said && saying->stop->hint[0]) say(saying, "Notice: {what}.", "", saying->stop->hint);
}

static void say_selected(struct saying *saying)
{
  const struct engine_view *view = engine_view(saying->engine);
  if (view->generator == ENGINE_MAIN) {
    say(saying, "You are looking at the main program.", "", "");
    return;
  }
  const struct engine_generator *generator = generator_of(saying->stop, view->generator);
  char state[96];
  bool paused = view->state == ENGINE_SUSPENDED_YIELD && generator && generator->line > 0;
  snprintf(state, sizeof state, paused ? "%s at line %d" : "%s", say_state((int)view->state),
           paused ? generator->line : 0);
  say(saying, "You are looking at {subject}: it is {what}.",
      engine_name(saying->engine, view->generator), state);
}

const char *say_stop(const struct engine *engine, size_t from, const struct language *language,
                     char *out, size_t size)
{
  static void (*const sayings[])(struct saying *) = {
      [ENGINE_STOP_LOADED] = say_loaded,   [ENGINE_STOP_CREATED] = say_created,
      [ENGINE_STOP_RESULT] = say_answer,   [ENGINE_STOP_LINE] = say_line,
      [ENGINE_STOP_BREAK] = say_break,     [ENGINE_STOP_ERROR] = say_error,
      [ENGINE_STOP_PAUSED] = say_paused,   [ENGINE_STOP_END] = say_end,
      [ENGINE_STOP_LIMIT] = say_limit,     [ENGINE_STOP_SYNTAX] = say_syntax,
      [ENGINE_STOP_SELECT] = say_selected, [ENGINE_STOP_GONE] = say_gone,
  };
  struct saying saying = {
      .engine = engine, .stop = engine_stop(engine), .language = language, .from = from};
  sentence_start(&saying.sentence, out, size);
  sayings[saying.stop->reason](&saying);
  say_notice(&saying);
  return out;
}
