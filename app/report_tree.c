/* report_tree.c - `trace` for people: exchanges indented by who asked whom.
 *
 *   main: take#1.next()
 *     take#1: naturals#1.next() ─▶ { value: 1, done: false }  line 3
 *   take#1 ─▶ main: { value: 1, done: false }  line 9
 *
 * A request is held back for one event: where its result comes next, both share a line.
 * open lists the generators that owe an answer, outermost first. A consumer that is in the
 * list asks from just inside itself; one that is not (the main program, the user) asks from
 * the outside, or, called by hand in the middle of something, from where that stands.
 */
#include "app/report.h"

#include <stdlib.h>
#include <string.h>

#include "app/report_line.h"
#include "app/say.h"
#include "app/say_async.h"
#include "engine/engine.h"

enum { DEEPEST_INDENT = 24 }; /* levels; deeper ones are numbered instead */

struct tree_report {
  struct report report;
  FILE *out;
  const struct language *language;
  bool print_open;
  uint32_t *open;
  size_t open_count, open_capacity;
  bool held; /* a request waits in held_text; it is the newest open one */
  char held_text[REPORT_LINE_SIZE];
};

static void tree_indent(struct tree_report *self, size_t depth)
{
  size_t shown = depth < DEEPEST_INDENT ? depth : DEEPEST_INDENT;
  fprintf(self->out, "%*s", (int)shown * 2, "");
  if (depth > DEEPEST_INDENT) fprintf(self->out, "(%zu deep) ", depth);
}

static void tree_line(struct tree_report *self, size_t depth, const char *text)
{
  report_line_close(self->out, &self->print_open);
  tree_indent(self, depth);
  report_line(self->out, text);
}

static void tree_release(struct tree_report *self)
{
  if (!self->held) return;
  self->held = false;
  tree_line(self, self->open_count - 1, self->held_text);
}

/* The length of the list up to and with that generator; 0 where it is not in it. */
static size_t tree_depth(const struct tree_report *self, uint32_t generator)
{
  size_t depth = self->open_count;
  while (depth > 0 && self->open[depth - 1] != generator)
    depth--;
  return depth;
}

static bool tree_push(struct tree_report *self, uint32_t generator)
{
  if (self->open_count == self->open_capacity) {
    size_t capacity = self->open_capacity ? self->open_capacity * 2 : 64;
    uint32_t *open = realloc(self->open, capacity * sizeof *open);
    if (!open) return false;
    self->open = open;
    self->open_capacity = capacity;
  }
  self->open[self->open_count++] = generator;
  return true;
}

static void tree_request(struct tree_report *self, const struct engine *engine,
                         const struct engine_event *event)
{
  tree_release(self);
  size_t depth = tree_depth(self, event->consumer);
  if (depth > 0 || event->consumer == ENGINE_MAIN) self->open_count = depth;
  say_event(engine, event, self->language, self->held_text, sizeof self->held_text);
  if (tree_push(self, event->generator)) self->held = true;
  else tree_line(self, self->open_count, self->held_text);
}

static void tree_result(struct tree_report *self, const struct engine *engine,
                        const struct engine_event *event)
{
  char line[REPORT_LINE_SIZE];
  size_t depth = tree_depth(self, event->generator);
  if (self->held && depth == self->open_count) {
    self->held = false;
    self->open_count--;
    report_line_close(self->out, &self->print_open);
    tree_indent(self, self->open_count);
    report_line_text(self->out, self->held_text, strlen(self->held_text));
    fputs(" ─▶ ", self->out);
    report_line_text(self->out, line, strlen(say_result(event, self->language, line, sizeof line)));
    if (event->line > 0 && !event->threw) fprintf(self->out, "  line %d", event->line);
    putc('\n', self->out);
    return;
  }
  tree_release(self);
  if (depth > 0) self->open_count = depth - 1;
  tree_line(self, self->open_count, say_event(engine, event, self->language, line, sizeof line));
}

static void tree_event(struct report *report, const struct engine *engine,
                       const struct engine_event *event)
{
  struct tree_report *self = (struct tree_report *)report;
  char line[REPORT_LINE_SIZE];
  switch (event->kind) {
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: tree_request(self, engine, event); return;
  case ENGINE_RESULT: tree_result(self, engine, event); return;
  case ENGINE_PRINT:
    tree_release(self);
    report_line_print(self->out, "| ", event->text, event->text_size, &self->print_open);
    return;
  case ENGINE_END:
    tree_release(self);
    self->open_count = 0;
    break;
  case ENGINE_ASYNC:
    if (!say_async_is_told(event)) return;
    tree_release(self);
    break;
  case ENGINE_CREATE:
  case ENGINE_ERROR:
  case ENGINE_LOCKSTEP:
  case ENGINE_LINE: tree_release(self); break;
  }
  tree_line(self, self->open_count, say_event(engine, event, self->language, line, sizeof line));
}

static void tree_stop(struct report *report, const struct engine *engine,
                      const struct report_present *present)
{
  struct tree_report *self = (struct tree_report *)report;
  char line[REPORT_LINE_SIZE];
  tree_release(self);
  tree_line(self, 0, say_stop(engine, present->arrival, self->language, line, sizeof line));
}

static void tree_refused(struct report *report, const struct engine *engine, const char *text)
{
  (void)engine;
  tree_release((struct tree_report *)report);
  tree_line((struct tree_report *)report, 0, text);
}

static void tree_answer(struct report *report, const struct engine *engine, const char *command,
                        const char *text, const struct report_present *present)
{
  (void)command;
  (void)present;
  tree_refused(report, engine, text);
}

static void tree_free(struct report *report)
{
  free(((struct tree_report *)report)->open);
  free(report);
}

struct report *report_tree_new(FILE *out, const struct language *language)
{
  struct tree_report *self = malloc(sizeof *self);
  if (!self) return NULL;
  *self = (struct tree_report){
      .report = {tree_event, tree_stop, tree_refused, tree_answer, tree_free},
      .out = out,
      .language = language,
  };
  return &self->report;
}
