/* progress_file.h - progress.json: reading it, and merging changes into it. For progress.c only.
 *
 *   {"version": 1, "last": "01-press-next",
 *    "lessons": {"01-press-next": {"page": "The last yield", "done": true, "passed": true,
 *                                  "tried": true, "hints": 2,
 *                                  "pages": {"What comes next?": {"fulfilled": true,
 *                                                                 "answer": "3"}}}}}
 *
 * All fields may be absent. Changes are an object of the same shape, with the fields that change.
 *
 * Invariants: the file at the path is whole at all times, since it is only ever replaced by rename.
 * It is replaced only by who holds the lock (the file path.lock, for progress.json itself becomes
 * another file), and only by what was in it plus changes. What cannot be understood is never
 * replaced: it is set aside first. */
#ifndef YS_PROGRESS_FILE_H
#define YS_PROGRESS_FILE_H

#include <jansson.h>

#define PROGRESS_FILE_VERSION 1

/* What happened to the file; each is to be told to the user. */
struct progress_file_news {
  int error;   /* 0, or the errno that kept it from being read or written */
  char *aside; /* NULL, or where a damaged one was set aside; the caller frees */
};

/* The file's object, and {} where there is none, or it was damaged: then it is set aside. NULL
 * where it cannot be read, or not be set aside: the news' error. */
json_t *progress_file_read(const char *path, struct progress_file_news *news);

/* Merges the changes into the file. Returns what it now holds; NULL: it could not be written (the
 * news' error), and is as it was. own: all that was known of it before, changes included, which
 * goes into a new one where it turns out to be damaged. */
json_t *progress_file_save(const char *path, const json_t *changes, const json_t *own,
                           struct progress_file_news *news);

/* Puts the changes into all: objects field by field; what is true stays true; a number of hints
 * only grows. Where a later version of yieldscope has written another kind of value, that stays. */
void progress_file_merge(json_t *all, const json_t *changes);

#endif
