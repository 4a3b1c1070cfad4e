#include "tests/unit/fake_messages.h"

#include "engine/msg.h"

static void write_variable(struct wire_writer *out, const char *name, enum engine_role role)
{
  wire_text(out, name);
  wire_text(out, "{1, 2}");
  wire_u8(out, role);
  wire_u8(out, 1);
  wire_u64(out, 0x123456789abcdef);
  wire_u32(out, role == ENGINE_UPVALUE ? 4 : 0);
}

static void write_frames(struct wire_writer *out)
{
  wire_u32(out, 2);
  for (uint32_t i = 0; i < 2; i++) {
    wire_text(out, i ? "main" : "walk");
    wire_text(out, "walk.lua");
    wire_u32(out, 7 + i);
    wire_u32(out, i ? ENGINE_MAIN : 3);
    wire_u32(out, 2);
    write_variable(out, "n", ENGINE_PARAMETER);
    write_variable(out, "walk", ENGINE_UPVALUE);
  }
}

void fake_messages_event(struct wire_writer *out, enum engine_event_kind kind)
{
  wire_u8(out, MSG_EVENT);
  wire_u64(out, 9876543210);
  wire_u8(out, kind);
  wire_u64(out, 1234567890123);
  wire_u32(out, 3);
  wire_u32(out, ENGINE_YOU);
  wire_u32(out, 12);
  wire_text(out, "walk.lua");
  wire_u8(out, MSG_EVENT_DONE | MSG_EVENT_CUT);
  wire_bytes(out, "a\0b", 3);
  if (kind == ENGINE_CREATE) {
    wire_text(out, "walk#3");
    wire_text(out, "walk");
    wire_u8(out, 1);
  } else if (kind == ENGINE_RESULT) {
    wire_u32(out, 3);
    for (uint32_t line = 1; line <= 3; line++)
      wire_u32(out, line);
  } else if (kind == ENGINE_ASYNC) {
    wire_u8(out, ENGINE_TIMER);
    wire_u32(out, 31);
    wire_u32(out, 32);
    wire_u64(out, 33);
    wire_u64(out, 10000000034);
  } else if (kind == ENGINE_LOCKSTEP) {
    wire_u32(out, 32);
  } else if (kind == ENGINE_LINE) {
    write_frames(out);
  }
}

void fake_messages_view(struct wire_writer *out)
{
  wire_u32(out, 3);
  wire_u8(out, ENGINE_EXECUTING);
  wire_u32(out, 9);
  write_frames(out);
}

void fake_messages_stop(struct wire_writer *out)
{
  wire_u8(out, MSG_STOP);
  wire_u64(out, 50);
  wire_u64(out, 48);
  wire_u64(out, 47);
  wire_u64(out, 42);
  wire_u8(out, ENGINE_STOP_ERROR);
  wire_text(out, "broken");
  wire_text(out, "walk.lua");
  wire_u32(out, 12);
  wire_u32(out, 3);
  wire_u8(out, MSG_STOP_FAILED | MSG_STOP_OPEN_CALL);
  wire_u32(out, 2);
  wire_u32(out, 5); /* the chain: left out, ids */
  wire_u32(out, 2);
  wire_u32(out, ENGINE_MAIN);
  wire_u32(out, 3);
  wire_u32(out, 6); /* generators */
  wire_u32(out, 1);
  wire_u32(out, 3);
  wire_u8(out, ENGINE_EXECUTING);
  wire_u8(out, 0);
  wire_u8(out, 1);
  wire_u32(out, ENGINE_MAIN);
  wire_text(out, "walk.lua");
  wire_u32(out, 12);
  wire_text(out, "walk#3");
  wire_text(out, "walk");
  wire_u32(out, 1); /* functions */
  wire_text(out, "walk");
  wire_text(out, "tree, ...");
  wire_u32(out, 2);
  fake_messages_view(out);
}

void fake_messages_parts(struct wire_writer *out)
{
  wire_u8(out, MSG_PARTS);
  wire_u8(out, 1);
  wire_u32(out, 100);
  wire_u32(out, 250);
  wire_u8(out, 1);
  wire_u32(out, 2);
  for (int i = 0; i < 2; i++) {
    wire_text(out, "[101]");
    wire_text(out, "{…}");
    wire_u8(out, 1);
    wire_u64(out, 77);
  }
}

void fake_messages_cost(struct wire_writer *out)
{
  wire_u8(out, MSG_COST_IS);
  wire_u64(out, 61000000000);
  wire_u64(out, 20000000000);
  wire_u64(out, 30000000000);
  wire_u64(out, 9);
  wire_u32(out, 4);
  wire_u8(out, MSG_COST_CUT | MSG_COST_FAILED | MSG_COST_SENT);
  wire_text(out, "broken");
  wire_u32(out, 2);
  wire_text(out, "map");
  wire_u64(out, 19997);
  wire_text(out, "take");
  wire_u64(out, 3);
}
