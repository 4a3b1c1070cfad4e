#include "app/lesson/exercise_report.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson/grade.h"

const struct grade_check *exercise_report_failed(const struct grade *grade, size_t number)
{
  for (size_t i = 0; i < grade_count(grade); i++) {
    const struct grade_check *check = grade_check(grade, i);
    if (check->verdict == GRADE_CHECK_FAILED && --number == 0) return check;
  }
  return NULL;
}

/* A field of several lines begins below its label. */
static void write_field(FILE *out, const char *label, const char *text)
{
  if (text[0] == '\0') return;
  bool is_long = strchr(text, '\n') != NULL;
  int gap = (int)(sizeof "wanted" - strlen(label)); /* the texts stand below each other */
  fprintf(out, is_long ? "   %s:\n" : "   %s:%*s", label, gap, "");
  for (const char *line = text; *line != '\0';) {
    int size = (int)strcspn(line, "\n");
    fprintf(out, "%s%.*s\n", is_long ? "     " : "", size, line);
    line += size + (line[size] == '\n');
  }
}

/* The author's sentence says it best. */
static void write_check(FILE *out, size_t number, const struct grade_check *check)
{
  fprintf(out, "%zu) %s\n", number, check->sentence[0] ? check->sentence : check->name);
  write_field(out, "wanted", check->wanted);
  write_field(out, "seen", check->seen);
}

static void write_failed(FILE *out, const struct grade *grade)
{
  size_t count = grade_count(grade), passed = grade_count_of(grade, GRADE_CHECK_PASSED);
  const struct grade_check *check;
  fprintf(out, "%zu of %zu checks passed. What did not:\n", passed, count);
  for (size_t number = 1; (check = exercise_report_failed(grade, number)) != NULL; number++)
    write_check(out, number, check);
}

char *exercise_report_text(const struct grade *grade)
{
  char *text = NULL;
  size_t size = 0, count = grade_count(grade);
  FILE *out = open_memstream(&text, &size);
  if (out == NULL) abort();
  switch (grade_status(grade)) {
  case GRADE_RUNNING: break;
  case GRADE_BROKEN: fputs(grade_problem(grade), out); break;
  case GRADE_PASSED:
    if (count == 1) fputs("The check has passed.", out);
    else fprintf(out, "All %zu checks have passed.", count);
    break;
  case GRADE_FAILED:
  case GRADE_LIMIT: write_failed(out, grade); break;
  }
  if (fclose(out) != 0) abort();
  while (size > 0 && text[size - 1] == '\n')
    text[--size] = '\0';
  return text;
}
