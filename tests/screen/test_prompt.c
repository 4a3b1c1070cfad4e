/* The line in which the user types. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/prompt.h"

static enum prompt_answer type(struct prompt *prompt, const char *keys)
{
  enum prompt_answer answer = PROMPT_GOES_ON;
  char key[32];
  while (*keys != '\0') {
    size_t size = strcspn(keys, " ");
    memcpy(key, keys, size);
    key[size] = '\0';
    answer = prompt_key(prompt, key);
    keys += size + (keys[size] == ' ');
  }
  return answer;
}

static void a_line_can_be_edited(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "a é c Left Backspace b");
  assert_string_equal(prompt.text, "abc");
  type(&prompt, "Home x End y Left Left Delete");
  assert_string_equal(prompt.text, "xaby");
  type(&prompt, "Ctrl-U F5 PgUp");
  assert_string_equal(prompt.text, "y");
  type(&prompt, "End Space t w o Space Space Ctrl-W");
  assert_string_equal(prompt.text, "y ");
  assert_int_equal(type(&prompt, "Enter"), PROMPT_ENTERED);
  assert_false(prompt.open);
  prompt_clear(&prompt);
}

static void lines_come_back_with_up(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "o n e Enter");
  prompt_open(&prompt, NULL);
  type(&prompt, "t w o Enter");
  prompt_open(&prompt, NULL);
  type(&prompt, "x Up");
  assert_string_equal(prompt.text, "two");
  type(&prompt, "Up Up");
  assert_string_equal(prompt.text, "one");
  type(&prompt, "Down Down Down");
  assert_string_equal(prompt.text, "x");
  assert_int_equal(type(&prompt, "Esc"), PROMPT_CANCELLED);
  prompt_open(&prompt, command_find("send", 4, COMMAND_SCREEN));
  type(&prompt, "Up");
  assert_string_equal(prompt.text, "");
  prompt_clear(&prompt);
}

static void tab_completes_commands(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "c o Tab");
  assert_string_equal(prompt.text, "continue ");
  type(&prompt, "Ctrl-U r e Tab");
  assert_string_equal(prompt.text, "re");
  type(&prompt, "t Tab");
  assert_string_equal(prompt.text, "return ");
  type(&prompt, "Ctrl-U y Tab");
  assert_string_equal(prompt.text, "y");
  prompt_clear(&prompt);
}

static void a_full_line_takes_no_more(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  for (int i = 0; i < 2 * PROMPT_SIZE; i++)
    type(&prompt, "é");
  assert_int_equal(prompt.size, PROMPT_SIZE - 2);
  type(&prompt, "Backspace");
  assert_int_equal(prompt.size, PROMPT_SIZE - 4);
  prompt_clear(&prompt);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_line_can_be_edited),
      cmocka_unit_test(lines_come_back_with_up),
      cmocka_unit_test(tab_completes_commands),
      cmocka_unit_test(a_full_line_takes_no_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
