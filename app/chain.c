/* chain.c - puts the chain together. The engine's stop lists what is on the stack (the first and
 * the innermost, where it is deep); what the innermost has asked, and has an answer from, is
 * found in the history: of each generator the newest request that it made, as long as that
 * was made within its own newest call. Those requests are ever later, so the search ends. */
#include "app/chain.h"

#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/source.h"
#include "app/yields.h"

/* Keeps the first few and, as a ring, the last ones. */
struct building {
  struct chain *chain;
  size_t total;
};

static void add(struct building *building, const struct chain_link *link)
{
  struct chain *chain = building->chain;
  if (building->total < CHAIN_MOST) {
    chain->links[building->total] = *link;
    chain->count++;
  } else {
    memmove(chain->links + CHAIN_FIRST, chain->links + CHAIN_FIRST + 1,
            (CHAIN_LAST - 1) * sizeof *chain->links);
    chain->links[CHAIN_MOST - 1] = *link;
    chain->left_out++;
    chain->left_out_at = CHAIN_FIRST;
  }
  building->total++;
}

static const struct exchange no_pull = {.request = HISTORY_NONE, .result = HISTORY_NONE};

/* What is on the stack. Returns the index of the request that the innermost one answers. */
static size_t add_running(struct building *building, const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  size_t request = 0;
  for (size_t i = 0; i < stop->chain_count; i++) {
    struct exchange into;
    const struct exchange *pull =
        i > 0 ? history_newest(model->history, stop->chain[i], &into) : NULL;
    struct chain_link link = {
        .generator = stop->chain[i], .running = true, .pull = pull != NULL ? *pull : no_pull};
    add(building, &link);
    if (pull != NULL) request = pull->request;
  }
  if (stop->chain_left_out > 0) {
    building->chain->left_out = stop->chain_left_out;
    building->chain->left_out_at = 1;
  }
  return request;
}

/* What the generator has asked since, one from the other. */
static void add_asked(struct building *building, const struct model *model, uint32_t consumer,
                      size_t since)
{
  struct exchange pull;
  while (history_pulled(model->history, consumer, &pull) != NULL && pull.request > since) {
    add(building, &(struct chain_link){.generator = pull.generator, .pull = pull});
    consumer = pull.generator;
    since = pull.request;
  }
}

/* The last call that the main program, or the user, has made. */
static void add_last_call(struct building *building, const struct model *model)
{
  size_t count = history_count(model->history);
  if (count == 0) return;
  struct exchange pull;
  history_at(model->history, count - 1, &pull);
  add(building, &(struct chain_link){.generator = pull.consumer, .pull = no_pull});
  add(building, &(struct chain_link){.generator = pull.generator, .pull = pull});
  add_asked(building, model, pull.generator, pull.request);
}

static bool is_own(const struct model *model, const char *file)
{
  return file != NULL && strcmp(file, source_name(model->script)) == 0;
}

/* Where it stands: a generator says so itself; others stand where they have asked from. */
static int line_of(const struct model *model, const struct chain *chain, size_t index)
{
  const struct chain_link *link = &chain->links[index];
  const struct engine_stop *stop = &model->shown->stop;
  const struct engine_generator *own = snapshot_generator(model->shown, link->generator);
  if (own != NULL && own->state != ENGINE_COMPLETED && own->state != ENGINE_SUSPENDED_START)
    return is_own(model, own->file) ? own->line : 0;
  if (link->running && index == chain_running(chain) && stop->generator == link->generator)
    return is_own(model, stop->file) ? stop->line : 0;
  if (own != NULL || index + 1 >= chain->count) return 0;
  const struct engine_event *request = model_request(model, &chain->links[index + 1].pull);
  return request != NULL && is_own(model, request->file) ? request->line : 0;
}

bool chain_is_delegate(const struct model *model, const struct exchange *pull)
{
  if (pull->request == HISTORY_NONE || pull->consumer == ENGINE_YOU) return false;
  const struct engine_event *request = model_request(model, pull);
  struct yields yields;
  return request != NULL && is_own(model, request->file) &&
         yields_find(model->script, request->line, &yields) && yields.delegates;
}

void chain_read(struct chain *chain, const struct model *model)
{
  *chain = (struct chain){.count = 0};
  struct building building = {.chain = chain};
  const struct engine_stop *stop = &model->shown->stop;
  /* Of a consumer that only stands somewhere, the last call is what there is to see. */
  bool runs =
      stop->chain_count > 1 || (stop->chain_count == 1 && history_count(model->history) == 0);
  if (runs) {
    size_t since = add_running(&building, model);
    add_asked(&building, model, stop->chain[stop->chain_count - 1], since);
  } else {
    add_last_call(&building, model);
    if (chain->count > 0)
      chain->links[0].running =
          stop->chain_count > 0 && stop->chain[0] == chain->links[0].generator;
  }
  for (size_t i = 0; i < chain->count; i++) {
    chain->links[i].line = line_of(model, chain, i);
    chain->links[i].delegate = i > 0 && chain_is_delegate(model, &chain->links[i].pull);
  }
}

size_t chain_running(const struct chain *chain)
{
  size_t running = SIZE_MAX;
  for (size_t i = 0; i < chain->count; i++)
    if (chain->links[i].running) running = i;
  return running;
}
