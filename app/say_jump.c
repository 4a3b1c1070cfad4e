#include "app/say_jump.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "engine/engine.h"

enum { LOCALS_NAMED = 8 };

/* The way here, before a colon. */
static void add_way(struct sentence *sentence, const struct engine *engine,
                    const struct say_arrival *arrival)
{
  bool nothing_found = arrival->by == SAY_BY_BACK_CHANGE && engine_notice(engine)[0] != '\0';
  switch (nothing_found ? SAY_BY_KILL : arrival->by) {
  case SAY_BY_BACK: sentence_add(sentence, "Back before that"); break;
  case SAY_BY_REDO: sentence_add(sentence, "Done again"); break;
  case SAY_BY_BACK_LINE: sentence_add(sentence, "One line back"); break;
  case SAY_BY_BACK_CALL: sentence_add(sentence, "Back at the result before"); break;
  case SAY_BY_BACK_CREATED: sentence_add(sentence, "Back where it was made"); break;
  case SAY_BY_BACK_CHANGE:
    sentence_add(sentence, "Back at the line that changed %s", arrival->name);
    break;
  case SAY_BY_START: sentence_add(sentence, "At the start"); break;
  case SAY_BY_END: sentence_add(sentence, "At the furthest place of this branch"); break;
  case SAY_BY_GOTO:
    sentence_add(sentence, "At event %llu", (unsigned long long)engine_stop(engine)->tick);
    if (strtoull(arrival->name, NULL, 10) > engine_stop(engine)->tick)
      sentence_add(sentence, ", short of %s", arrival->name);
    break;
  case SAY_BY_SWITCH:
    sentence_add(sentence, "On branch %u now", engine_branch_current(engine) + 1);
    break;
  case SAY_BY_RESUME: sentence_add(sentence, "As it was saved"); break;
  case SAY_BY_FILE: sentence_add(sentence, "The file has changed and was read again"); break;
  case SAY_BY_KILL:
  case SAY_BY_RUNNING:
  case SAY_BY_SET: sentence_add(sentence, "As before"); break;
  }
  sentence_add(sentence, ": ");
}

static int line_of(const struct engine *engine, uint32_t id)
{
  const struct engine_view *view = engine_view(engine);
  if (view->frame_count > 0 && view->frames[0].line > 0) return view->frames[0].line;
  const struct engine_generator *generator = say_generator(engine, id);
  return generator ? generator->line : 0;
}

static void add_line(struct sentence *sentence, int line)
{
  if (line > 0) sentence_add(sentence, " at line %d", line);
}

/* Ends the sentence. */
static void add_error(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  if (stop->reason == ENGINE_STOP_ERROR)
    sentence_add_about(sentence, "at an error: {what}.", "", stop->text);
  else sentence_add(sentence, ".");
}

static void add_main(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  uint32_t target = engine_target(engine);
  if (stop->reason == ENGINE_STOP_LOADED) {
    sentence_add(sentence, "nothing in the script has run yet.");
  } else if (!stop->ended) {
    sentence_add(sentence, "the main program is");
    add_line(sentence, line_of(engine, ENGINE_MAIN));
    if (line_of(engine, ENGINE_MAIN) == 0) sentence_add(sentence, " running");
    add_error(sentence, engine);
  } else {
    sentence_add(sentence, "the main program has %sended%s.", stop->failed ? "been " : "",
                 stop->failed ? " by an error" : "");
    if (target != ENGINE_MAIN)
      sentence_add(sentence, " Now you can call %s.", engine_name(engine, target));
  }
}

static void add_place(struct sentence *sentence, const struct engine *engine)
{
  const struct engine_view *view = engine_view(engine);
  if (view->generator == ENGINE_MAIN) {
    add_main(sentence, engine);
    return;
  }
  sentence_add(sentence, "%s ", engine_name(engine, view->generator));
  switch (view->state) {
  case ENGINE_SUSPENDED_START:
    sentence_add(sentence, "has not started. Nothing in its body has run.");
    return;
  case ENGINE_COMPLETED: sentence_add(sentence, "has finished."); return;
  case ENGINE_SUSPENDED_YIELD: sentence_add(sentence, "is paused"); break;
  case ENGINE_EXECUTING: sentence_add(sentence, "is"); break;
  }
  int line = line_of(engine, view->generator);
  if (line == 0 && view->state == ENGINE_EXECUTING) sentence_add(sentence, " running");
  add_line(sentence, line);
  add_error(sentence, engine);
}

/* " limit = 100, a = 1, b = 1." What came from outside is left out. */
static void add_locals(struct sentence *sentence, const struct engine *engine,
                       const struct language *language)
{
  const struct engine_view *view = engine_view(engine);
  size_t count = 0;
  if (view->frame_count == 0) return;
  for (size_t i = 0; i < view->frames[0].variable_count; i++) {
    const struct engine_variable *variable = &view->frames[0].variables[i];
    if (variable->role == ENGINE_UPVALUE) continue;
    if (++count > LOCALS_NAMED) continue;
    char *value = language->value(variable->text);
    sentence_add(sentence, "%s%s = %s", count > 1 ? ", " : " ", variable->name,
                 value ? value : variable->text);
    free(value);
  }
  if (count > LOCALS_NAMED) sentence_add(sentence, ", and %zu more", count - LOCALS_NAMED);
  if (count > 0) sentence_add(sentence, ".");
}

void say_jump_add(struct sentence *sentence, const struct engine *engine,
                  const struct say_arrival *arrival, const struct language *language)
{
  add_way(sentence, engine, arrival);
  add_place(sentence, engine);
  add_locals(sentence, engine, language);
}
