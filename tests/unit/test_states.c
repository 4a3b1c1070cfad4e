/* The machine that a generator is: its places and moves (app/states.c), from events that the test
 * writes, and how they are drawn (app/state_graph.c). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/model.h"
#include "app/state_graph.h"
#include "app/states.h"
#include "tests/screen/scene.h"

enum { MOST = 20000 };

static const struct engine_generator lights[] = {
    {.id = 1, .name = "light#1", .function = "light"},
    {.id = 2, .name = "light#2", .function = "light"},
    {.id = 3, .name = "other#1", .function = "other"},
};

/* A session whose events the test adds. */
struct session {
  struct model *model;
  struct engine *engine;
  struct scene *scene;
  struct states *states;
  struct state_graph graph;
  struct engine_event *events;
  size_t count;
};

static struct session open_session(void)
{
  struct session session = {.engine = scene_new(""), .states = states_new()};
  session.model = model_new(session.engine, "none.lua");
  session.scene = scene_of(session.engine);
  session.events = calloc(MOST, sizeof *session.events);
  assert_non_null(session.events);
  session.scene->events = session.events;
  scene_generators(session.scene, lights, 3);
  return session;
}

static void close_session(struct session *session)
{
  states_free(session->states);
  state_graph_clear(&session->graph);
  model_free(session->model);
  free(session->events);
}

static struct engine_event *add(struct session *session, enum engine_event_kind kind,
                                uint32_t generator, const char *text)
{
  assert_true(session->count < MOST);
  struct engine_event *event = &session->events[session->count++];
  *event =
      (struct engine_event){.kind = kind, .generator = generator, .text = text, .file = "none.lua"};
  session->scene->event_count = session->count;
  return event;
}

static struct engine_event *give(struct session *session, uint32_t generator, int line)
{
  struct engine_event *event = add(session, ENGINE_RESULT, generator, "1");
  event->line = line;
  return event;
}

/* next(TEXT), and it pauses at that line; 0: it ends. */
static void call(struct session *session, uint32_t generator, const char *text, int line)
{
  add(session, ENGINE_NEXT, generator, text);
  give(session, generator, line)->done = line == 0;
}

/* A place as the tests write it: "start", or its line. */
static void print_place(FILE *out, const struct states *states, size_t place)
{
  static const char *const names[] = {"start", "end", "failed"};
  if (place < STATES_FIRST_LINE) fprintf(out, "%s", names[place]);
  else fprintf(out, "%d", states_place(states, place)->line);
}

/* "start>4:1(1x) 4>6:2(\"go\"1x,1x)": each move, in the order in which they came to be, with how
 * often, and its inputs. */
static void expect_moves(struct session *session, uint32_t about, bool all, const char *expected)
{
  char text[1000] = "";
  FILE *out = fmemopen(text, sizeof text, "w");
  assert_non_null(out);
  states_read(session->states, session->engine, about, all);
  for (size_t i = 0; i < states_moves(session->states); i++) {
    const struct states_move *move = states_move(session->states, i);
    if (i > 0) fputc(' ', out);
    print_place(out, session->states, move->from);
    fputc('>', out);
    print_place(out, session->states, move->to);
    fprintf(out, ":%zu(", move->count);
    for (size_t j = 0; j < move->input_count; j++)
      fprintf(out, "%s%s%zux", j > 0 ? "," : "", move->inputs[j].text, move->inputs[j].count);
    fprintf(out, move->others > 0 ? "+%zu)" : ")", move->others);
  }
  fclose(out);
  assert_string_equal(text, expected);
}

