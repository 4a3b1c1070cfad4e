/* say.c - one event as one line, and the small words. say_exchange.c tells what an exchange
 * meant, say_stop.c what a stop means. */
#include "app/say.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_async.h"
#include "app/say_exchange.h"
#include "app/sentence.h"
#include "app/text.h"
#include "engine/engine.h"

const char *say_role(int engine_role)
{
  static const char *const words[] = {
      [ENGINE_PARAMETER] = "parameter",
      [ENGINE_VARARG] = "extra argument",
      [ENGINE_LOCAL] = "local",
      [ENGINE_UPVALUE] = "from outside",
  };
  return words[engine_role];
}

const char *say_state(int engine_state)
{
  static const char *const words[] = {
      [ENGINE_SUSPENDED_START] = "not started",
      [ENGINE_SUSPENDED_YIELD] = "paused",
      [ENGINE_EXECUTING] = "running",
      [ENGINE_COMPLETED] = "finished",
  };
  return words[engine_state];
}

const char *say_function(const char *generator_name, char *out, size_t size)
{
  const char *number = strrchr(generator_name, '#');
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  sentence_add_text(&sentence, generator_name,
                    number ? (size_t)(number - generator_name) : strlen(generator_name));
  return out;
}

static void add_value(struct sentence *sentence, const char *text, const struct language *language)
{
  char *value = language->value(text);
  sentence_add(sentence, "%s", value ? value : text);
  free(value);
}

static void add_result(struct sentence *sentence, const struct engine_event *result,
                       const struct language *language)
{
  if (result->threw) {
    bool absent = strcmp(result->text, language_lua.absent) == 0; /* the rest is no value */
    sentence_add(sentence, "threw %s", absent ? language->absent : result->text);
    return;
  }
  sentence_add(sentence, "{ value: ");
  add_value(sentence, result->text, language);
  sentence_add(sentence, ", done: %s }", result->done ? "true" : "false");
}

const char *say_result(const struct engine_event *result, const struct language *language,
                       char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  add_result(&sentence, result, language);
  return out;
}

const char *say_result_fit(const struct engine_event *result, const struct language *language,
                           int width, char *out, size_t size)
{
  say_result(result, language, out, size);
  int over = text_width(out, strlen(out)) - width;
  if (over <= 0 || result->threw) return out;
  char *value = language->value(result->text);
  if (!value) return out;
  size_t length = strlen(value);
  int room = text_width(value, length) - over - 1; /* without the '…' */
  if (room > 0) {
    struct sentence sentence;
    sentence_start(&sentence, out, size);
    sentence_add(&sentence, "{ value: ");
    sentence_add_text(&sentence, value, text_fit(value, length, room));
    sentence_add(&sentence, "…, done: %s }", result->done ? "true" : "false");
  }
  free(value);
  return out;
}

static void add_line(struct sentence *sentence, int line)
{
  if (line > 0) sentence_add(sentence, "  line %d", line);
}

static void add_create(struct sentence *sentence, const struct engine *engine,
                       const struct engine_event *event, const struct language *language)
{
  const char *name = engine_name(engine, event->generator);
  sentence_add(sentence, "%s: ", engine_name(engine, event->consumer));
  char function[256];
  say_function(name, function, sizeof function);
  sentence_add(sentence, "%s(", function);
  if (event->text[0]) add_value(sentence, event->text, language);
  sentence_add(sentence, ") made %s", name);
  add_line(sentence, event->line);
}

static void add_request(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event, const struct language *language)
{
  sentence_add(sentence, "%s: %s.%s(", engine_name(engine, event->consumer),
               engine_name(engine, event->generator), say_request((int)event->kind, language));
  if (event->text[0]) add_value(sentence, event->text, language);
  sentence_add(sentence, ")");
}

/* What was printed, in one line: the line end that closes it is left out, others show. */
static void add_print(struct sentence *sentence, const struct engine_event *event)
{
  sentence_add(sentence, "printed: ");
  const char *text = event->text, *end = text + event->text_size;
  if (end > text && end[-1] == '\n') end--;
  while (text < end) {
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    const char *stop = newline ? newline : end;
    sentence_add_text(sentence, text, (size_t)(stop - text));
    if (newline) sentence_add(sentence, "⏎");
    text = newline ? newline + 1 : end;
  }
}

/* "fibonacci#1 line 4: limit = 100, a = 0"; upvalues are left to those who ask for them. */
static void add_arrival(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event, const struct language *language)
{
  const char *name = engine_name(engine, event->generator);
  const struct engine_frame *frame = event->frame_count > 0 ? &event->frames[0] : NULL;
  sentence_add(sentence, "%s", name);
  char own[256];
  if (frame && strcmp(frame->function, say_function(name, own, sizeof own)) != 0)
    sentence_add(sentence, " in %s", frame->function);
  sentence_add(sentence, " line %d", event->line);
  const char *before = ": ";
  for (size_t i = 0; frame && i < frame->variable_count; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    if (variable->role == ENGINE_UPVALUE) continue;
    sentence_add(sentence, "%s%s = ", before, variable->name);
    add_value(sentence, variable->text, language);
    before = ", ";
  }
}

static void add_end(struct sentence *sentence, const struct engine_event *event,
                    const struct language *language)
{
  if (event->threw) {
    sentence_add(sentence, "main ended by an error: %s", event->text);
    return;
  }
  sentence_add(sentence, "main ended");
  if (!event->text[0]) return;
  sentence_add(sentence, " and returned ");
  add_value(sentence, event->text, language);
}

const char *say_event(const struct engine *engine, const struct engine_event *event,
                      const struct language *language, char *out, size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  switch (event->kind) {
  case ENGINE_CREATE: add_create(&sentence, engine, event, language); break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN: add_request(&sentence, engine, event, language); break;
  case ENGINE_RESULT:
    sentence_add(&sentence, "%s ─▶ %s: ", engine_name(engine, event->generator),
                 engine_name(engine, event->consumer));
    add_result(&sentence, event, language);
    add_line(&sentence, event->threw ? 0 : event->line);
    break;
  case ENGINE_ERROR:
    sentence_add(&sentence, "error in %s: %s", engine_name(engine, event->generator), event->text);
    add_line(&sentence, event->line);
    sentence_add(&sentence, event->caught ? ", will be caught" : ", nothing catches it");
    break;
  case ENGINE_PRINT: add_print(&sentence, event); break;
  case ENGINE_LINE: add_arrival(&sentence, engine, event, language); break;
  case ENGINE_ASYNC: say_async_add(&sentence, engine, event, language); break;
  case ENGINE_END: add_end(&sentence, event, language); break;
  }
  return out;
}
