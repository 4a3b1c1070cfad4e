/* engine_inside.h - what the files engine*.c share. */
#ifndef YS_ENGINE_INSIDE_H
#define YS_ENGINE_INSIDE_H

#include <sys/types.h>

#include "engine/decode.h"
#include "engine/engine.h"
#include "engine/link.h"
#include "engine/record.h"

/* What is to be done when the inferior stops. */
enum plan {
  PLAN_STAND,       /* nothing: the command is done */
  PLAN_OPEN,        /* the script is loaded: run to the opening */
  PLAN_FIRST,       /* ran to the first generator: if there is none, load again */
  PLAN_NEXT,        /* next: if the main program ends on the way, go on by hand */
  PLAN_MAKE,        /* select the generator that was made */
  PLAN_AFTER_ERROR  /* a failed request by hand must unwind: then make the pending one */
};

struct engine {
  struct engine_options options; /* its strings are our copies */
  char *folder;                  /* the script's */
  char *name;                    /* the script's, without the folder */
  char *text;                    /* the script */
  size_t text_size;
  char *input;                   /* --input's text; NULL: none */
  size_t input_size;

  pid_t pid;
  struct link *link;             /* NULL: the inferior is gone */
  enum engine_status status;
  enum plan plan;
  bool refused;
  uint64_t progress;
  struct decoded_stop *stop;
  struct record record;
  struct engine_parts *parts;    /* the last answer of engine_expand */
  bool parts_awaited;
  uint32_t selected;             /* ENGINE_MAIN: none */
  enum engine_request pending;   /* PLAN_AFTER_ERROR: the request, and its expression */
  char *pending_expression;
  int *breaks;                   /* ascending */
  size_t break_count;
  char problem[700];
  char hint[512];
};

/* Sets engine_problem; returns false. */
bool engine_refuse(struct engine *engine, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* engine_open.c: the inferior's beginning and end. */
bool engine_launch(struct engine *engine); /* false: engine_problem */
void engine_lose(struct engine *engine, const char *why); /* NULL: it ended by itself */

/* engine_command.c: what a plan sends. */
void engine_send_run(struct engine *engine, enum msg_until until, unsigned flags, int line);
void engine_send_call(struct engine *engine, enum engine_request request, uint32_t generator,
                      const char *expression, enum msg_until until, unsigned flags);

/* engine.c: a stop that the app made up itself. */
void engine_stand(struct engine *engine, struct decoded_stop *stop);

#endif
