/* lib_os.c - see lib_os.h. Dates are UTC: a script must give the same on every machine. */
#include "engine/inferior/lib_os.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <lauxlib.h>

#include "engine/inferior/host.h"
#include "engine/inferior/refuse.h"

/* 2026-01-01 00:00:00 UTC, in seconds since 1970. */
#define START INT64_C(1767225600)

/* ------------------------------------------------------------------- dates */

/* The fields of a date table, in the order in which os.time reads them. */
static const struct date_field {
  const char *name;
  size_t offset;  /* of an int in struct tm */
  int difference; /* table's value less struct tm's */
  int absent;     /* the value where the field is absent; -1: it must be there */
} date_fields[] = {
    {"year", offsetof(struct tm, tm_year), 1900, -1}, {"month", offsetof(struct tm, tm_mon), 1, -1},
    {"day", offsetof(struct tm, tm_mday), 0, -1},     {"hour", offsetof(struct tm, tm_hour), 0, 12},
    {"min", offsetof(struct tm, tm_min), 0, 0},       {"sec", offsetof(struct tm, tm_sec), 0, 0},
};
enum { DATE_FIELD_COUNT = sizeof date_fields / sizeof *date_fields };

static int *field_of(struct tm *date, const struct date_field *field)
{
  return (int *)(void *)((char *)date + field->offset);
}

/* Reads one field of the table on top of the stack. */
static int get_field(lua_State *L, const struct date_field *field)
{
  int is_integer = 0;
  int type = lua_getfield(L, -1, field->name);
  lua_Integer value = lua_tointegerx(L, -1, &is_integer);
  lua_pop(L, 1);
  if (!is_integer) {
    if (type != LUA_TNIL) return luaL_error(L, "field '%s' is not an integer", field->name);
    if (field->absent < 0) return luaL_error(L, "field '%s' missing in date table", field->name);
    return field->absent;
  }
  bool fits = value >= 0 ? value - field->difference <= INT_MAX
                         : value >= (lua_Integer)INT_MIN + field->difference;
  if (!fits) return luaL_error(L, "field '%s' is out-of-bound", field->name);
  return (int)(value - field->difference);
}

/* Writes all fields into the table on top of the stack. */
static void set_fields(lua_State *L, struct tm *date)
{
  for (size_t i = 0; i < DATE_FIELD_COUNT; i++) {
    lua_pushinteger(L, (lua_Integer)*field_of(date, &date_fields[i]) + date_fields[i].difference);
    lua_setfield(L, -2, date_fields[i].name);
  }
  lua_pushinteger(L, date->tm_yday + 1);
  lua_setfield(L, -2, "yday");
  lua_pushinteger(L, date->tm_wday + 1);
  lua_setfield(L, -2, "wday");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "isdst");
}

static time_t now(void)
{
  return (time_t)(START + (int64_t)host_clock());
}

