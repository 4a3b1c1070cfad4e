/* folder.h - the script's own folder, and reading files. */
#ifndef YS_FOLDER_H
#define YS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* Reads a whole regular file of at most `most` bytes: *text is malloc'ed, with a NUL after
 * its *size bytes. False: problem is a sentence that names the file. */
bool folder_read_file(const char *path, size_t most, char **text, size_t *size, char *problem,
                      size_t problem_size);

/* The same for a file below the folder, wherever links lead: a name that leaves the folder
 * is refused. */
bool folder_read(const char *folder, const char *name, size_t most, char **text, size_t *size,
                 char *problem, size_t problem_size);

#endif