static void moves_are_counted_with_what_was_sent(void **state)
{
  (void)state;
  struct session session = open_session();
  add(&session, ENGINE_CREATE, 1, "");
  call(&session, 1, "", 4);
  call(&session, 1, "\"go\"", 6);
  call(&session, 1, "", 4);
  call(&session, 1, "\"go\"", 6);
  call(&session, 1, "", 4);
  call(&session, 1, "", 6);
  call(&session, 1, "nil", 6); /* as if nothing had been sent */
  call(&session, 1, "", 6);
  call(&session, 1, "", 0);
  call(&session, 1, "", 0);
  expect_moves(&session, 1, false,
               "start>4:1(1x) 4>6:3(\"go\"2x,1x) 6>4:2(2x) 6>6:2(2x) 6>end:1(1x) end>end:1(1x)");
  struct states_present present = states_present(session.states);
  assert_int_equal(present.place, STATES_END);
  assert_int_equal(present.move, 5);
  assert_int_equal(present.request, STATES_NONE);
  assert_int_equal(states_place(session.states, STATES_FIRST_LINE)->visits, 3);
  assert_int_equal(states_count(session.states).calls, 10);
  close_session(&session);
}

static void of_many_inputs_the_first_are_told_apart(void **state)
{
  (void)state;
  struct session session = open_session();
  static const char *const texts[] = {"1", "2", "3", "4", "5", "6", "7", "8", "1"};
  call(&session, 1, "", 4);
  for (size_t i = 0; i < 9; i++)
    call(&session, 1, texts[i], 4);
  expect_moves(&session, 1, false, "start>4:1(1x) 4>4:9(12x,21x,31x,41x,51x,61x+2)");
  close_session(&session);
}

/* A throw and a return with the same text as a next are other inputs. */
static void requests_differ_by_their_kind(void **state)
{
  (void)state;
  struct session session = open_session();
  call(&session, 1, "", 4);
  call(&session, 1, "7", 4);
  add(&session, ENGINE_THROW, 1, "7");
  give(&session, 1, 4);
  add(&session, ENGINE_RETURN, 1, "7");
  give(&session, 1, 4);
  expect_moves(&session, 1, false, "start>4:1(1x) 4>4:3(71x,71x,71x)");
  close_session(&session);
}

static void an_error_is_an_end_of_its_own(void **state)
{
  (void)state;
  struct session session = open_session();
  call(&session, 1, "", 4);
  add(&session, ENGINE_THROW, 1, "\"oh\"");
  give(&session, 1, 4)->threw = true;
  call(&session, 1, "", 0);
  add(&session, ENGINE_THROW, 1, "\"ah\""); /* it has failed already */
  give(&session, 1, 0)->threw = true;
  expect_moves(&session, 1, false,
               "start>4:1(1x) 4>failed:1(\"oh\"1x) failed>failed:2(1x,\"ah\"1x)");
  call(&session, 2, "", 0);
  add(&session, ENGINE_THROW, 2, "\"oh\""); /* this one ended well, and stays so */
  give(&session, 2, 0)->threw = true;
  expect_moves(&session, 2, false, "start>end:1(1x) end>end:1(\"oh\"1x)");
  close_session(&session);
}

static void while_it_runs_it_stands_where_it_left(void **state)
{
  (void)state;
  struct session session = open_session();
  call(&session, 1, "", 4);
  add(&session, ENGINE_NEXT, 1, "7");
  states_read(session.states, session.engine, 1, false);
  struct states_present present = states_present(session.states);
  assert_int_equal(present.place, STATES_FIRST_LINE);
  assert_int_equal(present.request, 2);
  add(&session, ENGINE_NEXT, 1, ""); /* it asks itself, and is refused */
  give(&session, 1, 4)->threw = true;
  expect_moves(&session, 1, false, "start>4:1(1x)");
  assert_int_equal(states_present(session.states).request, 2);
  give(&session, 1, 5);
  expect_moves(&session, 1, false, "start>4:1(1x) 4>5:1(71x)");
  close_session(&session);
}

static void who_gave_the_value_is_known(void **state)
{
  (void)state;
  struct session session = open_session();
  add(&session, ENGINE_NEXT, 1, "");
  add(&session, ENGINE_NEXT, 3, "")->consumer = 1;
  give(&session, 3, 9)->consumer = 1;
  give(&session, 1, 4);
  states_read(session.states, session.engine, 1, false);
  assert_int_equal(states_place(session.states, STATES_FIRST_LINE)->inner, 3);
  call(&session, 1, "", 4);
  states_read(session.states, session.engine, 1, false);
  assert_int_equal(states_place(session.states, STATES_FIRST_LINE)->inner, ENGINE_MAIN);
  close_session(&session);
}

