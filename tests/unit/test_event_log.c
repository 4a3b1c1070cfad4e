/* test_event_log.c - events packed and unpacked again: every field of every kind, any numbers,
 * across blocks; what is shared, what is forgotten, and how few bytes it takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/event_log.h"

static struct event_log *history;

static int setup(void **state)
{
  (void)state;
  history = event_log_new();
  return history ? 0 : -1;
}

static int teardown(void **state)
{
  (void)state;
  event_log_free(history);
  return 0;
}

static struct decoded_event plain(enum engine_event_kind kind, uint64_t point, const char *text)
{
  return (struct decoded_event){
      .event = {.kind = kind, .tick = point, .text = text, .text_size = strlen(text), .file = ""},
      .name = "",
      .function = "",
      .point = point};
}

static void add(struct event_log *to, struct decoded_event event)
{
  assert_true(event_log_add(to, &event));
}

/* A request and its result, as a generator has them. */
static void add_call(struct event_log *to, uint64_t point)
{
  char text[24];
  snprintf(text, sizeof text, "%u", (unsigned)point);
  struct decoded_event request = plain(ENGINE_NEXT, point, "");
  struct decoded_event result = plain(ENGINE_RESULT, point + 3, text);
  request.event.generator = result.event.generator = 2;
  request.event.consumer = result.event.consumer = 1;
  request.event.line = 12;
  result.event.line = 7;
  request.event.file = result.event.file = "pipeline.lua";
  add(to, request);
  add(to, result);
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

static void same(const struct decoded_event *x, const struct decoded_event *y)
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
  (void)state;
  for (size_t i = 0; i < VARIOUS; i++)
    add(history, various[i]);
  for (size_t i = 0; i < VARIOUS; i++) {
    same(&various[i], event_log_at(history, i));
    same(&various[i], event_log_skim(history, i));
  }
  assert_null(event_log_at(history, VARIOUS));
  assert_null(event_log_skim(history, SIZE_MAX));
}

/* Each copy of the list is relative to another event; blocks end at other places. */
static void gives_back_every_field_in_any_block(void **state)
{
  (void)state;
  for (size_t i = 0; i < 200 * VARIOUS; i++)
    add(history, various[i % VARIOUS]);
  for (size_t i = 200 * VARIOUS; i-- > 0;)
    same(&various[i % VARIOUS], event_log_skim(history, i));
}

static void keeps_large_texts(void **state)
{
  (void)state;
  static char text[100000];
  memset(text, 'x', sizeof text - 1);
  for (uint64_t i = 0; i < 20; i++)
    add(history, plain(ENGINE_PRINT, i, text + i * 100));
  for (size_t i = 0; i < 20; i++)
    assert_int_equal(event_log_at(history, i)->event.text_size, sizeof text - 1 - i * 100);
}

/* Two at a time, however many are skimmed between them. */
static void events_that_are_looked_at_stay(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 5000; i++)
    add_call(history, i * 10);
  const struct decoded_event *early = event_log_at(history, 1), *late = event_log_at(history, 9999);
  for (size_t i = 0; i < 10000; i++)
    assert_int_equal(event_log_skim(history, i)->point, i / 2 * 10 + (i % 2) * 3);
  assert_string_equal(early->event.text, "0");
  assert_string_equal(late->event.text, "49990");
  event_log_rest(history);
  assert_string_equal(event_log_at(history, 9999)->event.text, "49990");
}

static void what_is_added_is_seen_at_once(void **state)
{
  (void)state;
  for (size_t i = 0; i < 1000; i++) {
    add(history, plain(ENGINE_PRINT, i, "x"));
    assert_int_equal(event_log_skim(history, i)->point, i);
    assert_int_equal(event_log_at(history, i)->point, i);
    assert_null(event_log_at(history, i + 1));
  }
}

static void finds_places(void **state)
{
  (void)state;
  assert_int_equal(event_log_until(history, 0, 100), 0);
  for (uint64_t i = 0; i < 1000; i++)
    add_call(history, i * 10); /* at 0, 3, 10, 13, ... */
  assert_int_equal(event_log_until(history, 0, 0), 1);
  assert_int_equal(event_log_until(history, 0, 2), 1);
  assert_int_equal(event_log_until(history, 0, 3), 2);
  for (uint64_t i = 0; i < 1000; i++)
    assert_int_equal(event_log_until(history, 0, i * 10 + 9), 2 * i + 2);
  struct decoded_event later = plain(ENGINE_PRINT, 9993, "");
  later.inputs = 2;
  add(history, later);
  assert_int_equal(event_log_until(history, 1, 9993), 2000);
  assert_int_equal(event_log_until(history, 2, 9993), 2001);
  assert_int_equal(event_log_until(history, 9, UINT64_MAX), 2001);
}

static void finds_the_newest_of_a_kind(void **state)
{
  (void)state;
  assert_int_equal(event_log_last(history, 10, 1u << ENGINE_CREATE), SIZE_MAX);
  add(history, plain(ENGINE_CREATE, 0, ""));
  for (uint64_t i = 0; i < 2000; i++)
    add_call(history, i);
  add(history, plain(ENGINE_CREATE, 3000, ""));
  assert_int_equal(event_log_last(history, SIZE_MAX, 1u << ENGINE_CREATE), 4001);
  assert_int_equal(event_log_last(history, 4002, 1u << ENGINE_CREATE), 4001);
  assert_int_equal(event_log_last(history, 4001, 1u << ENGINE_CREATE), 0);
  assert_int_equal(event_log_last(history, 0, 1u << ENGINE_CREATE), SIZE_MAX);
  assert_int_equal(event_log_last(history, 4000, 1u << ENGINE_ERROR), SIZE_MAX);
}

