#include "app/say_words.h"

const char *const say_words[SAY_WORD_COUNT] = {
#define X(name, text) [SAY_##name] = text,
    SAY_WORDS(X)
#undef X
};
