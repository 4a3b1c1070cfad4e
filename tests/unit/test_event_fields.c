/* test_event_fields.c - events packed and unpacked again: every field of every kind, any numbers,
 * across blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/logged_event.h"

static const int lines[] = {3, 4, 2000000000, 1};

static const struct engine_variable variables[] = {
    {"a", "1", ENGINE_PARAMETER, false, 0, 0},
    {"list", "{ 1, 2 }", ENGINE_UPVALUE, true, UINT64_MAX, 77},
};

static const struct engine_frame frames[] = {
    {"walk", "tree.lua", 12, 4, variables, 2},
    {"main", "", 0, ENGINE_MAIN, NULL, 0},
};

static const struct decoded_event various[] = {
    {.event = {.kind = ENGINE_CREATE,
               .generator = 1,
               .hand_written = true,
               .file = "a.lua",
               .line = 3,
               .text = "10, 'x'",
               .text_size = 7},
     .name = "walk#1",
     .function = "walk",
     .point = 5},
    {.event = {.kind = ENGINE_CREATE, .generator = 2, .file = "a.lua", .text = ""},
     .name = "",
     .function = "",
     .plain = true,
     .point = 5},
    {.event = {.kind = ENGINE_RETURN,
               .generator = UINT32_MAX - 1,
               .consumer = ENGINE_YOU,
               .tick = 200,
               .file = "",
               .line = INT32_MAX,
               .text = "nil",
               .text_size = 3},
     .name = "",
     .function = "",
     .point = 400,
     .inputs = 3},
    {.event = {.kind = ENGINE_RESULT,
               .generator = 1,
               .consumer = 300,
               .tick = UINT64_MAX,
               .done = true,
               .threw = true,
               .file = "b.lua",
               .text = "",
               .lines = lines,
               .line_count = 4,
               .lines_cut = true},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
    {.event = {.kind = ENGINE_PRINT, .file = "b.lua", .text = "a\0b\n", .text_size = 4},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
    {.event = {.kind = ENGINE_ERROR, .caught = true, .file = "b.lua", .text = "e", .text_size = 1},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
    {.event =
         {.kind = ENGINE_LINE, .file = "b.lua", .text = "", .frames = frames, .frame_count = 2},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
    {.event = {.kind = ENGINE_ASYNC,
               .async = ENGINE_TIMER,
               .object = 9,
               .other = UINT32_MAX,
               .clock = 1000000,
               .due = UINT64_MAX,
               .file = "",
               .text = "f",
               .text_size = 1},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
    {.event = {.kind = ENGINE_END, .file = "", .text = ""},
     .name = "",
     .function = "",
     .point = UINT64_MAX,
     .inputs = UINT32_MAX},
};

enum { VARIOUS = sizeof various / sizeof various[0] };

static void gives_back_every_field(void **state)
{
  struct event_log *history = *state;
  for (size_t i = 0; i < VARIOUS; i++)
    logged_event_add(history, various[i]);
  for (size_t i = 0; i < VARIOUS; i++) {
    logged_event_same(&various[i], event_log_at(history, i));
    logged_event_same(&various[i], event_log_skim(history, i));
  }
  assert_null(event_log_at(history, VARIOUS));
  assert_null(event_log_skim(history, SIZE_MAX));
}

/* Each copy of the list is relative to another event; blocks end at other places. */
static void gives_back_every_field_in_any_block(void **state)
{
  struct event_log *history = *state;
  for (size_t i = 0; i < 200 * VARIOUS; i++)
    logged_event_add(history, various[i % VARIOUS]);
  for (size_t i = 200 * VARIOUS; i-- > 0;)
    logged_event_same(&various[i % VARIOUS], event_log_skim(history, i));
}

static void keeps_large_texts(void **state)
{
  struct event_log *history = *state;
  static char text[100000];
  memset(text, 'x', sizeof text - 1);
  for (uint64_t i = 0; i < 20; i++)
    logged_event_add(history, logged_event_plain(ENGINE_PRINT, i, text + i * 100));
  for (size_t i = 0; i < 20; i++)
    assert_int_equal(event_log_at(history, i)->event.text_size, sizeof text - 1 - i * 100);
}

#define TEST(function)                                                                             \
  cmocka_unit_test_setup_teardown(function, logged_event_setup, logged_event_teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(gives_back_every_field),
      TEST(gives_back_every_field_in_any_block),
      TEST(keeps_large_texts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
