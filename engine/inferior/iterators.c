/* A generator's call goes through the scheduler. That of an iterator written by hand is a mere
 * call of a Lua function, by whomever: the script, of, collect, yield_from. So the text of each
 * chunk is searched for such functions (iterator_scan.h), and where there are some, the hook hears
 * of calls and returns: such a call is the request, and its return is the result.
 *
 * Invariants:
 * - An open call is one that has not been answered. Those of one coroutine lie in `open` in the
 *   order of its stack; those of several may be mixed, for a method may call coroutine.yield.
 * - The code of an open method runs on the stack of who called it. So the iterator is not on
 *   the scheduler's chain; but who is asked meanwhile is asked by the iterator.
 * - A call of an iterator by one of its own methods, while that runs, is its own business: no
 *   request. (A generator would refuse it.)
 * - A method that ends by an error is heard of where the error is caught, once its own scopes have
 *   been closed (iterators_unwound), or when its coroutine ends (iterators_lost).
 * - Nothing here holds an iterator or a coroutine: open calls know both by number.
 */
#include "engine/inferior/iterators.h"

#include <stdlib.h>
#include <string.h>

#include "engine/inferior/events.h"
#include "engine/inferior/iterator_records.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/stop.h"

/* What one chunk defines. */
struct chunk {
  struct chunk *next;
  char *name;
  struct iterator_method *methods;
  size_t count;
};

struct open {
  const void *activation; /* of the method */
  const lua_State *thread;
  uint32_t owner; /* the thread's coroutine: its number */
  uint32_t iterator;
  uint32_t consumer;
};

static struct {
  lua_State *base;
  struct chunk *chunks;
  struct open *open;
  size_t count, room;
} iterators;

void iterators_open(lua_State *base)
{
  iterators.base = base;
  iterator_records_open(base);
}

bool iterators_add_chunk(const char *chunk, const char *text, size_t size)
{
  struct iterator_method *methods;
  size_t count = iterator_scan(text, size, &methods);
  if (count == 0) return false;
  struct chunk *new = malloc(sizeof *new);
  char *name = strdup(chunk);
  if (!new || !name) { /* then they are not seen */
    free(new), free(name), free(methods);
    return false;
  }
  *new = (struct chunk){.next = iterators.chunks, .name = name, .methods = methods, .count = count};
  iterators.chunks = new;
  return true;
}

static const struct iterator_method *method_at(const lua_Debug *ar)
{
  for (const struct chunk *chunk = iterators.chunks; chunk; chunk = chunk->next)
    for (size_t i = 0; i < chunk->count; i++)
      if (chunk->methods[i].line == ar->linedefined && strcmp(chunk->name, ar->source) == 0)
        return &chunk->methods[i];
  return NULL;
}

const char *iterators_method_name(const lua_Debug *ar)
{
  const struct iterator_method *method = method_at(ar);
  return method ? iterator_method_names[method->request] : NULL;
}

/* ----------------------------------------------------------------- open calls */

static void close(size_t index)
{
  iterators.count--;
  memmove(&iterators.open[index], &iterators.open[index + 1],
          (iterators.count - index) * sizeof iterators.open[0]);
}

/* Forgets those of coroutines that were collected while they were suspended. */
static void forget_collected(void)
{
  for (size_t i = iterators.count; i-- > 0;)
    if (iterators.open[i].owner != ENGINE_MAIN && !coroutine_find(iterators.open[i].owner))
      close(i);
}

static void add(const struct open *open)
{
  if (iterators.count == iterators.room) forget_collected();
  if (iterators.count == iterators.room) {
    size_t room = iterators.room ? iterators.room * 2 : 16;
    struct open *larger = realloc(iterators.open, room * sizeof *larger);
    if (!larger) return; /* its answer is not told */
    iterators.open = larger;
    iterators.room = room;
  }
  iterators.open[iterators.count++] = *open;
}

static bool is_of(const struct open *open, const struct coroutine *co)
{
  return open->thread == co->thread && open->owner == co->id;
}

const struct coroutine *iterators_running(const struct coroutine *co)
{
  for (size_t i = co ? iterators.count : 0; i-- > 0;) {
    if (!is_of(&iterators.open[i], co)) continue;
    const struct coroutine *iterator = coroutine_find(iterators.open[i].iterator);
    if (iterator) return iterator;
  }
  return co;
}

