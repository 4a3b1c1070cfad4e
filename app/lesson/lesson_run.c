#include "app/lesson/lesson_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson_watch.h"

struct page { /* what is known of one */
  bool done;
  bool missed;                     /* the prediction was wrong */
  const struct lesson_text *reply; /* to the last answer; NULL: none */
  struct lesson_text together;     /* of a quiz: the replies of several choices in one paragraph */
  struct lesson_block paragraph;   /* ... and that */
  bool *chosen;                    /* quiz: the choices of the last answer; NULL: no answer yet */
  size_t hints;
};

struct lesson_run {
  struct lesson *lesson;
  size_t at;
  struct page *pages;
  struct lesson_watch *watch; /* of the open page's task; NULL: it has none, or has not begun */
};

static void *must(void *memory)
{
  if (memory == NULL) abort();
  return memory;
}

struct lesson_run *lesson_run_new(struct lesson *lesson)
{
  struct lesson_run *run = must(calloc(1, sizeof *run));
  run->lesson = lesson;
  run->pages = must(calloc(lesson->page_count, sizeof *run->pages));
  lesson_run_turn(run, 0);
  return run;
}

void lesson_run_free(struct lesson_run *run)
{
  if (run == NULL) return;
  for (size_t i = 0; i < run->lesson->page_count; i++) {
    free(run->pages[i].chosen);
    free(run->pages[i].paragraph.spans); /* their texts are the lesson's */
  }
  free(run->pages);
  lesson_watch_free(run->watch);
  lesson_free(run->lesson);
  free(run);
}

const struct lesson *lesson_run_lesson(const struct lesson_run *run)
{
  return run->lesson;
}

/* ------------------------------------------------------------------- pages */

size_t lesson_run_page(const struct lesson_run *run)
{
  return run->at;
}

const struct lesson_page *lesson_run_open_page(const struct lesson_run *run)
{
  return &run->lesson->pages[run->at];
}

bool lesson_run_turn(struct lesson_run *run, size_t page)
{
  if (page >= run->lesson->page_count) return false;
  lesson_watch_free(run->watch);
  run->watch = NULL;
  run->at = page;
  if (run->lesson->pages[page].directive.kind == LESSON_NOTHING) run->pages[page].done = true;
  return true;
}

static bool begins_session(const struct lesson_page *page)
{
  return page->script.file[0] != '\0' || page->directive.kind == LESSON_EXERCISE;
}

size_t lesson_run_session_page(const struct lesson_run *run, size_t page)
{
  while (page > 0 && !begins_session(&run->lesson->pages[page]))
    page--;
  return page;
}

const struct lesson_script *lesson_run_script(const struct lesson_run *run, size_t session_page)
{
  const struct lesson *lesson = run->lesson;
  const struct lesson_page *page = &lesson->pages[session_page];
  if (page->script.file[0] != '\0') return &page->script;
  if (begins_session(page)) return NULL;
  for (size_t i = session_page; i < lesson->page_count; i++)
    if (lesson->pages[i].script.file[0] != '\0') return &lesson->pages[i].script;
  return NULL;
}

/* ------------------------------------------------------------------- state */

bool lesson_run_is_done(const struct lesson_run *run, size_t page)
{
  return page < run->lesson->page_count && run->pages[page].done;
}

size_t lesson_run_done_count(const struct lesson_run *run)
{
  size_t count = 0;
  for (size_t i = 0; i < run->lesson->page_count; i++)
    count += run->pages[i].done;
  return count;
}

bool lesson_run_is_finished(const struct lesson_run *run)
{
  return lesson_run_done_count(run) == run->lesson->page_count;
}

void lesson_run_set_done(struct lesson_run *run, size_t page)
{
  if (page < run->lesson->page_count) run->pages[page].done = true;
}

