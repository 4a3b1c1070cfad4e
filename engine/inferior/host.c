#include "engine/inferior/host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/inferior/channel.h"
#include "engine/inferior/events.h"
#include "engine/inferior/host_setup.h"
#include "engine/inferior/jobs.h"

#define SECONDS_PER_EVENT 1e-6

static struct {
  char *input;
  size_t input_size;
  bool has_input;
  uint32_t seed;
} host;

void host_set_seed(uint32_t seed)
{
  host.seed = seed;
}

void host_set_input(const char *text, size_t size)
{
  host.input = malloc(size + 1);
  if (!host.input) return;
  memcpy(host.input, text, size);
  host.input[size] = '\0';
  host.input_size = size;
  host.has_input = true;
}

bool host_read(const char *name, char **text, size_t *size, const char **problem)
{
  static char sentence[512];
  struct wire_reader reader;
  wire_text(channel_begin(MSG_FILE), name);
  channel_end();
  channel_receive_file(&reader);
  bool found = wire_get_u8(&reader);
  const char *bytes = wire_get_bytes(&reader, size);
  *text = found && !reader.bad ? malloc(*size + 1) : NULL;
  if (*text) {
    memcpy(*text, bytes, *size);
    (*text)[*size] = '\0';
    return true;
  }
  snprintf(sentence, sizeof sentence, "%.*s", (int)(*size < 500 ? *size : 500),
           found ? "not enough memory" : bytes);
  *problem = sentence;
  return false;
}

bool host_input(const char **text, size_t *size)
{
  *text = host.input;
  *size = host.input_size;
  return host.has_input;
}

void host_print(const char *text, size_t size)
{
  events_print(text, size);
}

/* A machine that runs a million events a second; and sleeps where timers say so. */
double host_clock(void)
{
  return (double)events.next * SECONDS_PER_EVENT + jobs_clock() / 1000;
}

uint32_t host_seed(void)
{
  return host.seed;
}
