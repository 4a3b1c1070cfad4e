/* kept_scene.h - an engine that a test sets, with a generator walk#1 that is paused at line 2 and
 * keeps tables: for tests of the kept pane. */
#ifndef TESTS_SCREEN_KEPT_SCENE_H
#define TESTS_SCREEN_KEPT_SCENE_H

#include "engine/engine.h"

struct model;

enum { KEPT_SCENE_TABLES = 8, KEPT_SCENE_PARTS = 1000, KEPT_SCENE_PAGE = 100 };

struct kept_scene_table {
  uint64_t object;
  struct engine_part parts[KEPT_SCENE_PARTS];
  size_t count;
};

extern struct kept_scene_table kept_scene_tables[KEPT_SCENE_TABLES];
extern struct engine_variable kept_scene_variables[8];

#define LOCAL(name, text, object)                                                                  \
  (struct engine_variable)                                                                         \
  {                                                                                                \
    (name), (text), ENGINE_LOCAL, (object) != 0, (object), 0                                       \
  }

/* The parts end with one without a key. */
void kept_scene_fill(size_t table, uint64_t object, const struct engine_part *parts);
/* Stands with the first `count` variables that are set. */
void kept_scene_stand(struct model *model, uint64_t tick, size_t count);
struct model *kept_scene_open(size_t count, int rows, int columns);
/* Types keys by their names, with blanks between. */
void kept_scene_keys(struct model *model, const char *names);
/* A row a line: "+tree {…} (1)", its parts two columns further to the right. */
void kept_scene_expect(const struct model *model, const char *expected);

#endif
