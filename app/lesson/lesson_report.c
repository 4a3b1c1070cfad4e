#include "app/lesson/lesson_report.h"

#include <jansson.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson_lines.h"
#include "app/lesson/lesson_run.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"

enum { COLUMNS = 80 };

struct lesson_report {
  FILE *out;
  const struct model *model;
  bool json;
  const struct lesson_run *run; /* whose page was told last; NULL: none */
  size_t page;
};

struct lesson_report *lesson_report_new(FILE *out, const struct model *model, bool json)
{
  struct lesson_report *report = malloc(sizeof *report);
  if (report == NULL) abort();
  *report = (struct lesson_report){.out = out, .model = model, .json = json};
  return report;
}

void lesson_report_free(struct lesson_report *report)
{
  free(report);
}

static const struct lesson_run *run_of(const struct lesson_report *report)
{
  return report->model->lessons != NULL ? report->model->lessons->run : NULL;
}

static struct lesson_look look_of(const struct lesson_report *report, int columns)
{
  return (struct lesson_look){.columns = columns, .language = model_language(report->model)};
}

/* ---------------------------------------------------------------------- JSON */

static void set_text(json_t *object, const char *key, const char *text)
{
  json_object_set_new_nocheck(object, key, json_string_nocheck(text));
}

static json_t *object_of(const struct lesson_report *report, const char *word)
{
  const struct lesson_run *run = run_of(report);
  const struct lesson *lesson = lesson_run_lesson(run);
  const struct engine *engine = report->model->engine;
  json_t *object = json_object();
  bool stands = engine != NULL && engine_status(engine) == ENGINE_STOPPED;
  set_text(object, "event", word);
  json_object_set_new_nocheck(object, "tick",
                              json_integer(stands ? (json_int_t)engine_stop(engine)->tick : 0));
  set_text(object, "lesson", lesson->id);
  json_object_set_new_nocheck(object, "page", json_integer((json_int_t)lesson_run_page(run) + 1));
  json_object_set_new_nocheck(object, "pages", json_integer((json_int_t)lesson->page_count));
  return object;
}

static void write_object(const struct lesson_report *report, json_t *object)
{
  json_dumpf(object, report->out, JSON_COMPACT);
  putc('\n', report->out);
  json_decref(object);
}

/* All lines as one text; the caller frees. */
static char *text_of(const struct lesson_lines *lines)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) abort();
  for (size_t i = 0; i < lines->count; i++)
    fprintf(out, "%s%s", i > 0 ? "\n" : "", lines->lines[i].text);
  if (fclose(out) != 0) abort();
  return text;
}

static void page_as_json(const struct lesson_report *report)
{
  const struct lesson_run *run = run_of(report);
  const struct lesson_page *page = lesson_run_open_page(run);
  struct lesson_look look = look_of(report, SHRT_MAX);
  struct lesson_lines_state state = lesson_run_state(run, lesson_run_page(run));
  struct lesson_lines lines = {0};
  lesson_lines_page(&lines, &look, page, &state);
  char *text = text_of(&lines);
  json_t *object = object_of(report, "page");
  set_text(object, "title", page->title);
  set_text(object, "asks", lesson_directive_word(page->directive.kind));
  json_object_set_new_nocheck(object, "done", json_boolean(state.fulfilled));
  set_text(object, "text", text);
  write_object(report, object);
  free(text);
  lesson_lines_free(&lines);
}

/* ---------------------------------------------------------------------- words */

static void write_text(const struct lesson_report *report, const char *first,
                       const struct lesson_text *text)
{
  struct lesson_look look = look_of(report, COLUMNS);
  struct lesson_lines lines = {0};
  lesson_lines_add(&lines, &look, first, text);
  for (size_t i = 0; i < lines.count; i++)
    fprintf(report->out, "%s\n", lines.lines[i].text);
  lesson_lines_free(&lines);
}

/* How to do what a page asks for is plain on the screen, but not here. */
static const char *advice_of(enum lesson_directive_kind kind)
{
  switch (kind) {
  case LESSON_PREDICT: return "(Answer so: answer 3, or: answer 3, false.)";
  case LESSON_QUIZ: return "(Answer so: answer 2, or with several: answer 1 2.)";
  case LESSON_EXERCISE:
    return "(exercise names your file, check checks it, hint and solution help.)";
  case LESSON_TASK:
  case LESSON_NOTHING: break;
  }
  return NULL;
}

static void page_in_words(const struct lesson_report *report)
{
  const struct lesson_run *run = run_of(report);
  const struct lesson *lesson = lesson_run_lesson(run);
  const struct lesson_page *page = lesson_run_open_page(run);
  struct lesson_look look = look_of(report, COLUMNS);
  struct lesson_lines_state state = lesson_run_state(run, lesson_run_page(run));
  struct lesson_lines lines = {0};
  look.airy = true;
  if (report->run != run)
    fprintf(report->out, "Lesson: %s. page goes on, page back goes back, help lists commands.\n",
            lesson->title);
  fprintf(report->out, "\nPage %zu of %zu: %s\n\n", lesson_run_page(run) + 1, lesson->page_count,
          page->title);
  lesson_lines_page(&lines, &look, page, &state);
  for (size_t i = 0; i < lines.count; i++)
    fprintf(report->out, "%s\n", lines.lines[i].text);
  const char *advice = state.fulfilled ? NULL : advice_of(page->directive.kind);
  if (advice != NULL) fprintf(report->out, "%s\n", advice);
  putc('\n', report->out);
  lesson_lines_free(&lines);
}

/* ----------------------------------------------------------------------- both */

void lesson_report_page(struct lesson_report *report)
{
  const struct lesson_run *run = run_of(report);
  if (run == NULL || (report->run == run && report->page == lesson_run_page(run))) return;
  if (report->json) page_as_json(report);
  else page_in_words(report);
  report->run = run;
  report->page = lesson_run_page(run);
}

void lesson_report_done(struct lesson_report *report)
{
  const struct lesson_run *run = run_of(report);
  if (run == NULL) return;
  enum lesson_directive_kind kind = lesson_run_open_page(run)->directive.kind;
  bool was_said = kind == LESSON_PREDICT || kind == LESSON_QUIZ; /* by the answer */
  const struct lesson_text *then = lesson_run_state(run, lesson_run_page(run)).reply;
  if (report->json) {
    struct lesson_look look = look_of(report, SHRT_MAX);
    char *text = then != NULL ? lesson_lines_sentence(&look, then) : NULL;
    json_t *object = object_of(report, "page-done");
    set_text(object, "text", text != NULL ? text : "");
    write_object(report, object);
    free(text);
  } else if (then != NULL && !was_said) {
    write_text(report, "☑ ", then);
  } else if (then == NULL && !was_said) {
    fputs("☑ Done.\n", report->out);
  }
}
