/* say_stop.c - what a stop means, in sentences. */
#include "app/say.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_exchange.h"
#include "app/say_heirs.h"
#include "app/say_jump.h"
#include "app/say_lockstep.h"
#include "app/say_loop.h"
#include "app/say_words.h"
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
  const unsigned exchanged = ENGINE_KIND(ENGINE_NEXT) | ENGINE_KIND(ENGINE_THROW) |
                             ENGINE_KIND(ENGINE_RETURN) | ENGINE_KIND(ENGINE_RESULT);
  size_t count = engine_event_count(saying->engine);
  size_t index =
      engine_event_last(saying->engine, count, ENGINE_KIND(kind) | (any_exchange ? exchanged : 0u));
  return index != SIZE_MAX && index >= saying->from ? index : count;
}

static bool happened(const struct saying *saying, size_t index)
{
  return index < engine_event_count(saying->engine);
}

/* The stop's own text as a sentence, or the words for where it has none. */
static void say_text(struct saying *saying, enum say_word word, enum say_word instead)
{
  const char *text = saying->stop->text[0] ? saying->stop->text : say_words[instead];
  const struct sentence_word words[] = {{"error", text, 0}, {"text", text, 0}, {NULL, NULL, 0}};
  sentence_add_template(&saying->sentence, say_words[word], words);
  if (saying->stop->hint[0]) SAY_WITH(&saying->sentence, SENTENCE, {"text", saying->stop->hint, 0});
}

static void say_created(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  const char *name = engine_name(saying->engine, stop->generator);
  size_t i = newest(saying, ENGINE_CREATE, false);
  const struct engine_event *event = happened(saying, i) ? engine_event(saying->engine, i) : NULL;
  const struct engine_generator *made = say_generator(saying->engine, stop->generator);
  bool known = event && event->generator == stop->generator;
  char function[256], *arguments = known ? say_value(event->text, saying->language) : NULL;
  say_function(name, function, sizeof function);
  const struct sentence_word words[] = {
      {"generator", name, 0},
      {"function", function, 0},
      {"arguments", arguments ? arguments : "", 0},
      {NULL, NULL, 0},
  };
  if (made && made->hand_written) {
    SAY_WITH(&saying->sentence, MADE_BY_HAND, {"generator", name, 0});
    free(arguments);
    return;
  }
  enum say_word word = made && made->plain         ? SAY_MADE_PLAIN
                       : say_is_nameless(function) ? SAY_MADE_NAMELESS
                       : known                     ? SAY_MADE_BY
                                                   : SAY_MADE;
  sentence_add_template(&saying->sentence, say_words[word], words);
  SAY(&saying->sentence, MADE_IDLE);
  free(arguments);
}

static const char *subject(const struct saying *saying)
{
  uint32_t running = saying->stop->generator;
  if (running != ENGINE_MAIN) return engine_name(saying->engine, running);
  return say_words[say_loop_runs(saying->engine) ? SAY_LOOP_FIRST : SAY_MAIN_FIRST];
}

/* "fibonacci#1 is about to run line 5." */
static void say_next_line(struct saying *saying)
{
  const struct engine_view *view = engine_view(saying->engine);
  const struct engine_frame *frame = view && view->frame_count > 0 ? &view->frames[0] : NULL;
  int line = frame && frame->line > 0 ? frame->line : saying->stop->line;
  char own[256];
  if (line <= 0) {
    SAY_WITH(&saying->sentence, NO_LINES, {"subject", subject(saying), 0});
    return;
  }
  say_function(engine_name(saying->engine, saying->stop->generator), own, sizeof own);
  bool helper = frame && strcmp(frame->function, own) != 0;
  SAY_WITH(&saying->sentence, ABOUT_TO, {"subject", subject(saying), 0},
           {"line", NULL, (unsigned)line}, {"function", helper ? frame->function : "", 0});
}

