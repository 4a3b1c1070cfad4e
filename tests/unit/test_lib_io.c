/* test_lib_io.c - the script's io against Lua's own, on the same files, and where it must
 * differ: nothing outside is written, and values repeat. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <lauxlib.h>

#include "tests/support/folder.h"
#include "tests/unit/fake_host.h"

#define NOTES   "one\ntwo\r\n\nfour, and no end"
#define INPUT   "first line\n12 0x1F\nthird line\n"
#define NUMBERS "  12 -3.5 0x1F .5 5. 1e3 0x.8p1 +7 abc 1e 0x 99999999999999999999 -"

/* ------------------------------------------------- the same as Lua's own io */

static const char *const same[] = {
    "return io.open('notes.txt'):read()",
    "return io.open('notes.txt'):read('l', 'L', 'a', 'a', 'l', 'n')",
    "return io.open('notes.txt'):read('*l', '*L', '*a', 'l')",
    "return io.open('notes.txt', 'rb'):read(3, 0, 1, 1000, 0, 'l')",
    "return io.open('notes.txt'):read('L', 'n', 'l')",
    "return io.open('notes.txt'):read('line', 'all')",
    "return io.open('empty.txt'):read('a', 'a', 'l', 'l')",
    "return io.open('empty.txt'):read(0)",
    "return io.open('binary.txt'):read('l', 2, 'a')",
    "return io.open('notes.txt'):read('x')",
    "return io.open('notes.txt'):read({})",
    "return io.open('notes.txt'):read(1.5)",
    "local f, t = io.open('numbers.txt'), {}\n"
    "repeat local n = f:read('n'); t[#t + 1] = tostring(n) .. '@' .. f:seek() until not n\n"
    "return table.concat(t, ' '), f:read('a')",
    "local f, t = io.open('numbers.txt'), {}\n"
    "for at = 0, f:seek('end') do\n"
    "  f:seek('set', at)\n"
    "  t[#t + 1] = tostring(f:read('n')) .. '@' .. f:seek()\n"
    "end\n"
    "return table.concat(t, ' ')",
    "return io.open('long.txt'):read('n', 'l')",
    "return io.open('signs.txt'):read('n'), io.open('hex.txt'):read('n', 'a')",
    "local t = {} for line in io.lines('notes.txt') do t[#t + 1] = line end\n"
    "return table.unpack(t)",
    "local t = {} for a, b in io.lines('notes.txt', 1, 'L') do t[#t + 1] = a .. '-' .. b end\n"
    "return table.unpack(t)",
    "local t = {} for line in io.open('notes.txt'):lines('L') do t[#t + 1] = line end\n"
    "return table.unpack(t)",
    "return io.lines('empty.txt')()",
    "local next, a, b, f = io.lines('empty.txt') return a, b, f, next(), f, pcall(next)",
    "local kept for line in io.lines('notes.txt') do kept = line break end return kept",
    "local f = io.open('notes.txt') local next = f:lines() f:close() return pcall(next)",
    "local f = io.open('notes.txt') for _ in f:lines() do end return f:close()",
    "return io.lines('notes.txt', 'x')()",
    "return io.lines('notes.txt', table.unpack({}, 1, 251))",
    "return type(io.lines()), io.lines()()",
    "return io.lines(nil, 4)()",
    "local f = io.open('notes.txt')\n"
    "return f:seek('end'), f:seek('set', 4), f:read(3), f:seek(), f:seek('cur', -2), f:read('l')",
    "local f = io.open('notes.txt') return f:seek('set', 1000), f:read('a'), f:read(0), f:read(1)",
    "local f = io.open('notes.txt') return select('#', f:seek('set', -1)), (f:seek('cur', -1))",
    "return select(3, io.open('notes.txt'):seek('set', -1))",
    "return io.open('notes.txt'):seek('middle')",
    "local f = io.open('notes.txt') return io.type(f), f:close(), io.type(f), io.type(1)",
    "local f = io.open('notes.txt') f:close() return f:read()",
    "local f = io.open('notes.txt') f:close() return f:close()",
    "local f = io.open('notes.txt') f:close() return tostring(f)",
    "local f do local g <close> = io.open('notes.txt') f = g end return io.type(f)",
    "return io.type()",
    "return io.open('notes.txt', 'z')",
    "return io.open('notes.txt', 'r++')",
    "return io.open('notes.txt', 'rbb'):read()",
    "return io.open()",
    "return select('#', io.open('missing.txt')), (io.open('missing.txt'))",
    "return select(3, io.open('missing.txt'))",
    "return select(3, io.open('notes.txt'):write('x')), (io.open('notes.txt'):write('x'))",
    "return io.open('notes.txt'):setvbuf('no'), io.open('notes.txt'):setvbuf('full', 10)",
    "return io.open('notes.txt'):setvbuf('some')",
    "return io.open('notes.txt'):flush(), io.flush()",
    "return io.read('l', 'n', 'n', 'L', 'a', 'a', 'l')",
    "return io.read(), io.read('n'), io.read(1), io.stdin == io.input()",
    "return io.read('x')",
    "io.input('notes.txt') return io.read(), io.input():read(2), io.lines()()",
    "local f = io.open('notes.txt') io.input(f) f:close() return pcall(io.read)",
    "return io.input({})",
    "return io.stdout == io.output(), io.type(io.stderr), io.stdin:close()",
    "return io.stdout:close()",
    "return select(3, io.stdout:read()), (io.stdout:read())",
    "return getmetatable(io.stdout).__name, getmetatable(io.stdout).__index.read == io.stdout.read",
    "return io.stdout.read(1)",
    "return io.close({})",
};

