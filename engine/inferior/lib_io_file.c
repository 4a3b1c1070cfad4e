/* lib_io_file.c - see lib_io_file.h.
 *
 * A file has two user values: its name, and its whole text as a Lua string, so that Lua's
 * allocator counts it. Nothing of the system is behind it, so a clone of the process reads
 * on where the original stood. Only the --input text stays with the host.
 */
#include "engine/inferior/lib_io_file.h"

#include <errno.h>
#include <stdlib.h>

#include <lauxlib.h>

#include "engine/inferior/host.h"
#include "engine/inferior/lib_io_read.h"

#define READ_ONLY "scripts may only read files of their own folder, and write none"

enum { NAME_VALUE = 1, TEXT_VALUE = 2, USER_VALUES = 2, MOST_FORMATS = 250 };

struct file {
  enum lib_io_kind kind;
  bool closed;
  size_t at;     /* how far it has been read */
  char *pending; /* the host's text until it is a Lua string: that may run out of memory */
};

/* -------------------------------------------------------------------- files */

static struct file *new_file(lua_State *L, const char *name, enum lib_io_kind kind)
{
  struct file *file = lua_newuserdatauv(L, sizeof *file, USER_VALUES);
  *file = (struct file){.kind = kind};
  luaL_setmetatable(L, LUA_FILEHANDLE);
  lua_pushstring(L, name);
  lua_setiuservalue(L, -2, NAME_VALUE);
  return file;
}

void lib_io_file_standard(lua_State *L, const char *name, enum lib_io_kind kind)
{
  new_file(L, name, kind);
}

static struct file *check_open(lua_State *L, int index)
{
  struct file *file = luaL_checkudata(L, index, LUA_FILEHANDLE);
  if (file->closed) luaL_error(L, "attempt to use a closed file");
  return file;
}

void lib_io_file_check(lua_State *L, int index)
{
  check_open(L, index);
}

bool lib_io_file_closed(lua_State *L, int index)
{
  const struct file *file = lua_touserdata(L, index);
  return file->closed;
}

/* The name of the file at that index; valid as long as the file. */
static const char *file_name(lua_State *L, int index)
{
  lua_getiuservalue(L, index, NAME_VALUE);
  const char *name = lua_tostring(L, -1);
  lua_pop(L, 1);
  return name;
}

/* Its text; valid until the file is closed. False where it has none: it is an output. */
static bool file_text(lua_State *L, struct file *file, int index, struct lib_io_text *text)
{
  *text = (struct lib_io_text){.text = "", .at = &file->at};
  if (file->kind == LIB_IO_OUTPUT) return false;
  if (file->kind == LIB_IO_STDIN) {
    if (!host_input(&text->text, &text->size)) text->size = 0;
    return true;
  }
  lua_getiuservalue(L, index, TEXT_VALUE);
  text->text = lua_tolstring(L, -1, &text->size);
  lua_pop(L, 1);
  return true;
}

/* What the functions of io return where they fail: nil, a sentence, a code of errno. */
static int failure(lua_State *L, int code, const char *name, const char *why)
{
  luaL_pushfail(L);
  lua_pushfstring(L, "%s: %s", name, why);
  lua_pushinteger(L, code);
  return 3;
}

int lib_io_file_open(lua_State *L, const char *name, bool for_reading)
{
  if (!for_reading) return failure(L, EACCES, name, READ_ONLY);
  size_t size = 0;
  const char *problem = NULL;
  struct file *file = new_file(L, name, LIB_IO_READ);
  if (!host_read(name, &file->pending, &size, &problem)) {
    file->pending = NULL;
    luaL_pushfail(L);
    lua_pushstring(L, problem);
    lua_pushinteger(L, ENOENT);
    return 3;
  }
  lua_pushlstring(L, file->pending, size);
  lua_setiuservalue(L, -2, TEXT_VALUE);
  free(file->pending);
  file->pending = NULL;
  return 1;
}

int lib_io_file_close(lua_State *L, int index)
{
  struct file *file = check_open(L, index);
  if (file->kind != LIB_IO_READ) {
    luaL_pushfail(L);
    lua_pushliteral(L, "cannot close standard file");
    return 2;
  }
  file->closed = true;
  lua_pushvalue(L, index);
  lua_pushnil(L);
  lua_setiuservalue(L, -2, TEXT_VALUE); /* its memory is free now */
  lua_pop(L, 1);
  lua_pushboolean(L, true);
  return 1;
}

int lib_io_file_read(lua_State *L, int index, int first, int last)
{
  struct file *file = check_open(L, index);
  struct lib_io_text text;
  if (!file_text(L, file, index, &text))
    return failure(L, EBADF, file_name(L, index), "it is for output and cannot be read");
  return lib_io_read(L, &text, first, last);
}

/* Adds one argument of write as Lua 5.4 writes it: floats without ".0". */
static void add_argument(lua_State *L, luaL_Buffer *buffer, int index)
{
  if (lua_type(L, index) == LUA_TNUMBER && !lua_isinteger(L, index)) {
    char digits[64];
    int size = lua_number2str(digits, sizeof digits, lua_tonumber(L, index));
    luaL_addlstring(buffer, digits, (size_t)size);
    return;
  }
  lua_pushvalue(L, index);
  luaL_addvalue(buffer);
}

