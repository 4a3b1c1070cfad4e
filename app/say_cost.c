#include "app/say_cost.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/say_words.h"
#include "app/text.h"
#include "engine/engine.h"

enum { FUNCTIONS_MOST = 12, CELL = 64 };

struct table {
  struct sentence sentence;
  int column; /* the width of what the lines are about */
};

const char *say_cost_number(uint64_t number, char *out, size_t size)
{
  char digits[24];
  int count = snprintf(digits, sizeof digits, "%" PRIu64, number);
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  for (int i = 0; i < count; i++) {
    if (i > 0 && (count - i) % 3 == 0) sentence_add_text(&sentence, ",", 1);
    sentence_add_text(&sentence, digits + i, 1);
  }
  return out;
}

const char *say_cost_bytes(uint64_t bytes, char *out, size_t size)
{
  static const char *const units[] = {"bytes", "KiB", "MiB"};
  char number[32];
  size_t unit = 0;
  for (; unit < 2 && bytes >= 1024; unit++)
    bytes = (bytes + 512) / 1024;
  snprintf(out, size, "%s %s", say_cost_number(bytes, number, sizeof number), units[unit]);
  return out;
}

bool say_cost_is_part(const struct engine_cost *eager)
{
  return eager->cut || (!eager->ended && !eager->failed);
}

static int width_of(enum say_word word)
{
  return text_width(say_words[word], strlen(say_words[word]));
}

/* One line of the table: its numbers are flush right under their headings. */
static void add_row(struct table *table, const char *what, const char *lazy, const char *eager)
{
  int own = text_width(what, strlen(what));
  sentence_add(&table->sentence, "%s%*s  %*s  %*s\n", what,
               table->column > own ? table->column - own : 0, "", width_of(SAY_COST_LAZY), lazy,
               width_of(SAY_COST_EAGER), eager);
}

static void add_numbers(struct table *table, const char *what, uint64_t lazy, uint64_t eager,
                        bool part)
{
  char texts[2][CELL], more[CELL + 16];
  say_cost_number(lazy, texts[0], CELL);
  say_cost_number(eager, texts[1], CELL);
  snprintf(more, sizeof more, part ? "> %s" : "%s", texts[1]);
  add_row(table, what, texts[0], more);
}

static uint64_t share_of(const struct engine_cost *cost, const char *name)
{
  for (size_t i = 0; i < cost->share_count; i++)
    if (strcmp(cost->shares[i].name, name) == 0) return cost->shares[i].values;
  return 0;
}

static const char *heading_of(const char *name, char *out, size_t size)
{
  struct sentence heading;
  sentence_start(&heading, out, size);
  SAY_WITH(&heading, COST_VALUES_OF, {"name", name, 0});
  return out;
}

/* The lazy run and the eager one make the same functions, unless one of them was cut short: the
 * one that knows more of them says which there are. */
static const struct engine_cost *knows_more(const struct engine_cost *lazy,
                                            const struct engine_cost *eager)
{
  return eager->share_count > lazy->share_count ? eager : lazy;
}

static int widest(const struct engine_cost *all)
{
  char what[CELL * 2];
  int most = width_of(SAY_COST_VALUES);
  if (width_of(SAY_COST_MEMORY) > most) most = width_of(SAY_COST_MEMORY);
  for (size_t i = 0; i < all->share_count && i < FUNCTIONS_MOST; i++) {
    const char *heading = heading_of(all->shares[i].name, what, sizeof what);
    int width = text_width(heading, strlen(heading));
    if (width > most) most = width;
  }
  return most;
}

static void add_shares(struct table *table, const struct engine_cost *lazy,
                       const struct engine_cost *eager)
{
  const struct engine_cost *all = knows_more(lazy, eager);
  char what[CELL * 2];
  for (size_t i = 0; i < all->share_count && i < FUNCTIONS_MOST; i++) {
    const char *name = all->shares[i].name;
    add_numbers(table, heading_of(name, what, sizeof what), share_of(lazy, name),
                share_of(eager, name), false);
  }
  if (all->share_count > FUNCTIONS_MOST)
    SAY_WITH(&table->sentence, COST_LEFT_OUT, {"count", NULL, all->share_count - FUNCTIONS_MOST});
}

static void add_conclusion(struct sentence *sentence, const struct engine_cost *lazy,
                           const struct engine_cost *eager)
{
  char limit[CELL];
  say_cost_number(eager->limit, limit, sizeof limit);
  if (eager->lists == 0 && !eager->cut && eager->ended && !eager->failed)
    SAY(sentence, COST_NO_LISTS);
  if (eager->sent) {
    SAY(sentence, COST_SENT);
    return;
  }
  if (eager->cut) SAY_WITH(sentence, COST_CUT, {"limit", limit, 0});
  if (!eager->ended) SAY(sentence, COST_NO_END);
  if (eager->failed) SAY_WITH(sentence, COST_FAILED, {"error", eager->why, 0});
  if (eager->lists == 0 || say_cost_is_part(eager) || eager->failed) return;
  if (!lazy->ended) SAY(sentence, COST_SO_FAR);
  else if (lazy->values >= eager->values) SAY(sentence, COST_SAME);
  else SAY(sentence, COST_SAVED);
}

const char *say_cost(const struct engine_cost *lazy, const struct engine_cost *eager, char *out,
                     size_t size)
{
  struct table table = {.column = widest(knows_more(lazy, eager))};
  char texts[2][CELL];
  bool part = say_cost_is_part(eager);
  sentence_start(&table.sentence, out, size);
  add_row(&table, "", say_words[SAY_COST_LAZY], say_words[SAY_COST_EAGER]);
  add_numbers(&table, say_words[SAY_COST_VALUES], lazy->values, eager->values, part);
  add_numbers(&table, say_words[SAY_COST_LINES], lazy->lines, eager->lines, part);
  add_row(&table, say_words[SAY_COST_MEMORY],
          say_cost_bytes(lazy->memory, texts[0], sizeof texts[0]),
          say_cost_bytes(eager->memory, texts[1], sizeof texts[1]));
  add_shares(&table, lazy, eager);
  add_conclusion(&table.sentence, lazy, eager);
  return out;
}
