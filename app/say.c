/* say.c - one event as one line, and the small words. say_exchange.c tells what an exchange
 * meant, say_stop.c what a stop means. */
#include "app/say.h"

#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/say_async.h"
#include "app/say_exchange.h"
#include "app/say_lockstep.h"
#include "app/say_words.h"
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
  static const enum say_word words[] = {
      [ENGINE_SUSPENDED_START] = SAY_NOT_STARTED,
      [ENGINE_SUSPENDED_YIELD] = SAY_PAUSED,
      [ENGINE_EXECUTING] = SAY_RUNNING,
      [ENGINE_COMPLETED] = SAY_FINISHED,
  };
  return say_words[words[engine_state]];
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

bool say_is_nameless(const char *function)
{
  return strncmp(function, "line ", strlen("line ")) == 0;
}

char *say_value(const char *text, const struct language *language)
{
  char *value = text[0] ? language->value(text) : NULL;
  return value ? value : strdup(text);
}

static const char *truth(bool done)
{
  return done ? "true" : "false";
}

static void add_result(struct sentence *sentence, const struct engine_event *result,
                       const struct language *language)
{
  if (result->threw) {
    bool absent = strcmp(result->text, language_lua.absent) == 0; /* the rest is no value */
    SAY_WITH(sentence, RESULT_THREW, {"error", absent ? language->absent : result->text, 0});
    return;
  }
  char *value = say_value(result->text, language);
  SAY_WITH(sentence, RESULT, {"value", value, 0}, {"done", truth(result->done), 0});
  free(value);
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
  char *value = say_value(result->text, language);
  if (!value) return out;
  size_t length = strlen(value);
  int room = text_width(value, length) - over - 1; /* without the '…' */
  if (room > 0) {
    struct sentence sentence;
    sentence_start(&sentence, out, size);
    value[text_fit(value, length, room)] = '\0';
    SAY_WITH(&sentence, RESULT_CUT, {"value", value, 0}, {"done", truth(result->done), 0});
  }
  free(value);
  return out;
}

const char *say_hidden(void)
{
  return say_words[SAY_RESULT_HIDDEN];
}

const char *say_hint(const char *next, const char *back, const char *help, char *out, size_t size)
{
  struct sentence sentence;
  const struct sentence_word words[] = {{.name = "next", .text = next},
                                        {.name = "back", .text = back},
                                        {.name = "help", .text = help},
                                        {.name = NULL}};
  sentence_start(&sentence, out, size);
  sentence_add_template(&sentence, say_words[SAY_HINT], words);
  return out;
}

const char *say_ask(const char *generator, const char *key, char *out, size_t size)
{
  struct sentence sentence;
  const struct sentence_word words[] = {
      {.name = "generator", .text = generator}, {.name = "key", .text = key}, {.name = NULL}};
  sentence_start(&sentence, out, size);
  sentence_add_template(&sentence, say_words[SAY_ASK], words);
  if (key[0] != '\0') sentence_add_template(&sentence, say_words[SAY_ASK_KEY], words);
  return out;
}

static void add_create(struct sentence *sentence, const struct engine *engine,
                       const struct engine_event *event, const struct language *language)
{
  char function[256], *arguments = say_value(event->text, language);
  const char *name = engine_name(engine, event->generator);
  say_function(name, function, sizeof function);
  const struct sentence_word words[] = {
      {"consumer", say_caller_of(engine, event), 0},
      {"generator", name, 0},
      {"function", function, 0},
      {"arguments", arguments ? arguments : "", 0},
      {"line", NULL, (unsigned)event->line},
      {NULL, NULL, 0},
  };
  bool nameless = say_is_nameless(function);
  sentence_add_template(sentence,
                        say_words[event->hand_written ? SAY_EVENT_CREATE_BY_HAND
                                  : nameless          ? SAY_EVENT_CREATE_NAMELESS
                                                      : SAY_EVENT_CREATE],
                        words);
  free(arguments);
}

static void add_request(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event, const struct language *language)
{
  char *sent = say_value(event->text, language);
  SAY_WITH(sentence, EVENT_REQUEST, {"consumer", say_caller_of(engine, event), 0},
           {"generator", engine_name(engine, event->generator), 0},
           {"request", say_request((int)event->kind, language), 0}, {"sent", sent ? sent : "", 0});
  free(sent);
}

