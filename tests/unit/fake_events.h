/* fake_events.h - events of one generator, with id 1, that the user asks: what the tests of
 * sentences begin with. */
#ifndef TESTS_UNIT_FAKE_EVENTS_H
#define TESTS_UNIT_FAKE_EVENTS_H

#include "tests/unit/fake_engine.h"

#define MADE      FAKE_TEXT("100", .kind = ENGINE_CREATE, .generator = 1, .line = 10)
#define NEXT(v)   FAKE_TEXT(v, .kind = ENGINE_NEXT, .generator = 1, .consumer = ENGINE_YOU)
#define THROW(v)  FAKE_TEXT(v, .kind = ENGINE_THROW, .generator = 1, .consumer = ENGINE_YOU)
#define RETURN(v) FAKE_TEXT(v, .kind = ENGINE_RETURN, .generator = 1, .consumer = ENGINE_YOU)
#define YIELDED(v)                                                                                 \
  FAKE_TEXT(v, .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .line = 4)
#define ENDED(v)                                                                                   \
  FAKE_TEXT(v, .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .line = 8,           \
            .done = true)
#define THREW(e)                                                                                   \
  FAKE_TEXT(e, .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .line = 4,           \
            .threw = true)
#define ERROR_SEEN(e, is_caught)                                                                   \
  FAKE_TEXT(e, .kind = ENGINE_ERROR, .generator = 1, .line = 4, .caught = is_caught)

#endif
