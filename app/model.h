/* model.h - all that the screen shows, and `drive` too, without a screen: the engine, the
 * program's text, what is chosen, and what was said last. update.c changes it, views draw
 * it. (What is inside stands in model_inside.h, for them and the commands.) */
#ifndef YS_MODEL_H
#define YS_MODEL_H

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct language;
struct lockstep;
struct model;
struct say_arrival;
struct watch_list;

/* Takes the engine over (freed with the model). script_path is the script's path, for its
 * name and its twin. NULL when out of memory: then the engine is still the caller's. */
struct model *model_new(struct engine *engine, const char *script_path);
/* Without a session: model_begin is to come. */
struct model *model_new_empty(void);
void model_free(struct model *model);
/* Begins another session, in place of the one that there is; that engine is freed. Settings,
 * keymap and theme stay. The engine is taken over and may still be opening its script: go on as
 * after model_new. False, and nothing has changed, when out of memory. */
bool model_begin(struct model *model, struct engine *engine, const char *script_path);
/* Ends the session: there is none until model_begin. */
void model_end(struct model *model);
/* Right after model_new: the engine opens a saved session. */
void model_resumes(struct model *model);

/* NULL where there is no session. */
struct engine *model_engine(const struct model *model);

/* Takes note of what the engine has told since the last call: new events, and the stop with
 * its locals. To be called after the engine has stopped or told anything new; command_run
 * does so by itself. */
void model_refresh(struct model *model);

/* The index of the first event that the last running command caused (0 at the opening). */
size_t model_from(const struct model *model);

/* How the session came to where it stands, and what is watched. They live as long as the model. */
const struct say_arrival *model_arrival(const struct model *model);
const struct watch_list *model_watches(const struct model *model);
/* What is asked together; it lives as long as the model. */
const struct lockstep *model_lockstep(const struct model *model);

/* Begins presenter mode, or ends it. */
void model_present(struct model *model, bool presents);

/* The language in which values are written now. */
const struct language *model_language(const struct model *model);

/* What the last command said: a refusal, or an answer (may be of many lines). Never NULL. */
const char *model_message(const struct model *model);
void model_say(struct model *model, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
