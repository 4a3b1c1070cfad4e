#include "engine/link.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE (64u * 1024)

struct link {
  int fd;
  bool broken;
  struct wire_writer out;
  size_t out_begun, out_sent;
  unsigned char *in; /* bytes in_from … in_size have been read and not taken */
  size_t in_from, in_size, in_capacity;
};

struct link *link_new(int fd)
{
  struct link *link = calloc(1, sizeof *link);
  if (!link) return NULL;
  link->fd = fd;
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  return link;
}

void link_free(struct link *link)
{
  if (!link) return;
  close(link->fd);
  wire_free(&link->out);
  free(link->in);
  free(link);
}

int link_fd(const struct link *link)
{
  return link->fd;
}

bool link_has_output(const struct link *link)
{
  return link->out_sent < link->out.size;
}

struct wire_writer *link_begin(struct link *link, enum msg type)
{
  if (!link_has_output(link)) {
    wire_clear(&link->out);
    link->out_sent = 0;
  }
  link->out_begun = link->out.size;
  wire_u32(&link->out, 0);
  wire_u8(&link->out, type);
  return &link->out;
}

void link_end(struct link *link)
{
  size_t size = link->out.size - link->out_begun - sizeof(uint32_t);
  if (link->out.failed || size > MSG_MAX) {
    link->broken = true;
    return;
  }
  wire_patch_u32(&link->out, link->out_begun, (uint32_t)size);
  link_move(link);
}

static void write_some(struct link *link)
{
  while (link_has_output(link)) {
    ssize_t n = write(link->fd, link->out.data + link->out_sent, link->out.size - link->out_sent);
    if (n > 0)
      link->out_sent += (size_t)n;
    else if (errno == EAGAIN || errno == EWOULDBLOCK)
      return;
    else if (errno != EINTR) {
      link->broken = true;
      return;
    }
  }
}

/* Makes room for more bytes: first by moving what is left to the front. */
static bool make_room(struct link *link)
{
  if (link->in_from > 0) {
    memmove(link->in, link->in + link->in_from, link->in_size - link->in_from);
    link->in_size -= link->in_from;
    link->in_from = 0;
  }
  if (link->in_capacity - link->in_size >= READ_SIZE) return true;
  size_t capacity = link->in_capacity ? link->in_capacity * 2 : READ_SIZE * 2;
  unsigned char *in = realloc(link->in, capacity);
  if (!in) return false;
  link->in = in;
  link->in_capacity = capacity;
  return true;
}

/* The size of the message at in_from, if its head has come; 0 where it has not. */
static uint32_t message_size(struct link *link)
{
  uint32_t size = 0;
  if (link->in_size - link->in_from < sizeof size) return 0;
  memcpy(&size, link->in + link->in_from, sizeof size);
  if (size == 0 || size > MSG_MAX) link->broken = true;
  return link->broken ? 0 : size;
}

static bool has_whole_message(struct link *link)
{
  uint32_t size = message_size(link);
  return size > 0 && link->in_size - link->in_from - sizeof size >= size;
}

/* Reads until a read gives nothing more, or a good deal has come: a fast script must not
 * keep the app in here. */
static void read_some(struct link *link)
{
  for (size_t got = 0; got < 16 * READ_SIZE || !has_whole_message(link);) {
    if (!make_room(link)) {
      link->broken = true;
      return;
    }
    ssize_t n = read(link->fd, link->in + link->in_size, READ_SIZE);
    if (n > 0) {
      link->in_size += (size_t)n;
      got += (size_t)n;
      message_size(link);
      if (link->broken) return;
    } else if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      return;
    } else if (n == 0 || errno != EINTR) {
      link->broken = true;
      return;
    }
  }
}

bool link_move(struct link *link)
{
  if (!link->broken) write_some(link);
  if (!link->broken) read_some(link);
  return !link->broken;
}

enum msg link_take(struct link *link, struct wire_reader *reader)
{
  uint32_t size = 0;
  if (link->in_size - link->in_from < sizeof size) return 0;
  memcpy(&size, link->in + link->in_from, sizeof size);
  if (size == 0 || size > MSG_MAX || link->in_size - link->in_from - sizeof size < size) return 0;
  *reader = (struct wire_reader){.data = link->in + link->in_from + sizeof size, .size = size};
  link->in_from += sizeof size + size;
  return (enum msg)wire_get_u8(reader);
}
