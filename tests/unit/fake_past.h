/* fake_past.h - part of fake_engine.h: what follows from the events that it has played. Nothing to
 * be called but what engine.h has. */
#ifndef TESTS_UNIT_FAKE_PAST_H
#define TESTS_UNIT_FAKE_PAST_H

#include "engine/engine.h"

#endif
