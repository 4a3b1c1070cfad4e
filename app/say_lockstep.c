#include "app/say_lockstep.h"

#include <stdlib.h>

#include "app/lockstep.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_words.h"

void say_lockstep_event(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event)
{
  enum say_word word = event->other == ENGINE_MAIN ? SAY_EVENT_LOCKSTEP_ENDS : SAY_EVENT_LOCKSTEP;
  const struct sentence_word words[] = {{"first", engine_name(engine, event->generator), 0},
                                        {"second", engine_name(engine, event->other), 0},
                                        {NULL, NULL, 0}};
  sentence_add_template(sentence, say_words[word], words);
}

void say_lockstep_add(struct sentence *sentence, const struct engine *engine)
{
  struct engine_pair pair;
  if (!engine_lockstep_pair(engine, &pair)) {
    SAY_WITH(sentence, LOCKSTEP_ENDS,
             {"first", engine_name(engine, engine_view(engine)->generator), 0});
    return;
  }
  SAY_WITH(sentence, LOCKSTEP_BEGINS, {"first", engine_name(engine, pair.first), 0},
           {"second", engine_name(engine, pair.second), 0});
  if (!engine_stop(engine)->ended) SAY(sentence, LOCKSTEP_MAIN_FIRST);
}

/* ---------------------------------------------------------------------- the verdict */

struct words { /* of one of the two */
  const char *name;
  const struct engine_event *result;
  char *value, text[1024];
};

static struct words words_of(const struct engine *engine, size_t result,
                             const struct language *language)
{
  struct words words = {.result = engine_event(engine, result)};
  words.name = engine_name(engine, words.result->generator);
  words.value = say_value(words.result->text, language);
  say_result(words.result, language, words.text, sizeof words.text);
  return words;
}

static void add_difference(struct sentence *sentence, enum lockstep_differs differs,
                           const struct words *one, const struct words *other)
{
  bool swapped = differs == LOCKSTEP_THREW ? other->result->threw : other->result->done;
  const struct words *first = swapped ? other : one, *second = swapped ? one : other;
  switch (differs) {
  case LOCKSTEP_VALUE:
    SAY_WITH(sentence, LOCKSTEP_VALUE, {"one", one->value, 0}, {"other", other->value, 0},
             {"first", one->name, 0}, {"second", other->name, 0});
    break;
  case LOCKSTEP_DONE:
    SAY_WITH(sentence, LOCKSTEP_DONE, {"first", first->name, 0}, {"second", second->name, 0});
    break;
  case LOCKSTEP_BOTH:
    SAY_WITH(sentence, LOCKSTEP_BOTH, {"first", one->name, 0}, {"second", other->name, 0},
             {"one", one->text, 0}, {"other", other->text, 0});
    break;
  case LOCKSTEP_THREW:
    SAY_WITH(sentence, LOCKSTEP_THREW, {"first", first->name, 0}, {"second", second->name, 0},
             {"other", second->text, 0}, {"error", lockstep_error(first->result->text), 0});
    break;
  case LOCKSTEP_ERROR:
    SAY_WITH(sentence, LOCKSTEP_ERRORS, {"first", one->name, 0}, {"second", other->name, 0},
             {"one", lockstep_error(one->result->text), 0},
             {"other", lockstep_error(other->result->text), 0});
    break;
  case LOCKSTEP_OPEN:
  case LOCKSTEP_SAME: break;
  }
}

static void add_first_difference(struct sentence *sentence, const struct lockstep *lockstep,
                                 const struct engine *engine, const struct language *language)
{
  size_t index = lockstep_first(lockstep);
  const struct lockstep_call *call = lockstep_call(lockstep, index);
  const struct engine_event *request = engine_event(engine, call->first.request);
  struct words one = words_of(engine, call->first.result, language);
  struct words other = words_of(engine, call->second.result, language);
  char *sent = say_value(request->text, language);
  SAY_WITH(sentence, LOCKSTEP_WHERE, {"call", NULL, index + 1},
           {"request", say_request((int)request->kind, language), 0},
           {"sent", sent ? sent : "", 0});
  add_difference(sentence, call->differs, &one, &other);
  free(sent);
  free(one.value);
  free(other.value);
}

const char *say_lockstep(const struct lockstep *lockstep, const struct engine *engine,
                         const struct language *language, char *out, size_t size)
{
  struct engine_pair pair;
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  if (!lockstep_pair(lockstep, &pair)) return out;
  size_t count = lockstep_count(lockstep);
  const struct lockstep_call *last = count > 0 ? lockstep_call(lockstep, count - 1) : NULL;
  const struct sentence_word words[] = {{"first", engine_name(engine, pair.first), 0},
                                        {"second", engine_name(engine, pair.second), 0},
                                        {"count", NULL, count},
                                        {NULL, NULL, 0}};
  bool open = last != NULL && last->differs == LOCKSTEP_OPEN;
  bool half = open && last->first.result != LOCKSTEP_NONE && last->second.request == LOCKSTEP_NONE;
  enum say_word word = last == NULL ? SAY_LOCKSTEP_NO_CALL
                       : half       ? SAY_LOCKSTEP_HALF
                       : open       ? SAY_LOCKSTEP_OPEN
                       : count == 1 ? SAY_LOCKSTEP_SAME_ONE
                                    : SAY_LOCKSTEP_SAME;
  bool differ = lockstep_different(lockstep) > 0;
  if (open || !differ) sentence_add_template(&sentence, say_words[word], words);
  if (differ) add_first_difference(&sentence, lockstep, engine, language);
  if (differ && !open && lockstep_first(lockstep) + 1 < count)
    sentence_add_template(
        &sentence,
        say_words[last->differs == LOCKSTEP_SAME ? SAY_LOCKSTEP_THIS_SAME : SAY_LOCKSTEP_THIS_TOO],
        words);
  return out;
}