static void write_file(const char *name, const char *text, size_t size)
{
  FILE *file = fopen(name, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, size, file), size);
  fclose(file);
}

static int enter(void **state)
{
  char *folder = folder_new();
  *state = folder;
  if (chdir(folder) != 0) return -1;
  char digits[300];
  memset(digits, '7', sizeof digits);
  write_file("notes.txt", NOTES, strlen(NOTES));
  write_file("empty.txt", "", 0);
  write_file("binary.txt", "a\0b\n\0\xff\n", 7);
  write_file("numbers.txt", NUMBERS, strlen(NUMBERS));
  write_file("long.txt", digits, sizeof digits);
  write_file("signs.txt", "--1", 3);
  write_file("hex.txt", "0xfg", 4);
  write_file("input.txt", INPUT, strlen(INPUT));
  fake_host_input = INPUT;
  return freopen("input.txt", "r", stdin) ? 0 : -1;
}

static int leave(void **state)
{
  folder_remove(*state);
  return chdir("/");
}

static void reads_as_lua_does(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    char wanted[4096], got[4096];
    lua_State *theirs = fake_host_state(false);
    rewind(stdin);
    fake_host_run(theirs, same[i], wanted, sizeof wanted);
    lua_close(theirs);
    lua_State *ours = fake_host_state(true);
    fake_host_run(ours, same[i], got, sizeof got);
    lua_close(ours);
    if (strcmp(wanted, got) != 0)
      fail_msg("%s\nLua's own: %s\nours:      %s", same[i], wanted, got);
  }
}

static void writes_as_lua_does(void **state)
{
  (void)state;
  static const char *const writes[] = {
      "return io.write()",
      "return io.write('a', 1, ' ', 1.5, ' ', 2.0, ' ', 2^53, ' ', -0.0, ' ', 1/0, '\\n')",
      "return io.write('a'):write('b', 12):write('c\\n') == io.output()",
      "return io.write('a', nil, 'b')",
      "return io.write('a', 2, {}, 'b')",
      "return io.output():write('x', true)",
      "io.write(('x'):rep(3000)) return 1",
      "return io.write('nul \\0 end')",
  };
  for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
    char wanted[4096], got[4096], written[4096] = "";
    lua_State *theirs = fake_host_state(false);
    fake_host_run(theirs, "io.output('out.txt')", wanted, sizeof wanted);
    fake_host_run(theirs, writes[i], wanted, sizeof wanted);
    lua_close(theirs);
    FILE *file = fopen("out.txt", "rb");
    assert_non_null(file);
    written[fread(written, 1, sizeof written - 1, file)] = '\0';
    fclose(file);
    fake_host_output[0] = '\0';
    fake_host_prints = 0;
    lua_State *ours = fake_host_state(true);
    fake_host_run(ours, writes[i], got, sizeof got);
    lua_close(ours);
    assert_string_equal(got, wanted);
    assert_string_equal(fake_host_output, written);
    assert_true(fake_host_prints <= 3);
  }
}

/* -------------------------------------------------- where it must be other */

