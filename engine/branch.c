#include "engine/branch.h"

#include <stdlib.h>
#include <string.h>

struct branch *branch_new(void)
{
  struct branch *branch = calloc(1, sizeof *branch);
  if (!branch) return NULL;
  branch->loop_tick = UINT64_MAX;
  branch->log = event_log_new();
  if (branch->log) return branch;
  free(branch);
  return NULL;
}

static void free_input(struct input *input)
{
  free(input->name);
  free(input->expression);
}

void branch_free(struct branch *branch)
{
  if (!branch) return;
  for (size_t i = 0; i < branch->input_count; i++)
    free_input(&branch->inputs[i]);
  for (size_t i = 0; i < branch->name_count; i++)
    free(branch->names[i]);
  event_log_free(branch->log);
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

static bool add_event(struct branch *branch, const struct decoded_event *event)
{
  if (event->event.kind == ENGINE_CREATE && !add_name(branch, event->event.generator, event->name))
    return false;
  if (!event_log_add(branch->log, event)) return false;
  bool loop = event->event.kind == ENGINE_ASYNC && event->event.async == ENGINE_LOOP;
  if (!loop || branch->loop_tick != UINT64_MAX) return true;
  branch->loop_tick = event->event.tick;
  branch->loop_event = branch_count(branch) - 1;
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

static void note_again(struct branch *branch, size_t index)
{
  if (index != branch->again_to) branch->again_from = index;
  branch->again_to = index + 1;
}

enum branch_news branch_receive(struct branch *branch, struct decoded_event *event)
{
  size_t count = branch_count(branch);
  event->inputs = (uint32_t)branch->applied;
  if (branch->visible < count) {
    const struct decoded_event *recorded = branch_skim(branch, branch->visible);
    if (!recorded) return BRANCH_FULL;
    if (!same_event(recorded, event)) return BRANCH_DIFFERS;
    note_again(branch, branch->visible++);
    return BRANCH_AGAIN;
  }
  if (branch->applied < branch->input_count && branch->inputs[branch->applied].point < event->point)
    return BRANCH_DIFFERS; /* an input was recorded before it, and not given */
  if (!add_event(branch, event)) return BRANCH_FULL;
  branch->visible = count + 1;
  return BRANCH_NEW;
}

size_t branch_first(const struct branch *branch)
{
  return event_log_first(branch->log);
}

size_t branch_count(const struct branch *branch)
{
  return event_log_count(branch->log);
}

static struct decoded_event *tell_again(const struct branch *branch, size_t index,
                                        struct decoded_event *event)
{
  if (event) event->event.again = index >= branch->again_from && index < branch->again_to;
  return event;
}

const struct decoded_event *branch_skim(const struct branch *branch, size_t index)
{
  return tell_again(branch, index, event_log_skim(branch->log, index));
}

const struct engine_event *branch_event(const struct branch *branch, size_t index)
{
  const struct decoded_event *event = tell_again(branch, index, event_log_at(branch->log, index));
  return event ? &event->event : NULL;
}

const struct decoded_event *branch_newest(const struct branch *branch, enum engine_event_kind kind)
{
  return branch_skim(branch, event_log_last(branch->log, branch->visible, 1u << kind));
}

void branch_forget(struct branch *branch, size_t before)
{
  event_log_forget(branch->log, before);
}

/* -------------------------------------------------------------------- inputs */

static bool same_input(const struct input *a, const struct input *b)
{
  return a->type == b->type && a->request == b->request && a->generator == b->generator &&
         a->first == b->first && a->point == b->point && strcmp(a->name, b->name) == 0 &&
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
  if (branch->applied < branch->input_count || branch->visible < branch_count(branch) ||
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
  const struct decoded_event *recorded;
  for (size_t i = branch_first(branch); (recorded = branch_skim(branch, i)) != NULL; i++) {
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

/* How many of the names were given in the past. Where none of the events is left that tell, all
 * were. */
static size_t names_given(const struct branch *branch)
{
  const struct decoded_event *event = branch_newest(branch, ENGINE_CREATE);
  if (!event) return branch_first(branch) > 0 ? branch->name_count : 0;
  size_t names = event->event.generator;
  return names < branch->name_count ? names : branch->name_count;
}

struct branch *branch_copy(const struct branch *branch)
{
  struct branch *copy = branch_new();
  size_t names = names_given(branch);
  if (!copy) return NULL;
  event_log_free(copy->log);
  copy->log = event_log_copy(branch->log, branch->visible);
  if (!copy->log) goto failed;
  for (size_t i = 0; i < names; i++)
    if (!add_name(copy, (uint32_t)i + 1, branch->names[i])) goto failed;
  for (size_t i = 0; i < branch->applied; i++)
    if (!add_input(copy, &branch->inputs[i])) goto failed;
  if (branch->loop_event < branch->visible) copy->loop_tick = branch->loop_tick;
  copy->loop_event = branch->loop_event;
  copy->visible = branch_count(copy);
  copy->applied = copy->input_count;
  return copy;
failed:
  branch_free(copy);
  return NULL;
}

void branch_stand(struct branch *branch, size_t inputs, uint64_t point)
{
  branch->applied = inputs;
  branch->visible = event_log_until(branch->log, (uint32_t)inputs, point);
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
