/* command_info.c - what the panes show, in plain lines: for `drive`, screen readers, and the
 * text pane. */
#include "app/command_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/memory.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/source.h"

enum { LINES_AROUND = 15 };

static const struct engine_generator *generator_in_view(const struct model *model)
{
  return snapshot_generator(model->shown, model->shown->view.generator);
}

static void info_source(const struct model *model, FILE *out)
{
  struct source *source = model_source(model);
  int current = model_line(model), count = source_line_count(source);
  int from = current > LINES_AROUND ? current - LINES_AROUND : 1;
  int to = from + 2 * LINES_AROUND < count ? from + 2 * LINES_AROUND : count;
  fprintf(out, "%s, lines %d to %d of %d", source_name(source), from, to, count);
  for (int line = from; line <= to; line++)
    fprintf(out, "\n%s%4d  %s", line == current ? "▸" : " ", line, source_line(source, line, NULL));
}

static void info_variables(const struct model *model, FILE *out, size_t frame, int role)
{
  const struct engine_view *view = &model->shown->view;
  for (size_t i = 0; i < view->frames[frame].variable_count; i++) {
    const struct engine_variable *variable = &view->frames[frame].variables[i];
    if ((int)variable->role != role) continue;
    const char *was = memory_was(model->memory, view, frame, i);
    char *value = model_value(model, variable->text);
    char *before = was != NULL ? model_value(model, was) : NULL;
    fprintf(out, "\n%s%s %s = %s", view->frame_count > 1 ? "      " : "  ", say_role(role),
            variable->name, value);
    if (before != NULL) fprintf(out, " (was %s)", before);
    if (variable->shared != 0)
      fprintf(out, " (shared with %s)", engine_name(model->engine, variable->shared));
    free(value);
    free(before);
  }
}

static void info_frame(const struct model *model, FILE *out)
{
  const struct engine_view *view = &model->shown->view;
  const struct engine_generator *generator = generator_in_view(model);
  bool ended = generator == NULL && model->shown->stop.ended;
  fprintf(out, "%s: %s", engine_name(model->engine, view->generator),
          ended ? "ended" : say_state((int)view->state));
  if (view->frame_count == 0) fputs(", so it has no locals", out);
  for (size_t i = 0; i < view->frame_count; i++) {
    fputs("\n", out);
    if (view->frame_count > 1) fprintf(out, "%s #%zu ", i == model->frame ? "▸" : " ", i + 1);
    fprintf(out, "%s %s", i == 0 ? "in" : "called by", view->frames[i].function);
    if (view->frames[i].line > 0)
      fprintf(out, ", %s line %d", view->frames[i].file, view->frames[i].line);
    for (int role = ENGINE_PARAMETER; role <= ENGINE_UPVALUE; role++)
      info_variables(model, out, i, role);
  }
  if (view->frames_left_out > 0) fprintf(out, "\nand %zu more calls", view->frames_left_out);
}

static void info_generators(const struct model *model, FILE *out)
{
  const struct engine_stop *stop = &model->shown->stop;
  if (stop->generator_count == 0) fputs("There is no generator yet.", out);
  if (stop->generators_left_out > 0)
    fprintf(out, "(%zu older ones are left out)\n", stop->generators_left_out);
  for (size_t i = 0; i < stop->generator_count; i++) {
    const struct engine_generator *generator = &stop->generators[i];
    fprintf(out, "%s%s %s: %s", i > 0 ? "\n" : "",
            generator->id == model->shown->view.generator ? "▸" : " ", generator->name,
            say_state((int)generator->state));
    if (generator->failed) fputs(" by an error", out);
    if (generator->line > 0 && generator->state != ENGINE_SUSPENDED_START)
      fprintf(out, ", line %d", generator->line);
  }
  for (size_t i = 0; i < stop->function_count; i++)
    fprintf(out, "\n  generator function %s(%s), line %d", stop->functions[i].name,
            stop->functions[i].parameters, stop->functions[i].line);
}

