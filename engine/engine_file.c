/* Files that the script reads: of its own folder, or given by the app. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/folder.h"

static void answer(struct link *link, bool found, const char *text, size_t size)
{
  struct wire_writer *out = link_begin(link, MSG_FILE_IS);
  wire_u8(out, found);
  wire_bytes(out, text, size);
  link_end(link);
}

static void refuse(struct link *link, const char *problem)
{
  answer(link, false, problem, strlen(problem));
}

static void answer_from_folder(const struct engine *engine, struct link *link, const char *name)
{
  char problem[2048], *text = NULL;
  size_t size;
  if (folder_read(engine->folder, name, MSG_FILE_MAX, &text, &size, problem, sizeof problem))
    answer(link, true, text, size);
  else refuse(link, problem);
  free(text);
}

/* What the app gives, it gives to the session; a question beside it gets nothing. */
static bool app_answers(struct engine *engine, struct link *link, const char *name)
{
  if (!engine->options.wants_file) return false;
  if (engine->live && link == engine->live->link)
    return engine->options.wants_file(engine->options.context, name);
  refuse(link, "Files cannot be read here.");
  return true;
}

void engine_answer_file(struct engine *engine, struct link *link, struct wire_reader *reader)
{
  size_t size;
  const char *bytes = wire_get_bytes(reader, &size);
  char *name = memchr(bytes, '\0', size) ? NULL : strndup(bytes, size);
  if (!name) refuse(link, "That is no file's name.");
  else if (!app_answers(engine, link, name)) answer_from_folder(engine, link, name);
  free(name);
}

void engine_give_file(struct engine *engine, bool found, const char *text, size_t size)
{
  if (!engine->live) return;
  if (size > MSG_FILE_MAX) refuse(engine->live->link, "The file is too large.");
  else answer(engine->live->link, found, text, size);
}

uint64_t engine_processor_time(const struct engine *engine)
{
  return engine->live ? process_milliseconds(engine->live) : 0;
}
