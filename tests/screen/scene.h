/* scene.h - an engine that a test sets by hand: what it shows is what the test wrote into the
 * scene. Commands are noted and accepted, and change nothing but the status; the test then
 * sets the next stop. */
#ifndef TESTS_SCREEN_SCENE_H
#define TESTS_SCREEN_SCENE_H

#include "engine/engine.h"

struct model;

struct scene {
  const char *source;
  enum engine_status status;
  uint64_t progress;
  const struct engine_event *events;
  size_t event_count;    /* in the past */
  size_t recorded_count; /* with the future; less than event_count: there is none */
  size_t from, back_count, redo_count;
  struct engine_branch branches[4];
  uint32_t branch_count, branch; /* branch_count 0 is one */
  size_t shared;                 /* events that all branches have in common */
  const char *value;             /* that evaluate answers */
  bool value_failed;
  struct engine_future future;
  const char *notice;
  struct engine_stop stop;
  struct engine_view view;
  bool refused;
  uint32_t target;
  struct engine_breakpoint breaks[16];
  size_t break_count;
  struct engine_parts parts; /* that engine_expand answers, where expand is NULL */
  const struct engine_parts *(*expand)(size_t frame, size_t variable, const uint32_t *path,
                                       size_t depth, uint32_t from);
  char calls[512]; /* the commands given, with blanks between: "next next(7)" */
};

/* A scene with nothing in it but that text, stopped. Freed with the model that takes it. */
struct engine *scene_new(const char *source);
struct scene *scene_of(struct engine *engine);

/* The newest stop's arrays, filled: name (and function), state and line of each generator. */
void scene_generators(struct scene *scene, const struct engine_generator *generators, size_t count);

/* Types keys, with blanks between: "v 7 Enter". */
void scene_press(struct model *model, const char *keys);

#endif
