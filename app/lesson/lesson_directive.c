/* lesson_directive.c - the fenced blocks that are ours. Each is a text, then fields: a line that
 * begins with a field's name and a colon; what follows, up to the next field, is its text. A quiz
 * has choices where the others have fields. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lesson/lesson_inside.h"
#include "app/room.h"

enum { MOST_FIELDS = 6 };

struct block { /* while it is read */
  const struct lesson_reader *reader;
  const struct kind *kind;
  struct lesson_page *page;
};

struct rule {
  const char *name; /* of a field */
  bool needed, repeats;
};

struct kind {
  const char *name;
  enum lesson_directive_kind directive; /* LESSON_NOTHING: a script */
  struct rule rules[MOST_FIELDS];       /* those without a name are none */
  void (*head)(struct block *block, struct lesson_piece text);
  /* argument: what stands between the field's name and its colon */
  void (*field)(struct block *block, const char *name, struct lesson_piece argument,
                struct lesson_piece text);
};

__attribute__((format(printf, 3, 4))) static void complain(const struct block *block, int line,
                                                           const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  lesson_problem_with(block->reader->problems, block->reader->file, line, format, arguments);
  va_end(arguments);
}

/* ------------------------------------------------------------ the directives */

static void read_into(struct block *block, struct lesson_piece text, struct lesson_text *into)
{
  lesson_markdown_add(block->reader, lesson_piece_trim(text), into);
}

/* FOLDER/FILE, where FILE stays in the folder. */
static void read_path(struct block *block, struct lesson_piece text, char **path)
{
  text = lesson_piece_trim(text);
  char *file = lesson_piece_copy(text);
  bool leaves = file[0] == '/' || strstr(file, "..");
  if (leaves || file[0] == '\0') {
    complain(block, text.line, "The name of a file in the lesson's folder has to stand here.");
  } else {
    free(*path);
    if (asprintf(path, "%s/%s", block->reader->folder, file) < 0) abort();
  }
  free(file);
}

static void head_of_task(struct block *block, struct lesson_piece text)
{
  read_into(block, text, &block->page->directive.task.what);
}

static void field_of_task(struct block *block, const char *name, struct lesson_piece argument,
                          struct lesson_piece text)
{
  (void)argument;
  struct lesson_task *task = &block->page->directive.task;
  if (strcmp(name, "until") == 0)
    lesson_when_read(block->reader, text, &task->until, &task->until_count);
  else if (strcmp(name, "by") == 0) lesson_when_read_steps(block->reader, text, &task->by);
  else read_into(block, text, &task->then);
}

static void head_of_predict(struct block *block, struct lesson_piece text)
{
  read_into(block, text, &block->page->directive.predict.question);
}

static void read_guess(struct block *block, struct lesson_piece argument, struct lesson_piece text)
{
  struct lesson_predict *predict = &block->page->directive.predict;
  struct lesson_guess guess = {0};
  struct lesson_piece value, done = {"", 0, argument.line};
  if (!lesson_piece_split(&argument, ",", &value) || value.size == 0) {
    complain(block, done.line, "Which guess? Write guess 1: or guess 1, true: here.");
    return;
  }
  guess.has_done = lesson_piece_split(&argument, "", &done);
  guess.done = lesson_piece_is(done, "true");
  if (guess.has_done && !guess.done && !lesson_piece_is(done, "false"))
    complain(block, done.line, "After the comma of a guess stands true or false: is it done?");
  guess.value = lesson_piece_copy(value);
  read_into(block, text, &guess.reply);
  size_t capacity = predict->guess_count;
  predict->guesses =
      room_for_one(predict->guesses, predict->guess_count, &capacity, sizeof *predict->guesses);
  predict->guesses[predict->guess_count++] = guess;
}

static void field_of_predict(struct block *block, const char *name, struct lesson_piece argument,
                             struct lesson_piece text)
{
  struct lesson_predict *predict = &block->page->directive.predict;
  if (strcmp(name, "guess") == 0) read_guess(block, argument, text);
  else read_into(block, text, strcmp(name, "wrong") == 0 ? &predict->wrong : &predict->right);
}

