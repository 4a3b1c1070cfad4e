/* lesson.h - a lesson as its author wrote it: a folder with lesson.md, read whole. This is data
 * that never changes while the lesson lives; who takes it, and how far, is lesson_run.h's. The
 * format is explained to authors in lessons/README.md.
 *
 * Text: valid UTF-8 without control characters, NUL-terminated. Strings are never NULL ("" where
 * nothing was written) unless said otherwise. All belongs to the lesson.
 *
 * Whatever the file holds, a lesson is read as far as it can be understood: what cannot be is left
 * out, and is told as a problem with its line.
 */
#ifndef YS_LESSON_H
#define YS_LESSON_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct language;

/* -------------------------------------------------------------------- text */

enum lesson_style {
  LESSON_PLAIN,
  LESSON_EMPHASIS,
  LESSON_STRONG,
  LESSON_CODE,
  LESSON_KEY,  /* a key by its name in the default keymap; a count may stand before it: "5n" */
  LESSON_BREAK /* a line ends here; without text */
};

struct lesson_span { /* a piece of a paragraph, in one style; blanks stand where they belong */
  enum lesson_style style;
  char *text;
};

enum lesson_block_kind { LESSON_PARAGRAPH, LESSON_ITEM /* of a list */, LESSON_CODE_BLOCK };

struct lesson_block {
  enum lesson_block_kind kind;
  int depth;                       /* how many lists it stands in; for an ITEM at least 1 */
  int number;                      /* ITEM: its number; 0: it has a bullet */
  const struct language *language; /* CODE_BLOCK: NULL where it is of none */
  bool pair;                       /* CODE_BLOCK: it has a neighbour that says the same in the other
                                      language: only one of the two is shown */
  struct lesson_span *spans;       /* CODE_BLOCK: one for each line of it, without its end */
  size_t span_count;
};

struct lesson_text {
  struct lesson_block *blocks;
  size_t count; /* 0: no text */
};

/* -------------------------------------------------------------- directives */

/* Command lines, as `drive` and the `:` prompt take them. "3 next" of the author is three of them
 * here. */
struct lesson_steps {
  char **lines;
  size_t count;
};

#define LESSON_WHENS(X)                                                                            \
  X(RESULTS, "results")   /* so many results have reached the user or the main program */          \
  X(VALUE, "value")       /* a result with that value (display text), done or not */               \
  X(DONE, "done")         /* a result with done true */                                            \
  X(SEND, "send")         /* by hand: next with a value; text: that value as it was typed */       \
  X(THROW, "throw")       /* by hand; text the same */                                             \
  X(RETURN, "return")     /* by hand; text the same */                                             \
  X(CREATED, "created")   /* so many generators have been made */                                  \
  X(PAUSED, "paused")     /* a result was given from that line: a generator is paused there */     \
  X(LINE, "line")         /* the session stood at that line */                                     \
  X(ERROR, "error")       /* an error was thrown; text: a part of it */                            \
  X(PRINTED, "printed")   /* a line with that text was printed */                                  \
  X(END, "end")           /* the main program has ended */                                         \
  X(FINISHED, "finished") /* a generator is finished; text: "fibonacci" or "fibonacci#1" */        \
  X(COMMAND, "command")   /* the user gave this command; text: the command line, or its begin */   \
  X(BRANCH, "branch")     /* another input in the past has opened a branch */

enum lesson_when_kind {
#define X(name, word) LESSON_WHEN_##name,
  LESSON_WHENS(X)
#undef X
      LESSON_WHEN_COUNT
};

/* Something that has to happen after the page, or its script, was opened. */
struct lesson_when {
  enum lesson_when_kind kind;
  int number; /* RESULTS, CREATED: how many (1 where none was written); PAUSED, LINE: the line */
  char *text; /* the others: what was written; "": any */
};

struct lesson_task {
  struct lesson_text what;
  struct lesson_when *until; /* all of them */
  size_t until_count;
  struct lesson_steps by; /* what fulfils it */
  struct lesson_text then;
};

struct lesson_guess { /* a wrong guess that has a reply of its own */
  char *value;        /* display text of the script's language: "nil", "{1, 2}" */
  bool has_done, done;
  struct lesson_text reply;
};

