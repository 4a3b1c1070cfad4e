/* author.h - `yieldscope lesson`, but for the screen: the list of lessons, and what authors need.
 * Each function writes to out what it has to say, or to standard error what is wrong, and returns
 * the exit status. */
#ifndef YS_AUTHOR_H
#define YS_AUTHOR_H

#include <stddef.h>
#include <stdio.h>

/* All lessons, by their parts. */
int author_list(FILE *out);

/* Writes a small lesson into that new folder. */
int author_new(const char *folder, FILE *out);

/* Checks lessons: each path is a lesson's folder, or a folder of lessons. EXIT_SCRIPT_FAILED where
 * anything is wrong with one of them: "FILE:LINE: what" lines. */
int author_lint(char *const *paths, size_t count, FILE *out);

/* A lesson's pages as text, with all that they can say. name: as course_lesson takes it. */
int author_preview(const char *name, FILE *out);

#endif
