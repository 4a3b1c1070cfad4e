/* All that can be said, put together in every combination, compared with a file to be read
 * through: tests/unit/expected/sentences.txt. Each sentence of a call: what was asked, what the
 * generator did before, how it answered, by whom, and in which language. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/say.h"
#include "app/say_words.h"
#include "tests/unit/fake_engine.h"
#include "tests/unit/fake_events.h"

#define EXPECTED "tests/unit/expected/sentences.txt"

static const char *const names[] = {"outer#1", "inner#1", "line 12#1", NULL};

static FILE *out;
static char *text;
static size_t text_size;

static bool updates(void)
{
  const char *update = getenv("UPDATE");
  return update != NULL && update[0] == '1';
}

static void begin(void)
{
  out = open_memstream(&text, &text_size);
  assert_non_null(out);
}

/* ---------------------------------------------------------------------- calls */

struct before {
  const char *name;
  struct engine_event events[3];
  size_t count;
};
static const struct before befores[] = {
    {"not started", {MADE}, 1},
    {"paused", {MADE, NEXT(""), YIELDED("0")}, 3},
    {"finished", {MADE, NEXT(""), ENDED("1")}, 3},
    {"running", {MADE, NEXT("")}, 2},
};

struct answer {
  const char *name;
  struct engine_event events[2];
  size_t count;
  bool ran;
};
static const int ran_lines[] = {8, 9};
static const struct answer answers[] = {
    {"no answer yet", {FAKE_EVENT(.kind = ENGINE_NEXT)}, 0, false},
    {"yielded", {YIELDED("5")}, 1, false},
    {"yielded, an error uncaught", {ERROR_SEEN("oh no", false), YIELDED("5")}, 2, false},
    {"returned", {ENDED("\"done\"")}, 1, false},
    {"returned, lines ran", {ENDED("\"done\"")}, 1, true},
    {"threw", {ERROR_SEEN("oh no", false), THREW("oh no")}, 2, false},
};

static const struct {
  const char *name;
  struct engine_event event;
} requests[] = {
    {"next()", NEXT("")},     {"next(7)", NEXT("7")},
    {"throw()", THROW("")},   {"throw(\"bad\")", THROW("\"bad\"")},
    {"return()", RETURN("")}, {"return(7)", RETURN("7")},
};

static const struct {
  const char *name;
  uint32_t consumer;
  bool plain, hand_written;
  const struct language *language;
} whos[] = {
    {"by hand", ENGINE_YOU, false, false, &language_lua},
    {"by the main program, JavaScript", ENGINE_MAIN, false, false, &language_javascript},
    {"by another generator, a plain coroutine", 2, true, false, &language_lua},
    {"by hand, of an iterator written by hand", ENGINE_YOU, false, true, &language_lua},
};

static void put_stop(const struct engine_event *events, size_t count, size_t from,
                     struct engine_stop stop, const struct language *language)
{
  char said[2048];
  struct fake_step step = {.events = events, .count = count, .stop = stop};
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  say_stop(engine, &(struct say_arrival){.from = from}, language, said, sizeof said);
  fprintf(out, "  %s\n", said);
  engine_free(engine);
}

static void put_call(size_t who, const struct before *before, size_t request,
                     const struct answer *answer)
{
  struct engine_event events[8];
  size_t count = 0;
  for (; count < before->count; count++)
    events[count] = before->events[count];
  size_t from = count;
  events[count++] = requests[request].event;
  for (size_t i = 0; i < answer->count; i++)
    events[count++] = answer->events[i];
  for (size_t i = from; i < count; i++)
    events[i].consumer = whos[who].consumer;
  if (answer->ran) {
    events[count - 1].lines = ran_lines;
    events[count - 1].line_count = 2;
  }
  struct engine_generator generator = {
      .id = 1, .name = "outer#1", .plain = whos[who].plain, .hand_written = whos[who].hand_written};
  struct engine_stop stop = {.reason = answer->count == 0 ? ENGINE_STOP_LINE : ENGINE_STOP_RESULT,
                             .generator = 1,
                             .line = 6,
                             .generators = &generator,
                             .generator_count = 1};
  fprintf(out, "%s, %s: %s\n", requests[request].name, before->name, answer->name);
  put_stop(events, count, from, stop, whos[who].language);
}

/* What the engine tells: a generator that runs only refuses; one that has not started or has
 * finished answers in one way; an error in it that is told of only when it was thrown in. */
static bool can_be(const struct before *before, size_t request, const struct answer *answer,
                   bool plain)
{
  enum engine_event_kind kind = requests[request].event.kind;
  bool starts = before == &befores[0] && kind == ENGINE_NEXT;
  bool returned = answer == &answers[3], threw = answer == &answers[5];
  if (answer == &answers[2]) return before == &befores[1] && kind == ENGINE_THROW;
  if (starts || before == &befores[1]) return !answer->ran || kind == ENGINE_RETURN;
  if (before == &befores[3] || kind == ENGINE_THROW) return threw;
  return returned || (threw && plain && kind == ENGINE_NEXT);
}

