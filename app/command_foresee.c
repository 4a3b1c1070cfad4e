/* command_foresee.c - what would come: predictions checked before the answer is revealed, and
 * the future with another input beside the one without. */
#include "app/command_all.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lesson/lessons.h"
#include "app/model_inside.h"

enum { RESULTS = 4 }; /* of each future */

/* ----------------------------------------------------------------- predictions */

/* "VALUE, DONE", where the value may have commas of its own. */
static bool read_guess(const char *argument, struct model_asked *asked)
{
  const char *comma = strrchr(argument, ',');
  if (comma == NULL) return false;
  const char *done = comma + 1 + strspn(comma + 1, " \t");
  size_t size = (size_t)(comma - argument);
  while (size > 0 && strchr(" \t", argument[size - 1]) != NULL)
    size--;
  asked->done = strcmp(done, "true") == 0;
  if ((!asked->done && strcmp(done, "false") != 0) || size == 0 || size >= sizeof asked->text)
    return false;
  snprintf(asked->text, sizeof asked->text, "%.*s", (int)size, argument);
  return true;
}

/* A lesson may ask before it has said what done is. */
static void read_value(const char *argument, struct model_asked *asked)
{
  asked->done_open = true;
  snprintf(asked->text, sizeof asked->text, "%s", argument);
}

enum command_answer command_predict(struct model *model, const char *argument)
{
  struct model_asked asked = {.question = MODEL_ASKED_GUESS};
  if (argument[0] == '\0') { /* just reveals */
    lessons_skip_guess(model);
    return command_next(model, "");
  }
  bool whole = read_guess(argument, &asked);
  if (!whole && lessons_want(model) == LESSONS_WANT_GUESS) read_value(argument, &asked);
  else if (!whole) {
    model_say(model, "Say which value comes next, and whether it is done: predict 3, false.");
    return COMMAND_REFUSED;
  }
  return command_asks(model, engine_foresee(model->engine, asked.text), &asked);
}

/* A word that names nothing is nil in Lua; whoever types one nearly always means a text. */
static bool forgets_quotes(const char *text, const char *value)
{
  static const char *const nothing[] = {"nil", "null", "undefined"};
  bool is_word = isalpha((unsigned char)text[0]) || text[0] == '_';
  for (const char *at = text; is_word && *at != '\0'; at++)
    is_word = isalnum((unsigned char)*at) || *at == '_';
  for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
    if (strcmp(text, nothing[i]) == 0) return false;
  return is_word && strcmp(value, language_lua.absent) == 0;
}

static char *copy_result(const struct engine_event *result, const struct language *language)
{
  char text[1024];
  char *copy = strdup(say_result(result, language, text, sizeof text));
  if (copy == NULL) abort();
  return copy;
}

/* Keeps the score, and says how the guess fits. */
static void judge(struct model *model, const char *guessed, const struct engine_outcome *truth)
{
  struct model_guess *guess = &model->guess;
  const struct language *language = model_language(model);
  struct say_guess verdict = {
      .value_right = !truth->threw && strcmp(guessed, truth->text) == 0,
      .done_right = !truth->threw && (model->asked.done_open || model->asked.done == truth->done),
      .threw = truth->threw,
  };
  free(guess->said);
  free(guess->gave);
  guess->said =
      model->asked.done_open
          ? model_value(model, guessed)
          : copy_result(&(struct engine_event){.text = guessed, .done = model->asked.done},
                        language);
  guess->gave = copy_result(
      &(struct engine_event){.text = truth->text, .done = truth->done, .threw = truth->threw},
      language);
  guess->right = verdict.value_right && verdict.done_right;
  guess->count++;
  guess->right_count += guess->right;
  verdict.said = guess->said;
  verdict.gave = guess->gave;
  verdict.count = guess->count;
  verdict.right_count = guess->right_count;
  char text[4096];
  model_say(model, "%s", say_guess(&verdict, text, sizeof text));
  lessons_take_guess(model, guessed, model->asked.done, guess->right);
}

enum command_answer command_take_guess(struct model *model)
{
  const struct engine_future *future = engine_future(model->engine);
  if (engine_refused(model->engine)) {
    model_say(model, "%s", engine_problem(model->engine));
    return COMMAND_REFUSED;
  }
  if (future == NULL || future->next_count == 0 || future->next[0].none) {
    model_say(model,
              "What next will give cannot be foreseen: no result comes, or not within a second.");
    return COMMAND_REFUSED;
  }
  if (forgets_quotes(model->asked.text, future->guess)) {
    model_say(model, "%s has no value here. A text stands in quotes: \"%s\".", model->asked.text,
              model->asked.text);
    return COMMAND_REFUSED;
  }
  judge(model, future->guess, &future->next[0]);
  enum command_answer answer = command_accepted(model, engine_next(model->engine));
  model->guess.told = answer == COMMAND_RUNS;
  return answer;
}

/* -------------------------------------------------------------------- futures */

enum command_answer command_what_if(struct model *model, const char *argument)
{
  static const struct {
    const char *name;
    enum engine_request request;
    bool needs_value;
  } requests[] = {
      {"send", ENGINE_BY_NEXT, true},
      {"throw", ENGINE_BY_THROW, true},
      {"return", ENGINE_BY_RETURN, false},
  };
  size_t word = strcspn(argument, " \t");
  const char *value = argument + word + strspn(argument + word, " \t");
  for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
    if (strlen(requests[i].name) != word || strncmp(argument, requests[i].name, word) != 0)
      continue;
    if (requests[i].needs_value && value[0] == '\0') break;
    struct model_asked asked = {.question = MODEL_ASKED_FUTURES, .request = requests[i].request};
    snprintf(asked.text, sizeof asked.text, "%s", value);
    return command_asks(model, engine_what_if(model->engine, requests[i].request, value, RESULTS),
                        &asked);
  }
  model_say(model, "Say what to do instead of next: what-if send 7, what-if throw \"stop\", or "
                   "what-if return 1.");
  return COMMAND_REFUSED;
}

/* The screen shows the futures in a pane of their own. */
enum command_answer command_take_futures(struct model *model)
{
  const struct engine_future *future = engine_future(model->engine);
  if (future == NULL || engine_refused(model->engine)) {
    model_say(model, "%s", future ? engine_problem(model->engine) : "There was no answer.");
    return COMMAND_REFUSED;
  }
  model->futures = model->asked;
  model->futures.question = MODEL_ASKED_FUTURES;
  if (model->on_screen) return COMMAND_DONE;
  char text[8192];
  model_say(model, "%s",
            say_futures(future, (int)model->futures.request, model->futures.text,
                        model_language(model), text, sizeof text));
  return COMMAND_DONE;
}
