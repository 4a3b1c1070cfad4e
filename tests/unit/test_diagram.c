/* Who asked whom (app/diagram.c), from events that the test writes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/diagram.h"
#include "app/model.h"
#include "tests/screen/scene.h"

enum { MOST = 250000 };

/* A session whose events the test adds. */
struct session {
  struct model *model;
  struct engine *engine;
  struct scene *scene;
  struct diagram *diagram;
  struct engine_event *events;
  size_t count;
};

static struct session open_session(void)
{
  struct session session = {.engine = scene_new(""), .diagram = diagram_new()};
  session.model = model_new(session.engine, "none.lua");
  session.scene = scene_of(session.engine);
  session.events = calloc(MOST, sizeof *session.events);
  assert_non_null(session.events);
  session.scene->events = session.events;
  return session;
}

static void close_session(struct session *session)
{
  diagram_free(session->diagram);
  model_free(session->model);
  free(session->events);
}

static struct engine_event *add(struct session *session, enum engine_event_kind kind,
                                uint32_t consumer, uint32_t generator, const char *text)
{
  assert_true(session->count < MOST);
  struct engine_event *event = &session->events[session->count++];
  *event = (struct engine_event){
      .kind = kind, .generator = generator, .consumer = consumer, .text = text, .file = ""};
  session->scene->event_count = session->count;
  return event;
}

static void ask(struct session *session, uint32_t consumer, uint32_t generator)
{
  add(session, ENGINE_NEXT, consumer, generator, "");
}

static void give(struct session *session, uint32_t consumer, uint32_t generator, const char *text)
{
  add(session, ENGINE_RESULT, consumer, generator, text);
}

static void end(struct session *session, uint32_t consumer, uint32_t generator)
{
  add(session, ENGINE_RESULT, consumer, generator, "nil")->done = true;
}

static const struct diagram_step *newest(struct session *session)
{
  diagram_read(session->diagram, session->engine, ENGINE_MAIN, SIZE_MAX);
  return diagram_step(session->diagram, diagram_steps(session->diagram) - 1);
}

static void a_value_that_is_not_handed_on_is_told(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 2);
  give(&session, 1, 2, "1");
  assert_int_equal(newest(&session)->unused, DIAGRAM_NONE);
  ask(&session, 1, 2);
  assert_int_equal(newest(&session)->unused, 2);
  give(&session, 1, 2, "2");
  give(&session, ENGINE_MAIN, 1, "2");
  ask(&session, ENGINE_MAIN, 1); /* the main program uses what it likes */
  assert_int_equal(newest(&session)->unused, DIAGRAM_NONE);
  ask(&session, 1, 2); /* it handed the last one on */
  assert_int_equal(newest(&session)->unused, DIAGRAM_NONE);
  struct diagram_count count = diagram_count(session.diagram);
  assert_int_equal(count.values, 3);
  assert_int_equal(count.reached, 1);
  assert_int_equal(count.unused, 1);
  close_session(&session);
}

static void who_asks_two_in_turn_drops_nothing(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 2);
  give(&session, 1, 2, "1");
  ask(&session, 1, 3);
  assert_int_equal(newest(&session)->unused, DIAGRAM_NONE);
  close_session(&session);
}

static void gathered(const char *handed_on, bool kept)
{
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 2);
  give(&session, 1, 2, "1");
  ask(&session, 1, 2);
  give(&session, 1, 2, "12");
  give(&session, ENGINE_MAIN, 1, handed_on);
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_step(session.diagram, 3)->kept, kept);
  assert_int_equal(diagram_count(session.diagram).unused, kept ? 0 : 1);
  close_session(&session);
}

static void what_is_gathered_is_kept(void **state)
{
  (void)state;
  gathered("{1, 12}", true);
  gathered("{first = 1, last = 12}", true);
  gathered("{12, 21}", false); /* it only looks like a part of others */
  gathered("{1.5, 12}", false);
  gathered("{}", false);
  gathered("1", false); /* no table */
}

static void a_value_that_nobody_was_asked_for_is_told(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 2);
  give(&session, 1, 2, "7");
  give(&session, ENGINE_MAIN, 1, "7");
  assert_false(newest(&session)->unasked);
  ask(&session, ENGINE_MAIN, 1);
  give(&session, ENGINE_MAIN, 1, "7");
  assert_true(newest(&session)->unasked);
  ask(&session, ENGINE_MAIN, 3);
  give(&session, ENGINE_MAIN, 3, "1"); /* a source never asks anybody */
  assert_false(newest(&session)->unasked);
  close_session(&session);
}

