#include "tests/time/walk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/buffer.h"
#include "tests/support/launch.h"
#include "tests/time/random_script.h"

#define PATIENCE 20000

static unsigned below(struct walk *walk, unsigned limit)
{
  return random_below(&walk->random, limit);
}

unsigned long long walk_setting(const char *name, unsigned long long otherwise)
{
  const char *text = getenv(name);
  return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

__attribute__((format(printf, 2, 3))) static void say(struct walk *walk, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(walk->said, sizeof walk->said, format, arguments);
  va_end(arguments);
  if (getenv("TIME_TELL"))
    fprintf(stderr, "# tick %llu: %s\n", (unsigned long long)engine_stop(walk->engine)->tick,
            walk->said);
}

bool walk_wait(struct walk *walk)
{
  return engine_wait(walk->engine, launch_patience(PATIENCE));
}

/* -------------------------------------------------------------------- commands
 * Each says what it does, and returns whether it was accepted. */

static const char *any_value(struct walk *walk)
{
  static const char *const values[] = {"",
                                       "7",
                                       "x",
                                       "x + 1",
                                       "{1, a = 2}",
                                       "true",
                                       "'text'",
                                       "nil",
                                       "error('by hand')",
                                       "gone +",
                                       "step",
                                       "kept[1]",
                                       "fuel - 1",
                                       "math.random(9)",
                                       "s .. 'z'"};
  return values[below(walk, sizeof values / sizeof values[0])];
}

static bool run(struct walk *walk)
{
  static bool (*const commands[])(struct engine *) = {engine_next,    engine_step,      engine_over,
                                                      engine_finish,  engine_each_call, engine_job,
                                                      engine_continue};
  static const char *const names[] = {"next", "step", "over", "finish", "call", "job", "continue"};
  unsigned choice = below(walk, 40);
  choice = choice == 0 ? 6 : choice % 6;
  say(walk, "%s", names[choice]);
  return commands[choice](walk->engine);
}

static bool by_hand(struct walk *walk)
{
  static const char *const names[] = {"send", "throw", "return"};
  enum engine_request request = (enum engine_request)below(walk, 3);
  const char *value = any_value(walk);
  say(walk, "%s %s", names[request], value);
  return engine_call(walk->engine, request, value);
}

static bool make(struct walk *walk)
{
  char text[40];
  snprintf(text, sizeof text, below(walk, 9) ? "g%u(%u)" : "h%u(%u)", 1 + below(walk, 4),
           below(walk, 5));
  say(walk, "new %s", text);
  return engine_make(walk->engine, text);
}

/* A second one beside the target: of that name, or made for it; or no more. */
static bool pair(struct walk *walk)
{
  const struct engine_stop *stop = engine_stop(walk->engine);
  char text[80] = "";
  unsigned choice = below(walk, 4);
  if (choice == 1) snprintf(text, sizeof text, "g%u(%u)", 1 + below(walk, 4), below(walk, 5));
  if (choice > 1 && stop->generator_count > 0) {
    uint32_t id = stop->generators[below(walk, (unsigned)stop->generator_count)].id;
    snprintf(text, sizeof text, "%s", engine_name(walk->engine, id));
  }
  say(walk, "lockstep %s", text);
  return engine_lockstep(walk->engine, text);
}

static bool set(struct walk *walk)
{
  const struct engine_view *view = engine_view(walk->engine);
  const char *name = "nothing", *value = any_value(walk);
  if (view->frame_count > 0 && view->frames[0].variable_count > 0)
    name = view->frames[0].variables[below(walk, (unsigned)view->frames[0].variable_count)].name;
  say(walk, "set %s = %s", name, value);
  return engine_set(walk->engine, name, value);
}

static bool choose(struct walk *walk)
{
  const struct engine_stop *stop = engine_stop(walk->engine);
  if (stop->generator_count == 0) return false;
  uint32_t id = stop->generators[below(walk, (unsigned)stop->generator_count)].id;
  say(walk, "select %s", engine_name(walk->engine, id));
  return engine_select(walk->engine, id);
}

static bool back_to(struct walk *walk)
{
  enum engine_back_to where = (enum engine_back_to)below(walk, 4);
  const struct engine_view *view = engine_view(walk->engine);
  const char *name = "x";
  if (view->frame_count > 0 && view->frames[0].variable_count > 0)
    name = view->frames[0].variables[below(walk, (unsigned)view->frames[0].variable_count)].name;
  say(walk, "back to %d %s", (int)where, name);
  return engine_back_to(walk->engine, where, name);
}

static bool go(struct walk *walk)
{
  struct engine_branch branch = engine_branch(walk->engine, engine_branch_current(walk->engine));
  unsigned tick = below(walk, (unsigned)branch.end_tick + 30);
  if (below(walk, 6) == 0) {
    say(walk, "goto end");
    return engine_goto_end(walk->engine);
  }
  say(walk, "goto %u", tick);
  return engine_goto(walk->engine, tick);
}

static bool change_branch(struct walk *walk)
{
  uint32_t branch = below(walk, (unsigned)engine_branch_count(walk->engine) + 1);
  say(walk, "switch to %u", branch);
  return engine_switch(walk->engine, branch);
}

/* These change nothing that is seen. */
static bool ask(struct walk *walk)
{
  unsigned choice = below(walk, 3);
  const char *value = below(walk, 4) ? any_value(walk) : "paused():next()";
  say(walk, "%s %s", choice == 0 ? "eval" : choice == 1 ? "foresee" : "what if", value);
  return choice == 0 ? engine_evaluate(walk->engine, value)
         : choice == 1
             ? engine_foresee(walk->engine, value)
             : engine_what_if(walk->engine, (enum engine_request)below(walk, 3), value, 4);
}

static bool change_breaks(struct walk *walk)
{
  size_t count;
  engine_break_list(walk->engine, &count);
  struct engine_breakpoint one = {.kind = (enum engine_break_kind)below(walk, 4),
                                  .enabled = true,
                                  .line = (int)below(walk, 160) + 1,
                                  .name = "x",
                                  .condition = below(walk, 3) ? "" : "x % 2 == 0",
                                  .generator = engine_view(walk->engine)->generator};
  if (count > 0 && below(walk, 2)) {
    size_t index = below(walk, (unsigned)count);
    say(walk, "break off %zu", index);
    if (below(walk, 2)) return engine_break_remove(walk->engine, index);
    return engine_break_enable(walk->engine, index, below(walk, 2));
  }
  say(walk, "break %d %d %s", (int)one.kind, one.line, one.condition);
  return engine_break_add(walk->engine, &one);
}

static bool kill_it(struct walk *walk)
{
  say(walk, "kill");
  return engine_kill(walk->engine);
}

bool walk_back(struct walk *walk)
{
  say(walk, "back");
  return engine_back(walk->engine);
}

bool walk_redo(struct walk *walk)
{
  say(walk, "redo");
  return engine_redo(walk->engine);
}

static const struct choice {
  bool (*command)(struct walk *walk);
  unsigned often;
  bool changes_nothing;
} choices[] = {{run, 30, false},         {by_hand, 10, false},   {make, 2, false},
               {pair, 3, false},         {set, 4, false},        {choose, 3, false},
               {back_to, 6, false},      {go, 8, false},         {change_branch, 3, false},
               {ask, 4, true},           {walk_back, 10, false}, {walk_redo, 4, false},
               {change_breaks, 3, true}, {kill_it, 1, true}};

static const struct choice *choose_command(struct walk *walk)
{
  unsigned sum = 0, i = 0;
  for (; i < sizeof choices / sizeof choices[0]; i++)
    sum += choices[i].often;
  unsigned choice = below(walk, sum);
  for (i = 0; choice >= choices[i].often; i++)
    choice -= choices[i].often;
  return &choices[i];
}

bool walk_command(struct walk *walk, bool *changes_nothing)
{
  const struct choice *choice = choose_command(walk);
  *changes_nothing = choice->changes_nothing;
  return choice->command(walk);
}

/* ------------------------------------------------------------------------ opening */

bool walk_begin(struct walk *walk, uint64_t seed, const char *folder)
{
  struct buffer text = {0}, path = {0};
  walk->seed = seed;
  random_seed(&walk->random, seed);
  text.bytes = random_script(&walk->random);
  text.size = strlen(text.bytes);
  buffer_format(&path, "%s/%llu.lua", folder, (unsigned long long)seed);
  struct engine_options options = {.script = path.bytes,
                                   .seed = (uint32_t)seed,
                                   .at_start = below(walk, 3) == 0,
                                   .slice = (uint32_t)walk_setting("TIME_SLICE", 0),
                                   .checkpoints = walk_setting("TIME_CHECKPOINTS", 0)};
  snprintf(walk->said, sizeof walk->said, "the script cannot be written");
  walk->engine = NULL;
  if (buffer_save(&text, path.bytes))
    walk->engine = engine_open(&options, walk->said, sizeof walk->said);
  buffer_free(&text);
  buffer_free(&path);
  if (!walk->engine) return false;
  snprintf(walk->said, sizeof walk->said, "opening");
  return walk_wait(walk);
}

void walk_end(struct walk *walk)
{
  engine_free(walk->engine);
  walk->engine = NULL;
}
