#include "tests/unit/cost_script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

struct engine *cost_script_open(const char *text)
{
  return real_engine_open("cost.lua", text, (struct engine_options){.at_start = true});
}

struct engine *cost_script_run(const char *text)
{
  struct engine *engine = cost_script_open(text);
  real_engine_do(engine, engine_run_all(engine, false));
  return engine;
}

const struct engine_cost *cost_script_now(struct engine *engine)
{
  const struct engine_cost *cost = engine_cost(engine);
  assert_non_null(cost);
  return cost;
}

const struct engine_cost *cost_script_eager(struct engine *engine)
{
  real_engine_do(engine, engine_eager(engine, COST_SCRIPT_LIST));
  assert_non_null(engine_eager_cost(engine));
  return engine_eager_cost(engine);
}

uint64_t cost_script_share(const struct engine_cost *cost, const char *name)
{
  for (size_t i = 0; i < cost->share_count; i++)
    if (strcmp(cost->shares[i].name, name) == 0) return cost->shares[i].values;
  fail_msg("no share of %s", name);
  return 0;
}
