#include "app/keymap.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/problems.h"
#include "app/text.h"

struct binding {
  char *key, *line;
};

struct keymap {
  struct binding *bindings; /* in the file's order; a later one of the same key replaces */
  size_t count, capacity;
  const struct keymap *over; /* or NULL */
};

static const char blanks[] = " \t";

static bool bind(struct keymap *keymap, const char *key, size_t key_size, const char *line,
                 size_t line_size)
{
  struct binding binding = {strndup(key, key_size), strndup(line, line_size)};
  if (binding.key == NULL || binding.line == NULL) return false;
  for (size_t i = 0; i < keymap->count; i++) {
    if (strcmp(keymap->bindings[i].key, binding.key) != 0) continue;
    free(keymap->bindings[i].key);
    free(keymap->bindings[i].line);
    keymap->bindings[i] = binding;
    return true;
  }
  if (keymap->count == keymap->capacity) {
    size_t capacity = keymap->capacity == 0 ? 64 : keymap->capacity * 2;
    struct binding *grown = realloc(keymap->bindings, capacity * sizeof *grown);
    if (grown == NULL) return false;
    keymap->bindings = grown;
    keymap->capacity = capacity;
  }
  keymap->bindings[keymap->count++] = binding;
  return true;
}

static bool has_number(const char *key, size_t size, const char *before)
{
  size_t length = strlen(before);
  if (size <= length || size > length + 2 || memcmp(key, before, length) != 0) return false;
  int number = atoi(key + length);
  return number >= 1 && number <= 12;
}

/* Alt-x, Alt-Backspace, Alt-Left, Ctrl-Left… */
static bool has_modifier(const char *key, size_t size)
{
  static const char *const names[] = {"Alt-Backspace", "Alt-Left", "Alt-Right", "Ctrl-Left",
                                      "Ctrl-Right"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i]) == size && memcmp(names[i], key, size) == 0) return true;
  bool alt = size == 5 && memcmp(key, "Alt-", 4) == 0;
  return alt && key[4] > ' ' && key[4] < 127 && key[4] != '[' && key[4] != 'O';
}

/* Is it a name that screen_key may give, and that reaches the keymap? */
static bool is_key(const char *key, size_t size)
{
  static const char *const names[] = {
      "Space", "Enter", "Tab",  "Shift-Tab", "Backspace", "Esc", "Up",     "Down",
      "Left",  "Right", "PgUp", "PgDn",      "Home",      "End", "Insert", "Delete",
  };
  static const char control[] = "Ctrl-";
  unsigned code;
  if (text_decode(key, size, &code) == size) return code != TEXT_BAD && !text_is_control(code);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i]) == size && memcmp(names[i], key, size) == 0) return true;
  size_t length = strlen(control);
  if (has_modifier(key, size)) return true;
  if (size > length && memcmp(key, control, length) == 0) {
    if (size == length + 5 && memcmp(key + length, "Space", 5) == 0) return true;
    return size == length + 1 && strchr("LZ", key[length]) == NULL && key[length] >= 'A' &&
           key[length] <= '_';
  }
  return has_number(key, size, "F") || has_number(key, size, "Shift-F");
}

static bool is_bound(const struct keymap *keymap, const char *key, size_t size)
{
  for (size_t i = 0; i < keymap->count; i++)
    if (strlen(keymap->bindings[i].key) == size && memcmp(keymap->bindings[i].key, key, size) == 0)
      return true;
  return false;
}

/* One line of the file. Returns what is wrong with it, or NULL. */
static const char *read_line(struct keymap *keymap, const char *line, size_t size)
{
  while (size > 0 && strchr(" \t\r", line[size - 1]) != NULL)
    size--;
  size_t skip = 0;
  while (skip < size && strchr(blanks, line[skip]) != NULL)
    skip++;
  line += skip;
  size -= skip;
  if (size == 0 || line[0] == '#') return NULL;
  size_t key_size = 0;
  while (key_size < size && strchr(blanks, line[key_size]) == NULL)
    key_size++;
  size_t start = key_size;
  while (start < size && strchr(blanks, line[start]) != NULL)
    start++;
  if (!is_key(line, key_size)) return "there is no key of that name, or its use is fixed";
  if (start == size) return "no command stands after the key";
  size_t name_size = 0;
  while (start + name_size < size && strchr(blanks, line[start + name_size]) == NULL)
    name_size++;
  bool unbinds = name_size == 1 && start + 1 == size && line[start] == '-';
  const struct command *command = command_find(line + start, name_size, COMMAND_SCREEN);
  if (!unbinds && (command == NULL || strlen(command->name) != name_size))
    return "there is no command of that name";
  if (is_bound(keymap, line, key_size)) return "that key is bound above already";
  return bind(keymap, line, key_size, line + start, size - start) ? NULL : "out of memory";
}

static void read_text(struct keymap *keymap, const char *name, const char *text,
                      struct problems *problems)
{
  for (int number = 1; *text != '\0'; number++) {
    size_t line_size = strcspn(text, "\n");
    const char *wrong = read_line(keymap, text, line_size);
    if (wrong != NULL) problems_add(problems, name, number, "%s", wrong);
    text += line_size;
    if (*text == '\n') text++;
  }
}

