/* real_engine.h - the real engine, over a script whose text a test gives. */
#ifndef TESTS_UNIT_REAL_ENGINE_H
#define TESTS_UNIT_REAL_ENGINE_H

#include "engine/engine.h"

enum { REAL_ENGINE_PATIENCE = 60000 }; /* milliseconds */

/* For cmocka_run_group_tests: make and remove the folder in which the scripts are written. */
int real_engine_make(void **state);
int real_engine_remove(void **state);

/* Writes the script, opens it, and waits until it stands. name: the file's. The
 * option `script` is set here. */
struct engine *real_engine_open(const char *name, const char *text, struct engine_options options);

/* Waits for a command whose function has said whether it is accepted; fails the test with the
 * engine's sentence where it is refused, at once or later. */
void real_engine_do(struct engine *engine, bool accepted);

#endif
