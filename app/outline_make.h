/* outline_make.h - what the readers of outlines (outline_lua.c) put them together with. */
#ifndef YS_OUTLINE_MAKE_H
#define YS_OUTLINE_MAKE_H

#include "app/outline.h"

enum { OUTLINE_BUCKETS = 1024 };

struct outline_maker { /* all zero, but for the first two */
  struct source *source;
  struct outline *outline;
  size_t block_room, name_room, value_room;
  size_t block;                   /* the innermost */
  size_t newest[OUTLINE_BUCKETS]; /* names by their hash: an index and 1; 0: none */
  size_t *before, before_room;    /* and the one before each */
  int left_line;                  /* a line from whose middle the program may go elsewhere */
};

/* A block begins; it stands in the one that is open now. The first one is the program. */
void outline_open(struct outline_maker *maker, enum outline_kind kind, int first, int body);
void outline_close(struct outline_maker *maker, int line);

void outline_declare(struct outline_maker *maker, int line, size_t start, size_t size,
                     size_t block);
/* The newest declaration of that name that is there now; OUTLINE_NONE: a global. */
size_t outline_resolve(struct outline_maker *maker, const char *name, size_t size);

/* Whether what stands here runs whenever its line does. */
bool outline_is_sure(const struct outline_maker *maker, int line);
/* The name gets a value. */
void outline_assign(struct outline_maker *maker, size_t name, int line);

/* Frees what the maker has for itself. */
void outline_made(struct outline_maker *maker);

#endif
