/* lesson_run.h - a lesson being taken: which page is open, what was done and answered on each, and
 * whether what a page asks for has happened. It has no screen and no session of its own: whoever
 * has them (take.h) says what the engine tells and which commands the user gives.
 *
 * A page is done (fulfilled) when its task has happened, its prediction was made, its quiz was
 * answered rightly, or its exercise has passed. Done stays done: going back in time undoes nothing
 * here. A page without a directive is done when it was opened.
 *
 * Running out of memory ends the program. */
#ifndef YS_LESSON_RUN_H
#define YS_LESSON_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "app/lesson/lesson.h"
#include "app/lesson/lesson_lines.h"

struct engine;
struct lesson_run;

/* Takes the lesson over (freed with the run). The first page is open. */
struct lesson_run *lesson_run_new(struct lesson *lesson);
void lesson_run_free(struct lesson_run *run); /* NULL is allowed */

const struct lesson *lesson_run_lesson(const struct lesson_run *run);

/* ------------------------------------------------------------------- pages
 * Pages count from 0. */

size_t lesson_run_page(const struct lesson_run *run);
const struct lesson_page *lesson_run_open_page(const struct lesson_run *run); /* never NULL */
/* Opens another page. False, and nothing has changed, where there is no such page. */
bool lesson_run_turn(struct lesson_run *run, size_t page);

/* A page goes on with the session of the one before, but for those that begin one: a page with a
 * script, or with an exercise (the student's copy), and page 0. Returns the page whose session that
 * page has. */
size_t lesson_run_session_page(const struct lesson_run *run, size_t page);
/* The script with which such a page's session begins: its own; else, for page 0, the next one that
 * there is. NULL: none, or the exercise. */
const struct lesson_script *lesson_run_script(const struct lesson_run *run, size_t session_page);

/* ------------------------------------------------------------------- state */

bool lesson_run_is_done(const struct lesson_run *run, size_t page);
size_t lesson_run_done_count(const struct lesson_run *run);
bool lesson_run_is_finished(const struct lesson_run *run); /* every page is done */
/* Says that a page is done: it was, when the lesson was left; or the exercise has passed. */
void lesson_run_set_done(struct lesson_run *run, size_t page);

/* How a page stands, for lesson_lines_page. It lives until the next change. */
struct lesson_lines_state lesson_run_state(const struct lesson_run *run, size_t page);

/* What may come to be said at the end of a page, from index 0 on, so that room can be kept for it;
 * NULL: no more. */
const struct lesson_text *lesson_run_reply(const struct lesson_run *run, size_t page, size_t index);

/* Shows so many hints of the open page's exercise: more than there are is all. */
void lesson_run_show_hints(struct lesson_run *run, size_t count);

/* -------------------------------------------------------------------- tasks */

/* The open page's session stands where the page begins: what comes from now on counts for its
 * task. To be called after each turn, once the script of the page (if it has one) stands at its
 * place; and when the session begins again. */
void lesson_run_begin(struct lesson_run *run, const struct engine *engine);

/* The engine stands (again). True: by what has happened since lesson_run_begin the open page's task
 * is done now, and was not before. */
bool lesson_run_see(struct lesson_run *run, const struct engine *engine);
/* The user has given that command line ("view lanes"), and it was not refused. True: as above. */
bool lesson_run_command(struct lesson_run *run, const char *line);

/* ------------------------------------------------------------------ answers */

enum lesson_run_verdict {
  LESSON_RUN_NOT_ASKED,  /* the open page asks nothing of the kind */
  LESSON_RUN_UNREADABLE, /* not an answer: see the sentence */
  LESSON_RUN_WRONG,      /* the state's reply says more */
  LESSON_RUN_RIGHT
};

/* Answers the quiz: the choices' numbers from 1, with blanks or commas between. problem: a sentence
 * where it cannot be read. A wrong answer may be followed by others. */
enum lesson_run_verdict lesson_run_answer(struct lesson_run *run, const char *text, char *problem,
                                          size_t size);

/* Whether the open page asks for a prediction that was not made yet. */
bool lesson_run_asks_prediction(const struct lesson_run *run);
/* The prediction was made, and next is to follow: value is the guess as display text of the
 * script's language, and right whether it is what comes. Afterwards the page is done, also where
 * the guess was wrong: what comes is seen then. */
enum lesson_run_verdict lesson_run_guess(struct lesson_run *run, const char *value, bool done,
                                         bool right);

#endif
