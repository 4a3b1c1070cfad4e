/* test_past.c - going back in long runs: what history, timeline and diagram know after any way
 * through the events is what they know after reading them from the start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/diagram.h"
#include "app/history.h"
#include "app/model_inside.h"
#include "app/timeline.h"
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/scene.h"

enum { MOST = 400000, GENERATORS = 40, JUMPS = 30, COPIES_APART = 1 << 15 };

struct readers {
  struct history *history;
  struct timeline *timeline;
  struct diagram *diagram;
};

static struct engine *engine;
static struct model *model;
static struct engine_event *events;

static uint32_t below(uint32_t limit)
{
  static uint32_t seed = 12345;
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % limit;
}

static void write_event(size_t index, enum engine_event_kind kind, uint32_t consumer,
                        uint32_t generator)
{
  static const char *const texts[] = {"1", "2", "'three'", "{ 1, 2 }", "nil"};
  const char *text = kind == ENGINE_PRINT ? "line\n" : texts[below(5)];
  events[index] = (struct engine_event){.kind = kind,
                                        .tick = index,
                                        .generator = generator,
                                        .consumer = consumer,
                                        .line = (int)below(100),
                                        .text = text,
                                        .text_size = strlen(text),
                                        .file = ""};
}

/* Calls within calls, refused ones among them; prints; generators that end, and never end. */
static void write_events(size_t from)
{
  uint32_t chain[GENERATORS + 1] = {ENGINE_MAIN};
  size_t depth = 0;
  for (size_t i = from; i < MOST; i++) {
    uint32_t now = chain[depth], next = 1 + below(GENERATORS);
    uint32_t consumer = depth == 0 && below(2) ? ENGINE_YOU : now;
    bool printing = i > from && events[i - 1].kind == ENGINE_PRINT;
    bool at_copy = from == 0 && (i + 2) % COPIES_APART < 4; /* prints before it, and behind */
    if (at_copy || below(printing ? 2 : 50) == 0) write_event(i, ENGINE_PRINT, now, now);
    else if (below(100) == 0) write_event(i, ENGINE_CREATE, now, next);
    else if (depth > 0 && (depth == GENERATORS || below(2))) {
      write_event(i, ENGINE_RESULT, chain[depth - 1], now);
      events[i].done = below(30) == 0;
      events[i].threw = below(60) == 0;
      depth--;
    } else {
      write_event(i, below(20) ? ENGINE_NEXT : ENGINE_RETURN, consumer, next);
      chain[++depth] = next;
    }
  }
}

static int setup(void **state)
{
  (void)state;
  engine = scene_new("");
  model = model_new(engine, "none.lua");
  events = calloc(MOST, sizeof *events);
  if (!model || !events) return -1;
  write_events(0);
  scene_of(engine)->events = events;
  scene_of(engine)->recorded_count = MOST;
  return 0;
}

static int teardown(void **state)
{
  (void)state;
  model_free(model);
  free(events);
  return 0;
}

static struct readers open_readers(void)
{
  return (struct readers){history_new(), timeline_new(), diagram_new()};
}

static void close_readers(struct readers *readers)
{
  history_free(readers->history);
  timeline_free(readers->timeline);
  diagram_free(readers->diagram);
}

static void read_to(struct readers *readers, size_t count)
{
  scene_of(engine)->event_count = count;
  history_read(readers->history, engine);
  timeline_read(readers->timeline, engine);
  assert_int_equal(diagram_read(readers->diagram, engine, ENGINE_MAIN, SIZE_MAX), 0);
}

static void same_exchange(const struct exchange *a, const struct exchange *b)
{
  assert_int_equal(a == NULL, b == NULL);
  if (a == NULL || b == NULL) return;
  assert_int_equal(a->request, b->request);
  assert_int_equal(a->result, b->result);
  assert_int_equal(a->generator, b->generator);
  assert_int_equal(a->consumer, b->consumer);
  assert_int_equal(a->before, b->before);
  assert_int_equal(a->paused_line, b->paused_line);
}

static void same_histories(const struct history *a, const struct history *b)
{
  struct exchange x, y;
  size_t count = history_count(a), size, other_size;
  assert_int_equal(count, history_count(b));
  for (size_t i = 0; i < count; i++)
    same_exchange(history_at(a, i, &x), history_at(b, i, &y));
  for (uint32_t i = 0; i <= GENERATORS; i++) {
    same_exchange(history_newest(a, i, &x), history_newest(b, i, &y));
    same_exchange(history_pulled(a, i, &x), history_pulled(b, i, &y));
    assert_int_equal(history_created(a, i), history_created(b, i));
  }
  assert_int_equal(history_only_generator(a), history_only_generator(b));
  assert_int_equal(history_output_count(a), history_output_count(b));
  for (size_t i = 0; i < history_output_count(a); i++) {
    const char *line = history_output(a, i, &size), *other = history_output(b, i, &other_size);
    assert_int_equal(size, other_size);
    assert_memory_equal(line, other, size);
  }
}

