#include "app/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/complete.h"
#include "app/text.h"

static void set_text(struct prompt *prompt, const char *text)
{
  snprintf(prompt->text, sizeof prompt->text, "%s", text);
  prompt->size = prompt->cursor = strlen(prompt->text);
}

void prompt_open(struct prompt *prompt, const struct command *command)
{
  prompt->open = true;
  prompt->command = command;
  prompt->draft[0] = '\0';
  set_text(prompt, "");
  prompt->recalled = prompt->history.count;
  prompt->choosing = prompt->searching = prompt->sent = prompt->mending = false;
}

void prompt_mend(struct prompt *prompt)
{
  prompt->open = prompt->mending = true;
  prompt->sent = false;
  prompt->cursor = prompt->size;
}

void prompt_clear(struct prompt *prompt)
{
  prompt_history_clear(&prompt->history);
}

/* --------------------------------------------------------------- the history */

/* What the lines begin with that belong to this prompt: "send ", or nothing. */
static const char *own_lines(const struct prompt *prompt, char *out, size_t size)
{
  snprintf(out, size, "%s%s", prompt->command != NULL ? prompt->command->name : "",
           prompt->command != NULL ? " " : "");
  return out;
}

static void remember(struct prompt *prompt)
{
  char line[PROMPT_SIZE + 64];
  size_t begins = strlen(own_lines(prompt, line, sizeof line));
  if (prompt->text[strspn(prompt->text, " ")] == '\0') return;
  snprintf(line + begins, sizeof line - begins, "%s", prompt->text);
  prompt_history_add(&prompt->history, line);
}

static void show_recalled(struct prompt *prompt, size_t begins)
{
  bool none = prompt->recalled >= prompt->history.count;
  set_text(prompt, none ? prompt->draft : prompt->history.lines[prompt->recalled] + begins);
}

/* Up: -1, Down: 1. Below the newest line stands what was being typed. */
static void recall(struct prompt *prompt, int direction)
{
  char begins[64];
  size_t count = prompt->history.count;
  own_lines(prompt, begins, sizeof begins);
  if (prompt->recalled == count) snprintf(prompt->draft, sizeof prompt->draft, "%s", prompt->text);
  size_t found = prompt_history_find(&prompt->history, prompt->recalled, direction, begins, "");
  if (found == count && (direction < 0 || prompt->recalled == count)) return;
  prompt->recalled = found;
  show_recalled(prompt, strlen(begins));
}

/* Ctrl-R: the newest line that has what is typed in it; then the one before that. */
static void search(struct prompt *prompt)
{
  char begins[64];
  own_lines(prompt, begins, sizeof begins);
  if (!prompt->searching) {
    snprintf(prompt->draft, sizeof prompt->draft, "%s", prompt->text);
    prompt->recalled = prompt->history.count;
    prompt->searching = true;
  }
  size_t found = prompt_history_find(&prompt->history, prompt->recalled, -1, begins, prompt->draft);
  if (found == prompt->history.count) return;
  prompt->recalled = found;
  show_recalled(prompt, strlen(begins));
}

/* --------------------------------------------------------------- the line */

static void delete (struct prompt *prompt, size_t from, size_t to)
{
  memmove(prompt->text + from, prompt->text + to, prompt->size - to + 1);
  prompt->size -= to - from;
  prompt->cursor = from;
}

