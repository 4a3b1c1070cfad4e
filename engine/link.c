#include "engine/link.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_SIZE (64u * 1024)

struct link {
  int fd;
  bool broken;
  struct wire_writer out;
  size_t out_begun, out_sent;
  /* Bytes in_from … in_size have been read and not taken; the messages up to in_checked are
   * whole, and of a size that may be. */
  unsigned char *in;
  size_t in_from, in_checked, in_size, in_capacity;
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

bool link_send_descriptor(struct link *link, enum msg type, int fd)
{
  unsigned char bytes[sizeof(uint32_t) + 1] = {0};
  uint32_t size = 1;
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec data = {.iov_base = bytes, .iov_len = sizeof bytes};
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
  memcpy(bytes, &size, sizeof size);
  bytes[sizeof size] = (unsigned char)type;
  message.msg_control = &control;
  message.msg_controllen = sizeof control;
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof fd);
  memcpy(CMSG_DATA(head), &fd, sizeof fd);
  if (link->broken || link_has_output(link)) return false;
  return sendmsg(link->fd, &message, MSG_NOSIGNAL) == (ssize_t)sizeof bytes;
}

static void write_some(struct link *link)
{
  while (link_has_output(link)) {
    ssize_t n = send(link->fd, link->out.data + link->out_sent, link->out.size - link->out_sent,
                     MSG_NOSIGNAL);
    if (n > 0) link->out_sent += (size_t)n;
    else if (errno == EAGAIN || errno == EWOULDBLOCK) return;
    else if (errno != EINTR) {
      link->broken = true;
      return;
    }
  }
}

void link_end(struct link *link)
{
  size_t size = link->out.size - link->out_begun - sizeof(uint32_t);
  if (link->out.failed || size > MSG_MAX) {
    link->broken = true;
    return;
  }
  wire_patch_u32(&link->out, link->out_begun, (uint32_t)size);
  /* Only writes: what is read here would be waited for at a descriptor that has no more. */
  if (!link->broken) write_some(link);
}

/* Makes room for more bytes: first by moving what is left to the front. */
static bool make_room(struct link *link)
{
  if (link->in_from > 0) {
    memmove(link->in, link->in + link->in_from, link->in_size - link->in_from);
    link->in_size -= link->in_from;
    link->in_checked -= link->in_from;
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

/* Goes over the messages that have come since the last time. */
static void check_messages(struct link *link)
{
  uint32_t size = 0;
  while (link->in_size - link->in_checked >= sizeof size) {
    memcpy(&size, link->in + link->in_checked, sizeof size);
    if (size == 0 || size > MSG_MAX) link->broken = true;
    if (link->broken || link->in_size - link->in_checked - sizeof size < size) return;
    link->in_checked += sizeof size + size;
  }
}

static bool has_whole_message(const struct link *link)
{
  return link->in_checked > link->in_from;
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
      check_messages(link);
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
  if (!has_whole_message(link)) return 0;
  memcpy(&size, link->in + link->in_from, sizeof size);
  *reader = (struct wire_reader){.data = link->in + link->in_from + sizeof size, .size = size};
  link->in_from += sizeof size + size;
  return (enum msg)wire_get_u8(reader);
}
