/* fake_host.c - see fake_host.h. */
#include "tests/unit/fake_host.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lualib.h>

#include "engine/inferior/host.h"
#include "engine/inferior/lib_io.h"
#include "engine/inferior/lib_os.h"

const char *fake_host_input;
double fake_host_seconds;
char fake_host_output[4096];
int fake_host_prints;

static char problem[300];

/* ----------------------------------------------------------------- the host */

bool host_read(const char *name, char **text, size_t *size, const char **why)
{
  FILE *file = fopen(name, "rb");
  if (!file) {
    snprintf(problem, sizeof problem, "There is no file %s beside the script.", name);
    *why = problem;
    return false;
  }
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  *text = malloc(*size + 1);
  size_t got = *text ? fread(*text, 1, *size, file) : 0;
  fclose(file);
  return got == *size;
}

bool host_input(const char **text, size_t *size)
{
  if (!fake_host_input) return false;
  *text = fake_host_input;
  *size = strlen(fake_host_input);
  return true;
}

void host_print(const char *text, size_t size)
{
  size_t used = strlen(fake_host_output);
  assert(used + size < sizeof fake_host_output);
  memcpy(fake_host_output + used, text, size);
  fake_host_output[used + size] = '\0';
  fake_host_prints++;
}

double host_clock(void)
{
  return fake_host_seconds;
}

uint32_t host_seed(void)
{
  return 4;
}

/* ------------------------------------------------------------- the states */

void fake_host_libraries(lua_State *L, bool ours)
{
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},  {LUA_COLIBNAME, luaopen_coroutine}, {"table", luaopen_table},
      {"string", luaopen_string}, {LUA_MATHLIBNAME, luaopen_math},
  };
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
    luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
  luaL_requiref(L, LUA_IOLIBNAME, ours ? lib_io_open : luaopen_io, 1);
  luaL_requiref(L, LUA_OSLIBNAME, ours ? lib_os_open : luaopen_os, 1);
  if (ours) lib_os_open_random(L);
  lua_settop(L, 0);
}

lua_State *fake_host_state(bool ours)
{
  lua_State *L = luaL_newstate();
  assert(L);
  fake_host_libraries(L, ours);
  return L;
}

const char *fake_host_run(lua_State *L, const char *snippet, char *out, size_t size)
{
  static const char show[] = "local out = {}\n"
                             "for i = 1, select('#', ...) do\n"
                             "  local v = select(i, ...)\n"
                             "  local plain = io.type(v) == nil\n"
                             "  out[i] = (math.type(v) or type(v)) .. ' ' ..\n"
                             "           (plain and tostring(v) or io.type(v)) .. '\\n'\n"
                             "end\n"
                             "return table.concat(out)\n";
  lua_settop(L, 0);
  int status = luaL_loadstring(L, show);
  assert(status == LUA_OK);
  status = luaL_loadbuffer(L, snippet, strlen(snippet), "=snippet");
  if (status == LUA_OK) status = lua_pcall(L, 0, LUA_MULTRET, 0);
  if (status == LUA_OK) status = lua_pcall(L, lua_gettop(L) - 1, 1, 0);
  snprintf(out, size, "%s%s", status == LUA_OK ? "" : "error: ", lua_tostring(L, -1));
  lua_settop(L, 0);
  return out;
}
