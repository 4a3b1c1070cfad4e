/* folder.h - an empty folder for a test. */
#ifndef TESTS_SUPPORT_FOLDER_H
#define TESTS_SUPPORT_FOLDER_H

char *folder_new(void); /* its path; freed, and all in it removed, by: */
void folder_remove(char *folder);

#endif
