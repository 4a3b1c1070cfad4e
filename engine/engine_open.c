/* Opening a session, and the inferior's beginning and end. */
#include <libgen.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/engine_inside.h"
#include "engine/folder.h"
#include "engine/inferior/inferior.h"
#include "engine/process.h"

#define DEFAULT_CHECKPOINTS 32

void engine_start(int argc, char **argv)
{
  if (argc == 2 && strcmp(argv[1], PROCESS_INFERIOR_FLAG) == 0) inferior_run(PROCESS_LINK_FD);
}

bool engine_refuse(struct engine *engine, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(engine->problem, sizeof engine->problem, format, arguments);
  va_end(arguments);
  return false;
}

void engine_send_script(const struct engine *engine, struct link *link)
{
  struct wire_writer *out = link_begin(link, MSG_LOAD);
  wire_text(out, engine->name);
  wire_bytes(out, engine->text, engine->text_size);
  wire_u64(out, engine->options.memory_limit);
  wire_u32(out, engine->options.seed);
  wire_u8(out, engine->input != NULL);
  wire_bytes(out, engine->input ? engine->input : "", engine->input_size);
  wire_u32(out, (uint32_t)engine->options.argument_count);
  for (size_t i = 0; i < engine->options.argument_count; i++)
    wire_text(out, engine->options.arguments[i]);
  link_end(link);
}

bool engine_launch(struct engine *engine)
{
  process_free(engine->live, NULL, 0);
  engine->live = process_new(engine->problem, sizeof engine->problem);
  engine->answer_awaited = false;
  if (!engine->live) return false;
  engine->status = ENGINE_RUNNING;
  engine_send_script(engine, engine->live->link);
  engine_send_breaks(engine);
  return true;
}

bool engine_begin_session(struct engine *engine)
{
  engine_peek_clear(engine);
  engine_eager_clear(engine);
  engine_time_clear(engine);
  engine->selected = ENGINE_MAIN;
  engine->plan = PLAN_OPEN;
  engine->slice = engine_first_slice(engine);
  engine->progress = 0;
  engine->refused = engine->lines = false;
  engine->notice[0] = '\0';
  engine->record = 0;
  if (!engine_time_open(engine)) return engine_refuse(engine, "There is not enough memory.");
  return engine_launch(engine);
}

bool engine_restart(struct engine *engine)
{
  if (!engine_read_script(engine, engine->problem, sizeof engine->problem)) return false;
  engine_reload_free(engine);
  return engine_begin_session(engine);
}

bool engine_begin_at_start(struct engine *engine)
{
  if (!engine_begin_session(engine)) return false;
  engine->plan = PLAN_STAND;
  return true;
}

static void give_up(struct engine *engine, const char *text)
{
  engine->replay.active = false;
  engine_stand(engine, decode_nothing(ENGINE_STOP_GONE, text, engine->progress));
}

/* The session is not the process: a copy from the past takes its place, where the last
 * command began. */
void engine_lose(struct engine *engine, const char *why)
{
  char how[128] = "", text[300];
  process_free(engine->live, why ? NULL : how, sizeof how);
  engine->live = NULL;
  engine->answer_awaited = false;
  snprintf(text, sizeof text, "The script's process is gone: %s.", why ? why : how);
  bool busy = engine->status == ENGINE_RUNNING;
  struct position target = busy ? engine->before : engine->now;
  if (!engine->opened || engine->options.no_history || ++engine->replay.attempts > 4) {
    give_up(engine, text);
    return;
  }
  snprintf(engine->notice, sizeof engine->notice,
           "%.250s The session was brought back to where it "
           "stood.",
           text);
  bool jumped;
  if (engine->replay.active) { /* only the way there is lost */
    jumped = engine_time_jump_again(engine);
  } else {
    engine->move = MOVE_NONE;
    engine->plan = PLAN_STAND;
    jumped = engine_time_jump(engine, target);
  }
  if (!jumped) give_up(engine, text);
}

/* The way to another time is given up: what it would have undone, or done again, still can be. */
static void give_up_jump(struct engine *engine)
{
  if (engine->move == MOVE_BACK) engine->undo.count++;
  if (engine->move == MOVE_REDO) engine->redo.count++;
  engine->replay.active = false;
}

bool engine_kill(struct engine *engine)
{
  if (!engine->live || engine_peek_active(engine) || engine_eager_active(engine)) return false;
  if (engine->replay.active && engine->opened && engine->move != MOVE_NONE) give_up_jump(engine);
  engine_lose(engine, "it was ended at your request");
  return true;
}

/* -------------------------------------------------------------------- options */

static char *copy(const char *text)
{
  return text ? strdup(text) : NULL;
}

