#include "tests/support/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *word;
  enum section_kind kind;
} kinds[] = {
    {"file", SECTION_FILE},
    {"shell", SECTION_SHELL},
    {"yieldscope", SECTION_RUN},
    {"slow", SECTION_SLOW},
};

/* Where the lines read now belong to. */
enum place { IN_COMMENT, IN_BODY, IN_STEPS, IN_ERROR, IN_NOTHING };

void session_trim(struct buffer *text)
{
  while (text->size > 1 && text->bytes[text->size - 1] == '\n' &&
         text->bytes[text->size - 2] == '\n') {
    text->bytes[--text->size] = '\0';
  }
  if (text->size == 1 && text->bytes[0] == '\n') text->bytes[--text->size] = '\0';
}

static struct step *section_add_step(struct section *section)
{
  section->steps = realloc(section->steps, (section->step_count + 1) * sizeof *section->steps);
  if (!section->steps) fail("out of memory");
  struct step *step = &section->steps[section->step_count++];
  *step = (struct step){0};
  return step;
}

/* Begins a section, or one of the parts that belong to the run before it. */
static bool session_head(struct session *session, const char *word, size_t word_size,
                         const char *rest, enum place *place)
{
  struct section *last = session->count ? &session->sections[session->count - 1] : NULL;
  bool after_run = last && last->kind == SECTION_RUN;
  if (word_size == 4 && !memcmp(word, "exit", 4) && after_run) {
    last->status = atoi(rest);
    *place = IN_NOTHING;
    return true;
  }
  if (word_size == 6 && !memcmp(word, "stderr", 6) && after_run) {
    *place = IN_ERROR;
    return true;
  }
  for (size_t index = 0; index < sizeof kinds / sizeof *kinds; index++) {
    if (strlen(kinds[index].word) != word_size) continue;
    if (memcmp(kinds[index].word, word, word_size) != 0) continue;
    session->sections =
        realloc(session->sections, (session->count + 1) * sizeof *session->sections);
    if (!session->sections) fail("out of memory");
    struct section *section = &session->sections[session->count++];
    *section = (struct section){.kind = kinds[index].kind};
    buffer_add_text(&section->head, rest);
    *place = section->kind == SECTION_RUN ? IN_STEPS : IN_BODY;
    if (section->kind == SECTION_RUN) section_add_step(section);
    return true;
  }
  return false;
}

static bool session_line(struct session *session, const char *line, size_t size, enum place *place)
{
  struct section *last = session->count ? &session->sections[session->count - 1] : NULL;
  if (size > 4 && !memcmp(line, "--- ", 4)) {
    struct buffer head = {0};
    buffer_add(&head, line + 4, size - 4 - (line[size - 1] == '\n'));
    size_t word_size = strcspn(head.bytes, " ");
    const char *rest = head.bytes + word_size + strspn(head.bytes + word_size, " ");
    bool known = session_head(session, head.bytes, word_size, rest, place);
    buffer_free(&head);
    return known;
  }
  if (*place == IN_STEPS && size > 2 && !memcmp(line, "> ", 2)) {
    buffer_add(&section_add_step(last)->command, line + 2, size - 2);
    return true;
  }
  struct buffer *to = *place == IN_COMMENT ? &session->comment
                      : *place == IN_BODY  ? &last->body
                      : *place == IN_STEPS ? &last->steps[last->step_count - 1].answer
                      : *place == IN_ERROR ? &last->error
                                           : NULL;
  if (!to) return size == 1; /* a blank line for the eye */
  if (*place == IN_COMMENT && size > 1 && line[0] != '#') return false;
  if (*place != IN_COMMENT && line[0] == '\\') line++, size--;
  buffer_add(to, line, size);
  return true;
}

bool session_parse(struct session *session, const char *text, struct buffer *problem)
{
  enum place place = IN_COMMENT;
  int number = 1;
  *session = (struct session){0};
  for (const char *next, *line = text; *line; line = next, number++) {
    const char *end = strchr(line, '\n');
    next = end ? end + 1 : line + strlen(line);
    if (session_line(session, line, (size_t)(next - line), &place)) continue;
    buffer_format(problem, "line %d is in no section that has lines, or begins an unknown one",
                  number);
    return false;
  }
  session_trim(&session->comment);
  size_t runs = 0;
  for (size_t index = 0; index < session->count; index++) {
    struct section *section = &session->sections[index];
    session_trim(&section->body);
    session_trim(&section->error);
    if (section->kind != SECTION_RUN) continue;
    session_trim(&section->steps[section->step_count - 1].answer);
    runs++;
  }
  if (runs == 0) buffer_add_text(problem, "it runs nothing: \"--- yieldscope …\" is missing");
  return runs > 0;
}

/* Writes lines so that they are read back as what they are. */
static void write_lines(struct buffer *text, const struct buffer *lines)
{
  const char *end = buffer_text(lines) + lines->size;
  for (const char *next, *line = buffer_text(lines); line < end; line = next) {
    const char *newline = memchr(line, '\n', (size_t)(end - line));
    next = newline ? newline + 1 : end;
    if (*line == '\\' || !strncmp(line, "> ", 2) || !strncmp(line, "--- ", 4)) {
      buffer_add_text(text, "\\");
    }
    buffer_add(text, line, (size_t)(next - line));
  }
  if (lines->size > 0 && lines->bytes[lines->size - 1] != '\n') buffer_add_text(text, "\n");
}

void session_write(const struct session *session, struct buffer *text)
{
  buffer_add(text, buffer_text(&session->comment), session->comment.size);
  for (size_t index = 0; index < session->count; index++) {
    const struct section *section = &session->sections[index];
    buffer_format(text, "%s--- %s%s%s\n", text->size > 0 ? "\n" : "", kinds[section->kind].word,
                  section->head.size > 0 ? " " : "", buffer_text(&section->head));
    write_lines(text, &section->body);
    for (size_t number = 0; number < section->step_count; number++) {
      const struct step *step = &section->steps[number];
      if (step->command.size > 0) buffer_format(text, "> %s", step->command.bytes);
      write_lines(text, &step->answer);
    }
    if (section->error.size > 0) {
      buffer_add_text(text, "--- stderr\n");
      write_lines(text, &section->error);
    }
    if (section->status != 0) buffer_format(text, "--- exit %d\n", section->status);
  }
}

void session_free(struct session *session)
{
  for (size_t index = 0; index < session->count; index++) {
    struct section *section = &session->sections[index];
    for (size_t number = 0; number < section->step_count; number++) {
      buffer_free(&section->steps[number].command);
      buffer_free(&section->steps[number].answer);
    }
    free(section->steps);
    buffer_free(&section->head);
    buffer_free(&section->body);
    buffer_free(&section->error);
  }
  free(session->sections);
  buffer_free(&session->comment);
  *session = (struct session){0};
}
