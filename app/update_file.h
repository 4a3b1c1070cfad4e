/* update_file.h - the script's file changes while its session is on the screen: then the session
 * reads it again by itself. */
#ifndef YS_UPDATE_FILE_H
#define YS_UPDATE_FILE_H

#include <stdbool.h>
#include <sys/stat.h>

struct model;

struct update_file {   /* all zero at first */
  bool waits;          /* it has changed, and may still be changing */
  struct stat seen;    /* as it was then */
  struct stat refused; /* as it was when it could not be read again */
};

/* Looks at the file; to be called now and then. A changed file is read again when it is the same
 * at two calls: the time between them is how long nobody may have written to it. One that is
 * empty or has vanished is being written, and is left alone until it is there again; so is any
 * while the user types, reads what covers the screen, or waits for the script. True: the model
 * has changed. */
bool update_file_look(struct update_file *file, struct model *model);

#endif