static void one_or_all_of_a_function(void **state)
{
  (void)state;
  struct session session = open_session();
  for (uint32_t generator = 1; generator <= 3; generator++) {
    add(&session, ENGINE_CREATE, generator, "");
    call(&session, generator, "", 3 + (int)generator);
  }
  expect_moves(&session, 1, false, "start>4:1(1x)");
  assert_int_equal(states_count(session.states).generators, 2);
  expect_moves(&session, 2, true, "start>4:1(1x) start>5:1(1x)");
  assert_int_equal(states_place(session.states, STATES_START)->visits, 2);
  assert_int_equal(states_place(session.states, STATES_START)->here, 0);
  assert_int_equal(states_place(session.states, STATES_FIRST_LINE)->here, 1);
  assert_int_equal(states_present(session.states).place, STATES_FIRST_LINE + 1);
  expect_moves(&session, 3, true, "start>6:1(1x)");
  close_session(&session);
}

static void nothing_of_the_future_is_shown(void **state)
{
  (void)state;
  struct session session = open_session();
  call(&session, 1, "", 4);
  call(&session, 1, "", 5);
  assert_true(states_read(session.states, session.engine, 1, false));
  assert_false(states_read(session.states, session.engine, 1, false));
  session.scene->event_count = 2;
  expect_moves(&session, 1, false, "start>4:1(1x)");
  assert_int_equal(states_places(session.states), STATES_FIRST_LINE + 1);
  close_session(&session);
}

/* The same line of another file is another place. */
static void a_place_is_a_line_of_a_file(void **state)
{
  (void)state;
  struct session session = open_session();
  call(&session, 1, "", 4);
  add(&session, ENGINE_NEXT, 1, "");
  give(&session, 1, 4)->file = "module.lua";
  expect_moves(&session, 1, false, "start>4:1(1x) 4>4:1(1x)");
  assert_int_equal(states_places(session.states), STATES_FIRST_LINE + 2);
  close_session(&session);
}

static void of_countless_moves_some_are_only_counted(void **state)
{
  (void)state;
  struct session session = open_session();
  for (int i = 0; i < STATES_MOVES + 10; i++)
    call(&session, 1, "", 1 + i);
  states_read(session.states, session.engine, 1, false);
  assert_int_equal(states_moves(session.states), STATES_MOVES);
  assert_int_equal(states_count(session.states).moves_left_out, 10);
  assert_int_equal(states_present(session.states).move, STATES_NONE);
  close_session(&session);
}

/* ----------------------------------------------------------------------- the graph */

/* Each row, as "4" for a place, "-6" for a straight move to it, ">6:0" for one with an arc in that
 * column; "?7" for a place that was not reached. */
static void expect_graph(struct session *session, const int *lines, size_t count,
                         const char *expected)
{
  char text[1000] = "";
  FILE *out = fmemopen(text, sizeof text, "w");
  assert_non_null(out);
  const struct state_graph *graph = &session->graph;
  states_read(session->states, session->engine, 1, false);
  state_graph_make(&session->graph, session->states, "none.lua", lines, count);
  for (size_t i = 0; i < graph->row_count; i++) {
    const struct state_row *row = &graph->rows[i];
    const struct state_node *node = &graph->nodes[row->is_node ? row->node : row->to];
    fprintf(out, "%s%s", i > 0 ? " " : "", row->is_node ? "" : row->straight ? "-" : ">");
    if (node->place == STATES_NONE) fprintf(out, "?%d", node->line);
    else print_place(out, session->states, node->place);
    if (!row->is_node && !row->straight) fprintf(out, ":%zu", graph->arcs[row->arc].column);
  }
  fclose(out);
  assert_string_equal(text, expected);
}

