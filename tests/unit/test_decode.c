/* test_decode.c - messages from the inferior are not trusted: whole ones are read right, and
 * malformed ones are refused without a read or a write outside. Each malformed message stands
 * in a block of exactly its size, so that a sanitizer or valgrind sees a read beyond. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/decode.h"
#include "engine/msg.h"
#include "engine/wire.h"
#include "tests/unit/fake_messages.h"

/* As link_take gives it: the type is read. */
static struct wire_reader reader_at(const unsigned char *data, size_t size)
{
  struct wire_reader reader = {.data = data, .size = size};
  wire_get_u8(&reader);
  return reader;
}

static struct wire_reader reader_of(const struct wire_writer *writer)
{
  return reader_at(writer->data, writer->size);
}

/* ------------------------------------------------------------------ whole ones */

static void assert_frames(const struct engine_frame *frames, size_t count)
{
  assert_int_equal(count, 2);
  assert_string_equal(frames[0].function, "walk");
  assert_string_equal(frames[1].function, "main");
  assert_string_equal(frames[1].file, "walk.lua");
  assert_int_equal(frames[1].line, 8);
  assert_int_equal(frames[0].generator, 3);
  assert_int_equal(frames[1].variable_count, 2);
  assert_string_equal(frames[1].variables[1].name, "walk");
  assert_string_equal(frames[1].variables[1].text, "{1, 2}");
  assert_int_equal(frames[1].variables[1].role, ENGINE_UPVALUE);
  assert_true(frames[1].variables[1].opens);
  assert_int_equal(frames[1].variables[0].shared, 0);
  assert_int_equal(frames[1].variables[1].shared, 4);
  assert_true(frames[1].variables[1].object == 0x123456789abcdef);
}

static void reads_events(void **state)
{
  (void)state;
  for (int kind = ENGINE_CREATE; kind <= ENGINE_END; kind++) {
    struct wire_writer out = {0};
    fake_messages_event(&out, (enum engine_event_kind)kind);
    struct wire_reader reader = reader_of(&out);
    struct decoded_event *decoded = decode_event(&reader);
    assert_non_null(decoded);
    const struct engine_event *event = &decoded->event;
    assert_int_equal(event->kind, kind);
    assert_true(decoded->point == 9876543210);
    assert_true(event->tick == 1234567890123);
    assert_int_equal(event->consumer, ENGINE_YOU);
    assert_int_equal(event->line, 12);
    if (kind == ENGINE_ASYNC) {
      assert_int_equal(event->async, ENGINE_TIMER);
      assert_int_equal(event->object, 31);
      assert_int_equal(event->other, 32);
      assert_int_equal(event->clock, 33);
      assert_true(event->due == 10000000034);
    }
    assert_true(event->done && event->lines_cut && !event->threw && !event->caught);
    assert_int_equal(event->text_size, 3);
    assert_memory_equal(event->text, "a\0b", 4);
    assert_string_equal(decoded->name, kind == ENGINE_CREATE ? "walk#3" : "");
    assert_int_equal(decoded->plain, kind == ENGINE_CREATE);
    assert_int_equal(event->line_count, kind == ENGINE_RESULT ? 3 : 0);
    if (kind == ENGINE_RESULT) assert_int_equal(event->lines[2], 3);
    if (kind == ENGINE_LINE) assert_frames(event->frames, event->frame_count);
    free(decoded);
    wire_free(&out);
  }
}

static void reads_a_stop(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  fake_messages_stop(&out);
  struct wire_reader reader = reader_of(&out);
  struct decoded_stop *decoded = decode_stop(&reader);
  assert_non_null(decoded);
  const struct engine_stop *stop = &decoded->stop;
  assert_int_equal(decoded->point, 50);
  assert_int_equal(decoded->line_before, 48);
  assert_int_equal(decoded->changed, 47);
  assert_int_equal(stop->tick, 42);
  assert_int_equal(stop->reason, ENGINE_STOP_ERROR);
  assert_string_equal(stop->text, "broken");
  assert_string_equal(stop->hint, "");
  assert_true(!stop->ended && stop->failed && stop->open_call);
  assert_int_equal(stop->chain_left_out, 5);
  assert_int_equal(stop->chain[1], 3);
  assert_int_equal(stop->generators_left_out, 6);
  assert_string_equal(stop->generators[0].name, "walk#3");
  assert_true(stop->generators[0].plain && !stop->generators[0].failed);
  assert_string_equal(stop->functions[0].parameters, "tree, ...");
  assert_int_equal(decoded->view.frames_left_out, 9);
  assert_frames(decoded->view.frames, decoded->view.frame_count);
  free(decoded);
  wire_free(&out);
}

