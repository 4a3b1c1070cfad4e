/* test_folder.c - what a script may read: regular files of its own folder, wherever links
 * lead, and no larger than allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "engine/folder.h"
#include "tests/support/folder.h"

#define MOST 100

static char *top;          /* of the test */
static char project[4096]; /* the script's folder, in top */

static const char *path_in(const char *folder, const char *name)
{
  static char path[8192];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  return path;
}

static void write_file(const char *folder, const char *name, const char *text, size_t size)
{
  FILE *file = fopen(path_in(folder, name), "w");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, size, file), size);
  assert_int_equal(fclose(file), 0);
}

static int make(void **state)
{
  (void)state;
  top = folder_new();
  snprintf(project, sizeof project, "%s/project", top);
  char large[MOST + 1];
  memset(large, 'x', sizeof large);
  if (mkdir(project, 0700) != 0 || mkdir(path_in(project, "sub"), 0700) != 0) return -1;
  if (mkdir(path_in(top, "project-two"), 0700) != 0) return -1;
  write_file(project, "notes.txt", "a\0b\n", 4);
  write_file(project, "empty.txt", "", 0);
  write_file(project, "most.txt", large, MOST);
  write_file(project, "large.txt", large, MOST + 1);
  write_file(project, "sub/deep.txt", "deep", 4);
  write_file(top, "secret.txt", "secret", 6);
  write_file(top, "project-two/near.txt", "secret", 6);
  bool made = symlink("notes.txt", path_in(project, "inside")) == 0;
  made = made && symlink("../secret.txt", path_in(project, "outside")) == 0;
  made = made && symlink("..", path_in(project, "up")) == 0;
  made = made && symlink("loop", path_in(project, "loop")) == 0;
  made = made && symlink("missing", path_in(project, "dangling")) == 0;
  made = made && mkfifo(path_in(project, "pipe"), 0600) == 0;
  return made ? 0 : -1;
}

static int remove_all(void **state)
{
  (void)state;
  folder_remove(top);
  return 0;
}

static void assert_reads(const char *name, const char *text, size_t size)
{
  char *found, problem[500] = "";
  size_t found_size;
  assert_true(folder_read(project, name, MOST, &found, &found_size, problem, sizeof problem));
  assert_int_equal(found_size, size);
  assert_memory_equal(found, text, size);
  assert_int_equal(found[size], '\0');
  free(found);
}

/* The problem names the file, and has that word in it. */
static void assert_refuses(const char *name, const char *word)
{
  char *found = "untouched", problem[500] = "";
  size_t size;
  if (folder_read(project, name, MOST, &found, &size, problem, sizeof problem))
    fail_msg("%s was read", name);
  assert_non_null(strstr(problem, name));
  if (!strstr(problem, word)) fail_msg("\"%s\" has no \"%s\"", problem, word);
  assert_null(found);
}

static void reads_files_of_the_folder(void **state)
{
  (void)state;
  assert_reads("notes.txt", "a\0b\n", 4);
  assert_reads("empty.txt", "", 0);
  assert_reads("sub/deep.txt", "deep", 4);
  assert_reads("./sub/../notes.txt", "a\0b\n", 4);
  assert_reads("inside", "a\0b\n", 4);
  assert_reads("up/project/notes.txt", "a\0b\n", 4); /* out, and in again */
}

static void reads_as_much_as_allowed(void **state)
{
  (void)state;
  char most[MOST];
  memset(most, 'x', sizeof most);
  assert_reads("most.txt", most, sizeof most);
  assert_refuses("large.txt", "too large");
}

static void refuses_what_leads_out(void **state)
{
  (void)state;
  assert_refuses("../secret.txt", "own folder");
  assert_refuses("sub/../../secret.txt", "own folder");
  assert_refuses("outside", "own folder");
  assert_refuses("up/secret.txt", "own folder");
  assert_refuses("../project-two/near.txt", "own folder");
  assert_refuses("/etc/passwd", "own folder");
  assert_refuses(path_in(project, "notes.txt"), "own folder"); /* inside, but absolute */
}

static void refuses_what_is_no_file(void **state)
{
  (void)state;
  assert_refuses("sub", "folder");
  assert_refuses(".", "folder");
  assert_refuses("pipe", "regular file"); /* without waiting for a writer */
}

static void refuses_what_is_not_there(void **state)
{
  (void)state;
  char name[5000];
  assert_refuses("missing.txt", "no such file");
  assert_refuses("notes.txt/more", "no such file");
  assert_refuses("loop", "no such file");
  assert_refuses("dangling", "no such file");
  memset(name, 'n', sizeof name);
  name[sizeof name - 1] = '\0';
  char *found, problem[500];
  size_t size;
  assert_false(folder_read(project, name, MOST, &found, &size, problem, sizeof problem));
  assert_null(found);
}

/* The script itself and --input are wherever the user says. */
static void reads_any_file_for_the_user(void **state)
{
  (void)state;
  char *found, problem[500] = "";
  size_t size;
  const char *path = path_in(project, "outside");
  assert_true(folder_read_file(path, MOST, &found, &size, problem, sizeof problem));
  assert_int_equal(size, 6);
  free(found);
  path = path_in(project, "missing.txt");
  assert_false(folder_read_file(path, MOST, &found, &size, problem, sizeof problem));
  assert_non_null(strstr(problem, path));
}

static void tells_of_missing_permission(void **state)
{
  (void)state;
  if (geteuid() == 0) skip(); /* root may read everything */
  assert_int_equal(chmod(path_in(project, "empty.txt"), 0), 0);
  assert_refuses("empty.txt", "permission");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_files_of_the_folder),   cmocka_unit_test(reads_as_much_as_allowed),
      cmocka_unit_test(refuses_what_leads_out),      cmocka_unit_test(refuses_what_is_no_file),
      cmocka_unit_test(refuses_what_is_not_there),   cmocka_unit_test(reads_any_file_for_the_user),
      cmocka_unit_test(tells_of_missing_permission),
  };
  return cmocka_run_group_tests(tests, make, remove_all);
}
