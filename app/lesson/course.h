/* course.h - where lessons are, and all of them in their order.
 *
 * The lessons' folder is $YIELDSCOPE_LESSONS where that is set; else the one beside the program
 * (PREFIX/share/yieldscope/lessons; in the source tree, lessons/). Each folder in it that holds a
 * lesson.md is a lesson; they are ordered by part, then by name. */
#ifndef YS_COURSE_H
#define YS_COURSE_H

#include "app/lesson/lesson.h"

struct course {
  char *folder; /* where the lessons are */
  struct lesson **lessons;
  size_t count;
};

/* Reads all lessons. NULL, with a sentence, where there is no folder or no lesson in it. problems
 * (may be NULL) are those of the lessons. */
struct course *course_open(struct lesson_problems *problems, char *problem, size_t size);
void course_free(struct course *course); /* NULL is allowed */

/* The index of the lesson that is meant by its id ("01-press-next"), its number ("1"), or its
 * name without the number ("press-next"); or, where only one begins so, by its beginning.
 * course->count: there is none. */
size_t course_find(const struct course *course, const char *name);

/* Opens one lesson: as course_find has it, or, where name holds a slash or is a folder with a
 * lesson.md, at that path. NULL, with a sentence, where there is none. The caller frees it. */
struct lesson *course_lesson(const char *name, char *problem, size_t size);

#endif