/* Paths are never NULL. */
static void begin_exercise(struct lesson_exercise *exercise)
{
  static const struct lesson_piece none = {"", 0, 0};
  exercise->start = lesson_piece_copy(none);
  exercise->check = lesson_piece_copy(none);
  exercise->solution = lesson_piece_copy(none);
}

static void head_of_exercise(struct block *block, struct lesson_piece text)
{
  read_into(block, text, &block->page->directive.exercise.what);
}

static void field_of_exercise(struct block *block, const char *name, struct lesson_piece argument,
                              struct lesson_piece text)
{
  (void)argument;
  struct lesson_exercise *exercise = &block->page->directive.exercise;
  size_t capacity = exercise->hint_count;
  if (strcmp(name, "start") == 0) read_path(block, text, &exercise->start);
  else if (strcmp(name, "check") == 0) read_path(block, text, &exercise->check);
  else if (strcmp(name, "solution") == 0) read_path(block, text, &exercise->solution);
  else if (strcmp(name, "then") == 0) read_into(block, text, &exercise->then);
  else {
    exercise->hints =
        room_for_one(exercise->hints, exercise->hint_count, &capacity, sizeof *exercise->hints);
    exercise->hints[exercise->hint_count] = (struct lesson_text){0};
    read_into(block, text, &exercise->hints[exercise->hint_count++]);
  }
}

static void head_of_script(struct block *block, struct lesson_piece text)
{
  struct lesson_script *script = &block->page->script;
  struct lesson_piece file = lesson_piece_trim(text);
  char *path = NULL;
  read_path(block, file, &path);
  if (!path) return;
  free(script->path);
  free(script->file);
  script->path = path;
  script->file = lesson_piece_copy(file);
}

static void field_of_script(struct block *block, const char *name, struct lesson_piece argument,
                            struct lesson_piece text)
{
  (void)argument;
  struct lesson_script *script = &block->page->script;
  struct lesson_piece word = lesson_piece_trim(text);
  bool hides = strcmp(name, "hide") == 0;
  if (strcmp(name, "do") == 0) lesson_when_read_steps(block->reader, text, &script->does);
  else if (hides && lesson_piece_is(word, "source")) script->hides_source = true;
  else if (hides) complain(block, word.line, "What can be hidden is the source: hide: source");
  else if (lesson_piece_is(word, "javascript")) script->language = &language_javascript;
  else if (lesson_piece_is(word, "lua")) script->language = &language_lua;
  else complain(block, word.line, "A language is lua or javascript.");
}

static const struct kind kinds[] = {
    {"script",
     LESSON_NOTHING,
     {{.name = "do"}, {.name = "language"}, {.name = "hide"}},
     head_of_script,
     field_of_script},
    {"task",
     LESSON_TASK,
     {{"until", true, false}, {"by", true, false}, {"then", true, false}},
     head_of_task,
     field_of_task},
    {"predict",
     LESSON_PREDICT,
     {{"guess", false, true}, {"wrong", true, false}, {"right", true, false}},
     head_of_predict,
     field_of_predict},
    {.name = "quiz", .directive = LESSON_QUIZ},
    {"exercise",
     LESSON_EXERCISE,
     {{"start", true, false},
      {"check", true, false},
      {"solution", true, false},
      {"hint", true, true},
      {"then", true, false}},
     head_of_exercise,
     field_of_exercise},
};

/* ------------------------------------------------------------------ reading */

static const struct rule *rule_of(const struct kind *kind, struct lesson_piece name)
{
  for (size_t i = 0; i < MOST_FIELDS && kind->rules[i].name; i++)
    if (lesson_piece_is(name, kind->rules[i].name)) return &kind->rules[i];
  return NULL;
}

