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

static void an_argument_comes_back_at_its_own_prompt(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, command_find("send", 4, COMMAND_SCREEN));
  type(&prompt, "7 Enter");
  prompt_open(&prompt, NULL);
  type(&prompt, "n e x t Enter");
  prompt_open(&prompt, command_find("send", 4, COMMAND_SCREEN));
  type(&prompt, "8 Up");
  assert_string_equal(prompt.text, "7");
  type(&prompt, "Up Down");
  assert_string_equal(prompt.text, "8");
  prompt_open(&prompt, NULL);
  type(&prompt, "Up Up");
  assert_string_equal(prompt.text, "send 7");
  prompt_clear(&prompt);
}

static void ctrl_r_finds_what_has_it(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  static const char *const lines[] = {"eval a", "next", "eval b"};
  for (size_t i = 0; i < 3; i++)
    prompt_history_add(&prompt.history, lines[i]);
  prompt_open(&prompt, NULL);
  type(&prompt, "v a l Ctrl-R");
  assert_string_equal(prompt.text, "eval b");
  type(&prompt, "Ctrl-R");
  assert_string_equal(prompt.text, "eval a");
  type(&prompt, "Ctrl-R");
  assert_string_equal(prompt.text, "eval a");
  type(&prompt, "Backspace Ctrl-R"); /* searches for the line as it is now */
  assert_string_equal(prompt.text, "eval b");
  type(&prompt, "Ctrl-U z Ctrl-R");
  assert_string_equal(prompt.text, "z");
  prompt_clear(&prompt);
}

static void words_are_passed_and_cut_as_in_a_shell(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  prompt_insert(&prompt, "one two.three", 13);
  type(&prompt, "Alt-b x Alt-b Alt-b y Alt-f z");
  assert_string_equal(prompt.text, "one ytwoz.xthree");
  type(&prompt, "Ctrl-K Ctrl-A Ctrl-Y");
  assert_string_equal(prompt.text, ".xthreeone ytwoz");
  type(&prompt, "Alt-d Ctrl-E Alt-Backspace");
  assert_string_equal(prompt.text, ".xthree ");
  type(&prompt, "Ctrl-Y Ctrl-Y");
  assert_string_equal(prompt.text, ".xthree ytwozytwoz");
  type(&prompt, "Ctrl-W");
  assert_string_equal(prompt.text, ".xthree ");
  prompt_clear(&prompt);
}

static void what_combines_moves_with_its_letter(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  prompt_insert(&prompt, "ae\xcc\x81i", 5);
  type(&prompt, "Left Left");
  assert_int_equal(prompt.cursor, 1);
  type(&prompt, "Right");
  assert_int_equal(prompt.cursor, 4);
  type(&prompt, "Backspace");
  assert_string_equal(prompt.text, "ai");
  prompt_clear(&prompt);
}

static void pasted_control_characters_are_blanks(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  prompt_insert(&prompt, "a\nb\033\xff", 5);
  assert_string_equal(prompt.text, "a b  ");
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
      cmocka_unit_test(an_argument_comes_back_at_its_own_prompt),
      cmocka_unit_test(ctrl_r_finds_what_has_it),
      cmocka_unit_test(words_are_passed_and_cut_as_in_a_shell),
      cmocka_unit_test(what_combines_moves_with_its_letter),
      cmocka_unit_test(pasted_control_characters_are_blanks),
      cmocka_unit_test(a_full_line_takes_no_more),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
