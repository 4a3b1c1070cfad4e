/* Opening a session, and the inferior's beginning and end. */
#include <libgen.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/folder.h"
#include "engine/inferior/inferior.h"
#include "engine/process.h"

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

static void send_script(struct engine *engine)
{
  struct wire_writer *out = link_begin(engine->link, MSG_LOAD);
  wire_text(out, engine->name);
  wire_bytes(out, engine->text, engine->text_size);
  wire_u64(out, engine->options.memory_limit);
  wire_u32(out, engine->options.seed);
  wire_u8(out, engine->input != NULL);
  wire_bytes(out, engine->input ? engine->input : "", engine->input_size);
  wire_u32(out, (uint32_t)engine->options.argument_count);
  for (size_t i = 0; i < engine->options.argument_count; i++)
    wire_text(out, engine->options.arguments[i]);
  link_end(engine->link);
  for (size_t i = 0; i < engine->break_count; i++) {
    out = link_begin(engine->link, MSG_BREAK);
    wire_u32(out, (uint32_t)engine->breaks[i]);
    wire_u8(out, 1);
    link_end(engine->link);
  }
}

static void end_process(struct engine *engine, char *how, size_t size)
{
  link_free(engine->link);
  engine->link = NULL;
  process_end(engine->pid, how, size);
  engine->pid = 0;
  engine->parts_awaited = false;
}

bool engine_launch(struct engine *engine)
{
  int fd;
  end_process(engine, NULL, 0);
  record_clear(&engine->record);
  engine->selected = ENGINE_MAIN;
  if (!process_start(&fd, &engine->pid, engine->problem, sizeof engine->problem)) return false;
  engine->link = link_new(fd);
  if (!engine->link) return engine_refuse(engine, "There is not enough memory.");
  engine->status = ENGINE_RUNNING;
  engine->plan = PLAN_OPEN;
  engine->progress = 0;
  send_script(engine);
  return true;
}

void engine_lose(struct engine *engine, const char *why)
{
  char how[128] = "", text[300];
  end_process(engine, why ? NULL : how, sizeof how);
  snprintf(text, sizeof text, "The script's process is gone: %s.", why ? why : how);
  engine_stand(engine, decode_nothing(ENGINE_STOP_GONE, text, engine->progress));
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

static bool read_script(struct engine *engine, char *problem, size_t size)
{
  const char *path = engine->options.script;
  if (has_ending(path, ".js")) {
    snprintf(problem, size,
             "%s is JavaScript, which yieldscope cannot run yet. Write the program in Lua, in a "
             "file that ends in .lua; the JavaScript beside it can be read with the key J.", path);
    return false;
  }
  if (!folder_read_file(path, MSG_FILE_MAX, &engine->text, &engine->text_size, problem, size))
    return false;
  if (engine->text_size < 4 || memcmp(engine->text, "\x1bLua", 4) != 0) return true;
  snprintf(problem, size, "%s is Lua bytecode, which has no lines to show. Open the .lua file that "
                          "it was made from.", path);
  return false;
}

struct engine *engine_open(const struct engine_options *options, char *problem, size_t size)
{
  struct engine *engine = calloc(1, sizeof *engine);
  snprintf(problem, size, "There is not enough memory.");
  if (!engine) return NULL;
  bool ready = copy_options(engine, options) && read_script(engine, problem, size);
  if (ready && options->input)
    ready = folder_read_file(options->input, MSG_FILE_MAX, &engine->input, &engine->input_size,
                             problem, size);
  if (ready && !engine_launch(engine)) {
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
  end_process(engine, NULL, 0);
  record_clear(&engine->record);
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
  free(engine->breaks);
  free(engine->pending_expression);
  free(engine);
}