static void same_timelines(const struct timeline *a, const struct timeline *b)
{
  const uint32_t *lanes[2];
  for (int track = TIMELINE_ALL; track <= TIMELINE_REACHED; track++) {
    size_t count = timeline_count(a, (enum timeline_track)track);
    assert_int_equal(count, timeline_count(b, (enum timeline_track)track));
    for (size_t i = 0; i < count; i++) {
      struct timeline_mark x = timeline_at(a, (enum timeline_track)track, i);
      struct timeline_mark y = timeline_at(b, (enum timeline_track)track, i);
      assert_int_equal(x.event, y.event);
      assert_int_equal(x.last, y.last);
      assert_int_equal(x.number, y.number);
      assert_int_equal(x.lane, y.lane);
    }
  }
  size_t count = timeline_lanes(a, &lanes[0]);
  assert_int_equal(count, timeline_lanes(b, &lanes[1]));
  assert_memory_equal(lanes[0], lanes[1], count * sizeof *lanes[0]);
}

/* Steps that were let go are not read again: the newest are the same. */
static void same_diagrams(const struct diagram *a, const struct diagram *b)
{
  struct diagram_count x = diagram_count(a), y = diagram_count(b);
  assert_memory_equal(&x, &y, sizeof x);
  assert_int_equal(diagram_lanes(a), diagram_lanes(b));
  assert_int_equal(diagram_steps(a), diagram_steps(b));
  for (size_t i = 0; i < diagram_steps(a); i++) {
    const struct diagram_step *one = diagram_step(a, i), *other = diagram_step(b, i);
    assert_int_equal(one->event, other->event);
    assert_int_equal(one->from_lane, other->from_lane);
    assert_int_equal(one->to_lane, other->to_lane);
    assert_int_equal(one->unused, other->unused);
    assert_int_equal(one->kept, other->kept);
  }
  for (uint32_t i = 1; i <= GENERATORS; i++)
    assert_int_equal(diagram_of(a, i).values, diagram_of(b, i).values);
}

static void same_as_from_the_start(const struct readers *readers, size_t count)
{
  struct readers fresh = open_readers();
  read_to(&fresh, count);
  same_histories(readers->history, fresh.history);
  same_timelines(readers->timeline, fresh.timeline);
  same_diagrams(readers->diagram, fresh.diagram);
  close_readers(&fresh);
}

static void going_back_and_on_anywhere(void **state)
{
  (void)state;
  struct readers readers = open_readers();
  for (int i = 0; i < JUMPS; i++) {
    size_t count = i == 0 ? MOST : below(MOST);
    if (i % 3 > 0) count -= count % COPIES_APART; /* right behind a copy: little is read again */
    if (i % 3 > 1) count += below(4);
    read_to(&readers, count);
    same_as_from_the_start(&readers, count);
  }
  read_to(&readers, 0);
  same_as_from_the_start(&readers, 0);
  close_readers(&readers);
}

/* All that both branches have in common stays; what follows is another one. */
static void another_branch(void **state)
{
  (void)state;
  struct scene *scene = scene_of(engine);
  struct readers readers = open_readers();
  read_to(&readers, MOST);
  for (uint32_t branch = 1; branch < 4; branch++) {
    scene->branch_count = 4;
    scene->branch = branch;
    scene->shared = MOST / 4 * (4 - branch);
    if (branch > 1) scene->shared -= scene->shared % COPIES_APART;
    write_events(scene->shared);
    scene->recorded_count = scene->shared + (MOST - scene->shared) / 2;
    read_to(&readers, scene->recorded_count);
    same_as_from_the_start(&readers, scene->recorded_count);
  }
  close_readers(&readers);
}

/* No key has to wait until the lanes have read all; until then they are not drawn. */
static void views_read_piece_by_piece(void **state)
{
  (void)state;
  scene_of(engine)->event_count = MOST;
  update_size(model, 24, 80);
  update_engine(model);
  model->focus = model->zoomed = PANE_LANES;
  model->meter.known = true; /* there is nothing to compare with */
  model_read_view(model);
  size_t left = model->view_left;
  assert_in_range(left, MOST / 2, MOST - 1);
  assert_int_equal(view_lines(model, PANE_LANES), 1);
  for (; model->view_left > 0; left = model->view_left) {
    assert_int_equal(update_tick(model, 0), 0); /* at once again */
    assert_true(model->view_left < left);
  }
  assert_true(update_tick(model, 0) != 0);
  struct diagram *fresh = diagram_new();
  diagram_read(fresh, engine, ENGINE_MAIN, SIZE_MAX);
  same_diagrams(model->lanes, fresh);
  diagram_free(fresh);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(going_back_and_on_anywhere, setup, teardown),
      cmocka_unit_test_setup_teardown(another_branch, setup, teardown),
      cmocka_unit_test_setup_teardown(views_read_piece_by_piece, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
