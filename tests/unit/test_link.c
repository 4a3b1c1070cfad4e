/* test_link.c - the app's end of the link: frames that come in pieces or together, what is
 * too large, and a peer that hangs up. The test plays the inferior. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/link.h"

struct pair {
  struct link *link;
  int peer;
};

static int connect_pair(void **state)
{
  int ends[2];
  struct pair *pair = malloc(sizeof *pair);
  if (!pair || socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return -1;
  *pair = (struct pair){link_new(ends[0]), ends[1]};
  *state = pair;
  return pair->link ? 0 : -1;
}

static int disconnect_pair(void **state)
{
  struct pair *pair = *state;
  link_free(pair->link);
  if (pair->peer >= 0) close(pair->peer);
  free(pair);
  return 0;
}

static void peer_writes(struct pair *pair, const void *bytes, size_t size)
{
  assert_int_equal(write(pair->peer, bytes, size), size);
}

/* A frame with one text in it. */
static size_t frame(unsigned char *out, enum msg type, const char *text)
{
  uint32_t length = (uint32_t)strlen(text), size = 1 + 4 + length;
  memcpy(out, &size, 4);
  out[4] = (unsigned char)type;
  memcpy(out + 5, &length, 4);
  memcpy(out + 9, text, length);
  return 4 + size;
}

static void assert_takes(struct pair *pair, enum msg type, const char *text)
{
  struct wire_reader reader;
  size_t size;
  assert_int_equal(link_take(pair->link, &reader), type);
  const char *bytes = wire_get_bytes(&reader, &size);
  assert_int_equal(size, strlen(text));
  assert_memory_equal(bytes, text, size);
  assert_int_equal(reader.at, reader.size);
}

static void assert_takes_nothing(struct pair *pair)
{
  struct wire_reader reader;
  assert_int_equal(link_take(pair->link, &reader), 0);
}

static void takes_a_frame_in_pieces(void **state)
{
  struct pair *pair = *state;
  unsigned char bytes[100];
  size_t size = frame(bytes, MSG_REFUSED, "piece by piece");
  for (size_t i = 0; i < size; i++) {
    assert_takes_nothing(pair);
    peer_writes(pair, bytes + i, 1);
    assert_true(link_move(pair->link));
  }
  assert_takes(pair, MSG_REFUSED, "piece by piece");
  assert_takes_nothing(pair);
}

static void takes_frames_that_came_together(void **state)
{
  struct pair *pair = *state;
  unsigned char bytes[200];
  size_t size = frame(bytes, MSG_REFUSED, "one");
  size += frame(bytes + size, MSG_EVENT, "");
  size_t half = size + 6;
  size += frame(bytes + size, MSG_PARTS, "three");
  peer_writes(pair, bytes, half);
  assert_true(link_move(pair->link));
  assert_takes(pair, MSG_REFUSED, "one");
  assert_takes(pair, MSG_EVENT, "");
  assert_takes_nothing(pair);
  peer_writes(pair, bytes + half, size - half);
  assert_true(link_move(pair->link));
  assert_takes(pair, MSG_PARTS, "three");
  assert_takes_nothing(pair);
}

/* More than one read and than what the socket holds. */
static void takes_a_large_frame(void **state)
{
  enum { LARGE = 3 * 1024 * 1024 };
  struct pair *pair = *state;
  char *text = malloc(LARGE + 1);
  unsigned char *bytes = malloc(LARGE + 20);
  assert_true(text && bytes);
  for (size_t i = 0; i < LARGE; i++)
    text[i] = (char)('a' + i % 23);
  text[LARGE] = '\0';
  size_t size = frame(bytes, MSG_EVENT, text);
  for (size_t sent = 0; sent < size;) {
    ssize_t n = send(pair->peer, bytes + sent, size - sent, MSG_DONTWAIT);
    if (n > 0) sent += (size_t)n;
    assert_true(link_move(pair->link));
  }
  assert_takes(pair, MSG_EVENT, text);
  free(text);
  free(bytes);
}

static void sends_frames(void **state)
{
  struct pair *pair = *state;
  struct wire_writer *out = link_begin(pair->link, MSG_LOOK);
  wire_u32(out, 7);
  link_end(pair->link);
  assert_false(link_has_output(pair->link));
  unsigned char bytes[20];
  uint32_t size, number;
  assert_int_equal(read(pair->peer, bytes, sizeof bytes), 9);
  memcpy(&size, bytes, 4);
  memcpy(&number, bytes + 5, 4);
  assert_int_equal(size, 5);
  assert_int_equal(bytes[4], MSG_LOOK);
  assert_int_equal(number, 7);
}

/* What the socket does not take is kept, and goes out later, in order. */
static void keeps_what_cannot_be_sent_yet(void **state)
{
  enum { COUNT = 40, SIZE = 100000 };
  struct pair *pair = *state;
  char *text = calloc(SIZE, 1);
  char *read_bytes = malloc(SIZE);
  assert_true(text && read_bytes);
  for (int i = 0; i < COUNT; i++) {
    memset(text, 'a' + i % 26, SIZE);
    wire_bytes(link_begin(pair->link, MSG_FILE_IS), text, SIZE);
    link_end(pair->link);
  }
  assert_true(link_has_output(pair->link));
  size_t position = 0, frame_size = 4 + 1 + 4 + SIZE;
  while (position < COUNT * frame_size) {
    ssize_t n = read(pair->peer, read_bytes, SIZE);
    assert_true(n > 0);
    for (ssize_t i = 0; i < n; i++, position++)
      if (position % frame_size >= 9)
        assert_int_equal(read_bytes[i], 'a' + (int)(position / frame_size) % 26);
    assert_true(link_move(pair->link));
  }
  assert_false(link_has_output(pair->link));
  free(text);
  free(read_bytes);
}

