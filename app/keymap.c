#include "app/keymap.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"

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
  if (start == size) return "no command stands after the key";
  size_t name_size = 0;
  while (start + name_size < size && strchr(blanks, line[start + name_size]) == NULL)
    name_size++;
  const struct command *command = command_find(line + start, name_size, COMMAND_SCREEN);
  if (command == NULL || strlen(command->name) != name_size)
    return "there is no command of that name";
  return bind(keymap, line, key_size, line + start, size - start) ? NULL : "out of memory";
}

struct keymap *keymap_new(const char *name, const char *text, char *problem, size_t size)
{
  struct keymap *keymap = calloc(1, sizeof *keymap);
  problem[0] = '\0';
  if (keymap == NULL) return NULL;
  for (int number = 1; *text != '\0'; number++) {
    size_t line_size = strcspn(text, "\n");
    const char *wrong = read_line(keymap, text, line_size);
    if (wrong != NULL && problem[0] == '\0')
      snprintf(problem, size, "%s, line %d: %s, so this line was left out.", name, number, wrong);
    text += line_size;
    if (*text == '\n') text++;
  }
  return keymap;
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