static void places_stand_in_the_order_of_the_text(void **state)
{
  (void)state;
  struct session session = open_session();
  const int lines[] = {8, 4, 7};
  expect_graph(&session, lines, 3, "start ?4 ?7 ?8 end");
  call(&session, 1, "", 8);
  call(&session, 1, "", 4);
  expect_graph(&session, lines, 3, "start >8:0 4 ?7 8 >4:1 end");
  assert_int_equal(session.graph.unreached, 1);
  assert_int_equal(session.graph.lines_seen, 2);
  assert_int_equal(state_graph_node(&session.graph, STATES_FIRST_LINE)->row, 4);
  close_session(&session);
}

/* All moves to a place share its arc; arcs that have no row in common share a column. */
static void arcs_are_shared_and_stand_side_by_side(void **state)
{
  (void)state;
  struct session session = open_session();
  static const int way[] = {4, 6, 4, 6, 8, 4, 8, 8, 9, 9};
  for (size_t i = 0; i < sizeof way / sizeof *way; i++)
    call(&session, 1, "", way[i]);
  expect_graph(&session, NULL, 0, "start -4 4 >8:1 -6 6 >4:0 -8 8 >4:0 >8:1 -9 9 >9:0 end");
  assert_int_equal(session.graph.columns, 2);
  const struct state_arc *arc = &session.graph.arcs[state_graph_arc_at(&session.graph, 4, 0)];
  assert_int_equal(arc->first, 2);
  assert_int_equal(arc->last, 9);
  assert_int_equal(arc->end, 2);
  assert_int_equal(state_graph_arc_at(&session.graph, 11, 0), STATES_NONE);
  close_session(&session);
}

/* No two arcs ever take the same cell. */
static void arcs_never_meet(void **state)
{
  (void)state;
  struct session session = open_session();
  unsigned random = 7;
  for (int i = 0; i < 3000; i++) {
    random = random * 1103515245u + 12345u;
    call(&session, 1, "", 1 + (int)(random >> 16) % 40);
  }
  states_read(session.states, session.engine, 1, false);
  state_graph_make(&session.graph, session.states, "none.lua", NULL, 0);
  const struct state_graph *graph = &session.graph;
  assert_true(graph->arc_count >= 39);
  for (size_t i = 0; i < graph->arc_count; i++) {
    const struct state_arc *arc = &graph->arcs[i];
    assert_in_range(arc->end, arc->first, arc->last);
    assert_true(arc->column < graph->columns);
    for (size_t row = arc->first; row <= arc->last; row++)
      assert_int_equal(state_graph_arc_at(graph, row, arc->column), i);
  }
  close_session(&session);
}

static void too_many_arcs_are_not_placed(void **state)
{
  (void)state;
  struct session session = open_session();
  for (int i = STATE_GRAPH_ARCS + 50; i > 0; i--)
    call(&session, 1, "", i);
  states_read(session.states, session.engine, 1, false);
  state_graph_make(&session.graph, session.states, "none.lua", NULL, 0);
  assert_int_equal(session.graph.arc_count, STATE_GRAPH_ARCS + 50);
  assert_int_equal(session.graph.columns, session.graph.arc_count);
  close_session(&session);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(moves_are_counted_with_what_was_sent),
      cmocka_unit_test(of_many_inputs_the_first_are_told_apart),
      cmocka_unit_test(requests_differ_by_their_kind),
      cmocka_unit_test(an_error_is_an_end_of_its_own),
      cmocka_unit_test(while_it_runs_it_stands_where_it_left),
      cmocka_unit_test(who_gave_the_value_is_known),
      cmocka_unit_test(one_or_all_of_a_function),
      cmocka_unit_test(nothing_of_the_future_is_shown),
      cmocka_unit_test(a_place_is_a_line_of_a_file),
      cmocka_unit_test(of_countless_moves_some_are_only_counted),
      cmocka_unit_test(places_stand_in_the_order_of_the_text),
      cmocka_unit_test(arcs_are_shared_and_stand_side_by_side),
      cmocka_unit_test(arcs_never_meet),
      cmocka_unit_test(too_many_arcs_are_not_placed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
