/* lesson_markdown.c - Markdown, read by md4c, as blocks of styled spans.
 *
 * A block is opened by the first text in it, and is the last one of the list; `open` says whether
 * it may still grow. Of what Markdown can do, lessons need little: the rest is told as a problem,
 * and its text is kept as plain text, so that nothing an author wrote gets lost unseen. */
#include <md4c.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lesson/lesson_inside.h"
#include "app/lesson/lesson_lines.h"
#include "app/room.h"
#include "app/text.h"

enum { MOST_DEPTH = 8 };

struct markdown {
  const struct lesson_reader *reader;
  struct lesson_piece piece;
  struct lesson_text *text;
  size_t capacity, span_capacity;
  const char *at;      /* the newest place in the piece that md4c told */
  const char *pending; /* a problem of what begins, told once it is known where; or NULL */
  bool open, item, code;
  bool comment;                       /* of HTML, is open */
  int depth, numbers[MOST_DEPTH + 1]; /* of the next item of each list; 0: bullets */
  int styles[LESSON_BREAK];           /* how many spans of that style are open */
  bool joins;                         /* the next text may join the last span */
};

__attribute__((format(printf, 2, 3))) static void complain(const struct markdown *markdown,
                                                           const char *format, ...)
{
  int line = markdown->piece.line;
  for (const char *at = markdown->piece.text; at < markdown->at; at++)
    line += *at == '\n';
  va_list arguments;
  va_start(arguments, format);
  lesson_problem_with(markdown->reader->problems, markdown->reader->file, line, format, arguments);
  va_end(arguments);
}

static struct lesson_block *last_block(struct markdown *markdown)
{
  return &markdown->text->blocks[markdown->text->count - 1];
}

static int depth_of(const struct markdown *markdown)
{
  return markdown->depth < MOST_DEPTH ? markdown->depth : MOST_DEPTH;
}

static struct lesson_block *open_block(struct markdown *markdown, enum lesson_block_kind kind)
{
  struct lesson_text *text = markdown->text;
  text->blocks = room_for_one(text->blocks, text->count, &markdown->capacity, sizeof *text->blocks);
  struct lesson_block *block = &text->blocks[text->count++];
  *block = (struct lesson_block){.kind = kind, .depth = depth_of(markdown)};
  markdown->span_capacity = 0;
  markdown->open = true;
  markdown->joins = false;
  return block;
}

/* The block that text goes into. */
static struct lesson_block *block_of(struct markdown *markdown)
{
  if (markdown->open) return last_block(markdown);
  struct lesson_block *block =
      open_block(markdown, markdown->item ? LESSON_ITEM : LESSON_PARAGRAPH);
  int *number = &markdown->numbers[depth_of(markdown)];
  if (markdown->item && *number > 0) block->number = (*number)++;
  markdown->item = false;
  return block;
}

static enum lesson_style style_of(const struct markdown *markdown)
{
  static const enum lesson_style order[] = {LESSON_KEY, LESSON_CODE, LESSON_STRONG,
                                            LESSON_EMPHASIS};
  for (size_t i = 0; i < sizeof order / sizeof order[0]; i++)
    if (markdown->styles[order[i]] > 0) return order[i];
  return LESSON_PLAIN;
}

static void add_span(struct markdown *markdown, enum lesson_style style, const char *text,
                     size_t size)
{
  struct lesson_block *block = block_of(markdown);
  struct lesson_span *last = block->span_count > 0 ? &block->spans[block->span_count - 1] : NULL;
  if (last && markdown->joins && last->style == style) {
    size_t before = strlen(last->text);
    last->text = realloc(last->text, before + size + 1);
    if (!last->text) abort();
    memcpy(last->text + before, text, size);
    last->text[before + size] = '\0';
    return;
  }
  block->spans =
      room_for_one(block->spans, block->span_count, &markdown->span_capacity, sizeof *block->spans);
  block->spans[block->span_count++] =
      (struct lesson_span){style, lesson_piece_copy((struct lesson_piece){text, size, 0})};
  markdown->joins = style != LESSON_BREAK;
}

/* -------------------------------------------------------------------- code */

static const struct language *language_named(const MD_ATTRIBUTE *name)
{
  struct lesson_piece word = {name->text, name->size, 0};
  if (lesson_piece_is(word, "lua")) return &language_lua;
  if (lesson_piece_is(word, "js") || lesson_piece_is(word, "javascript"))
    return &language_javascript;
  return NULL;
}

