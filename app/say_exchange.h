/* say_exchange.h - tells in sentences what one exchange meant: what became of the value or
 * error that went in, and what came out; and the small words that all the sayings use. */
#ifndef YS_SAY_EXCHANGE_H
#define YS_SAY_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct engine_event;
struct engine_frame;
struct engine_generator;
struct language;
struct sentence;

/* "next", "throw", or the language's name for return. kind: enum engine_event_kind. */
const char *say_request(int kind, const struct language *language);
/* "you", "the main program", or the generator's name. */
const char *say_consumer(const struct engine *engine, uint32_t consumer);
/* The same of a request or a result: once its own code has ended, the main program is only the
 * event loop. In a list of events: "main", "event loop". */
const char *say_consumer_of(const struct engine *engine, const struct engine_event *event);
const char *say_caller_of(const struct engine *engine, const struct engine_event *event);
const char *say_caller(const struct engine *engine, uint32_t consumer, uint64_t tick);
/* As the stop lists it; NULL where it does not. */
const struct engine_generator *say_generator(const struct engine *engine, uint32_t id);

/* Whether the generator function of that name has none: "line 12". */
bool say_is_nameless(const char *function);
/* A value's text in that language, "" for ""; the caller frees. NULL when out of memory. */
char *say_value(const char *text, const struct language *language);
/* "limit = 100, a = 0": at most so many; what came from outside is left out. Returns how many
 * more there are. */
size_t say_locals_add(struct sentence *sentence, const struct engine_frame *frame, size_t most,
                      const struct language *language);

/* Adds what happened in the exchange that the event at index belongs to: a result (the whole
 * exchange), or a request that has no answer yet (only what went in). */
void say_exchange_add(struct sentence *sentence, const struct engine *engine, size_t index,
                      const struct language *language);
/* Whether the event at index is a request that a yield_from handed on: the next event is then the
 * delegate's. */
bool say_exchange_passes_on(const struct engine *engine, size_t index);

#endif
