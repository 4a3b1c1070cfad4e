#include "app/say_screen.h"

#include <stdio.h>

void say_no_screen(enum say_no_screen why, const char *type, char *out, size_t size)
{
  switch (why) {
  case SAY_NO_INPUT:
  case SAY_NO_OUTPUT:
    snprintf(out, size,
             "yieldscope draws on a terminal, but its %s is not one. For scripts and pipes there "
             "are `yieldscope drive FILE` and `yieldscope trace FILE`.",
             why == SAY_NO_INPUT ? "input" : "output");
    return;
  case SAY_NO_TYPE:
    snprintf(out, size,
             "The variable TERM is not set, so it is not known how to draw on this terminal. Try: "
             "TERM=xterm-256color yieldscope FILE");
    return;
  case SAY_UNKNOWN_TYPE:
    snprintf(out, size,
             "The terminal type \"%.40s\" (the variable TERM) is not known on this system. Try: "
             "TERM=xterm-256color yieldscope FILE",
             type);
    return;
  case SAY_NO_CURSOR:
    snprintf(out, size,
             "A terminal of the type \"%.40s\" (the variable TERM) cannot move its cursor, so no "
             "screen can be drawn. `yieldscope drive FILE` and `yieldscope trace FILE` work here.",
             type);
    return;
  case SAY_NO_DESCRIPTOR:
    snprintf(out, size, "The screen cannot be opened: the system has no descriptor left.");
    return;
  case SAY_NO_SCREEN: snprintf(out, size, "The screen cannot be opened on this terminal."); return;
  }
}