static void finds_the_next_of_some_kinds(void **state)
{
  (void)state;
  const unsigned either = 1u << ENGINE_CREATE | 1u << ENGINE_END;
  assert_int_equal(event_log_next(history, 0, either), SIZE_MAX);
  for (uint64_t i = 0; i < 2000; i++)
    add_call(history, i);
  add(history, plain(ENGINE_CREATE, 3000, ""));
  add(history, plain(ENGINE_END, 3000, ""));
  assert_int_equal(event_log_next(history, 0, either), 4000);
  assert_int_equal(event_log_next(history, 4001, either), 4001);
  assert_int_equal(event_log_next(history, 0, 1u << ENGINE_END), 4001);
  assert_int_equal(event_log_next(history, 1, 1u << ENGINE_RESULT), 1);
  assert_int_equal(event_log_next(history, 4002, either), SIZE_MAX);
  event_log_forget(history, 4001);
  assert_int_equal(event_log_next(history, 0, either), 4001);
}

/* A request by the main program after each that a generator makes. */
static void counts_requests_from_outside(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 1000; i++) {
    struct decoded_event request = plain(ENGINE_NEXT, 10 * i + 9, "");
    request.event.consumer = i % 2 ? ENGINE_MAIN : ENGINE_YOU;
    add_call(history, 10 * i);
    add(history, request);
  }
  for (size_t i = 0; i <= 3000; i++)
    assert_int_equal(event_log_asked(history, i), i / 3);
  assert_int_equal(event_log_asked(history, SIZE_MAX), 1000);
  struct event_log *copy = event_log_copy(history, 1000);
  assert_int_equal(event_log_asked(copy, SIZE_MAX), 333);
  event_log_free(copy);
  event_log_forget(history, 2000);
  assert_int_equal(event_log_asked(history, 2001), 667);
}

static void knows_what_is_shared(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 1000; i++)
    add_call(history, i);
  struct event_log *copy = event_log_copy(history, 1500), *other = event_log_new();
  assert_in_range(event_log_shared(history, copy), 1000, 1500);
  assert_int_equal(event_log_shared(history, other), 0);
  assert_int_equal(event_log_shared(history, history), 2000);
  event_log_free(copy);
  event_log_free(other);
}

static void copies_share_whole_blocks(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 1000; i++)
    add_call(history, i * 10);
  struct event_log *copy = event_log_copy(history, 1001);
  assert_non_null(copy);
  assert_int_equal(event_log_count(copy), 1001);
  assert_ptr_equal(event_log_at(copy, 1)->event.text, event_log_at(history, 1)->event.text);
  for (uint64_t i = 0; i < 1000; i++) { /* both go on, each its own way */
    add_call(history, 10000 + i);
    add(copy, plain(ENGINE_PRINT, 6000 + i, "other"));
  }
  for (size_t i = 0; i < 1001; i++)
    same(event_log_at(history, i), event_log_at(copy, i));
  assert_string_equal(event_log_at(copy, 1001)->event.text, "other");
  assert_int_equal(event_log_at(history, 1001)->point, 5003);
  event_log_free(history); /* what both had stays */
  history = copy;
  assert_string_equal(event_log_at(history, 1)->event.text, "0");
  assert_int_equal(event_log_at(history, 2000)->point, 6999);
}

static void forgets_the_oldest(void **state)
{
  (void)state;
  for (uint64_t i = 0; i < 1000; i++)
    add_call(history, i * 10);
  event_log_forget(history, 1501);
  assert_int_equal(event_log_first(history), 1501);
  assert_null(event_log_at(history, 1500));
  assert_null(event_log_skim(history, 0));
  assert_int_equal(event_log_at(history, 1501)->point, 7503);
  assert_int_equal(event_log_until(history, 0, 0), 1501);
  struct event_log *copy = event_log_copy(history, 1502);
  add_call(copy, 8000);
  assert_int_equal(event_log_count(copy), 1504);
  assert_null(event_log_at(copy, 1500));
  assert_int_equal(event_log_at(copy, 1501)->point, 7503);
  assert_int_equal(event_log_at(copy, 1503)->point, 8003);
  event_log_free(copy);
  event_log_forget(history, SIZE_MAX);
  assert_int_equal(event_log_count(history), 2000);
  assert_null(event_log_at(history, 1999));
  add_call(history, 20000);
  assert_int_equal(event_log_at(history, 2000)->point, 20000);
}

static void takes_few_bytes(void **state)
{
  (void)state;
  size_t before = mallinfo2().uordblks;
  for (uint64_t i = 0; i < 100000; i++)
    add_call(history, i * 4);
  for (size_t i = 0; i < 200000; i++)
    assert_non_null(event_log_skim(history, i));
  size_t used = mallinfo2().uordblks - before;
  assert_true(used < 200000 * 16 || mallinfo2().uordblks == 0); /* a sanitizer does not tell */
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(gives_back_every_field),
      TEST(gives_back_every_field_in_any_block),
      TEST(keeps_large_texts),
      TEST(events_that_are_looked_at_stay),
      TEST(what_is_added_is_seen_at_once),
      TEST(finds_places),
      TEST(finds_the_newest_of_a_kind),
      TEST(finds_the_next_of_some_kinds),
      TEST(counts_requests_from_outside),
      TEST(knows_what_is_shared),
      TEST(copies_share_whole_blocks),
      TEST(forgets_the_oldest),
      TEST(takes_few_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
