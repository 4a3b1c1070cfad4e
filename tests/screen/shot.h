/* shot.h - a screen as text, compared with the file that shows what it should be. */
#ifndef TESTS_SCREEN_SHOT_H
#define TESTS_SCREEN_SHOT_H

struct model;

/* Draws the model and compares the text with tests/screen/expected/NAME.txt, with the
 * styles (grid_to_styled_text) for a name that ends in "-styled". With UPDATE=1
 * in the environment, writes that file. Fails where there is none. */
void shot_expect(struct model *model, const char *name);

/* The same, with the script's count of lines replaced by N: that differs from run to run. */
void shot_expect_running(struct model *model, const char *name);

/* Compares the text with that file's, and frees it. With UPDATE=1, writes the file. */
void shot_compare(char *text, const char *path);

/* Reads a whole file; fails the test where it cannot. The caller frees. */
char *shot_read(const char *path);

#endif