static void forget(struct keymap *keymap, size_t index)
{
  free(keymap->bindings[index].key);
  free(keymap->bindings[index].line);
  keymap->count--;
  memmove(&keymap->bindings[index], &keymap->bindings[index + 1],
          (keymap->count - index) * sizeof *keymap->bindings);
}

/* Forgets the keys that are bound to nothing: "KEY -". */
static void drop_unbound(struct keymap *keymap)
{
  for (size_t i = keymap->count; i-- > 0;)
    if (strcmp(keymap->bindings[i].line, "-") == 0) forget(keymap, i);
}

struct keymap *keymap_new(const char *name, const char *text, char *problem, size_t size)
{
  struct keymap *keymap = calloc(1, sizeof *keymap);
  struct problems problems = {0};
  problem[0] = '\0';
  if (keymap == NULL) return NULL;
  read_text(keymap, name, text, &problems);
  drop_unbound(keymap);
  if (problems.count > 0) snprintf(problem, size, "%s", problems.sentences[0]);
  problems_clear(&problems);
  return keymap;
}

void keymap_read(struct keymap *keymap, const char *name, const char *text,
                 struct problems *problems)
{
  struct keymap own = {0};
  read_text(&own, name, text, problems);
  size_t own_count = own.count;
  for (size_t i = 0; i < keymap->count; i++) {
    const struct binding *binding = &keymap->bindings[i];
    bool replaced = false;
    for (size_t j = 0; j < own_count && !replaced; j++)
      replaced = strcmp(own.bindings[j].key, binding->key) == 0;
    if (!replaced)
      bind(&own, binding->key, strlen(binding->key), binding->line, strlen(binding->line));
  }
  drop_unbound(&own);
  struct binding *before = keymap->bindings;
  size_t count = keymap->count;
  keymap->bindings = own.bindings;
  keymap->count = own.count;
  keymap->capacity = own.capacity;
  for (size_t i = 0; i < count; i++) {
    free(before[i].key);
    free(before[i].line);
  }
  free(before);
}

void keymap_free(struct keymap *keymap)
{
  if (keymap == NULL) return;
  for (size_t i = 0; i < keymap->count; i++) {
    free(keymap->bindings[i].key);
    free(keymap->bindings[i].line);
  }
  free(keymap->bindings);
  free(keymap);
}

void keymap_lay(struct keymap *keymap, const struct keymap *over)
{
  keymap->over = over;
}

static const char *own_line(const struct keymap *keymap, const char *key)
{
  for (size_t i = 0; i < keymap->count; i++)
    if (strcmp(keymap->bindings[i].key, key) == 0) return keymap->bindings[i].line;
  return NULL;
}

const char *keymap_find(const struct keymap *keymap, const char *key)
{
  const char *line = keymap->over != NULL ? own_line(keymap->over, key) : NULL;
  return line != NULL ? line : own_line(keymap, key);
}

/* All bindings that count, by number: first those that are not covered, for they are what a
 * keyboard has, then those laid over. NULL: it is covered. */
static size_t binding_count(const struct keymap *keymap)
{
  return keymap->count + (keymap->over != NULL ? keymap->over->count : 0);
}

static const struct binding *binding_at(const struct keymap *keymap, size_t index)
{
  if (index >= keymap->count) return &keymap->over->bindings[index - keymap->count];
  const struct binding *binding = &keymap->bindings[index];
  bool covered = keymap->over != NULL && own_line(keymap->over, binding->key) != NULL;
  return covered ? NULL : binding;
}

static const char prompt_word[] = "prompt ";

const char *keymap_key(const struct keymap *keymap, const char *line)
{
  size_t word = strlen(prompt_word);
  for (size_t i = 0; i < binding_count(keymap); i++) {
    const struct binding *binding = binding_at(keymap, i);
    if (binding == NULL) continue;
    bool prompts = strncmp(binding->line, prompt_word, word) == 0;
    if (strcmp(binding->line, line) == 0 || (prompts && strcmp(binding->line + word, line) == 0))
      return binding->key;
  }
  return "";
}

const char *keymap_keys(const struct keymap *keymap, const struct command *command, char *out,
                        size_t size)
{
  size_t used = 0, word = strlen(prompt_word), name = strlen(command->name);
  out[0] = '\0';
  for (size_t i = 0; i < binding_count(keymap); i++) {
    const struct binding *binding = binding_at(keymap, i);
    if (binding == NULL) continue;
    const char *bound = binding->line;
    if (strncmp(bound, prompt_word, word) == 0) bound += word;
    if (strncmp(bound, command->name, name) != 0 || (bound[name] != '\0' && bound[name] != ' '))
      continue;
    int wrote = snprintf(out + used, size - used, "%s%s", used > 0 ? " " : "", binding->key);
    if (wrote < 0 || (size_t)wrote >= size - used) {
      out[used] = '\0';
      break;
    }
    used += (size_t)wrote;
  }
  return out;
}

void keymap_write(const struct keymap *keymap, FILE *out)
{
  for (size_t i = 0; i < binding_count(keymap); i++) {
    const struct binding *binding = binding_at(keymap, i);
    if (binding != NULL) fprintf(out, "%s %s\n", binding->key, binding->line);
  }
}
