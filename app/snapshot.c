/* snapshot.c - a deep copy of a stop. All memory comes from blocks that are freed at once. */
#include "app/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

struct snapshot_block {
  struct snapshot_block *next;
  max_align_t memory[];
};

static void *copy_of(struct snapshot *snapshot, const void *from, size_t size)
{
  if (size == 0) return NULL;
  struct snapshot_block *block = malloc(sizeof *block + size);
  if (block == NULL) abort();
  block->next = snapshot->blocks;
  snapshot->blocks = block;
  memcpy(block->memory, from, size);
  return block->memory;
}

static const char *text_of(struct snapshot *snapshot, const char *text)
{
  if (text == NULL || text[0] == '\0') return "";
  return copy_of(snapshot, text, strlen(text) + 1);
}

static void copy_frame(struct snapshot *snapshot, struct engine_frame *frame)
{
  frame->function = text_of(snapshot, frame->function);
  frame->file = text_of(snapshot, frame->file);
  struct engine_variable *variables =
      copy_of(snapshot, frame->variables, frame->variable_count * sizeof *variables);
  for (size_t i = 0; i < frame->variable_count; i++) {
    variables[i].name = text_of(snapshot, variables[i].name);
    variables[i].text = text_of(snapshot, variables[i].text);
  }
  frame->variables = variables;
}

static struct engine_view copy_view(struct snapshot *snapshot, const struct engine_view *view)
{
  struct engine_view copy = *view;
  struct engine_frame *frames = copy_of(snapshot, view->frames, view->frame_count * sizeof *frames);
  for (size_t i = 0; i < view->frame_count; i++)
    copy_frame(snapshot, &frames[i]);
  copy.frames = frames;
  return copy;
}

static void copy_generators(struct snapshot *snapshot, struct engine_stop *stop)
{
  struct engine_generator *generators =
      copy_of(snapshot, stop->generators, stop->generator_count * sizeof *generators);
  for (size_t i = 0; i < stop->generator_count; i++) {
    generators[i].name = text_of(snapshot, generators[i].name);
    generators[i].function = text_of(snapshot, generators[i].function);
    generators[i].file = text_of(snapshot, generators[i].file);
  }
  stop->generators = generators;
}

static void copy_functions(struct snapshot *snapshot, struct engine_stop *stop)
{
  struct engine_function *functions =
      copy_of(snapshot, stop->functions, stop->function_count * sizeof *functions);
  for (size_t i = 0; i < stop->function_count; i++) {
    functions[i].name = text_of(snapshot, functions[i].name);
    functions[i].parameters = text_of(snapshot, functions[i].parameters);
  }
  stop->functions = functions;
}

struct snapshot *snapshot_new(const struct engine *engine)
{
  struct snapshot *snapshot = calloc(1, sizeof *snapshot);
  if (snapshot == NULL) return NULL;
  if (engine == NULL) {
    snapshot->stop.text = snapshot->stop.hint = snapshot->stop.file = "";
    return snapshot;
  }
  struct engine_stop *stop = &snapshot->stop;
  *stop = *engine_stop(engine);
  stop->text = text_of(snapshot, stop->text);
  stop->hint = text_of(snapshot, stop->hint);
  stop->file = text_of(snapshot, stop->file);
  stop->chain = copy_of(snapshot, stop->chain, stop->chain_count * sizeof *stop->chain);
  copy_generators(snapshot, stop);
  copy_functions(snapshot, stop);
  snapshot->view = copy_view(snapshot, engine_view(engine));
  return snapshot;
}

void snapshot_free(struct snapshot *snapshot)
{
  if (snapshot == NULL) return;
  while (snapshot->blocks != NULL) {
    struct snapshot_block *block = snapshot->blocks;
    snapshot->blocks = block->next;
    free(block);
  }
  free(snapshot->looks);
  free(snapshot);
}

void snapshot_turn(struct snapshot *snapshot, const struct engine_view *view)
{
  struct engine_view before = snapshot->view;
  snapshot->view = copy_view(snapshot, view);
  snapshot->looks = room_for_one(snapshot->looks, snapshot->look_count, &snapshot->look_capacity,
                                 sizeof *snapshot->looks);
  snapshot->looks[snapshot->look_count++] = before; /* what it points to lives on */
}

void snapshot_add_look(struct snapshot *snapshot, const struct engine_view *view)
{
  snapshot->looks = room_for_one(snapshot->looks, snapshot->look_count, &snapshot->look_capacity,
                                 sizeof *snapshot->looks);
  snapshot->looks[snapshot->look_count++] = copy_view(snapshot, view);
}

const struct engine_view *snapshot_look(const struct snapshot *snapshot, uint32_t generator)
{
  if (snapshot->view.generator == generator) return &snapshot->view;
  for (size_t i = 0; i < snapshot->look_count; i++)
    if (snapshot->looks[i].generator == generator) return &snapshot->looks[i];
  return NULL;
}

const struct engine_generator *snapshot_generator(const struct snapshot *snapshot, uint32_t id)
{
  for (size_t i = 0; i < snapshot->stop.generator_count; i++)
    if (snapshot->stop.generators[i].id == id) return &snapshot->stop.generators[i];
  return NULL;
}

bool snapshot_is_plain(const struct snapshot *snapshot, uint32_t id)
{
  const struct engine_generator *generator = snapshot_generator(snapshot, id);
  return generator != NULL && generator->plain;
}

bool snapshot_is_hand_written(const struct snapshot *snapshot, uint32_t id)
{
  const struct engine_generator *generator = snapshot_generator(snapshot, id);
  return generator != NULL && generator->hand_written;
}

int snapshot_function_line(const struct snapshot *snapshot, const char *name)
{
  for (size_t i = 0; i < snapshot->stop.function_count; i++)
    if (strcmp(snapshot->stop.functions[i].name, name) == 0)
      return snapshot->stop.functions[i].line;
  return 0;
}