static void begin_code(struct markdown *markdown, const MD_BLOCK_CODE_DETAIL *detail)
{
  struct lesson_block *block = open_block(markdown, LESSON_CODE_BLOCK);
  block->language = language_named(&detail->lang);
  markdown->code = true;
  markdown->item = false;
}

static void add_code(struct markdown *markdown, const char *text, size_t size)
{
  while (size > 0) {
    const char *end = memchr(text, '\n', size);
    size_t line = end ? (size_t)(end - text) : size;
    if (line > 0 || (end && !markdown->joins)) add_span(markdown, LESSON_CODE, text, line);
    if (end) markdown->joins = false; /* the next text begins a line of its own */
    text += end ? line + 1 : line;
    size -= end ? line + 1 : line;
  }
}

static void end_code(struct markdown *markdown)
{
  struct lesson_block *block = last_block(markdown);
  struct lesson_block *before = markdown->text->count > 1 ? block - 1 : NULL;
  markdown->open = markdown->code = false;
  if (!before || before->kind != LESSON_CODE_BLOCK || before->pair) return;
  if (block->language && before->language && block->language != before->language)
    block->pair = before->pair = true;
}

/* --------------------------------------------------------------- callbacks */

static void begin_list(struct markdown *markdown, int first)
{
  markdown->open = false;
  if (markdown->item) block_of(markdown); /* an item with nothing but a list in it */
  markdown->open = false;
  if (++markdown->depth > MOST_DEPTH) complain(markdown, "These lists stand too deep.");
  markdown->numbers[depth_of(markdown)] = first;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
  struct markdown *markdown = context;
  switch (type) {
  case MD_BLOCK_UL: begin_list(markdown, 0); break;
  case MD_BLOCK_OL: begin_list(markdown, (int)((MD_BLOCK_OL_DETAIL *)detail)->start); break;
  case MD_BLOCK_LI: markdown->open = false, markdown->item = true; break;
  case MD_BLOCK_CODE: begin_code(markdown, detail); break;
  case MD_BLOCK_H:
    markdown->pending = "Of headings, a lesson has only those of pages: ## and a title.";
    markdown->open = false;
    break;
  case MD_BLOCK_QUOTE: markdown->pending = "A lesson has no quotations (>)."; break;
  case MD_BLOCK_HR: markdown->pending = "A lesson has no lines across the page."; break;
  default: markdown->open = false; break;
  }
  return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
  (void)detail;
  struct markdown *markdown = context;
  if (markdown->styles[LESSON_KEY] > 0) {
    complain(markdown, "A <kbd> is not closed: write <kbd>n</kbd>.");
    markdown->styles[LESSON_KEY] = 0;
  }
  switch (type) {
  case MD_BLOCK_UL:
  case MD_BLOCK_OL: markdown->depth--; break;
  case MD_BLOCK_LI:
    if (markdown->item) block_of(markdown); /* an empty one */
    break;
  case MD_BLOCK_CODE: end_code(markdown); break;
  default: break;
  }
  markdown->open = false;
  return 0;
}

static enum lesson_style style_of_span(MD_SPANTYPE type)
{
  return type == MD_SPAN_EM       ? LESSON_EMPHASIS
         : type == MD_SPAN_STRONG ? LESSON_STRONG
         : type == MD_SPAN_CODE   ? LESSON_CODE
                                  : LESSON_PLAIN;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
  (void)detail;
  struct markdown *markdown = context;
  markdown->styles[style_of_span(type)]++;
  if (type == MD_SPAN_IMG) markdown->pending = "A lesson has no pictures.";
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
  struct markdown *markdown = context;
  markdown->styles[style_of_span(type)]--;
  if (type != MD_SPAN_A) return 0;
  const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
  struct lesson_block *block = block_of(markdown);
  struct lesson_piece target = {href->text ? href->text : "", href->size, 0};
  const char *last = block->span_count > 0 ? block->spans[block->span_count - 1].text : "";
  size_t size = strlen(last);
  if (size >= target.size && memcmp(last + size - target.size, target.text, target.size) == 0)
    return 0; /* <https://…> names itself */
  add_span(markdown, LESSON_PLAIN, " (", 2);
  add_span(markdown, LESSON_PLAIN, target.text, target.size);
  add_span(markdown, LESSON_PLAIN, ")", 1);
  return 0;
}

