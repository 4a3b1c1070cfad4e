/* command_all.h - the functions behind command_table, by the files they stand in. */
#ifndef YS_COMMAND_ALL_H
#define YS_COMMAND_ALL_H

#include "app/command.h"
#include "app/layout.h"
#include "app/say.h"

struct engine_breakpoint;
struct model_asked;

typedef enum command_answer command_function(struct model *model, const char *argument);
typedef bool command_condition(const struct model *model);

/* command_go.c: the script goes on */
command_function command_next, command_step, command_over, command_finish, command_call,
    command_job, command_continue, command_pause;
command_condition command_can_go, command_in_pipeline, command_can_pause;

/* command_hand.c: the user is the consumer */
command_function command_send, command_throw, command_return, command_new, command_select,
    command_set;
command_condition command_has_target, command_has_functions, command_has_choice;

/* command_lockstep.c: the second opens the view once the two have been paired */
command_function command_lockstep;
void command_lockstep_on(struct model *model);

/* command_slow.c: next and the requests by hand in slow motion */
command_function command_slow, command_slow_send, command_slow_throw, command_slow_return,
    command_faster, command_slower;

/* command_time.c: other times than the present */
command_function command_back, command_redo, command_goto, command_branch, command_kill;
command_condition command_can_back, command_can_redo, command_has_branches;

/* command_ask.c, command_foresee.c, command_cost.c: questions that do not move the session */
command_function command_eval, command_watch, command_unwatch, command_predict, command_what_if;
command_function command_cost;
enum command_answer command_take_cost(struct model *model);
enum command_answer command_take_guess(struct model *model);
enum command_answer command_take_futures(struct model *model);

/* command_program.c */
command_function command_restart, command_reload, command_edit, command_save, command_quit;

/* command_screenshot.c */
command_function command_screenshot;

/* command_break.c */
command_function command_break, command_unbreak, command_enable, command_disable;
/* "line 3, if n > 2, disabled"; returns out. */
const char *command_break_text(const struct model *model,
                               const struct engine_breakpoint *breakpoint, char *out, size_t size);

/* command_look.c, command_info.c */
command_function command_info, command_show, command_javascript;
command_condition command_has_twin;

/* command_theme.c, command_settings.c: how it looks, and what the user's files say */
command_function command_theme, command_mouse, command_settings;

/* command_frame.c: the frames of the generator in view, and what is open in them */
command_function command_up, command_down, command_unfold;
command_condition command_has_callers;

/* command_help.c */
command_function command_help, command_keys;
/* All about a command, for the screen; NULL: about the prompt. Caller frees; NULL when out of
 * memory. */
char *command_explain(const struct model *model, const struct command *command);

/* command_present.c */
command_function command_present, command_hide;
command_condition command_can_hide;

/* command_search.c */
command_function command_search, command_match;

/* command_lesson.c */
command_function command_go, command_page, command_answer_page, command_exercise, command_check,
    command_seen, command_hint, command_solution, command_start_again, command_lessons;
command_condition command_in_lesson, command_in_exercise, command_wants_go, command_has_next_page,
    command_has_failed, command_wants_code;
/* What go does now: "answer". */
const char *command_go_label(const struct model *model);

/* command_xray.c */
command_function command_xray;

/* command_move.c */
command_function command_scroll, command_cursor, command_open, command_close, command_pane,
    command_zoom, command_prompt;

/* command_view.c: the views, which open zoomed over the panes */
command_function command_view;
/* Back to the panes. */
enum command_answer command_close_view(struct model *model);

/* command_shelf.c: the second goes back to the generator that is followed, after a stop */
command_function command_generators, command_follow;
enum command_answer command_follow_on(struct model *model);
/* command_move.c: the source stands still, or follows the line again */
enum command_answer command_hold(struct model *model);

/* The panes' names, from index 0 on; NULL behind the last. */
const char *command_pane_name(size_t index);
const char *command_pane_called(enum pane pane); /* NULL: it has none */
/* Asks for what the meter of the open view needs, if it needs anything. */
enum command_answer command_ask_meter(struct model *model);
/* Back to the panes. */
enum command_answer command_close_view(struct model *model);

/* False, with a sentence, for what cannot be given while the script runs. */
bool command_allowed_now(struct model *model, const struct command *command);

/* What engine.h's commands answer, as a command's answer: the problem becomes the message.
 * For commands that go on; that go to another time, or change a variable; and questions. */
enum command_answer command_accepted(struct model *model, bool accepted);
enum command_answer command_set_by(struct model *model, bool accepted, const char *name);
enum command_answer command_jumps(struct model *model, bool accepted, enum say_by by,
                                  const char *name);
enum command_answer command_asks(struct model *model, bool accepted,
                                 const struct model_asked *asked);

#endif