static void add_answer(struct sentence *sentence, const struct engine *engine,
                       const struct engine_event *event, const struct language *language)
{
  char *result = malloc(sentence->size + 1);
  if (!result) return;
  say_result(event, language, result, sentence->size + 1);
  SAY_WITH(sentence, EVENT_RESULT, {"generator", engine_name(engine, event->generator), 0},
           {"consumer", say_caller_of(engine, event), 0}, {"result", result, 0},
           {"line", NULL, event->threw ? 0 : (unsigned)event->line});
  free(result);
}

static void add_error(struct sentence *sentence, const struct engine *engine,
                      const struct engine_event *event)
{
  const struct sentence_word words[] = {
      {"generator", engine_name(engine, event->generator), 0},
      {"error", event->text, 0},
      {"line", NULL, (unsigned)event->line},
      {NULL, NULL, 0},
  };
  sentence_add_template(sentence, say_words[event->caught ? SAY_EVENT_CAUGHT : SAY_EVENT_UNCAUGHT],
                        words);
}

/* What was printed, in one line: the line end that closes it is left out, others show. */
static void add_print(struct sentence *sentence, const struct engine_event *event)
{
  const char *text = event->text, *end = text + event->text_size;
  SAY_WITH(sentence, EVENT_PRINT, {"text", "", 0});
  if (end > text && end[-1] == '\n') end--;
  while (text < end) {
    const char *newline = memchr(text, '\n', (size_t)(end - text));
    const char *stop = newline ? newline : end;
    sentence_add_text(sentence, text, (size_t)(stop - text));
    if (newline) sentence_add(sentence, "⏎");
    text = newline ? newline + 1 : end;
  }
}

size_t say_locals_add(struct sentence *sentence, const struct engine_frame *frame, size_t most,
                      const struct language *language)
{
  size_t count = 0;
  for (size_t i = 0; i < frame->variable_count; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    if (variable->role == ENGINE_UPVALUE || ++count > most) continue;
    char one[1024], *value = say_value(variable->text, language);
    struct sentence local;
    sentence_start(&local, one, sizeof one);
    SAY_WITH(&local, LOCAL, {"name", variable->name, 0}, {"value", value ? value : "", 0});
    if (count > 1) sentence_add(sentence, "%s", say_words[SAY_LIST_COMMA]);
    sentence_add(sentence, "%s", one);
    free(value);
  }
  return count > most ? count - most : 0;
}

/* "fibonacci#1 line 4: limit = 100, a = 0"; upvalues are left to those who ask for them. */
static void add_arrival(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event, const struct language *language)
{
  const char *name = engine_name(engine, event->generator);
  const struct engine_frame *frame = event->frame_count > 0 ? &event->frames[0] : NULL;
  char own[256], *list = malloc(sentence->size + 1);
  if (!list) return;
  struct sentence locals;
  sentence_start(&locals, list, sentence->size + 1);
  if (frame) say_locals_add(&locals, frame, SIZE_MAX, language);
  bool helper = frame && strcmp(frame->function, say_function(name, own, sizeof own)) != 0;
  SAY_WITH(sentence, EVENT_LINE, {"generator", name, 0},
           {"function", helper ? frame->function : "", 0}, {"line", NULL, (unsigned)event->line},
           {"locals", list, 0});
  free(list);
}

static void add_end(struct sentence *sentence, const struct engine_event *event,
                    const struct language *language)
{
  if (event->threw) {
    SAY_WITH(sentence, EVENT_FAILED, {"error", event->text, 0});
    return;
  }
  char *value = say_value(event->text, language);
  SAY_WITH(sentence, EVENT_END, {"value", value ? value : "", 0});
  free(value);
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
  case ENGINE_RESULT: add_answer(&sentence, engine, event, language); break;
  case ENGINE_ERROR: add_error(&sentence, engine, event); break;
  case ENGINE_PRINT: add_print(&sentence, event); break;
  case ENGINE_LINE: add_arrival(&sentence, engine, event, language); break;
  case ENGINE_ASYNC: say_async_add(&sentence, engine, event, language); break;
  case ENGINE_END: add_end(&sentence, event, language); break;
  case ENGINE_LOCKSTEP: say_lockstep_event(&sentence, engine, event); break;
  }
  return out;
}
