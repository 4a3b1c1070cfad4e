#include "engine/branch.h"

#include <stdlib.h>
#include <string.h>

struct branch *branch_new(void)
{
  struct branch *branch = calloc(1, sizeof *branch);
  if (branch) branch->loop_tick = UINT64_MAX;
  return branch;
}

static void release(struct decoded_event *event)
{
  if (event && --event->holders == 0) free(event);
}

static void free_input(struct input *input)
{
  free(input->name);
  free(input->expression);
}

void branch_free(struct branch *branch)
{
  if (!branch) return;
  branch_forget(branch, branch->count);
  for (size_t i = 0; i < branch->input_count; i++)
    free_input(&branch->inputs[i]);
  for (size_t i = 0; i < branch->name_count; i++)
    free(branch->names[i]);
  free(branch->events);
  free(branch->inputs);
  free(branch->names);
  free(branch);
}

/* Room for one more item in a list that doubles. */
static bool grow(void **list, size_t count, size_t *capacity, size_t item)
{
  if (count < *capacity) return true;
  size_t wanted = *capacity ? *capacity * 2 : 16;
  void *bigger = realloc(*list, wanted * item);
  if (!bigger) return false;
  *list = bigger;
  *capacity = wanted;
  return true;
}

/* -------------------------------------------------------------------- events */

/* Generators are numbered in the order of their making, so a new name goes to the end. */
static bool add_name(struct branch *branch, uint32_t id, const char *name)
{
  if (id != branch->name_count + 1) return true; /* known; or not to be believed */
  if (!grow((void **)&branch->names, branch->name_count, &branch->name_capacity, sizeof(char *)))
    return false;
  char *copy = strdup(name);
  if (!copy) return false;
  branch->names[branch->name_count++] = copy;
  return true;
}

static bool add_event(struct branch *branch, struct decoded_event *event)
{
  if (!grow((void **)&branch->events, branch->count - branch->first, &branch->capacity,
            sizeof(void *)))
    return false;
  if (event->event.kind == ENGINE_CREATE && !add_name(branch, event->event.generator, event->name))
    return false;
  bool loop = event->event.kind == ENGINE_ASYNC && event->event.async == ENGINE_LOOP;
  if (loop && branch->loop_tick == UINT64_MAX) branch->loop_tick = event->event.tick;
  event->holders++;
  branch->events[branch->count++ - branch->first] = event;
  return true;
}

static bool same_event(const struct decoded_event *a, const struct decoded_event *b)
{
  const struct engine_event *x = &a->event, *y = &b->event;
  return a->point == b->point && a->inputs == b->inputs && x->kind == y->kind &&
         x->tick == y->tick && x->generator == y->generator && x->consumer == y->consumer &&
         x->line == y->line && x->done == y->done && x->threw == y->threw &&
         x->text_size == y->text_size && memcmp(x->text, y->text, x->text_size) == 0;
}

enum branch_news branch_receive(struct branch *branch, struct decoded_event *event)
{
  event->inputs = (uint32_t)branch->applied;
  if (branch->visible < branch->count) {
    struct decoded_event *recorded = branch->events[branch->visible - branch->first];
    if (!same_event(recorded, event)) return BRANCH_DIFFERS;
    recorded->event.again = true;
    branch->visible++;
    free(event);
    return BRANCH_AGAIN;
  }
  if (branch->applied < branch->input_count && branch->inputs[branch->applied].point < event->point)
    return BRANCH_DIFFERS; /* an input was recorded before it, and not given */
  if (!add_event(branch, event)) {
    free(event);
    return BRANCH_FULL;
  }
  branch->visible = branch->count;
  return BRANCH_NEW;
}

const struct decoded_event *branch_recorded(const struct branch *branch, size_t index)
{
  if (index < branch->first || index >= branch->count) return NULL;
  return branch->events[index - branch->first];
}

const struct engine_event *branch_event(const struct branch *branch, size_t index)
{
  const struct decoded_event *recorded = branch_recorded(branch, index);
  return recorded ? &recorded->event : NULL;
}

void branch_forget(struct branch *branch, size_t before)
{
  if (before > branch->count) before = branch->count;
  if (before <= branch->first) return;
  size_t gone = before - branch->first, kept = branch->count - before;
  for (size_t i = 0; i < gone; i++)
    release(branch->events[i]);
  memmove(branch->events, branch->events + gone, kept * sizeof(void *));
  branch->first = before;
}

/* -------------------------------------------------------------------- inputs */

