/* buffer.h - bytes that grow, for tests. What fails here ends the test program, with a
 * message: a test has nothing to rescue. */
#ifndef TESTS_SUPPORT_BUFFER_H
#define TESTS_SUPPORT_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty one. bytes is NULL or has a NUL after size bytes. */
struct buffer {
  char *bytes;
  size_t size, room;
};

void buffer_add(struct buffer *buffer, const char *bytes, size_t size);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Reads once from a descriptor, what is there. False at the end of file or on an error. */
bool buffer_read(struct buffer *buffer, int descriptor);
const char *buffer_text(const struct buffer *buffer); /* never NULL */
bool buffer_equal(const struct buffer *one, const struct buffer *other);
void buffer_free(struct buffer *buffer); /* makes it empty */

/* False where the file cannot be read or written; errno says why. */
bool buffer_load(struct buffer *buffer, const char *path);
bool buffer_save(const struct buffer *buffer, const char *path);

/* Ends the program: "Bail out!" is TAP for it. */
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
