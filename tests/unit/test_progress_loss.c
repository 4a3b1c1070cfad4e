/* Progress when things go wrong: killed in the middle of a save, a full disk, a home that cannot
 * be written to, several processes at once. The system's own functions are replaced by ones that
 * fail, or kill, when they are told to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/lesson/progress.h"
#include "tests/support/folder.h"

#define FOLDER ".local/state/yieldscope"

static struct lesson_page pages[] = {{.title = (char *)"One"}, {.title = (char *)"Two"}};
static struct lesson lesson = {.id = (char *)"01-press-next", .pages = pages, .page_count = 2};

enum place { NOWHERE, IN_WRITE, IN_SYNC, IN_RENAME, AFTER_RENAME };
static enum place place;
static int trouble; /* an errno; 0: the process is killed there */

/* True where the caller is to fail. */
static bool strikes(enum place here)
{
  if (place != here) return false;
  if (trouble == 0) raise(SIGKILL);
  errno = trouble;
  return true;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
  if (place == IN_WRITE) { /* half of it is written */
    ssize_t count = syscall(SYS_write, fd, bytes, size / 2);
    if (count > 1 && trouble != 0) return count;
    strikes(IN_WRITE);
    return -1;
  }
  return syscall(SYS_write, fd, bytes, size);
}

int fsync(int fd)
{
  (void)fd;
  return strikes(IN_SYNC) ? -1 : 0;
}

int rename(const char *from, const char *to)
{
  if (strikes(IN_RENAME)) return -1;
  int result = renameat(AT_FDCWD, from, AT_FDCWD, to);
  return strikes(AFTER_RENAME) ? -1 : result;
}

static int enter_folder(void **state)
{
  *state = folder_new();
  setenv("HOME", *state, 1);
  unsetenv("XDG_STATE_HOME");
  place = NOWHERE;
  return chdir(*state);
}

static int leave_folder(void **state)
{
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

static void set_done(const char *id)
{
  struct progress *progress = progress_open();
  progress_set_done(progress, id);
  progress_free(progress);
}

static void expect_done(const char *id)
{
  struct progress *progress = progress_open();
  assert_string_equal(progress_problem(progress), "");
  assert_true(progress_done(progress, id));
  progress_free(progress);
}

static void wait_for(pid_t child, int signal)
{
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  if (signal == 0) assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  else assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signal);
}

static void killed_in_a_save_it_is_whole(void **state)
{
  (void)state;
  set_done("before");
  trouble = 0;
  for (enum place where = IN_WRITE; where <= AFTER_RENAME; where++) {
    pid_t child = fork();
    if (child == 0) {
      place = where;
      set_done("while");
      _exit(0);
    }
    wait_for(child, SIGKILL);
    expect_done("before");
    struct progress *progress = progress_open();
    assert_true(progress_done(progress, "while") == (where == AFTER_RENAME));
    progress_free(progress);
  }
  set_done("after"); /* neither the lock nor what it left lying there is in the way */
  expect_done("before");
  expect_done("after");
  assert_int_equal(system("test \"$(ls " FOLDER ")\" = \"$(printf '%s\n%s' progress.json "
                          "progress.json.lock)\""),
                   0);
}

static void killed_at_any_time_no_save_is_lost(void **state)
{
  (void)state;
  for (size_t round = 1; round <= 10; round++) {
    int ends[2];
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
      struct progress *progress = progress_open();
      for (size_t hints = 1; hints < 100000; hints++) {
        progress_set_hints(progress, "01-press-next", round * 100000 + hints);
        if (write(ends[1], "x", 1) != 1) break;
      }
      _exit(1);
    }
    close(ends[1]);
    for (size_t saves = 0; saves < 3 * round; saves++)
      assert_int_equal(read(ends[0], &byte, 1), 1);
    kill(child, SIGKILL);
    wait_for(child, SIGKILL);
    size_t told = 3 * round;
    while (read(ends[0], &byte, 1) == 1)
      told++;
    close(ends[0]);
    struct progress *progress = progress_open();
    assert_string_equal(progress_problem(progress), "");
    assert_true(progress_hints(progress, "01-press-next") >= round * 100000 + told);
    progress_free(progress);
  }
}

static void processes_at_once_lose_nothing(void **state)
{
  (void)state;
  enum { CHILDREN = 4, EACH = 20 };
  pid_t children[CHILDREN];
  char id[32];
  for (int number = 0; number < CHILDREN; number++) {
    children[number] = fork();
    if (children[number] != 0) continue;
    struct progress *progress = progress_open();
    for (int i = 0; i < EACH; i++) {
      snprintf(id, sizeof id, "%d-%d", number, i);
      progress_set_done(progress, id);
    }
    progress_free(progress);
    _exit(0);
  }
  for (int number = 0; number < CHILDREN; number++)
    wait_for(children[number], 0);
  struct progress *progress = progress_open();
  for (int i = 0; i < CHILDREN * EACH; i++) {
    snprintf(id, sizeof id, "%d-%d", i / EACH, i % EACH);
    if (!progress_done(progress, id)) fail_msg("%s was lost", id);
  }
  progress_free(progress);
}

