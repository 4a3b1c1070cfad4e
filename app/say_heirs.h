/* say_heirs.h - who can be asked now that the main program has ended. say_stop.c uses it. */
#ifndef YS_SAY_HEIRS_H
#define YS_SAY_HEIRS_H

struct engine;
struct sentence;

/* "It returned fibonacci#1. Now you are the consumer: next asks it for its first result." */
void say_heirs_add(struct sentence *sentence, const struct engine *engine);

#endif
