/* command_near.c - what the user may have meant by a name that is no command's. */
#include "app/command_all.h"

#include <stdio.h>
#include <string.h>

#include "app/model_inside.h"
#include "app/sentence.h"

enum { LONGEST = 24, FARTHEST = 2 };

static int least(int one, int other)
{
  return one < other ? one : other;
}

/* How many letters must be left out, put in, changed, or swapped with their neighbour (the
 * restricted distance of Damerau and Levenshtein). Both texts are at most LONGEST long. */
static int distance(const char *one, size_t one_size, const char *other, size_t other_size)
{
  int table[LONGEST + 1][LONGEST + 1];
  for (size_t i = 0; i <= one_size; i++)
    table[i][0] = (int)i;
  for (size_t j = 0; j <= other_size; j++)
    table[0][j] = (int)j;
  for (size_t i = 1; i <= one_size; i++)
    for (size_t j = 1; j <= other_size; j++) {
      bool same = one[i - 1] == other[j - 1];
      bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
      int best = least(table[i - 1][j], table[i][j - 1]) + 1;
      best = least(best, table[i - 1][j - 1] + !same);
      if (swapped) best = least(best, table[i - 2][j - 2] + 1);
      table[i][j] = best;
    }
  return table[one_size][other_size];
}

/* To the whole name, or, for who is still typing, to what it begins with. */
static int distance_to(const char *name, size_t size, const char *other)
{
  size_t whole = strlen(other);
  int far = distance(name, size, other, whole);
  return size < 4 || size + 1 >= whole ? far : least(far, distance(name, size, other, size + 1));
}

const struct command *command_nearest(const char *name, size_t size, unsigned places)
{
  const struct command *nearest = NULL;
  int shortest = FARTHEST + 1;
  if (size < 2 || size > LONGEST) return NULL;
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    size_t other = strlen(command->name);
    if (!(command->places & places) || other > LONGEST) continue;
    int far = distance_to(name, size, command->name);
    if (far < shortest && far < (int)size - 1) {
      nearest = command;
      shortest = far;
    }
  }
  return nearest;
}

/* "“re” may be redo, return, reload or restart." False where only one, or none, begins so. */
static bool say_several(struct sentence *sentence, const char *name, size_t size, unsigned places)
{
  size_t fits = 0, told = 0;
  for (size_t i = 0; i < command_count; i++)
    fits += (command_table[i].places & places) && strncmp(command_table[i].name, name, size) == 0;
  if (fits < 2) return false;
  sentence_add(sentence, "“%.*s” may be ", (int)size, name);
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    if (!(command->places & places) || strncmp(command->name, name, size) != 0) continue;
    told++;
    sentence_add(sentence, "%s%s", told == 1 ? "" : told == fits ? " or " : ", ", command->name);
  }
  sentence_add(sentence, ".");
  return true;
}

const char *command_unknown(const char *name, size_t size, unsigned places, char *out,
                            size_t out_size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, out_size);
  if (say_several(&sentence, name, size, places)) return out;
  const struct command *elsewhere = command_find(name, size, COMMAND_SCREEN | COMMAND_DRIVE);
  const struct command *nearest = command_nearest(name, size, places);
  if (elsewhere != NULL && strlen(elsewhere->name) == size)
    sentence_add(&sentence, "The command “%s” is for the screen only.", elsewhere->name);
  else if (nearest != NULL)
    sentence_add(&sentence, "There is no command “%.*s”. Did you mean “%s”?", (int)size, name,
                 nearest->name);
  else sentence_add(&sentence, "There is no command “%.*s”. Try help.", (int)size, name);
  return out;
}
