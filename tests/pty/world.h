/* world.h - a folder with a script, and yieldscope open on it in a terminal: what each test of
 * this folder begins with. */
#ifndef TESTS_PTY_WORLD_H
#define TESTS_PTY_WORLD_H

#include "tests/pty/terminal.h"

#define SOON 8000 /* ms */

struct world {
  char *folder;
  struct terminal *terminal;
};

/* A generator that gives 1, 2 and 3. */
#define WORLD_THREE                                                                                \
  "local three = generator(function ()\n"                                                          \
  "  yield(1)\n"                                                                                   \
  "  yield(2)\n"                                                                                   \
  "  yield(3)\n"                                                                                   \
  "end)\n"                                                                                         \
  "return three()\n"

/* Set-up and tear-down of a test: *state is the world. */
int world_new(void **state);
int world_free(void **state);

/* Writes script.lua anew. */
void world_write(const struct world *world, const char *script);
/* Writes it, and opens it on the screen. */
struct terminal *world_open(struct world *world, const char *script, const char *term, int rows,
                            int columns);
/* Opens WORLD_THREE at 80x24, and waits for it. */
struct terminal *world_open_three(struct world *world);
/* The program has ended by itself, with that status, and left nothing behind: neither on the
 * terminal nor as a process. */
void world_ended(struct terminal *terminal, int status);

#endif
