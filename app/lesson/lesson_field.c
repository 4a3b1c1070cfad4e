#include "app/lesson/lesson_inside.h"

typedef bool begins_with(struct lesson_piece line);

/* Takes the lines before the first one that begins something. */
static struct lesson_piece take_until(struct lesson_piece *rest, begins_with *begins)
{
  struct lesson_piece taken = {rest->text, 0, rest->line}, line, behind = *rest;
  while (lesson_piece_line(&behind, &line) && !begins(line))
    *rest = behind;
  taken.size = (size_t)(rest->text - taken.text);
  return taken;
}

/* Where a field begins: behind its name; 0: there is none. Its name is in small letters, and only
 * that of a guess has something between it and the colon. */
static size_t name_size(struct lesson_piece line)
{
  size_t size = 0;
  while (size < line.size && line.text[size] >= 'a' && line.text[size] <= 'z')
    size++;
  if (size == line.size) return 0;
  if (line.text[size] == ':') return size;
  struct lesson_piece name = {line.text, size, line.line}, part;
  bool argued = lesson_piece_is(name, "guess") && line.text[size] == ' ';
  if (!argued || !lesson_piece_split(&line, ":", &part)) return 0;
  return part.text[part.size] == ':' || line.size > 0 ? size : 0;
}

static bool is_field(struct lesson_piece line)
{
  return name_size(line) > 0;
}

struct lesson_piece lesson_field_head(struct lesson_piece *rest)
{
  return take_until(rest, is_field);
}

bool lesson_field_next(struct lesson_piece *rest, struct lesson_field *field)
{
  struct lesson_piece line;
  if (!lesson_piece_line(rest, &line)) return false;
  size_t size = name_size(line);
  field->name = (struct lesson_piece){line.text, size, line.line};
  struct lesson_piece behind = {line.text + size, line.size - size, line.line};
  lesson_piece_split(&behind, ":", &field->argument);
  take_until(rest, is_field);
  field->text = (struct lesson_piece){behind.text, (size_t)(rest->text - behind.text), line.line};
  return true;
}

static bool is_choice(struct lesson_piece line)
{
  return line.size >= 3 && line.text[0] == '[' && line.text[2] == ']' &&
         (line.text[1] == 'x' || line.text[1] == 'X' || line.text[1] == ' ');
}

struct lesson_piece lesson_field_head_of_choices(struct lesson_piece *rest)
{
  return take_until(rest, is_choice);
}

bool lesson_field_next_choice(struct lesson_piece *rest, struct lesson_field *choice)
{
  struct lesson_piece line;
  if (!lesson_piece_line(rest, &line)) return false;
  choice->name = (struct lesson_piece){line.text, 3, line.line};
  choice->argument = (struct lesson_piece){line.text + 3, line.size - 3, line.line};
  choice->text = take_until(rest, is_choice);
  return true;
}
