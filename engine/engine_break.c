/* Breakpoints. */
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"

int engine_line_count(const struct engine *engine)
{
  int lines = 1; /* a line end that ends the text begins no line */
  for (size_t i = 0; i + 1 < engine->text_size; i++)
    lines += engine->text[i] == '\n';
  return lines;
}

bool engine_take_lines(struct engine *engine, struct wire_reader *reader)
{
  size_t size;
  const unsigned char *bytes = (const unsigned char *)wire_get_bytes(reader, &size);
  unsigned char *code = malloc(size + 1);
  if (!code) return false;
  memcpy(code, bytes, size);
  free(engine->code);
  engine->code = code;
  engine->code_size = size;
  return true;
}

int engine_break_line(const struct engine *engine, int line)
{
  if (!engine->code || line < 1) return line;
  for (; (size_t)line / 8 < engine->code_size; line++)
    if (engine->code[line / 8] >> (line % 8) & 1) return line;
  return 0;
}

static uint32_t on_wire(const struct engine_breakpoint *breakpoint)
{
  if (breakpoint->kind == ENGINE_BREAK_CREATE) return 0;
  return breakpoint->kind == ENGINE_BREAK_ERROR ? MSG_BREAK_ERROR : (uint32_t)breakpoint->line;
}

void engine_send_breaks(struct engine *engine)
{
  const struct engine_breakpoint *change = NULL;
  uint32_t count = 0;
  if (!engine->live) return;
  struct wire_writer *out = link_begin(engine->live->link, MSG_BREAKS);
  size_t at = out->size;
  wire_u32(out, 0);
  for (size_t i = 0; i < engine->breakpoint_count; i++) {
    const struct engine_breakpoint *breakpoint = &engine->breakpoints[i];
    if (!breakpoint->enabled) continue;
    if (breakpoint->kind == ENGINE_BREAK_CHANGE) {
      change = breakpoint;
      continue;
    }
    wire_u32(out, on_wire(breakpoint));
    count++;
  }
  wire_patch_u32(out, at, count);
  link_end(engine->live->link);
  out = link_begin(engine->live->link, MSG_TRACK);
  wire_u32(out, change ? change->generator : ENGINE_MAIN);
  wire_text(out, change ? change->name : "");
  wire_u8(out, 1);
  link_end(engine->live->link);
}

static bool same_breakpoint(const struct engine_breakpoint *a, const struct engine_breakpoint *b)
{
  return a->kind == b->kind && a->line == b->line;
}

static bool comes_before(const struct engine_breakpoint *a, const struct engine_breakpoint *b)
{
  return a->kind != b->kind ? a->kind < b->kind : a->line < b->line;
}

static void remove_at(struct engine *engine, size_t index)
{
  free((void *)engine->breakpoints[index].condition);
  free((void *)engine->breakpoints[index].name);
  engine->breakpoint_count--;
  memmove(&engine->breakpoints[index], &engine->breakpoints[index + 1],
          (engine->breakpoint_count - index) * sizeof *engine->breakpoints);
}

static bool can_change(struct engine *engine)
{
  engine->refused = false;
  return engine->status == ENGINE_STOPPED ||
         engine_refuse(engine, "The script is running: pause it first.");
}

/* Room for one more. */
static bool make_room(struct engine *engine)
{
  size_t count = engine->breakpoint_count + 1;
  struct engine_breakpoint *breakpoints =
      realloc(engine->breakpoints, count * sizeof *engine->breakpoints);
  if (breakpoints) engine->breakpoints = breakpoints;
  return breakpoints != NULL;
}

bool engine_break_add(struct engine *engine, const struct engine_breakpoint *breakpoint)
{
  int lines = engine_line_count(engine);
  if (!can_change(engine)) return false;
  if (breakpoint->kind == ENGINE_BREAK_LINE && (breakpoint->line < 1 || breakpoint->line > lines))
    return engine_refuse(engine, "%s has no line %d: its last one is %d.", engine->name,
                         breakpoint->line, lines);
  struct engine_breakpoint copy = *breakpoint;
  copy.line = copy.kind == ENGINE_BREAK_LINE ? engine_break_line(engine, copy.line) : 0;
  if (copy.kind == ENGINE_BREAK_LINE && copy.line == 0)
    return engine_refuse(engine, "Neither line %d nor any line after it has code.",
                         breakpoint->line);
  copy.condition = strdup(breakpoint->condition);
  copy.name = strdup(breakpoint->name);
  if (!copy.condition || !copy.name || !make_room(engine)) {
    free((void *)copy.condition), free((void *)copy.name);
    return engine_refuse(engine, "There is not enough memory.");
  }
  size_t at = 0;
  while (at < engine->breakpoint_count && comes_before(&engine->breakpoints[at], &copy))
    at++;
  if (at < engine->breakpoint_count && same_breakpoint(&engine->breakpoints[at], &copy))
    remove_at(engine, at);
  memmove(&engine->breakpoints[at + 1], &engine->breakpoints[at],
          (engine->breakpoint_count - at) * sizeof *engine->breakpoints);
  engine->breakpoints[at] = copy;
  engine->breakpoint_count++;
  engine_send_breaks(engine);
  return true;
}

static bool is_index(struct engine *engine, size_t index)
{
  if (index < engine->breakpoint_count) return true;
  return engine_refuse(engine, "There is no breakpoint %zu.", index + 1);
}

bool engine_break_remove(struct engine *engine, size_t index)
{
  if (!can_change(engine) || !is_index(engine, index)) return false;
  remove_at(engine, index);
  engine_send_breaks(engine);
  return true;
}

bool engine_break_enable(struct engine *engine, size_t index, bool enabled)
{
  if (!can_change(engine) || !is_index(engine, index)) return false;
  engine->breakpoints[index].enabled = enabled;
  engine_send_breaks(engine);
  return true;
}

const struct engine_breakpoint *engine_break_list(const struct engine *engine, size_t *count)
{
  *count = engine->breakpoint_count;
  return engine->breakpoints;
}

bool engine_break(struct engine *engine, int line, bool on)
{
  const struct engine_breakpoint breakpoint = {
      .kind = ENGINE_BREAK_LINE, .line = line, .name = "", .condition = "", .enabled = true};
  if (on) return engine_break_add(engine, &breakpoint);
  if (!can_change(engine)) return false;
  for (size_t i = 0; i < engine->breakpoint_count; i++)
    if (same_breakpoint(&engine->breakpoints[i], &breakpoint))
      return engine_break_remove(engine, i);
  return true;
}
