/* say_search.h - how a search came out. */
#ifndef YS_SAY_SEARCH_H
#define YS_SAY_SEARCH_H

#include <stddef.h>

struct model_search;

/* "Match 3 of 12 of “yield”: the search goes on at the top."; or that there is none. Returns out.
 */
const char *say_search(const struct model_search *search, char *out, size_t size);
/* "3 of 12", "none"; "" where nothing is searched for. */
const char *say_search_count(const struct model_search *search, char *out, size_t size);

#endif