static void reads_a_view(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  wire_u8(&out, MSG_FRAMES);
  fake_messages_view(&out);
  struct wire_reader reader = reader_of(&out);
  struct engine_view *view = decode_view(&reader);
  assert_non_null(view);
  assert_int_equal(view->generator, 3);
  assert_int_equal(view->state, ENGINE_EXECUTING);
  assert_int_equal(view->frames_left_out, 9);
  assert_frames(view->frames, view->frame_count);
  free(view);
  wire_free(&out);
}

static void reads_parts(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  fake_messages_parts(&out);
  struct wire_reader reader = reader_of(&out);
  struct engine_parts *parts = decode_parts(&reader);
  assert_non_null(parts);
  assert_int_equal(parts->from, 100);
  assert_int_equal(parts->total, 250);
  assert_true(parts->more);
  assert_int_equal(parts->count, 2);
  assert_string_equal(parts->parts[1].key, "[101]");
  assert_true(parts->parts[1].opens && parts->parts[1].object == 77);
  free(parts);
  out.data[1] = 0; /* not found */
  reader = reader_of(&out);
  assert_null(decode_parts(&reader));
  wire_free(&out);
}

static void reads_a_cost(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  fake_messages_cost(&out);
  struct wire_reader reader = reader_of(&out);
  struct engine_cost *cost = decode_cost(&reader);
  assert_non_null(cost);
  assert_true(cost->lines == 61000000000 && cost->values == 20000000000);
  assert_true(cost->memory == 30000000000 && cost->other_values == 9);
  assert_int_equal(cost->lists, 4);
  assert_true(cost->cut && cost->failed && cost->sent && !cost->ended);
  assert_string_equal(cost->why, "broken");
  assert_int_equal(cost->share_count, 2);
  assert_string_equal(cost->shares[1].name, "take");
  assert_int_equal(cost->shares[1].values, 3);
  free(cost);
  wire_free(&out);
}

/* -------------------------------------------------------------------- bad ones */

/* Reads all that it points to; the sum keeps the compiler from leaving that out. */
static size_t touch_frames(const struct engine_frame *frames, size_t count)
{
  size_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += strlen(frames[i].function) + strlen(frames[i].file);
    for (size_t j = 0; j < frames[i].variable_count; j++)
      sum += strlen(frames[i].variables[j].name) + strlen(frames[i].variables[j].text);
  }
  return sum;
}

static size_t touch_event(const struct decoded_event *decoded)
{
  const struct engine_event *event = &decoded->event;
  size_t sum = strlen(event->file) + strlen(decoded->name) + strlen(decoded->function);
  for (size_t i = 0; i <= event->text_size; i++)
    sum += (unsigned char)event->text[i];
  for (size_t i = 0; i < event->line_count; i++)
    sum += (size_t)event->lines[i];
  return sum + touch_frames(event->frames, event->frame_count);
}

static size_t touch_stop(const struct decoded_stop *decoded)
{
  const struct engine_stop *stop = &decoded->stop;
  size_t sum = strlen(stop->text) + strlen(stop->file);
  for (size_t i = 0; i < stop->chain_count; i++)
    sum += stop->chain[i];
  for (size_t i = 0; i < stop->generator_count; i++)
    sum += strlen(stop->generators[i].name) + strlen(stop->generators[i].file);
  for (size_t i = 0; i < stop->function_count; i++)
    sum += strlen(stop->functions[i].name) + strlen(stop->functions[i].parameters);
  return sum + touch_frames(decoded->view.frames, decoded->view.frame_count);
}

static size_t touch_parts(const struct engine_parts *parts)
{
  size_t sum = 0;
  for (size_t i = 0; i < parts->count; i++)
    sum += strlen(parts->parts[i].key) + strlen(parts->parts[i].text);
  return sum;
}

static size_t touch_cost(const struct engine_cost *cost)
{
  size_t sum = strlen(cost->why);
  for (size_t i = 0; i < cost->share_count; i++)
    sum += strlen(cost->shares[i].name) + cost->shares[i].values;
  return sum;
}

static size_t touch_view(const struct engine_view *view)
{
  return touch_frames(view->frames, view->frame_count);
}

static volatile size_t touched;

