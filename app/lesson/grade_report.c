#include "app/lesson/grade_report.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "app/exit_status.h"
#include "app/lesson/grade.h"
#include "app/text.h"

static enum grade_status status_of(const struct grade_report_file *file)
{
  return file->grade ? grade_status(file->grade) : GRADE_BROKEN;
}

static const char *problem_of(const struct grade_report_file *file)
{
  return file->grade ? grade_problem(file->grade) : file->problem;
}

static size_t checks_of(const struct grade_report_file *file)
{
  return file->grade ? grade_count(file->grade) : 0;
}

static size_t count_of(const struct grade_report_file *file, enum grade_verdict verdict)
{
  return file->grade ? grade_count_of(file->grade, verdict) : 0;
}

static size_t files_of(const struct grade_report *report, enum grade_status status)
{
  size_t count = 0;
  for (size_t i = 0; i < report->count; i++)
    count += status_of(&report->files[i]) == status;
  return count;
}

int grade_report_status(const struct grade_report *report)
{
  if (files_of(report, GRADE_BROKEN) > 0) return EXIT_USAGE;
  if (files_of(report, GRADE_LIMIT) > 0) return EXIT_LIMIT;
  return files_of(report, GRADE_FAILED) > 0 ? EXIT_SCRIPT_FAILED : EXIT_WELL;
}

/* Writes characters; bad bytes and controls but line ends as U+FFFD. each may write a character in
 * a way of its own: then it returns true. */
static void write_text(FILE *out, const char *text, const char *newline,
                       bool (*each)(FILE *out, unsigned code))
{
  size_t size = strlen(text), length;
  unsigned code;
  for (size_t at = 0; at < size; at += length) {
    length = text_decode(text + at, size - at, &code);
    if (code == '\n') fputs(newline, out);
    else if (code == TEXT_BAD || text_is_control(code)) fputs("\xef\xbf\xbd", out);
    else if (!each || !each(out, code)) fwrite(text + at, 1, length, out);
  }
}

/* ------------------------------------------------------------------------ text */

static void write_field(FILE *out, const char *label, const char *text)
{
  if (text[0] == '\0') return;
  fprintf(out, "          %-8s", label);
  write_text(out, text, "\n                  ", NULL);
  putc('\n', out);
}

static void text_check(FILE *out, const struct grade_check *check)
{
  fputs(check->verdict == GRADE_CHECK_PASSED ? "  passed  " : "  FAILED  ", out);
  write_text(out, check->name, " ", NULL);
  putc('\n', out);
  if (check->verdict != GRADE_CHECK_FAILED) return;
  if (check->sentence[0]) {
    fputs("          ", out);
    write_text(out, check->sentence, "\n          ", NULL);
    putc('\n', out);
  }
  write_field(out, "wanted", check->wanted);
  write_field(out, "seen", check->seen);
  if (check->placed)
    fprintf(out, "          %-8sevent %llu\n", "at", (unsigned long long)check->tick);
}

static void text_file(FILE *out, const struct grade_report_file *file)
{
  size_t count = checks_of(file);
  write_text(out, file->path, " ", NULL);
  if (status_of(file) == GRADE_BROKEN) {
    fputs(": no verdict. ", out);
    write_text(out, problem_of(file), "\n  ", NULL);
    putc('\n', out);
  } else {
    fprintf(out, ": %zu of %zu check%s passed\n", count_of(file, GRADE_CHECK_PASSED), count,
            count == 1 ? "" : "s");
  }
  size_t skipped = count_of(file, GRADE_CHECK_SKIPPED);
  for (size_t i = 0; i < count; i++)
    if (grade_check(file->grade, i)->verdict != GRADE_CHECK_SKIPPED)
      text_check(out, grade_check(file->grade, i));
  if (skipped > 0)
    fprintf(out, "  skipped %zu check%s of a run that could not be done\n", skipped,
            skipped == 1 ? "" : "s");
}

static void write_as_text(FILE *out, const struct grade_report *report)
{
  for (size_t i = 0; i < report->count; i++) {
    if (i > 0) putc('\n', out);
    text_file(out, &report->files[i]);
  }
  if (report->count == 1) return;
  size_t broken = files_of(report, GRADE_BROKEN);
  fprintf(out, "\n%zu files: %zu passed, %zu failed", report->count, files_of(report, GRADE_PASSED),
          files_of(report, GRADE_FAILED) + files_of(report, GRADE_LIMIT));
  if (broken > 0) fprintf(out, ", %zu without a verdict", broken);
  fputs(".\n", out);
}

/* ------------------------------------------------------------------------- TAP */

