/* update_prompt.h - what keys mean while the user types. */
#ifndef YS_UPDATE_PROMPT_H
#define YS_UPDATE_PROMPT_H

#include <stdbool.h>

#include "app/command.h"

struct model;

/* Takes a key. True: the line in *line is to be run (allocated, the caller frees; may be ""). */
bool update_prompt_key(struct model *model, const char *key, char **line);
/* What the line that was entered last was answered: one that was refused is typed anew. */
void update_prompt_answer(struct model *model, enum command_answer answer);
/* The engine stands again: has it refused what was entered last? To be called before anything
 * else is asked of it. */
void update_prompt_settle(struct model *model);

#endif
