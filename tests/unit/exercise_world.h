/* exercise_world.h - a lesson with an exercise, in an empty folder that is the HOME; grading is the
 * fake one. */
#ifndef TESTS_UNIT_EXERCISE_WORLD_H
#define TESTS_UNIT_EXERCISE_WORLD_H

#include "app/lesson/exercise.h"
#include "app/lesson/progress.h"

#define COPY ".local/share/yieldscope/exercises/01-press-next.lua" /* of the student */

/* "01-press-next"; start.lua, check.lua and solution.lua are in the folder. */
extern struct lesson lesson;
extern struct lesson_page page;
extern struct lesson_text hints[2];
extern struct progress *progress;
extern char said[512];

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
int enter_folder(void **state);
int leave_folder(void **state);

void write_file(const char *path, const char *text);
void expect_file(const char *path, const char *expected);
/* The exercise; it has to open. */
struct exercise *opened(void);
/* The next verdict is that one check fails. */
void fail_the_check(void);
/* The copy, as an editor does that writes another file and renames it. */
void save(const char *text);

#endif
