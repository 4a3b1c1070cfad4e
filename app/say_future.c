/* say_future.c - what throw-away copies found out: a prediction beside the truth, two futures
 * side by side, and watches. */
#include "app/say.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "app/text.h"
#include "app/watch.h"
#include "engine/engine.h"

const char *say_guess(const struct say_guess *guess, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  sentence_add(&sentence, "Your guess: %s\nThe truth:  %s\n", guess->said, guess->gave);
  if (guess->threw) sentence_add(&sentence, "Not right: no result comes, but an error.");
  else if (guess->value_right && guess->done_right) sentence_add(&sentence, "Right!");
  else if (guess->done_right)
    sentence_add(&sentence, "Not quite: the value is another one, done is right.");
  else if (guess->value_right)
    sentence_add(&sentence, "Not quite: the value is right, done is not.");
  else sentence_add(&sentence, "Not right: neither the value nor done.");
  sentence_add(&sentence, " %zu of %zu prediction%s right so far.", guess->right_count,
               guess->count, guess->count == 1 ? "" : "s");
  return out;
}

const char *say_input(int request, const char *value, const struct language *language, char *out,
                      size_t size)
{
  static const int kinds[] = {[ENGINE_BY_NEXT] = ENGINE_NEXT,
                              [ENGINE_BY_THROW] = ENGINE_THROW,
                              [ENGINE_BY_RETURN] = ENGINE_RETURN};
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  sentence_add(&sentence, "%s(%s)", say_request(kinds[request], language), value);
  return out;
}

const char *say_outcome(const struct engine_outcome *outcome, const struct language *language,
                        char *out, size_t size)
{
  if (!outcome->none)
    return say_result(&(struct engine_event){.text = outcome->text,
                                             .done = outcome->done,
                                             .threw = outcome->threw},
                      language, out, size);
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  sentence_add(&sentence, "no answer");
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
  int width = text_width("as it goes on", strlen("as it goes on"));
  for (size_t i = 0; i < future->next_count; i++) {
    say_outcome(&future->next[i], language, text, sizeof text);
    int own = text_width(text, strlen(text));
    if (own > width) width = own;
  }
  sentence_start(&sentence, out, size);
  sentence_add(&sentence, "     ");
  add_padded(&sentence, "as it goes on", width);
  sentence_add(&sentence, "   with %s", say_input(request, value, language, input, sizeof input));
  for (size_t i = 0; i < count; i++) {
    bool has_next = i < future->next_count, has_other = i < future->other_count;
    const char *next = has_next ? say_outcome(&future->next[i], language, text, sizeof text) : "";
    sentence_add(&sentence, "\n%3zu  ", i + 1);
    add_padded(&sentence, next, has_other ? width : 0);
    if (has_other)
      sentence_add(&sentence, "   %s", say_outcome(&future->other[i], language, text, sizeof text));
  }
  if (common == count) sentence_add(&sentence, "\nBoth give the same, as far as this looks.");
  else sentence_add(&sentence, "\nThey part at result %zu.", common + 1);
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
  sentence_add(&sentence, "%s", watch_expression(list, index));
  if (!value) sentence_add(&sentence, ": not computed yet");
  else if (failed) sentence_add(&sentence, ": %s", value);
  else sentence_add(&sentence, " = %s", text ? text : value);
  free(text);
  return out;
}
