/* lesson_read.c - lesson.md as a whole: its front matter, its pages, and what is in them. A page
 * is read in pieces: text up to a fenced block that is ours, that block, text again. */
#include <stdlib.h>
#include <string.h>

#include "app/lesson/lesson_inside.h"
#include "app/room.h"

/* ------------------------------------------------------------- front matter */

static void read_part(const struct lesson_reader *reader, struct lesson_piece value,
                      struct lesson *lesson)
{
  for (int part = LESSON_CORE; part <= LESSON_PLAY; part++) {
    lesson->part = (enum lesson_part)part;
    if (lesson_piece_is(value, lesson_part_name(lesson->part))) return;
  }
  lesson_problem(reader->problems, reader->file, value.line,
                 "A part is one of Core, Depth, Uses, Beyond, Play.");
}

static void read_key(const struct lesson_reader *reader, struct lesson_piece name,
                     struct lesson_piece value, struct lesson *lesson)
{
  char **text = lesson_piece_is(name, "title")           ? &lesson->title
                : lesson_piece_is(name, "misconception") ? &lesson->misconception
                                                         : NULL;
  if (text) {
    free(*text);
    *text = lesson_piece_copy(value);
  } else if (lesson_piece_is(name, "part")) {
    read_part(reader, value, lesson);
  } else if (lesson_piece_is(name, "minutes")) {
    lesson->minutes = lesson_piece_number(value);
    if (lesson->minutes < 1)
      lesson_problem(reader->problems, reader->file, value.line,
                     "How many minutes does the lesson take? A number, as 8.");
  } else {
    lesson_problem(reader->problems, reader->file, name.line,
                   "The front matter has title, part, minutes and misconception, but no \"%.*s\".",
                   (int)name.size, name.text);
  }
}

static void read_front(const struct lesson_reader *reader, struct lesson_piece *rest,
                       struct lesson *lesson)
{
  struct lesson_piece line, name, body = *rest;
  bool closed = false, opened = lesson_piece_line(&body, &line) && lesson_piece_is(line, "---");
  if (opened) *rest = body;
  while (opened && !closed && lesson_piece_line(rest, &line)) {
    closed = lesson_piece_is(lesson_piece_trim(line), "---");
    struct lesson_piece value = line;
    if (closed || lesson_piece_trim(line).size == 0) continue;
    lesson_piece_split(&value, ":", &name);
    value = lesson_piece_trim(value);
    value.line = line.line;
    read_key(reader, name, value, lesson);
  }
  if (!closed)
    lesson_problem(reader->problems, reader->file, 1,
                   "The front matter is missing: the lines title:, part:, minutes: and "
                   "misconception: between two lines ---.");
  else if (!lesson->title[0] || lesson->minutes < 1 || !lesson->misconception[0])
    lesson_problem(reader->problems, reader->file, 1,
                   "The front matter needs title:, part:, minutes: and misconception:");
}

/* -------------------------------------------------------------------- pages */

struct fence {
  char sign;   /* '`' or '~'; 0: none */
  size_t size; /* how many of them */
  struct lesson_piece name;
  bool indented;
};

/* Whether a fenced block begins in that line. */
static struct fence fence_in(struct lesson_piece line)
{
  struct lesson_piece rest = line;
  size_t indent = 0, size = 0;
  while (indent < line.size && line.text[indent] == ' ')
    indent++;
  char sign = indent < line.size ? line.text[indent] : '\0';
  if (sign != '`' && sign != '~') return (struct fence){0};
  while (indent + size < line.size && line.text[indent + size] == sign)
    size++;
  if (size < 3) return (struct fence){0};
  rest.text += indent + size;
  rest.size -= indent + size;
  if (sign == '`' && memchr(rest.text, '`', rest.size)) return (struct fence){0};
  struct fence fence = {.sign = sign, .size = size, .indented = indent > 0};
  lesson_piece_word(&rest, &fence.name);
  return fence;
}

static bool closes(const struct fence *fence, struct lesson_piece line)
{
  struct fence other = fence_in(line);
  return other.sign == fence->sign && other.size >= fence->size && other.name.size == 0;
}

/* Takes the lines up to the one that closes the block, and that one. Returns those before it. */
static struct lesson_piece take_block(const struct lesson_reader *reader, struct lesson_piece *rest,
                                      const struct fence *fence)
{
  struct lesson_piece body = {rest->text, 0, rest->line}, line;
  while (lesson_piece_line(rest, &line)) {
    body.size = (size_t)(line.text - body.text);
    if (closes(fence, line)) return body;
  }
  lesson_problem(reader->problems, reader->file, body.line - 1,
                 "This block is never closed: a line of %zu %c is missing.", fence->size,
                 fence->sign);
  body.size = (size_t)(rest->text - body.text);
  return body;
}