static void each_stage_has_a_lane_and_leaves_it(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 2);
  assert_int_equal(newest(&session)->to_lane, 2);
  assert_true(newest(&session)->enters);
  give(&session, 1, 2, "1");
  ask(&session, 1, 3); /* beside the one that is paused */
  assert_int_equal(newest(&session)->to_lane, 3);
  give(&session, 1, 3, "1");
  ask(&session, 1, 2);
  assert_false(newest(&session)->enters);
  end(&session, 1, 2);
  ask(&session, 1, 4); /* in its place */
  assert_int_equal(newest(&session)->to_lane, 2);
  assert_int_equal(diagram_lanes(session.diagram), 4);
  assert_int_equal(diagram_lane(session.diagram, 2).generator, 4);
  assert_int_equal(diagram_lane(session.diagram, 3).values, 1);
  close_session(&session);
}

static void who_has_finished_stays_so(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_YOU, 1);
  end(&session, ENGINE_YOU, 1);
  assert_false(newest(&session)->after_end);
  ask(&session, ENGINE_YOU, 1);
  assert_true(newest(&session)->after_end);
  end(&session, ENGINE_YOU, 1);
  assert_true(newest(&session)->after_end);
  assert_int_equal(diagram_of(session.diagram, 1).state, ENGINE_COMPLETED);
  assert_int_equal(diagram_lane(session.diagram, 0).generator, ENGINE_YOU);
  close_session(&session);
}

/* It asks itself, and is refused: that is no end of its call. */
static void a_refused_call_ends_nothing(void **state)
{
  (void)state;
  struct session session = open_session();
  ask(&session, ENGINE_MAIN, 1);
  ask(&session, 1, 1);
  add(&session, ENGINE_RESULT, 1, 1, "already running")->threw = true;
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_of(session.diagram, 1).state, ENGINE_EXECUTING);
  give(&session, ENGINE_MAIN, 1, "1");
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_of(session.diagram, 1).state, ENGINE_SUSPENDED_YIELD);
  close_session(&session);
}

static void nothing_of_the_future_is_shown(void **state)
{
  (void)state;
  struct session session = open_session();
  for (int i = 0; i < 3; i++) {
    ask(&session, ENGINE_MAIN, 1);
    give(&session, ENGINE_MAIN, 1, "1");
  }
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_count(session.diagram).values, 3);
  session.scene->event_count = 3;
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_steps(session.diagram), 3);
  assert_int_equal(diagram_count(session.diagram).values, 1);
  assert_int_equal(diagram_of(session.diagram, 1).state, ENGINE_EXECUTING);
  close_session(&session);
}

static const struct engine_generator walks[] = {
    {.id = 1, .name = "walk#1", .function = "walk"},
    {.id = 2, .name = "walk#2", .function = "walk"},
    {.id = 3, .name = "other#1", .function = "other"},
};

static void walks_of_one_function_stand_together(void **state)
{
  (void)state;
  struct session session = open_session();
  scene_generators(session.scene, walks, 3);
  for (uint32_t generator = 1; generator <= 3; generator++) {
    add(&session, ENGINE_CREATE, ENGINE_MAIN, generator, "");
    ask(&session, ENGINE_MAIN, generator);
    give(&session, ENGINE_MAIN, generator, "1");
  }
  diagram_read(session.diagram, session.engine, 2, SIZE_MAX);
  assert_int_equal(diagram_steps(session.diagram), 6);
  assert_int_equal(diagram_count(session.diagram).made, 2);
  diagram_read(session.diagram, session.engine, 3, SIZE_MAX);
  assert_int_equal(diagram_steps(session.diagram), 3);
  close_session(&session);
}

static void who_is_asked_by_its_like_stands_alone(void **state)
{
  (void)state;
  struct session session = open_session();
  scene_generators(session.scene, walks, 3);
  add(&session, ENGINE_CREATE, ENGINE_MAIN, 1, "");
  ask(&session, ENGINE_MAIN, 1);
  add(&session, ENGINE_CREATE, 1, 2, "");
  ask(&session, 1, 2);
  give(&session, 1, 2, "1");
  give(&session, ENGINE_MAIN, 1, "1");
  diagram_read(session.diagram, session.engine, 1, SIZE_MAX);
  assert_int_equal(diagram_steps(session.diagram), 3);
  diagram_read(session.diagram, session.engine, 2, SIZE_MAX);
  assert_int_equal(diagram_steps(session.diagram), 3);
  assert_int_equal(diagram_step(session.diagram, 1)->from, 1);
  close_session(&session);
}