static bool decodes(enum msg type, struct wire_reader *reader)
{
  void *decoded = NULL;
  if (type == MSG_EVENT && (decoded = decode_event(reader))) touched += touch_event(decoded);
  if (type == MSG_STOP && (decoded = decode_stop(reader))) touched += touch_stop(decoded);
  if (type == MSG_PARTS && (decoded = decode_parts(reader))) touched += touch_parts(decoded);
  if (type == MSG_COST_IS && (decoded = decode_cost(reader))) touched += touch_cost(decoded);
  if (type == MSG_FRAMES && (decoded = decode_view(reader))) touched += touch_view(decoded);
  free(decoded);
  return decoded != NULL;
}

/* Decodes the first bytes of a message, with a u32 put in at `at` (unless it is SIZE_MAX). */
static bool decodes_changed(enum msg type, const struct wire_writer *whole, size_t size, size_t at,
                            uint32_t number)
{
  unsigned char *copy = malloc(size ? size : 1);
  assert_non_null(copy);
  if (size > 0) memcpy(copy, whole->data, size);
  if (at != SIZE_MAX && at + sizeof number <= size) memcpy(copy + at, &number, sizeof number);
  struct wire_reader reader = reader_at(copy, size);
  bool good = decodes(type, &reader);
  free(copy);
  return good;
}

static void assert_refuses_malformed(enum msg type, const struct wire_writer *whole)
{
  static const uint32_t numbers[] = {0,      1,          250,        0xffff,     0x10000,
                                     100000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff};
  assert_true(decodes_changed(type, whole, whole->size, SIZE_MAX, 0));
  for (size_t size = 0; size < whole->size; size++)
    assert_false(decodes_changed(type, whole, size, SIZE_MAX, 0));
  for (size_t at = 0; at + 4 <= whole->size; at++)
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
      decodes_changed(type, whole, whole->size, at, numbers[i]);
}

static void refuses_malformed_messages(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  for (int kind = ENGINE_CREATE; kind <= ENGINE_END; kind++) {
    wire_clear(&out);
    fake_messages_event(&out, (enum engine_event_kind)kind);
    assert_refuses_malformed(MSG_EVENT, &out);
  }
  wire_clear(&out);
  fake_messages_stop(&out);
  assert_refuses_malformed(MSG_STOP, &out);
  wire_clear(&out);
  fake_messages_parts(&out);
  assert_refuses_malformed(MSG_PARTS, &out);
  wire_clear(&out);
  fake_messages_cost(&out);
  assert_refuses_malformed(MSG_COST_IS, &out);
  wire_clear(&out);
  wire_u8(&out, MSG_FRAMES);
  fake_messages_view(&out);
  assert_refuses_malformed(MSG_FRAMES, &out);
  wire_free(&out);
}

/* A byte of an enum that has no such value. */
static void refuses_unknown_kinds(void **state)
{
  (void)state;
  struct wire_writer out = {0};
  fake_messages_event(&out, ENGINE_PRINT);
  out.data[FAKE_KIND_AT] = ENGINE_END + 1;
  struct wire_reader reader = reader_of(&out);
  assert_false(decodes(MSG_EVENT, &reader));
  wire_clear(&out);
  fake_messages_stop(&out);
  out.data[FAKE_REASON_AT] = 200;
  reader = reader_of(&out);
  assert_false(decodes(MSG_STOP, &reader));
  out.data[FAKE_REASON_AT] = ENGINE_STOP_GONE; /* for the app alone to say */
  reader = reader_of(&out);
  assert_false(decodes(MSG_STOP, &reader));
  wire_free(&out);
}

static void makes_a_stop_from_nothing(void **state)
{
  (void)state;
  char text[] = "it was killed";
  struct decoded_stop *decoded = decode_nothing(ENGINE_STOP_GONE, text, 99);
  assert_non_null(decoded);
  text[0] = '?';
  assert_string_equal(decoded->stop.text, "it was killed");
  assert_true(decoded->stop.tick == 99);
  assert_true(decoded->stop.ended);
  touched += touch_stop(decoded);
  free(decoded);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_events),          cmocka_unit_test(reads_a_stop),
      cmocka_unit_test(reads_a_view),          cmocka_unit_test(reads_parts),
      cmocka_unit_test(reads_a_cost),          cmocka_unit_test(refuses_malformed_messages),
      cmocka_unit_test(refuses_unknown_kinds), cmocka_unit_test(makes_a_stop_from_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
