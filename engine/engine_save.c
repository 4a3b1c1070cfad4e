/* Saved sessions: the script's identity and the input log, as JSON. What happened is not
 * saved: it happens again. Digests of it say whether it was the same. */
#include <errno.h>
#include <inttypes.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "engine/engine_inside.h"
#include "engine/folder.h"

#define SESSION_VERSION 1
#define SESSION_MAX     (64u * 1024 * 1024)

struct resume {
  json_t *json; /* the whole file */
  char script[PATH_MAX];
  char **arguments; /* the script's; they belong to the JSON */
  size_t rebuilt;   /* branches that are done */
};

/* ------------------------------------------------------------------- writing */

static json_t *json_number(uint64_t number)
{
  return json_integer((json_int_t)number);
}

/* 64 bits do not fit JSON's numbers everywhere. */
static json_t *json_digest(uint64_t digest)
{
  return json_sprintf("%016" PRIx64, digest);
}

static uint64_t text_digest(const struct engine *engine)
{
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < engine->text_size; i++)
    hash = (hash ^ (unsigned char)engine->text[i]) * 0x100000001b3u;
  return hash;
}

static json_t *json_input(const struct input *input)
{
  return json_pack("{s:i, s:i, s:o, s:o, s:o, s:s, s:s, s:o, s:o}", "type", (int)input->type,
                   "request", (int)input->request, "generator", json_number(input->generator),
                   "first", json_number(input->first), "scope", json_number(input->scope), "name",
                   input->name, "expression", input->expression, "point", json_number(input->point),
                   "tick", json_number(input->tick));
}

static json_t *json_branch(const struct branch *branch)
{
  json_t *inputs = json_array(), *digests = json_array();
  for (size_t i = 0; i < branch->input_count; i++)
    json_array_append_new(inputs, json_input(&branch->inputs[i]));
  for (size_t i = 0; i <= branch->input_count; i++)
    json_array_append_new(digests, json_digest(branch_digest(branch, i)));
  return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "parent",
                   json_number(branch->parent), "fork_inputs", json_number(branch->fork_inputs),
                   "fork_point", json_number(branch->fork_point), "fork_tick",
                   json_number(branch->fork_tick), "end_inputs", json_number(branch->end_inputs),
                   "end_point", json_number(branch->end_point), "end_tick",
                   json_number(branch->end_tick), "inputs", inputs, "digests", digests);
}

static json_t *json_session(const struct engine *engine)
{
  char absolute[PATH_MAX];
  json_t *branches = json_array(), *arguments = json_array();
  if (!realpath(engine->options.script, absolute))
    snprintf(absolute, sizeof absolute, "%s", engine->options.script);
  for (size_t i = 0; i < engine->branch_count; i++)
    json_array_append_new(branches, json_branch(engine->branches[i]));
  for (size_t i = 0; i < engine->options.argument_count; i++)
    json_array_append_new(arguments, json_string(engine->options.arguments[i]));
  return json_pack("{s:s, s:i, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:{s:o, s:o, s:o, s:o, s:o}}",
                   "yieldscope", "session", "version", SESSION_VERSION, "script", engine->name,
                   "path", absolute, "digest", json_digest(text_digest(engine)), "seed",
                   json_number(engine->options.seed), "memory",
                   json_number(engine->options.memory_limit), "arguments", arguments, "branches",
                   branches, "present", "branch", json_number(engine->now.branch), "inputs",
                   json_number(engine->now.inputs), "point", json_number(engine->now.point), "from",
                   json_number(engine->now.from), "selected", json_number(engine->now.selected));
}

bool engine_save(struct engine *engine, const char *path)
{
  char new_path[PATH_MAX];
  if (!engine_can_command(engine)) return false;
  if (path[0] == '\0')
    return engine_refuse(engine, "Say a file's name, for example: save one.session");
  size_t length = strlen(path);
  bool ending = length > 8 && strcmp(path + length - 8, ".session") == 0;
  char *full = NULL;
  if (asprintf(&full, "%s%s", path, ending ? "" : ".session") < 0 ||
      snprintf(new_path, sizeof new_path, "%s.new", full) >= (int)sizeof new_path) {
    free(full);
    return engine_refuse(engine, "That name is too long.");
  }
  json_t *session = json_session(engine);
  bool written = session && json_dump_file(session, new_path, JSON_INDENT(1)) == 0 &&
                 rename(new_path, full) == 0;
  int error = errno;
  json_decref(session);
  if (!written) unlink(new_path);
  if (!written) engine_refuse(engine, "%.300s cannot be written: %s.", full, strerror(error));
  if (written) snprintf(engine->notice, sizeof engine->notice, "Saved as %.300s.", full);
  free(full);
  return written;
}

/* ------------------------------------------------------------------- reading */

static bool foreign(const char *path, char *problem, size_t size, const char *why)
{
  snprintf(problem, size, "%s is not a session that yieldscope saved: %s.", path, why);
  return false;
}

