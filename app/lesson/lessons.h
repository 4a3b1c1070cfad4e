/* lessons.h - the lessons of a model: the course, the menu, the lesson that is open, and the
 * session that its page has. Only where the user came for them does a model have any; all
 * functions may be called without (they then do nothing, or say no).
 *
 * A page that begins a session opens its script in a new engine, in place of the one that the
 * model had, and then does what `do:` says; after that the page begins, and what happens counts.
 * This goes on by itself whenever the engine stands: command_go_on calls lessons_go_on.
 *
 * How far one has come is written to the progress at each change.
 *
 * Running out of memory ends the program, but where a function says otherwise. */
#ifndef YS_LESSONS_H
#define YS_LESSONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/command.h"
#include "app/lesson/exercise.h"
#include "app/lesson/lesson_run.h"

struct course;
struct menu;
struct model;
struct progress;

#define LESSONS_NO_PAGE SIZE_MAX

struct lessons {         /* views read it */
  struct course *course; /* NULL: there is none beside the lesson that is open */
  struct progress *progress;
  struct menu *menu;         /* NULL: there is no course */
  bool in_menu;              /* it is open, and no lesson is */
  struct lesson_run *run;    /* the lesson that is open; NULL: none */
  struct exercise *exercise; /* the open lesson's, once its page was opened */
  size_t session_page;       /* whose session the model has; LESSONS_NO_PAGE: of none */
  struct lesson_steps steps; /* commands that bring it to its place; its own */
  size_t step;               /* the next of them */
  bool shows_failed;         /* the session is the one of a failed check */
  bool stepping;             /* one is being given: it is not the user's */
  bool begun;                /* what happens counts for the open page */
  bool offers_next;          /* the last page was left: `go` opens the next lesson */
  bool news;                 /* lessons_take_news */
  bool hinted;               /* a hint was given since the exercise was checked last */
};

/* ------------------------------------------------------------- open and close */

/* Gives the model lessons. course: taken over; NULL for one lesson alone. The menu is open where
 * there is a course, and no session is needed for it. */
void lessons_start(struct model *model, struct course *course);
void lessons_free(struct lessons *lessons); /* NULL is allowed */

/* Opens a lesson (taken over) where one left off. COMMAND_RUNS: its session opens, go on as after
 * any command. COMMAND_REFUSED: the message says why, and all is as it was. */
enum command_answer lessons_open(struct model *model, struct lesson *lesson);
/* Opens the one that is chosen in the menu. */
enum command_answer lessons_open_chosen(struct model *model);
/* Leaves it for the menu; the session ends. */
enum command_answer lessons_leave(struct model *model);

/* Shows programs in JavaScript first, or in Lua, and remembers that for all lessons. */
void lessons_choose_language(struct model *model, bool javascript);

/* -------------------------------------------------------------------- pages */

/* Opens a page, from 0. COMMAND_RUNS: it begins a session. */
enum command_answer lessons_turn(struct model *model, size_t page);
/* Opens the lesson behind the open one in the course; REFUSED where it is the last. */
enum command_answer lessons_open_next(struct model *model);
/* That lesson; NULL: there is none. */
const struct lesson *lessons_next(const struct model *model);

/* The engine stands, and nothing is asked of it: goes on with `do:`, or looks whether the page's
 * task is done. Answers as command_run does; COMMAND_DONE: nothing runs. */
enum command_answer lessons_go_on(struct model *model);
/* The user has given that command, and it was not refused. */
void lessons_note(struct model *model, const char *line);
/* True once after the open page has become done. */
bool lessons_take_news(struct model *model);

/* ------------------------------------------------------- what the page wants */

enum lessons_want {
  LESSONS_WANT_NOTHING, /* no lesson is open */
  LESSONS_WANT_TASK,    /* to be done */
  LESSONS_WANT_GUESS,   /* a prediction */
  LESSONS_WANT_ANSWER,  /* to the quiz */
  LESSONS_WANT_CODE,    /* the exercise */
  LESSONS_WANT_PAGE,    /* the next one */
  LESSONS_WANT_END      /* it was the last page */
};
enum lessons_want lessons_want(const struct model *model);

/* A prediction was made, before next: value is display text of the script's language, right
 * whether it is what comes. In `drive` the reply is added to the message. */
void lessons_take_guess(struct model *model, const char *value, bool done, bool right);
/* It was passed over: what comes is only shown. */
void lessons_skip_guess(struct model *model);
/* Answers the quiz. */
enum command_answer lessons_answer(struct model *model, const char *text);

/* ---------------------------------------------------------------- exercises */

/* The open page's exercise; NULL: it has none. */
struct exercise *lessons_exercise(const struct model *model);
/* Whether the model's script is a lesson's own, which nobody is to change. */
bool lessons_own_script(const struct model *model);
/* The student's editor has closed: the copy is checked now. */
void lessons_edited(struct model *model);
/* The checks are under way: waits for their end (in `drive`). */
void lessons_check_now(struct model *model);
/* To be called now and then: sees that the copy was saved. True: something is new to be shown. */
bool lessons_look(struct model *model);
/* What to poll for the checks (fd -1: nothing), and what to call then, and when GRADE_PATIENCE has
 * passed. True: something is new to be shown. */
void lessons_poll(const struct model *model, struct pollfd *pollfd);
bool lessons_dispatch(struct model *model);
/* Opens the session that failed the check, at that place. */
enum command_answer lessons_show_failed(struct model *model, const struct grade_check *check);
/* The script is to be read, or run, again: where the session is that of a failed check, opens the
 * student's file as its page does. COMMAND_REFUSED: that is not so. */
enum command_answer lessons_reopen(struct model *model);
/* Brings the session to where the page begins, where that is not simply the script's beginning.
 * COMMAND_REFUSED: it is, or no lesson is open. */
enum command_answer lessons_begin_again(struct model *model);

#endif