/* The sentence that ends what a page asked for, where no answer has one of its own. */
static const struct lesson_text *closing_of(const struct lesson_directive *directive)
{
  if (directive->kind == LESSON_TASK) return &directive->task.then;
  return directive->kind == LESSON_EXERCISE ? &directive->exercise.then : NULL;
}

struct lesson_lines_state lesson_run_state(const struct lesson_run *run, size_t page)
{
  const struct page *known = &run->pages[page];
  const struct lesson_directive *directive = &run->lesson->pages[page].directive;
  struct lesson_lines_state state = {.fulfilled = known->done,
                                     .missed = known->missed,
                                     .reply = known->reply,
                                     .chosen = known->chosen};
  if (known->done && state.reply == NULL) state.reply = closing_of(directive);
  if (directive->kind == LESSON_EXERCISE) {
    state.hints = directive->exercise.hints;
    state.hint_count = known->hints;
  }
  return state;
}

const struct lesson_text *lesson_run_reply(const struct lesson_run *run, size_t page, size_t index)
{
  const struct lesson_directive *directive = &run->lesson->pages[page].directive;
  if (directive->kind == LESSON_TASK) return index == 0 ? &directive->task.then : NULL;
  if (directive->kind == LESSON_QUIZ)
    return index < directive->quiz.choice_count ? &directive->quiz.choices[index].reply : NULL;
  if (directive->kind != LESSON_PREDICT) return NULL;
  const struct lesson_predict *predict = &directive->predict;
  if (index < predict->guess_count) return &predict->guesses[index].reply;
  index -= predict->guess_count;
  return index == 0 ? &predict->wrong : index == 1 ? &predict->right : NULL;
}

void lesson_run_show_hints(struct lesson_run *run, size_t count)
{
  const struct lesson_directive *directive = &lesson_run_open_page(run)->directive;
  size_t most = directive->kind == LESSON_EXERCISE ? directive->exercise.hint_count : 0;
  run->pages[run->at].hints = count < most ? count : most;
}

/* ------------------------------------------------------------------- tasks */

void lesson_run_begin(struct lesson_run *run, const struct engine *engine)
{
  const struct lesson_directive *directive = &lesson_run_open_page(run)->directive;
  if (directive->kind != LESSON_TASK || run->pages[run->at].done) return;
  if (run->watch == NULL) run->watch = lesson_watch_new(&directive->task);
  lesson_watch_begin(run->watch, engine);
}

static bool take_news(struct lesson_run *run)
{
  if (!lesson_watch_is_fulfilled(run->watch)) return false;
  bool news = !run->pages[run->at].done;
  run->pages[run->at].done = true;
  return news;
}

bool lesson_run_see(struct lesson_run *run, const struct engine *engine)
{
  if (run->watch == NULL) return false;
  lesson_watch_see(run->watch, engine);
  return take_news(run);
}

bool lesson_run_command(struct lesson_run *run, const char *line)
{
  if (run->watch == NULL) return false;
  lesson_watch_command(run->watch, line);
  return take_news(run);
}

/* ------------------------------------------------------------------ answers */

/* "1 3", "1, 3", or "13" where no choice has two digits: marks those choices. False, with a
 * sentence, where it says something else. */
static bool read_choices(const char *text, bool *chosen, size_t count, char *problem, size_t size)
{
  static const char between[] = " \t,;";
  size_t marked = 0;
  for (text += strspn(text, between); *text != '\0'; text += strspn(text, between)) {
    size_t digits = strspn(text, "0123456789"), number = 0;
    if (digits > 1 && count < 10) digits = 1;
    for (size_t i = 0; i < digits && number <= count; i++)
      number = number * 10 + (size_t)(text[i] - '0');
    if (number < 1 || number > count) break;
    text += digits;
    chosen[number - 1] = true;
    marked++;
  }
  if (marked > 0 && *text == '\0') return true;
  snprintf(problem, size, "Answer with a number from 1 to %zu, or with several: 1 2.", count);
  return false;
}