static void keeps_the_outside_out(void **state)
{
  (void)state;
  static const struct {
    const char *snippet, *words;
  } rows[] = {
      {"return io.open('new.txt', 'w')", "scripts may only read files of their own folder"},
      {"return select(2, io.open('notes.txt', 'a'))", "string notes.txt: scripts may only read"},
      {"return select(3, io.open('notes.txt', 'r+'))", "integer 13"},
      {"return (io.open('notes.txt', 'w+b'))", "nil nil"},
      {"return io.output('new.txt')",
       "error: snippet:1: cannot open file 'new.txt' (new.txt: scripts may"},
      {"return io.open('missing.txt')", "string There is no file missing.txt beside the script."},
      {"return io.lines('missing.txt')", "error: snippet:1: cannot open file 'missing.txt' (There "
                                         "is no file missing.txt beside the script.)"},
      {"return io.input('missing.txt')", "(There is no file missing.txt beside the script.)"},
      {"return io.open('notes.txt'):write('x')", "notes.txt: it is open for reading"},
      {"return io.stdout:read()", "stdout: it is for output and cannot be read"},
      {"return io.stdout:seek('set', 0)", "integer 29"},
      {"for line in io.stdout:lines() do end", "error: snippet:1: stdout: it is for output"},
      {"return io.popen('ls')", "io.popen is not available here: a script may not start other"},
      {"return io.tmpfile()", "io.tmpfile is not available here: a script may not write files."},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char got[4096];
    lua_State *L = fake_host_state(true);
    fake_host_run(L, rows[i].snippet, got, sizeof got);
    lua_close(L);
    if (!strstr(got, rows[i].words)) fail_msg("%s\ngave: %s", rows[i].snippet, got);
  }
  assert_null(fopen("new.txt", "r"));
}

static void names_files_the_same_each_time(void **state)
{
  (void)state;
  char got[4096];
  lua_State *L = fake_host_state(true);
  fake_host_run(L,
                "return tostring(io.open('notes.txt')), tostring(io.stdin), tostring(io.stdout),"
                " tostring(io.stderr)",
                got, sizeof got);
  assert_string_equal(got, "string file (notes.txt)\nstring file (stdin)\n"
                           "string file (stdout)\nstring file (stderr)\n");
  lua_close(L);
}

static void reads_nothing_without_an_input(void **state)
{
  (void)state;
  char got[4096];
  fake_host_input = NULL;
  lua_State *L = fake_host_state(true);
  fake_host_run(L, "return io.read(), io.read('a'), io.read(0)", got, sizeof got);
  assert_string_equal(got, "nil nil\nstring \nnil nil\n");
  lua_close(L);
  fake_host_input = INPUT;
}

static void sends_stderr_to_the_output(void **state)
{
  (void)state;
  char got[4096];
  fake_host_output[0] = '\0';
  lua_State *L = fake_host_state(true);
  fake_host_run(L, "io.stderr:write('oh ', 1) io.stdout:write('!') io.output(io.stderr):write('?')",
                got, sizeof got);
  assert_string_equal(fake_host_output, "oh 1!?");
  lua_close(L);
}

/* ---------------------------------------------------------------- the memory */

enum { LIMIT = 200000, LARGE = 300000 };

/* An allocator with a limit, as the inferior's is. */
static void *allocate(void *used, void *block, size_t old_size, size_t new_size)
{
  size_t *total = used;
  if (!block) old_size = 0;
  if (new_size > old_size && *total + new_size - old_size > LIMIT) return NULL;
  void *result = new_size ? realloc(block, new_size) : NULL;
  if (!new_size) free(block);
  if (result || !new_size) *total += new_size - old_size;
  return result;
}

static void counts_a_file_as_the_scripts_memory(void **state)
{
  (void)state;
  char got[4096];
  size_t used = 0;
  char *large = calloc(1, LARGE);
  assert_non_null(large);
  write_file("large.txt", large, LARGE);
  write_file("half.txt", large, LARGE / 3);
  free(large);
  lua_State *L = lua_newstate(allocate, &used);
  fake_host_libraries(L, true);
  fake_host_run(L, "return pcall(io.open, 'large.txt')", got, sizeof got);
  assert_string_equal(got, "boolean false\nstring not enough memory\n");
  fake_host_run(L,
                "collectgarbage() local before = collectgarbage('count')\n"
                "local f = io.open('half.txt') collectgarbage()\n"
                "local opened = collectgarbage('count') - before\n"
                "f:close() collectgarbage()\n"
                "return opened > 97, collectgarbage('count') - before < 2",
                got, sizeof got);
  assert_string_equal(got, "boolean true\nboolean true\n");
  lua_close(L);
  assert_int_equal(used, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_as_lua_does),
      cmocka_unit_test(writes_as_lua_does),
      cmocka_unit_test(keeps_the_outside_out),
      cmocka_unit_test(names_files_the_same_each_time),
      cmocka_unit_test(reads_nothing_without_an_input),
      cmocka_unit_test(sends_stderr_to_the_output),
      cmocka_unit_test(counts_a_file_as_the_scripts_memory),
  };
  return cmocka_run_group_tests(tests, enter, leave);
}
