/* say_future.c - what throw-away copies found out: a prediction beside the truth, two futures
 * side by side, and watches. */
#include "app/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/watch.h"
#include "engine/engine.h"

const char *say_guess(const struct say_guess *guess, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, GUESS, {"guess", guess->said, 0}, {"truth", guess->gave, 0});
  if (guess->threw) SAY(&sentence, GUESS_THREW);
  else if (guess->value_right && guess->done_right) SAY(&sentence, GUESS_RIGHT);
  else if (guess->done_right) SAY(&sentence, GUESS_DONE_RIGHT);
  else if (guess->value_right) SAY(&sentence, GUESS_VALUE_RIGHT);
  else SAY(&sentence, GUESS_WRONG);
  char right[24];
  snprintf(right, sizeof right, "%zu", guess->right_count);
  SAY_WITH(&sentence, GUESS_SCORE, {"right", right, 0}, {"count", NULL, guess->count});
  return out;
}

/* "next(7)": the other input. */
static const char *input_text(int request, const char *value, const struct language *language,
                              char *out, size_t size)
{
  static const int kinds[] = {[ENGINE_BY_NEXT] = ENGINE_NEXT,
                              [ENGINE_BY_THROW] = ENGINE_THROW,
                              [ENGINE_BY_RETURN] = ENGINE_RETURN};
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, INPUT, {"request", say_request(kinds[request], language), 0},
           {"sent", value, 0});
  return out;
}

/* "no answer" where there was none. */
static const char *outcome_text(const struct engine_outcome *outcome,
                                const struct language *language, char *out, size_t size)
{
  if (!outcome->none)
    return say_result(&(struct engine_event){.text = outcome->text,
                                             .done = outcome->done,
                                             .threw = outcome->threw},
                      language, out, size);
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY(&sentence, NO_ANSWER);
  return out;
}

static bool same_outcome(const struct engine_outcome *a, const struct engine_outcome *b)
{
  return a->none == b->none && a->done == b->done && a->threw == b->threw &&
         strcmp(a->text, b->text) == 0;
}

size_t say_futures_common(const struct engine_future *future)
{
  size_t common = 0;
  while (common < future->next_count && common < future->other_count &&
         same_outcome(&future->next[common], &future->other[common]))
    common++;
  return common;
}

static void add_padded(struct sentence *sentence, const char *text, int width)
{
  int own = text_width(text, strlen(text));
  sentence_add(sentence, "%s%*s", text, width > own ? width - own : 0, "");
}

const char *say_futures(const struct engine_future *future, int request, const char *value,
                        const struct language *language, char *out, size_t size)
{
  char text[1024], input[600];
  struct sentence sentence;
  size_t common = say_futures_common(future), count = future->next_count;
  if (future->other_count > count) count = future->other_count;
  const char *heading = say_words[SAY_FUTURE_NEXT];
  int width = text_width(heading, strlen(heading));
  for (size_t i = 0; i < future->next_count; i++) {
    outcome_text(&future->next[i], language, text, sizeof text);
    int own = text_width(text, strlen(text));
    if (own > width) width = own;
  }
  sentence_start(&sentence, out, size);
  sentence_add(&sentence, "     ");
  add_padded(&sentence, heading, width);
  sentence_add(&sentence, "  ");
  SAY_WITH(&sentence, FUTURE_INPUT,
           {"input", input_text(request, value, language, input, sizeof input), 0});
  for (size_t i = 0; i < count; i++) {
    bool has_next = i < future->next_count, has_other = i < future->other_count;
    const char *next = has_next ? outcome_text(&future->next[i], language, text, sizeof text) : "";
    sentence_add(&sentence, "\n%3zu  ", i + 1);
    add_padded(&sentence, next, has_other ? width : 0);
    if (has_other)
      sentence_add(&sentence, "   %s",
                   outcome_text(&future->other[i], language, text, sizeof text));
  }
  if (common == count) SAY(&sentence, FUTURES_SAME);
  else SAY_WITH(&sentence, FUTURES_PART, {"count", NULL, common + 1});
  return out;
}

const char *say_watch(const struct watch_list *list, size_t index, const struct language *language,
                      char *out, size_t size)
{
  bool failed;
  const char *value = watch_value(list, index, &failed);
  char *text = value && !failed ? language->value(value) : NULL;
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  const struct sentence_word words[] = {
      {"expression", watch_expression(list, index), 0},
      {"value", text ? text : value, 0},
      {"error", value, 0},
      {NULL, NULL, 0},
  };
  enum say_word word = !value ? SAY_WATCH_NONE : failed ? SAY_WATCH_FAILED : SAY_WATCH_VALUE;
  sentence_add_template(&sentence, say_words[word], words);
  free(text);
  return out;
}
