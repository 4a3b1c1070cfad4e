#include "app/outline_make.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"
#include "app/source.h"

void outline_open(struct outline_maker *maker, enum outline_kind kind, int first, int body)
{
  struct outline *outline = maker->outline;
  outline->blocks = room_for_one(outline->blocks, outline->block_count, &maker->block_room,
                                 sizeof *outline->blocks);
  outline->blocks[outline->block_count] =
      (struct outline_block){kind, first, body, source_line_count(maker->source), maker->block};
  maker->block = outline->block_count++;
}

void outline_close(struct outline_maker *maker, int line)
{
  struct outline_block *block = &maker->outline->blocks[maker->block];
  block->last = line;
  maker->block = block->outer;
}

static size_t *bucket(struct outline_maker *maker, const char *name, size_t size)
{
  size_t hash = 5381;
  for (size_t i = 0; i < size; i++)
    hash = hash * 33 + (unsigned char)name[i];
  return &maker->newest[hash % OUTLINE_BUCKETS];
}

void outline_declare(struct outline_maker *maker, int line, size_t start, size_t size, size_t block)
{
  struct outline *outline = maker->outline;
  outline->names =
      room_for_one(outline->names, outline->name_count, &maker->name_room, sizeof *outline->names);
  maker->before =
      room_for_one(maker->before, outline->name_count, &maker->before_room, sizeof *maker->before);
  size_t *newest = bucket(maker, source_line(maker->source, line, NULL) + start, size);
  maker->before[outline->name_count] = *newest;
  outline->names[outline->name_count++] = (struct outline_name){line, start, size, block};
  *newest = outline->name_count;
}

static bool stands_in(const struct outline *outline, size_t block, size_t outer)
{
  while (block != outer && block != 0)
    block = outline->blocks[block].outer;
  return block == outer;
}

size_t outline_resolve(struct outline_maker *maker, const char *name, size_t size)
{
  const struct outline *outline = maker->outline;
  for (size_t i = *bucket(maker, name, size); i > 0; i = maker->before[i - 1]) {
    const struct outline_name *declared = &outline->names[i - 1];
    const char *line = source_line(maker->source, declared->line, NULL);
    if (declared->size == size && memcmp(line + declared->start, name, size) == 0 &&
        stands_in(outline, maker->block, declared->block))
      return i - 1;
  }
  return OUTLINE_NONE;
}

bool outline_is_sure(const struct outline_maker *maker, int line)
{
  const struct outline_block *blocks = maker->outline->blocks;
  if (maker->left_line == line) return false;
  for (size_t block = maker->block; block != 0; block = blocks[block].outer)
    if (blocks[block].body == line && blocks[block].kind != OUTLINE_BLOCK) return false;
  return true;
}

void outline_assign(struct outline_maker *maker, size_t name, int line)
{
  struct outline *outline = maker->outline;
  bool sure = outline_is_sure(maker, line);
  outline->values = room_for_one(outline->values, outline->value_count, &maker->value_room,
                                 sizeof *outline->values);
  outline->values[outline->value_count++] =
      (struct outline_value){.name = name, .line = line, .last = line, .sure = sure};
}

void outline_made(struct outline_maker *maker)
{
  free(maker->before);
}
