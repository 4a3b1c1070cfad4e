#include "engine/inferior/channel.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define FLUSH_AT (32u * 1024)

static struct {
  int fd;
  struct wire_writer out;
  size_t begun;      /* where the message begins that is being written */
  unsigned char *in; /* the last message received */
  size_t in_capacity;
  bool pause_kept; /* a MSG_PAUSE came while a file was awaited */
  int descriptor;  /* came with the last message */
} channel = {.descriptor = -1};

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
    if (n > 0) sent += (size_t)n;
    else if (n < 0 && errno != EINTR) give_up();
  }
  wire_clear(&channel.out);
}

/* As read, but keeps a descriptor that comes along. */
static ssize_t receive_some(void *data, size_t size)
{
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct iovec bytes = {.iov_base = data, .iov_len = size};
  struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
  message.msg_control = &control;
  message.msg_controllen = sizeof control;
  ssize_t n = recvmsg(channel.fd, &message, MSG_CMSG_CLOEXEC);
  const struct cmsghdr *head = n > 0 ? CMSG_FIRSTHDR(&message) : NULL;
  if (!head || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) return n;
  if (channel.descriptor >= 0) close(channel.descriptor);
  memcpy(&channel.descriptor, CMSG_DATA(head), sizeof channel.descriptor);
  return n;
}

static void read_all(unsigned char *data, size_t size)
{
  size_t got = 0;
  while (got < size) {
    ssize_t n = receive_some(data + got, size - got);
    if (n > 0) got += (size_t)n;
    else if (n == 0 || errno != EINTR) give_up();
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

int channel_take_descriptor(void)
{
  int fd = channel.descriptor;
  channel.descriptor = -1;
  return fd;
}

void channel_change(int fd)
{
  close(channel.fd);
  channel.fd = fd;
  wire_clear(&channel.out);
}

bool channel_waiting(void)
{
  struct pollfd pollfd = {.fd = channel.fd, .events = POLLIN};
  return channel.pause_kept || poll(&pollfd, 1, 0) > 0;
}