/* In a description, a hash would begin a directive; in a quoted text of YAML, two characters mean
 * something. */
static bool escape_description(FILE *out, unsigned code)
{
  if (code == '#' || code == '\\') fprintf(out, "\\%c", (char)code);
  return code == '#' || code == '\\';
}

static bool escape_quoted(FILE *out, unsigned code)
{
  if (code == '"' || code == '\\') fprintf(out, "\\%c", (char)code);
  return code == '"' || code == '\\';
}

static void tap_field(FILE *out, const char *key, const char *text)
{
  if (text[0] == '\0') return;
  fprintf(out, "  %s: \"", key);
  write_text(out, text, "\\n", escape_quoted);
  fputs("\"\n", out);
}

static void tap_line(FILE *out, bool good, size_t number, const char *path, const char *name)
{
  fprintf(out, "%sok %zu - ", good ? "" : "not ", number);
  write_text(out, path, " ", escape_description);
  fputs(": ", out);
  write_text(out, name, " ", escape_description);
}

static void tap_check(FILE *out, size_t number, const char *path, const struct grade_check *check)
{
  tap_line(out, check->verdict != GRADE_CHECK_FAILED, number, path, check->name);
  if (check->verdict == GRADE_CHECK_SKIPPED) fputs(" # SKIP its run could not be done", out);
  putc('\n', out);
  if (check->verdict != GRADE_CHECK_FAILED) return;
  fputs("  ---\n", out);
  tap_field(out, "message", check->sentence);
  tap_field(out, "wanted", check->wanted);
  tap_field(out, "found", check->seen);
  tap_field(out, "commands", check->run);
  if (check->placed) fprintf(out, "  event: %llu\n", (unsigned long long)check->tick);
  fputs("  ...\n", out);
}

static void write_as_tap(FILE *out, const struct grade_report *report)
{
  size_t number = 0;
  fputs("TAP version 13\n", out);
  for (size_t i = 0; i < report->count; i++) {
    const struct grade_report_file *file = &report->files[i];
    for (size_t k = 0; k < checks_of(file); k++)
      tap_check(out, ++number, file->path, grade_check(file->grade, k));
    if (status_of(file) != GRADE_BROKEN) continue;
    tap_line(out, false, ++number, file->path, "a verdict");
    fputs("\n  ---\n", out);
    tap_field(out, "message", problem_of(file));
    fputs("  ...\n", out);
  }
  fprintf(out, "1..%zu\n", number);
}

/* ----------------------------------------------------------------------- JUnit */

static bool escape_xml(FILE *out, unsigned code)
{
  switch (code) {
  case '&': fputs("&amp;", out); return true;
  case '<': fputs("&lt;", out); return true;
  case '>': fputs("&gt;", out); return true;
  case '"': fputs("&quot;", out); return true;
  case 0xFFFE:
  case 0xFFFF: fputs("\xef\xbf\xbd", out); return true; /* XML has no such characters */
  default: return false;
  }
}

static void xml_attribute(FILE *out, const char *key, const char *text)
{
  fprintf(out, " %s=\"", key);
  write_text(out, text, "&#10;", escape_xml);
  putc('"', out);
}

static void xml_field(FILE *out, const char *label, const char *text)
{
  if (text[0] == '\0') return;
  fprintf(out, "%s: ", label);
  write_text(out, text, "\n  ", escape_xml);
  putc('\n', out);
}

static void junit_check(FILE *out, const char *exercise, const struct grade_check *check)
{
  fputs("    <testcase", out);
  xml_attribute(out, "classname", exercise);
  xml_attribute(out, "name", check->name);
  if (check->verdict == GRADE_CHECK_PASSED) {
    fputs("/>\n", out);
    return;
  }
  if (check->verdict == GRADE_CHECK_SKIPPED) {
    fputs(">\n      <skipped message=\"its run could not be done\"/>\n    </testcase>\n", out);
    return;
  }
  fputs(">\n      <failure", out);
  xml_attribute(out, "message", check->sentence[0] ? check->sentence : check->seen);
  fputs(">", out);
  xml_field(out, "wanted", check->wanted);
  xml_field(out, "seen", check->seen);
  xml_field(out, "commands", check->run);
  if (check->placed) fprintf(out, "event: %llu\n", (unsigned long long)check->tick);
  fputs("</failure>\n    </testcase>\n", out);
}