static void complain_of_field(const struct block *block, struct lesson_piece name)
{
  char list[128] = "";
  for (size_t i = 0; i < MOST_FIELDS && block->kind->rules[i].name; i++) {
    size_t used = strlen(list);
    snprintf(list + used, sizeof list - used, "%s%s:", i > 0 ? ", " : "",
             block->kind->rules[i].name);
  }
  complain(block, name.line,
           "The block %s has no field \"%.*s:\", only %s. (Text may not begin a line like that.)",
           block->kind->name, (int)name.size, name.text, list);
}

static void read_fields(struct block *block, struct lesson_piece body)
{
  const struct kind *kind = block->kind;
  bool seen[MOST_FIELDS] = {false};
  struct lesson_piece rest = body;
  struct lesson_field field;
  kind->head(block, lesson_field_head(&rest));
  while (lesson_field_next(&rest, &field)) {
    const struct rule *rule = rule_of(kind, field.name);
    if (!rule) {
      complain_of_field(block, field.name);
      continue;
    }
    bool *again = &seen[rule - kind->rules];
    if (*again && !rule->repeats)
      complain(block, field.name.line, "The field %s: stands here for the second time.",
               rule->name);
    else kind->field(block, rule->name, field.argument, field.text);
    *again = true;
  }
  for (size_t i = 0; i < MOST_FIELDS && kind->rules[i].name; i++)
    if (kind->rules[i].needed && !seen[i])
      complain(block, body.line - 1, "This block %s needs a line that begins with %s:", kind->name,
               kind->rules[i].name);
}

static void read_quiz(struct block *block, struct lesson_piece body)
{
  struct lesson_quiz *quiz = &block->page->directive.quiz;
  size_t capacity = 0;
  struct lesson_piece rest = body;
  struct lesson_field field;
  read_into(block, lesson_field_head_of_choices(&rest), &quiz->question);
  while (lesson_field_next_choice(&rest, &field)) {
    quiz->choices =
        room_for_one(quiz->choices, quiz->choice_count, &capacity, sizeof *quiz->choices);
    struct lesson_choice *choice = &quiz->choices[quiz->choice_count++];
    *choice = (struct lesson_choice){.right = !lesson_piece_is(field.name, "[ ]")};
    quiz->right_count += choice->right;
    read_into(block, field.argument, &choice->text);
    read_into(block, field.text, &choice->reply);
    if (choice->reply.count == 0)
      complain(block, field.name.line,
               "This choice needs a reply: lines below it, indented by two.");
  }
  if (quiz->choice_count < 2 || quiz->right_count == 0)
    complain(block, body.line - 1,
             "A quiz needs two choices or more, a right one among them: [x] and [ ].");
}

static const struct kind *kind_of(struct lesson_piece name)
{
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (lesson_piece_is(name, kinds[i].name)) return &kinds[i];
  return NULL;
}

bool lesson_directive_is(struct lesson_piece name)
{
  return kind_of(name) != NULL;
}

const char *lesson_directive_word(enum lesson_directive_kind kind)
{
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (kind != LESSON_NOTHING && kinds[i].directive == kind) return kinds[i].name;
  return "";
}

void lesson_directive_read(const struct lesson_reader *reader, struct lesson_piece name,
                           struct lesson_piece body, struct lesson_page *page)
{
  struct block block = {.reader = reader, .kind = kind_of(name), .page = page};
  bool again = block.kind->directive == LESSON_NOTHING ? page->script.line > 0
                                                       : page->directive.kind != LESSON_NOTHING;
  if (again) {
    complain(&block, name.line,
             "A page has one script, and one task, prediction, quiz or exercise. Begin another "
             "page (##) before this block.");
    return;
  }
  if (block.kind->directive == LESSON_NOTHING) {
    page->script.line = name.line;
  } else {
    page->directive.kind = block.kind->directive;
    page->directive.line = name.line;
    if (block.kind->directive == LESSON_EXERCISE) begin_exercise(&page->directive.exercise);
  }
  if (block.kind->directive == LESSON_QUIZ) read_quiz(&block, body);
  else read_fields(&block, body);
}
