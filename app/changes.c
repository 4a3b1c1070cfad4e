#include "app/changes.h"

#include <stdbool.h>
#include <string.h>

#include "app/memory.h"
#include "app/model_inside.h"
#include "app/outline.h"
#include "app/source.h"
#include "app/yields.h"

enum { EVENTS_MOST = 5000 }; /* looked at; a call with more has no doubt-free line */

struct search {
  const struct model *model;
  const struct outline *outline;
  const struct engine_view *view;
  int stepped;                       /* the one line that ran since the view before; 0: more */
  const struct engine_event *result; /* else: of the call, with its lines; NULL: doubtful */
  int resumed;                       /* the line at which it went on; 0: none */
  int paused;
  bool newest; /* nothing has run since then */
};

/* Did anything happen in the call that its lines do not tell: an error, which leaves a line before
 * its end, or a call of another generator with the same lines? */
static bool has_surprises(const struct model *model, const struct exchange *exchange)
{
  if (exchange->result - exchange->request > EVENTS_MOST) return true;
  const struct engine_generator *own = snapshot_generator(model->shown, exchange->generator);
  for (size_t i = exchange->request + 1; i < exchange->result; i++) {
    const struct engine_event *event = engine_skim(model->engine, i);
    if (event == NULL || event->kind == ENGINE_ERROR || event->threw) return true;
    if (event->kind != ENGINE_RESULT) continue;
    const struct engine_generator *other = snapshot_generator(model->shown, event->generator);
    if (own == NULL || other == NULL || strcmp(own->function, other->function) == 0) return true;
  }
  return false;
}

/* The one line that has run since the view before; 0: there was another number of them. The view
 * must be of the coroutine that ran it. A call that has just gone on ran the rest of the line at
 * which it was paused. */
static int line_stepped(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  const struct engine_view *view = &model->shown->view;
  if (stop->chain_count == 0 || stop->chain[stop->chain_count - 1] != view->generator) return 0;
  int line = memory_line_before(model->memory, source_name(model->script));
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  if (line > 0 || exchange == NULL || exchange->generator != view->generator ||
      exchange->result != HISTORY_NONE)
    return line;
  const struct engine_event *request = model_request(model, exchange);
  bool just = request->kind == ENGINE_NEXT && request->tick + 1 == stop->tick;
  return just ? exchange->paused_line : 0;
}

static struct search search_of(const struct model *model)
{
  const struct engine_view *view = &model->shown->view;
  struct search search = {.model = model, .view = view};
  if (view->frame_count == 0 || model->shown->stop.reason == ENGINE_STOP_SET ||
      strcmp(view->frames[0].file, source_name(model->script)) != 0)
    return search;
  search.outline = source_outline(model->script);
  search.stepped = line_stepped(model);
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  if (search.stepped > 0 || exchange == NULL || exchange->generator != view->generator ||
      view->state != ENGINE_SUSPENDED_YIELD || exchange->result == HISTORY_NONE)
    return search;
  const struct engine_event *request = model_request(model, exchange);
  const struct engine_event *result = model_result(model, exchange);
  if (request->kind != ENGINE_NEXT || result->lines_cut || has_surprises(model, exchange))
    return search;
  search.result = result;
  search.newest = result->tick == model->shown->stop.tick;
  search.resumed = exchange->paused_line;
  search.paused = view->frames[0].line;
  return search;
}

/* The variable's literal is a number or a word, and the variable has another value now: so this
 * line, which may or may not have set it, did not. */
static bool is_other_value(const struct search *search, const struct outline_value *value,
                           const char *now)
{
  if (value->literal_size == 0) return false;
  const char *literal = source_line(search->model->script, value->line, NULL);
  literal += value->literal_start;
  size_t digits = strspn(literal, "0123456789");
  bool whole = digits == value->literal_size && (literal[0] != '0' || digits == 1);
  bool word = strchr("tfn", literal[0]) != NULL;
  if (!whole && !word) return false; /* the same number may be written in many ways */
  return strlen(now) != value->literal_size || memcmp(now, literal, value->literal_size) != 0;
}

