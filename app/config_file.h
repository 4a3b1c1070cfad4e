/* config_file.h - the user's own files: $XDG_CONFIG_HOME/yieldscope, else
 * ~/.config/yieldscope. As the XDG base directory specification says, a variable that holds no
 * absolute path counts as not set. */
#ifndef YS_CONFIG_FILE_H
#define YS_CONFIG_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct problems;

#define CONFIG_FILE_MOST (256 * 1024) /* bytes of one: none that is written by hand has as many */

/* The path of a file, or folder, in there ("" for the folder itself). NULL where neither
 * XDG_CONFIG_HOME nor HOME says where; the caller frees. */
char *config_file_path(const char *name);
/* The same to be read by people: "~/.config/yieldscope/keys". */
char *config_file_shown(const char *name);

/* Reads a file. NULL where there is none; and where it cannot be read, or is no text, which
 * problems then tells. NUL-terminated, without any NUL in it; the caller frees. */
char *config_file_read(const char *name, struct problems *problems);

#endif
