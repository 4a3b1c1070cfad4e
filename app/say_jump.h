/* say_jump.h - where one stands after going to another time. say_stop.c uses it. */
#ifndef YS_SAY_JUMP_H
#define YS_SAY_JUMP_H

struct engine;
struct language;
struct say_arrival;
struct sentence;

/* "Back before that: fibonacci#1 is paused at line 4. a = 1, b = 1." What led here is told by
 * its name only; the place as it is now. */
void say_jump_add(struct sentence *sentence, const struct engine *engine,
                  const struct say_arrival *arrival, const struct language *language);

#endif
