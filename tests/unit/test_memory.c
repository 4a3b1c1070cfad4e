/* test_memory.c - the script's allocator: blocks keep what is in them and do not overlap, the
 * limit holds, and what large blocks held is given back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/inferior/memory.h"

#define MIB (1024u * 1024)

static void *allocate(void *block, size_t old_size, size_t new_size)
{
  return memory_allocate(NULL, block, old_size, new_size);
}

/* ---------------------------------------------------------------- what is in them */

struct piece {
  unsigned char *bytes;
  size_t size;
  unsigned char mark;
};

static void assert_is_whole(const struct piece *piece, size_t size)
{
  for (size_t i = 0; i < size; i++)
    assert_int_equal(piece->bytes[i], piece->mark);
}

static unsigned random_number(void)
{
  static unsigned random = 12345;
  random = random * 1103515245 + 12345;
  return random >> 8;
}

/* Small ones mostly, and one large in a while. */
static size_t random_size(void)
{
  unsigned number = random_number();
  return 1 + number % (number % 97 == 0 ? MIB : number % 7 == 0 ? 5000 : 200);
}

static void fill(struct piece *piece, size_t size)
{
  piece->size = size;
  piece->mark = (unsigned char)random_number();
  memset(piece->bytes, piece->mark, size);
}

static void keeps_what_is_in_them(void **state)
{
  enum { PIECES = 300 };
  static struct piece pieces[PIECES];
  (void)state;
  for (int i = 0; i < 60000; i++) {
    struct piece *piece = &pieces[random_number() % PIECES];
    size_t size = random_number() % 3 ? random_size() : 0;
    size_t kept = size < piece->size ? size : piece->size;
    piece->bytes = allocate(piece->bytes, piece->size, size);
    assert_int_equal(piece->bytes != NULL, size > 0);
    assert_int_equal((uintptr_t)piece->bytes % 16, 0);
    assert_is_whole(piece, kept);
    if (size > 0) fill(piece, size);
    piece->size = size;
  }
  for (int i = 0; i < PIECES; i++) {
    assert_is_whole(&pieces[i], pieces[i].size);
    allocate(pieces[i].bytes, pieces[i].size, 0);
  }
}

/* Each size from the smallest on, up to and across the ends of the classes. */
static void gives_every_size(void **state)
{
  (void)state;
  for (size_t size = 1; size < 5000; size++) {
    unsigned char *one = allocate(NULL, 0, size), *other = allocate(NULL, 0, size);
    assert_true(one && other && one != other);
    memset(one, 1, size);
    memset(other, 2, size);
    assert_int_equal(one[size - 1], 1);
    allocate(one, size, 0);
    allocate(other, size, 0);
  }
}

/* The same requests find the same places: a freed block is the next of its size. */
static void takes_freed_blocks_again(void **state)
{
  (void)state;
  void *first = allocate(NULL, 0, 1000);
  void *second = allocate(NULL, 0, 1000);
  allocate(first, 1000, 0);
  allocate(second, 1000, 0);
  assert_ptr_equal(allocate(NULL, 0, 1000), second);
  assert_ptr_equal(allocate(NULL, 0, 990), first);
  allocate(first, 990, 0);
  allocate(second, 1000, 0);
}

/* Lua gives a new block's type where an old one has its size. */
static void takes_a_type_for_no_size(void **state)
{
  (void)state;
  memory_limit(MIB);
  void *block = allocate(NULL, SIZE_MAX, 100);
  assert_non_null(block);
  allocate(block, 100, 0);
  assert_null(allocate(NULL, 8, 0));
}

/* ------------------------------------------------------------------------ limits */

static void holds_the_limit(void **state)
{
  (void)state;
  memory_limit(MIB);
  assert_int_equal(memory_limited_to(), MIB);
  assert_null(allocate(NULL, 0, MIB + 1));
  assert_null(allocate(NULL, 0, SIZE_MAX));
  void *half = allocate(NULL, 0, MIB / 2), *rest = allocate(NULL, 0, MIB / 2);
  assert_true(half && rest);
  assert_null(allocate(NULL, 0, 1));
  assert_null(allocate(half, MIB / 2, MIB / 2 + 1));
  half = allocate(half, MIB / 2, MIB / 4);
  assert_non_null(half);
  void *more = allocate(NULL, 0, MIB / 4);
  assert_non_null(more);
  allocate(more, MIB / 4, 0);
  allocate(half, MIB / 4, 0);
  allocate(rest, MIB / 2, 0);
  memory_limit(UINT64_MAX);
  assert_null(allocate(NULL, 0, SIZE_MAX)); /* there is no such place */
}

/* Pages of this process that are in memory, in KiB. */
static long resident(void)
{
  long total = 0, pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  assert_non_null(file);
  assert_int_equal(fscanf(file, "%ld %ld", &total, &pages), 2);
  fclose(file);
  return pages * 4;
}

static void gives_back_what_large_blocks_held(void **state)
{
  enum { SIZE = 64 * 1024 * 1024 };
  (void)state;
  long before = resident();
  void *block = allocate(NULL, 0, SIZE);
  assert_non_null(block);
  memset(block, 1, SIZE);
  assert_true(resident() - before > SIZE / 1024 / 2);
  allocate(block, SIZE, 0);
  assert_true(resident() - before < SIZE / 1024 / 4);
  assert_ptr_equal(allocate(NULL, 0, SIZE), block);
  allocate(block, SIZE, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keeps_what_is_in_them),
      cmocka_unit_test(gives_every_size),
      cmocka_unit_test(takes_freed_blocks_again),
      cmocka_unit_test(takes_a_type_for_no_size),
      cmocka_unit_test(holds_the_limit),
      cmocka_unit_test(gives_back_what_large_blocks_held),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
