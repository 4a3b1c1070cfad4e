#include "engine/inferior/cost.h"

#include <stdio.h>
#include <string.h>

#include "engine/inferior/events.h"
#include "engine/inferior/memory.h"
#include "engine/msg.h"

#define SHARES 100 /* more functions than that have the last one in common, and no name */

static struct {
  uint64_t memory; /* in use before the first line */
  uint64_t exchanges, values;
  uint32_t lists;
  bool cut, sent;
  unsigned char count;
  struct {
    char name[48];
    uint64_t values;
  } shares[SHARES + 1];
} cost;

void cost_begin(void)
{
  memory_forget_most();
  cost.memory = memory_used();
}

unsigned char cost_share(const char *function)
{
  unsigned char share = 0;
  while (share < cost.count && strcmp(cost.shares[share].name, function) != 0)
    share++;
  if (share == cost.count && share < SHARES)
    snprintf(cost.shares[cost.count++].name, sizeof cost.shares[0].name, "%s", function);
  return share;
}

void cost_exchange(void)
{
  cost.exchanges++;
}

void cost_value(unsigned char share)
{
  cost.values++;
  cost.shares[share].values++;
}

void cost_list(void)
{
  cost.lists++;
}

void cost_cut(void)
{
  cost.cut = true;
}

void cost_sent(void)
{
  cost.sent = true;
}

/* The line that it stands before has arrived, but not run. */
static uint64_t lines_run(void)
{
  bool at_line = events.next > 0 && events.line == events_point();
  return events.next - cost.exchanges - at_line;
}

void cost_write(struct wire_writer *out, unsigned flags, const char *why)
{
  wire_u64(out, lines_run());
  wire_u64(out, cost.values);
  wire_u64(out, memory_most() - cost.memory);
  wire_u64(out, cost.shares[SHARES].values);
  wire_u32(out, cost.lists);
  wire_u8(out, flags | (cost.cut ? MSG_COST_CUT : 0u) | (cost.sent ? MSG_COST_SENT : 0u));
  wire_text(out, why);
  wire_u32(out, cost.count);
  for (unsigned i = 0; i < cost.count; i++) {
    wire_text(out, cost.shares[i].name);
    wire_u64(out, cost.shares[i].values);
  }
}
