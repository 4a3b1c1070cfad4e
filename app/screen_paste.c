#include "app/screen_paste.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/text.h"

static const char end_mark[] = "\033[201~";

static struct {
  bool is_open;
  size_t matched; /* bytes of the end mark that have come; they are not in text */
  char text[4096];
  size_t size;
} paste;

void screen_paste_ask(bool on)
{
  const char *bytes = on ? SCREEN_PASTE_ON : SCREEN_PASTE_OFF;
  fflush(stdout); /* curses writes to the same descriptor */
  ssize_t written = write(STDOUT_FILENO, bytes, strlen(bytes));
  (void)written; /* a terminal that has gone is told by the next read */
}

void screen_paste_begin(void)
{
  screen_paste_clear();
  paste.is_open = true;
}

bool screen_paste_is_open(void)
{
  return paste.is_open;
}

static void keep(char byte)
{
  if (paste.size + 1 < sizeof paste.text) paste.text[paste.size++] = byte;
}

/* In place: what replaces a character is never longer. */
static void clean(void)
{
  size_t used = 0, count;
  unsigned code, before = 0;
  for (size_t at = 0; (count = text_decode(paste.text + at, paste.size - at, &code)) > 0;
       at += count) {
    bool ends_line = code == '\n' || code == '\r' || code == '\t';
    bool second = code == '\n' && before == '\r'; /* of one line's end */
    before = code;
    if (ends_line && !second) paste.text[used++] = ' ';
    if (text_is_control(code) || code == TEXT_BAD) continue;
    memmove(paste.text + used, paste.text + at, count);
    used += count;
  }
  paste.text[used] = '\0';
  paste.size = used;
}

bool screen_paste_take(int byte)
{
  if (!paste.is_open) return false;
  if (byte == end_mark[paste.matched]) {
    if (end_mark[++paste.matched] != '\0') return false;
    paste.is_open = false;
    clean();
    return true;
  }
  for (size_t i = 0; i < paste.matched; i++)
    keep(end_mark[i]);
  paste.matched = byte == end_mark[0] ? 1 : 0;
  if (paste.matched == 0) keep((char)byte);
  return false;
}

const char *screen_paste_text(void)
{
  return paste.text;
}

void screen_paste_clear(void)
{
  paste.is_open = false;
  paste.matched = paste.size = 0;
  paste.text[0] = '\0';
}
