#include <stdlib.h>

#include "app/command.h"
#include "app/lesson/lesson_inside.h"
#include "app/room.h"

enum needs {
  NOTHING,
  MAYBE_COUNT, /* 1 where none is written */
  A_LINE,
  MAYBE_TEXT,
  A_TEXT,
  A_COMMAND
};

static const enum needs needs[LESSON_WHEN_COUNT] = {
    [LESSON_WHEN_RESULTS] = MAYBE_COUNT, [LESSON_WHEN_VALUE] = A_TEXT,
    [LESSON_WHEN_DONE] = NOTHING,        [LESSON_WHEN_SEND] = MAYBE_TEXT,
    [LESSON_WHEN_THROW] = MAYBE_TEXT,    [LESSON_WHEN_RETURN] = MAYBE_TEXT,
    [LESSON_WHEN_CREATED] = MAYBE_COUNT, [LESSON_WHEN_PAUSED] = A_LINE,
    [LESSON_WHEN_LINE] = A_LINE,         [LESSON_WHEN_ERROR] = MAYBE_TEXT,
    [LESSON_WHEN_PRINTED] = A_TEXT,      [LESSON_WHEN_END] = NOTHING,
    [LESSON_WHEN_FINISHED] = MAYBE_TEXT, [LESSON_WHEN_COMMAND] = A_COMMAND,
    [LESSON_WHEN_BRANCH] = NOTHING,
};

static const char *word_of(enum lesson_when_kind kind)
{
  static const char *const words[] = {
#define X(name, word) word,
      LESSON_WHENS(X)
#undef X
  };
  return words[kind];
}

/* Tells of a command that there is not. */
static bool check_command(const struct lesson_reader *reader, struct lesson_piece name)
{
  enum { ANYWHERE = COMMAND_SCREEN | COMMAND_DRIVE };
  if (command_find(name.text, name.size, ANYWHERE)) return true;
  const struct command *near = command_nearest(name.text, name.size, ANYWHERE);
  lesson_problem(reader->problems, reader->file, name.line, "There is no command \"%.*s\".%s%s%s",
                 (int)name.size, name.text, near ? " Is it " : "", near ? near->name : "",
                 near ? "?" : "");
  return false;
}

/* What is wrong with what stands behind the condition's word; NULL: nothing. */
static const char *read_rest(const struct lesson_reader *reader, struct lesson_piece rest,
                             struct lesson_when *when)
{
  struct lesson_piece name, words = rest;
  when->number = lesson_piece_number(rest);
  switch (needs[when->kind]) {
  case NOTHING: return rest.size > 0 ? "nothing stands behind it" : NULL;
  case MAYBE_COUNT:
    if (rest.size == 0) when->number = 1;
    return when->number < 1 ? "a number stands behind it" : NULL;
  case A_LINE: return when->number < 1 ? "the number of a line stands behind it" : NULL;
  case A_TEXT: return rest.size == 0 ? "a text stands behind it" : NULL;
  case A_COMMAND:
    if (!lesson_piece_word(&words, &name)) return "a command stands behind it";
    return check_command(reader, name) ? NULL : "";
  default: return NULL;
  }
}

static bool read_one(const struct lesson_reader *reader, struct lesson_piece piece,
                     struct lesson_when *when)
{
  struct lesson_piece word, rest = piece;
  if (!lesson_piece_word(&rest, &word)) return false;
  int kind = 0;
  while (kind < LESSON_WHEN_COUNT && !lesson_piece_is(word, word_of((enum lesson_when_kind)kind)))
    kind++;
  if (kind == LESSON_WHEN_COUNT) {
    lesson_problem(reader->problems, reader->file, word.line,
                   "There is no condition \"%.*s\". There are: results, value, done, send, throw, "
                   "return, created, paused, line, error, printed, end, finished, command, branch.",
                   (int)word.size, word.text);
    return false;
  }
  *when = (struct lesson_when){.kind = (enum lesson_when_kind)kind};
  const char *wrong = read_rest(reader, rest, when);
  if (wrong && wrong[0])
    lesson_problem(reader->problems, reader->file, word.line, "In the condition %s, %s.",
                   word_of(when->kind), wrong);
  if (wrong) return false;
  bool counts = needs[when->kind] == MAYBE_COUNT || needs[when->kind] == A_LINE;
  if (!counts) when->number = 0;
  when->text =
      counts ? lesson_piece_copy((struct lesson_piece){"", 0, 0}) : lesson_piece_copy(rest);
  return true;
}

void lesson_when_read(const struct lesson_reader *reader, struct lesson_piece piece,
                      struct lesson_when **list, size_t *count)
{
  size_t capacity = *count;
  struct lesson_piece part;
  while (lesson_piece_split(&piece, ",\n", &part)) {
    struct lesson_when when;
    if (!read_one(reader, part, &when)) continue;
    *list = room_for_one(*list, *count, &capacity, sizeof **list);
    (*list)[(*count)++] = when;
  }
}

void lesson_when_read_steps(const struct lesson_reader *reader, struct lesson_piece piece,
                            struct lesson_steps *steps)
{
  enum { MOST = 1000 };
  size_t capacity = steps->count;
  struct lesson_piece part, first, name;
  while (lesson_piece_split(&piece, ";\n", &part)) {
    struct lesson_piece line = part, rest = part;
    if (!lesson_piece_word(&rest, &first)) continue;
    int times = lesson_piece_number(first);
    if (times >= 0) line = rest;
    else times = 1;
    struct lesson_piece words = line;
    if (times < 1 || times > MOST || !lesson_piece_word(&words, &name)) {
      lesson_problem(reader->problems, reader->file, first.line,
                     "A number before a command says how often, from 1 to %d: 3 next.", (int)MOST);
      continue;
    }
    if (!check_command(reader, name)) continue;
    for (; times > 0; times--) {
      steps->lines = room_for_one(steps->lines, steps->count, &capacity, sizeof *steps->lines);
      steps->lines[steps->count++] = lesson_piece_copy(line);
    }
  }
}

void lesson_when_free(struct lesson_when *list, size_t count)
{
  for (size_t i = 0; i < count; i++)
    free(list[i].text);
  free(list);
}

void lesson_when_free_steps(struct lesson_steps *steps)
{
  for (size_t i = 0; i < steps->count; i++)
    free(steps->lines[i]);
  free(steps->lines);
}
