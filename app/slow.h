/* slow.h - slow motion: next, or a request by hand, played line by line. Each step is one
 * engine_slow; back undoes all of them at once. Nothing here looks at a clock: whoever has one
 * calls update_tick with it. */
#ifndef YS_SLOW_H
#define YS_SLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/command.h"

struct model;

#define SLOW_PACE 600 /* milliseconds a line, at first */

struct slow {
  bool playing;
  bool stepping;  /* a step was asked for, and its stop has not been seen yet */
  bool finishing; /* ... after it the rest is to run at once */
  bool stopping;  /* ... after it the slow motion ends */
  bool timed;     /* `due` is known */
  long due;       /* when the next step is to be made */
  int pace;       /* milliseconds between two steps */
  uint32_t lines; /* that were played */
  uint32_t step;  /* lines that a step covers: the longer it takes, the more */
  /* Where the step under way began: who ran, how deep, before which line, with how many
   * locals; whether it was paused there; and how many events there were. */
  struct {
    uint32_t generator;
    size_t depth, locals, events;
    int line;
    bool paused;
  } from;
};

/* Begins one, with what the engine answered to its first step. */
enum command_answer slow_begin(struct model *model, bool accepted);

/* A key is pressed while one plays: next finishes it at once, faster and slower change its pace,
 * any other key only ends it. False: none plays, or the key is to do what it always does. */
bool slow_takes(struct model *model, const char *key);

/* The engine has stopped, and the model knows. */
void slow_stopped(struct model *model);

/* Makes the next step when it is due. Returns in how many milliseconds it will be; -1: there is
 * none to wait for. */
long slow_tick(struct model *model, long now);

/* What the last step did, with what comes now: the model's sentence. */
void slow_tell(const struct model *model, char *out, size_t size);

#endif
