/* say_exchange.h - tells in sentences what one exchange meant: what became of the value or
 * error that went in, and what came out. say.c and say_stop.c use it. */
#ifndef YS_SAY_EXCHANGE_H
#define YS_SAY_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct engine_generator;
struct language;
struct sentence;

/* "next", "throw", or the language's name for return. kind: enum engine_event_kind. */
const char *say_request(int kind, const struct language *language);
/* "you", "the main program", or the generator's name. */
const char *say_consumer(const struct engine *engine, uint32_t consumer);
/* As the stop lists it; NULL where it does not. */
const struct engine_generator *say_generator(const struct engine *engine, uint32_t id);

/* Adds what happened in the exchange that the event at index belongs to: a result (the whole
 * exchange), or a request that has no answer yet (only what went in). */
void say_exchange_add(struct sentence *sentence, const struct engine *engine, size_t index,
                      const struct language *language);

#endif
