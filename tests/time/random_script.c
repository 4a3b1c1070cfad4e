#include "tests/time/random_script.h"

#include "tests/support/buffer.h"

#define FUNCTIONS 4
#define DEPTH     3 /* of blocks within blocks */

void random_seed(struct random *random, uint64_t seed)
{
  random->state = seed * 0x9e3779b97f4a7c15u + 0x1234567;
}

/* Marsaglia's xorshift64*. */
unsigned random_below(struct random *random, unsigned limit)
{
  random->state ^= random->state >> 12;
  random->state ^= random->state << 25;
  random->state ^= random->state >> 27;
  return (unsigned)((random->state * 0x2545f4914f6cdd1du) >> 40) % limit;
}

/* Where a statement stands. */
struct place {
  struct buffer *out;
  struct random *random;
  int depth;
  int calls;   /* only generator functions below this number: so recursion ends */
  bool yields; /* in a generator's body */
  int *locals; /* names given so far */
};

static unsigned below(const struct place *place, unsigned limit)
{
  return random_below(place->random, limit);
}

static void block(const struct place *place, unsigned most);

/* A block in a block, from the words that open it to those that close it. */
static void inner(const struct place *place, const char *open, const char *close)
{
  struct place in = *place;
  in.depth--;
  buffer_add_text(place->out, open);
  if (in.depth > 0) block(&in, 3);
  buffer_add_text(place->out, close);
}

/* ------------------------------------------------------------------ expressions */

static void expression(const struct place *place)
{
  static const char *const simple[] = {"x",
                                       "x + 1",
                                       "x * 2 % 7",
                                       "gone",
                                       "#kept",
                                       "#s",
                                       "nil",
                                       "s",
                                       "{x}",
                                       "{a = x, b = s}",
                                       "math.random(100)",
                                       "i",
                                       "step",
                                       "os.clock() * 1e6 // 1 | 0",
                                       "tostring(x)",
                                       "not x"};
  buffer_add_text(place->out, simple[below(place, sizeof simple / sizeof simple[0])]);
}

/* A generator, new or one that was left paused; or an iterator written by hand. */
static void generator(const struct place *place)
{
  unsigned choice = below(place, 8);
  if (choice == 0) buffer_add_text(place->out, "by_hand()");
  else if (choice == 1) buffer_add_text(place->out, "by_hand(paused())");
  else if (choice == 2) buffer_add_text(place->out, "closures()");
  else if (place->calls > 1 && below(place, 3) > 0)
    buffer_format(place->out, "g%u(%u)", 1 + below(place, (unsigned)place->calls - 1),
                  below(place, 5));
  else buffer_add_text(place->out, "paused()");
}

/* ------------------------------------------------------------------- statements */

static void request(const struct place *place)
{
  static const char *const methods[] = {"next", "next", "next", "throw", "return_"};
  buffer_add_text(place->out, "ok, r = pcall(function () local g = ");
  generator(place);
  buffer_format(place->out, " kept[#kept + 1] = g return g:%s(", methods[below(place, 5)]);
  expression(place);
  buffer_add_text(place->out, ") end)\nprint(ok, r and show(r))\n");
}

static void iteration(const struct place *place)
{
  struct buffer *out = place->out;
  buffer_add_text(out, "for v in of(");
  generator(place);
  inner(place, ") do\nif not burn() then break end\n", "print(v and show(v))\n");
  if (below(place, 3) == 0) buffer_add_text(out, "if x % 2 == 0 then break end\n");
  buffer_add_text(out, "end\n");
}

static void yielding(const struct place *place)
{
  struct buffer *out = place->out;
  switch (below(place, 5)) {
  case 0:
    buffer_add_text(out, "r = yield_from(");
    generator(place);
    buffer_add_text(out, ")\n");
    break;
  case 1: buffer_add_text(out, "yield(step)\n"); break;
  case 2: buffer_add_text(out, "x = tonumber(yield(x)) or x\n"); break;
  default:
    buffer_format(out, "local v%d = yield({x, s})\n", ++*place->locals);
    buffer_format(out, "print(v%d and show(v%d))\n", *place->locals, *place->locals);
  }
}

static void guarded(const struct place *place)
{
  struct buffer *out = place->out;
  inner(place, "ok, r = pcall(function ()\n", "");
  if (below(place, 2))
    buffer_format(out, "if x %% 3 ~= 1 then error('e%u') end\n", below(place, 9));
  if (below(place, 4) == 0) buffer_add_text(out, "error({code = x})\n");
  buffer_add_text(out, "end)\nprint(ok, type(r))\n");
}

static void cleanup(const struct place *place)
{
  inner(place, "do\nlocal _ <close> = finally(function ()\nprint('cleanup', x)\n", "end)\n");
  inner(place, "", "end\n");
}

static void memory(const struct place *place)
{
  static const char *const statements[] = {
      "print(collectgarbage('count'))\n",
      "print(collectgarbage('step', 2))\n",
      "collectgarbage()\n",
      "setmetatable({}, {__gc = function () gone = gone + 1 end})\n",
      "setmetatable({}, {__gc = function () print('collected', gone) end})\n",
      "weak[{x}] = {s}\nprint(count(weak))\n",
      "names[x % 9] = {x}\nprint(count(names))\n",
      "for i = 1, 40 do junk = {i, junk and #junk} end\n",
      "s = s .. string.rep('ab', x % 7) .. x\nif #s > 300 then s = '' end\n",
      "kept = {}\n",
      "print(tostring({}), string.format('%p', weak))\n"};
  buffer_add_text(place->out, statements[below(place, sizeof statements / sizeof statements[0])]);
}

