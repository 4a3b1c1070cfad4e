#include "app/command_all.h"

enum {
  BOTH = COMMAND_SCREEN | COMMAND_DRIVE,
  SCREEN = COMMAND_SCREEN,
  ALWAYS = COMMAND_SCREEN | COMMAND_RUNNING_TOO
};

const struct command command_table[] = {
    {"next", "[EXPR]", "run",
     "Runs to the next result that reaches the main program, or you; next EXPR sends a value.",
     BOTH, command_next, "next", 1, command_can_go},
    {"step", "", "run", "Runs one line, wherever it is.", BOTH, command_step, "line", 2,
     command_can_go},
    {"over", "", "run", "Runs one line, with all that it calls.", BOTH, command_over, "over", 8,
     command_can_go},
    {"finish", "", "run", "Runs until this function returns, or its generator pauses.", BOTH,
     command_finish, "finish", 7, command_can_go},
    {"call", "", "run", "Runs to the next result of any call, inside a pipeline too.", BOTH,
     command_call, "each call", 9, command_can_go},
    {"continue", "", "run", "Runs to a breakpoint, an error that nothing catches, or the end.",
     BOTH, command_continue, "continue", 4, command_can_go},
    {"pause", "", "run", "Pauses the script while it runs.", ALWAYS, command_pause, "pause", 1,
     command_can_pause},

    {"send", "EXPR", "by hand", "Calls next with a value: the paused yield gets it.", BOTH,
     command_send, "send…", 2, command_has_target},
    {"throw", "EXPR", "by hand", "Raises an error at the paused yield.", BOTH, command_throw,
     "throw…", 3, command_has_target},
    {"return", "[EXPR]", "by hand", "Ends the generator at the paused yield, with that value.",
     BOTH, command_return, "return…", 3, command_has_target},
    {"new", "FUNCTION(ARGS)", "by hand",
     "Calls a generator function, which makes a generator: new count(3).", BOTH, command_new,
     "make…", 2, command_has_functions},
    {"select", "NAME", "by hand",
     "Chooses the generator to look at and to call; also: select next, select previous.", BOTH,
     command_select, NULL, 0, command_has_choice},

    {"show", "NAME [PART…] [+FROM]", "look",
     "Shows the parts of a table: show tree, then show tree 2 for its second part; +101 shows "
     "them from there on.",
     BOTH, command_show, NULL, 0, NULL},
    {"info", "TOPIC", "look",
     "Tells in words about source, frame, generators, results, output, or breaks.", BOTH,
     command_info, NULL, 0, NULL},
    {"javascript", "", "look", "Shows the same program in JavaScript, or again in Lua.", ALWAYS,
     command_javascript, "JavaScript", 9, command_has_twin},
    {"help", "[COMMAND]", "look", "Shows the keys and the commands.", BOTH | COMMAND_RUNNING_TOO,
     command_help, NULL, 0, NULL},
    {"prompt", "[COMMAND]", "look", "Asks for a command, or for what that command needs.", ALWAYS,
     command_prompt, NULL, 0, NULL},

    {"scroll", "DIRECTION", "move",
     "Scrolls the pane in [brackets] up, down, left, right, page-up, page-down, top or bottom; in "
     "the source, moves the cursor line.",
     ALWAYS, command_scroll, NULL, 0, NULL},
    {"pane", "next|previous", "move", "Moves the [brackets] to another pane.", ALWAYS, command_pane,
     NULL, 0, NULL},

    {"break", "[LINE]", "program",
     "Sets a breakpoint at a line, or takes it away; on the screen, at the cursor line.", BOTH,
     command_break, NULL, 0, NULL},
    {"restart", "", "program", "Begins again; breakpoints stay.", BOTH | COMMAND_RUNNING_TOO,
     command_restart, "restart", 6, NULL},
    {"quit", "", "program", "Ends yieldscope.", BOTH | COMMAND_RUNNING_TOO, command_quit, "quit", 5,
     NULL},
};

const size_t command_count = sizeof command_table / sizeof command_table[0];
