/* lessons_screen.h - lessons from the command line, on the screen. */
#ifndef YS_LESSONS_SCREEN_H
#define YS_LESSONS_SCREEN_H

#include <stdbool.h>

/* Opens the menu, or that lesson (as course_lesson finds it), and returns the exit status when the
 * user quits. theme: NULL where none was asked for. */
int lessons_screen(const char *lesson, const char *theme, bool presents);

#endif