/* What cannot yield in the middle. */
static void callback(const struct place *place)
{
  struct buffer *out = place->out;
  buffer_add_text(out, "do\nlocal it = ");
  generator(place);
  if (below(place, 2))
    buffer_add_text(out,
                    "\nlocal list = {3, 1, 2}\nok, r = pcall(table.sort, list, function (a, b)\n"
                    "step = show(it:next())\nreturn a < b\nend)\nprint(ok, show(list))\nend\n");
  else
    buffer_add_text(out, "\nok, r = pcall(string.gsub, 'abc', '%w', function (c)\n"
                         "step = show(it:next(c))\nreturn step\nend)\nprint(ok, r)\nend\n");
}

static void coroutines(const struct place *place)
{
  static const char *const statements[] = {
      "do\nlocal f = coroutine.wrap(function (a)\nlocal b = coroutine.yield(a, 1)\nprint(b)\n"
      "return b, 2\nend)\nprint(f(x))\nprint(f(s))\nend\n",
      "do\nlocal co = coroutine.create(function (a)\nfor i = 1, 3 do\na = coroutine.yield(i)\nend\n"
      "error('from within')\nend)\nfor i = 1, 4 do\nprint(coroutine.resume(co, i))\nend\n"
      "print(coroutine.status(co), coroutine.close(co))\nend\n",
      "waiting = coroutine.create(function ()\nlocal here = x\ncoroutine.yield(here)\n"
      "return here + 1\nend)\nprint(coroutine.resume(waiting))\n"};
  buffer_add_text(place->out, statements[below(place, 3)]);
}

static void simple(const struct place *place)
{
  static const char *const statements[] = {
      "x = x + 1\n",
      "x = (x * 7 + 3) % 101\n",
      "for k, v in pairs(words) do s = s .. k:sub(1, 1) end\nprint(s)\ns = ''\n",
      "for k, v in pairs(objects) do step = v end\nprint(step)\n",
      "words['k' .. x] = x\n",
      "objects[{}] = x\n",
      "print(x, s, math.random(1000), os.clock())\n",
      "io.write(x, ' ')\n"};
  buffer_add_text(place->out, statements[below(place, sizeof statements / sizeof statements[0])]);
}

static void statement(const struct place *place)
{
  unsigned choice = below(place, 20);
  if (place->yields && choice < 6) yielding(place);
  else if (choice < 8) simple(place);
  else if (choice < 11) memory(place);
  else if (choice < 12) request(place);
  else if (choice < 13) callback(place);
  else if (choice < 14) coroutines(place);
  else if (choice < 15) inner(place, "for i = 1, 3 do\nif not burn() then break end\n", "end\n");
  else if (choice < 16) guarded(place);
  else if (choice < 17) cleanup(place);
  else if (choice < 19) iteration(place);
  else inner(place, "if x % 2 == 0 then\n", "end\n");
}

static void block(const struct place *place, unsigned most)
{
  for (unsigned count = 1 + below(place, most); count > 0; count--)
    statement(place);
}

/* ------------------------------------------------------------------------ a script */

static const char beginning[] =
    "local weak, names = setmetatable({}, {__mode = 'k'}), setmetatable({}, {__mode = 'v'})\n"
    "local words, objects, kept, s, gone, x = {one = 1, two = 2, three = 3}, {}, {}, '', 0, 1\n"
    "local fuel, step, i, ok, r, junk, waiting = 120, 0, 0, true, nil, nil, nil\n"
    "local function burn() fuel = fuel - 1 return fuel > 0 end\n"
    "local function count(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end\n"
    "local function show(v)\n"
    "  if type(v) ~= 'table' then return tostring(v) end\n"
    "  return '{' .. tostring(v.value) .. ' ' .. tostring(v.done) .. ' ' .. #v .. '}'\n"
    "end\n"
    "local counter = generator(function () for n = 1, 50 do yield(n) end end)\n"
    "local function paused() return table.remove(kept) or counter() end\n"
    "local function by_hand(inner)\n"
    "  local it = {at = 0, inner = inner}\n"
    "  function it:next(v)\n"
    "    self.at = self.at + 1\n"
    "    if self.at > 4 then error('worn out') end\n"
    "    if self.inner then return self.inner:next(v) end\n"
    "    return {value = self.at, done = self.at > 3}\n"
    "  end\n"
    "  function it:throw(e) error(e) end\n"
    "  function it:return_(v) return {value = v, done = true} end\n"
    "  return it\n"
    "end\n"
    "local function closures()\n"
    "  local n = 0\n"
    "  return {next = function () n = n + 1 return {value = n, done = n > 2} end,\n"
    "    return_ = function () n = 9 return {done = true} end}\n"
    "end\n"
    "local g1, g2, g3, g4\n";

char *random_script(struct random *random)
{
  struct buffer out = {0};
  int locals = 0;
  struct place place = {.out = &out, .random = random, .depth = DEPTH, .locals = &locals};
  buffer_add_text(&out, beginning);
  for (int number = 1; number <= FUNCTIONS; number++) {
    place.calls = number;
    place.yields = true;
    buffer_format(&out, "g%d = generator(function (x)\n", number);
    block(&place, 6);
    if (below(&place, 3) == 0) buffer_add_text(&out, "error('g fails')\n");
    else buffer_add_text(&out, "return x\n");
    buffer_add_text(&out, "end)\n");
  }
  place.calls = FUNCTIONS + 1;
  place.yields = false;
  block(&place, 8);
  if (below(&place, 5) > 0) buffer_format(&out, "return g%u(2)\n", 1 + below(&place, FUNCTIONS));
  return out.bytes;
}
