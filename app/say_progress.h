/* say_progress.h - what is told while something takes its time, by what was asked for. */
#ifndef YS_SAY_PROGRESS_H
#define YS_SAY_PROGRESS_H

#include <stddef.h>

#include "app/say.h"

/* "running…  1,234 lines": what goes on, and how far it is. */
const char *say_progress(enum say_by by, const char *count, char *out, size_t size);
/* A view has yet to read so many of the events. */
const char *say_progress_view(size_t left, char *out, size_t size);
/* The command line that ends it: "pause"; a jump cannot stop half-way, and is given up instead. */
const char *say_way_out_line(enum say_by by);
/* What the key of that line does now. */
const char *say_way_out(enum say_by by, const char *key, char *out, size_t size);
/* Keys typed ahead. pause: the key that drops them. */
const char *say_keys_wait(size_t count, const char *pause, char *out, size_t size);
/* A number is typed before a key. The keys are examples of what may follow. */
const char *say_count(int count, const char *next, const char *back, const char *step, char *out,
                      size_t size);
/* That key cannot be repeated; next: one that can. */
const char *say_count_refused(const char *key, const char *next, char *out, size_t size);
/* It was repeated less often than the number said. */
const char *say_count_stopped(int count, int all, char *out, size_t size);
/* It does not answer. kill: the key of that. */
const char *say_stuck(const char *kill, char *out, size_t size);

#endif