static void say_line(struct saying *saying)
{
  size_t i = newest(saying, ENGINE_RESULT, true);
  if (happened(saying, i)) {
    if (i > 0 && say_exchange_passes_on(saying->engine, i - 1))
      say_exchange_add(&saying->sentence, saying->engine, i - 1, saying->language);
    say_exchange_add(&saying->sentence, saying->engine, i, saying->language);
  }
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

/* Says the words with the value of a variable of the frame in view; `unseen` where it has none:
 * a local hides an upvalue of its name. */
static void say_variable(struct saying *saying, enum say_word word, enum say_word unseen,
                         const char *name)
{
  const struct engine_view *view = engine_view(saying->engine);
  const struct engine_variable *found = NULL;
  for (size_t i = 0; view->frame_count > 0 && i < view->frames[0].variable_count; i++) {
    const struct engine_variable *variable = &view->frames[0].variables[i];
    if (strcmp(variable->name, name) == 0 && (!found || variable->role != ENGINE_UPVALUE))
      found = variable;
  }
  char *value = found ? say_value(found->text, saying->language) : NULL;
  const struct sentence_word words[] = {
      {"name", name, 0}, {"value", value ? value : "", 0}, {NULL, NULL, 0}};
  sentence_add_template(&saying->sentence, say_words[value ? word : unseen], words);
  free(value);
}

static void say_break(struct saying *saying)
{
  const struct engine_breakpoint *breakpoint = breakpoint_here(saying);
  if (just_made(saying)) {
    SAY(&saying->sentence, BREAK_MADE);
    say_created(saying);
    return;
  }
  if (breakpoint && breakpoint->kind == ENGINE_BREAK_CHANGE)
    say_variable(saying, SAY_BREAK_CHANGE, SAY_BREAK_CHANGE_UNSEEN, breakpoint->name);
  else if (breakpoint && breakpoint->condition[0] && !engine_notice(saying->engine)[0])
    SAY_WITH(&saying->sentence, BREAK_CONDITION, {"condition", breakpoint->condition, 0});
  else SAY(&saying->sentence, BREAK);
  say_next_line(saying);
}

static void say_set(struct saying *saying)
{
  const char *name = saying->arrival->name;
  say_variable(saying, SAY_SET, SAY_SET_UNSEEN, name[0] ? name : say_words[SAY_SET_WHAT]);
}

static void say_paused(struct saying *saying)
{
  if (!engine_notice(saying->engine)[0]) SAY(&saying->sentence, STOPPED); /* else that says why */
  say_next_line(saying);
}

static void say_loaded(struct saying *saying)
{
  SAY(&saying->sentence, LOADED);
}

/* The newest result; of two that answered in lockstep, that of the first, which is in view. */
static size_t newest_answer(const struct saying *saying)
{
  struct engine_pair pair;
  size_t i = newest(saying, ENGINE_RESULT, false);
  if (!happened(saying, i) || !engine_lockstep_pair(saying->engine, &pair) ||
      saying->stop->generator != pair.first)
    return i;
  for (size_t at = i + 1; at-- > saying->from;) {
    const struct engine_event *event = engine_event(saying->engine, at);
    if (event && event->kind == ENGINE_RESULT && event->generator == pair.first) return at;
  }
  return i;
}

static void say_paired(struct saying *saying)
{
  say_lockstep_add(&saying->sentence, saying->engine);
}

static void say_answer(struct saying *saying)
{
  if (happened(saying, newest(saying, ENGINE_END, false))) SAY(&saying->sentence, YOU_NOW);
  size_t i = newest_answer(saying);
  if (happened(saying, i)) {
    say_exchange_add(&saying->sentence, saying->engine, i, saying->language);
    say_loop_result(&saying->sentence, saying->engine, i);
  } else
    SAY_WITH(&saying->sentence, ANSWERED,
             {"generator", engine_name(saying->engine, saying->stop->generator), 0});
}

/* Nothing is unwound yet; next lets the error go its way. */
static void say_error(struct saying *saying)
{
  const struct engine_stop *stop = saying->stop;
  const struct engine_generator *failed = say_generator(saying->engine, stop->generator);
  size_t thrown = newest(saying, ENGINE_ERROR, false);
  if (happened(saying, thrown) && engine_event(saying->engine, thrown)->caught) {
    say_text(saying, SAY_ERROR_CAUGHT, SAY_ERROR_SILENT);
    if (stop->line > 0)
      SAY_WITH(&saying->sentence, HERE, {"subject", subject(saying), 0},
               {"line", NULL, (unsigned)stop->line});
    return;
  }
  say_text(saying, SAY_ERROR_UNCAUGHT, SAY_ERROR_SILENT);
  if (failed)
    SAY_WITH(&saying->sentence, ERROR_NEXT, {"generator", failed->name, 0},
             {"consumer", say_consumer(saying->engine, failed->consumer), 0});
  else SAY(&saying->sentence, ERROR_NEXT_MAIN);
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
  if (saying->stop->failed) SAY_WITH(&saying->sentence, END_ERROR, {"error", error, 0});
  else say_loop_ended(&saying->sentence, saying->engine, event);
  say_loop_for_ever(&saying->sentence, saying->engine);
  say_heirs_add(&saying->sentence, saying->engine);
}

static void say_job(struct saying *saying)
{
  say_loop_job(&saying->sentence, saying->engine);
}

static void say_limit(struct saying *saying)
{
  say_text(saying, SAY_SENTENCE, SAY_LIMIT);
  SAY(&saying->sentence, LIMIT_HELP);
}

static void say_gone(struct saying *saying)
{
  say_text(saying, SAY_SENTENCE, SAY_GONE);
  SAY(&saying->sentence, GONE_HELP);
}

static void say_syntax(struct saying *saying)
{
  say_text(saying, SAY_SYNTAX, SAY_SYNTAX_SILENT);
}

/* What went on beside the command. At most stops the hint is a notice about the script: null
 * is only a name in Lua. */
static void say_notice(struct saying *saying)
{
  enum engine_reason reason = saying->stop->reason;
  struct sentence *sentence = &saying->sentence;
  const char *notice = engine_notice(saying->engine);
  bool said = reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_ERROR ||
              reason == ENGINE_STOP_LIMIT || reason == ENGINE_STOP_GONE;
  if (saying->arrival->kept > 0) SAY_WITH(sentence, KEPT, {"branch", NULL, saying->arrival->kept});
  if (!said && saying->stop->hint[0]) SAY_WITH(sentence, NOTICE, {"text", saying->stop->hint, 0});
  if (notice[0]) SAY_WITH(sentence, SENTENCE, {"text", notice, 0});
}

static void say_selected(struct saying *saying)
{
  const struct engine_view *view = engine_view(saying->engine);
  if (view->generator == ENGINE_MAIN) {
    SAY(&saying->sentence, LOOKING_MAIN);
    return;
  }
  const struct engine_generator *generator = say_generator(saying->engine, view->generator);
  bool paused = view->state == ENGINE_SUSPENDED_YIELD && generator && generator->line > 0;
  SAY_WITH(&saying->sentence, LOOKING,
           {"generator", engine_name(saying->engine, view->generator), 0},
           {"state", say_state((int)view->state), 0},
           {"line", NULL, paused ? (unsigned)generator->line : 0});
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
      [ENGINE_STOP_LOADED] = say_loaded,   [ENGINE_STOP_CREATED] = say_created,
      [ENGINE_STOP_RESULT] = say_answer,   [ENGINE_STOP_LINE] = say_line,
      [ENGINE_STOP_BREAK] = say_break,     [ENGINE_STOP_ERROR] = say_error,
      [ENGINE_STOP_PAUSED] = say_paused,   [ENGINE_STOP_END] = say_end,
      [ENGINE_STOP_LIMIT] = say_limit,     [ENGINE_STOP_SYNTAX] = say_syntax,
      [ENGINE_STOP_SET] = say_set,         [ENGINE_STOP_SELECT] = say_selected,
      [ENGINE_STOP_GONE] = say_gone,       [ENGINE_STOP_JOB] = say_job,
      [ENGINE_STOP_LOCKSTEP] = say_paired,
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
  else {
    say_loop_began(&saying.sentence, engine, arrival->from);
    say_loop_unhandled(&saying.sentence, engine, arrival->from);
    if (sayings[reason]) sayings[reason](&saying);
  }
  say_notice(&saying);
  return out;
}
