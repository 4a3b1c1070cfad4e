/* lib_io_file.h - the files of the script's io library: userdata "FILE*", as in Lua's own.
 * Functions that take an index expect such a userdata there; they raise Lua's error where it
 * is closed, unless said otherwise. */
#ifndef YS_LIB_IO_FILE_H
#define YS_LIB_IO_FILE_H

#include <stdbool.h>

#include <lua.h>

enum lib_io_kind {
  LIB_IO_READ,  /* a file of the script's folder */
  LIB_IO_STDIN, /* --input */
  LIB_IO_OUTPUT /* the session's output */
};

/* Makes the type known. Before all the others. */
void lib_io_file_register(lua_State *L);

/* Pushes a standard file. */
void lib_io_file_standard(lua_State *L, const char *name, enum lib_io_kind kind);

/* Pushes the opened file and returns 1. Or pushes what io.open returns where it fails (nil,
 * a sentence, a code of errno) and returns 3; so it does whenever it is not for_reading. */
int lib_io_file_open(lua_State *L, const char *name, bool for_reading);

/* Raises an error where there is no open file at that index. */
void lib_io_file_check(lua_State *L, int index);
bool lib_io_file_closed(lua_State *L, int index);

/* These push what the methods of that name return, and return how many values that is.
 * Formats and values to write are at the stack indices first … last. One write is one piece
 * of output. */
int lib_io_file_read(lua_State *L, int index, int first, int last);
int lib_io_file_write(lua_State *L, int index, int first, int last);
int lib_io_file_close(lua_State *L, int index); /* what is standard cannot be closed */

/* Pushes the iterator over the file at index 1 by the formats above it; takes those off. */
void lib_io_file_lines(lua_State *L, bool close_at_end);

#endif
