/* hint.h - the Lua for the JavaScript that a student typed by habit.
 *
 * Both functions read a script's text, any bytes, and write one or two short sentences of
 * at most size bytes with the NUL (512 are enough for every hint). Both return out.
 */
#ifndef YS_HINT_H
#define YS_HINT_H

#include <stddef.h>

/* Why a script does not compile, or has failed: line is the line at fault, 1-based (0:
 * unknown), message is Lua's own. "" where no habit is a likely cause. */
const char *hint_for(const char *text, size_t size, int line, const char *message, char *out,
                     size_t out_size);

/* For a script that compiles, but not as it was meant: the first use of the global names null and
 * undefined, or of await and yield without brackets, where the script never gives that name a
 * value itself. Sets *line; where there is none, 0. */
const char *hint_scan(const char *text, size_t size, int *line, char *out, size_t out_size);

#endif
