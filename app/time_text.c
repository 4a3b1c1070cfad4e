#include "app/time_text.h"

#include <string.h>

#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "app/track.h"

enum { LONGEST_PRINT = 60 }; /* bytes */

static const char *name_of(const struct model *model, uint32_t generator)
{
  return generator == ENGINE_MAIN ? "The main program" : engine_name(model->engine, generator);
}

static void add_result(const struct model *model, struct sentence *sentence,
                       const struct timeline_mark *mark, const struct engine_event *event)
{
  char result[1024];
  say_result(event, model_language(model), result, sizeof result);
  if (mark->reached) sentence_add(sentence, "Result %zu: ", mark->number);
  sentence_add(sentence, "%s ", name_of(model, mark->lane));
  if (!event->threw) sentence_add(sentence, "gave ");
  if (!mark->reached) sentence_add(sentence, "%s ", engine_name(model->engine, mark->consumer));
  sentence_add(sentence, "%s.", result);
}

static void add_print(const struct model *model, struct sentence *sentence,
                      const struct timeline_mark *mark, const struct engine_event *event)
{
  size_t size = strcspn(event->text, "\n");
  bool cut = size > LONGEST_PRINT || mark->last > mark->event;
  if (size > LONGEST_PRINT) size = LONGEST_PRINT;
  while (size > 0 && ((unsigned char)event->text[size] & 0xC0) == 0x80)
    size--; /* not inside a character */
  sentence_add(sentence, "%s printed “", name_of(model, mark->lane));
  sentence_add_text(sentence, event->text, size);
  sentence_add(sentence, cut ? "…”." : "”.");
}

const char *time_text_preview(const struct model *model, char *out, size_t size)
{
  struct track track = track_of(model, track_marks(model));
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  const struct timeline_mark *mark =
      track.chosen != SIZE_MAX ? track_mark(&track, track.chosen) : NULL;
  const struct engine_event *event =
      mark != NULL
          ? engine_branch_event(model->engine, engine_branch_current(model->engine), mark->event)
          : NULL;
  if (event == NULL || model->focus != PANE_TIME || track.chosen == track.present) return out;
  if (mark->print) add_print(model, &sentence, mark, event);
  else add_result(model, &sentence, mark, event);
  if (track.chosen > track.present) sentence_add(&sentence, " That is still to come.");
  size_t forks = track_forks(&track, track.chosen);
  if (forks == 1) sentence_add(&sentence, " Another branch leaves here.");
  if (forks > 1) sentence_add(&sentence, " %zu other branches leave here.", forks);
  return out;
}
