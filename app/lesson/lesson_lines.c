/* lesson_lines.c - text is first put together as one run of bytes, each with its style; then it is
 * cut into lines. A blank that no line may be broken at has the bit GLUED in its style. */
#include "app/lesson/lesson_lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/language.h"
#include "app/room.h"
#include "app/text.h"

enum { GLUED = 0x80, LEAST_COLUMNS = 10, FIRST_MOST = 32 };

struct run {
  char *text;
  unsigned char *styles;
  size_t size, capacity;
};

/* ------------------------------------------------------------------ the run */

static void add(struct run *run, unsigned style, const char *text, size_t size)
{
  if (run->size + size + 1 > run->capacity) {
    run->capacity = (run->size + size + 1) * 2;
    run->text = realloc(run->text, run->capacity);
    run->styles = realloc(run->styles, run->capacity);
    if (!run->text || !run->styles) abort();
  }
  memcpy(run->text + run->size, text, size);
  memset(run->styles + run->size, (int)style, size);
  run->size += size;
  run->text[run->size] = '\0';
}

static void clear(struct run *run)
{
  free(run->text);
  free(run->styles);
  *run = (struct run){0};
}

/* What is not longer than half a line is not broken. */
static void add_code(struct run *run, const struct lesson_look *look, const char *text)
{
  size_t size = strlen(text);
  bool glued = text_width(text, size) <= look->columns / 2;
  add(run, GRID_DIM, "`", 1);
  add(run, (unsigned)GRID_CODE_NAME | (glued ? GLUED : 0u), text, size);
  add(run, GRID_DIM, "`", 1);
}

static void add_key(struct run *run, const struct lesson_look *look, const char *name)
{
  char key[128];
  lesson_lines_key(look, name, key, sizeof key);
  if (look->keymap) add(run, (unsigned)GRID_KEY | GLUED, key, strlen(key));
  else add_code(run, look, key);
}

static void add_spans(struct run *run, const struct lesson_look *look,
                      const struct lesson_block *block)
{
  for (size_t i = 0; i < block->span_count; i++) {
    const struct lesson_span *span = &block->spans[i];
    switch (span->style) {
    case LESSON_CODE: add_code(run, look, span->text); break;
    case LESSON_KEY: add_key(run, look, span->text); break;
    case LESSON_BREAK: add(run, GRID_PLAIN, "\n", 1); break;
    case LESSON_EMPHASIS:
    case LESSON_STRONG: add(run, GRID_TITLE, span->text, strlen(span->text)); break;
    default: add(run, GRID_PLAIN, span->text, strlen(span->text)); break;
    }
  }
}

/* ---------------------------------------------------------------- the lines */

static void push(struct lesson_lines *lines, struct run *run)
{
  add(run, GRID_PLAIN, "", 0); /* at least the end */
  for (size_t i = 0; i < run->size; i++)
    run->styles[i] &= (unsigned char)~GLUED;
  lines->lines = room_for_one(lines->lines, lines->count, &lines->capacity, sizeof *lines->lines);
  lines->lines[lines->count++] = (struct lesson_line){run->text, run->styles, run->size};
  *run = (struct run){0};
}

void lesson_lines_add_blank(struct lesson_lines *lines)
{
  struct run empty = {0};
  push(lines, &empty);
}

/* How many bytes of the run, from there on, stand in a line of that width; *skip: how many blanks
 * or line ends after them belong to no line. */
static size_t line_size(const struct run *run, size_t from, int columns, size_t *skip)
{
  const char *text = run->text + from;
  size_t rest = run->size - from, whole = strcspn(text, "\n");
  size_t size = text_fit(text, whole, columns);
  *skip = size == whole && size < rest;
  if (size == whole) return size;
  size_t end = size;
  while (end > 0 && (text[end] != ' ' || (run->styles[from + end] & GLUED)))
    end--;
  if (end == 0) { /* one word is wider than the line */
    unsigned code;
    return size > 0 ? size : text_decode(text, rest, &code);
  }
  size = end;
  while (size > 0 && text[size - 1] == ' ')
    size--;
  while (text[end] == ' ')
    end++;
  *skip = end - size;
  return size;
}

