/* lua_getinfo tells the lines of a function that exists, and before the script runs there is only
 * its main one. So they are read from the whole chunk, as lua_dump writes it (ldump.c of Lua 5.4):
 * a header, then functions within functions. Its numbers are groups of seven bits, the
 * highest first; the last byte has its high bit set. */
#include "engine/inferior/code_lines.h"

#include <stdlib.h>

enum {
  HEADER = 4 + 1 + 1 + 6 + 3, /* up to the two sample numbers */
  SAME_LINE_LEFT = 0x80,      /* in the differences of lines: the line stands elsewhere */
  DEEPEST = 250,              /* Lua nests functions no deeper */
  LINE_MOST = 0xffffff,
  FLOAT = 0x13,
  INTEGER = 0x03,
  SHORT_STRING = 0x04,
  LONG_STRING = 0x14
};

struct bits {
  unsigned char *bytes; /* malloc'ed */
  size_t size;
};

static void note(struct bits *bits, int line)
{
  if (line <= 0 || line > LINE_MOST) return;
  size_t byte = (size_t)line / 8;
  if (byte >= bits->size) {
    size_t size = byte * 2 + 64;
    unsigned char *bytes = realloc(bits->bytes, size);
    if (!bytes) return;
    for (size_t i = bits->size; i < size; i++)
      bytes[i] = 0;
    bits->bytes = bytes;
    bits->size = size;
  }
  bits->bytes[byte] |= (unsigned char)(1u << (line % 8));
}

static void skip(struct wire_reader *in, size_t size)
{
  if (size > in->size - in->at) in->bad = true;
  else in->at += size;
}

static size_t number(struct wire_reader *in)
{
  size_t value = 0;
  for (;;) {
    unsigned byte = wire_get_u8(in);
    value = value << 7 | (byte & 0x7f);
    if ((byte & 0x80) || in->bad) return value;
  }
}

static void skip_string(struct wire_reader *in)
{
  size_t size = number(in); /* with one more; 0: no string */
  if (size > 0) skip(in, size - 1);
}

static void skip_constants(struct wire_reader *in)
{
  for (size_t count = number(in); count > 0 && !in->bad; count--) {
    unsigned kind = wire_get_u8(in);
    if (kind == FLOAT) skip(in, sizeof(lua_Number));
    else if (kind == INTEGER) skip(in, sizeof(lua_Integer));
    else if (kind == SHORT_STRING || kind == LONG_STRING) skip_string(in);
  }
}

/* The line of each instruction is a difference to the one before; where that does not fit into a
 * byte, it stands in a second list, by the instruction's number. The first instruction of a
 * function with
 * "..." only takes the arguments. */
static void note_lines(struct wire_reader *in, struct bits *bits, int line, bool has_varargs)
{
  size_t count = number(in);
  const unsigned char *differences = in->data + in->at;
  skip(in, count);
  size_t others = number(in), at = 0, other_at = 0;
  int other_line = 0;
  if (in->bad) return;
  for (size_t i = 0; i <= others && !in->bad; i++) {
    bool last = i == others;
    if (!last) {
      other_at = number(in);
      other_line = (int)number(in);
    }
    for (; at < count && (last || at <= other_at); at++) {
      if (differences[at] == SAME_LINE_LEFT) line = last ? line : other_line;
      else line += (signed char)differences[at];
      if (at > 0 || !has_varargs) note(bits, line);
    }
  }
}

static void skip_names(struct wire_reader *in)
{
  for (size_t count = number(in); count > 0 && !in->bad; count--) {
    skip_string(in); /* a local, and where it begins and ends */
    number(in);
    number(in);
  }
  for (size_t count = number(in); count > 0 && !in->bad; count--)
    skip_string(in); /* an upvalue */
}

static void function(struct wire_reader *in, struct bits *bits, int depth)
{
  skip_string(in); /* where it is from */
  int line = (int)number(in);
  number(in); /* its last line */
  wire_get_u8(in);
  bool has_varargs = wire_get_u8(in);
  wire_get_u8(in);
  skip(in, number(in) * 4); /* instructions */
  skip_constants(in);
  skip(in, number(in) * 3); /* upvalues */
  for (size_t count = number(in); count > 0 && !in->bad && depth < DEEPEST; count--)
    function(in, bits, depth + 1);
  note_lines(in, bits, line, has_varargs);
  skip_names(in);
}

static int write(lua_State *L, const void *bytes, size_t size, void *out)
{
  (void)L;
  struct wire_writer *dump = out;
  for (size_t i = 0; i < size; i++)
    wire_u8(dump, ((const unsigned char *)bytes)[i]);
  return dump->failed;
}

void code_lines_write(lua_State *L, struct wire_writer *out)
{
  struct wire_writer dump = {0};
  struct bits bits = {0};
  lua_dump(L, write, &dump, 0);
  struct wire_reader in = {.data = dump.data, .size = dump.size};
  skip(&in, HEADER + sizeof(lua_Integer) + sizeof(lua_Number) + 1);
  if (!dump.failed) function(&in, &bits, 0);
  wire_bytes(out, bits.bytes ? (const void *)bits.bytes : "", in.bad ? 0 : bits.size);
  wire_free(&dump);
  free(bits.bytes);
}
