#include "app/outline.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "app/source.h"

void outline_free(struct outline *outline)
{
  if (outline == NULL) return;
  free(outline->blocks);
  free(outline->names);
  free(outline->values);
  free(outline);
}

size_t outline_find(const struct outline *outline, const struct source *source, const char *name,
                    int line)
{
  size_t size = strlen(name), found = OUTLINE_NONE;
  for (size_t i = 0; i < outline->name_count && outline->names[i].line <= line; i++) {
    const struct outline_name *declared = &outline->names[i];
    if (declared->size != size || outline->blocks[declared->block].last < line ||
        memcmp(source_line(source, declared->line, NULL) + declared->start, name, size) != 0)
      continue;
    if (found != OUTLINE_NONE) return OUTLINE_NONE; /* one shadows the other */
    found = i;
  }
  return found;
}
