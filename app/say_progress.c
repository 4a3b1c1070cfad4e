#include "app/say_progress.h"

#include <stddef.h>

#include "app/say_cost.h"
#include "app/say_words.h"

enum kind { RUN, JUMP, KILL, REPEAT };

static enum kind kind_of(enum say_by by)
{
  switch (by) {
  case SAY_BY_RUNNING:
  case SAY_BY_SET: return RUN;
  case SAY_BY_KILL: return KILL;
  case SAY_BY_RESUME:
  case SAY_BY_FILE: return REPEAT;
  default: return JUMP;
  }
}

static const char *fill(enum say_word word, const char *name, const char *text, char *out,
                        size_t size)
{
  struct sentence sentence;
  const struct sentence_word words[] = {{.name = name, .text = text}, {.name = NULL}};
  sentence_start(&sentence, out, size);
  sentence_add_template(&sentence, say_words[word], words);
  return out;
}

const char *say_progress(enum say_by by, const char *count, char *out, size_t size)
{
  static const enum say_word words[] = {
      [RUN] = SAY_PROGRESS_RUN,
      [JUMP] = SAY_PROGRESS_JUMP,
      [KILL] = SAY_PROGRESS_KILL,
      [REPEAT] = SAY_PROGRESS_REPEAT,
  };
  return fill(words[kind_of(by)], "count", count, out, size);
}

const char *say_progress_view(size_t left, char *out, size_t size)
{
  char count[32];
  return fill(SAY_PROGRESS_VIEW, "count", say_cost_number(left, count, sizeof count), out, size);
}

const char *say_way_out_line(enum say_by by)
{
  static const char *const lines[] = {
      [RUN] = "pause", [JUMP] = "kill", [KILL] = "restart", [REPEAT] = "restart"};
  return lines[kind_of(by)];
}

const char *say_way_out(enum say_by by, const char *key, char *out, size_t size)
{
  static const enum say_word words[] = {
      [RUN] = SAY_WAY_OUT_RUN,
      [JUMP] = SAY_WAY_OUT_JUMP,
      [KILL] = SAY_WAY_OUT_RESTART,
      [REPEAT] = SAY_WAY_OUT_RESTART,
  };
  return fill(words[kind_of(by)], "key", key, out, size);
}

const char *say_keys_wait(size_t count, const char *pause, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, KEYS_WAIT, {"count", NULL, count}, {"key", pause, 0});
  return out;
}

const char *say_count(int count, const char *next, const char *back, const char *step, char *out,
                      size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, COUNT, {"count", NULL, (unsigned)count}, {"next", next, 0}, {"back", back, 0},
           {"step", step, 0});
  return out;
}

const char *say_count_refused(const char *key, const char *next, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, COUNT_REFUSED, {"key", key, 0}, {"next", next, 0});
  return out;
}

const char *say_count_stopped(int count, int all, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  SAY_WITH(&sentence, COUNT_STOPPED, {"count", NULL, (unsigned)count},
           {"all", NULL, (unsigned)all});
  return out;
}

const char *say_stuck(const char *kill, char *out, size_t size)
{
  return fill(SAY_STUCK, "key", kill, out, size);
}
