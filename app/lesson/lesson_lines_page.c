#include <stdio.h>
#include <string.h>

#include "app/lesson/lesson_lines.h"

static const char *box(const struct lesson_lines_state *state)
{
  return state->missed ? "✗ " : state->fulfilled ? "☑ " : "☐ ";
}

static void add_choices(struct lesson_lines *lines, const struct lesson_look *look,
                        const struct lesson_quiz *quiz, const bool *chosen)
{
  for (size_t i = 0; i < quiz->choice_count; i++) {
    const struct lesson_choice *choice = &quiz->choices[i];
    const char *mark = !chosen || !chosen[i] ? " " : choice->right ? "✓" : "✗";
    char first[32];
    snprintf(first, sizeof first, "%s %zu) ", mark, i + 1);
    lesson_lines_add(lines, look, first, &choice->text);
  }
}

static void add_hints(struct lesson_lines *lines, const struct lesson_look *look,
                      const struct lesson_lines_state *state)
{
  for (size_t i = 0; i < state->hint_count; i++) {
    char first[32];
    snprintf(first, sizeof first, "  Hint %zu: ", i + 1);
    lesson_lines_add(lines, look, first, &state->hints[i]);
  }
}

void lesson_lines_page(struct lesson_lines *lines, const struct lesson_look *look,
                       const struct lesson_page *page, const struct lesson_lines_state *state)
{
  const struct lesson_directive *directive = &page->directive;
  const struct lesson_text *then = NULL;
  lesson_lines_add(lines, look, "", &page->text);
  if (look->airy && page->text.count > 0 && directive->kind != LESSON_NOTHING)
    lesson_lines_add_blank(lines);
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK:
    lesson_lines_add(lines, look, box(state), &directive->task.what);
    then = &directive->task.then;
    break;
  case LESSON_PREDICT:
    lesson_lines_add(lines, look, box(state), &directive->predict.question);
    break;
  case LESSON_QUIZ:
    lesson_lines_add(lines, look, box(state), &directive->quiz.question);
    add_choices(lines, look, &directive->quiz, state->chosen);
    break;
  case LESSON_EXERCISE:
    lesson_lines_add(lines, look, box(state), &directive->exercise.what);
    then = &directive->exercise.then;
    break;
  }
  add_hints(lines, look, state);
  if (state->reply) lesson_lines_add(lines, look, "  ", state->reply);
  else if (state->fulfilled && then) lesson_lines_add(lines, look, "  ", then);
}
