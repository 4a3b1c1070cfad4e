#include "tests/time/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/buffer.h"

static void add_variables(struct buffer *out, const struct engine_frame *frame)
{
  for (size_t i = 0; i < frame->variable_count; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    buffer_format(out, "    %d %s = %s %d %llx\n", (int)variable->role, variable->name,
                  variable->text, variable->opens, (unsigned long long)variable->object);
  }
}

static void add_frames(struct buffer *out, const struct engine_frame *frames, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    buffer_format(out, "  frame %s %s:%d of %u\n", frames[i].function, frames[i].file,
                  frames[i].line, frames[i].generator);
    add_variables(out, &frames[i]);
  }
}

static void add_event(struct buffer *out, const struct engine_event *event, unsigned flags)
{
  buffer_format(out, "%llu: %d %u<%u line %d %s%s%s%s ", (unsigned long long)event->tick,
                (int)event->kind, event->generator, event->consumer, event->line, event->file,
                event->done ? " done" : "", event->threw ? " threw" : "",
                event->caught ? " caught" : "");
  buffer_add(out, event->text, event->text_size);
  if (flags & STATE_LINES)
    for (size_t i = 0; i < event->line_count; i++)
      buffer_format(out, " %d", event->lines[i]);
  buffer_add_text(out, "\n");
  add_frames(out, event->frames, event->frame_count);
}

static void add_stop(struct buffer *out, const struct engine_stop *stop)
{
  buffer_format(out, "tick %llu %s:%d about %u %s%s%s returned %u\n",
                (unsigned long long)stop->tick, stop->file, stop->line, stop->generator,
                stop->ended ? "ended " : "", stop->failed ? "failed " : "",
                stop->open_call ? "open" : "", stop->returned);
  if (stop->reason == ENGINE_STOP_LIMIT) buffer_format(out, "text %s\n", stop->text);
  buffer_format(out, "chain %zu:", stop->chain_left_out);
  for (size_t i = 0; i < stop->chain_count; i++)
    buffer_format(out, " %u", stop->chain[i]);
  buffer_format(out, "\ngenerators %zu\n", stop->generators_left_out);
  for (size_t i = 0; i < stop->generator_count; i++) {
    const struct engine_generator *one = &stop->generators[i];
    buffer_format(out, "  %u %s %s %s %d %d %s:%d by %u\n", one->id, one->name, one->function,
                  one->plain ? "plain" : "", (int)one->state, one->failed, one->file, one->line,
                  one->consumer);
  }
  for (size_t i = 0; i < stop->function_count; i++)
    buffer_format(out, "function %s(%s) %d\n", stop->functions[i].name,
                  stop->functions[i].parameters, stop->functions[i].line);
}

char *state_of(const struct engine *engine, unsigned flags)
{
  struct buffer out = {0};
  const struct engine_view *view = engine_view(engine);
  add_stop(&out, engine_stop(engine));
  buffer_format(&out, "view %u %d\n", view->generator, (int)view->state);
  add_frames(&out, view->frames, view->frame_count);
  buffer_format(&out, "target %s\nevents %zu\n", engine_name(engine, engine_target(engine)),
                engine_event_count(engine));
  for (size_t i = 0; (flags & STATE_EVENTS) && i < engine_event_count(engine); i++)
    add_event(&out, engine_event(engine, i), flags);
  return out.bytes;
}

void state_show_difference(const char *one, const char *other)
{
  int line = 1;
  for (; *one && *other; line++) {
    size_t a = strcspn(one, "\n"), b = strcspn(other, "\n");
    if (a != b || memcmp(one, other, a) != 0) break;
    one += a + (one[a] == '\n');
    other += b + (other[b] == '\n');
  }
  fprintf(stderr, "# line %d of the state differs:\n#   %.*s\n#   %.*s\n", line,
          (int)strcspn(one, "\n"), one, (int)strcspn(other, "\n"), other);
}
