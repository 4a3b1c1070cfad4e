/* real.h - sessions on a screen: a script in the real engine, driven by keys. */
#ifndef TESTS_SCREEN_REAL_H
#define TESTS_SCREEN_REAL_H

struct model;

enum { REAL_DEADLINE = 60000 /* ms: longer than any of these scripts takes, also in valgrind */ };

/* Opens a script of tests/screen/scripts by its name, or any other by its path; both without
 * ".lua". Returns when it stands. */
struct model *real_open(const char *script, int rows, int columns);

/* Presses a key, by its name as in a keymap, and waits for what it does. */
void real_press(struct model *model, const char *key);
/* Lets the time pass until the next step of slow motion, and waits for what it does. */
void real_tick(struct model *model);
/* Several, with blanks between; "type:WORD" types the letters of a word; "tick" is
 * real_tick. */
void real_keys(struct model *model, const char *names);

#endif
