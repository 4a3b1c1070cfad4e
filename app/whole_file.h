/* whole_file.h - files that are read and written whole, so that nobody ever finds half of one:
 * neither another program, nor whoever comes after a crash.
 *
 * All of it blocks, as plain files do. What returns int returns 0 or an errno. */
#ifndef YS_WHOLE_FILE_H
#define YS_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* Reads a plain file. A NUL follows its bytes; size may be NULL; the caller frees. NULL, and errno:
 * EISDIR for a folder, EINVAL for what is no plain file either, EFBIG where it has more bytes than
 * most. */
char *whole_file_read(const char *path, size_t most, size_t *size);

/* Writes a file anew: to `other` first, which has to be in the same folder and nobody else's
 * meanwhile, then over path. The old file is there until all of the new one is on the disk, and
 * stays where that fails. */
int whole_file_write(const char *path, const char *other, const char *text, size_t size);

/* The same, but makes a new file: EEXIST where there is one already, which stays as it is. */
int whole_file_make(const char *path, const char *other, const char *text, size_t size);

/* Renames a file to "PATH.WHY-1", or the first such number that is free. Returns that; the caller
 * frees. NULL, and errno, where it cannot be, and it is where it was. */
char *whole_file_set_aside(const char *path, const char *why);

struct stat;
/* Whether a file that had the one status has the other one now, and so was not written since. */
bool whole_file_is_same(const struct stat *one, const struct stat *other);

#endif
