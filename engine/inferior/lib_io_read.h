/* lib_io_read.h - the formats of io.read, on a text in memory. */
#ifndef YS_LIB_IO_READ_H
#define YS_LIB_IO_READ_H

#include <stddef.h>

#include <lua.h>

struct lib_io_text {
  const char *text;
  size_t size;
  size_t *at; /* how far it has been read; may stand behind the end */
};

/* Reads by the formats at the stack indices first … last (a line where there are none),
 * which may be "n", "l", "L", "a" (with a "*" before them, if they like) and numbers of
 * bytes. Pushes a value for each, up to the first that fails, which gives nil; returns how
 * many. A wrong format is an argument error. */
int lib_io_read(lua_State *L, const struct lib_io_text *text, int first, int last);

#endif
