#include "app/say_async.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/language.h"
#include "app/sentence.h"
#include "engine/engine.h"

/* {object}, {other}: numbers; {what}: the text; {generator}; {clock}, {due}. Those that are not
 * told in lists are what the async view shows. */
static const struct {
  const char *text;
  bool told;
} templates[] = {
    [ENGINE_PROMISE] = {"promise#{object} was made by {what}", false},
    [ENGINE_FULFILLED] = {"promise#{object} is fulfilled: {what}", true},
    [ENGINE_REJECTED] = {"promise#{object} is rejected: {what}", true},
    [ENGINE_WAITS] = {"{generator} waits for promise#{object}", true},
    [ENGINE_UNHANDLED] = {"promise#{object} was rejected, and nothing handles that: {what} "
                          "(Node.js would end here; the event loop goes on)",
                          true},
    [ENGINE_MICROTASK] = {"a microtask is queued: {what}", false},
    [ENGINE_MICROTASK_RUNS] = {"a microtask runs", false},
    [ENGINE_TIMER] = {"a timer is set for {due} ms: {what}", false},
    [ENGINE_TIMER_FIRES] = {"the clock jumps to {clock} ms: a timer is due", true},
    [ENGINE_LOOP] = {"main's own code has ended; the event loop runs what is left", true},
};

bool say_async_is_told(const struct engine_event *event)
{
  bool by_then = event->async == ENGINE_WAITS && event->generator == ENGINE_MAIN;
  return templates[event->async].told && !by_then;
}

void say_async_add(struct sentence *sentence, const struct engine *engine,
                   const struct engine_event *event, const struct language *language)
{
  bool is_value = event->async == ENGINE_FULFILLED || event->async == ENGINE_REJECTED;
  char *value = is_value ? language->value(event->text) : NULL;
  char object[24], other[24], clock[24], due[24];
  snprintf(object, sizeof object, "%" PRIu32, event->object);
  snprintf(other, sizeof other, "%" PRIu32, event->other);
  snprintf(clock, sizeof clock, "%" PRIu64, event->clock);
  snprintf(due, sizeof due, "%" PRIu64, event->due);
  const struct sentence_word words[] = {{"object", object},
                                        {"other", other},
                                        {"clock", clock},
                                        {"due", due},
                                        {"what", value ? value : event->text},
                                        {"generator", engine_name(engine, event->generator)},
                                        {NULL, NULL}};
  sentence_add_template(sentence, templates[event->async].text, words);
  free(value);
}
