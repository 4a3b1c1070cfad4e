#include "tests/unit/logged_event.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

int logged_event_setup(void **state)
{
  *state = event_log_new();
  return *state ? 0 : -1;
}

int logged_event_teardown(void **state)
{
  event_log_free(*state);
  return 0;
}

struct decoded_event logged_event_plain(enum engine_event_kind kind, uint64_t point,
                                        const char *text)
{
  return (struct decoded_event){
      .event = {.kind = kind, .tick = point, .text = text, .text_size = strlen(text), .file = ""},
      .name = "",
      .function = "",
      .point = point};
}

void logged_event_add(struct event_log *to, struct decoded_event event)
{
  assert_true(event_log_add(to, &event));
}

void logged_event_add_call(struct event_log *to, uint64_t point)
{
  char text[24];
  snprintf(text, sizeof text, "%u", (unsigned)point);
  struct decoded_event request = logged_event_plain(ENGINE_NEXT, point, "");
  struct decoded_event result = logged_event_plain(ENGINE_RESULT, point + 3, text);
  request.event.generator = result.event.generator = 2;
  request.event.consumer = result.event.consumer = 1;
  request.event.line = 12;
  result.event.line = 7;
  request.event.file = result.event.file = "pipeline.lua";
  logged_event_add(to, request);
  logged_event_add(to, result);
}

static void same_variable(const struct engine_variable *a, const struct engine_variable *b)
{
  assert_string_equal(a->name, b->name);
  assert_string_equal(a->text, b->text);
  assert_int_equal(a->role, b->role);
  assert_int_equal(a->opens, b->opens);
  assert_int_equal(a->object, b->object);
  assert_int_equal(a->shared, b->shared);
}

static void same_lists(const struct engine_event *a, const struct engine_event *b)
{
  assert_int_equal(a->line_count, b->line_count);
  for (size_t i = 0; i < a->line_count; i++)
    assert_int_equal(a->lines[i], b->lines[i]);
  assert_int_equal(a->frame_count, b->frame_count);
  for (size_t i = 0; i < a->frame_count; i++) {
    const struct engine_frame *x = &a->frames[i], *y = &b->frames[i];
    assert_string_equal(x->function, y->function);
    assert_string_equal(x->file, y->file);
    assert_int_equal(x->line, y->line);
    assert_int_equal(x->generator, y->generator);
    assert_int_equal(x->variable_count, y->variable_count);
    for (size_t j = 0; j < x->variable_count; j++)
      same_variable(&x->variables[j], &y->variables[j]);
  }
}

void logged_event_same(const struct decoded_event *x, const struct decoded_event *y)
{
  const struct engine_event *a = &x->event, *b = &y->event;
  assert_non_null(y);
  assert_string_equal(x->name, y->name);
  assert_string_equal(x->function, y->function);
  assert_int_equal(x->plain, y->plain);
  assert_int_equal(x->point, y->point);
  assert_int_equal(x->inputs, y->inputs);
  assert_int_equal(a->kind, b->kind);
  assert_int_equal(a->tick, b->tick);
  assert_int_equal(a->generator, b->generator);
  assert_int_equal(a->consumer, b->consumer);
  assert_int_equal(a->line, b->line);
  assert_int_equal(a->done, b->done);
  assert_int_equal(a->threw, b->threw);
  assert_int_equal(a->caught, b->caught);
  assert_int_equal(a->hand_written, b->hand_written);
  assert_int_equal(a->lines_cut, b->lines_cut);
  assert_string_equal(a->file, b->file);
  assert_int_equal(a->text_size, b->text_size);
  assert_memory_equal(a->text, b->text, a->text_size + 1);
  assert_int_equal(a->async, b->async);
  assert_int_equal(a->object, b->object);
  assert_int_equal(a->other, b->other);
  assert_int_equal(a->clock, b->clock);
  assert_int_equal(a->due, b->due);
  same_lists(a, b);
}