size_t iterators_within(const struct coroutine *co, const struct coroutine **out, size_t most)
{
  size_t count = 0;
  for (size_t i = iterators.count; i-- > 0 && count < most;) {
    if (!is_of(&iterators.open[i], co)) continue;
    out[count] = coroutine_find(iterators.open[i].iterator);
    if (out[count]) count++;
  }
  return count;
}

static const struct open *newest_of(const struct coroutine *iterator)
{
  for (size_t i = iterators.count; i-- > 0;)
    if (iterators.open[i].iterator == iterator->id) return &iterators.open[i];
  return NULL;
}

uint32_t iterators_consumer(const struct coroutine *iterator)
{
  const struct open *open = newest_of(iterator);
  return open ? open->consumer : ENGINE_YOU;
}

/* Does the iterator call itself? */
static bool is_within(const struct coroutine *iterator)
{
  if (iterator->state != ENGINE_EXECUTING) return false;
  const struct open *open = newest_of(iterator);
  if (!open || open->owner == ENGINE_MAIN) return true;
  const struct coroutine *owner = coroutine_find(open->owner);
  return owner && owner->state == ENGINE_EXECUTING;
}

/* ---------------------------------------------------------- calls and returns */

void iterators_called(lua_State *L, lua_Debug *ar)
{
  enum engine_request request;
  int value, top = lua_gettop(L);
  bool made;
  lua_getinfo(L, "S", ar);
  const struct iterator_method *method = method_at(ar);
  const struct coroutine *co = coroutine_of(L);
  if (!method || !co) return;
  struct coroutine *iterator = iterator_records_of_call(L, ar, method, &request, &value, &made);
  if (is_within(iterator)) return;
  if (made) events_create(iterator, L, 0, 1);
  if (value == 0 || !lua_getlocal(L, ar, value)) lua_pushnil(L);
  events_request_from(iterator, request, L, top + 1, !lua_isnil(L, top + 1), 1);
  iterator->state = ENGINE_EXECUTING;
  iterator->request = request;
  add(&(struct open){.activation = ar->i_ci,
                     .thread = L,
                     .owner = co->id,
                     .iterator = iterator->id,
                     .consumer = coroutine_consumer_id(iterators_running(co))});
  lua_settop(L, top);
}

/* It has answered co with what is on top of L. */
static void answer(lua_State *L, struct coroutine *iterator, struct coroutine *co,
                   enum outcome outcome)
{
  iterator->state = outcome == OUTCOME_DONE ? ENGINE_COMPLETED : ENGINE_SUSPENDED_YIELD;
  if (outcome == OUTCOME_DONE) coroutine_let_go(iterator);
  events_answer(iterator, co, outcome, L, -1);
  stop_at_answer(L, iterator, co);
}

/* Replaces the result on top by its value. What is no result counts as a value. */
static enum outcome take_value(lua_State *L)
{
  if (!lua_istable(L, -1)) return OUTCOME_YIELD;
  enum outcome outcome = iterator_records_done(L, -1) ? OUTCOME_DONE : OUTCOME_YIELD;
  iterator_records_value(L, -1);
  lua_remove(L, -2);
  return outcome;
}

static void returned(lua_State *L, lua_Debug *ar, struct coroutine *iterator)
{
  int top = lua_gettop(L);
  lua_getinfo(L, "Slr", ar);
  if (ar->ntransfer == 0 || !lua_getlocal(L, ar, ar->ftransfer)) lua_pushnil(L);
  if (ar->currentline > 0) iterator->line = ar->currentline;
  if (ar->source[0] == '@') iterator->file = ar->source + 1;
  answer(L, iterator, coroutine_of(L), take_value(L));
  lua_settop(L, top);
}

/* A tail call keeps the activation: what it returns answers both. */
void iterators_returns(lua_State *L, lua_Debug *ar)
{
  for (size_t i = iterators.count; i-- > 0;) {
    const struct open *open = &iterators.open[i];
    if (open->activation != ar->i_ci || !is_of(open, coroutine_of(L))) continue;
    struct coroutine *iterator = coroutine_find(open->iterator);
    close(i);
    if (iterator) returned(L, ar, iterator);
    if (i > iterators.count) i = iterators.count; /* the user may have called meanwhile */
  }
}

/* --------------------------------------------------------------------- errors */

static bool is_on_stack(lua_State *L, const void *activation)
{
  lua_Debug ar;
  for (int level = 0; lua_getstack(L, level, &ar); level++)
    if (ar.i_ci == activation) return true;
  return false;
}