int lib_io_file_write(lua_State *L, int index, int first, int last)
{
  const struct file *file = check_open(L, index);
  if (file->kind != LIB_IO_OUTPUT)
    return failure(L, EBADF, file_name(L, index), "it is open for reading; " READ_ONLY);
  int good = first;
  while (good <= last && lua_isstring(L, good))
    good++;
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  for (int i = first; i < good; i++)
    add_argument(L, &buffer, i);
  luaL_pushresult(&buffer);
  size_t size = 0;
  const char *text = lua_tolstring(L, -1, &size);
  if (size) host_print(text, size);
  lua_pop(L, 1);
  if (good <= last) luaL_checkstring(L, good); /* raises */
  lua_pushvalue(L, index);
  return 1;
}

/* --------------------------------------------------------------------- lines */

/* Upvalues: the file, how many formats, whether to close it at its end, the formats. */
static int next_line(lua_State *L)
{
  struct file *file = lua_touserdata(L, lua_upvalueindex(1));
  int formats = (int)lua_tointeger(L, lua_upvalueindex(2));
  if (file->closed) return luaL_error(L, "file is already closed");
  lua_settop(L, 1);
  luaL_checkstack(L, formats, "too many arguments");
  for (int i = 1; i <= formats; i++)
    lua_pushvalue(L, lua_upvalueindex(3 + i));
  int count = lib_io_file_read(L, lua_upvalueindex(1), 2, 1 + formats);
  if (lua_toboolean(L, -count)) return count;
  if (file->kind == LIB_IO_OUTPUT) return luaL_error(L, "%s", lua_tostring(L, -count + 1));
  if (lua_toboolean(L, lua_upvalueindex(3))) lib_io_file_close(L, lua_upvalueindex(1));
  return 0;
}

void lib_io_file_lines(lua_State *L, bool close_at_end)
{
  int formats = lua_gettop(L) - 1;
  luaL_argcheck(L, formats <= MOST_FORMATS, MOST_FORMATS + 2, "too many arguments");
  lua_pushvalue(L, 1);
  lua_pushinteger(L, formats);
  lua_pushboolean(L, close_at_end);
  lua_rotate(L, 2, 3);
  lua_pushcclosure(L, next_line, 3 + formats);
}

/* ------------------------------------------------------------------- methods */

static int file_close(lua_State *L)
{
  return lib_io_file_close(L, 1);
}

static int file_read(lua_State *L)
{
  return lib_io_file_read(L, 1, 2, lua_gettop(L));
}

static int file_write(lua_State *L)
{
  return lib_io_file_write(L, 1, 2, lua_gettop(L));
}

static int file_seek(lua_State *L)
{
  static const char *const whence_names[] = {"set", "cur", "end", NULL};
  struct file *file = check_open(L, 1);
  struct lib_io_text text;
  int whence = luaL_checkoption(L, 2, "cur", whence_names);
  lua_Integer offset = luaL_optinteger(L, 3, 0);
  if (!file_text(L, file, 1, &text))
    return failure(L, ESPIPE, file_name(L, 1), "the place in an output cannot be changed");
  size_t bases[] = {0, file->at, text.size};
  lua_Integer place = 0;
  if (__builtin_add_overflow((lua_Integer)bases[whence], offset, &place) || place < 0)
    return failure(L, EINVAL, file_name(L, 1), "there is no such place in the file");
  file->at = (size_t)place;
  lua_pushinteger(L, place);
  return 1;
}

/* Output is never held back, so there is nothing to set or to flush. */
static int file_setvbuf(lua_State *L)
{
  static const char *const modes[] = {"no", "full", "line", NULL};
  check_open(L, 1);
  luaL_checkoption(L, 2, NULL, modes);
  luaL_optinteger(L, 3, 0);
  lua_pushboolean(L, true);
  return 1;
}

static int file_flush(lua_State *L)
{
  check_open(L, 1);
  lua_pushboolean(L, true);
  return 1;
}

/* __gc and __close. */
static int file_end(lua_State *L)
{
  struct file *file = luaL_checkudata(L, 1, LUA_FILEHANDLE);
  free(file->pending);
  file->pending = NULL;
  if (!file->closed && file->kind == LIB_IO_READ) lib_io_file_close(L, 1);
  return 0;
}

static int file_tostring(lua_State *L)
{
  const struct file *file = luaL_checkudata(L, 1, LUA_FILEHANDLE);
  lua_pushfstring(L, "file (%s)", file->closed ? "closed" : file_name(L, 1));
  return 1;
}

static int file_lines(lua_State *L)
{
  check_open(L, 1);
  lib_io_file_lines(L, false);
  return 1;
}

void lib_io_file_register(lua_State *L)
{
  static const luaL_Reg metamethods[] = {
      {"__gc", file_end}, {"__close", file_end}, {"__tostring", file_tostring}, {NULL, NULL}};
  static const luaL_Reg methods[] = {
      {"close", file_close}, {"flush", file_flush},     {"lines", file_lines}, {"read", file_read},
      {"seek", file_seek},   {"setvbuf", file_setvbuf}, {"write", file_write}, {NULL, NULL}};
  luaL_newmetatable(L, LUA_FILEHANDLE);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}
