#include "app/lesson/progress.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/progress_file.h"
#include "app/state_file.h"
#include "app/text.h"
#include "app/user_file.h"

/* Invariant: all is what the file held when it was read last, with the changes merged in. */
struct progress {
  json_t *all;
  json_t *changes; /* that are not in the file yet */
  char *path;      /* NULL: nothing says where */
  int error;       /* that keeps it from being written; 0: none */
  int error_told;
  char *aside;    /* to be told */
  char *sentence; /* what progress_problem has returned */
};

static json_t *object_new(void)
{
  json_t *object = json_object();
  if (object == NULL) abort();
  return object;
}

/* ------------------------------------------------------------------ the file */

/* wrote: it was to be written. That it can be read does not say that it can be written again. */
static void take(struct progress *progress, json_t *all, struct progress_file_news *news,
                 bool wrote)
{
  if (news->error != 0 || wrote) progress->error = news->error;
  if (progress->error == 0) progress->error_told = 0;
  if (news->aside != NULL) {
    free(progress->aside);
    progress->aside = news->aside;
  }
  if (all == NULL) return;
  json_decref(progress->all);
  progress->all = all;
}

struct progress *progress_open(void)
{
  struct progress *progress = calloc(1, sizeof *progress);
  if (progress == NULL) abort();
  progress->path = state_file_path("progress.json");
  progress->all = object_new();
  progress->changes = object_new();
  progress_reread(progress);
  return progress;
}

static void save(struct progress *progress)
{
  struct progress_file_news news;
  if (progress->path == NULL) return;
  json_t *all = progress_file_save(progress->path, progress->changes, progress->all, &news);
  take(progress, all, &news, true);
  if (all != NULL) json_object_clear(progress->changes);
}

void progress_free(struct progress *progress)
{
  if (progress == NULL) return;
  if (json_object_size(progress->changes) > 0) save(progress);
  json_decref(progress->all);
  json_decref(progress->changes);
  free(progress->path);
  free(progress->aside);
  free(progress->sentence);
  free(progress);
}

void progress_reread(struct progress *progress)
{
  struct progress_file_news news;
  if (progress->path == NULL) return;
  json_t *all = progress_file_read(progress->path, &news);
  /* A file that was damaged meanwhile is written anew from what we know. */
  if (all != NULL && news.aside != NULL) {
    progress_file_merge(all, progress->all);
    progress_file_merge(progress->changes, progress->all);
  }
  if (all != NULL) progress_file_merge(all, progress->changes);
  take(progress, all, &news, false);
}

const char *progress_problem(struct progress *progress)
{
  char *shown = progress->path != NULL ? user_file_shown(progress->path) : NULL;
  free(progress->sentence);
  progress->sentence = NULL;
  int size = 0;
  if (progress->path == NULL && !progress->error_told) {
    progress->error_told = ENOENT;
    size = asprintf(&progress->sentence,
                    "Your progress cannot be kept: neither XDG_STATE_HOME nor HOME says where.");
  } else if (progress->aside != NULL) {
    char *aside = user_file_shown(progress->aside);
    size = asprintf(&progress->sentence,
                    "The file with your progress was damaged. It was set aside as %s, and a new "
                    "one begins.",
                    aside != NULL ? aside : progress->aside);
    free(aside);
    free(progress->aside);
    progress->aside = NULL;
  } else if (progress->path != NULL && progress->error != progress->error_told) {
    progress->error_told = progress->error;
    size = asprintf(&progress->sentence,
                    "Your progress cannot be kept for later (%s: %s). You can go on all the same.",
                    shown != NULL ? shown : progress->path,
                    progress->error == EWOULDBLOCK ? "another window does not let go of it"
                                                   : strerror(progress->error));
  }
  if (size < 0) abort();
  free(shown);
  return progress->sentence != NULL ? progress->sentence : "";
}

/* ------------------------------------------------------------------- how far */

/* A key is UTF-8, whatever a folder is called. The caller frees. */
static char *key_of(const char *text)
{
  char *key = text_valid(text, strlen(text), NULL);
  if (key == NULL) abort();
  return key;
}

/* Of several pages with one title, the later ones are "Title (2)", … The caller frees. */
static char *page_key(const struct lesson *lesson, size_t page)
{
  int number = 1;
  char *name = NULL;
  const char *title = lesson->pages[page].title;
  for (size_t i = 0; i < page; i++)
    number += strcmp(lesson->pages[i].title, title) == 0;
  if (number == 1) return key_of(title);
  if (asprintf(&name, "%s (%d)", title, number) < 0) abort();
  char *key = key_of(name);
  free(name);
  return key;
}

static const json_t *lesson_of(const struct progress *progress, const char *id)
{
  char *key = key_of(id);
  const json_t *lesson = json_object_get(json_object_get(progress->all, "lessons"), key);
  free(key);
  return lesson;
}

