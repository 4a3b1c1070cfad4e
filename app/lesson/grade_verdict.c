#include "app/lesson/grade_verdict.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/room.h"
#include "app/text.h"

enum { MOST_CHECKS = 1000 };

struct grade_verdict_run {
  char *commands, *steps;
};

char *grade_verdict_inert(const char *text)
{
  char *out = NULL;
  size_t size, valid_size = 0, length;
  char *valid = text_valid(text ? text : "", text ? strlen(text) : 0, &valid_size);
  FILE *stream = valid ? open_memstream(&out, &size) : NULL;
  if (!stream) abort();
  for (size_t at = 0; at < valid_size; at += length) {
    unsigned code;
    length = text_decode(valid + at, valid_size - at, &code);
    if (code == '\t') putc(' ', stream);
    else if (text_is_control(code) && code != '\n') fputs("\xef\xbf\xbd", stream);
    else fwrite(valid + at, 1, length, stream);
  }
  fclose(stream);
  free(valid);
  return out;
}

void grade_verdicts_begin_run(struct grade_verdicts *verdicts, const char *commands)
{
  verdicts->runs = room_for_one(verdicts->runs, verdicts->run_count, &verdicts->run_capacity,
                                sizeof *verdicts->runs);
  verdicts->runs[verdicts->run_count++] =
      (struct grade_verdict_run){grade_verdict_inert(commands), grade_verdict_inert("")};
}

void grade_verdicts_end_run(struct grade_verdicts *verdicts, const char *steps)
{
  struct grade_verdict_run *run = &verdicts->runs[verdicts->run_count - 1];
  free(run->steps);
  run->steps = grade_verdict_inert(steps);
}

static char *field(const json_t *verdict, const char *key)
{
  return grade_verdict_inert(json_string_value(json_object_get(verdict, key)));
}

/* What leads to an event of that step: it and all before it. What the file's own run, the first
 * step, has led to is found by its tick alone. */
static char *steps_until(const char *steps, json_int_t step)
{
  const char *end = steps;
  for (json_int_t i = 0; step > 1 && i < step && *end; i++)
    end += strcspn(end, "\n") + 1;
  char *until = strndup(steps, (size_t)(end - steps));
  if (!until) abort();
  return until;
}

static enum grade_verdict verdict_of(const json_t *json)
{
  if (json_is_true(json_object_get(json, "passed"))) return GRADE_CHECK_PASSED;
  bool skipped = json_is_true(json_object_get(json, "skipped"));
  return skipped ? GRADE_CHECK_SKIPPED : GRADE_CHECK_FAILED;
}

bool grade_verdicts_take(struct grade_verdicts *verdicts, const char *text)
{
  json_t *json = json_loads(text, 0, NULL);
  bool good = json_is_object(json) && verdicts->count < MOST_CHECKS;
  if (good) {
    json_int_t number = json_integer_value(json_object_get(json, "run"));
    bool ran = number >= 1 && (size_t)number <= verdicts->run_count;
    const struct grade_verdict_run *run = ran ? &verdicts->runs[number - 1] : NULL;
    const json_t *tick = json_object_get(json, "tick");
    json_int_t step = json_integer_value(json_object_get(json, "step"));
    verdicts->checks = room_for_one(verdicts->checks, verdicts->count, &verdicts->capacity,
                                    sizeof *verdicts->checks);
    verdicts->checks[verdicts->count++] = (struct grade_check){
        .verdict = verdict_of(json),
        .name = field(json, "name"),
        .sentence = field(json, "sentence"),
        .wanted = field(json, "wanted"),
        .seen = field(json, "seen"),
        .run = run ? run->commands : "",
        .commands = steps_until(run ? run->steps : "", step),
        .placed = ran && json_is_integer(tick),
        .tick = (uint64_t)json_integer_value(tick),
    };
  }
  json_decref(json);
  return good;
}

void grade_verdicts_free(struct grade_verdicts *verdicts)
{
  for (size_t i = 0; i < verdicts->count; i++) {
    const struct grade_check *check = &verdicts->checks[i];
    free((void *)check->name), free((void *)check->sentence);
    free((void *)check->wanted), free((void *)check->seen);
    free((void *)check->commands);
  }
  for (size_t i = 0; i < verdicts->run_count; i++)
    free(verdicts->runs[i].commands), free(verdicts->runs[i].steps);
  free(verdicts->checks);
  free(verdicts->runs);
}
