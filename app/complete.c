#include "app/complete.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/model_inside.h"

enum { MOST_WORDS = 8, LONGEST_WORD = 64 };

/* One alternative of an argument, as words: "change", "NAME". A word may have alternatives of its
 * own: "on|off". */
struct alternative {
  char words[MOST_WORDS][LONGEST_WORD];
  size_t count;
};

static bool is_kind(const char *word)
{
  return isupper((unsigned char)word[0]) || (word[0] == '+' && isupper((unsigned char)word[1]));
}

/* Reads the alternative at *at, and moves *at behind it; false at the end. Brackets fall away: all
 * that they say is that a word may be missing. */
static bool read_alternative(const char **at, struct alternative *out)
{
  int depth = 0;
  size_t size = 0;
  const char *text = *at;
  *out = (struct alternative){0};
  if (*text == '\0') return false;
  for (; *text != '\0' && !(*text == '|' && depth == 0); text++) {
    if (*text == '[') depth++;
    else if (*text == ']') depth--;
    else if (*text == ' ') {
      if (size > 0 && out->count < MOST_WORDS - 1) out->count++, size = 0;
    } else if (size + 1 < LONGEST_WORD) out->words[out->count][size++] = *text;
  }
  if (size > 0) out->count++;
  *at = *text == '|' ? text + 1 : text;
  return true;
}

/* The argument without brackets around all of it; out has the argument's size. */
static const char *open_argument(const char *argument, char *out)
{
  int depth = 0;
  size_t size = strlen(argument);
  strcpy(out, argument);
  if (argument[0] != '[') return out;
  for (size_t i = 0; i < size; i++) {
    depth += argument[i] == '[' ? 1 : argument[i] == ']' ? -1 : 0;
    if (depth == 0 && i + 1 < size) return out;
  }
  out[size - 1] = '\0';
  return out + 1;
}

/* The parts of "on|off", one after the other. */
static bool next_choice(const char **at, char out[LONGEST_WORD])
{
  if (**at == '\0') return false;
  size_t size = strcspn(*at, "|");
  memcpy(out, *at, size);
  out[size] = '\0';
  *at += size + ((*at)[size] == '|');
  return true;
}

static bool takes_word(const char *word, const char *typed, size_t size)
{
  char choice[LONGEST_WORD];
  while (next_choice(&word, choice))
    if (is_kind(choice) || (strlen(choice) == size && memcmp(choice, typed, size) == 0))
      return true;
  return false;
}

/* Does the cursor stand in a string? Then names are no names. */
static bool in_string(const char *text, size_t cursor)
{
  char quote = '\0';
  for (size_t i = 0; i < cursor; i++) {
    if (quote != '\0' && text[i] == '\\') i++;
    else if (quote == '\0' && (text[i] == '"' || text[i] == '\'')) quote = text[i];
    else if (text[i] == quote) quote = '\0';
  }
  return quote != '\0';
}

