#include "app/sentence.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sentence_start(struct sentence *sentence, char *out, size_t size)
{
  sentence->out = out;
  sentence->size = size;
  sentence->used = 0;
  if (size > 0) out[0] = '\0';
}

/* The most bytes, at most `most`, of a longer text that end between two characters. */
static size_t whole_characters(const char *text, size_t most)
{
  while (most > 0 && ((unsigned char)text[most] & 0xC0) == 0x80)
    most--;
  return most;
}

void sentence_add_text(struct sentence *sentence, const char *text, size_t size)
{
  if (sentence->used + 1 >= sentence->size) return;
  size_t room = sentence->size - sentence->used - 1;
  size_t taken = size <= room ? size : whole_characters(text, room);
  memcpy(sentence->out + sentence->used, text, taken);
  sentence->used += taken;
  sentence->out[sentence->used] = '\0';
  if (taken < size) sentence->size = sentence->used + 1; /* full: nothing may follow a cut */
}

void sentence_add(struct sentence *sentence, const char *format, ...)
{
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int size = vasprintf(&text, format, arguments);
  va_end(arguments);
  if (size < 0) return;
  sentence_add_text(sentence, text, (size_t)size);
  free(text);
}

/* The word that stands in braces at text; *after is what follows its name: '}' or ':'. NULL where
 * it is no word's name. */
static const struct sentence_word *word_at(const char *text, const struct sentence_word *words,
                                           const char **after)
{
  for (; words->name; words++) {
    size_t size = strlen(words->name);
    *after = text + 1 + size;
    if (strncmp(text + 1, words->name, size) == 0 && (**after == '}' || **after == ':'))
      return words;
  }
  return NULL;
}

static bool is_empty(const struct sentence_word *word)
{
  return word->text ? word->text[0] == '\0' : word->number == 0;
}

/* Whether the full stop at text would follow a word that brought one. */
static bool is_second_stop(const struct sentence *sentence, const char *start, const char *text)
{
  bool after_word = text > start && (text[-1] == '}' || text[-1] == ']');
  return *text == '.' && (text[1] == '\0' || text[1] == ' ') && after_word && sentence->used > 0 &&
         strchr(".!?", sentence->out[sentence->used - 1]) != NULL;
}

/* Adds "line" or "lines" of ":line|lines}". Returns what follows it. */
static const char *add_form(struct sentence *sentence, const char *forms,
                            const struct sentence_word *word)
{
  size_t one = strcspn(forms, "|}"), many = forms[one] == '|' ? strcspn(forms + one + 1, "}") : 0;
  if (word->number == 1) sentence_add_text(sentence, forms, one);
  else sentence_add_text(sentence, forms + one + 1, many);
  return forms + one + 1 + many + (forms[one] == '|' ? 1 : 0);
}

/* Adds what stands in braces at text. Returns what follows it; NULL where it is no word. */
static const char *add_word(struct sentence *sentence, const char *text,
                            const struct sentence_word *words)
{
  const char *after;
  const struct sentence_word *word = word_at(text, words, &after);
  if (!word) return NULL;
  if (*after == ':') return add_form(sentence, after + 1, word);
  if (word->text) sentence_add_text(sentence, word->text, strlen(word->text));
  else sentence_add(sentence, "%llu", word->number);
  return after + 1;
}

enum part { NO_PART, PART_SHOWN, PART_LEFT_OUT };

/* Whether the brackets at text are a part that may be left out, and whether it is. */
static enum part part_at(const char *text, const struct sentence_word *words)
{
  enum part part = NO_PART;
  const char *after;
  for (; *text && *text != ']'; text++) {
    const struct sentence_word *word = *text == '{' ? word_at(text, words, &after) : NULL;
    if (!word) continue;
    if (is_empty(word)) return PART_LEFT_OUT;
    part = PART_SHOWN;
  }
  return part;
}

void sentence_add_template(struct sentence *sentence, const char *text,
                           const struct sentence_word *words)
{
  bool line_start = sentence->used == 0 || sentence->out[sentence->used - 1] == '\n';
  bool inside = false; /* a part in brackets that is shown */
  const char *start = text;
  if (!line_start && text[0] != '\n') sentence_add_text(sentence, " ", 1);
  while (*text) {
    enum part part = *text == '[' ? part_at(text, words) : NO_PART;
    const char *after = *text == '{' ? add_word(sentence, text, words) : NULL;
    if (after) {
      text = after;
    } else if (part == PART_LEFT_OUT) {
      text += strcspn(text, "]");
      if (*text) text++;
    } else if (part == PART_SHOWN || (inside && *text == ']')) {
      inside = part == PART_SHOWN;
      text++;
    } else if (is_second_stop(sentence, start, text)) {
      text++;
    } else {
      size_t plain = 1 + strcspn(text + 1, "{[]");
      sentence_add_text(sentence, text, plain);
      text += plain;
    }
  }
}