static const json_t *page_of(const struct progress *progress, const struct lesson *lesson,
                             size_t page)
{
  if (page >= lesson->page_count) return NULL;
  char *key = page_key(lesson, page);
  const json_t *pages = json_object_get(lesson_of(progress, lesson->id), "pages");
  const json_t *fields = json_object_get(pages, key);
  free(key);
  return fields;
}

static const char *string_or_empty(const json_t *string)
{
  return json_is_string(string) ? json_string_value(string) : "";
}

const char *progress_last(const struct progress *progress)
{
  return string_or_empty(json_object_get(progress->all, "last"));
}

bool progress_begun(const struct progress *progress, const char *id)
{
  return lesson_of(progress, id) != NULL;
}

bool progress_done(const struct progress *progress, const char *id)
{
  return json_is_true(json_object_get(lesson_of(progress, id), "done"));
}

bool progress_passed(const struct progress *progress, const char *id)
{
  return json_is_true(json_object_get(lesson_of(progress, id), "passed"));
}

bool progress_tried(const struct progress *progress, const char *id)
{
  return json_is_true(json_object_get(lesson_of(progress, id), "tried"));
}

size_t progress_hints(const struct progress *progress, const char *id)
{
  json_int_t hints = json_integer_value(json_object_get(lesson_of(progress, id), "hints"));
  return hints > 0 ? (size_t)hints : 0;
}

size_t progress_page(const struct progress *progress, const struct lesson *lesson)
{
  const char *title = string_or_empty(json_object_get(lesson_of(progress, lesson->id), "page"));
  for (size_t page = 0; page < lesson->page_count; page++) {
    char *key = page_key(lesson, page);
    bool is_it = strcmp(key, title) == 0;
    free(key);
    if (is_it) return page;
  }
  return 0;
}

bool progress_fulfilled(const struct progress *progress, const struct lesson *lesson, size_t page)
{
  return json_is_true(json_object_get(page_of(progress, lesson, page), "fulfilled"));
}

const char *progress_answer(const struct progress *progress, const struct lesson *lesson,
                            size_t page)
{
  return string_or_empty(json_object_get(page_of(progress, lesson, page), "answer"));
}

/* ------------------------------------------------------------------- changes */

static json_t *string_new(const char *text)
{
  char *valid = key_of(text);
  json_t *string = json_string(valid);
  free(valid);
  return string;
}

/* An object with one field; takes the value over. */
static json_t *object_of(const char *key, json_t *value)
{
  json_t *object = object_new();
  char *valid = key_of(key);
  if (value == NULL || json_object_set_new(object, valid, value) != 0) abort();
  free(valid);
  return object;
}

/* Fields of one lesson are to change; takes them over. */
static void change(struct progress *progress, const char *id, json_t *fields, bool is_last)
{
  json_t *change = object_of("lessons", object_of(id, fields));
  json_object_set_new(change, "version", json_integer(PROGRESS_FILE_VERSION));
  if (is_last) json_object_set_new(change, "last", string_new(id));
  progress_file_merge(progress->all, change);
  progress_file_merge(progress->changes, change);
  json_decref(change);
  save(progress);
}

static void change_page(struct progress *progress, const struct lesson *lesson, size_t page,
                        json_t *fields)
{
  char *key = page_key(lesson, page);
  change(progress, lesson->id, object_of("pages", object_of(key, fields)), false);
  free(key);
}

void progress_set_page(struct progress *progress, const struct lesson *lesson, size_t page)
{
  char *key = page_key(lesson, page);
  change(progress, lesson->id, object_of("page", json_string(key)), true);
  free(key);
}

void progress_set_fulfilled(struct progress *progress, const struct lesson *lesson, size_t page)
{
  if (progress_fulfilled(progress, lesson, page)) return;
  change_page(progress, lesson, page, object_of("fulfilled", json_true()));
}

void progress_set_answer(struct progress *progress, const struct lesson *lesson, size_t page,
                         const char *answer)
{
  change_page(progress, lesson, page, object_of("answer", string_new(answer)));
}

void progress_set_done(struct progress *progress, const char *id)
{
  if (!progress_done(progress, id)) change(progress, id, object_of("done", json_true()), false);
}

void progress_set_passed(struct progress *progress, const char *id)
{
  if (!progress_passed(progress, id)) change(progress, id, object_of("passed", json_true()), false);
}

void progress_set_tried(struct progress *progress, const char *id)
{
  if (!progress_tried(progress, id)) change(progress, id, object_of("tried", json_true()), false);
}

void progress_set_hints(struct progress *progress, const char *id, size_t count)
{
  if (count > progress_hints(progress, id))
    change(progress, id, object_of("hints", json_integer((json_int_t)count)), false);
}