static int os_time(lua_State *L)
{
  if (lua_isnoneornil(L, 1)) {
    lua_pushinteger(L, (lua_Integer)now());
    return 1;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  struct tm date = {0};
  for (size_t i = 0; i < DATE_FIELD_COUNT; i++)
    *field_of(&date, &date_fields[i]) = get_field(L, &date_fields[i]);
  errno = 0;
  time_t time = timegm(&date);
  if (time == (time_t)-1 && errno)
    return luaL_error(L, "time result cannot be represented in this installation");
  set_fields(L, &date); /* as the manual says: with each field in its range */
  lua_pushinteger(L, (lua_Integer)time);
  return 1;
}

/* How many bytes the conversion behind a "%" takes, of the C standard's; 0: it is none. */
static size_t conversion_size(const char *text, const char *end)
{
  static const char *const plain = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
  static const char *const modified[] = {"EcCxXyY", "OdeHImMSuUVwWy"};
  if (text == end || !*text) return 0;
  if (strchr(plain, *text)) return 1;
  for (size_t i = 0; i < 2; i++)
    if (*text == modified[i][0] && end - text > 1 && text[1] && strchr(modified[i] + 1, text[1]))
      return 2;
  return 0;
}

static int push_date_text(lua_State *L, const char *format, const char *end, const struct tm *date)
{
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  while (format < end) {
    if (*format != '%') {
      luaL_addchar(&buffer, *format++);
      continue;
    }
    size_t size = conversion_size(++format, end);
    if (!size)
      return luaL_argerror(L, 1, lua_pushfstring(L, "invalid conversion specifier '%%%s'", format));
    char conversion[4] = "%", text[250];
    memcpy(conversion + 1, format, size);
    luaL_addlstring(&buffer, text, strftime(text, sizeof text, conversion, date));
    format += size;
  }
  luaL_pushresult(&buffer);
  return 1;
}

static int os_date(lua_State *L)
{
  size_t size = 0;
  const char *format = luaL_optlstring(L, 1, "%c", &size);
  const char *end = format + size;
  time_t time = lua_isnoneornil(L, 2) ? now() : (time_t)luaL_checkinteger(L, 2);
  if (*format == '!') format++; /* all dates are UTC */
  struct tm date;
  if (!gmtime_r(&time, &date))
    return luaL_error(L, "date result cannot be represented in this installation");
  if (strcmp(format, "*t") != 0) return push_date_text(L, format, end, &date);
  lua_createtable(L, 0, 9);
  set_fields(L, &date);
  return 1;
}

/* -------------------------------------------------------------- the others */

static int os_clock(lua_State *L)
{
  lua_pushnumber(L, host_clock());
  return 1;
}

static int os_difftime(lua_State *L)
{
  lua_pushnumber(L, difftime((time_t)luaL_checkinteger(L, 1), (time_t)luaL_checkinteger(L, 2)));
  return 1;
}

/* The environment is empty. */
static int os_getenv(lua_State *L)
{
  luaL_checkstring(L, 1);
  luaL_pushfail(L);
  return 1;
}

/* There is one locale, which is the native one ("") too. */
static int os_setlocale(lua_State *L)
{
  static const char *const categories[] = {"all",     "collate", "ctype", "monetary",
                                           "numeric", "time",    NULL};
  const char *locale = luaL_optstring(L, 1, "C");
  luaL_checkoption(L, 2, "all", categories);
  if (!*locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0) lua_pushliteral(L, "C");
  else luaL_pushfail(L);
  return 1;
}

static const struct refused refused[] = {
    {"execute", "os.execute is not available here: a script may not start other programs."},
    {"exit", "os.exit is not available here: to end the program, let the main program return."},
    {"remove", "os.remove is not available here: a script may read files of its own folder, "
               "and change none."},
    {"rename", "os.rename is not available here: a script may read files of its own folder, "
               "and change none."},
    {"tmpname", "os.tmpname is not available here: a script may not write files. Keep what you "
                "need in a table or a string."},
};

/* strftime looks for the zone's file, too, where it has not seen the zone yet. */
void lib_os_set_zone(void)
{
  setenv("TZ", "UTC0", 1);
  tzset();
}

int lib_os_open(lua_State *L)
{
  static const luaL_Reg functions[] = {
      {"clock", os_clock},   {"date", os_date},           {"difftime", os_difftime},
      {"getenv", os_getenv}, {"setlocale", os_setlocale}, {"time", os_time},
      {NULL, NULL},
  };
  luaL_newlib(L, functions);
  refuse_functions(L, refused, sizeof refused / sizeof *refused);
  return 1;
}

/* Upvalues: Lua's own math.randomseed, and how often it was called without arguments. Each
 * such call starts another sequence, the same in every run. */
static int random_seed(lua_State *L)
{
  int arguments = lua_gettop(L);
  if (arguments > 0) { /* checked here, so that errors name this function */
    luaL_checknumber(L, 1);
    luaL_optinteger(L, 2, 0);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  if (arguments == 0) {
    lua_Integer count = lua_tointeger(L, lua_upvalueindex(2)) + 1;
    lua_pushinteger(L, count);
    lua_copy(L, -1, lua_upvalueindex(2));
    lua_pushinteger(L, (lua_Integer)host_seed());
    lua_insert(L, -2);
    arguments = 2;
  }
  lua_call(L, arguments, LUA_MULTRET);
  return lua_gettop(L);
}

void lib_os_open_random(lua_State *L)
{
  lua_getglobal(L, "math");
  lua_getfield(L, -1, "randomseed");
  lua_pushvalue(L, -1);
  lua_pushinteger(L, (lua_Integer)host_seed());
  lua_pushinteger(L, 0);
  lua_call(L, 2, 0);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, random_seed, 2);
  lua_setfield(L, -2, "randomseed");
  lua_pop(L, 1);
}