static void put_calls(void)
{
  for (size_t who = 0; who < sizeof whos / sizeof whos[0]; who++) {
    fprintf(out, "\n===== calls %s\n\n", whos[who].name);
    for (size_t request = 0; request < sizeof requests / sizeof requests[0]; request++)
      for (size_t before = 0; before < sizeof befores / sizeof befores[0]; before++)
        for (size_t answer = 0; answer < sizeof answers / sizeof answers[0]; answer++)
          if (can_be(&befores[before], request, &answers[answer], whos[who].plain))
            put_call(who, &befores[before], request, &answers[answer]);
  }
}

/* ------------------------------------------------------------------- delegates */

static void put_delegates(void)
{
  fprintf(out, "\n===== calls passed on by yield_from\n\n");
  for (size_t request = 0; request < sizeof requests / sizeof requests[0]; request++)
    for (size_t inner = 0; inner < 4; inner++)
      for (size_t outer = 1; outer < sizeof answers / sizeof answers[0]; outer++) {
        static const size_t inners[] = {0, 1, 3, 5};
        const struct answer *first = &answers[inners[inner]], *last = &answers[outer];
        bool passes_back = first == &answers[1] || first == &answers[0];
        if (last->ran || (passes_back && last != &answers[1]) || outer == 2) continue;
        struct engine_event events[10] = {MADE, NEXT(""), YIELDED("0"), requests[request].event,
                                          requests[request].event};
        size_t count = 5;
        events[4].generator = 2;
        events[4].consumer = 1;
        events[4].line = 4;
        for (size_t i = 0; i < first->count; i++, count++) {
          events[count] = first->events[i];
          events[count].generator = 2;
          events[count].consumer = 1;
        }
        if (first->count > 0)
          for (size_t i = 0; i < last->count; i++)
            events[count++] = last->events[i];
        fprintf(out, "%s: inner %s, outer %s\n", requests[request].name, first->name,
                first->count > 0 ? last->name : first->name);
        struct engine_stop stop = {.reason =
                                       first->count > 0 ? ENGINE_STOP_RESULT : ENGINE_STOP_LINE,
                                   .generator = first->count > 0 ? 1 : 2,
                                   .line = 6};
        put_stop(events, count, 3, stop, &language_lua);
      }
}

/* ------------------------------------------------------------------- templates */

/* Each template as it stands, for the rest: what is put into it is tested with its logic. */
static void put_templates(void)
{
  fprintf(out, "\n===== all templates\n\n");
  for (size_t i = 0; i < SAY_WORD_COUNT; i++)
    fprintf(out, "%s\n", say_words[i] + (say_words[i][0] == '\n'));
}

static void all_sentences_are_as_written(void **state)
{
  (void)state;
  begin();
  fprintf(out, "All that is said, to be read through. Written by UPDATE=1.\n");
  put_calls();
  put_delegates();
  put_templates();
  fclose(out);
  FILE *file;
  if (updates()) {
    file = fopen(EXPECTED, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
  }
  file = fopen(EXPECTED, "r");
  assert_non_null(file);
  char expected[512], *line = text;
  while (fgets(expected, sizeof expected, file)) {
    size_t size = strlen(expected);
    if (strncmp(line, expected, size) != 0) print_error("expected: %s", expected);
    assert_memory_equal(line, expected, size);
    line += size;
  }
  assert_string_equal(line, "");
  fclose(file);
  free(text);
}

/* ----------------------------------------------------------------------- style */

/* Words of a sentence in a template; a word of the template counts as one. */
static size_t longest_sentence(const char *template)
{
  size_t longest = 0, count = 0;
  bool in_word = false;
  for (const char *at = template; *at; at++) {
    bool letter = isalnum((unsigned char)*at) || strchr("{}'_:|#", *at) != NULL;
    if (letter && !in_word) count++;
    in_word = letter;
    if ((*at == '.' || *at == ':') && (at[1] == ' ' || at[1] == '\0')) {
      if (count > longest) longest = count;
      count = 0;
    }
  }
  return count > longest ? count : longest;
}

static void sentences_are_short(void **state)
{
  (void)state;
  for (size_t i = 0; i < SAY_WORD_COUNT; i++) {
    if (longest_sentence(say_words[i]) > 25) print_error("%s\n", say_words[i]);
    assert_true(longest_sentence(say_words[i]) <= 25);
  }
}

static void the_engine_room_is_never_mentioned(void **state)
{
  (void)state;
  static const char *const forbidden[] = {"tick", "inferior", "checkpoint", "exchange", "peek"};
  for (size_t i = 0; i < SAY_WORD_COUNT; i++)
    for (size_t word = 0; word < sizeof forbidden / sizeof forbidden[0]; word++)
      assert_null(strstr(say_words[i], forbidden[word]));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_sentences_are_as_written),
      cmocka_unit_test(sentences_are_short),
      cmocka_unit_test(the_engine_room_is_never_mentioned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
