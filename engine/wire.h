/* wire.h - how messages are written as bytes. Both processes are the same program on the
 * same machine, so numbers are in the machine's own order.
 *
 * A writer grows by itself; when memory runs out it becomes `failed` and ignores the rest.
 * A reader never reads outside its bytes: once something is missing or out of bounds it is
 * `bad`, and every later read gives 0 or "". Check `bad` once, after the last read.
 */
#ifndef YS_WIRE_H
#define YS_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wire_writer {
  unsigned char *data; /* malloc'ed */
  size_t size, capacity;
  bool failed;
};

void wire_u8(struct wire_writer *writer, unsigned value);
void wire_u32(struct wire_writer *writer, uint32_t value);
void wire_u64(struct wire_writer *writer, uint64_t value);
void wire_bytes(struct wire_writer *writer, const void *bytes, size_t size); /* u32 size, bytes */
void wire_text(struct wire_writer *writer, const char *text);                /* the same */
/* Overwrites the u32 written when writer->size was `at`: for counts known only later. */
void wire_patch_u32(struct wire_writer *writer, size_t at, uint32_t value);
void wire_clear(struct wire_writer *writer); /* empties; keeps the memory */
void wire_free(struct wire_writer *writer);

struct wire_reader {
  const unsigned char *data;
  size_t size, at;
  bool bad;
};

unsigned wire_get_u8(struct wire_reader *reader);
uint32_t wire_get_u32(struct wire_reader *reader);
uint64_t wire_get_u64(struct wire_reader *reader);
/* Points into the reader's bytes; not NUL-terminated. Never NULL. */
const char *wire_get_bytes(struct wire_reader *reader, size_t *size);

#endif
