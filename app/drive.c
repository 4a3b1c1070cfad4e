#include "app/drive.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/exit_status.h"
#include "app/follow.h"
#include "app/lesson/lesson_report.h"
#include "app/lesson/lessons.h"
#include "app/model.h"
#include "app/report.h"
#include "app/say.h"
#include "engine/engine.h"

static void report_event(void *context, const struct engine *engine,
                         const struct engine_event *event)
{
  struct report *report = context;
  report->event(report, engine, event);
}

/* By how the session stands at the end. */
static int status_of(const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  switch (stop->reason) {
  case ENGINE_STOP_LIMIT: return EXIT_LIMIT;
  case ENGINE_STOP_SYNTAX:
  case ENGINE_STOP_ERROR:
  case ENGINE_STOP_GONE: return EXIT_SCRIPT_FAILED;
  default: return stop->ended && stop->failed ? EXIT_SCRIPT_FAILED : EXIT_WELL;
  }
}

struct drive {
  struct model *model;
  struct report *report;
  struct lesson_report *lesson; /* NULL: a script alone */
  struct follow follow;
  enum follow_end end; /* how it was followed last */
};

static struct report_present present_of(const struct drive *drive)
{
  return (struct report_present){.arrival = model_arrival(drive->model),
                                 .watches = model_watches(drive->model),
                                 .lockstep = model_lockstep(drive->model)};
}

/* A page of a lesson may have another session. */
static void look_at_page(struct drive *drive)
{
  if (drive->follow.engine != model_engine(drive->model)) {
    drive->follow.engine = model_engine(drive->model);
    drive->follow.told = 0;
  }
  if (drive->lesson) lesson_report_page(drive->lesson);
}

/* Follows the engine while it runs for a command that answered so. False: that is not to go
 * on with. */
static bool follow(struct drive *drive, enum command_answer answer)
{
  struct engine *engine = drive->follow.engine;
  size_t count = engine_event_count(engine);
  bool resumes = model_arrival(drive->model)->by == SAY_BY_RESUME;
  if (answer == COMMAND_JUMPS && resumes) drive->follow.told = SIZE_MAX;
  else if (answer == COMMAND_JUMPS) /* nothing that is recorded is told again */
    drive->follow.told = engine_branch(engine, engine_branch_current(engine)).event_count;
  else if (drive->follow.told > count) drive->follow.told = count; /* a restart */
  drive->end = follow_run(&drive->follow);
  bool stands = drive->end == FOLLOW_STOPPED || drive->end == FOLLOW_INTERRUPTED;
  if (stands) drive->end = FOLLOW_STOPPED;
  drive->follow.told = engine_event_count(engine);
  return stands;
}

/* Follows a command to its end, with all that it leads to, and answers it. */
static void answer_command(struct drive *drive, const char *line, enum command_answer answer)
{
  struct report *report = drive->report;
  bool moved = false;
  look_at_page(drive);
  struct engine *engine = drive->follow.engine;
  while (answer == COMMAND_RUNS || answer == COMMAND_JUMPS || answer == COMMAND_ASKS) {
    if (answer != COMMAND_ASKS && model_message(drive->model)[0])
      report->answer(report, engine, line, model_message(drive->model), NULL);
    if (!follow(drive, answer)) return;
    model_refresh(drive->model);
    if (answer != COMMAND_ASKS && engine_refused(engine)) {
      report->refused(report, engine, engine_problem(engine));
      return;
    }
    moved = moved || answer != COMMAND_ASKS;
    answer = command_go_on(drive->model);
  }
  struct report_present present = present_of(drive);
  if (answer == COMMAND_REFUSED) report->refused(report, engine, model_message(drive->model));
  else if (moved) report->stop(report, engine, &present);
  else report->answer(report, engine, line, model_message(drive->model), &present);
}

static void finish(struct drive *drive, const char *line, enum command_answer answer)
{
  answer_command(drive, line, answer);
  if (lessons_take_news(drive->model)) lesson_report_done(drive->lesson);
}

/* In a lesson, what is only for the screen counts where a task asks for it, and does nothing. */
static bool is_for_screen(struct drive *drive, const char *line)
{
  size_t size = strcspn(line, " \t");
  const struct command *command = command_find(line, size, COMMAND_SCREEN);
  if (!drive->lesson || !command || command_find(line, size, COMMAND_DRIVE)) return false;
  model_say(drive->model, "%s is for the screen: without one, it changes nothing.", command->name);
  lessons_note(drive->model, line);
  return true;
}

/* The command within a line, without the blanks around it; NULL where there is none. */
static const char *command_of(char *line)
{
  char *start = line + strspn(line, " \t\r\n");
  size_t size = strlen(start);
  while (size > 0 && strchr(" \t\r\n", start[size - 1]))
    size--;
  start[size] = '\0';
  return size == 0 || start[0] == '#' ? NULL : start;
}

static void read_commands(struct drive *drive)
{
  char *line = NULL;
  size_t capacity = 0;
  bool resumes = model_arrival(drive->model)->by == SAY_BY_RESUME;
  finish(drive, "", resumes ? COMMAND_JUMPS : COMMAND_RUNS); /* the opening */
  while (drive->end == FOLLOW_STOPPED) {
    drive->follow.problem = follow_flush();
    if (drive->follow.problem) {
      drive->end = FOLLOW_NO_OUTPUT;
      break;
    }
    if (getline(&line, &capacity, stdin) < 0) break;
    const char *command = command_of(line);
    if (!command) continue;
    enum command_answer answer = is_for_screen(drive, command)
                                     ? COMMAND_DONE
                                     : command_run(drive->model, command, COMMAND_DRIVE);
    if (answer == COMMAND_QUIT) break;
    finish(drive, command, answer);
  }
  free(line);
}

/* Frees the model and the report. */
static int run(struct drive *drive)
{
  drive->follow = (struct follow){.engine = model_engine(drive->model),
                                  .revives = true,
                                  .event = report_event,
                                  .context = drive->report};
  read_commands(drive);
  int status = drive->end != FOLLOW_STOPPED ? EXIT_INTERRUPTED
               : drive->lesson              ? EXIT_WELL
                                            : status_of(drive->follow.engine);
  lesson_report_free(drive->lesson);
  model_free(drive->model);
  drive->report->free(drive->report);
  return drive->end == FOLLOW_NO_OUTPUT ? follow_no_output(drive->follow.problem) : status;
}

int drive_run(struct model *model, struct report *report)
{
  return run(&(struct drive){.model = model, .report = report});
}

int drive_lesson(struct model *model, struct report *report, bool json)
{
  struct drive drive = {.model = model, .report = report};
  drive.lesson = lesson_report_new(stdout, model, json);
  return run(&drive);
}
