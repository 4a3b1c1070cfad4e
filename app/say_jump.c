#include "app/say_jump.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_loop.h"
#include "app/say_words.h"
#include "engine/engine.h"

enum { LOCALS_NAMED = 8 };

/* The number, in the table of results, of the newest one; 0: there is none. */
static size_t newest_result(const struct engine *engine)
{
  size_t depth = 0;
  bool found = false;
  for (size_t i = engine_event_count(engine);
       i-- > 0;) { /* back to its request, over those answered within it */
    const struct engine_event *event = engine_skim(engine, i);
    bool reached = event && (event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU);
    if (!reached) continue;
    bool asked =
        event->kind == ENGINE_NEXT || event->kind == ENGINE_THROW || event->kind == ENGINE_RETURN;
    if (asked && depth > 0) found = --depth == 0;
    else if (event->kind == ENGINE_RESULT) depth++;
    if (found) return engine_asked(engine, i + 1);
  }
  return 0;
}

/* The way here, with a colon. */
static void add_way(struct sentence *sentence, const struct engine *engine,
                    const struct say_arrival *arrival)
{
  static const enum say_word ways[] = {
      [SAY_BY_RUNNING] = SAY_WAY_NONE,
      [SAY_BY_BACK] = SAY_WAY_BACK,
      [SAY_BY_REDO] = SAY_WAY_REDO,
      [SAY_BY_BACK_LINE] = SAY_WAY_BACK_LINE,
      [SAY_BY_BACK_CALL] = SAY_WAY_BACK_CALL,
      [SAY_BY_BACK_CREATED] = SAY_WAY_BACK_CREATED,
      [SAY_BY_BACK_CHANGE] = SAY_WAY_BACK_CHANGE,
      [SAY_BY_START] = SAY_WAY_START,
      [SAY_BY_END] = SAY_WAY_END,
      [SAY_BY_GOTO] = SAY_WAY_GOTO,
      [SAY_BY_SWITCH] = SAY_WAY_SWITCH,
      [SAY_BY_KILL] = SAY_WAY_NONE,
      [SAY_BY_RESUME] = SAY_WAY_RESUME,
      [SAY_BY_FILE] = SAY_WAY_FILE,
      [SAY_BY_SET] = SAY_WAY_NONE,
  };
  bool nothing_found = arrival->by == SAY_BY_BACK_CHANGE && engine_notice(engine)[0] != '\0';
  bool went = arrival->by == SAY_BY_GOTO;
  bool reached = went && strtoull(arrival->name, NULL, 10) <= engine_stop(engine)->tick;
  size_t result = went ? newest_result(engine) : 0;
  const struct sentence_word words[] = {
      {"name", reached ? "" : arrival->name, 0},
      {"result", NULL, result},
      {"branch", NULL, engine_branch_current(engine) + 1},
      {NULL, NULL, 0},
  };
  enum say_word way = nothing_found ? SAY_WAY_NONE : ways[arrival->by];
  if (result > 0)
    way = engine_stop(engine)->reason == ENGINE_STOP_RESULT ? SAY_WAY_GOTO_AT : SAY_WAY_GOTO_AFTER;
  sentence_add_template(sentence, say_words[way], words);
}

static int line_of(const struct engine *engine, uint32_t id)
{
  const struct engine_view *view = engine_view(engine);
  if (view->frame_count > 0 && view->frames[0].line > 0) return view->frames[0].line;
  const struct engine_generator *generator = say_generator(engine, id);
  return generator ? generator->line : 0;
}

/* Of the error where the session stands; "" where it stands at none. */
static const char *error_here(const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  return stop->reason == ENGINE_STOP_ERROR ? stop->text : "";
}

static void add_main(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  uint32_t target = engine_target(engine);
  int line = line_of(engine, ENGINE_MAIN);
  if (stop->reason == ENGINE_STOP_LOADED) {
    SAY(sentence, AT_LOADED);
  } else if (say_loop_runs(engine)) {
    say_loop_place(sentence, engine, error_here(engine));
  } else if (!stop->ended && line > 0) {
    SAY_WITH(sentence, AT_MAIN, {"line", NULL, (unsigned)line}, {"error", error_here(engine), 0});
  } else if (!stop->ended) {
    SAY_WITH(sentence, AT_MAIN_RUNNING, {"error", error_here(engine), 0});
  } else {
    if (stop->failed) SAY(sentence, AT_FAILED);
    else SAY(sentence, AT_END);
    if (target != ENGINE_MAIN)
      SAY_WITH(sentence, AT_END_CALL, {"generator", engine_name(engine, target), 0});
  }
}

static void add_place(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_view *view = engine_view(engine);
  if (view->generator == ENGINE_MAIN) {
    add_main(sentence, engine);
    return;
  }
  int line = line_of(engine, view->generator);
  const enum say_word places[] = {
      [ENGINE_SUSPENDED_START] = SAY_AT_NOT_STARTED,
      [ENGINE_SUSPENDED_YIELD] = SAY_AT_PAUSED,
      [ENGINE_EXECUTING] = line > 0 ? SAY_AT_LINE : SAY_AT_RUNNING,
      [ENGINE_COMPLETED] = SAY_AT_FINISHED,
  };
  const struct sentence_word words[] = {
      {"generator", engine_name(engine, view->generator), 0},
      {"line", NULL, (unsigned)line},
      {"error", error_here(engine), 0},
      {NULL, NULL, 0},
  };
  sentence_add_template(sentence, say_words[places[view->state]], words);
}

/* "limit = 100, a = 1, b = 1." What came from outside is left out. */
static void add_locals(struct sentence *sentence, const struct engine *engine,
                       const struct language *language)
{
  const struct engine_view *view = engine_view(engine);
  char list[4096];
  struct sentence locals;
  sentence_start(&locals, list, sizeof list);
  if (view->frame_count == 0) return;
  size_t more = say_locals_add(&locals, &view->frames[0], LOCALS_NAMED, language);
  if (list[0]) SAY_WITH(sentence, LOCALS, {"locals", list, 0}, {"more", NULL, more});
}

void say_jump_add(struct sentence *sentence, const struct engine *engine,
                  const struct say_arrival *arrival, const struct language *language)
{
  add_way(sentence, engine, arrival);
  add_place(sentence, engine);
  add_locals(sentence, engine, language);
}
