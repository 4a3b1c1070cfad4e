/* walk.h - a session with a random script, and random commands for it. Everything follows
 * from a seed, but for what a test does beside it. */
#ifndef TESTS_TIME_WALK_H
#define TESTS_TIME_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/engine.h"
#include "tests/time/random_script.h"

struct walk {
  struct engine *engine;
  struct random random;
  uint64_t seed;
  char said[200]; /* the last command, for people */
};

/* Writes the seed's script into the folder, opens it, and waits. TIME_SLICE and
 * TIME_CHECKPOINTS are as in engine_options. False: said says why. */
bool walk_begin(struct walk *walk, uint64_t seed, const char *folder);
void walk_end(struct walk *walk);

/* Gives a random command; the engine may be running now. True: it was accepted. With
 * *changes_nothing it must not change what is seen. */
bool walk_command(struct walk *walk, bool *changes_nothing);
bool walk_back(struct walk *walk);
bool walk_redo(struct walk *walk);

/* Waits until it stands. False: it does not answer. */
bool walk_wait(struct walk *walk);

/* A setting from the environment. */
unsigned long long walk_setting(const char *name, unsigned long long otherwise);

#endif