static void junit_file(FILE *out, const char *exercise, const struct grade_report_file *file)
{
  bool broken = status_of(file) == GRADE_BROKEN;
  fputs("  <testsuite", out);
  xml_attribute(out, "name", file->path);
  fprintf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%d\" skipped=\"%zu\">\n",
          checks_of(file) + broken, count_of(file, GRADE_CHECK_FAILED), broken,
          count_of(file, GRADE_CHECK_SKIPPED));
  for (size_t i = 0; i < checks_of(file); i++)
    junit_check(out, exercise, grade_check(file->grade, i));
  if (broken) {
    fputs("    <testcase", out);
    xml_attribute(out, "classname", exercise);
    fputs(" name=\"a verdict\">\n      <error", out);
    xml_attribute(out, "message", problem_of(file));
    fputs("/>\n    </testcase>\n", out);
  }
  fputs("  </testsuite>\n", out);
}

static void write_as_junit(FILE *out, const struct grade_report *report)
{
  size_t tests = 0, failures = 0, errors = files_of(report, GRADE_BROKEN), skipped = 0;
  for (size_t i = 0; i < report->count; i++) {
    tests += checks_of(&report->files[i]);
    failures += count_of(&report->files[i], GRADE_CHECK_FAILED);
    skipped += count_of(&report->files[i], GRADE_CHECK_SKIPPED);
  }
  fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites", out);
  xml_attribute(out, "name", report->exercise);
  fprintf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n", tests + errors,
          failures, errors, skipped);
  for (size_t i = 0; i < report->count; i++)
    junit_file(out, report->exercise, &report->files[i]);
  fputs("</testsuites>\n", out);
}

/* ------------------------------------------------------------------------ JSON */

static void set_text(json_t *object, const char *key, const char *text)
{
  size_t size;
  char *valid = text_valid(text, strlen(text), &size);
  if (valid) json_object_set_new(object, key, json_stringn(valid, size));
  free(valid);
}

static void set_count(json_t *object, const char *key, size_t count)
{
  json_object_set_new(object, key, json_integer((json_int_t)count));
}

static json_t *check_object(const struct grade_check *check)
{
  static const char *const words[] = {[GRADE_CHECK_PASSED] = "passed",
                                      [GRADE_CHECK_FAILED] = "failed",
                                      [GRADE_CHECK_SKIPPED] = "skipped"};
  json_t *object = json_object();
  set_text(object, "verdict", words[check->verdict]);
  set_text(object, "name", check->name);
  if (check->sentence[0]) set_text(object, "sentence", check->sentence);
  if (check->wanted[0]) set_text(object, "wanted", check->wanted);
  if (check->seen[0]) set_text(object, "seen", check->seen);
  if (check->run[0]) set_text(object, "commands", check->run);
  if (check->placed) json_object_set_new(object, "tick", json_integer((json_int_t)check->tick));
  return object;
}

static json_t *file_object(const struct grade_report_file *file)
{
  static const char *const words[] = {[GRADE_RUNNING] = "running",
                                      [GRADE_PASSED] = "passed",
                                      [GRADE_FAILED] = "failed",
                                      [GRADE_LIMIT] = "limit",
                                      [GRADE_BROKEN] = "broken"};
  json_t *object = json_object(), *checks = json_array();
  set_text(object, "file", file->path);
  set_text(object, "status", words[status_of(file)]);
  if (problem_of(file)[0]) set_text(object, "problem", problem_of(file));
  set_count(object, "passed", count_of(file, GRADE_CHECK_PASSED));
  set_count(object, "failed", count_of(file, GRADE_CHECK_FAILED));
  set_count(object, "skipped", count_of(file, GRADE_CHECK_SKIPPED));
  for (size_t i = 0; i < checks_of(file); i++)
    json_array_append_new(checks, check_object(grade_check(file->grade, i)));
  json_object_set_new(object, "checks", checks);
  return object;
}

static void write_as_json(FILE *out, const struct grade_report *report)
{
  json_t *object = json_object(), *files = json_array();
  set_text(object, "exercise", report->exercise);
  set_count(object, "passed", files_of(report, GRADE_PASSED));
  set_count(object, "failed", files_of(report, GRADE_FAILED));
  set_count(object, "limit", files_of(report, GRADE_LIMIT));
  set_count(object, "broken", files_of(report, GRADE_BROKEN));
  for (size_t i = 0; i < report->count; i++)
    json_array_append_new(files, file_object(&report->files[i]));
  json_object_set_new(object, "files", files);
  json_dumpf(object, out, JSON_INDENT(2));
  putc('\n', out);
  json_decref(object);
}

const struct grade_format *grade_format_find(const char *name)
{
  static const struct grade_format formats[] = {{"text", write_as_text},
                                                {"tap", write_as_tap},
                                                {"junit", write_as_junit},
                                                {"json", write_as_json}};
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
    if (strcmp(formats[i].name, name) == 0) return &formats[i];
  return NULL;
}
