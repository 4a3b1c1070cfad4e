#include <stdlib.h>

#include "app/lesson/lesson_inside.h"

static void free_predict(struct lesson_predict *predict)
{
  for (size_t i = 0; i < predict->guess_count; i++) {
    free(predict->guesses[i].value);
    lesson_markdown_free(&predict->guesses[i].reply);
  }
  free(predict->guesses);
  lesson_markdown_free(&predict->question);
  lesson_markdown_free(&predict->wrong);
  lesson_markdown_free(&predict->right);
}

static void free_quiz(struct lesson_quiz *quiz)
{
  for (size_t i = 0; i < quiz->choice_count; i++) {
    lesson_markdown_free(&quiz->choices[i].text);
    lesson_markdown_free(&quiz->choices[i].reply);
  }
  free(quiz->choices);
  lesson_markdown_free(&quiz->question);
}

static void free_exercise(struct lesson_exercise *exercise)
{
  for (size_t i = 0; i < exercise->hint_count; i++)
    lesson_markdown_free(&exercise->hints[i]);
  free(exercise->hints);
  free(exercise->start);
  free(exercise->check);
  free(exercise->solution);
  lesson_markdown_free(&exercise->what);
  lesson_markdown_free(&exercise->then);
}

static void free_directive(struct lesson_directive *directive)
{
  struct lesson_task *task = &directive->task;
  switch (directive->kind) {
  case LESSON_NOTHING: break;
  case LESSON_TASK:
    lesson_markdown_free(&task->what);
    lesson_markdown_free(&task->then);
    lesson_when_free(task->until, task->until_count);
    lesson_when_free_steps(&task->by);
    break;
  case LESSON_PREDICT: free_predict(&directive->predict); break;
  case LESSON_QUIZ: free_quiz(&directive->quiz); break;
  case LESSON_EXERCISE: free_exercise(&directive->exercise); break;
  }
}

void lesson_free(struct lesson *lesson)
{
  if (!lesson) return;
  for (size_t i = 0; i < lesson->page_count; i++) {
    struct lesson_page *page = &lesson->pages[i];
    free(page->title);
    free(page->script.file);
    free(page->script.path);
    lesson_when_free_steps(&page->script.does);
    lesson_markdown_free(&page->text);
    free_directive(&page->directive);
  }
  free(lesson->pages);
  free(lesson->id);
  free(lesson->folder);
  free(lesson->title);
  free(lesson->misconception);
  free(lesson);
}