struct lesson_predict { /* what will next give? */
  struct lesson_text question;
  struct lesson_guess *guesses;
  size_t guess_count;
  struct lesson_text wrong; /* for all other wrong ones */
  struct lesson_text right;
};

struct lesson_choice {
  bool right;
  struct lesson_text text, reply;
};

struct lesson_quiz {
  struct lesson_text question;
  struct lesson_choice *choices;
  size_t choice_count;
  size_t right_count; /* more than 1: all right ones have to be chosen */
};

struct lesson_exercise {
  struct lesson_text what;
  char *start, *check, *solution; /* paths, the lesson's folder included; "" where not written */
  struct lesson_text *hints;
  size_t hint_count;
  struct lesson_text then;
};

enum lesson_directive_kind {
  LESSON_NOTHING, /* the page is only to be read */
  LESSON_TASK,
  LESSON_PREDICT,
  LESSON_QUIZ,
  LESSON_EXERCISE
};

struct lesson_directive {
  enum lesson_directive_kind kind;
  int line;
  union {
    struct lesson_task task;
    struct lesson_predict predict;
    struct lesson_quiz quiz;
    struct lesson_exercise exercise;
  };
};

/* ------------------------------------------------------------------- pages */

struct lesson_script {
  char *file;                      /* as written: "three-yields.lua"; "": the page has no script, */
  char *path;                      /* ... and goes on with the session of the page before */
  int line;                        /* in lesson.md */
  struct lesson_steps does;        /* to be done before the page is shown */
  const struct language *language; /* the one to be shown; NULL: that of the user */
  bool hides_source;               /* neither it nor what is kept is to be seen */
};

struct lesson_page {
  char *title;
  int line; /* in lesson.md, from 1 */
  struct lesson_text text;
  struct lesson_script script;
  struct lesson_directive directive;
};

enum lesson_part { LESSON_CORE, LESSON_DEPTH, LESSON_USES, LESSON_BEYOND, LESSON_PLAY };

struct lesson {
  char *id;     /* the folder's name: "01-press-next" */
  char *folder; /* its path, without a slash at the end */
  char *title;
  char *misconception;
  enum lesson_part part;
  int minutes;
  struct lesson_page *pages;
  size_t page_count; /* at least 1 */
};

/* ---------------------------------------------------------------- problems */

struct lesson_problem {
  char *file; /* a path */
  int line;   /* 0: the file as a whole */
  char *text; /* what is wrong, and what to do: a sentence */
};

struct lesson_problems { /* {0} is none */
  struct lesson_problem *list;
  size_t count, capacity;
};

void lesson_problem(struct lesson_problems *problems, const char *file, int line,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The same, with the format's arguments in a list. */
void lesson_problem_with(struct lesson_problems *problems, const char *file, int line,
                         const char *format, va_list arguments)
    __attribute__((format(printf, 4, 0)));
/* In the order of the files' names, then of their lines. */
void lesson_problems_sort(struct lesson_problems *problems);
void lesson_problems_free(struct lesson_problems *problems);

/* ----------------------------------------------------------------- reading */

#define LESSON_MOST_BYTES ((size_t)256 * 1024) /* of lesson.md */

/* Reads FOLDER/lesson.md. problems are added to; they do not keep the lesson from being taken.
 * NULL, with at least one problem, where there is no such file, it cannot be read, is too large,
 * or has no page. Running out of memory ends the program. */
struct lesson *lesson_open(const char *folder, struct lesson_problems *problems);
/* The same of a text of any bytes. file: its path, for the problems. */
struct lesson *lesson_read(const char *folder, const char *file, const char *text, size_t size,
                           struct lesson_problems *problems);
void lesson_free(struct lesson *lesson); /* NULL is allowed */

const char *lesson_part_name(enum lesson_part part);                /* "Core" */
const char *lesson_directive_word(enum lesson_directive_kind kind); /* "task"; "" for nothing */
/* The lesson's exercise; NULL where it has none. */
const struct lesson_exercise *lesson_exercise(const struct lesson *lesson);

#endif