/* An answer may be there before the command is sent off. It must stay where poll sees it. */
static void leaves_answers_to_poll(void **state)
{
  struct pair *pair = *state;
  unsigned char bytes[100];
  peer_writes(pair, bytes, frame(bytes, MSG_REFUSED, "early"));
  link_begin(pair->link, MSG_PAUSE);
  link_end(pair->link);
  assert_takes_nothing(pair);
  struct pollfd pollfd = {.fd = link_fd(pair->link), .events = POLLIN};
  assert_int_equal(poll(&pollfd, 1, 0), 1);
  assert_true(link_move(pair->link));
  assert_takes(pair, MSG_REFUSED, "early");
}

/* Reads a message of one byte and the descriptor that comes with it. */
static int peer_takes_descriptor(struct pair *pair, enum msg type)
{
  unsigned char bytes[5] = {0};
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control = {0};
  struct iovec data = {.iov_base = bytes, .iov_len = sizeof bytes};
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
  message.msg_control = &control;
  message.msg_controllen = sizeof control;
  assert_int_equal(recvmsg(pair->peer, &message, MSG_CMSG_CLOEXEC), sizeof bytes);
  assert_int_equal(bytes[0], 1);
  assert_int_equal(bytes[4], type);
  const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  assert_non_null(head);
  assert_int_equal(head->cmsg_type, SCM_RIGHTS);
  int fd;
  memcpy(&fd, CMSG_DATA(head), sizeof fd);
  return fd;
}

static void sends_a_descriptor(void **state)
{
  struct pair *pair = *state;
  int ends[2];
  char byte = 0;
  assert_int_equal(pipe(ends), 0);
  assert_true(link_send_descriptor(pair->link, MSG_FORK, ends[1]));
  close(ends[1]);
  int fd = peer_takes_descriptor(pair, MSG_FORK);
  assert_int_equal(write(fd, "!", 1), 1);
  assert_int_equal(read(ends[0], &byte, 1), 1);
  assert_int_equal(byte, '!');
  close(fd); /* it was the last one: neither side has kept a copy */
  assert_int_equal(read(ends[0], &byte, 1), 0);
  close(ends[0]);
}

/* A descriptor cannot wait in a buffer; and it must not overtake what does. */
static void sends_no_descriptor_before_what_waits(void **state)
{
  struct pair *pair = *state;
  char *text = calloc(1, 4 * 1024 * 1024);
  assert_non_null(text);
  wire_bytes(link_begin(pair->link, MSG_FILE_IS), text, 4 * 1024 * 1024);
  link_end(pair->link);
  assert_true(link_has_output(pair->link));
  assert_false(link_send_descriptor(pair->link, MSG_FORK, pair->peer));
  free(text);
}

static void sends_no_descriptor_to_nobody(void **state)
{
  struct pair *pair = *state;
  close(pair->peer);
  pair->peer = -1;
  assert_false(link_send_descriptor(pair->link, MSG_FORK, 0));
}

static void assert_breaks_at(struct pair *pair, uint32_t size)
{
  unsigned char bytes[100];
  size_t good = frame(bytes, MSG_REFUSED, "before");
  memcpy(bytes + good, &size, sizeof size);
  peer_writes(pair, bytes, good + sizeof size);
  assert_false(link_move(pair->link));
  assert_takes(pair, MSG_REFUSED, "before");
  assert_takes_nothing(pair);
  assert_false(link_move(pair->link));
}

static void refuses_a_frame_that_is_too_large(void **state)
{
  assert_breaks_at(*state, MSG_MAX + 1);
}

static void refuses_a_frame_of_any_size(void **state)
{
  assert_breaks_at(*state, UINT32_MAX);
}

static void refuses_an_empty_frame(void **state)
{
  assert_breaks_at(*state, 0);
}

static void sends_nothing_that_is_too_large(void **state)
{
  struct pair *pair = *state;
  char *text = calloc(MSG_MAX, 1);
  assert_non_null(text);
  wire_bytes(link_begin(pair->link, MSG_FILE_IS), text, MSG_MAX);
  link_end(pair->link);
  assert_false(link_move(pair->link));
  struct pollfd pollfd = {.fd = pair->peer, .events = POLLIN};
  assert_int_equal(poll(&pollfd, 1, 0), 0);
  free(text);
}

static void gives_what_came_before_a_hang_up(void **state)
{
  struct pair *pair = *state;
  unsigned char bytes[100];
  size_t size = frame(bytes, MSG_REFUSED, "last words");
  memcpy(bytes + size, bytes, size);
  peer_writes(pair, bytes, size + size / 2); /* and half of another */
  close(pair->peer);
  pair->peer = -1;
  assert_false(link_move(pair->link));
  assert_takes(pair, MSG_REFUSED, "last words");
  assert_takes_nothing(pair);
  assert_false(link_move(pair->link));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, connect_pair, disconnect_pair)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(takes_a_frame_in_pieces),
      TEST(takes_frames_that_came_together),
      TEST(takes_a_large_frame),
      TEST(sends_frames),
      TEST(keeps_what_cannot_be_sent_yet),
      TEST(leaves_answers_to_poll),
      TEST(sends_a_descriptor),
      TEST(sends_no_descriptor_before_what_waits),
      TEST(sends_no_descriptor_to_nobody),
      TEST(refuses_a_frame_that_is_too_large),
      TEST(refuses_a_frame_of_any_size),
      TEST(refuses_an_empty_frame),
      TEST(sends_nothing_that_is_too_large),
      TEST(gives_what_came_before_a_hang_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