static void add_spans(struct lesson_block *paragraph, const struct lesson_text *text)
{
  static char blank[] = " ";
  for (size_t i = 0; i < text->count; i++) {
    const struct lesson_block *block = &text->blocks[i];
    size_t size = (paragraph->span_count + block->span_count + 1) * sizeof *paragraph->spans;
    paragraph->spans = must(realloc(paragraph->spans, size));
    if (paragraph->span_count > 0)
      paragraph->spans[paragraph->span_count++] = (struct lesson_span){LESSON_PLAIN, blank};
    for (size_t j = 0; j < block->span_count; j++)
      paragraph->spans[paragraph->span_count++] = block->spans[j];
  }
}

/* The replies to those choices that say most about the answer, one behind the other: of a wrong
 * one, to those that are wrong (else to those that are right as far as they go); of a right one, to
 * all. */
static const struct lesson_text *reply_to_choices(const struct lesson_quiz *quiz, struct page *page,
                                                  bool right)
{
  bool any_wrong = false;
  for (size_t i = 0; i < quiz->choice_count; i++)
    if (page->chosen[i] && !quiz->choices[i].right) any_wrong = true;
  free(page->paragraph.spans);
  page->paragraph = (struct lesson_block){.kind = LESSON_PARAGRAPH};
  for (size_t i = 0; i < quiz->choice_count; i++) {
    const struct lesson_choice *choice = &quiz->choices[i];
    if (page->chosen[i] && (right || !any_wrong || !choice->right))
      add_spans(&page->paragraph, &choice->reply);
  }
  page->together = (struct lesson_text){.blocks = &page->paragraph, .count = 1};
  return page->paragraph.span_count > 0 ? &page->together : NULL;
}

enum lesson_run_verdict lesson_run_answer(struct lesson_run *run, const char *text, char *problem,
                                          size_t size)
{
  const struct lesson_directive *directive = &lesson_run_open_page(run)->directive;
  struct page *page = &run->pages[run->at];
  if (directive->kind != LESSON_QUIZ) return LESSON_RUN_NOT_ASKED;
  const struct lesson_quiz *quiz = &directive->quiz;
  bool *chosen = must(calloc(quiz->choice_count + 1, sizeof *chosen)), right = true;
  if (!read_choices(text, chosen, quiz->choice_count, problem, size)) {
    free(chosen);
    return LESSON_RUN_UNREADABLE;
  }
  for (size_t i = 0; i < quiz->choice_count; i++)
    if (chosen[i] != quiz->choices[i].right) right = false;
  free(page->chosen);
  page->chosen = chosen;
  page->reply = reply_to_choices(quiz, page, right);
  page->done = page->done || right;
  return right ? LESSON_RUN_RIGHT : LESSON_RUN_WRONG;
}

bool lesson_run_asks_prediction(const struct lesson_run *run)
{
  return lesson_run_open_page(run)->directive.kind == LESSON_PREDICT && !run->pages[run->at].done;
}

static const struct lesson_text *reply_to(const struct lesson_predict *predict, const char *value,
                                          bool done)
{
  for (size_t i = 0; i < predict->guess_count; i++) {
    const struct lesson_guess *guess = &predict->guesses[i];
    if (strcmp(guess->value, value) == 0 && (!guess->has_done || guess->done == done))
      return &guess->reply;
  }
  return predict->wrong.count > 0 ? &predict->wrong : NULL;
}

enum lesson_run_verdict lesson_run_guess(struct lesson_run *run, const char *value, bool done,
                                         bool right)
{
  if (!lesson_run_asks_prediction(run)) return LESSON_RUN_NOT_ASKED;
  const struct lesson_predict *predict = &lesson_run_open_page(run)->directive.predict;
  struct page *page = &run->pages[run->at];
  page->reply = right ? &predict->right : reply_to(predict, value, done);
  page->done = true;
  page->missed = !right;
  return right ? LESSON_RUN_RIGHT : LESSON_RUN_WRONG;
}
