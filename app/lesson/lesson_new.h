/* lesson_new.h - a small lesson to start from: the files of assets/lesson/, compiled in. */
#ifndef YS_LESSON_NEW_H
#define YS_LESSON_NEW_H

#include <stdbool.h>
#include <stddef.h>

struct lesson_new_file {
  const char *name; /* "exercise/start.lua" */
  const char *text;
};
extern const struct lesson_new_file lesson_new_files[]; /* a name of NULL ends them */

/* Writes them into a new folder, with a title made of its name. False, with a sentence, where the
 * folder exists already or a file cannot be written; what was written then stays. */
bool lesson_new_write(const char *folder, char *problem, size_t size);

#endif
