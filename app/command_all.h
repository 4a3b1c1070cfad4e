/* command_all.h - the functions behind command_table, by the files they stand in. */
#ifndef YS_COMMAND_ALL_H
#define YS_COMMAND_ALL_H

#include "app/command.h"

typedef enum command_answer command_function(struct model *model, const char *argument);
typedef bool command_condition(const struct model *model);

/* command_go.c: the script goes on */
command_function command_next, command_step, command_over, command_finish, command_call,
    command_continue, command_pause, command_restart;
command_condition command_can_go, command_can_pause;

/* command_hand.c: the user is the consumer */
command_function command_send, command_throw, command_return, command_new, command_select;
command_condition command_has_target, command_has_functions, command_has_choice;

/* command_look.c, command_info.c */
command_function command_info, command_show, command_javascript, command_help;
command_condition command_has_twin;

/* command_move.c */
command_function command_scroll, command_pane, command_prompt, command_break, command_quit;

/* False, with a sentence, for what cannot be given while the script runs. */
bool command_allowed_now(struct model *model, const struct command *command);

/* What engine.h's commands answer, as a command's answer: the problem becomes the message. */
enum command_answer command_accepted(struct model *model, bool accepted);

#endif
