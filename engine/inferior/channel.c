#include "engine/inferior/channel.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#define FLUSH_AT (32u * 1024)

static struct {
  int fd;
  struct wire_writer out;
  size_t begun;          /* where the message begins that is being written */
  unsigned char *in;     /* the last message received */
  size_t in_capacity;
  bool pause_kept;       /* a MSG_PAUSE came while a file was awaited */
} channel;

void channel_open(int fd)
{
  channel.fd = fd;
}

/* The app is gone, or memory is: nothing can be said to anyone. */
static _Noreturn void give_up(void)
{
  _exit(0);
}

struct wire_writer *channel_begin(enum msg type)
{
  channel.begun = channel.out.size;
  wire_u32(&channel.out, 0);
  wire_u8(&channel.out, type);
  return &channel.out;
}

void channel_end(void)
{
  size_t size = channel.out.size - channel.begun - sizeof(uint32_t);
  if (channel.out.failed || size > MSG_MAX) give_up();
  wire_patch_u32(&channel.out, channel.begun, (uint32_t)size);
  if (channel.out.size >= FLUSH_AT) channel_flush();
}

void channel_flush(void)
{
  size_t sent = 0;
  while (sent < channel.out.size) {
    ssize_t n = write(channel.fd, channel.out.data + sent, channel.out.size - sent);
    if (n > 0)
      sent += (size_t)n;
    else if (n < 0 && errno != EINTR)
      give_up();
  }
  wire_clear(&channel.out);
}

static void read_all(unsigned char *data, size_t size)
{
  size_t got = 0;
  while (got < size) {
    ssize_t n = read(channel.fd, data + got, size - got);
    if (n > 0)
      got += (size_t)n;
    else if (n == 0 || errno != EINTR)
      give_up();
  }
}

static enum msg receive(struct wire_reader *reader)
{
  uint32_t size;
  read_all((unsigned char *)&size, sizeof size);
  if (size < 1 || size > MSG_MAX) give_up();
  if (size > channel.in_capacity) {
    unsigned char *in = realloc(channel.in, size);
    if (!in) give_up();
    channel.in = in;
    channel.in_capacity = size;
  }
  read_all(channel.in, size);
  *reader = (struct wire_reader){.data = channel.in, .size = size};
  return (enum msg)wire_get_u8(reader);
}

enum msg channel_receive(struct wire_reader *reader)
{
  channel_flush();
  if (channel.pause_kept) {
    channel.pause_kept = false;
    *reader = (struct wire_reader){.data = (const unsigned char *)"", .size = 0};
    return MSG_PAUSE;
  }
  return receive(reader);
}

void channel_receive_file(struct wire_reader *reader)
{
  channel_flush();
  enum msg type;
  while ((type = receive(reader)) != MSG_FILE_IS)
    if (type == MSG_PAUSE) channel.pause_kept = true;
}

bool channel_waiting(void)
{
  struct pollfd pollfd = {.fd = channel.fd, .events = POLLIN};
  return channel.pause_kept || poll(&pollfd, 1, 0) > 0;
}