static void add_entity(struct markdown *markdown, struct lesson_piece entity)
{
  static const struct {
    const char *name, *text;
  } known[] = {{"&lt;", "<"},    {"&gt;", ">"},   {"&amp;", "&"},
               {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\xc2\xa0"}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
    if (!lesson_piece_is(entity, known[i].name)) continue;
    add_span(markdown, style_of(markdown), known[i].text, strlen(known[i].text));
    return;
  }
  complain(markdown, "Write the character itself for %.*s.", (int)entity.size, entity.text);
  add_span(markdown, style_of(markdown), entity.text, entity.size);
}

/* A tag or a comment of several lines comes line by line, and each end of a line by itself. */
static bool is_of_comment(struct markdown *markdown, struct lesson_piece html)
{
  bool begins = html.size >= 4 && memcmp(html.text, "<!--", 4) == 0;
  bool ends = html.size >= 3 && memcmp(html.text + html.size - 3, "-->", 3) == 0;
  bool is = begins || markdown->comment;
  markdown->comment = is && !ends;
  return is;
}

static void add_html(struct markdown *markdown, struct lesson_piece html)
{
  if (is_of_comment(markdown, html)) return;
  if (lesson_piece_is(html, "\n")) {
    add_span(markdown, LESSON_PLAIN, " ", 1);
  } else if (lesson_piece_is(html, "<kbd>")) {
    markdown->styles[LESSON_KEY]++;
    markdown->joins = false;
  } else if (lesson_piece_is(html, "</kbd>") && markdown->styles[LESSON_KEY] > 0) {
    struct lesson_block *block = block_of(markdown);
    struct lesson_span *key = block->span_count > 0 ? &block->spans[block->span_count - 1] : NULL;
    if (!key || key->style != LESSON_KEY || !lesson_lines_is_key(key->text))
      complain(markdown, "There is no key \"%s\" in the default keymap (:keys shows it).",
               key && key->style == LESSON_KEY ? key->text : "");
    markdown->styles[LESSON_KEY]--;
    markdown->joins = false;
  } else {
    complain(markdown, "Of HTML, a lesson has only <kbd>n</kbd>, and comments.");
    add_span(markdown, LESSON_PLAIN, html.text, html.size);
  }
}

static void tell_pending(struct markdown *markdown)
{
  if (markdown->pending) complain(markdown, "%s", markdown->pending);
  markdown->pending = NULL;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
  struct markdown *markdown = context;
  const struct lesson_piece *piece = &markdown->piece;
  if (text >= piece->text && text < piece->text + piece->size) markdown->at = text;
  tell_pending(markdown);
  if (markdown->code) {
    add_code(markdown, text, size);
    return 0;
  }
  switch (type) {
  case MD_TEXT_BR: add_span(markdown, LESSON_BREAK, "", 0); break;
  case MD_TEXT_SOFTBR: add_span(markdown, style_of(markdown), " ", 1); break;
  case MD_TEXT_ENTITY: add_entity(markdown, (struct lesson_piece){text, size, 0}); break;
  case MD_TEXT_HTML: add_html(markdown, (struct lesson_piece){text, size, 0}); break;
  default: add_span(markdown, style_of(markdown), text, size); break;
  }
  return 0;
}

void lesson_markdown_add(const struct lesson_reader *reader, struct lesson_piece piece,
                         struct lesson_text *text)
{
  struct markdown markdown = {
      .reader = reader, .piece = piece, .text = text, .capacity = text->count, .at = piece.text};
  const MD_PARSER parser = {.flags = MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS,
                            .enter_block = enter_block,
                            .leave_block = leave_block,
                            .enter_span = enter_span,
                            .leave_span = leave_span,
                            .text = add_text};
  if (md_parse(piece.text, (MD_SIZE)piece.size, &parser, &markdown) != 0)
    lesson_problem(reader->problems, reader->file, piece.line, "This text cannot be read.");
  tell_pending(&markdown);
}

void lesson_markdown_free(struct lesson_text *text)
{
  for (size_t i = 0; i < text->count; i++) {
    for (size_t j = 0; j < text->blocks[i].span_count; j++)
      free(text->blocks[i].spans[j].text);
    free(text->blocks[i].spans);
  }
  free(text->blocks);
  *text = (struct lesson_text){0};
}