/* Cuts the run into lines; before each of them stand first, or as many blanks. */
static void wrap(struct lesson_lines *lines, struct run *run, int columns, const char *first)
{
  int indent = text_width(first, strlen(first));
  size_t at = 0, skip;
  add(run, GRID_PLAIN, "", 0);
  do {
    struct run line = {0};
    size_t size = line_size(run, at, columns > indent ? columns - indent : 1, &skip);
    if (at == 0) add(&line, GRID_PLAIN, first, strlen(first));
    for (int i = 0; at > 0 && size > 0 && i < indent; i++)
      add(&line, GRID_PLAIN, " ", 1);
    for (size_t i = 0; i < size; i++)
      add(&line, run->styles[at + i], run->text + at + i, 1);
    push(lines, &line);
    at += size + skip;
  } while (at < run->size);
  clear(run);
}

/* --------------------------------------------------------------- the blocks */

static void add_code_block(struct lesson_lines *lines, const struct lesson_look *look,
                           const char *first, const struct lesson_block *block)
{
  int state = HIGHLIGHT_CODE, indent = text_width(first, strlen(first)) + 2 * block->depth + 2;
  for (size_t i = 0; i < block->span_count; i++) {
    struct run line = {0};
    const char *text = block->spans[i].text;
    size_t size = strlen(text);
    for (int column = 0; column < indent; column++)
      add(&line, GRID_PLAIN, " ", 1);
    add(&line, GRID_PLAIN, text, size);
    if (block->language && size > 0)
      state = block->language->highlight(text, size, state, line.styles + indent);
    size_t fits = text_fit(line.text, line.size, look->columns);
    if (fits < line.size) { /* code is cut: where its line breaks, means something */
      line.size = text_fit(line.text, line.size, look->columns - 1);
      add(&line, GRID_DIM, "…", strlen("…"));
    }
    push(lines, &line);
  }
}

static bool is_shown(const struct lesson_look *look, const struct lesson_block *block)
{
  const struct language *chosen = look->language ? look->language : &language_lua;
  return !block->pair || block->language == chosen;
}

/* Whether an empty line stands between the two. */
static bool has_gap(const struct lesson_look *look, const struct lesson_block *before,
                    const struct lesson_block *block)
{
  bool code = before->kind == LESSON_CODE_BLOCK || block->kind == LESSON_CODE_BLOCK;
  bool list = before->depth > 0 || block->depth > 0;
  return code ? look->airy : !list;
}

static void add_block(struct lesson_lines *lines, const struct lesson_look *look, const char *first,
                      const struct lesson_block *block)
{
  char before[FIRST_MOST + 48], mark[16] = "";
  int depth = block->depth;
  if (block->kind == LESSON_CODE_BLOCK) {
    add_code_block(lines, look, first, block);
    return;
  }
  if (block->kind == LESSON_ITEM && block->number > 0)
    snprintf(mark, sizeof mark, "%d. ", block->number);
  else if (block->kind == LESSON_ITEM) snprintf(mark, sizeof mark, "• ");
  if (block->kind == LESSON_ITEM) depth--;
  snprintf(before, sizeof before, "%s%*s%s", first, 2 * depth, "", mark);
  struct run run = {0};
  add_spans(&run, look, block);
  wrap(lines, &run, look->columns, before);
}

void lesson_lines_add(struct lesson_lines *lines, const struct lesson_look *look, const char *first,
                      const struct lesson_text *text)
{
  struct lesson_look real = *look;
  if (real.columns < LEAST_COLUMNS) real.columns = LEAST_COLUMNS;
  char start[FIRST_MOST + 1], blanks[FIRST_MOST + 1];
  snprintf(start, sizeof start, "%s", first);
  snprintf(blanks, sizeof blanks, "%*s", text_width(start, strlen(start)), "");
  const struct lesson_block *before = NULL;
  for (size_t i = 0; i < text->count; i++) {
    const struct lesson_block *block = &text->blocks[i];
    if (!is_shown(&real, block)) continue;
    if (before && has_gap(&real, before, block)) lesson_lines_add_blank(lines);
    add_block(lines, &real, before ? blanks : start, block);
    before = block;
  }
}

void lesson_lines_free(struct lesson_lines *lines)
{
  for (size_t i = 0; i < lines->count; i++) {
    free(lines->lines[i].text);
    free(lines->lines[i].styles);
  }
  free(lines->lines);
  *lines = (struct lesson_lines){0};
}

char *lesson_lines_sentence(const struct lesson_look *look, const struct lesson_text *text)
{
  struct run run = {0};
  add(&run, GRID_PLAIN, "", 0);
  for (size_t i = 0; i < text->count; i++) {
    if (i > 0) add(&run, GRID_PLAIN, " ", 1);
    add_spans(&run, look, &text->blocks[i]);
  }
  for (char *end = run.text; (end = strchr(end, '\n'));)
    *end = ' ';
  free(run.styles);
  return run.text;
}
