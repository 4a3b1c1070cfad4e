/* report_text.c - `drive` in plain sentences: one for each event, then the stop's. */
#include "app/report.h"

#include <stdlib.h>
#include <string.h>

#include "app/report_line.h"
#include "app/say.h"
#include "app/say_async.h"
#include "app/say_lockstep.h"
#include "app/watch.h"
#include "engine/engine.h"

struct text_report {
  struct report report;
  FILE *out;
  const struct language *language;
  bool print_open; /* what was printed last has not ended its line */
};

static void text_event(struct report *report, const struct engine *engine,
                       const struct engine_event *event)
{
  struct text_report *self = (struct text_report *)report;
  if (event->kind == ENGINE_PRINT) {
    report_line_print(self->out, "printed: ", event->text, event->text_size, &self->print_open);
    return;
  }
  if (event->kind == ENGINE_ASYNC && !say_async_is_told(event)) return;
  report_line_close(self->out, &self->print_open);
  char line[REPORT_LINE_SIZE];
  report_line(self->out, say_event(engine, event, self->language, line, sizeof line));
}

static void text_stop(struct report *report, const struct engine *engine,
                      const struct report_present *present)
{
  struct text_report *self = (struct text_report *)report;
  report_line_close(self->out, &self->print_open);
  char line[REPORT_LINE_SIZE];
  report_line(self->out, say_stop(engine, present->arrival, self->language, line, sizeof line));
  if (present->lockstep && engine_stop(engine)->reason != ENGINE_STOP_LOCKSTEP) {
    say_lockstep(present->lockstep, engine, self->language, line, sizeof line);
    if (line[0]) report_line(self->out, line);
  }
  for (size_t i = 0; present->watches && i < watch_count(present->watches); i++) {
    fputs("  ", self->out);
    report_line(self->out, say_watch(present->watches, i, self->language, line, sizeof line));
  }
}

static void text_refused(struct report *report, const struct engine *engine, const char *text)
{
  (void)engine;
  struct text_report *self = (struct text_report *)report;
  fputs("Refused: ", self->out);
  report_line(self->out, text);
}

/* A command that has nothing to tell is answered by where the session stands. */
static void text_answer(struct report *report, const struct engine *engine, const char *command,
                        const char *text, const struct report_present *present)
{
  (void)command;
  struct text_report *self = (struct text_report *)report;
  size_t size = strlen(text);
  if (size == 0) {
    if (present) text_stop(report, engine, present);
    return;
  }
  report_line_text(self->out, text, size);
  if (text[size - 1] != '\n') putc('\n', self->out);
}

static void text_free(struct report *report)
{
  free(report);
}

struct report *report_text_new(FILE *out, const struct language *language)
{
  struct text_report *self = malloc(sizeof *self);
  if (!self) return NULL;
  *self = (struct text_report){
      .report = {text_event, text_stop, text_refused, text_answer, text_free},
      .out = out,
      .language = language,
  };
  return &self->report;
}