static bool is_name_byte(char byte)
{
  return isalnum((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

static void add_to_expression(const struct model *model, const struct complete_kind *kind,
                              struct complete_list *list, const char *text, size_t from,
                              size_t cursor)
{
  size_t start = cursor;
  while (start > from && is_name_byte(text[start - 1]))
    start--;
  bool field = start > from && strchr(".:", text[start - 1]) != NULL;
  if (field || isdigit((unsigned char)text[start]) || in_string(text, cursor)) return;
  char *prefix = strndup(text + start, cursor - start);
  if (prefix == NULL) return;
  size_t count = list->count;
  kind->add(model, list, prefix);
  if (list->count > count) list->start = start;
  if (list->count > count) list->goes_on = true;
  free(prefix);
}

static void add_choices(const struct model *model, struct complete_list *list, const char *word,
                        const char *prefix)
{
  char choice[LONGEST_WORD];
  while (next_choice(&word, choice)) {
    const struct complete_kind *kind =
        is_kind(choice) ? complete_kind(choice, strlen(choice)) : NULL;
    if (!is_kind(choice)) complete_add(list, prefix, choice, NULL);
    else if (kind != NULL && kind->add != NULL) kind->add(model, list, prefix);
  }
}

/* Follows the line from `from` on through one alternative, and adds what may stand at the
 * cursor. */
static void add_alternative(const struct model *model, const struct alternative *alternative,
                            struct complete_list *list, const char *text, size_t from,
                            size_t cursor)
{
  size_t at = from;
  for (size_t i = 0; i < alternative->count; i++) {
    const char *word = alternative->words[i];
    at += strspn(text + at, " ");
    const struct complete_kind *kind = is_kind(word) ? complete_kind(word, strlen(word)) : NULL;
    if (kind != NULL && kind->rest) {
      if (at <= cursor && kind->add != NULL) add_to_expression(model, kind, list, text, at, cursor);
      return;
    }
    size_t size = strcspn(text + at, " ");
    if (at + size >= cursor || text[at + size] == '\0') {
      size_t start = at < cursor ? at : cursor, count = list->count;
      char *prefix = strndup(text + start, cursor - start);
      if (prefix != NULL) add_choices(model, list, word, prefix);
      if (list->count > count) list->start = start;
      free(prefix);
      return;
    }
    if (!takes_word(word, text + at, size)) return;
    at += size;
  }
}

static void add_argument(const struct model *model, const struct command *command,
                         struct complete_list *list, const char *text, size_t from, size_t cursor)
{
  struct alternative alternative;
  char *own = malloc(strlen(command->argument) + 1);
  if (own == NULL) return;
  const char *at = open_argument(command->argument, own);
  while (read_alternative(&at, &alternative))
    add_alternative(model, &alternative, list, text, from, cursor);
  free(own);
}

struct complete_list complete_line(const struct model *model, const struct command *command,
                                   const char *text, size_t cursor)
{
  struct complete_list list = {.start = cursor};
  char *before = strndup(text, cursor);
  if (before == NULL) return list;
  size_t from = 0;
  if (command == NULL) {
    from = strspn(before, " ");
    size_t size = strcspn(before + from, " ");
    if (before[from + size] == '\0') {
      list.start = from;
      complete_kind("COMMAND", 7)->add(model, &list, before + from);
      free(before);
      return list;
    }
    command = command_find(before + from, size, COMMAND_SCREEN);
    from += size;
  }
  if (command != NULL) add_argument(model, command, &list, before, from, cursor);
  free(before);
  return list;
}

struct complete_list complete_prompt(const struct model *model)
{
  const struct prompt *prompt = &model->prompt;
  return prompt->choosing ? complete_line(model, prompt->command, prompt->stem, prompt->stem_cursor)
                          : complete_line(model, prompt->command, prompt->text, prompt->cursor);
}

void complete_free(struct complete_list *list)
{
  for (size_t i = 0; i < list->count; i++) {
    free(list->words[i].text);
    free(list->words[i].note);
  }
  free(list->words);
  *list = (struct complete_list){0};
}

size_t complete_common(const struct complete_list *list)
{
  if (list->count == 0) return 0;
  const char *first = list->words[0].text;
  size_t common = strlen(first);
  for (size_t i = 1; i < list->count; i++) {
    size_t same = 0;
    while (same < common && list->words[i].text[same] == first[same])
      same++;
    common = same;
  }
  /* Never within a character. */
  while (common > 0 && ((unsigned char)first[common] & 0xC0) == 0x80)
    common--;
  return common;
}

void complete_kinds(const struct command *command,
                    void (*tell)(void *context, const struct complete_kind *kind), void *context)
{
  const struct complete_kind *told[MOST_WORDS];
  size_t count = 0;
  for (const char *at = command->argument; *at != '\0' && count < MOST_WORDS;) {
    at += strspn(at, " []|,");
    size_t size = strcspn(at, " []|,");
    const struct complete_kind *kind = complete_kind(at, size);
    at += size;
    for (size_t i = 0; i < count; i++)
      if (told[i] == kind) kind = NULL;
    if (kind == NULL) continue;
    told[count++] = kind;
    tell(context, kind);
  }
}

/* The word that stands for a kind in an example: one of the program, where it has any. asks: the
 * command asks for a value, rather than to give one. */
static void write_example(const struct model *model, FILE *out, const char *word, bool asks)
{
  struct complete_list list = {0};
  const struct complete_kind *kind = is_kind(word) ? complete_kind(word, strlen(word)) : NULL;
  if (kind != NULL && kind->add != NULL && (!kind->rest || asks)) kind->add(model, &list, "");
  bool whole = list.count > 0 && list.words[0].text[strlen(list.words[0].text) - 1] != '(';
  if (!is_kind(word)) fprintf(out, " %.*s", (int)strcspn(word, "|"), word);
  else if (whole && kind->example[0] != '-') fprintf(out, " %s", list.words[0].text);
  else if (list.count > 0 && !whole) fprintf(out, " %s10)", list.words[0].text);
  else if (kind != NULL) fprintf(out, " %s", kind->example + (kind->example[0] == '-'));
  if (kind != NULL && strchr(word, ',') != NULL) fputc(',', out);
  complete_free(&list);
}

const char *complete_example(const struct model *model, const struct command *command, char *out,
                             size_t size)
{
  struct alternative alternative;
  char *own = malloc(strlen(command->argument) + 1);
  FILE *file = fmemopen(out, size, "w");
  out[0] = '\0';
  if (own != NULL && file != NULL) {
    const char *at = open_argument(command->argument, own);
    fputs(command->name, file);
    if (read_alternative(&at, &alternative))
      for (size_t i = 0; i < alternative.count; i++)
        if (strchr(alternative.words[i], '+') == NULL && strstr(alternative.words[i], "…") == NULL)
          write_example(model, file, alternative.words[i], strcmp(command->group, "look") == 0);
  }
  if (file != NULL) fclose(file);
  out[size - 1] = '\0';
  free(own);
  return out;
}