/* Every field of the expected type? jansson's own checks, so that nothing later can fail. */
static bool is_session(json_t *json, json_error_t *error)
{
  json_t *branches, *branch;
  size_t index, input_index;
  json_int_t unused;
  const char *text;
  if (json_unpack_ex(json, error, 0,
                     "{s:s, s:i, s:s, s:s, s:s, s:I, s:I, s:[], s:o, s:{s:I, s:I, s:I, s:I, s:I}}",
                     "yieldscope", &text, "version", &(int){0}, "script", &text, "path", &text,
                     "digest", &text, "seed", &unused, "memory", &unused, "arguments", "branches",
                     &branches, "present", "branch", &unused, "inputs", &unused, "point", &unused,
                     "from", &unused, "selected", &unused) != 0)
    return false;
  if (!json_is_array(branches) || json_array_size(branches) == 0) {
    snprintf(error->text, sizeof error->text, "it has no branches");
    return false;
  }
  json_array_foreach(branches, index, branch)
  {
    json_t *inputs, *input;
    if (json_unpack_ex(branch, error, 0, "{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:[]}", "parent",
                       &unused, "fork_inputs", &unused, "fork_point", &unused, "fork_tick", &unused,
                       "end_inputs", &unused, "end_point", &unused, "end_tick", &unused, "inputs",
                       &inputs, "digests") != 0)
      return false;
    json_array_foreach(inputs, input_index, input)
    {
      if (json_unpack_ex(input, error, 0, "{s:I, s:I, s:I, s:I, s:s, s:s, s:I, s:I}", "type",
                         &unused, "request", &unused, "generator", &unused, "scope", &unused,
                         "name", &text, "expression", &text, "point", &unused, "tick",
                         &unused) != 0)
        return false;
    }
  }
  return true;
}

static uint64_t number(const json_t *object, const char *key)
{
  json_int_t value = json_integer_value(json_object_get(object, key));
  return value < 0 ? 0 : (uint64_t)value;
}

/* A branch's numbers lie within what there is. */
static bool is_consistent(const json_t *json)
{
  const json_t *branches = json_object_get(json, "branches"),
               *present = json_object_get(json, "present");
  size_t count = json_array_size(branches);
  for (size_t i = 0; i < count; i++) {
    const json_t *branch = json_array_get(branches, i);
    size_t inputs = json_array_size(json_object_get(branch, "inputs"));
    if (number(branch, "end_inputs") > inputs || number(branch, "fork_inputs") > inputs ||
        (i > 0 && number(branch, "parent") >= i) || (i == 0 && number(branch, "parent") != 0))
      return false;
    for (size_t j = 0; j < inputs; j++) {
      const json_t *input = json_array_get(json_object_get(branch, "inputs"), j);
      uint64_t type = number(input, "type");
      if ((type != MSG_CALL && type != MSG_MAKE && type != MSG_SET && type != MSG_PAIR) ||
          number(input, "request") > ENGINE_BY_RETURN)
        return false;
    }
  }
  if (number(present, "branch") >= count) return false;
  const json_t *inputs =
      json_object_get(json_array_get(branches, number(present, "branch")), "inputs");
  return number(present, "inputs") <= json_array_size(inputs);
}

/* The script: beside the session file, else where it was. */
static void find_script(struct resume *resume, const char *session_path)
{
  char *copy = strdup(session_path);
  snprintf(resume->script, sizeof resume->script, "%s/%s", copy ? dirname(copy) : ".",
           json_string_value(json_object_get(resume->json, "script")));
  free(copy);
  if (access(resume->script, R_OK) != 0)
    snprintf(resume->script, sizeof resume->script, "%s",
             json_string_value(json_object_get(resume->json, "path")));
}

static bool take_arguments(struct resume *resume, struct engine_options *options)
{
  const json_t *arguments = json_object_get(resume->json, "arguments");
  size_t count = json_array_size(arguments);
  resume->arguments = calloc(count + 1, sizeof *resume->arguments);
  if (!resume->arguments) return false;
  for (size_t i = 0; i < count; i++) {
    const char *text = json_string_value(json_array_get(arguments, i));
    resume->arguments[i] = (char *)(text ? text : "");
  }
  options->arguments = resume->arguments;
  options->argument_count = count;
  return true;
}

bool engine_resume_open(struct engine *engine, struct engine_options *options, char *problem,
                        size_t size)
{
  char *text;
  size_t text_size;
  json_error_t error;
  if (!folder_read_file(options->script, SESSION_MAX, &text, &text_size, problem, size))
    return false;
  json_t *json = json_loadb(text, text_size, 0, &error);
  free(text);
  if (!json) {
    char why[300];
    snprintf(why, sizeof why, "line %d: %s", error.line, error.text);
    return foreign(options->script, problem, size, why);
  }
  engine->resume = calloc(1, sizeof *engine->resume);
  if (!engine->resume) {
    json_decref(json);
    return false;
  }
  engine->resume->json = json;
  const char *kind = json_string_value(json_object_get(json, "yieldscope"));
  if (!kind || strcmp(kind, "session") != 0)
    return foreign(options->script, problem, size, "it does not say that it is one");
  if (number(json, "version") > SESSION_VERSION)
    return foreign(options->script, problem, size, "it is of a newer yieldscope than this one");
  if (!is_session(json, &error)) return foreign(options->script, problem, size, error.text);
  if (!is_consistent(json))
    return foreign(options->script, problem, size, "its numbers do not fit together");
  find_script(engine->resume, options->script);
  options->script = engine->resume->script;
  if (!take_arguments(engine->resume, options)) return false;
  options->seed = (uint32_t)number(json, "seed");
  options->memory_limit = number(json, "memory");
  return true;
}

