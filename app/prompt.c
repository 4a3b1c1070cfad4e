#include "app/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/text.h"

void prompt_open(struct prompt *prompt, const struct command *command)
{
  prompt->open = true;
  prompt->command = command;
  prompt->text[0] = prompt->draft[0] = '\0';
  prompt->size = prompt->cursor = 0;
  prompt->recalled = (command == NULL ? &prompt->commands : &prompt->arguments)->count;
}

static struct prompt_history *history_of(struct prompt *prompt)
{
  return prompt->command == NULL ? &prompt->commands : &prompt->arguments;
}

static void remember(struct prompt *prompt)
{
  struct prompt_history *history = history_of(prompt);
  if (prompt->size == 0) return;
  if (history->count > 0 && strcmp(history->lines[history->count - 1], prompt->text) == 0) return;
  char *line = strdup(prompt->text);
  if (line == NULL) return;
  if (history->count == PROMPT_HISTORY) {
    free(history->lines[0]);
    memmove(history->lines, history->lines + 1, (PROMPT_HISTORY - 1) * sizeof(char *));
    history->count--;
  }
  history->lines[history->count++] = line;
}

void prompt_clear(struct prompt *prompt)
{
  struct prompt_history *histories[] = {&prompt->commands, &prompt->arguments};
  for (size_t h = 0; h < 2; h++) {
    for (size_t i = 0; i < histories[h]->count; i++)
      free(histories[h]->lines[i]);
    histories[h]->count = 0;
  }
}

static void set_text(struct prompt *prompt, const char *text)
{
  snprintf(prompt->text, sizeof prompt->text, "%s", text);
  prompt->size = prompt->cursor = strlen(prompt->text);
}

/* Up: -1, Down: 1. Below the newest line stands what was being typed. */
static void recall(struct prompt *prompt, int direction)
{
  struct prompt_history *history = history_of(prompt);
  if (direction < 0 && prompt->recalled == 0) return;
  if (direction > 0 && prompt->recalled >= history->count) return;
  if (prompt->recalled == history->count)
    snprintf(prompt->draft, sizeof prompt->draft, "%s", prompt->text);
  prompt->recalled = direction < 0 ? prompt->recalled - 1 : prompt->recalled + 1;
  set_text(prompt,
           prompt->recalled == history->count ? prompt->draft : history->lines[prompt->recalled]);
}

static void delete (struct prompt *prompt, size_t from, size_t to)
{
  memmove(prompt->text + from, prompt->text + to, prompt->size - to + 1);
  prompt->size -= to - from;
  prompt->cursor = from;
}

static void insert(struct prompt *prompt, const char *text, size_t size)
{
  if (prompt->size + size >= PROMPT_SIZE) return;
  memmove(prompt->text + prompt->cursor + size, prompt->text + prompt->cursor,
          prompt->size - prompt->cursor + 1);
  memcpy(prompt->text + prompt->cursor, text, size);
  prompt->size += size;
  prompt->cursor += size;
}

static size_t before(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  while (at > 0 && ((unsigned char)prompt->text[--at] & 0xC0) == 0x80)
    continue;
  return at;
}

static size_t after(const struct prompt *prompt)
{
  unsigned code;
  return prompt->cursor +
         text_decode(prompt->text + prompt->cursor, prompt->size - prompt->cursor, &code);
}

static size_t word_before(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  while (at > 0 && prompt->text[at - 1] == ' ')
    at--;
  while (at > 0 && prompt->text[at - 1] != ' ')
    at--;
  return at;
}

/* Tab: completes the command's name as far as all that begin so agree. */
static void complete(struct prompt *prompt)
{
  if (prompt->command != NULL || strchr(prompt->text, ' ') != NULL) return;
  const char *common = NULL;
  size_t common_size = 0, fits = 0;
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if (!(command->places & COMMAND_SCREEN) ||
        strncmp(command->name, prompt->text, prompt->size) != 0)
      continue;
    if (fits++ == 0) {
      common = command->name;
      common_size = strlen(common);
    }
    size_t same = 0;
    while (same < common_size && command->name[same] == common[same])
      same++;
    common_size = same;
  }
  if (fits == 0) return;
  char text[PROMPT_SIZE];
  snprintf(text, sizeof text, "%.*s%s", (int)common_size, common, fits == 1 ? " " : "");
  set_text(prompt, text);
}

static bool edit(struct prompt *prompt, const char *key)
{
  if (strcmp(key, "Left") == 0) prompt->cursor = before(prompt);
  else if (strcmp(key, "Right") == 0) prompt->cursor = after(prompt);
  else if (strcmp(key, "Home") == 0 || strcmp(key, "Ctrl-A") == 0) prompt->cursor = 0;
  else if (strcmp(key, "End") == 0 || strcmp(key, "Ctrl-E") == 0) prompt->cursor = prompt->size;
  else if (strcmp(key, "Backspace") == 0) delete (prompt, before(prompt), prompt->cursor);
  else if (strcmp(key, "Delete") == 0) delete (prompt, prompt->cursor, after(prompt));
  else if (strcmp(key, "Ctrl-U") == 0) delete (prompt, 0, prompt->cursor);
  else if (strcmp(key, "Ctrl-W") == 0) delete (prompt, word_before(prompt), prompt->cursor);
  else if (strcmp(key, "Up") == 0) recall(prompt, -1);
  else if (strcmp(key, "Down") == 0) recall(prompt, 1);
  else if (strcmp(key, "Tab") == 0) complete(prompt);
  else if (strcmp(key, "Space") == 0) insert(prompt, " ", 1);
  else return false;
  return true;
}

enum prompt_answer prompt_key(struct prompt *prompt, const char *key)
{
  bool empty = prompt->size == 0;
  if (strcmp(key, "Enter") == 0) {
    remember(prompt);
    prompt->open = false;
    return PROMPT_ENTERED;
  }
  if (strcmp(key, "Esc") == 0 || strcmp(key, "Ctrl-C") == 0 ||
      (empty && prompt->command == NULL && strcmp(key, "Backspace") == 0)) {
    prompt->open = false;
    return PROMPT_CANCELLED;
  }
  unsigned code;
  size_t size = strlen(key);
  if (!edit(prompt, key) && text_decode(key, size, &code) == size) insert(prompt, key, size);
  return PROMPT_GOES_ON;
}

const struct command *prompt_names(const struct prompt *prompt)
{
  if (prompt->command != NULL) return prompt->command;
  size_t size = strcspn(prompt->text, " ");
  return size == 0 ? NULL : command_find(prompt->text, size, COMMAND_SCREEN);
}
