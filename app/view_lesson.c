/* view_lesson.c - the page of the lesson: its text, then what it asks for, and how that stands. */
#include "app/view.h"

#include <stdio.h>
#include <string.h>

#include "app/keymap.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"

static const struct lesson_run *run_of(const struct model *model)
{
  return model->lessons != NULL ? model->lessons->run : NULL;
}

static const char *title(const struct model *model)
{
  static char text[160];
  const struct lesson_run *run = run_of(model);
  if (run == NULL) return "lesson";
  snprintf(text, sizeof text, "lesson: %.140s", lesson_run_lesson(run)->title);
  return text;
}

static const char *note(const struct model *model, char *out, size_t size)
{
  const struct lesson_run *run = run_of(model);
  out[0] = '\0';
  if (run != NULL)
    snprintf(out, size, "page %zu of %zu", lesson_run_page(run) + 1,
             lesson_run_lesson(run)->page_count);
  return out;
}

static void draw_line(struct paper *paper, const struct lesson_line *line)
{
  if (!paper_line(paper)) return;
  for (size_t at = 0, end; at < line->size; at = end) {
    for (end = at + 1; end < line->size && line->styles[end] == line->styles[at];)
      end++;
    paper_text(paper, (enum grid_style)line->styles[at], line->text + at, end - at);
  }
}

/* The student's file, and what its checks have said. */
static void draw_exercise(const struct model *model, struct paper *paper)
{
  const struct exercise *exercise = lessons_exercise(model);
  char text[512];
  if (exercise == NULL) return;
  const char *edit = keymap_key(model->keymap, "edit"), *report = exercise_report(exercise);
  snprintf(text, sizeof text, "Your file: %s (%s%sopens it, or any editor). Saving checks it.",
           exercise_shown_path(exercise), edit, edit[0] != '\0' ? " " : "");
  if (exercise_checking(exercise)) paper_wrap(paper, GRID_KEY, 0, "Checking…");
  else
    paper_wrap(paper, report[0] != '\0' ? GRID_SENTENCE : GRID_DIM, 0,
               report[0] != '\0' ? report : text);
}

/* Room to breathe, in a column. */
static struct lesson_look look_of(const struct model *model, int width)
{
  return (struct lesson_look){.columns = width,
                              .keymap = model->keymap,
                              .language = model_language(model),
                              .airy = model->columns >= LAYOUT_LESSON_COLUMNS};
}

int view_lesson_rows(const struct model *model, int width)
{
  const struct lesson_run *run = run_of(model);
  struct paper now = {.box = {.width = width}};
  if (run == NULL) return 0;
  view_lesson.draw(model, &now);
  int most = now.lines;
  size_t page = lesson_run_page(run);
  const struct lesson_text *reply;
  struct lesson_look look = look_of(model, width);
  struct lesson_lines_state state = {.fulfilled = true};
  for (size_t i = 0; (reply = lesson_run_reply(run, page, i)) != NULL; i++) {
    struct lesson_lines lines = {0};
    state.reply = reply;
    lesson_lines_page(&lines, &look, lesson_run_open_page(run), &state);
    if ((int)lines.count > most) most = (int)lines.count;
    lesson_lines_free(&lines);
  }
  return most;
}

static bool names(const struct lesson_text *text, const char *pane)
{
  for (size_t i = 0; i < text->count; i++)
    for (size_t j = 0; j < text->blocks[i].span_count; j++)
      if (text->blocks[i].spans[j].style == LESSON_EMPHASIS &&
          strcmp(text->blocks[i].spans[j].text, pane) == 0)
        return true;
  return false;
}

bool view_lesson_names(const struct model *model, const char *pane)
{
  const struct lesson_run *run = run_of(model);
  if (run == NULL) return false;
  const struct lesson_page *page = lesson_run_open_page(run);
  const struct lesson_directive *asks = &page->directive;
  if (names(&page->text, pane)) return true;
  if (asks->kind == LESSON_QUIZ) return names(&asks->quiz.question, pane);
  return asks->kind == LESSON_TASK && names(&asks->task.what, pane);
}

static void draw_page(const struct model *model, struct paper *paper)
{
  const struct lesson_run *run = run_of(model);
  struct lesson_look look = look_of(model, paper->box.width);
  struct lesson_lines_state state = lesson_run_state(run, lesson_run_page(run));
  struct lesson_lines lines = {0};
  lesson_lines_page(&lines, &look, lesson_run_open_page(run), &state);
  for (size_t i = 0; i < lines.count; i++)
    draw_line(paper, &lines.lines[i]);
  lesson_lines_free(&lines);
}

static void draw(const struct model *model, struct paper *paper)
{
  if (run_of(model) == NULL) return;
  draw_page(model, paper);
  draw_exercise(model, paper);
}

/* What was said last is what one reads: an answer or a hint, which end the page; or the report,
 * behind it, from its beginning. Before, one reads from the top. */
static int home(const struct model *model, int lines, int height)
{
  const struct lesson_run *run = run_of(model);
  if (run == NULL) return 0;
  struct lesson_lines_state state = lesson_run_state(run, lesson_run_page(run));
  const struct exercise *exercise = lessons_exercise(model);
  bool reports = exercise != NULL && (exercise_checking(exercise) || exercise_report(exercise)[0]);
  if (!reports) return state.reply != NULL || state.hint_count > 0 ? lines - height : 0;
  struct paper page = {.box = view_layout(model).boxes[PANE_LESSON]};
  draw_page(model, &page);
  return model->lessons->hinted ? page.lines - height : page.lines;
}

const struct view view_lesson = {title, draw, home, note, NULL};