static void of_a_long_past_the_newest_steps_are_kept(void **state)
{
  (void)state;
  struct session session = open_session();
  for (size_t i = 0; i < MOST / 4; i++) {
    ask(&session, ENGINE_MAIN, 1);
    ask(&session, 1, 2);
    give(&session, 1, 2, "1");
    give(&session, ENGINE_MAIN, 1, "1");
  }
  assert_int_equal(newest(&session)->event, MOST - 1);
  size_t kept = diagram_steps(session.diagram);
  assert_in_range(kept, DIAGRAM_KEPT, 2 * DIAGRAM_KEPT);
  for (size_t i = 0; i < kept; i++)
    assert_int_equal(diagram_step(session.diagram, i)->event, MOST - kept + i);
  assert_int_equal(diagram_count(session.diagram).steps, MOST);
  assert_int_equal(diagram_count(session.diagram).values, MOST / 2);
  close_session(&session);
}

/* A request through a hundred stages, and the value back. */
static void steps_between_the_lanes_left_out_are_put_together(void **state)
{
  (void)state;
  enum { STAGES = 100 };
  struct session session = open_session();
  for (uint32_t i = 1; i <= STAGES; i++)
    ask(&session, i - 1, i);
  for (uint32_t i = STAGES; i > 0; i--)
    give(&session, i - 1, i, "1");
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_lanes(session.diagram), STAGES + 1);
  const struct diagram_window all = {1, STAGES}, first = {1, 3}, none = {1, 1};
  assert_int_equal(diagram_rows(session.diagram, all), 2 * STAGES);
  assert_int_equal(diagram_rows(session.diagram, first), 10);
  assert_int_equal(diagram_row(session.diagram, 2).step, 2);
  assert_int_equal(diagram_row(session.diagram, 2).count, 0);
  assert_int_equal(diagram_row(session.diagram, 3).count, STAGES - 4);
  assert_int_equal(diagram_row(session.diagram, 4).step, STAGES - 1);
  assert_int_equal(diagram_rows(session.diagram, none), 6);
  assert_true(diagram_shows(session.diagram, none, STAGES));
  assert_false(diagram_shows(session.diagram, none, 1));
  give(&session, ENGINE_MAIN, 1, "no request"); /* nobody asked: it is passed over */
  diagram_read(session.diagram, session.engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_rows(session.diagram, none), 6);
  close_session(&session);
}

static void more_generators_than_lanes_share_the_last(void **state)
{
  (void)state;
  struct session session = open_session();
  for (uint32_t i = 1; i <= 2 * DIAGRAM_LANES; i++)
    ask(&session, i - 1, i);
  assert_int_equal(newest(&session)->to_lane, DIAGRAM_LANES - 1);
  assert_int_equal(diagram_lanes(session.diagram), DIAGRAM_LANES);
  for (uint32_t i = 2 * DIAGRAM_LANES; i > 0; i--)
    end(&session, i - 1, i);
  assert_int_equal(newest(&session)->from_lane, 1);
  close_session(&session);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_value_that_is_not_handed_on_is_told),
      cmocka_unit_test(who_asks_two_in_turn_drops_nothing),
      cmocka_unit_test(what_is_gathered_is_kept),
      cmocka_unit_test(a_value_that_nobody_was_asked_for_is_told),
      cmocka_unit_test(each_stage_has_a_lane_and_leaves_it),
      cmocka_unit_test(who_has_finished_stays_so),
      cmocka_unit_test(a_refused_call_ends_nothing),
      cmocka_unit_test(nothing_of_the_future_is_shown),
      cmocka_unit_test(walks_of_one_function_stand_together),
      cmocka_unit_test(who_is_asked_by_its_like_stands_alone),
      cmocka_unit_test(of_a_long_past_the_newest_steps_are_kept),
      cmocka_unit_test(steps_between_the_lanes_left_out_are_put_together),
      cmocka_unit_test(more_generators_than_lanes_share_the_last),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
