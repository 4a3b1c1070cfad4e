#include "tests/support/buffer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fail(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  printf("Bail out! ");
  vprintf(format, arguments);
  printf("\n");
  va_end(arguments);
  exit(1);
}

static void buffer_reserve(struct buffer *buffer, size_t more)
{
  if (buffer->size + more + 1 <= buffer->room) return;
  size_t room = 2 * (buffer->size + more + 1);
  char *bytes = realloc(buffer->bytes, room);
  if (!bytes) fail("out of memory");
  buffer->bytes = bytes;
  buffer->room = room;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t size)
{
  buffer_reserve(buffer, size);
  if (size > 0) memcpy(buffer->bytes + buffer->size, bytes, size);
  buffer->size += size;
  buffer->bytes[buffer->size] = '\0';
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
  buffer_add(buffer, text, strlen(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
  va_list arguments;
  char *text;
  va_start(arguments, format);
  if (vasprintf(&text, format, arguments) < 0) fail("out of memory");
  va_end(arguments);
  buffer_add_text(buffer, text);
  free(text);
}

bool buffer_read(struct buffer *buffer, int descriptor)
{
  buffer_reserve(buffer, 65536);
  ssize_t got;
  do {
    got = read(descriptor, buffer->bytes + buffer->size, 65536);
  } while (got < 0 && errno == EINTR);
  if (got > 0) buffer->size += (size_t)got;
  buffer->bytes[buffer->size] = '\0';
  return got > 0;
}

const char *buffer_text(const struct buffer *buffer)
{
  return buffer->bytes ? buffer->bytes : "";
}

bool buffer_equal(const struct buffer *one, const struct buffer *other)
{
  return one->size == other->size && memcmp(buffer_text(one), buffer_text(other), one->size) == 0;
}

void buffer_free(struct buffer *buffer)
{
  free(buffer->bytes);
  *buffer = (struct buffer){0};
}

bool buffer_load(struct buffer *buffer, const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  char bytes[4096];
  for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;) {
    buffer_add(buffer, bytes, got);
  }
  bool read_all = !ferror(file);
  fclose(file);
  return read_all;
}

bool buffer_save(const struct buffer *buffer, const char *path)
{
  FILE *file = fopen(path, "wb");
  if (!file) return false;
  bool written = fwrite(buffer_text(buffer), 1, buffer->size, file) == buffer->size;
  return fclose(file) == 0 && written;
}
