/* say_stop.c - what a stop means, in sentences. */
#include "app/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_exchange.h"
#include "app/say_heirs.h"
#include "app/say_jump.h"
#include "app/sentence.h"
#include "engine/engine.h"

/* What all the sayings work on. */
struct saying {
  const struct engine *engine;
  const struct engine_stop *stop;
  const struct language *language;
  const struct say_arrival *arrival;
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

static void say(struct saying *saying, const char *text, const char *subject, const char *what)
{
  sentence_add_about(&saying->sentence, text, subject, what);
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
  const struct engine_generator *made_one = say_generator(saying->engine, stop->generator);
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

/* The breakpoint that it stopped at: at this line, else the one that watches a variable. NULL:
 * another one, that is known by its event, or none. */
static const struct engine_breakpoint *breakpoint_here(const struct saying *saying)
{
  size_t count;
  const struct engine_breakpoint *list = engine_break_list(saying->engine, &count), *change = NULL;
  for (size_t i = 0; i < count; i++) {
    if (!list[i].enabled) continue;
    if (list[i].kind == ENGINE_BREAK_LINE && list[i].line == saying->stop->line) return &list[i];
    if (list[i].kind == ENGINE_BREAK_CHANGE && list[i].generator == saying->stop->generator)
      change = &list[i];
  }
  return change;
}

/* Was a generator made just now, at this very place? */
static bool just_made(const struct saying *saying)
{
  size_t count = engine_event_count(saying->engine);
  const struct engine_event *last =
      count > saying->from ? engine_event(saying->engine, count - 1) : NULL;
  return last && last->kind == ENGINE_CREATE && last->generator == saying->stop->generator;
}

/* Says the text with the value of a variable of the frame in view; `unseen` where it has none:
 * a local hides an upvalue of its name. */
static void say_variable(struct saying *saying, const char *text, const char *unseen,
                         const char *name)
{
  const struct engine_view *view = engine_view(saying->engine);
  const struct engine_variable *found = NULL;
  for (size_t i = 0; view->frame_count > 0 && i < view->frames[0].variable_count; i++) {
    const struct engine_variable *variable = &view->frames[0].variables[i];
    if (strcmp(variable->name, name) == 0 && (!found || variable->role != ENGINE_UPVALUE))
      found = variable;
  }
  char *value = found ? saying->language->value(found->text) : NULL;
  say(saying, value ? text : unseen, name, value ? value : "");
  free(value);
}

static void say_break(struct saying *saying)
{
  const struct engine_breakpoint *breakpoint = breakpoint_here(saying);
  if (just_made(saying)) {
    say(saying, "A breakpoint:", "", "");
    say_created(saying);
    return;
  }
  if (breakpoint && breakpoint->kind == ENGINE_BREAK_CHANGE)
    say_variable(saying, "A breakpoint: {subject} has changed, and is {what} now.",
                 "A breakpoint: {subject} has changed.", breakpoint->name);
  else if (breakpoint && breakpoint->condition[0] && !engine_notice(saying->engine)[0])
    say(saying, "A breakpoint, because {what} is true.", "", breakpoint->condition);
  else say(saying, "A breakpoint.", "", "");
  say_next_line(saying);
}

static void say_set(struct saying *saying)
{
  say_variable(saying, "You gave {subject} the value {what}.", "You changed {subject}.",
               saying->arrival->name[0] ? saying->arrival->name : "a variable");
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

/* "fibonacci#1 is at line 5." */
static void say_here(struct saying *saying)
{
  char line[32];
  uint32_t running = saying->stop->generator;
  snprintf(line, sizeof line, "%d", saying->stop->line);
  if (saying->stop->line > 0)
    say(saying, "{subject} is at line {what}.",
        running == ENGINE_MAIN ? "The main program" : engine_name(saying->engine, running), line);
}

/* Nothing is unwound yet; next lets the error go its way. */
static void say_error(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  const struct engine_generator *failed = say_generator(saying->engine, stop->generator);
  size_t thrown = newest(saying, ENGINE_ERROR, false);
  if (happened(saying, thrown) && engine_event(saying->engine, thrown)->caught) {
    say_text(saying, "An error, which will be caught: {what}.", "it has no message");
    say_here(saying);
    return;
  }
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
  say_heirs_add(&saying->sentence, saying->engine);
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

/* What went on beside the command. At most stops the hint is a notice about the script: null
 * is only a name in Lua. */
static void say_notice(struct saying *saying)
{
  enum engine_reason reason = saying->stop->reason;
  bool said = reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_ERROR ||
              reason == ENGINE_STOP_LIMIT || reason == ENGINE_STOP_GONE;
  char branch[16];
  snprintf(branch, sizeof branch, "%u", saying->arrival->kept);
  if (saying->arrival->kept > 0)
    say(saying, "That was another input than before, so the old future is kept as branch {what}.",
        "", branch);
  if (!said && saying->stop->hint[0]) say(saying, "Notice: {what}.", "", saying->stop->hint);
  say(saying, engine_notice(saying->engine), "", "");
}

static void say_selected(struct saying *saying)
{
  const struct engine_view *view = engine_view(saying->engine);
  if (view->generator == ENGINE_MAIN) {
    say(saying, "You are looking at the main program.", "", "");
    return;
  }
  const struct engine_generator *generator = say_generator(saying->engine, view->generator);
  char state[96];
  bool paused = view->state == ENGINE_SUSPENDED_YIELD && generator && generator->line > 0;
  snprintf(state, sizeof state, paused ? "%s at line %d" : "%s", say_state((int)view->state),
           paused ? generator->line : 0);
  say(saying, "You are looking at {subject}: it is {what}.",
      engine_name(saying->engine, view->generator), state);
}

/* What a jump cannot change: there is no place to tell of. */
static bool stands_nowhere(enum engine_reason reason)
{
  return reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_GONE ||
         reason == ENGINE_STOP_LIMIT || reason == ENGINE_STOP_SELECT;
}

const char *say_stop(const struct engine *engine, const struct say_arrival *arrival,
                     const struct language *language, char *out, size_t size)
{
  static void (*const sayings[])(struct saying *) = {
      [ENGINE_STOP_LOADED] = say_loaded, [ENGINE_STOP_CREATED] = say_created,
      [ENGINE_STOP_RESULT] = say_answer, [ENGINE_STOP_LINE] = say_line,
      [ENGINE_STOP_BREAK] = say_break,   [ENGINE_STOP_ERROR] = say_error,
      [ENGINE_STOP_PAUSED] = say_paused, [ENGINE_STOP_END] = say_end,
      [ENGINE_STOP_LIMIT] = say_limit,   [ENGINE_STOP_SYNTAX] = say_syntax,
      [ENGINE_STOP_SET] = say_set,       [ENGINE_STOP_SELECT] = say_selected,
      [ENGINE_STOP_GONE] = say_gone,
  };
  struct saying saying = {.engine = engine,
                          .stop = engine_stop(engine),
                          .language = language,
                          .arrival = arrival,
                          .from = arrival->from};
  sentence_start(&saying.sentence, out, size);
  enum engine_reason reason = saying.stop->reason;
  bool jumped = arrival->by != SAY_BY_RUNNING && arrival->by != SAY_BY_SET;
  if (jumped && !stands_nowhere(reason)) say_jump_add(&saying.sentence, engine, arrival, language);
  else if (sayings[reason]) sayings[reason](&saying);
  say_notice(&saying);
  return out;
}
