/* keymap.h - which key runs which command line. A keymap file has one binding a line,
 *
 *   KEY command argument…       # a line that begins with # is a comment
 *
 * where KEY is a name as screen_key gives it, and the command is one of command_table that
 * may be given on the screen. Several keys may run one command: the first is the one shown. A key
 * can be bound once in a file. Fixed are only Ctrl-L, Ctrl-Z, the keys of the line that one types
 * (prompt.h), and that Esc closes what covers the screen. */
#ifndef YS_KEYMAP_H
#define YS_KEYMAP_H

#include <stddef.h>
#include <stdio.h>

struct command;
struct keymap;
struct problems;

/* assets/keymaps/default, compiled in. */
extern const char keymap_default[];
/* assets/keymaps/presenter, laid over it in presenter mode. */
extern const char keymap_presenter[];

/* Reads a keymap. Lines that cannot be understood are left out; the first of them is told in
 * problem, with its number ("" where all are well). name is the file's, for that sentence.
 * NULL when out of memory. */
struct keymap *keymap_new(const char *name, const char *text, char *problem, size_t size);
void keymap_free(struct keymap *keymap);
/* Reads another file over it. Its keys count instead of those that were there, and are the first
 * to be shown; "KEY -" unbinds one. */
void keymap_read(struct keymap *keymap, const char *name, const char *text,
                 struct problems *problems);

/* Lays another keymap over this one: its keys count first, until NULL is laid. It is not taken
 * over, and must live as long. */
void keymap_lay(struct keymap *keymap, const struct keymap *over);

/* The command line that a key runs; NULL where it runs none. */
const char *keymap_find(const struct keymap *keymap, const char *key);
/* The first key that runs that command line, or that opens its prompt ("prompt LINE"); ""
 * where there is none. */
const char *keymap_key(const struct keymap *keymap, const char *line);
/* All keys that run that command, with any argument, with blanks between. Returns out. */
const char *keymap_keys(const struct keymap *keymap, const struct command *command, char *out,
                        size_t size);
/* All that counts, as a file that keymap_new reads. */
void keymap_write(const struct keymap *keymap, FILE *out);

#endif
