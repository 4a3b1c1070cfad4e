/* host.h - the outside, as the script's libraries may see it: everything else is out of
 * reach. All of it is virtual, so that a replay and another process see the same. */
#ifndef YS_HOST_H
#define YS_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a file of the script's own folder, through the app. *text is malloc'ed: free it.
 * False: *problem is a sentence that names the file, valid until the next call. */
bool host_read(const char *name, char **text, size_t *size, const char **problem);

/* All of --input, valid for ever; false: there is none. */
bool host_input(const char **text, size_t *size);

/* Writes to the session's output. */
void host_print(const char *text, size_t size);

/* Virtual seconds since the start. */
double host_clock(void);

/* The session's --seed. */
uint32_t host_seed(void);

#endif
