#include "app/problems.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/text.h"

/* A sentence that can be shown and printed anywhere: valid, and without controls. */
static char *clean(const char *text)
{
  size_t size = strlen(text), used = 0;
  char *copy = malloc(size * 3 + 1); /* a byte may grow to the three of U+FFFD */
  unsigned code;
  if (copy == NULL) return NULL;
  for (size_t at = 0, count; (count = text_decode(text + at, size - at, &code)) > 0; at += count)
    used += text_encode(text_is_control(code) ? TEXT_BAD : code, copy + used);
  copy[used] = '\0';
  return copy;
}

void problems_add(struct problems *problems, const char *file, int line, const char *format, ...)
{
  char place[32] = "", *what = NULL, *sentence = NULL;
  size_t number = problems->count++;
  if (number >= PROBLEMS_MOST) return;
  va_list arguments;
  va_start(arguments, format);
  int written = vasprintf(&what, format, arguments);
  va_end(arguments);
  problems->sentences[number] = NULL;
  if (written < 0) return;
  if (line > 0) snprintf(place, sizeof place, ", line %d", line);
  if (file == NULL)
    written = asprintf(&sentence, "%c%s.", toupper((unsigned char)what[0]), what + (*what != '\0'));
  else
    written = asprintf(&sentence, "%s%s: %s, so %s was left out.", file, place, what,
                       line > 0 ? "this line" : "it");
  if (written >= 0) problems->sentences[number] = clean(sentence);
  if (written >= 0) free(sentence);
  free(what);
}

void problems_clear(struct problems *problems)
{
  for (size_t i = 0; i < problems->count && i < PROBLEMS_MOST; i++)
    free(problems->sentences[i]);
  *problems = (struct problems){0};
}

char *problems_text(const struct problems *problems)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) return NULL;
  for (size_t i = 0; i < problems->count && i < PROBLEMS_MOST; i++)
    if (problems->sentences[i] != NULL)
      fprintf(out, "%s%s", i > 0 ? "\n" : "", problems->sentences[i]);
  if (problems->count > PROBLEMS_MOST)
    fprintf(out, "\nThere are %zu more.", problems->count - PROBLEMS_MOST);
  fclose(out);
  return text;
}
