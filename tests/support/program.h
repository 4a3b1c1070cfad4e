/* program.h - one run of yieldscope with its three streams as pipes and a deadline for the
 * whole of it. When that has passed, the program is killed and the run is late. */
#ifndef TESTS_SUPPORT_PROGRAM_H
#define TESTS_SUPPORT_PROGRAM_H

#include "tests/support/buffer.h"

#include <stdbool.h>
#include <stddef.h>

struct program;

/* Starts it in a folder, which is also its HOME. arguments: NULL-terminated, without the
 * program's own name. */
struct program *program_start(const char *folder, char *const *arguments, int milliseconds);

/* Writes to its standard input while reading what it writes. False where it does not take
 * it any more. */
bool program_send(struct program *program, const char *bytes, size_t size);

/* Reads until its output has that many bytes. False where that has not come after so many
 * milliseconds, or it has closed its output. */
bool program_await(struct program *program, size_t size, int milliseconds);

/* Closes its standard input, reads the rest, and waits for its end. */
void program_finish(struct program *program);

const struct buffer *program_output(const struct program *program); /* so far */
const struct buffer *program_error(const struct program *program);

/* After program_finish. The exit status, or 128 and the signal that ended it, as in a shell. */
int program_status(const struct program *program);
bool program_late(const struct program *program);
int program_left_behind(const struct program *program); /* processes that it did not end */

void program_free(struct program *program); /* after program_finish */

#endif