static void info_results(const struct model *model, FILE *out)
{
  static const char *const words[] = {
      [ENGINE_NEXT] = "next", [ENGINE_THROW] = "throw", [ENGINE_RETURN] = "return"};
  size_t count = history_count(model->history);
  if (count == 0) fputs("There is no result yet.", out);
  for (size_t i = 0; i < count; i++) {
    struct exchange into;
    const struct exchange *exchange = history_at(model->history, i, &into);
    const struct engine_event *request = engine_skim(model->engine, exchange->request);
    if (request == NULL) continue;
    char text[1024];
    char *value = request->text[0] != '\0' ? model_value(model, request->text) : NULL;
    fprintf(out, "%s%3zu  %s.%s(%s)  ", i > 0 ? "\n" : "", i + 1,
            engine_name(model->engine, exchange->generator), words[request->kind],
            value != NULL ? value : "");
    const struct engine_event *result = engine_skim(model->engine, exchange->result);
    fputs(result != NULL ? say_result(result, model_language(model), text, sizeof text) : "not yet",
          out);
    free(value);
  }
}

static void info_output(const struct model *model, FILE *out)
{
  size_t count = history_output_count(model->history);
  if (count == 0) fputs("Nothing was printed.", out);
  if (history_output_cut(model->history)) fputs("(the oldest lines are left out)\n", out);
  for (size_t i = 0; i < count; i++) {
    size_t size;
    const char *text = history_output(model->history, i, &size);
    if (i > 0) fputc('\n', out);
    fwrite(text, 1, size, out);
  }
}

static void info_breaks(const struct model *model, FILE *out)
{
  size_t count;
  const struct engine_breakpoint *list = engine_break_list(model->engine, &count);
  if (count == 0) fputs("There is no breakpoint.", out);
  for (size_t i = 0; i < count; i++) {
    char text[700];
    fprintf(out, "%s%3zu  %s", i > 0 ? "\n" : "", i + 1,
            command_break_text(model, &list[i], text, sizeof text));
    if (list[i].kind != ENGINE_BREAK_LINE) continue;
    const char *line = source_line(model->script, list[i].line, NULL);
    fprintf(out, ": %s", line + strspn(line, " \t"));
  }
}

static void info_watches(const struct model *model, FILE *out)
{
  size_t count = watch_count(&model->watches);
  if (count == 0) fputs("Nothing is watched.", out);
  for (size_t i = 0; i < count; i++) {
    char text[1024];
    fprintf(out, "%s%3zu  %s", i > 0 ? "\n" : "", i + 1,
            say_watch(&model->watches, i, model_language(model), text, sizeof text));
  }
}

static void info_branches(const struct model *model, FILE *out)
{
  const struct engine *engine = model->engine;
  for (uint32_t i = 0; i < engine_branch_count(engine); i++) {
    struct engine_branch branch = engine_branch(engine, i);
    fprintf(out, "%s%s branch %u: ", i > 0 ? "\n" : "",
            i == engine_branch_current(engine) ? "▸" : " ", i + 1);
    if (branch.parent == i) fputs("from the start", out);
    else
      fprintf(out, "left branch %u after event %llu", branch.parent + 1,
              (unsigned long long)branch.fork_tick);
    fprintf(out, ", goes to event %llu", (unsigned long long)branch.end_tick);
  }
}

struct topic {
  const char *name;
  void (*write)(const struct model *model, FILE *out);
};

static void info_sandbox(const struct model *model, FILE *out)
{
  static const char *const words[] = {
      [ENGINE_SANDBOX_ABSENT] =
          "The script runs in a process of its own, and its libraries reach no file but those of "
          "its folder, and no network. This system, or this build, has no filter for system calls: "
          "a fault in those libraries would not be stopped.",
      [ENGINE_SANDBOX_OFF] = "The script runs in a process of its own. Its system calls are not "
                             "filtered now, because a tool that watches memory needs them.",
      [ENGINE_SANDBOX_CLOSED] =
          "The script runs in a process of its own, which can only compute and talk to "
          "yieldscope: the system ends it if it tries to open a file or a connection, or to start "
          "a program.",
  };
  fputs(words[engine_sandbox(model->engine)], out);
}

static const struct topic topics[] = {
    {"source", info_source},     {"frame", info_frame},     {"generators", info_generators},
    {"results", info_results},   {"output", info_output},   {"breaks", info_breaks},
    {"branches", info_branches}, {"watches", info_watches}, {"sandbox", info_sandbox},
};

enum command_answer command_info(struct model *model, const char *argument)
{
  for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++) {
    if (strncmp(topics[i].name, argument, strlen(argument)) != 0) continue;
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL) return COMMAND_REFUSED;
    topics[i].write(model, out);
    fclose(out);
    model_say(model, "%s", text);
    free(text);
    return COMMAND_DONE;
  }
  model_say(model, "info knows source, frame, generators, results, output, breaks, branches and "
                   "watches.");
  return COMMAND_REFUSED;
}
