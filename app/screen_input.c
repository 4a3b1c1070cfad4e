#include "app/screen_input.h"

#include <poll.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/text.h"

static struct {
  char bytes[TEXT_MOST_BYTES + 1]; /* of a character, perhaps in part; and a NUL */
  size_t count;
} input;

static const char *name_of_control(int byte)
{
  switch (byte) {
  case 0: return "Ctrl-Space";
  case 8:
  case 127: return "Backspace";
  case 9: return "Tab";
  case 10:
  case 13: return "Enter";
  }
  static char name[] = "Ctrl-@";
  name[sizeof name - 2] = (char)(byte + '@');
  return name;
}

const char *screen_input_byte(int byte)
{
  if (byte < ' ' || byte == 127) {
    input.count = 0;
    return name_of_control(byte);
  }
  if (byte == ' ') {
    input.count = 0;
    return "Space";
  }
  bool continues = (byte & 0xC0) == 0x80;
  if (!continues) input.count = 0;
  if (continues && input.count == 0) return NULL;
  input.bytes[input.count++] = (char)byte;
  unsigned code;
  size_t size = text_decode(input.bytes, input.count, &code);
  if (code == TEXT_BAD) {
    if (input.count == TEXT_MOST_BYTES) input.count = 0;
    return NULL;
  }
  input.bytes[size] = '\0';
  input.count = 0;
  return text_is_control(code) ? NULL : input.bytes;
}

void screen_input_clear(void)
{
  input.count = 0;
}

/* At its end, a terminal is readable and has no bytes. */
bool screen_input_ended(void)
{
  struct pollfd polled = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&polled, 1, 0) <= 0) return false;
  if ((polled.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) return true;
  int bytes = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 && bytes == 0;
}

const char *screen_input_extended(const char *name)
{
  static const char *const keys[][2] = {{"kLFT5", "Ctrl-Left"},
                                        {"kRIT5", "Ctrl-Right"},
                                        {"kLFT3", "Alt-Left"},
                                        {"kRIT3", "Alt-Right"}};
  for (size_t i = 0; name != NULL && i < sizeof keys / sizeof *keys; i++)
    if (strcmp(keys[i][0], name) == 0) return keys[i][1];
  return NULL;
}
