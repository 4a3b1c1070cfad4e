#include "app/say_search.h"

#include <stdio.h>

#include "app/match.h"
#include "app/model_inside.h"

const char *say_search(const struct model_search *search, char *out, size_t size)
{
  if (search->count == 0)
    snprintf(out, size, "There is no “%s” in this pane.%s", search->text,
             match_is_exact(search->text) ? " In small letters it would find capitals, too." : "");
  else
    snprintf(out, size, "Match %zu of %zu of “%s”%s.", search->number, search->count, search->text,
             !search->around     ? ""
             : search->backwards ? ": the search goes on at the bottom"
                                 : ": the search goes on at the top");
  return out;
}

const char *say_search_count(const struct model_search *search, char *out, size_t size)
{
  out[0] = '\0';
  if (search->text[0] == '\0') return out;
  if (search->count == 0) snprintf(out, size, "none");
  else snprintf(out, size, "%zu of %zu", search->number, search->count);
  return out;
}
