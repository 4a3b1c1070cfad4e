/* user_file.h - where the files of the user are: the XDG base directory specification. */
#ifndef YS_USER_FILE_H
#define YS_USER_FILE_H

/* The path of a file, or folder ("" for ours itself), in $VARIABLE/yieldscope; else in
 * ~/INSIDE/yieldscope, INSIDE being as ".local/state". A variable that holds no absolute path
 * counts as not set, as the specification says. NULL where neither the variable nor HOME says
 * where; the caller frees. */
char *user_file_path(const char *variable, const char *inside, const char *name);

/* A path to be read by people: "~/.config/yieldscope/keys". NULL when out of memory; the caller
 * frees. */
char *user_file_shown(const char *path);

#endif
