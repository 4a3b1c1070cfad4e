#include "app/say_words.h"

const char *const say_words[SAY_WORD_COUNT] = {
#define X(name, text) [SAY_##name] = text,
    SAY_WORDS(X)
#undef X
};

const char *say_words_write(enum say_word word, const struct sentence_word *words, char *out,
                            size_t size)
{
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  sentence_add_template(&sentence, say_words[word], words);
  return out;
}
