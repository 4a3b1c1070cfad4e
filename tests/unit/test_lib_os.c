/* test_lib_os.c - the script's os against Lua's own in the same time zone, and what is
 * virtual in it: the clock, the environment, randomness. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "tests/unit/fake_host.h"

static int use_utc(void **state)
{
  (void)state;
  setenv("TZ", "UTC0", 1);
  tzset();
  return 0;
}

static void run(bool ours, const char *snippet, char *out, size_t size)
{
  lua_State *L = fake_host_state(ours);
  fake_host_run(L, snippet, out, size);
  lua_close(L);
}

static void gives_what_lua_gives(void **state)
{
  (void)state;
  static const char *const same[] = {
      "local t = {}\n"
      "for letter in ('aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%'):gmatch('.') do\n"
      "  t[#t + 1] = os.date('!%' .. letter, 951827696) .. os.date('!%' .. letter, -1)\n"
      "end\n"
      "return table.concat(t, '|')",
      "return os.date('%Y-%m-%d %H:%M:%S', 0), os.date('!%c', 1e9 // 1 | 0), os.date('', 0)",
      "return os.date('%Ec %EC %Ex %EX %Ey %EY %Od %Oe %OH %OI %Om %OM %OS %Ou %OU %OV %Ow', 5)",
      "return os.date('a%%b\\0c%n', 0)",
      "return os.date('%Ez', 0)",
      "return os.date('%', 0)",
      "return os.date('%Q more', 0)",
      "return os.date('%E', 0)",
      "return os.date('%c', 1 << 62)",
      "return os.date('%c', 1.5)",
      "return os.date({})",
      "local t, out = os.date('*t', 86399), {}\n"
      "for _, k in ipairs { 'year', 'month', 'day', 'hour', 'min', 'sec', 'wday', 'yday', 'isdst' "
      "} do\n"
      "  out[#out + 1] = k .. '=' .. tostring(t[k])\n"
      "end\n"
      "return table.concat(out, ' '), os.date('!*t', 86399).hour",
      "return os.time { year = 2026, month = 1, day = 1 }",
      "return os.time { year = 2026, month = '2', day = 1.0, hour = 0 }",
      "return os.time { year = 1900, month = 2, day = 29, sec = -1 }",
      "local t = { year = 2025, month = 14, day = -3, hour = 25, min = 61, sec = 99 }\n"
      "local at = os.time(t)\n"
      "return at, t.year, t.month, t.day, t.hour, t.min, t.sec, t.wday, t.yday, t.isdst",
      "return os.time { year = 2026 }",
      "return os.time { year = 2026, month = {}, day = 1 }",
      "return os.time { year = 2026, month = 1, day = 1.5 }",
      "return os.time { year = 1 << 40, month = 1, day = 1 }",
      "return os.time { year = math.mininteger, month = 1, day = 1 }",
      "return os.time { year = (1 << 31) + 1899, month = 12, day = 1 }",
      "return os.time(5)",
      "return os.difftime(10, 4), os.difftime(-1, 1)",
      "return os.difftime(10)",
      "return os.getenv('NO_SUCH_VARIABLE'), os.getenv(1)",
      "return os.getenv()",
      "return os.setlocale(), os.setlocale('C'), os.setlocale('xx_YY'), os.setlocale('C', 'time')",
      "return os.setlocale('C', 'some')",
      "math.randomseed(7) return math.random(1000), math.random(1000)",
      "math.randomseed(7, 8) return math.random(0)",
      "return math.randomseed('x')",
  };
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    char wanted[4096], got[4096];
    run(false, same[i], wanted, sizeof wanted);
    run(true, same[i], got, sizeof got);
    if (strcmp(wanted, got) != 0)
      fail_msg("%s\nLua's own: %s\nours:      %s", same[i], wanted, got);
  }
}

static void has_a_clock_of_its_own(void **state)
{
  (void)state;
  char got[4096];
  fake_host_seconds = 0;
  run(true, "return os.time(), os.clock(), os.date(), os.date('!%H:%M:%S'), os.date('*t').year",
      got, sizeof got);
  assert_string_equal(got, "integer 1767225600\nfloat 0.0\nstring Thu Jan  1 00:00:00 2026\n"
                           "string 00:00:00\ninteger 2026\n");
  fake_host_seconds = 3661.75;
  run(true, "return os.time(), os.clock(), os.date('%H:%M:%S')", got, sizeof got);
  assert_string_equal(got, "integer 1767229261\nfloat 3661.75\nstring 01:01:01\n");
  fake_host_seconds = 0;
}

static void refuses_what_reaches_outside(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
      {"os.exit()", "to end the program, let the main program return"},
      {"os.execute('true')", "may not start other programs"},
      {"os.remove('notes.txt')", "may read files of its own folder, and change none"},
      {"os.rename('a', 'b')", "may read files of its own folder, and change none"},
      {"os.tmpname()", "may not write files"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char got[4096];
    run(true, rows[i][0], got, sizeof got);
    assert_memory_equal(got, "error: snippet:1: os.", strlen("error: snippet:1: os."));
    assert_non_null(strstr(got, rows[i][1]));
  }
}

static void sees_no_environment(void **state)
{
  (void)state;
  char got[4096];
  setenv("PRESENT", "yes", 1);
  run(false, "return os.getenv('PRESENT')", got, sizeof got);
  assert_string_equal(got, "string yes\n");
  run(true, "return os.getenv('PRESENT')", got, sizeof got);
  assert_string_equal(got, "nil nil\n");
}

static void repeats_its_random_numbers(void **state)
{
  (void)state;
  static const char snippet[] = "local a = math.random(0)\n"
                                "math.randomseed() local b = math.random(0)\n"
                                "math.randomseed() local c = math.random(0)\n"
                                "return a, b, c, a ~= b and b ~= c and a ~= c";
  char once[4096], again[4096], seeded[4096];
  run(true, snippet, once, sizeof once);
  run(true, snippet, again, sizeof again);
  assert_string_equal(once, again);
  assert_non_null(strstr(once, "boolean true"));
  /* The fake host's seed is 4. */
  run(false, "math.randomseed(4, 0) return math.random(0)", seeded, sizeof seeded);
  assert_memory_equal(once, seeded, strlen(seeded));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_what_lua_gives),         cmocka_unit_test(has_a_clock_of_its_own),
      cmocka_unit_test(refuses_what_reaches_outside), cmocka_unit_test(sees_no_environment),
      cmocka_unit_test(repeats_its_random_numbers),
  };
  return cmocka_run_group_tests(tests, use_utc, NULL);
}