static bool same_input(const struct input *a, const struct input *b)
{
  return a->type == b->type && a->request == b->request && a->generator == b->generator &&
         a->point == b->point && strcmp(a->name, b->name) == 0 &&
         strcmp(a->expression, b->expression) == 0 && (!a->expression[0] || a->scope == b->scope);
}

static bool add_input(struct branch *branch, const struct input *input)
{
  if (!grow((void **)&branch->inputs, branch->input_count, &branch->input_capacity, sizeof *input))
    return false;
  struct input copy = *input;
  copy.name = strdup(input->name);
  copy.expression = strdup(input->expression);
  if (!copy.name || !copy.expression) {
    free_input(&copy);
    return false;
  }
  branch->inputs[branch->input_count++] = copy;
  return true;
}

enum branch_news branch_input(struct branch *branch, const struct input *input)
{
  if (branch->applied < branch->input_count &&
      same_input(&branch->inputs[branch->applied], input)) {
    branch->applied++;
    return BRANCH_AGAIN;
  }
  if (branch->applied < branch->input_count || branch->visible < branch->count ||
      branch->end_point > input->point)
    return BRANCH_DIFFERS; /* it went on from here already, without it */
  if (!add_input(branch, input)) return BRANCH_FULL;
  branch->applied = branch->input_count;
  return BRANCH_NEW;
}

bool branch_expect(struct branch *branch, const struct input *input)
{
  return add_input(branch, input);
}

static uint64_t digest(uint64_t hash, const void *bytes, size_t size)
{
  for (size_t i = 0; i < size; i++)
    hash = (hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001b3u;
  return hash;
}

uint64_t branch_digest(const struct branch *branch, size_t inputs)
{
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = branch->first; i < branch->count; i++) {
    const struct decoded_event *recorded = branch->events[i - branch->first];
    const struct engine_event *event = &recorded->event;
    if (recorded->inputs > inputs) break;
    unsigned char head[8] = {(unsigned char)event->kind, event->done, event->threw};
    memcpy(head + 4, &event->generator, sizeof event->generator);
    hash = digest(digest(hash, head, sizeof head), event->text, event->text_size);
  }
  return hash;
}

void branch_forget_input(struct branch *branch)
{
  if (branch->input_count == 0) return;
  free_input(&branch->inputs[--branch->input_count]);
  if (branch->applied > branch->input_count) branch->applied = branch->input_count;
}

/* ------------------------------------------------------------------ the whole */

/* How many of the names were given in the past. */
static size_t names_given(const struct branch *branch)
{
  for (size_t i = branch->visible; i < branch->count; i++) {
    const struct engine_event *event = branch_event(branch, i);
    if (event->kind != ENGINE_CREATE) continue;
    size_t before = event->generator - 1;
    return before < branch->name_count ? before : branch->name_count;
  }
  return branch->name_count;
}

struct branch *branch_copy(const struct branch *branch)
{
  struct branch *copy = branch_new();
  size_t names = names_given(branch);
  if (!copy) return NULL;
  copy->first = copy->count = branch->first;
  for (size_t i = 0; i < names; i++)
    if (!add_name(copy, (uint32_t)i + 1, branch->names[i])) goto failed;
  for (size_t i = branch->first; i < branch->visible; i++)
    if (!add_event(copy, branch->events[i - branch->first])) goto failed;
  for (size_t i = 0; i < branch->applied; i++)
    if (!add_input(copy, &branch->inputs[i])) goto failed;
  copy->visible = copy->count;
  copy->applied = copy->input_count;
  return copy;
failed:
  branch_free(copy);
  return NULL;
}

void branch_stand(struct branch *branch, size_t inputs, uint64_t point)
{
  size_t low = branch->first, high = branch->count; /* events are in order: search by halves */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct decoded_event *event = branch->events[middle - branch->first];
    if (event->inputs > inputs || event->point > point) high = middle;
    else low = middle + 1;
  }
  branch->applied = inputs;
  branch->visible = low;
}

const char *branch_name(const struct branch *branch, uint32_t generator)
{
  if (generator == ENGINE_MAIN) return "main";
  if (generator == ENGINE_YOU) return "you";
  return generator <= branch->name_count ? branch->names[generator - 1] : "?";
}

uint32_t branch_find(const struct branch *branch, const char *name)
{
  if (strcmp(name, "main") == 0) return ENGINE_MAIN;
  for (size_t i = 0; i < branch->name_count; i++)
    if (strcmp(branch->names[i], name) == 0) return (uint32_t)i + 1;
  return ENGINE_YOU;
}
