/* lesson_watch.h - whether what a task asks for has happened: each of its conditions is looked for
 * in the events in the past of the present since the page began, and in the commands given. A
 * condition that was met once stays met, wherever the user goes then. */
#ifndef YS_LESSON_WATCH_H
#define YS_LESSON_WATCH_H

#include <stdbool.h>

#include "app/lesson/lesson.h"

struct engine;
struct lesson_watch;

/* The task must live as long. Running out of memory ends the program. */
struct lesson_watch *lesson_watch_new(const struct lesson_task *task);
void lesson_watch_free(struct lesson_watch *watch); /* NULL is allowed */

/* What happens from now on counts. The engine stands. */
void lesson_watch_begin(struct lesson_watch *watch, const struct engine *engine);
/* The engine stands again. */
void lesson_watch_see(struct lesson_watch *watch, const struct engine *engine);
/* The user has given that command. */
void lesson_watch_command(struct lesson_watch *watch, const char *line);

/* All conditions have been met. */
bool lesson_watch_is_fulfilled(const struct lesson_watch *watch);

#endif
