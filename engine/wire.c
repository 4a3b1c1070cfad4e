#include "engine/wire.h"

#include <stdlib.h>
#include <string.h>

static void append(struct wire_writer *writer, const void *bytes, size_t size)
{
  if (writer->failed || size == 0) return;
  if (size > writer->capacity - writer->size) {
    size_t capacity = writer->capacity ? writer->capacity : 256;
    while (capacity - writer->size < size) {
      if (capacity > SIZE_MAX / 2) {
        writer->failed = true;
        return;
      }
      capacity *= 2;
    }
    unsigned char *data = realloc(writer->data, capacity);
    if (!data) {
      writer->failed = true;
      return;
    }
    writer->data = data;
    writer->capacity = capacity;
  }
  memcpy(writer->data + writer->size, bytes, size);
  writer->size += size;
}

void wire_u8(struct wire_writer *writer, unsigned value)
{
  unsigned char byte = (unsigned char)value;
  append(writer, &byte, 1);
}

void wire_u32(struct wire_writer *writer, uint32_t value)
{
  append(writer, &value, sizeof value);
}

void wire_u64(struct wire_writer *writer, uint64_t value)
{
  append(writer, &value, sizeof value);
}

void wire_bytes(struct wire_writer *writer, const void *bytes, size_t size)
{
  if (size > UINT32_MAX) {
    writer->failed = true;
    return;
  }
  wire_u32(writer, (uint32_t)size);
  append(writer, bytes, size);
}

void wire_text(struct wire_writer *writer, const char *text)
{
  wire_bytes(writer, text, strlen(text));
}

void wire_patch_u32(struct wire_writer *writer, size_t at, uint32_t value)
{
  if (!writer->failed && at + sizeof value <= writer->size)
    memcpy(writer->data + at, &value, sizeof value);
}

void wire_clear(struct wire_writer *writer)
{
  writer->size = 0;
  writer->failed = false;
}

void wire_free(struct wire_writer *writer)
{
  free(writer->data);
  *writer = (struct wire_writer){0};
}

static bool take(struct wire_reader *reader, void *out, size_t size)
{
  if (reader->bad || size > reader->size - reader->at) {
    reader->bad = true;
    return false;
  }
  memcpy(out, reader->data + reader->at, size);
  reader->at += size;
  return true;
}

unsigned wire_get_u8(struct wire_reader *reader)
{
  unsigned char value = 0;
  return take(reader, &value, 1) ? value : 0;
}

uint32_t wire_get_u32(struct wire_reader *reader)
{
  uint32_t value = 0;
  return take(reader, &value, sizeof value) ? value : 0;
}

uint64_t wire_get_u64(struct wire_reader *reader)
{
  uint64_t value = 0;
  return take(reader, &value, sizeof value) ? value : 0;
}

const char *wire_get_bytes(struct wire_reader *reader, size_t *size)
{
  *size = wire_get_u32(reader);
  if (reader->bad || *size > reader->size - reader->at) {
    reader->bad = true;
    *size = 0;
    return "";
  }
  const char *bytes = (const char *)reader->data + reader->at;
  reader->at += *size;
  return bytes;
}
