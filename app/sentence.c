#include "app/sentence.h"

#include <stdarg.h>
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

/* The word that "{name}" at text stands for; NULL where it is no word's name. */
static const struct sentence_word *word_at(const char *text, const struct sentence_word *words)
{
  for (; words->name; words++) {
    size_t size = strlen(words->name);
    if (strncmp(text + 1, words->name, size) == 0 && text[1 + size] == '}') return words;
  }
  return NULL;
}

static int ends_sentence(const struct sentence *sentence)
{
  return sentence->used > 0 && strchr(".!?", sentence->out[sentence->used - 1]) != NULL;
}

void sentence_add_template(struct sentence *sentence, const char *text,
                           const struct sentence_word *words)
{
  if (sentence->used > 0) sentence_add_text(sentence, " ", 1);
  while (*text) {
    size_t plain = *text == '{' ? 1 : strcspn(text, "{");
    const struct sentence_word *word = *text == '{' ? word_at(text, words) : NULL;
    if (!word) {
      sentence_add_text(sentence, text, plain);
      text += plain;
      continue;
    }
    sentence_add_text(sentence, word->text, strlen(word->text));
    text += strlen(word->name) + 2;
    if (*text == '.' && ends_sentence(sentence)) text++;
  }
}

void sentence_add_about(struct sentence *sentence, const char *text, const char *subject,
                        const char *what)
{
  const struct sentence_word words[] = {
      {"subject", subject},
      {"what", what},
      {NULL, NULL},
  };
  if (text[0]) sentence_add_template(sentence, text, words);
}
