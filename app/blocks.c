#include "app/blocks.h"

#include <stddef.h>
#include <string.h>

#include "app/grid.h"
#include "app/source.h"

enum { DEPTH_MOST = 256 }; /* brackets within each other; deeper ones are not looked into */

struct open {
  int line;
  bool ours; /* opened right after the word */
};

/* Whether the word ends right before that byte: "pcall" in "pcall(" and "xpcall(". */
static bool follows(const char *text, size_t at, const char *word)
{
  size_t size = strlen(word);
  while (at > 0 && text[at - 1] == ' ')
    at--;
  return at >= size && memcmp(text + at - size, word, size) == 0;
}

bool blocks_find(struct source *source, const char *word, int line, struct block *block)
{
  struct open open[DEPTH_MOST];
  size_t depth = 0;
  if (word == NULL) return false;
  for (int at = 1; at <= source_line_count(source); at++) {
    size_t size;
    const char *text = source_line(source, at, &size);
    const unsigned char *styles = source_styles(source, at);
    for (size_t i = 0; i < size; i++) {
      if (styles[i] == GRID_CODE_STRING || styles[i] == GRID_CODE_COMMENT) continue;
      if (strchr("([{", text[i]) != NULL) {
        if (depth < DEPTH_MOST) open[depth] = (struct open){at, follows(text, i, word)};
        depth++;
      } else if (strchr(")]}", text[i]) != NULL && depth > 0 && --depth < DEPTH_MOST) {
        bool holds = open[depth].line <= line && at >= line;
        if (open[depth].ours && holds) { /* brackets close from the inside, so it is that */
          *block = (struct block){open[depth].line, at};
          return true;
        }
      }
    }
    if (depth == 0 && at >= line) return false;
  }
  return false;
}