static void expect_that_it_goes_on(enum place where, int error, const char *why)
{
  char sentence[256];
  struct progress *progress = progress_open();
  place = where;
  trouble = error;
  progress_set_fulfilled(progress, &lesson, 0);
  snprintf(sentence, sizeof sentence,
           "Your progress cannot be kept for later (~/" FOLDER "/progress.json: %s). You can go "
           "on all the same.",
           why);
  assert_string_equal(progress_problem(progress), sentence);
  progress_set_page(progress, &lesson, 1);
  assert_string_equal(progress_problem(progress), ""); /* said once */
  assert_true(progress_fulfilled(progress, &lesson, 0));
  progress_reread(progress);
  assert_int_equal(progress_page(progress, &lesson), 1);
  assert_string_equal(progress_problem(progress), "");
  place = NOWHERE; /* somebody has made room */
  expect_done("before");
  progress_set_done(progress, "after");
  progress_free(progress);
  expect_done("before");
  expect_done("after");
  progress = progress_open();
  assert_true(progress_fulfilled(progress, &lesson, 0));
  assert_int_equal(progress_page(progress, &lesson), 1);
  progress_free(progress);
}

static void a_full_disk_loses_nothing(void **state)
{
  (void)state;
  set_done("before");
  expect_that_it_goes_on(IN_WRITE, ENOSPC, "No space left on device");
}

static void nor_does_one_that_is_full_at_the_sync(void **state)
{
  (void)state;
  set_done("before");
  expect_that_it_goes_on(IN_SYNC, EDQUOT, "Disk quota exceeded");
}

static void nor_one_that_can_only_be_read(void **state)
{
  (void)state;
  set_done("before");
  expect_that_it_goes_on(IN_RENAME, EROFS, "Read-only file system");
}

/* The system's own limit, as a user may have it. */
static void a_limit_for_files_loses_nothing(void **state)
{
  (void)state;
  set_done("before");
  pid_t child = fork();
  if (child == 0) {
    struct rlimit limit = {.rlim_cur = 20, .rlim_max = 20};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    struct progress *progress = progress_open();
    progress_set_done(progress, "while");
    bool well = strstr(progress_problem(progress), "File too large") != NULL &&
                progress_done(progress, "while");
    progress_free(progress);
    _exit(well ? 0 : 1);
  }
  wait_for(child, 0);
  expect_done("before");
}

static void what_waited_is_written_at_the_end(void **state)
{
  (void)state;
  struct progress *progress = progress_open();
  place = IN_WRITE;
  trouble = ENOSPC;
  progress_set_done(progress, "late");
  place = NOWHERE;
  progress_free(progress);
  expect_done("late");
}

static void no_home_is_no_problem(void **state)
{
  char *home = NULL;
  assert_int_equal(system("touch file"), 0);
  assert_true(asprintf(&home, "%s/file", (const char *)*state) > 0);
  setenv("HOME", home, 1);
  free(home);
  struct progress *progress = progress_open();
  progress_set_done(progress, "01-press-next");
  assert_string_equal(progress_problem(progress),
                      "Your progress cannot be kept for later "
                      "(~/" FOLDER "/progress.json: Not a directory). You can go on all the same.");
  assert_true(progress_done(progress, "01-press-next"));
  progress_free(progress);
  unsetenv("HOME");
  progress = progress_open();
  progress_set_done(progress, "01-press-next");
  assert_string_equal(progress_problem(progress),
                      "Your progress cannot be kept: neither XDG_STATE_HOME nor HOME says where.");
  assert_string_equal(progress_problem(progress), "");
  assert_true(progress_done(progress, "01-press-next"));
  progress_free(progress);
}

static void a_window_that_hangs_stops_no_other(void **state)
{
  (void)state;
  set_done("before");
  int fd = open(FOLDER "/progress.json.lock", O_RDWR | O_CLOEXEC);
  assert_int_equal(flock(fd, LOCK_EX), 0);
  struct progress *progress = progress_open();
  progress_set_done(progress, "after");
  assert_non_null(strstr(progress_problem(progress), "another window does not let go of it"));
  close(fd);
  progress_free(progress);
  expect_done("before");
  expect_done("after");
}

static void a_damaged_file_that_cannot_be_set_aside_stays(void **state)
{
  (void)state;
  assert_int_equal(system("mkdir -p " FOLDER "; echo damaged >" FOLDER "/progress.json"), 0);
  place = IN_RENAME;
  trouble = EROFS;
  struct progress *progress = progress_open();
  progress_set_done(progress, "01-press-next");
  assert_non_null(strstr(progress_problem(progress), "Read-only file system"));
  progress_free(progress);
  assert_int_equal(system("grep -q damaged " FOLDER "/progress.json"), 0);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(killed_in_a_save_it_is_whole),
      IN_FOLDER(killed_at_any_time_no_save_is_lost),
      IN_FOLDER(processes_at_once_lose_nothing),
      IN_FOLDER(a_full_disk_loses_nothing),
      IN_FOLDER(nor_does_one_that_is_full_at_the_sync),
      IN_FOLDER(nor_one_that_can_only_be_read),
      IN_FOLDER(a_limit_for_files_loses_nothing),
      IN_FOLDER(what_waited_is_written_at_the_end),
      IN_FOLDER(no_home_is_no_problem),
      IN_FOLDER(a_window_that_hangs_stops_no_other),
      IN_FOLDER(a_damaged_file_that_cannot_be_set_aside_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
