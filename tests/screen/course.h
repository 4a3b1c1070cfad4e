/* course.h - the course of tests/screen/lessons on a screen, for who has never taken it. */
#ifndef TESTS_SCREEN_COURSE_H
#define TESTS_SCREEN_COURSE_H

struct model;

/* Set-up and tear-down of a test: a home of its own, with nothing in it. */
int course_set_up(void **state);
int course_tear_down(void **state);

/* The menu. */
struct model *course_menu(int rows, int columns);
/* The first lesson, opened from the menu, as soon as its page stands. */
struct model *course_lesson_one(int rows, int columns);

#endif
