/* say_loop.h - tells of the event loop in sentences: where it is, what was awaited, what is lost.
 * say_stop.c and say_jump.c use it. */
#ifndef YS_SAY_LOOP_H
#define YS_SAY_LOOP_H

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct engine_event;
struct sentence;

/* Is it the loop that runs, and not the main program's own code? */
bool say_loop_runs(const struct engine *engine);

/* Where the events from that one on tell so: that the loop has begun; which rejections nothing
 * handles. */
void say_loop_began(struct sentence *sentence, const struct engine *engine, size_t from);
void say_loop_unhandled(struct sentence *sentence, const struct engine *engine, size_t from);

/* At a stop before a job: what it takes. After a jump: where it is. */
void say_loop_job(struct sentence *sentence, const struct engine *engine);
void say_loop_place(struct sentence *sentence, const struct engine *engine, const char *error);

/* After a result: a promise that was handed out, and how it goes on; or how an error came in. */
void say_loop_result(struct sentence *sentence, const struct engine *engine, size_t index);

/* At the end: nothing is left to run; and who waits for ever. */
void say_loop_ended(struct sentence *sentence, const struct engine *engine,
                    const struct engine_event *end);
void say_loop_for_ever(struct sentence *sentence, const struct engine *engine);

#endif