static bool copy_options(struct engine *engine, const struct engine_options *options)
{
  engine->options = *options;
  engine->options.script = copy(options->script);
  engine->options.input = NULL;
  engine->options.arguments = NULL;
  char **arguments = calloc(options->argument_count + 1, sizeof *arguments);
  if (!arguments || !engine->options.script) {
    free(arguments);
    return false;
  }
  engine->options.arguments = arguments;
  for (size_t i = 0; i < options->argument_count; i++)
    if (!(arguments[i] = copy(options->arguments[i]))) return false;
  char *path = copy(options->script), *again = copy(options->script);
  if (path && again) {
    engine->folder = copy(dirname(path));
    engine->name = copy(basename(again));
  }
  free(path), free(again);
  return engine->folder && engine->name;
}

static bool has_ending(const char *name, const char *ending)
{
  size_t length = strlen(name), size = strlen(ending);
  return length > size && strcmp(name + length - size, ending) == 0;
}

/* The text that it had stays where the file cannot be read. */
bool engine_read_script(struct engine *engine, char *problem, size_t size)
{
  const char *path = engine->options.script;
  char *text;
  size_t text_size;
  struct stat stat_now;
  if (has_ending(path, ".js")) {
    snprintf(problem, size,
             "%s is JavaScript, which yieldscope cannot run yet. Write the program in Lua, in a "
             "file that ends in .lua; the JavaScript beside it can be read with the key J.",
             path);
    return false;
  }
  if (!folder_read_file(path, MSG_FILE_MAX, &text, &text_size, problem, size)) return false;
  if (text_size < 4 || memcmp(text, "\x1bLua", 4) != 0) {
    free(engine->text);
    engine->text = text;
    engine->text_size = text_size;
    if (stat(path, &stat_now) == 0) engine->text_time = stat_now.st_mtim;
    return true;
  }
  free(text);
  snprintf(problem, size,
           "%s is Lua bytecode, which has no lines to show. Open the .lua file that "
           "it was made from.",
           path);
  return false;
}

struct engine *engine_open(const struct engine_options *options, char *problem, size_t size)
{
  struct engine *engine = calloc(1, sizeof *engine);
  snprintf(problem, size, "There is not enough memory.");
  if (!engine) return NULL;
  struct engine_options wanted = *options;
  bool ready = !has_ending(options->script, ".session") ||
               engine_resume_open(engine, &wanted, problem, size);
  options = &wanted;
  ready = ready && copy_options(engine, options) && engine_read_script(engine, problem, size) &&
          (!engine->resume || engine_resume_check(engine, problem, size));
  if (ready && options->input)
    ready = folder_read_file(options->input, MSG_FILE_MAX, &engine->input, &engine->input_size,
                             problem, size);
  if (ready && options->until_line > engine_line_count(engine)) {
    snprintf(problem, size, "%s has no line %d: its last one is %d.", engine->name,
             options->until_line, engine_line_count(engine));
    ready = false;
  }
  engine->checkpoints.budget = options->checkpoints ? options->checkpoints : DEFAULT_CHECKPOINTS;
  if (engine->checkpoints.budget >= CHECKPOINT_MOST)
    engine->checkpoints.budget = CHECKPOINT_MOST - 1;
  if (ready && !engine_begin_session(engine)) {
    snprintf(problem, size, "%s", engine->problem);
    ready = false;
  }
  engine->stop = decode_nothing(ENGINE_STOP_LOADED, "", 0);
  if (ready && engine->stop) return engine;
  engine_free(engine);
  return NULL;
}

void engine_free(struct engine *engine)
{
  if (!engine) return;
  engine_peek_clear(engine);
  engine_eager_clear(engine);
  engine_resume_free(engine);
  engine_reload_free(engine);
  engine_time_clear(engine);
  process_free(engine->live, NULL, 0);
  process_wait_all();
  free(engine->undo.items);
  free(engine->redo.items);
  for (size_t i = 0; engine->options.arguments && i < engine->options.argument_count; i++)
    free(engine->options.arguments[i]);
  free((void *)engine->options.arguments);
  free((void *)engine->options.script);
  free(engine->folder);
  free(engine->name);
  free(engine->text);
  free(engine->input);
  free(engine->stop);
  free(engine->parts);
  free(engine->look);
  free(engine->cost);
  free(engine->code);
  for (size_t i = 0; i < engine->breakpoint_count; i++) {
    free((void *)engine->breakpoints[i].condition);
    free((void *)engine->breakpoints[i].name);
  }
  free(engine->breakpoints);
  free(engine->pending_expression);
  free(engine);
}

bool engine_script_changed(const struct engine *engine)
{
  struct stat now;
  return stat(engine->options.script, &now) == 0 &&
         (now.st_mtim.tv_sec != engine->text_time.tv_sec ||
          now.st_mtim.tv_nsec != engine->text_time.tv_nsec);
}

const char *engine_script_path(const struct engine *engine)
{
  return engine->options.script;
}
