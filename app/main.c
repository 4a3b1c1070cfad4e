/* main.c - the command line: chooses what to open, and how. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/config.h"
#include "app/drive.h"
#include "app/exit_status.h"
#include "app/follow.h"
#include "app/language.h"
#include "app/lesson/author.h"
#include "app/lesson/course.h"
#include "app/lesson/lessons.h"
#include "app/lesson/lessons_screen.h"
#include "app/model.h"
#include "app/options.h"
#include "app/report.h"
#include "app/theme.h"
#include "app/trace.h"
#include "app/tui.h"
#include "engine/engine.h"

static int complain(const char *problem)
{
  size_t size = strlen(problem);
  bool ended = size > 0 && strchr(".!?", problem[size - 1]);
  fprintf(stderr, "yieldscope: %s%s\n", problem, ended ? "" : ".");
  return EXIT_USAGE;
}

static int complain_of_call(const char *problem)
{
  complain(problem);
  fputs("yieldscope --help shows all calls and options.\n", stderr);
  return EXIT_USAGE;
}

/* True where the screen may find a terminal that it can draw on. Asked here, where the script's
 * name is known, so that the answer is the call that works without one. */
static bool has_terminal(void)
{
  const char *terminal = getenv("TERM");
  return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && terminal && terminal[0] &&
         strcmp(terminal, "dumb") != 0;
}

static int complain_of_terminal(const char *script)
{
  fprintf(stderr,
          "yieldscope: the screen needs a terminal that can move its cursor, and there is none "
          "here. Without one, use: yieldscope drive %s\n",
          script);
  return EXIT_USAGE;
}

/* script: NULL for those of a lesson. */
static struct report *report_new(const char *script, const struct options *options)
{
  const struct language *language = script ? language_of(script) : NULL;
  if (!language) language = &language_lua;
  if (options->json) return report_json_new(stdout);
  return options->task == OPTIONS_TRACE ? report_tree_new(stdout, language)
                                        : report_text_new(stdout, language);
}

static int run_trace(struct engine *engine, struct report *report, const struct options *options)
{
  struct trace_options trace = {.pull = options->pull,
                                .lines = options->lines,
                                .cost = options->cost,
                                .summary = !options->json};
  if (options->json) report_json_tell_threw(report);
  return trace_run(engine, report, &trace);
}

/* The model takes the engine over. */
static struct model *model_of(struct engine *engine, const struct options *options)
{
  struct model *model = model_new(engine, engine_script_path(engine));
  if (!model) engine_free(engine);
  else if (options_resumes(options)) model_resumes(model);
  return model;
}

static int complain_of_theme(const char *name)
{
  char *list = theme_list();
  for (char *at = list; at && (at = strchr(at, '\n')); at++)
    *at = at[1] ? ' ' : '\0';
  fprintf(stderr, "yieldscope: there is no theme \"%s\". There are: %s.\n", name, list ? list : "");
  free(list);
  return EXIT_USAGE;
}

static int run_drive(struct engine *engine, struct report *report, const struct options *options)
{
  struct model *model = model_of(engine, options);
  if (model) {
    config_check(stderr);
    return drive_run(model, report);
  }
  report->free(report);
  return complain("there is not enough memory");
}

static int run_screen(struct engine *engine, const struct options *options)
{
  if (!has_terminal()) {
    engine_free(engine);
    return complain_of_terminal(options->engine.script);
  }
  struct model *model = model_of(engine, options);
  if (!model) return complain("there is not enough memory");
  if (!config_open(model, options->theme)) {
    model_free(model);
    return complain_of_theme(options->theme);
  }
  if (options->presents) model_present(model, true);
  int status = tui_run(model);
  model_free(model);
  return status;
}

static int run(const struct options *options)
{
  char problem[1024];
  struct engine *engine = engine_open(&options->engine, problem, sizeof problem);
  if (!engine) return complain(problem);
  if (options->task == OPTIONS_SCREEN) return run_screen(engine, options);
  struct report *report = report_new(engine_script_path(engine), options);
  if (!report) {
    engine_free(engine);
    return complain("there is not enough memory");
  }
  return options->task == OPTIONS_TRACE ? run_trace(engine, report, options)
                                        : run_drive(engine, report, options);
}

static int run_driven(const struct options *options)
{
  char problem[1024];
  struct lesson *lesson = course_lesson(options->driven, problem, sizeof problem);
  if (!lesson) return complain(problem);
  struct model *model = model_new_empty();
  struct report *report = report_new(NULL, options);
  if (!model || !report) {
    lesson_free(lesson);
    return complain("there is not enough memory");
  }
  config_check(stderr);
  lessons_start(model, NULL);
  if (lessons_open(model, lesson) != COMMAND_REFUSED)
    return drive_lesson(model, report, options->json);
  int status = complain(model_message(model));
  report->free(report);
  model_free(model);
  return status;
}

/* The exit status where all that there is to do was to write something. */
static int written(void)
{
  int problem = follow_flush();
  return problem ? follow_no_output(problem) : EXIT_WELL;
}

static int run_lesson(const struct options *options)
{
  const char *path = options->path_count > 0 ? options->paths[0] : NULL;
  switch (options->lesson) {
  case OPTIONS_LESSON_NEW: return author_new(path, stdout);
  case OPTIONS_LESSON_LINT: return author_lint(options->paths, options->path_count, stdout);
  default: break;
  }
  if (path && has_terminal()) return lessons_screen(path, options->theme, options->presents);
  return path ? author_preview(path, stdout) : author_list(stdout);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  setlocale(LC_ALL, "");
  signal(SIGPIPE, SIG_IGN); /* writes fail instead, and follow.c ends as it should */
  struct options options;
  char problem[512];
  if (!options_read(&options, argc, argv, problem, sizeof problem))
    return complain_of_call(problem);
  switch (options.task) {
  case OPTIONS_HELP: options_write_help(stdout); return written();
  case OPTIONS_VERSION: puts("yieldscope " YS_VERSION); return written();
  case OPTIONS_NOTHING:
    if (has_terminal()) return lessons_screen(NULL, NULL, false);
    options_write_help(stderr);
    return EXIT_USAGE;
  case OPTIONS_LESSON: return run_lesson(&options);
  case OPTIONS_CHECK: return check_run(&options.check);
  case OPTIONS_DRIVE:
    if (options.driven) return run_driven(&options);
    return run(&options);
  default: return run(&options);
  }
}