enum verdict { NOT_HERE, HERE, IN_DOUBT };

/* What one line that ran has to do with the value of that name. */
static enum verdict judge(const struct search *search, size_t name, int line, const char *now,
                          int *at)
{
  const struct outline *outline = search->outline;
  for (size_t i = outline->value_count; i-- > 0;) {
    const struct outline_value *value = &outline->values[i];
    if (value->name != name || line < value->line || line > value->last) continue;
    *at = value->line;
    if (!value->calls && value->sure) return HERE;
    if (value->calls || value->sure || !is_other_value(search, value, now)) return IN_DOUBT;
  }
  return NOT_HERE;
}

/* The call went on in the middle of a line, whose paused yield got a value. */
static int resumed_line(const struct search *search, const struct engine_variable *variable)
{
  struct yields yields;
  struct source *script = search->model->script;
  size_t size = strlen(variable->name);
  if (search->resumed == 0 || !yields_find(script, search->resumed, &yields)) return 0;
  const char *line = source_line(script, search->resumed, NULL);
  bool same =
      yields.name_size == size && memcmp(line + yields.name_start, variable->name, size) == 0;
  return same ? search->resumed : 0;
}

/* From the newest line back to the oldest one. The newest is that of the pause, and not done. */
static int line_in_call(const struct search *search, const struct engine_variable *variable,
                        size_t name)
{
  const struct engine_event *result = search->result;
  size_t count = result->line_count;
  bool began = true;
  while (count > 0 && began) {
    int line = result->lines[--count], at = 0;
    began = line != search->paused && judge(search, name, line, "", &at) != NOT_HERE &&
            judge(search, name, search->paused, "", &at) != NOT_HERE;
  }
  while (count > 0) {
    int at = 0;
    switch (judge(search, name, result->lines[--count], variable->text, &at)) {
    case HERE: return at;
    case IN_DOUBT: return 0;
    case NOT_HERE: break;
    }
  }
  return resumed_line(search, variable);
}

static bool is_function(const char *text)
{
  static const char generators[] = "generator ", functions[] = "function";
  if (strncmp(text, generators, strlen(generators)) == 0) text += strlen(generators);
  return strncmp(text, functions, strlen(functions)) == 0;
}

static int line_of(const struct search *search, size_t frame, size_t index)
{
  const struct engine_frame *where = &search->view->frames[frame];
  const struct engine_variable *variable = &where->variables[index];
  const char *was = memory_was(search->model->memory, search->view, frame, index);
  bool is_new = was == NULL && memory_is_new(search->model->memory, search->view, frame, index);
  bool absent = strcmp(variable->text, "nil") == 0;
  if (was == NULL && (!is_new || absent)) return 0;
  if (is_function(variable->text)) return 0; /* its definition says it */
  if (was != NULL && search->stepped > 0) return search->stepped;
  if (frame > 0 || search->outline == NULL) return 0;
  size_t name = outline_find(search->outline, search->model->script, variable->name, where->line);
  if (name == OUTLINE_NONE) return 0;
  int at = 0;
  if (search->stepped > 0)
    return judge(search, name, search->stepped, variable->text, &at) == NOT_HERE ? 0 : at;
  /* Others may have written to it since; and parts of a table change without its name. */
  bool shared = (variable->role == ENGINE_UPVALUE && !search->newest) || variable->opens;
  return search->result != NULL && !shared ? line_in_call(search, variable, name) : 0;
}

size_t changes_find(const struct model *model, struct change *changes, size_t most)
{
  struct search search = search_of(model);
  size_t count = 0;
  if (search.stepped == 0 && search.result == NULL) return 0;
  for (size_t f = 0; f < search.view->frame_count; f++)
    for (size_t v = 0; v < search.view->frames[f].variable_count && count < most; v++) {
      int line = line_of(&search, f, v);
      if (line > 0) changes[count++] = (struct change){line, f, v};
    }
  return count;
}