/* The name of a block that is neither ours nor code. */
static bool is_strange(struct lesson_piece name)
{
  static const char *const known[] = {"", "lua", "js", "javascript", "text"};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (lesson_piece_is(name, known[i])) return false;
  return true;
}

static void add_page(const struct lesson_reader *reader, struct lesson *lesson, size_t *capacity,
                     struct lesson_piece title)
{
  static const struct lesson_piece empty = {"", 0, 0};
  title = lesson_piece_trim(title);
  if (title.size == 0)
    lesson_problem(reader->problems, reader->file, title.line, "A page needs a title: ## Title");
  lesson->pages = room_for_one(lesson->pages, lesson->page_count, capacity, sizeof *lesson->pages);
  struct lesson_page *page = &lesson->pages[lesson->page_count++];
  *page = (struct lesson_page){.title = lesson_piece_copy(title), .line = title.line};
  page->script.file = lesson_piece_copy(empty);
  page->script.path = lesson_piece_copy(empty);
}

/* Adds the text between the last block of ours and the end. */
static void add_text(const struct lesson_reader *reader, struct lesson *lesson,
                     struct lesson_piece from, const char *end)
{
  from.size = (size_t)(end - from.text);
  from = lesson_piece_trim(from);
  if (from.size == 0) return;
  struct lesson_page *page = lesson->page_count > 0 ? &lesson->pages[lesson->page_count - 1] : NULL;
  if (page && page->directive.kind != LESSON_NOTHING)
    lesson_problem(reader->problems, reader->file, from.line,
                   "On a page, the text stands before its %s.",
                   lesson_directive_word(page->directive.kind));
  if (page) lesson_markdown_add(reader, from, &page->text);
  else
    lesson_problem(reader->problems, reader->file, from.line,
                   "This stands before the first page. A page begins with ## and a title.");
}

static void read_pages(const struct lesson_reader *reader, struct lesson_piece rest,
                       struct lesson *lesson)
{
  size_t capacity = 0;
  struct lesson_piece line, text = rest, before = rest;
  for (; lesson_piece_line(&rest, &line); before = rest) {
    struct fence fence = fence_in(line);
    bool heads = line.size >= 2 && memcmp(line.text, "##", 2) == 0 &&
                 (line.size == 2 || line.text[2] == ' ');
    bool ours = fence.sign && !fence.indented && lesson_directive_is(fence.name);
    if (heads || ours) add_text(reader, lesson, text, before.text);
    if (heads) {
      add_page(reader, lesson, &capacity,
               (struct lesson_piece){line.text + 2, line.size - 2, line.line});
    } else if (fence.sign) {
      struct lesson_piece body = take_block(reader, &rest, &fence);
      if (!ours && is_strange(fence.name))
        lesson_problem(reader->problems, reader->file, line.line,
                       "There is no block \"%.*s\". There are script, task, predict, quiz, "
                       "exercise; and for code lua, js and text.",
                       (int)fence.name.size, fence.name.text);
      if (ours && lesson->page_count > 0)
        lesson_directive_read(reader, fence.name, body, &lesson->pages[lesson->page_count - 1]);
      else if (ours)
        lesson_problem(reader->problems, reader->file, line.line,
                       "This block stands before the first page. A page begins with ##.");
    }
    if (heads || ours) text = rest;
  }
  add_text(reader, lesson, text, rest.text);
}

struct lesson *lesson_read(const char *folder, const char *file, const char *text, size_t size,
                           struct lesson_problems *problems)
{
  struct lesson *lesson = calloc(1, sizeof *lesson);
  if (!lesson) abort();
  struct lesson_piece path = {folder, strlen(folder), 0}, none = {"", 0, 0}, rest = {.line = 1};
  while (path.size > 1 && path.text[path.size - 1] == '/')
    path.size--;
  lesson->folder = lesson_piece_copy(path);
  const char *name = strrchr(lesson->folder, '/');
  name = name ? name + 1 : lesson->folder;
  lesson->id = lesson_piece_copy((struct lesson_piece){name, strlen(name), 0});
  lesson->title = lesson_piece_copy(none);
  lesson->misconception = lesson_piece_copy(none);
  const struct lesson_reader reader = {lesson->folder, file, problems};
  char *clean = lesson_piece_clean(&reader, text, size, &rest.size);
  rest.text = clean;
  read_front(&reader, &rest, lesson);
  read_pages(&reader, rest, lesson);
  free(clean);
  if (lesson->page_count > 0) return lesson;
  lesson_problem(problems, file, 0, "There is no page in it. A page begins with ## and a title.");
  lesson_free(lesson);
  return NULL;
}