bool engine_resume_check(struct engine *engine, char *problem, size_t size)
{
  char digest[32];
  snprintf(digest, sizeof digest, "%016" PRIx64, text_digest(engine));
  if (strcmp(digest, json_string_value(json_object_get(engine->resume->json, "digest"))) == 0)
    return true;
  snprintf(problem, size,
           "%s has changed since the session was saved, so the session does not fit it "
           "any more. Open the script itself to begin afresh.",
           engine->options.script);
  return false;
}

void engine_resume_free(struct engine *engine)
{
  if (!engine->resume) return;
  json_decref(engine->resume->json);
  free(engine->resume->arguments);
  free(engine->resume);
  engine->resume = NULL;
}

/* ---------------------------------------------------------------- rebuilding */

static bool expect_inputs(struct branch *branch, const json_t *inputs)
{
  for (size_t i = branch->input_count; i < json_array_size(inputs); i++) {
    const json_t *json = json_array_get(inputs, i);
    struct input input = {.type = (enum msg)number(json, "type"),
                          .request = (enum engine_request)number(json, "request"),
                          .generator = (uint32_t)number(json, "generator"),
                          .first = (uint32_t)number(json, "first"),
                          .scope = (uint32_t)number(json, "scope"),
                          .name = (char *)json_string_value(json_object_get(json, "name")),
                          .expression =
                              (char *)json_string_value(json_object_get(json, "expression")),
                          .point = number(json, "point"),
                          .tick = number(json, "tick")};
    if (!branch_expect(branch, &input)) return false;
  }
  return true;
}

/* Makes the branch, with what it shares with its parent, and all its inputs to come. */
static bool begin_branch(struct engine *engine, size_t index, const json_t *json)
{
  if (index > 0) {
    uint32_t parent = (uint32_t)number(json, "parent");
    branch_stand(engine->branches[parent], number(json, "fork_inputs"), number(json, "fork_point"));
    if (!engine_time_add(engine, branch_copy(engine->branches[parent]))) return false;
    engine->branches[index]->parent = parent;
  }
  struct branch *branch = engine->branches[index];
  branch->fork_inputs = number(json, "fork_inputs");
  branch->fork_point = number(json, "fork_point");
  branch->fork_tick = number(json, "fork_tick");
  branch->end_inputs = number(json, "end_inputs");
  branch->end_point = number(json, "end_point");
  branch->end_tick = number(json, "end_tick");
  return expect_inputs(branch, json_object_get(json, "inputs"));
}

/* Says after which input a rebuilt branch has become another one. */
static void compare(struct engine *engine, size_t index, const json_t *json)
{
  const json_t *digests = json_object_get(json, "digests");
  for (size_t i = 0; i < json_array_size(digests); i++) {
    char digest[32];
    const char *saved = json_string_value(json_array_get(digests, i));
    snprintf(digest, sizeof digest, "%016" PRIx64, branch_digest(engine->branches[index], i));
    if (saved && strcmp(saved, digest) == 0) continue;
    snprintf(engine->notice, sizeof engine->notice,
             "The script did not do the same as when the session was saved: they part %s %zu.",
             i == 0 ? "before what you did by hand; things done then:"
                    : "after the thing done by hand number",
             i == 0 ? json_array_size(digests) - 1 : i);
    return;
  }
}

bool engine_resume_step(struct engine *engine)
{
  struct resume *resume = engine->resume;
  const json_t *branches = json_object_get(resume->json, "branches");
  if (resume->rebuilt > 0)
    compare(engine, resume->rebuilt - 1, json_array_get(branches, resume->rebuilt - 1));
  if (resume->rebuilt < json_array_size(branches)) {
    size_t index = resume->rebuilt++;
    if (!begin_branch(engine, index, json_array_get(branches, index))) {
      engine_resume_free(engine);
      return false;
    }
    engine->plan = PLAN_RESUME;
    const struct branch *branch = engine->branches[index];
    return engine_time_rebuild(engine, (struct position){.branch = (uint32_t)index,
                                                         .inputs = branch->end_inputs,
                                                         .point = branch->end_point});
  }
  const json_t *present = json_object_get(resume->json, "present");
  struct position target = {.branch = (uint32_t)number(present, "branch"),
                            .inputs = number(present, "inputs"),
                            .point = number(present, "point"),
                            .from = number(present, "from"),
                            .selected = (uint32_t)number(present, "selected")};
  engine_resume_free(engine);
  return engine_time_jump(engine, target);
}