/* Ends the open call at index by the error on top of L; untold: nobody hears of it. */
static void end_by_error(lua_State *L, size_t index, struct coroutine *co, bool told)
{
  struct coroutine *iterator = coroutine_find(iterators.open[index].iterator);
  close(index);
  if (!iterator) return;
  if (told) answer(L, iterator, co, OUTCOME_ERROR);
  else iterator->state = ENGINE_SUSPENDED_YIELD;
}

void iterators_unwound(lua_State *L)
{
  struct coroutine *co = coroutine_of(L);
  bool told = true;
  for (size_t i = iterators.count; i-- > 0;) {
    if (!is_of(&iterators.open[i], co)) continue;
    if (is_on_stack(L, iterators.open[i].activation)) return; /* and so are the older ones */
    if (protect_returned(L, -1, co)) {
      lua_pop(L, 1);
      told = false;
    }
    end_by_error(L, i, co, told);
    if (i > iterators.count) i = iterators.count;
  }
}

void iterators_lost(struct coroutine *co, bool failed)
{
  for (size_t i = iterators.count; i-- > 0;) {
    if (!is_of(&iterators.open[i], co)) continue;
    end_by_error(co->thread, i, co, failed);
    if (i > iterators.count) i = iterators.count;
  }
}

/* -------------------------------------------------------------------- by hand */

struct coroutine *iterators_at(lua_State *L, int index)
{
  lua_Debug ar;
  index = lua_absindex(L, index);
  if (!iterators.chunks || !lua_istable(L, index)) return NULL;
  struct coroutine *iterator = iterator_records_find(L, index);
  if (iterator) return iterator;
  iterator_records_method(L, index, ENGINE_BY_NEXT);
  if (!lua_isfunction(L, -1)) {
    lua_pop(L, 1);
    return NULL;
  }
  lua_getinfo(L, ">S", &ar);
  const struct iterator_method *method = method_at(&ar);
  if (!method) return NULL;
  iterator = iterator_records_new(L, index, method->name);
  events_create(iterator, L, 0, 0);
  return iterator;
}

bool iterators_has(const struct coroutine *iterator, enum engine_request request)
{
  lua_State *base = iterators.base;
  int top = lua_gettop(base);
  bool has = iterator_records_push_key(iterator);
  if (has && lua_istable(base, -1)) has = iterator_records_method(base, top + 1, request);
  else has = has && request == ENGINE_BY_NEXT;
  has = has && lua_isfunction(base, -1);
  lua_settop(base, top);
  return has;
}

static int method_ended(lua_State *L, int status, lua_KContext context)
{
  (void)context;
  struct coroutine *iterator = coroutine_of(L);
  if (status == LUA_OK || status == LUA_YIELD) return 1;
  iterator->failed = true; /* until it is told of */
  stop_at_untold(L, iterator, status);
  iterators_unwound(L);
  return 1;
}

/* On the bottom of the iterator's own thread: the method, its arguments. */
static int run_method(lua_State *L)
{
  lua_pushcfunction(L, protect_handler);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, 1, 1, 0, method_ended);
  return method_ended(L, status, 0);
}

void iterators_prepare(struct coroutine *iterator, enum engine_request request, bool given)
{
  lua_State *base = iterators.base, *L = iterator->thread;
  int value = lua_gettop(base);
  lua_settop(L, 0);
  lua_pushcfunction(L, run_method);
  iterator_records_push_key(iterator);
  if (lua_istable(base, -1)) {
    iterator_records_method(base, value + 1, request);
    lua_insert(base, value + 1);
  }
  if (given) lua_pushvalue(base, value);
  int count = lua_gettop(base) - value;
  lua_xmove(base, L, count);
  lua_pop(base, 1);
  iterator->state = ENGINE_SUSPENDED_START;
  iterator->body = NULL;
}

enum outcome iterators_ran(struct coroutine *iterator)
{
  bool failed = iterator->failed;
  enum outcome outcome = failed ? OUTCOME_ERROR : take_value(iterator->thread);
  iterator->failed = false;
  iterator->consumer = NULL;
  iterator->state = outcome == OUTCOME_DONE ? ENGINE_COMPLETED : ENGINE_SUSPENDED_YIELD;
  if (outcome == OUTCOME_DONE) coroutine_let_go(iterator);
  return outcome;
}