static void cut(struct prompt *prompt, size_t from, size_t to)
{
  if (from == to) return;
  memcpy(prompt->cut, prompt->text + from, to - from);
  prompt->cut[to - from] = '\0';
  delete (prompt, from, to);
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

void prompt_insert(struct prompt *prompt, const char *text, size_t size)
{
  unsigned code;
  for (size_t bytes; (bytes = text_decode(text, size, &code)) > 0; text += bytes, size -= bytes) {
    bool seen = code != TEXT_BAD && !text_is_control(code);
    insert(prompt, seen ? text : " ", seen ? bytes : 1);
  }
  prompt->choosing = prompt->searching = prompt->mending = false;
}

/* A character and what combines with it are one to the user. */
static size_t before(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  unsigned code;
  do {
    while (at > 0 && ((unsigned char)prompt->text[--at] & 0xC0) == 0x80)
      continue;
    text_decode(prompt->text + at, prompt->size - at, &code);
  } while (at > 0 && text_char_width(code) == 0);
  return at;
}

static size_t after(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  unsigned code;
  at += text_decode(prompt->text + at, prompt->size - at, &code);
  for (size_t bytes; (bytes = text_decode(prompt->text + at, prompt->size - at, &code)) > 0;
       at += bytes)
    if (text_char_width(code) > 0) break;
  return at;
}

static bool is_word_byte(char byte)
{
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z') || byte == '_' || (unsigned char)byte >= 0x80;
}

static size_t blanks_before(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  while (at > 0 && prompt->text[at - 1] == ' ')
    at--;
  while (at > 0 && prompt->text[at - 1] != ' ')
    at--;
  return at;
}

static size_t word_before(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  while (at > 0 && !is_word_byte(prompt->text[at - 1]))
    at--;
  while (at > 0 && is_word_byte(prompt->text[at - 1]))
    at--;
  return at;
}

static size_t word_after(const struct prompt *prompt)
{
  size_t at = prompt->cursor;
  while (at < prompt->size && !is_word_byte(prompt->text[at]))
    at++;
  while (at < prompt->size && is_word_byte(prompt->text[at]))
    at++;
  return at;
}

/* --------------------------------------------------------------- the keys */

static bool is_one_of(const char *key, const char *names)
{
  size_t size = strlen(key);
  for (const char *at = names; (at = strstr(at, key)) != NULL; at += size)
    if ((at == names || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0')) return true;
  return false;
}

static bool move(struct prompt *prompt, const char *key)
{
  if (is_one_of(key, "Left Ctrl-B")) prompt->cursor = before(prompt);
  else if (is_one_of(key, "Right Ctrl-F")) prompt->cursor = after(prompt);
  else if (is_one_of(key, "Home Ctrl-A")) prompt->cursor = 0;
  else if (is_one_of(key, "End Ctrl-E")) prompt->cursor = prompt->size;
  else if (is_one_of(key, "Alt-b Ctrl-Left Alt-Left")) prompt->cursor = word_before(prompt);
  else if (is_one_of(key, "Alt-f Ctrl-Right Alt-Right")) prompt->cursor = word_after(prompt);
  else if (is_one_of(key, "Up Ctrl-P")) recall(prompt, -1);
  else if (is_one_of(key, "Down Ctrl-N")) recall(prompt, 1);
  else if (is_one_of(key, "Ctrl-R")) search(prompt);
  else return false;
  return true;
}

static bool edit(struct prompt *prompt, const char *key)
{
  size_t cursor = prompt->cursor;
  if (is_one_of(key, "Backspace Ctrl-H")) delete (prompt, before(prompt), cursor);
  else if (is_one_of(key, "Delete Ctrl-D")) delete (prompt, cursor, after(prompt));
  else if (is_one_of(key, "Ctrl-U")) cut(prompt, 0, cursor);
  else if (is_one_of(key, "Ctrl-K")) cut(prompt, cursor, prompt->size);
  else if (is_one_of(key, "Ctrl-W")) cut(prompt, blanks_before(prompt), cursor);
  else if (is_one_of(key, "Alt-Backspace")) cut(prompt, word_before(prompt), cursor);
  else if (is_one_of(key, "Alt-d")) cut(prompt, cursor, word_after(prompt));
  else if (is_one_of(key, "Ctrl-Y")) insert(prompt, prompt->cut, strlen(prompt->cut));
  else if (is_one_of(key, "Space")) insert(prompt, " ", 1);
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
  if (is_one_of(key, "Esc Ctrl-C Ctrl-G") ||
      (empty && prompt->command == NULL && is_one_of(key, "Backspace Ctrl-H"))) {
    prompt->open = false;
    return PROMPT_CANCELLED;
  }
  unsigned code;
  size_t size = strlen(key);
  bool types = text_decode(key, size, &code) == size && code != TEXT_BAD;
  if (strcmp(key, "Ctrl-R") != 0) prompt->searching = false;
  prompt->choosing = false;
  if (types) insert(prompt, key, size);
  else if (!move(prompt, key) && !edit(prompt, key)) return PROMPT_GOES_ON;
  prompt->mending = false;
  return PROMPT_GOES_ON;
}

/* Puts the word in place of what stands between start and the cursor of the stem. */
static void put_word(struct prompt *prompt, size_t start, const char *word, size_t size,
                     const char *end)
{
  char text[PROMPT_SIZE];
  size_t cursor = start + size + strlen(end);
  const char *rest = prompt->stem + prompt->stem_cursor;
  if (end[0] == ' ' && rest[0] == ' ') rest++;
  int wrote = snprintf(text, sizeof text, "%.*s%.*s%s%s", (int)start, prompt->stem, (int)size, word,
                       end, rest);
  if (wrote < 0 || (size_t)wrote >= sizeof text) return; /* there is no room for it */
  set_text(prompt, text);
  prompt->cursor = cursor;
}

static void go_through(struct prompt *prompt, const struct complete_list *list, int direction)
{
  size_t places = list->count + 1; /* the last is the line as it was typed */
  if (!prompt->choosing) prompt->chosen = list->count;
  prompt->choosing = true;
  prompt->chosen = (prompt->chosen + (direction < 0 ? places - 1 : 1)) % places;
  if (prompt->chosen < list->count) {
    const char *word = list->words[prompt->chosen].text;
    put_word(prompt, list->start, word, strlen(word), "");
    return;
  }
  set_text(prompt, prompt->stem);
  prompt->cursor = prompt->stem_cursor;
}

void prompt_choose(struct prompt *prompt, const struct complete_list *list, int direction)
{
  if (list->count == 0) return;
  prompt->mending = prompt->searching = false;
  if (!prompt->choosing) {
    memcpy(prompt->stem, prompt->text, sizeof prompt->stem);
    prompt->stem_cursor = prompt->cursor;
    const char *first = list->words[0].text;
    size_t common = complete_common(list), typed = prompt->cursor - list->start;
    bool open = common > 0 && strchr("/(", first[common - 1]) != NULL;
    bool whole = list->count == 1 && !list->goes_on && !open;
    if (list->count == 1 || common > typed) {
      put_word(prompt, list->start, first, common, whole ? " " : "");
      return;
    }
  }
  go_through(prompt, list, direction);
}

const struct command *prompt_names(const struct prompt *prompt)
{
  if (prompt->command != NULL) return prompt->command;
  const char *name = prompt->text + strspn(prompt->text, " ");
  size_t size = strcspn(name, " ");
  return size == 0 ? NULL : command_find(name, size, COMMAND_SCREEN);
}
