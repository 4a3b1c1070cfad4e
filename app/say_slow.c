/* say_slow.c - what a step of slow motion did. */
#include "app/say.h"

#include <stdlib.h>

#include "app/say_exchange.h"
#include "app/say_words.h"

static void add_changes(struct sentence *list, const struct say_slow *slow,
                        const struct language *language)
{
  for (size_t i = 0; i < slow->change_count; i++) {
    const struct say_change *change = &slow->changes[i];
    char *was = change->was ? say_value(change->was, language) : NULL;
    char *is = say_value(change->is, language), text[512];
    struct sentence one;
    sentence_start(&one, text, sizeof text);
    if (was)
      SAY_WITH(&one, SLOW_CHANGED, {"name", change->name, 0}, {"before", was, 0}, {"value", is, 0});
    else SAY_WITH(&one, SLOW_BEGAN, {"name", change->name, 0}, {"value", is, 0});
    sentence_add(list, "%s%s", i > 0 ? ", " : "", text);
    free(was);
    free(is);
  }
}

const char *say_slow(const struct say_slow *slow, const struct language *language, char *out,
                     size_t size)
{
  char changes[1024];
  struct sentence sentence, list;
  sentence_start(&sentence, out, size);
  sentence_start(&list, changes, sizeof changes);
  add_changes(&list, slow, language);
  struct sentence_word line = {"line", NULL, (unsigned)slow->line}, what = {"changes", changes, 0};
  if (slow->lines > 1) SAY_WITH(&sentence, SLOW_LINES, {"lines", NULL, slow->lines}, what);
  else if (slow->line > 0 && slow->rest) SAY_WITH(&sentence, SLOW_REST, line, what);
  else if (slow->line > 0) SAY_WITH(&sentence, SLOW_LINE, line, what);
  return out;
}
