#include "app/time_text.h"

#include <string.h>

#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/track.h"

enum { LONGEST_PRINT = 60 }; /* bytes */

static const char *name_of(const struct model *model, uint32_t generator)
{
  return generator == ENGINE_MAIN ? say_words[SAY_MAIN_FIRST]
                                  : engine_name(model->engine, generator);
}

static void add_result(const struct model *model, struct sentence *sentence,
                       const struct timeline_mark *mark, const struct engine_event *event)
{
  char result[1024];
  say_result(event, model_language(model), result, sizeof result);
  const struct sentence_word words[] = {
      {"number", NULL, mark->reached ? mark->number : 0},
      {"who", name_of(model, mark->lane), 0},
      {"consumer", mark->reached ? "" : engine_name(model->engine, mark->consumer), 0},
      {"result", result, 0},
      {NULL, NULL, 0}};
  sentence_add_template(sentence, say_words[event->threw ? SAY_TIME_THREW : SAY_TIME_GAVE], words);
}

static void add_print(const struct model *model, struct sentence *sentence,
                      const struct timeline_mark *mark, const struct engine_event *event)
{
  size_t size = strcspn(event->text, "\n");
  bool cut = size > LONGEST_PRINT || mark->last > mark->event;
  if (size > LONGEST_PRINT) size = LONGEST_PRINT;
  while (size > 0 && ((unsigned char)event->text[size] & 0xC0) == 0x80)
    size--; /* not inside a character */
  char text[LONGEST_PRINT + 1];
  memcpy(text, event->text, size);
  text[size] = '\0';
  SAY_WITH(sentence, TIME_PRINTED, {"who", name_of(model, mark->lane), 0}, {"text", text, 0},
           {"cut", cut ? "…" : "", 0});
}

const char *time_text_preview(const struct model *model, char *out, size_t size)
{
  struct track track = track_of(model, track_marks(model));
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  struct timeline_mark mark;
  bool chosen = track.chosen != SIZE_MAX && track_mark(&track, track.chosen, &mark);
  const struct engine_event *event =
      chosen ? engine_branch_event(model->engine, engine_branch_current(model->engine), mark.event)
             : NULL;
  if (event == NULL || model->focus != PANE_TIME || track.chosen == track.present) return out;
  if (mark.print) add_print(model, &sentence, &mark, event);
  else add_result(model, &sentence, &mark, event);
  if (track.chosen > track.present) SAY(&sentence, TIME_TO_COME);
  size_t forks = track_forks(&track, track.chosen);
  if (forks == 1) SAY(&sentence, TIME_BRANCH);
  if (forks > 1) SAY_WITH(&sentence, TIME_BRANCHES, {"count", NULL, forks});
  return out;
}
