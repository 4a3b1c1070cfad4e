/* xray_text.c - the x-ray's rows in words. */
#include "app/xray.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/sentence.h"
#include "app/source.h"
#include "app/text.h"

/* The text between two words of a loop's head. */
struct part {
  const char *text;
  size_t size;
};

struct head {
  struct part name, list;
};

static bool is_part_of_name(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || (unsigned char)c >= 0x80;
}

/* "of", as the highlighter sees it, in a line. */
static bool find_of(const char *text, const unsigned char *styles, size_t size, size_t *at)
{
  for (size_t i = 1; i + 2 < size; i++)
    if (styles[i] == GRID_CODE_YIELD && strncmp(text + i, "of", 2) == 0 &&
        !is_part_of_name(text[i - 1]) && !is_part_of_name(text[i + 2])) {
      *at = i;
      return true;
    }
  return false;
}

/* Up to the bracket that closes what was open before. */
static size_t list_size(const char *text, const unsigned char *styles, size_t size)
{
  int depth = 0;
  for (size_t i = 0; i < size; i++) {
    if (styles[i] == GRID_CODE_STRING || styles[i] == GRID_CODE_COMMENT) continue;
    if (strchr("([{", text[i]) != NULL) depth++;
    if (strchr(")]}", text[i]) != NULL && --depth < 0) return i;
  }
  return size;
}

/* The name before "in of(" or "of"; and the list behind it: "of(LIST)", "of LIST)". Where the head
 * is of several lines, what is not found is "v" and "…". */
static struct head head_of(const struct xray_loop *loop, struct source *source)
{
  struct head head = {{"v", 1}, {"…", strlen("…")}};
  for (int line = loop->first; line <= loop->body; line++) {
    size_t size, at;
    const char *text = source_line(source, line, &size);
    const unsigned char *styles = source_styles(source, line);
    if (!find_of(text, styles, size, &at)) continue;
    size_t list = at + 2, end = at;
    while (list < size && text[list] == ' ')
      list++;
    if (list < size && text[list] == '(' && list == at + 2) list++;
    head.list = (struct part){text + list, list_size(text + list, styles + list, size - list)};
    while (end > 0 && (text[end - 1] == ' ' || styles[end - 1] == GRID_CODE_KEYWORD))
      end--;
    size_t start = end;
    while (start > 0 && is_part_of_name(text[start - 1]))
      start--;
    if (end > start) head.name = (struct part){text + start, end - start};
  }
  return head;
}

/* How a row can be said: the first form that fits is taken, else the last one. NAME, LIST and
 * RETURN stand for what is in the loop's head, and for the language's name of return_. */
enum { FORMS = 3 };
static const char *const in_lua[XRAY_KINDS][FORMS] = {
    [XRAY_ITERATOR] = {"g = the iterator of LIST", "g = iterator of LIST", "g iterates LIST"},
    [XRAY_NEXT] = {"result = g:next()"},
    [XRAY_TEST] = {"if result.done then leave the loop", "if result.done then leave",
                   "if result.done: leave"},
    [XRAY_VALUE] = {"NAME = result.value"},
    [XRAY_LEAVE] = {"left by break, return or an error: g:RETURN()", "left early: g:RETURN()"},
};
static const char *const in_javascript[XRAY_KINDS][FORMS] = {
    [XRAY_ITERATOR] = {"g = the iterator of LIST", "g = iterator of LIST", "g iterates LIST"},
    [XRAY_NEXT] = {"result = g.next()"},
    [XRAY_TEST] = {"if (result.done) leave the loop", "if (result.done) leave",
                   "if result.done: leave"},
    [XRAY_VALUE] = {"NAME = result.value"},
    [XRAY_LEAVE] = {"left by break, return or throw: g.RETURN()", "left early: g.RETURN()"},
};

static void fill_in(const char *form, const struct head *head, const char *back, char *out,
                    size_t size)
{
  const struct {
    const char *word;
    struct part part;
  } words[] = {{"NAME", head->name}, {"LIST", head->list}, {"RETURN", {back, strlen(back)}}};
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  while (*form != '\0') {
    size_t i = 0;
    while (i < 3 && strncmp(form, words[i].word, strlen(words[i].word)) != 0)
      i++;
    if (i < 3) sentence_add_text(&sentence, words[i].part.text, words[i].part.size);
    else sentence_add_text(&sentence, form, 1);
    form += i < 3 ? strlen(words[i].word) : 1;
  }
}

const char *xray_text(const struct xray *xray, const struct xray_row *row, struct source *source,
                      int room, char *out, size_t size)
{
  struct head head = head_of(&xray->loops[row->loop], source);
  const struct language *language = source_language(source);
  const char *const *forms = (language == &language_lua ? in_lua : in_javascript)[row->kind];
  for (size_t i = 0; i < FORMS && forms[i] != NULL; i++) {
    fill_in(forms[i], &head, language->return_name, out, size);
    if (text_width(out, strlen(out)) <= room) break;
  }
  return out;
}

/* In the first of three forms that fits. */
static void put_result(const struct engine_event *result, const struct language *language, int room,
                       char *out, size_t size)
{
  say_result(result, language, out, size);
  if (text_width(out, strlen(out)) <= room || result->threw) return;
  char *value = language->value(result->text);
  const char *done = result->done ? "true" : "false";
  snprintf(out, size, "%s, done: %s", value != NULL ? value : result->text, done);
  if (text_width(out, strlen(out)) > room)
    snprintf(out, size, "%s, %s", value != NULL ? value : result->text, done);
  free(value);
}

const char *xray_value(const struct model *model, const struct xray *xray,
                       const struct xray_row *row, const struct source *source, int room, char *out,
                       size_t size)
{
  const struct xray_loop *loop = &xray->loops[row->loop];
  const struct engine_event *result = loop->result;
  const struct language *language = source_language(source);
  bool leaves = result != NULL && (result->done || result->threw);
  out[0] = '\0';
  if (row->kind == XRAY_ITERATOR && loop->request != NULL)
    snprintf(out, size, "%s", engine_name(model->engine, loop->request->generator));
  if (row->kind == XRAY_NEXT && result != NULL) put_result(result, language, room, out, size);
  if (row->kind == XRAY_LEAVE && loop->left != NULL)
    put_result(loop->left, language, room, out, size);
  if (row->kind == XRAY_LEAVE && loop->left != NULL && text_width(out, strlen(out)) > room)
    snprintf(out, size, "%s", loop->left->done ? "done" : "not done");
  if (row->kind == XRAY_NEXT && loop->request != NULL && result == NULL)
    snprintf(out, size, "not yet");
  if (row->kind == XRAY_TEST && result != NULL && !result->threw)
    snprintf(out, size, "%s", leaves ? "true" : "false");
  if (row->kind == XRAY_VALUE && result != NULL && !leaves) {
    char *value = language->value(result->text);
    snprintf(out, size, "%s", value != NULL ? value : result->text);
    free(value);
  }
  return out;
}
