/* The script's memory is a region of its own at a fixed address, and what lies where in it
 * depends on nothing but what Lua asked for: addresses decide the order of `pairs` over
 * objects, so a replay, and another process, must give the same ones. malloc would mix in what
 * the rest of the inferior needs: breakpoints, messages.
 *
 * Lua says the size of what it frees, so blocks have no head. Sizes are rounded up to
 * classes, four to each doubling; a freed block waits in the list of its class. Nothing is
 * joined again: addresses are plenty, and large blocks give their pages back.
 *
 * Under the address sanitizer what is not given to Lua is poisoned. */
#include "engine/inferior/memory.h"

#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

#ifdef YS_SANITIZED
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(block, size)   ((void)(block), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(block, size) ((void)(block), (void)(size))
#endif

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0 /* then the address is only a wish */
#endif

#define REGION_MOST  ((size_t)1 << 34) /* more than that makes valgrind slow to start */
#define REGION_LEAST ((size_t)1 << 30)
#define STEP         ((size_t)1 << 18) /* so much more is made usable at a time */
#define LARGE        ((size_t)1 << 18) /* blocks from here on give their pages back */
#define CLASSES      144               /* up to 2^40 bytes */
#define EVEN_CLASSES 8                 /* the first: 16, 32 … 128 bytes */

struct block {
  struct block *next;
};

static struct {
  char *top, *usable, *end; /* top: what was never given out begins here */
  struct block *freed[CLASSES];
  uint64_t limit, used, most;
} memory = {.limit = UINT64_MAX};

/* The first is far from all that a 47-bit system or the address sanitizer puts anywhere; the
 * other is for smaller ones, and for valgrind. */
static void *const places[] = {(void *)0x200000000000, (void *)0x1000000000};

static void *map(void *place, size_t size)
{
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | (place ? MAP_FIXED_NOREPLACE : 0);
  void *region = mmap(place, size, PROT_NONE, flags, -1, 0);
  if (region == MAP_FAILED) return NULL;
  if (!place || region == place) return region;
  munmap(region, size);
  return NULL;
}

/* As large a region as there may be at that place. */
static bool reserve(void *place)
{
  for (size_t size = REGION_MOST; size >= REGION_LEAST; size /= 8) {
    memory.top = memory.usable = map(place, size);
    if (!memory.top) continue;
    memory.end = memory.top + size;
    return true;
  }
  return false;
}

/* The class, and the size of its blocks: 16, 32 … 128, 160, 192, 224, 256, 320, … */
static size_t class_of(size_t size, size_t *rounded)
{
  if (size <= 16 * EVEN_CLASSES) {
    *rounded = (size + 15) / 16 * 16;
    return *rounded / 16 - 1;
  }
  unsigned doubling = 63 - (unsigned)__builtin_clzll(size - 1); /* 2^it < size */
  size_t quarter = (size_t)1 << (doubling - 2);
  size_t quarters = (size - 1) / quarter + 1; /* 5, 6, 7 or 8 */
  *rounded = quarters * quarter;
  return EVEN_CLASSES + (size_t)(doubling - 7) * 4 + quarters - 5;
}

/* Takes what was never given out. */
static void *take_new(size_t size)
{
  if (!memory.top && !reserve(places[0]) && !reserve(places[1]) && !reserve(NULL)) return NULL;
  if (size > (size_t)(memory.end - memory.top)) return NULL;
  char *block = memory.top;
  if (size > (size_t)(memory.usable - block)) {
    size_t more = (size - (size_t)(memory.usable - block) + STEP - 1) / STEP * STEP;
    if (more > (size_t)(memory.end - memory.usable)) return NULL;
    if (mprotect(memory.usable, more, PROT_READ | PROT_WRITE) != 0) return NULL;
    ASAN_POISON_MEMORY_REGION(memory.usable, more);
    memory.usable += more;
  }
  memory.top += size;
  return block;
}

static void *take(size_t size)
{
  size_t rounded;
  if (size > REGION_MOST) return NULL;
  struct block **list = &memory.freed[class_of(size, &rounded)];
  struct block *block = *list;
  if (!block) block = take_new(rounded);
  if (!block) return NULL;
  ASAN_UNPOISON_MEMORY_REGION(block, rounded);
  if (*list) *list = block->next;
  ASAN_POISON_MEMORY_REGION((char *)block + size, rounded - size);
  return block;
}

static void give_back(void *data, size_t size)
{
  size_t rounded;
  struct block *block = data;
  size_t class = class_of(size, &rounded);
  ASAN_UNPOISON_MEMORY_REGION(block, sizeof *block);
  if (rounded >= LARGE) {
    const uintptr_t page = 0x10000; /* as large as pages are anywhere */
    uintptr_t from = ((uintptr_t)data + page - 1) & ~(page - 1);
    uintptr_t to = ((uintptr_t)data + rounded) & ~(page - 1);
    madvise((void *)from, to - from, MADV_DONTNEED);
  }
  block->next = memory.freed[class];
  memory.freed[class] = block;
  ASAN_POISON_MEMORY_REGION(block, rounded);
}

void memory_limit(uint64_t bytes)
{
  memory.limit = bytes;
}

uint64_t memory_limited_to(void)
{
  return memory.limit;
}

uint64_t memory_used(void)
{
  return memory.used;
}

uint64_t memory_most(void)
{
  return memory.most;
}

void memory_forget_most(void)
{
  memory.most = memory.used;
}

static void *change(void *data, size_t old_size, size_t new_size)
{
  size_t old_rounded, new_rounded;
  if (class_of(old_size, &old_rounded) == class_of(new_size, &new_rounded)) {
    ASAN_UNPOISON_MEMORY_REGION(data, new_size);
    ASAN_POISON_MEMORY_REGION((char *)data + new_size, new_rounded - new_size);
    return data;
  }
  void *block = take(new_size);
  if (!block) return new_size < old_size ? data : NULL; /* a larger block serves as well */
  memcpy(block, data, old_size < new_size ? old_size : new_size);
  give_back(data, old_size);
  return block;
}

void *memory_allocate(void *unused, void *block, size_t old_size, size_t new_size)
{
  (void)unused;
  if (!block) old_size = 0; /* it is a type then, not a size */
  if (new_size == 0) {
    if (old_size > 0) give_back(block, old_size);
    memory.used -= old_size;
    return NULL;
  }
  if (new_size > old_size &&
      (new_size - old_size > memory.limit || memory.used > memory.limit - (new_size - old_size)))
    return NULL;
  void *data = old_size > 0 ? change(block, old_size, new_size) : take(new_size);
  if (data) memory.used = memory.used - old_size + new_size;
  if (memory.used > memory.most) memory.most = memory.used;
  return data;
}
